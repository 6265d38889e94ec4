"""json.encoder: what a value is as JSON text."""

ESCAPE_DCT = dict(zip('"\\\n\r\t\f\b', ('\\"', "\\\\", "\\n", "\\r", "\\t", "\\f", "\\b")))
INFINITY = float("inf")


def _escaped(char):
    """A character by its number: two of them where it has more than four digits."""
    code = ord(char)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _quoted(s, first, last):
    """A text in quotes; what is not between two characters is escaped."""
    known = ESCAPE_DCT.get
    parts = [known(char) or (char if first <= char <= last else _escaped(char)) for char in s]
    return '"' + "".join(parts) + '"'


def py_encode_basestring(s):
    """A text in quotes."""
    return '"' + s + '"' if s.isalnum() else _quoted(s, " ", "\U0010ffff")


def py_encode_basestring_ascii(s):
    """A text in quotes, of ASCII alone."""
    return '"' + s + '"' if s.isascii() and s.isalnum() else _quoted(s, " ", "~")


encode_basestring = py_encode_basestring
encode_basestring_ascii = py_encode_basestring_ascii


class JSONEncoder:
    """Writes JSON."""

    item_separator, key_separator = ", ", ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.indent, self.sort_keys, self.skipkeys = indent, sort_keys, skipkeys
        self.allow_nan, self.check_circular = allow_nan, check_circular
        self.ensure_ascii = ensure_ascii
        if default is not None:
            self.default = default
        if separators is None and indent is not None:
            separators = self.item_separator.rstrip(), self.key_separator
        if separators is not None:
            self.item_separator, self.key_separator = separators

    def default(self, o):
        """What stands for an object that JSON has nothing for."""
        kind = type(o).__name__
        raise TypeError(f"Object of type {kind} is not JSON serializable")

    def encode(self, o):
        """A value as text."""
        return self._text(o) if isinstance(o, str) else "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """The same in pieces."""
        out = []
        self._write(o, out.append, "", {} if self.check_circular else None)
        return iter(out)

    def _text(self, value):
        return encode_basestring_ascii(value) if self.ensure_ascii else encode_basestring(value)

    def _float(self, value):
        if value != value:
            text = "NaN"
        elif value == INFINITY:
            text = "Infinity"
        elif value == -INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(value)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return text

    def _write(self, o, put, margin, seen):
        if isinstance(o, str):
            put(self._text(o))
        elif o is None:
            put("null")
        elif o is True:
            put("true")
        elif o is False:
            put("false")
        elif isinstance(o, int):
            put(int.__repr__(o))
        elif isinstance(o, float):
            put(self._float(o))
        else:
            self._write_nested(o, put, margin, seen)

    def _write_nested(self, o, put, margin, seen):
        if seen is not None:
            if id(o) in seen:
                raise ValueError("Circular reference detected")
            seen[id(o)] = o
        if isinstance(o, dict):
            self._write_items(self._pairs(o), "{}", put, margin, seen)
        elif isinstance(o, (list, tuple)):
            self._write_items([(None, value) for value in o], "[]", put, margin, seen)
        else:
            self._write(self.default(o), put, margin, seen)
        if seen is not None:
            del seen[id(o)]

    def _pairs(self, o):
        out = []
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            if isinstance(key, str):
                out.append((key, value))
            elif isinstance(key, float):
                out.append((self._float(key), value))
            elif key is True or key is False or key is None:
                out.append(({True: "true", False: "false", None: "null"}[key], value))
            elif isinstance(key, int):
                out.append((int.__repr__(key), value))
            elif not self.skipkeys:
                raise TypeError(
                    f"keys must be str, int, float, bool or None, not {key.__class__.__name__}"
                )
        return out

    def _write_items(self, items, marks, put, margin, seen):
        if not items:
            put(marks)
            return
        put(marks[0])
        indent = self.indent
        inner = margin
        between = self.item_separator
        if indent is not None:
            inner = margin + (indent if isinstance(indent, str) else " " * indent)
            put("\n" + inner)
            between += "\n" + inner
        first = True
        for key, value in items:
            if not first:
                put(between)
            first = False
            if key is not None:
                put(self._text(key) + self.key_separator)
            self._write(value, put, inner, seen)
        if indent is not None:
            put("\n" + margin)
        put(marks[1])


_usual = JSONEncoder()
# What the usual calls ask for.
_USUAL = {name: getattr(_usual, name) for name in ("skipkeys", "sort_keys", "ensure_ascii")}
_USUAL.update(check_circular=True, allow_nan=True, separators=None, indent=None, default=None)


def encoder_of(cls, options, separators):
    """What writes for a call: the same one for all usual calls."""
    options["separators"] = separators
    if cls is None and options == _USUAL:
        return _usual
    return (cls or JSONEncoder)(**options)
