"""Integers beyond 64 bits: all operators, conversions, comparisons with floats, pow with modulus."""
a, b = 2**100 + 12345, 3**50
assert a == 1267650600228229401496703217721
assert a * b == 910043815000214977332758527534256632492715260325658624 + 12345 * b
assert a // b == 1765780
assert (a // b) * b + a % b == a
assert -a // b == -1765781
assert divmod(-a, b) == (-a // b, -a % b)
assert a - a == 0
assert (a << 70) >> 70 == a
assert a & 0xFF == 57
assert (-a) & 0xFF == 199
assert a | 1 == a
assert a ^ a == 0
assert ~a == -a - 1
assert -a >> 3 == -(a // 8) - 1
assert pow(3, 1000, 10**9 + 7) == 56888193
assert pow(3, -1, 7) == 5
assert pow(-2, 101) == -(2**101)
assert (2**64).bit_length() == 65
assert (2**64 - 1).bit_count() == 64
assert str(2**200) == "1606938044258990275541962092341162602522202993782792835301376"
assert int(str(3**200)) == 3**200
assert hex(2**70) == "0x400000000000000000"
assert int("f" * 20, 16) == 16**20 - 1
assert 2**63 == 9223372036854775808
assert -(2**63) == -9223372036854775808
assert 9223372036854775807 + 1 == 2**63
assert -9223372036854775808 - 1 == -(2**63) - 1
assert 3037000500 * 3037000500 == 9223372037000250000
assert 2**53 + 1 != float(2**53 + 1)
assert 2**53 == float(2**53)
assert 10**400 > 1e308
assert 10**400 > float("-inf")
assert 10**400 < float("inf")
assert hash(2**61 - 1) == 0
assert hash(2**100) == hash(float(2**100))
assert 2**100 / 2**98 == 4.0
assert (2**1100) // (2**1000) == 2**100
assert isinstance(True + True, int)
assert sum([2**62] * 4) == 2**64
assert __import__("math").isqrt(10**40) == 10**20
assert __import__("math").factorial(25) == 15511210043330985984000000
assert __import__("math").gcd(2**80, 6**50) == 2**50
for call, kind, words in (
    (lambda: 2**100 // 0, ZeroDivisionError, "integer division or modulo by zero"),
    (lambda: 2**100 % 0, ZeroDivisionError, "integer modulo by zero"),
    (lambda: 2**2000 / 3, OverflowError, "integer division result too large for a float"),
    (lambda: pow(2, -1, 4), ValueError, "base is not invertible for the given modulus"),
    (lambda: pow(2, 5, 0), ValueError, "pow() 3rd argument cannot be 0"),
    (lambda: 1 << -1, ValueError, "negative shift count"),
    (lambda: [1] * 2**70, OverflowError, "cannot fit 'int' into an index-sized integer"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
