"""Texts of numbers in other bases; characters and their numbers."""
assert bin(10) == "0b1010" and bin(0) == "0b0" and hex(255) == "0xff" and oct(64) == "0o100" and hex(-1) == "-0x1" and bin(True) == "0b1"
assert chr(97) == "a" and chr(0x1f600) == "😀" and ord("a") == 97 and ord("😀") == 0x1f600 and ord(b"a") == 97 and all(ord(chr(n)) == n for n in (0, 127, 255, 0x800, 0xffff, 0x10ffff))
for call in (lambda: chr(0x110000), lambda: bin(1.5), lambda: ord(""), lambda: hex("a")):
    try:
        call()
    except (ValueError, TypeError):
        pass
    else:
        raise AssertionError
