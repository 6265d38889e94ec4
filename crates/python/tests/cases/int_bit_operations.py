"""Bits of positive, negative and large integers."""
assert 0b1100 & 0b1010 == 0b1000 and 0b1100 | 0b1010 == 0b1110 and 0b1100 ^ 0b1010 == 0b0110 and ~0 == -1 and ~-1 == 0 and -1 & 0xff == 255 and -256 >> 4 == -16 and 1 << 0 == 1 and -1 << 3 == -8
big = 2 ** 100 + 5
assert big & 7 == 5 and big | 1 == big and big ^ big == 0 and big >> 98 == 4 and -big >> 98 == -5 and ~big == -big - 1 and (big << 20) >> 20 == big and big & -big == 1 and -big & (2 ** 64 - 1) == 2 ** 64 - 5
assert (2 ** 100).bit_length() == 101 and (-2 ** 100).bit_length() == 101 and (2 ** 100 - 1).bit_count() == 100 and bin(big)[-3:] == "101" and int(bin(big), 2) == big and True & 1 == 1 and (5).__and__(3) == 1 and (5).__lshift__(2) == 20
