"""Literals of all kinds; precedence of unary minus, power, shifts, comparisons, not, lambda, conditional."""
assert 1_0.0_1e1_0 == 100100000000.0
assert 0xDEAD_beef == 3735928559
assert 0o7_7 == 63
assert 0b_1111 == 15
assert .5 + 5. == 5.5
assert 1e3 == 1000.0
assert 3j ** 2 == -9
assert 00 == 0
assert -2**2 == -4
assert (-2)**2 == 4
assert 2**-1 == 0.5
assert 2**3**2 == 512
assert -3 // 2 == -2
assert -(3 // 2) == -1
assert not 1 == 2
assert (not 1) is False
assert 1 + 2 << 1 == 6
assert 1 | 2 ^ 3 & 2 == 1 | (2 ^ (3 & 2))
assert 5 & 3 == 1
assert (1, 2) + (3,) == (1, 2, 3)
assert ~5 + 1 == -5
assert --5 == 5
assert 10 - 5 - 2 == 3
assert 7 % 4 * 2 == 6
assert (lambda x: x if x else -x)(0) == 0
assert (1 if False else 2 if False else 3) == 3
assert (lambda: 1, 2)[1] == 2
assert [*range(2), *"ab"] == [0, 1, "a", "b"]
assert 3 in {1: 2, 3: 4} and 2 not in {1: 2}
assert "a" "b" f"{1}" 'c' == "ab1c"
assert (1
        + 2) == 3
total = 1 + \
    2
assert total == 3
if True: one = 1; two = 2
assert (one, two) == (1, 2)
assert True + True == 2
assert True * 5 == 5
assert not 1 < 2 == True
