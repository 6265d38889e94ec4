"""codecs: texts as bytes."""

from builtins import open as _open

BOM_UTF8 = b"\xef\xbb\xbf"


def encode(obj, encoding="utf-8", errors="strict"):
    if encoding == "rot13" or encoding == "rot_13":
        return "".join([_turned(char) for char in obj])
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    if encoding in ("hex", "hex_codec"):
        return bytes.fromhex(obj.decode())
    return (
        encode(obj, encoding) if encoding in ("rot13", "rot_13") else obj.decode(encoding, errors)
    )


def _turned(char):
    for first in "aA":
        if first <= char <= chr(ord(first) + 25):
            return chr((ord(char) - ord(first) + 13) % 26 + ord(first))
    return char


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    return _open(filename, mode)
