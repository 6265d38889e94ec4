"""Comparisons: reflected, NotImplemented, identity as the last word, total_ordering."""
from functools import total_ordering


class Version:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.number < other.number

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.number == other.number


assert Version(1) < Version(2)
assert Version(2) > Version(1)
assert Version(1) == Version(1)
assert Version(1) != Version(2)
assert (Version(1) == 1) is False
assert (Version(1) != 1) is True
assert Version.__hash__ is None
try:
    Version(1) < 2
except TypeError as error:
    assert str(error) == "'<' not supported between instances of 'Version' and 'int'"
else:
    raise AssertionError
try:
    Version(1) <= Version(2)
except TypeError as error:
    assert str(error) == "'<=' not supported between instances of 'Version' and 'Version'"
else:
    raise AssertionError


@total_ordering
class Ordered(Version):
    pass


assert Ordered(1) <= Ordered(1)
assert Ordered(2) >= Ordered(1)
assert not Ordered(2) <= Ordered(1)
assert max([Ordered(1), Ordered(3), Ordered(2)]).number == 3
assert [v.number for v in sorted([Ordered(3), Ordered(1)])] == [1, 3]
try:

    @total_ordering
    class Nothing:
        pass

except ValueError as error:
    assert str(error) == "must define at least one ordering operation: < > <= >="
else:
    raise AssertionError


class Answers:
    def __eq__(self, other):
        return "maybe"

    def __lt__(self, other):
        return []


assert (Answers() == 1) == "maybe"
assert (1 == Answers()) == "maybe"
assert (Answers() < 1) == []
assert not (Answers() < 1 < 2)
assert (Answers() != 1) is False
