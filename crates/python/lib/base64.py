"""base64: bytes as text of few characters."""

import binascii

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_ALPHABET32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(
        "argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__
    )


def b64encode(s, altchars=None):
    """Bytes in 64 characters; two of them may be others."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    if len(altchars) != 2:
        raise AssertionError(repr(altchars))
    return encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    """The bytes of such a text."""
    data = _bytes(s)
    if altchars is not None:
        others = _bytes(altchars)
        if len(others) != 2:
            raise AssertionError(repr(others))
        data = data.translate(bytes.maketrans(others, b"+/"))
    return binascii.a2b_base64(data, strict_mode=validate)


def _fixed(convert, *altchars):
    def of(s):
        return convert(s, *altchars)

    return of


standard_b64encode, standard_b64decode = _fixed(b64encode), _fixed(b64decode)
# These may stand in URLs.
urlsafe_b64encode, urlsafe_b64decode = _fixed(b64encode, b"-_"), _fixed(b64decode, b"-_")


def b32encode(s):
    s = bytes(s)
    out = []
    for at in range(0, len(s), 5):
        part = s[at : at + 5]
        number = int.from_bytes(part + b"\0" * (5 - len(part)), "big")
        chars = [_ALPHABET32[number >> shift & 31] for shift in range(35, -1, -5)]
        used = {1: 2, 2: 4, 3: 5, 4: 7, 5: 8}[len(part)]
        out.extend(chars[:used] + [61] * (8 - used))
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    bare = s.rstrip(b"=")
    number, bits, out = 0, 0, []
    for char in bare:
        value = _ALPHABET32.find(bytes([char]))
        if value < 0:
            raise binascii.Error("Non-base32 digit found")
        number = number << 5 | value
        bits += 5
        if bits >= 8:
            bits -= 8
            out.append(number >> bits & 255)
    return bytes(out)


def b16encode(s):
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _bytes(s)
    try:
        if not casefold and s != s.upper():
            raise ValueError
        return bytes.fromhex(s.decode())
    except ValueError:
        raise binascii.Error("Non-base16 digit found") from None


def encodebytes(s):
    return b"".join([binascii.b2a_base64(s[at : at + 57]) for at in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(s)
