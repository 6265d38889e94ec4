"""json.decoder: values from JSON text."""

import re

_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r'([^"\\\x00-\x1f]*)(["\\\x00-\x1f])')
_UNESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_WORDS = (("null", None), ("true", True), ("false", False))


class JSONDecodeError(ValueError):
    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, "%s: line %d column %d (char %d)" % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _unicode(s, at):
    digits = s[at : at + 4]
    if len(digits) == 4 and digits[1] not in "xX":
        try:
            return int(digits, 16)
        except ValueError:
            pass
    raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)


def _escape(s, at, begin):
    """The character that the escape at `at` (after the backslash) means, and where it ends."""
    mark = s[at : at + 1]
    if not mark:
        raise JSONDecodeError("Unterminated string starting at", s, begin)
    if mark != "u":
        if mark not in _UNESCAPES:
            raise JSONDecodeError("Invalid \\escape", s, at - 1)
        return _UNESCAPES[mark], at + 1
    code = _unicode(s, at + 1)
    at += 5
    if 0xD800 <= code <= 0xDBFF and s[at : at + 2] == "\\u":
        low = _unicode(s, at + 2)
        if 0xDC00 <= low <= 0xDFFF:
            return chr(0x10000 + (((code - 0xD800) << 10) | (low - 0xDC00))), at + 6
    return chr(code), at


def scanstring(s, end, strict=True):
    begin = end - 1
    parts = []
    while True:
        found = _PLAIN.match(s, end)
        if found is None:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        parts.append(found.group(1))
        end = found.end()
        mark = found.group(2)
        if mark == '"':
            return "".join(parts), end
        if mark == "\\":
            char, end = _escape(s, end, begin)
            parts.append(char)
        elif strict:
            raise JSONDecodeError("Invalid control character at", s, end - 1)
        else:
            parts.append(mark)


class JSONDecoder:
    def __init__(
        self,
        *,
        object_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, _SPACE.match(s, 0).end())
        end = _SPACE.match(s, end).end()
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _value(self, s, at):
        mark = s[at : at + 1]
        if mark == '"':
            return scanstring(s, at + 1, self.strict)
        if mark == "{":
            return self._object(s, at + 1)
        if mark == "[":
            return self._array(s, at + 1)
        for word, value in _WORDS:
            if s.startswith(word, at):
                return value, at + len(word)
        found = _NUMBER.match(s, at)
        if found is not None:
            integer, fraction, exponent = found.groups()
            if fraction or exponent:
                return self.parse_float(integer + (fraction or "") + (exponent or "")), found.end()
            return self.parse_int(integer), found.end()
        for word in _CONSTANTS:
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise JSONDecodeError("Expecting value", s, at)

    def _array(self, s, at):
        out = []
        at = _SPACE.match(s, at).end()
        if s[at : at + 1] == "]":
            return out, at + 1
        while True:
            value, at = self._value(s, at)
            out.append(value)
            at = _SPACE.match(s, at).end()
            mark = s[at : at + 1]
            if mark == "]":
                return out, at + 1
            if mark != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _SPACE.match(s, at + 1).end()

    def _object(self, s, at):
        pairs = []
        at = _SPACE.match(s, at).end()
        if s[at : at + 1] == "}":
            return self._made(pairs), at + 1
        while True:
            if s[at : at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = scanstring(s, at + 1, self.strict)
            at = _SPACE.match(s, at).end()
            if s[at : at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._value(s, _SPACE.match(s, at + 1).end())
            pairs.append((key, value))
            at = _SPACE.match(s, at).end()
            mark = s[at : at + 1]
            if mark == "}":
                return self._made(pairs), at + 1
            if mark != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _SPACE.match(s, at + 1).end()

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return self.object_hook(made) if self.object_hook is not None else made
