"""binascii: bytes as hexadecimal or base 64 text."""

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {char: at for at, char in enumerate(_ALPHABET)}


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def hexlify(data, sep=None, bytes_per_sep=1):
    text = bytes(data).hex() if sep is None else bytes(data).hex(sep, bytes_per_sep)
    return text.encode()


def unhexlify(hexstr):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    try:
        return bytes([int(text[at : at + 2], 16) for at in range(0, len(text), 2)])
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


b2a_hex = hexlify
a2b_hex = unhexlify


def b2a_base64(data, *, newline=True):
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError("a bytes-like object is required, not '%s'" % type(data).__name__)
    data = bytes(data)
    out = []
    for at in range(0, len(data), 3):
        part = data[at : at + 3]
        number = int.from_bytes(part + b"\0" * (3 - len(part)), "big")
        chars = [
            _ALPHABET[number >> 18],
            _ALPHABET[number >> 12 & 63],
            _ALPHABET[number >> 6 & 63],
            _ALPHABET[number & 63],
        ]
        out.extend(chars[: len(part) + 1] + [61] * (3 - len(part)))
    if newline:
        out.append(10)
    return bytes(out)


def a2b_base64(data, /, *, strict_mode=False):
    if isinstance(data, str):
        data = data.encode("ascii")
    number, count, pads, out = 0, 0, 0, []
    for char in data:
        if char == 61:
            pads += 1
            if count % 4 >= 2 and count % 4 + pads >= 4:
                break
            continue
        value = _VALUES.get(char)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if pads and strict_mode:
            raise Error("Discontinuous padding not allowed")
        number = number << 6 | value
        count += 1
        if count % 4 == 0:
            out.extend(number.to_bytes(3, "big"))
            number = 0
    rest = count % 4
    if rest == 1:
        raise Error(
            "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4"
            % count
        )
    if rest and rest + pads < 4:
        raise Error("Incorrect padding")
    if rest == 2:
        out.append(number >> 4)
    elif rest == 3:
        out.extend((number >> 2).to_bytes(2, "big"))
    return bytes(out)


def crc32(data, value=0, /):
    crc = value ^ 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0xEDB88320 if crc & 1 else crc >> 1
    return crc ^ 0xFFFFFFFF
