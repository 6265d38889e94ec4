"""shlex: words as a shell reads them."""

import os
import re
import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]

_UNSAFE = re.compile(r"[^\w@%+=:,./-]", re.ASCII)
_NAME = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
_LATIN = "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"


class shlex:
    """A reader of words. `state`: what the last character belongs to; `" "` between words, `a` in
    one, `c` in punctuation, a quote within it, an escape after it, none at the end."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        given = isinstance(instream, str)
        self.instream = StringIO(instream) if given else instream or sys.stdin
        self.infile = infile if instream is not None else None
        self.posix, self.eof = posix, None if posix else ""
        self.commenters, self.whitespace = "#", " \t\r\n"
        self.wordchars = _NAME + (_LATIN if posix else "")
        self.whitespace_split, self.quotes = False, "'\""
        self.escape, self.escapedquotes = "\\", '"'
        self.state, self.pushback, self.lineno = " ", deque(), 1
        self.debug, self.token, self.filestack, self.source = 0, "", deque(), None
        signs = "();<>|&" if punctuation_chars is True else punctuation_chars or ""
        self._punctuation_chars = signs
        self._pushback_chars = deque()
        if signs:
            self.wordchars += "~-./*?="
            self.wordchars = "".join(one for one in self.wordchars if one not in signs)

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        self.pushback.appendleft(tok)

    def push_source(self, newstream, newfile=None):
        stream = StringIO(newstream) if isinstance(newstream, str) else newstream
        self.filestack.appendleft((self.infile, self.instream, self.lineno))
        self.infile, self.instream, self.lineno = newfile, stream, 1

    def pop_source(self):
        self.instream.close()
        self.infile, self.instream, self.lineno = self.filestack.popleft()
        self.state = " "

    def get_token(self):
        """The next word, or `eof`."""
        if self.pushback:
            return self.pushback.popleft()
        raw = self.read_token()
        while self.source is not None and raw == self.source:
            found = self.sourcehook(self.read_token())
            if found:
                self.push_source(found[1], found[0])
            raw = self.get_token()
        while raw == self.eof and self.filestack:
            self.pop_source()
            raw = self.get_token()
        return raw

    def sourcehook(self, newfile):
        newfile = newfile[1:-1] if newfile[0] == '"' else newfile
        if isinstance(self.infile, str) and not os.path.isabs(newfile):
            newfile = os.path.join(os.path.dirname(self.infile), newfile)
        return newfile, open(newfile)

    def error_leader(self, infile=None, lineno=None):
        return f'"{infile or self.infile}", line {lineno or self.lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token

    def _next_char(self):
        if self._punctuation_chars and self._pushback_chars:
            return self._pushback_chars.pop()
        return self.instream.read(1)

    def read_token(self):
        """A word as it is read, whatever was pushed back."""
        word = _Word(self)
        while not word.done:
            char = self._next_char()
            if char == "\n":
                self.lineno += 1
            if self.state is None:
                self.token = ""
                break
            if self.state == " ":
                word.begin(char)
            elif self.state in self.quotes:
                word.within_quotes(char)
            elif self.state in self.escape:
                word.after_escape(char)
            else:
                word.go_on(char)
        found, self.token = self.token, ""
        return None if self.posix and not word.quoted and found == "" else found


class _Word:
    """A word while it is read."""

    def __init__(self, reader):
        self.reader, self.quoted, self.done, self.back = reader, False, False, " "

    def _ends(self):
        """What was read is a word, unless there is nothing."""
        reader = self.reader
        self.done = bool(reader.token) or (reader.posix and self.quoted)

    def _comment(self):
        self.reader.instream.readline()
        self.reader.lineno += 1

    def begin(self, char):
        reader = self.reader
        if not char:
            reader.state, self.done = None, True
        elif char in reader.whitespace:
            self._ends()
        elif char in reader.commenters:
            self._comment()
        elif reader.posix and char in reader.escape:
            self.back, reader.state = "a", char
        elif char in reader.wordchars:
            reader.token, reader.state = char, "a"
        elif char in reader.punctuation_chars:
            reader.token, reader.state = char, "c"
        elif char in reader.quotes:
            reader.token, reader.state = "" if reader.posix else char, char
        elif reader.whitespace_split:
            reader.token, reader.state = char, "a"
        else:
            reader.token = char
            self._ends()

    def within_quotes(self, char):
        reader, self.quoted = self.reader, True
        if not char:
            raise ValueError("No closing quotation")
        if char == reader.state:
            if reader.posix:
                reader.state = "a"
            else:
                reader.token += char
                reader.state, self.done = " ", True
        elif reader.posix and char in reader.escape and reader.state in reader.escapedquotes:
            self.back, reader.state = reader.state, char
        else:
            reader.token += char

    def after_escape(self, char):
        reader = self.reader
        if not char:
            raise ValueError("No escaped character")
        in_quotes = self.back in reader.quotes
        if in_quotes and char != reader.state and char != self.back:
            reader.token += reader.state
        reader.token += char
        reader.state = self.back

    def go_on(self, char):
        reader = self.reader
        if not char:
            reader.state, self.done = None, True
        elif char in reader.whitespace:
            reader.state = " "
            self._ends()
        elif char in reader.commenters:
            self._comment()
            if reader.posix:
                reader.state = " "
                self._ends()
        elif reader.state == "c":
            self._go_on_with_signs(char)
        elif reader.posix and char in reader.quotes:
            reader.state = char
        elif reader.posix and char in reader.escape:
            self.back, reader.state = "a", char
        elif self._belongs(char):
            reader.token += char
        else:
            kept = reader._pushback_chars if reader.punctuation_chars else reader.pushback
            kept.append(char) if reader.punctuation_chars else kept.appendleft(char)
            reader.state = " "
            self._ends()

    def _belongs(self, char):
        reader = self.reader
        split = reader.whitespace_split and char not in reader.punctuation_chars
        return char in reader.wordchars or char in reader.quotes or split

    def _go_on_with_signs(self, char):
        reader = self.reader
        if char in reader.punctuation_chars:
            reader.token += char
            return
        if char not in reader.whitespace:
            reader._pushback_chars.append(char)
        reader.state, self.done = " ", True


def split(s, comments=False, posix=True):
    """The words of a line."""
    if s is None:
        import warnings

        text = "Passing None for 's' to shlex.split() is deprecated."
        warnings.warn(text, DeprecationWarning, stacklevel=2)
    reader = shlex(s, posix=posix)
    reader.whitespace_split = True
    if not comments:
        reader.commenters = ""
    return list(reader)


def join(split_command):
    return " ".join(map(quote, split_command))


def quote(s):
    """A word that a shell reads as it is."""
    if not s:
        return "''"
    if _UNSAFE.search(s) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
