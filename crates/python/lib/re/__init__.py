"""Regular expressions; the search itself is _re."""

import _re

A = ASCII = 256
I = IGNORECASE = 2
L = LOCALE = 4
U = UNICODE = 32
M = MULTILINE = 8
S = DOTALL = 16
X = VERBOSE = 64
NOFLAG = 0


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        super().__init__(msg)
        self.msg = msg
        self.pattern = pattern
        self.pos = pos


PatternError = error


class Match:
    def __init__(self, pattern, string, spans, pos, endpos):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._spans = spans

    def _index(self, key):
        if isinstance(key, str):
            if key not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[key]
        if not 0 <= key < len(self._spans):
            raise IndexError("no such group")
        return key

    def _text(self, key, default=None):
        span = self._spans[self._index(key)]
        return default if span is None else self.string[span[0] : span[1]]

    def group(self, *keys):
        if not keys:
            return self._text(0)
        if len(keys) == 1:
            return self._text(keys[0])
        return tuple(self._text(key) for key in keys)

    def __getitem__(self, key):
        return self._text(key)

    def groups(self, default=None):
        return tuple(self._text(at, default) for at in range(1, len(self._spans)))

    def groupdict(self, default=None):
        return {name: self._text(at, default) for name, at in self.re.groupindex.items()}

    def span(self, key=0):
        span = self._spans[self._index(key)]
        return (-1, -1) if span is None else span

    def start(self, key=0):
        return self.span(key)[0]

    def end(self, key=0):
        return self.span(key)[1]

    @property
    def lastindex(self):
        set_ones = [at for at in range(1, len(self._spans)) if self._spans[at] is not None]
        return max(set_ones, key=lambda at: self._spans[at][1]) if set_ones else None

    @property
    def lastgroup(self):
        at = self.lastindex
        for name, index in self.re.groupindex.items():
            if index == at:
                return name
        return None

    def expand(self, template):
        return _expand(template, self)

    def __bool__(self):
        return True

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


