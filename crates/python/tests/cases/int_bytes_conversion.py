"""to_bytes and from_bytes: order, sign, size, defaults."""
assert (258).to_bytes(2, "big") == b"\x01\x02" and (258).to_bytes(4, "little") == b"\x02\x01\0\0" and (0).to_bytes(1, "big") == b"\0" and (255).to_bytes() == b"\xff" and (-2).to_bytes(2, "big", signed=True) == b"\xff\xfe" and (2 ** 64).to_bytes(9, "big")[0] == 1 and (0).to_bytes(0, "big") == b""
assert int.from_bytes(b"\x01\x02", "big") == 258 and int.from_bytes(b"\x02\x01", "little") == 258 and int.from_bytes(b"\xff\xfe", "big", signed=True) == -2 and int.from_bytes([1, 0], "big") == 256 and int.from_bytes(b"", "big") == 0 and int.from_bytes(b"\xff") == 255
for call, kind in [(lambda: (256).to_bytes(1, "big"), OverflowError), (lambda: (-1).to_bytes(1, "big"), OverflowError), (lambda: (1).to_bytes(-1, "big"), ValueError), (lambda: (128).to_bytes(1, "big", signed=True), OverflowError), (lambda: (1).to_bytes(1, "middle"), ValueError)]:
    try:
        call()
    except kind:
        pass
    else:
        raise AssertionError
