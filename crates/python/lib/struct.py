"""`struct`: values as bytes, by a format string."""

import _bits

_SIZES = {
    "c": 1,
    "b": 1,
    "B": 1,
    "?": 1,
    "h": 2,
    "H": 2,
    "i": 4,
    "I": 4,
    "l": 8,
    "L": 8,
    "q": 8,
    "Q": 8,
    "n": 8,
    "N": 8,
    "P": 8,
    "e": 2,
    "f": 4,
    "d": 8,
    "s": 1,
    "p": 1,
    "x": 1,
}
_NAMES = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}


class error(Exception):
    __module__ = "struct"


def _parse(format):
    """Byte order, and (count, code, size, padding before it) of each part."""
    text = format.decode("ascii") if isinstance(format, (bytes, bytearray)) else format
    if not isinstance(text, str):
        raise TypeError(
            f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}"
        )
    order, native = "little", True
    if text[:1] in ("<", ">", "!", "=", "@") and text:
        native = text[0] == "@"
        order = "big" if text[0] in ">!" else "little"
        text = text[1:]
    parts, at, count = [], 0, ""
    for code in text:
        if code.isspace() and not count:
            continue
        if code.isdigit():
            count += code
            continue
        size = _SIZES.get(code)
        if size is None or (not native and code in "nNP"):
            raise error("bad char in struct format")
        if not native and code in "lL":
            size = 4
        times = int(count or 1)
        pad = -at % size if native else 0
        at += pad + times * size
        parts.append((times, code, size, pad))
        count = ""
    if count:
        raise error("repeat count given without format specifier")
    return order, parts, at


def _int_bytes(value, code, size, order):
    if not hasattr(type(value), "__index__"):
        raise error("required argument is not an integer")
    number = value.__index__()
    signed = code.islower()
    bits = size * 8
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    if not low <= number <= high:
        if size == 8 or (code in "IL" and number < 0):
            raise error("argument out of range")
        if code in _NAMES:
            raise error(f"{_NAMES[code]} format requires {low} <= number <= {high}")
        raise error(f"'{code}' format requires {low} <= number <= {high}")
    return number.to_bytes(size, order, signed=signed)


def _one(value, code, size, order):
    if code == "c":
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return bytes(value)
    if code == "?":
        return b"\1" if value else b"\0"
    if code in "efd":
        if not isinstance(value, (int, float)) and not hasattr(type(value), "__float__"):
            raise error("required argument is not a float")
        return _bits.of_float(float(value), size).to_bytes(size, order)
    return _int_bytes(value, code, size, order)


def _text_bytes(value, code, count):
    if not isinstance(value, (bytes, bytearray)):
        raise error(f"argument for '{code}' must be a bytes object")
    if code == "p":
        kept = bytes(value[: max(count - 1, 0)])[:255]
        return (bytes([len(kept)]) + kept).ljust(count, b"\0")[:count]
    return bytes(value[:count]).ljust(count, b"\0")


def _value(raw, code, order):
    if code == "c":
        return raw
    if code == "?":
        return raw != b"\0"
    number = int.from_bytes(raw, order, signed=code.islower() and code not in "efd")
    return _bits.to_float(number, len(raw)) if code in "efd" else number


class Struct:
    """Struct(fmt) --> compiled struct object"""

    def __init__(self, format):
        self._order, self._parts, self.size = _parse(format)
        self.format = format if isinstance(format, str) else format.decode()
        self._count = sum(
            0 if code == "x" else 1 if code in "sp" else times for times, code, _, _ in self._parts
        )

    def _pack(self, name, values):
        if len(values) != self._count:
            raise error(f"{name} expected {self._count} items for packing (got {len(values)})")
        rest, out = iter(values), bytearray()
        for times, code, size, pad in self._parts:
            out += bytes(pad)
            if code == "x":
                out += bytes(times)
            elif code in "sp":
                out += _text_bytes(next(rest), code, times)
            else:
                for _ in range(times):
                    out += _one(next(rest), code, size, self._order)
        return bytes(out)

    def pack(self, *values):
        return self._pack("pack", values)

    def pack_into(self, buffer, offset, *values):
        packed = self._pack("pack_into", values)
        start = offset + len(buffer) if offset < 0 else offset
        if start < 0 or len(buffer) - start < self.size:
            raise error(
                f"pack_into requires a buffer of at least {self.size + start} bytes for packing {self.size} bytes "
                f"at offset {start} (actual buffer size is {len(buffer)})"
            )
        buffer[start : start + self.size] = packed

    def _unpack(self, data):
        values, at = [], 0
        for times, code, size, pad in self._parts:
            at += pad
            if code == "s":
                values.append(data[at : at + times])
            elif code == "p":
                values.append(data[at + 1 : at + 1 + min(data[at], times - 1)] if times else b"")
            elif code != "x":
                values.extend(
                    _value(data[i : i + size], code, self._order)
                    for i in range(at, at + times * size, size)
                )
            at += times * size
        return tuple(values)

    def unpack(self, buffer):
        data = bytes(buffer)
        if len(data) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._unpack(data)

    def unpack_from(self, buffer, offset=0):
        data = bytes(buffer)
        start = offset + len(data) if offset < 0 else offset
        if start < 0 or len(data) - start < self.size:
            raise error(
                f"unpack_from requires a buffer of at least {self.size + start} bytes for unpacking {self.size} bytes "
                f"at offset {start} (actual buffer size is {len(data)})"
            )
        return self._unpack(data[start : start + self.size])

    def iter_unpack(self, buffer):
        data = bytes(buffer)
        if not self.size or len(data) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self._unpack(data[at : at + self.size]) for at in range(0, len(data), self.size))


def calcsize(format, /):
    return _parse(format)[2]


def pack(format, /, *values):
    return Struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    Struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return Struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return Struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return Struct(format).iter_unpack(buffer)
