"""Precedence and associativity."""
assert 2 + 3 * 4 == 14 and (2 + 3) * 4 == 20 and 2 ** 3 ** 2 == 512 and -2 ** 2 == -4 and 2 ** -1 == 0.5 and 10 - 4 - 3 == 3 and 100 / 10 / 5 == 2.0
assert 7 // 2 * 2 == 6 and 7 % 4 * 2 == 6 and 1 + 2 << 1 == 6 and 1 << 2 + 1 == 8 and 6 & 3 | 8 == 10 and 6 ^ 3 & 1 == 7 and 1 | 2 ^ 3 & 4 == 3
assert not 1 == 2 and (not 1) == 0 and (1 or 0 and 0) == 1 and ((1 or 0) and 0) == 0 and (True if 0 else False or True) is True
assert (lambda x: x + 1 if x else 0)(1) == 2 and [1, 2][0] + 1 == 2 and -[1, 2][1] == -2 and "a" "b" * 2 == "abab" and "%d" % 1 + "2" == "12"
assert not (1 < 2 == True) and not (3 in [3] == False)
assert ~5 + 1 == -5 and -~5 == 6 and +-+1 == -1 and not not 1 and 5 - -3 == 8 and 2 * -3 == -6
assert (1, 2) + (3,) == (1, 2, 3) and (1,) * 2 + (3,) == (1, 1, 3) and [1] + [2] * 2 == [1, 2, 2]
x = 5
assert (x := 6) + x == 12 and x == 6 and [y := 1, y ** 2][1] == 1
assert 0x10 + 0b11 + 0o7 == 26 and 1_0 * 1_0 == 100 and 1e3 + .5 == 1000.5 and 3 .real == 3
a = b = c = 1
assert a is b is c and 1 if True else 0
assert 5 > 3 > 1 and 5 > 3 != 3 or 5 and 1 <= 1 < 2 >= 2 and ("a" in "abc") is True and "a" not in "xyz" and None is not 0
assert 8 >> 1 << 2 == 16 and 8 / 2 * 4 == 16.0 and 2 * 3 % 4 == 2 and 2 ** 2 * 3 == 12 and 17 - 2 ** 3 // 3 == 15
