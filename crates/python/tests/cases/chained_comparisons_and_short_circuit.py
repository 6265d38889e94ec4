"""Chains evaluate each operand once and stop early; `and`, `or` give operands; `not`, `in`, `is` in chains."""
log = []


def v(n):
    log.append(n)
    return n


assert v(1) < v(2) < v(3)
assert log == [1, 2, 3]
log.clear()
assert not (v(3) < v(2) < v(1))
assert log == [3, 2]
assert 1 < 2 > 1 == 1 != 2
assert not (1 in [1] == [2])
assert (1 in [1]) is True
assert 3 not in [1, 2] and log is not None
assert (0 or [] or "last") == "last"
assert (1 and "x" and 0 and 5) == 0
assert (None or 0) == 0
log.clear()
assert v(0) or v(2)
assert log == [0, 2]
log.clear()
assert not (v(0) and v(2))
assert log == [0]
assert not not [1]
assert (not 1) == False
assert (1 if [] else 2) == 2
assert ("a" if 1 else 1 / 0) == "a"
value = None
assert (value and value.attribute) is None
assert [x for x in (0, 1, 2) if 0 < x <= 2] == [1, 2]


class Odd:
    def __bool__(self):
        log.append("bool")
        return False

    def __lt__(self, other):
        return self


log.clear()
odd = Odd()
result = odd < 1 < 2
assert result is odd
assert log == ["bool"]
assert 1 == 1.0 == True
assert "a" < "b" < "c"
assert [1] < [1, 0] < [2]
assert not 1 < 2 < 2
assert float("nan") != float("nan")