def _expand(template, match):
    if "\\" not in template:
        return template
    out, at = [], 0
    while at < len(template):
        char = template[at]
        at += 1
        if char != "\\" or at >= len(template):
            out.append(char)
            continue
        char = template[at]
        at += 1
        if char == "g" and template[at : at + 1] == "<":
            stop = template.index(">", at)
            name = template[at + 1 : stop]
            out.append(match._text(int(name) if name.isdigit() else name, "") or "")
            at = stop + 1
        elif char.isdigit():
            number = char
            if char != "0" and template[at : at + 1].isdigit():
                number += template[at]
                at += 1
            if int(number) >= len(match._spans):
                raise error(f"invalid group reference {number} at position {at - len(number)}")
            out.append(match._text(int(number), "") or "")
        elif char in "ntrfva":
            out.append({"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}[char])
        elif char == "\\":
            out.append("\\")
        else:
            out.append("\\" + char)
    return "".join(out)


class Pattern:
    def __init__(self, pattern, flags):
        _check_names(pattern)
        found = _re.compile(pattern, flags)
        if isinstance(found, str):
            raise _error_of(found, pattern)
        self._compiled, names = found
        self.pattern = pattern
        self.flags = flags if flags & ASCII else flags | UNICODE
        self.groups = len(names) - 1
        self.groupindex = {name: at for at, name in enumerate(names) if name is not None}

    def _run(self, string, pos, endpos, way):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        end = len(string) if endpos is None else min(endpos, len(string))
        spans = _re.run(self._compiled, string, pos, end, way)
        return None if spans is None else Match(self, string, spans, pos, end)

    def search(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=None):
        end = len(string) if endpos is None else min(endpos, len(string))
        empty = None
        while pos <= end:
            found = self._run(string, pos, end, 0)
            if found is None:
                return
            start, stop = found.span()
            if start == stop == empty:
                # After an empty match the next one must not be empty at the same place.
                pos, empty = stop + 1, None
                continue
            yield found
            empty = stop if start == stop else None
            pos = stop

    def findall(self, string, pos=0, endpos=None):
        if self.groups == 0:
            return [found.group() for found in self.finditer(string, pos, endpos)]
        if self.groups == 1:
            return [found._text(1, "") for found in self.finditer(string, pos, endpos)]
        return [found.groups("") for found in self.finditer(string, pos, endpos)]

    def subn(self, repl, string, count=0):
        out, at, done = [], 0, 0
        for found in self.finditer(string):
            if count and done >= count:
                break
            out.append(string[at : found.start()])
            out.append(repl(found) if callable(repl) else _expand(repl, found))
            at = found.end()
            done += 1
        out.append(string[at:])
        return "".join(out), done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def split(self, string, maxsplit=0):
        out, at, done = [], 0, 0
        for found in self.finditer(string):
            if maxsplit and done >= maxsplit:
                break
            out.append(string[at : found.start()])
            out.extend(found.groups())
            at = found.end()
            done += 1
        out.append(string[at:])
        return out

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (
            other.pattern,
            other.flags,
        )

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __repr__(self):
        names = [
            name
            for name, bit in (("IGNORECASE", 2), ("MULTILINE", 8), ("DOTALL", 16), ("VERBOSE", 64))
            if self.flags & bit
        ]
        shown = f", re.{'|re.'.join(names)}" if names else ""
        return f"re.compile({self.pattern!r}{shown})"


_cache = {}


def _check_names(pattern):
    """Group names must be names, and new."""
    known, groups, at, inside = {}, 0, 0, False
    while at < len(pattern):
        c = pattern[at]
        if c == "\\":
            at += 2
            continue
        if inside:
            inside = c != "]"
        elif c == "[":
            inside = True
            at += 2 if pattern[at + 1 : at + 2] == "^" else 1
        elif c == "(" and pattern[at + 1 : at + 2] != "?":
            groups += 1
        elif pattern.startswith("(?P<", at):
            groups += 1
            name = pattern[at + 4 :].split(">", 1)[0]
            if not name.isidentifier():
                raise error(
                    f"bad character in group name {name!r} at position {at + 4}", pattern, at + 4
                )
            if name in known:
                raise error(
                    f"redefinition of group name {name!r} as group {groups}; was group {known[name]} at position {at + 4}",
                    pattern,
                    at + 4,
                )
            known[name] = groups
        at += 1


def _error_of(text, pattern):
    """The search's own words in Python's."""
    last = pattern.rfind("(")
    for part, words, at in (
        ("without closing parenthesis", "missing ), unterminated subpattern", last),
        ("unclosed group", "missing ), unterminated subpattern", last),
        ("nclosed parenthesis", "missing ), unterminated subpattern", last),
        ("nopened parenthesis", "unbalanced parenthesis", pattern.rfind(")")),
        ("end of string not reached", "unbalanced parenthesis", pattern.rfind(")")),
        ("unclosed character class", "unterminated character set", pattern.rfind("[")),
        ("Invalid character class", "unterminated character set", pattern.rfind("[")),
        ("Target of repeat operator is invalid", "nothing to repeat", 0),
        ("repetition operator missing expression", "nothing to repeat", 0),
        ("Backslash without following character", "bad escape (end of pattern)", len(pattern) - 1),
    ):
        if part in text:
            return error(f"{words} at position {max(at, 0)}", pattern, max(at, 0))
    for at, char in enumerate(pattern):
        if (
            char == "-"
            and 0 < at < len(pattern) - 1
            and pattern[at - 1] > pattern[at + 1]
            and "Regex error" in text
        ):
            return error(
                f"bad character range {pattern[at - 1 : at + 2]} at position {at - 1}",
                pattern,
                at - 1,
            )
    return error(text, pattern)


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    if isinstance(pattern, (bytes, bytearray)):
        raise NotImplementedError("the playground does not run regular expressions over bytes")
    key = (pattern, int(flags))
    if key not in _cache:
        _cache[key] = Pattern(pattern, int(flags))
    return _cache[key]


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def escape(pattern):
    return "".join(
        "\\" + char if char in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else char for char in pattern
    )


def purge():
    _cache.clear()


class Scanner:
    """Cuts a text into tokens by a list of patterns and what is made of each."""

    def __init__(self, lexicon, flags=0):
        self.lexicon, self.match = lexicon, None
        self._patterns = [(compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        """What was made of the tokens, and the rest that no pattern matches."""
        made, at = [], 0
        while at <= len(string):
            match, action = self._next(string, at)
            if match is None or match.end() == at:
                break
            if callable(action):
                self.match = match
                action = action(self, match.group())
            if action is not None:
                made.append(action)
            at = match.end()
        return made, string[at:]

    def _next(self, string, at):
        for pattern, action in self._patterns:
            match = pattern.match(string, at)
            if match is not None:
                return match, action
        return None, None
