"""json.decoder: values from JSON text."""

import re

_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r'([^"\\\x00-\x1f]*)(["\\\x00-\x1f])')
_FOUR = re.compile(r"[0-9A-Fa-f]{4}")
_UNESCAPES = dict(zip('"\\/bfnrt', '"\\/\b\f\n\r\t'))
_CONSTANTS = {name: float(name) for name in ("NaN", "Infinity", "-Infinity")}
_WORDS = (("null", None), ("true", True), ("false", False))

# Marks that a text begins with, longer ones first; then where bytes are zero that begin a text.
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ZEROS = (("00", "utf-32-be"), ("0x", "utf-16-be"), ("x000", "utf-32-le"), ("x0", "utf-16-le"))


def detect_encoding(b):
    """How bytes of JSON are encoded."""
    for mark, encoding in _MARKS:
        if b.startswith(mark):
            return encoding
    shape = "".join(["x" if byte else "0" for byte in b[:4]])
    if len(shape) in (2, 4):
        for zeros, encoding in _ZEROS:
            if shape.startswith(zeros):
                return encoding if shape != "00" else "utf-16-be"
    return "utf-8"


def text_of(s):
    """What was handed to be read, as text."""
    if isinstance(s, str):
        if s[:1] == "\ufeff":
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
        return s
    if isinstance(s, (bytes, bytearray)):
        return s.decode(detect_encoding(s), "surrogatepass")
    kind = type(s).__name__
    raise TypeError(f"the JSON object must be str, bytes or bytearray, not {kind}")


class JSONDecodeError(ValueError):
    """A text is not JSON: what is wrong, and where."""

    def __init__(self, msg, doc, pos):
        self.lineno = 1 + doc.count("\n", 0, pos)
        self.colno = pos - doc.rfind("\n", 0, pos)
        self.msg, self.doc, self.pos = msg, doc, pos
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


def _unicode(s, at):
    digits = _FOUR.match(s, at)
    if digits is None:
        raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)
    return int(digits.group(), 16)


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
    # Half a pair alone is no character here.
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code), at


def scanstring(s, end, strict=True):
    """The string whose first character is at `end`, and where it ends."""
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
    """Reads JSON; hooks say what its parts become."""

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
        self.strict, self.object_hook, self.object_pairs_hook = (
            strict,
            object_hook,
            object_pairs_hook,
        )
        self.parse_int, self.parse_float = parse_int or int, parse_float or float
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__

    def decode(self, s):
        """The value of a text that holds nothing else."""
        value, at = self.raw_decode(s, _SPACE.match(s).end())
        rest = _SPACE.match(s, at).end()
        if rest < len(s):
            raise JSONDecodeError("Extra data", s, rest)
        return value

    def raw_decode(self, s, idx=0):
        """The value that begins at a place, and where it ends."""
        if idx < 0:
            raise ValueError("idx cannot be negative")
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


_usual = JSONDecoder()


def decoder_of(cls, options, hooks):
    """What reads for a call: the same one for all calls that ask for nothing."""
    options.update([hook for hook in hooks.items() if hook[1] is not None])
    return (cls or JSONDecoder)(**options) if cls is not None or options else _usual
