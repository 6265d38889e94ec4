"""and/or give operands and stop early; chained conditions; truth of everything."""
assert (0 or "a") == "a" and ("" and 5) == "" and (1 and 2) == 2 and (None or 0 or []) == [] and (1 or undefined) == 1 and (0 and undefined) == 0
calls = []


def note(value):
    calls.append(value)
    return value


assert note(0) or note(2) and note(0) or note(4)
assert calls == [0, 2, 0, 4]
assert ("yes" if 1 else undefined) == "yes" and (undefined if 0 else "no") == "no" and (1 if 0 else 2 if 0 else 3) == 3
assert not 0 and not "" and not [] and not {} and not set() and not None and not 0.0 and not range(0) and not b"" and not 0j
assert all([1, "a", [0], {0: 0}, (0,), -1, 0.1, object(), print, int, range(1), "0", "False"])
assert (not not 5) is True and (not 1) is False and (not []) is True
assert (1 < 2) is True and (1 if [] else 0) == 0 and [x for x in range(5) if x % 2 if x > 1] == [3]
x = 5
assert 1 < x < 10 and not 1 < x < 4 and 1 < 2 < 3 < 4 and (1 < 3 > 2 == 2.0 != 3) and x == 5 == 5.0
assert (x > 3 and "big" or "small") == "big"
count = 0


class Once:
    def __bool__(self):
        global count
        count += 1
        return True


if Once() and Once() or Once():
    pass
assert count == 2
while Once():
    break
assert count == 3 and [1 for _ in [1] if Once()] == [1] and count == 4
assert (lambda: (yield))().__class__.__name__ == "generator" and (True and None) is None and (False or None) is None
