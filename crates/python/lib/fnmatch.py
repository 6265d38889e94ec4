"""fnmatch: names that fit a pattern."""

import re

_known = {}


def translate(pat):
    out, at = [], 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == "*":
            if not out or out[-1] != ".*":
                out.append(".*")
        elif char == "?":
            out.append(".")
        elif char == "[":
            end = pat.find("]", at + (1 if pat[at : at + 1] == "!" else 0) + 1)
            if end < 0:
                out.append("\\[")
            else:
                inner = pat[at:end].replace("\\", "\\\\")
                out.append("[" + ("^" + inner[1:] if inner.startswith("!") else inner) + "]")
                at = end + 1
        else:
            out.append(re.escape(char))
    return "(?s:" + "".join(out) + r")\Z"


def fnmatchcase(name, pat):
    if pat not in _known:
        _known[pat] = re.compile(translate(pat)).match
    return _known[pat](name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
