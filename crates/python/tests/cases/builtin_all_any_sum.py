"""all and any stop early; sum starts anywhere but at a text."""
seen = []


def note(value):
    seen.append(value)
    return value


assert not all(note(v) for v in (1, 0, 2)) and seen == [1, 0]
seen.clear()
assert any(note(v) for v in (0, 3, 4)) and seen == [0, 3]
assert all([]) and not any([]) and sum([1, 2.5]) == 3.5 and sum([[1], [2]], []) == [1, 2] and sum([], 5) == 5 and sum((x for x in range(3)), start=10) == 13 and sum([True, True]) == 2
