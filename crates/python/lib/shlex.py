"""shlex: a line in words, as a shell takes it apart, and back."""

import re

_UNSAFE = re.compile(r"[^\w@%+=:,./-]", re.ASCII)


def quote(s):
    """A word that a shell reads as this text."""
    if not s:
        return "''"
    if not _UNSAFE.search(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    """Words as one line."""
    return " ".join(quote(word) for word in split_command)


def split(s, comments=False, posix=True):
    """The words of a line; quotes go in the way of a shell (`posix`), or stay."""
    if s is None:
        raise ValueError("s argument must not be None")
    words, word, mark, at = [], None, "", 0
    while at < len(s):
        letter = s[at]
        at += 1
        if mark:
            if posix and letter == "\\" and mark == '"' and at < len(s) and s[at] in '"\\':
                word += s[at]
                at += 1
            elif letter != mark:
                word += letter
            else:
                word += "" if posix else letter
                mark = ""
        elif letter.isspace():
            if word is not None:
                words.append(word)
            word = None
        elif letter in "'\"":
            mark, word = letter, (word or "") + ("" if posix else letter)
        elif posix and letter == "\\":
            if at == len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        elif comments and letter == "#":
            at = s.find("\n", at) if "\n" in s[at:] else len(s)
        else:
            word = (word or "") + letter
    if mark:
        raise ValueError("No closing quotation")
    return words if word is None else [*words, word]
