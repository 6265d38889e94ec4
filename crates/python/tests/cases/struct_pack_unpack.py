"""struct: sizes, byte orders, padding, strings, errors."""
import struct

assert struct.pack("<I", 1) == b"\x01\x00\x00\x00"
assert struct.pack(">I", 1) == b"\x00\x00\x00\x01"
assert struct.pack("!HhBb", 65535, -2, 255, -1) == b"\xff\xff\xff\xfe\xff\xff"
assert struct.unpack("<q", b"\xff" * 8) == (-1,)
assert struct.unpack("<Q", b"\xff" * 8) == (2**64 - 1,)
assert struct.calcsize("<bI") == 5
assert struct.calcsize("@bI") == 8
assert struct.calcsize("bxh") == 4
assert struct.pack("<5s", b"ab") == b"ab\x00\x00\x00"
assert struct.pack("<2s", b"abcdef") == b"ab"
assert struct.pack("<5p", b"abc") == b"\x03abc\x00"
assert struct.unpack("<5p", b"\x03abc\x00") == (b"abc",)
assert struct.pack("<3h", 1, 2, 3) == b"\x01\x00\x02\x00\x03\x00"
assert struct.unpack("<c?x", b"a\x01\x00") == (b"a", True)
assert struct.unpack("<d", struct.pack("<d", 1.5)) == (1.5,)
assert struct.pack(">f", 0.1) == b"=\xcc\xcc\xcd"
assert struct.unpack(">f", b"=\xcc\xcc\xcd") == (0.10000000149011612,)
assert struct.pack("<e", 1.0) == b"\x00<"
assert struct.unpack_from("<H", b"\x00\x00\x34\x12", 2) == (0x1234,)
buffer = bytearray(6)
struct.pack_into(">H", buffer, 2, 0x0102)
assert buffer == bytearray(b"\x00\x00\x01\x02\x00\x00")
assert list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")) == [(1,), (2,)]
record = struct.Struct("<IH")
assert record.size == 6
assert record.format == "<IH"
assert record.unpack(record.pack(7, 8)) == (7, 8)
for call, words in (
    (lambda: struct.pack("<B", 256), "ubyte format requires 0 <= number <= 255"),
    (lambda: struct.pack("<b", 200), "byte format requires -128 <= number <= 127"),
    (lambda: struct.pack("<I", 1, 2), "pack expected 1 items for packing (got 2)"),
    (lambda: struct.unpack("<I", b"abc"), "unpack requires a buffer of 4 bytes"),
    (lambda: struct.pack("<I", "x"), "required argument is not an integer"),
    (lambda: struct.calcsize("<y"), "bad char in struct format"),
):
    try:
        call()
    except struct.error as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
