"""JSON as the json module's dumps() and loads() write and read it, for columns of type JSON."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}
_UNESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def _quoted(text):
    out = []
    for char in text:
        code = ord(char)
        if char in _ESCAPES:
            out.append(_ESCAPES[char])
        elif 32 <= code < 127:
            out.append(char)
        elif code < 0x10000:
            out.append("\\u%04x" % code)
        else:
            code -= 0x10000
            out.append("\\u%04x\\u%04x" % (0xd800 | (code >> 10), 0xdc00 | (code & 0x3ff)))
    return '"' + "".join(out) + '"'


def _number(value):
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return float.__repr__(value)


def _key(key):
    if isinstance(key, str):
        return _quoted(key)
    if key is None or isinstance(key, (bool, int, float)):
        return _quoted(dumps(key))
    raise TypeError("keys must be str, int, float, bool or None, not %s" % type(key).__name__)


def dumps(value):
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dict):
        return "{" + ", ".join([_key(k) + ": " + dumps(v) for k, v in value.items()]) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join([dumps(v) for v in value]) + "]"
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)


def _wrong(message, text, at):
    line = text.count("\n", 0, at) + 1
    return ValueError("%s: line %d column %d (char %d)" % (message, line, at - text.rfind("\n", 0, at), at))


def _skip(text, at):
    while at < len(text) and text[at] in " \t\n\r":
        at += 1
    return at


def loads(text):
    if isinstance(text, bytes):
        text = text.decode()
    value, at = _value(text, _skip(text, 0))
    at = _skip(text, at)
    if at != len(text):
        raise _wrong("Extra data", text, at)
    return value


_WORDS = {"null": None, "true": True, "false": False, "NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


def _value(text, at):
    first = text[at:at + 1]
    if first == '"':
        return _string(text, at + 1)
    if first == "{":
        return _object(text, at)
    if first == "[":
        return _array(text, at)
    for word, value in _WORDS.items():
        if text.startswith(word, at):
            return value, at + len(word)
    end = at
    while end < len(text) and text[end] in "+-0123456789.eE":
        end += 1
    number = text[at:end]
    try:
        return (int(number) if number.lstrip("-").isdigit() else float(number)), end
    except ValueError:
        raise _wrong("Expecting value", text, at) from None


def _string(text, at):
    out, begin = [], at - 1
    while at < len(text):
        char = text[at]
        if char == '"':
            return "".join(out), at + 1
        if char != "\\":
            out.append(char)
            at += 1
        elif text[at + 1:at + 2] == "u":
            code, at = int(text[at + 2:at + 6], 16), at + 6
            if 0xd800 <= code < 0xdc00 and text[at:at + 2] == "\\u":
                code, at = 0x10000 + ((code - 0xd800) << 10) + int(text[at + 2:at + 6], 16) - 0xdc00, at + 6
            out.append(chr(code))
        else:
            if text[at + 1:at + 2] not in _UNESCAPES:
                raise _wrong("Invalid \\escape", text, at)
            out.append(_UNESCAPES[text[at + 1]])
            at += 2
    raise _wrong("Unterminated string starting at", text, begin)


def _array(text, at):
    out, at = [], _skip(text, at + 1)
    if text[at:at + 1] == "]":
        return out, at + 1
    while True:
        value, at = _value(text, at)
        out.append(value)
        at = _skip(text, at)
        if text[at:at + 1] == "]":
            return out, at + 1
        if text[at:at + 1] != ",":
            raise _wrong("Expecting ',' delimiter", text, at)
        at = _skip(text, at + 1)


def _object(text, at):
    out, at = {}, _skip(text, at + 1)
    if text[at:at + 1] == "}":
        return out, at + 1
    while True:
        if text[at:at + 1] != '"':
            raise _wrong("Expecting property name enclosed in double quotes", text, at)
        key, at = _string(text, at + 1)
        at = _skip(text, at)
        if text[at:at + 1] != ":":
            raise _wrong("Expecting ':' delimiter", text, at)
        out[key], at = _value(text, _skip(text, at + 1))
        at = _skip(text, at)
        if text[at:at + 1] == "}":
            return out, at + 1
        if text[at:at + 1] != ",":
            raise _wrong("Expecting ',' delimiter", text, at)
        at = _skip(text, at + 1)
