"""insert, pop, index and slices beyond the ends; comparison, repetition, del, nested aliases."""
items = [1, 2, 3]
items.insert(100, 4)
items.insert(-100, 0)
assert items == [0, 1, 2, 3, 4]
assert items.pop(-2) == 3
assert items.index(2, 1, 3) == 2
assert items[10:] == []
assert items[-2:] == [2, 4]
assert items[::-2] == [4, 1]
items[1:1] = [9, 9]
assert items == [0, 9, 9, 1, 2, 4]
items[::2] = "abc"
assert items == ["a", 9, "b", 1, "c", 4]
del items[1::2]
assert items == ["a", "b", "c"]
items[5:] = ["z"]
assert items == ["a", "b", "c", "z"]
items *= 2
assert len(items) == 8
items[:] = []
assert items == []
grid = [[0] * 2] * 2
grid[0][0] = 1
assert grid == [[1, 0], [1, 0]]
same = []
same.append(same)
assert repr(same) == "[[...]]"
assert [1, 2] < [1, 2, 0]
assert [2] > [1, 9]
assert [1, "a"] != [1, "b"]
numbers = [3, 1, 2]
assert numbers.sort() is None
assert numbers == [1, 2, 3]
numbers.sort(key=lambda n: -n)
assert numbers == [3, 2, 1]
numbers.sort(reverse=True)
assert numbers == [3, 2, 1]
copy = numbers.copy()
copy.clear()
assert numbers
assert numbers.count(3) == 1
numbers += (4, 5)
assert numbers == [3, 2, 1, 4, 5]
numbers.extend(n for n in "ab")
assert numbers[-2:] == ["a", "b"]
for call, kind, words in (
    (lambda: [].pop(), IndexError, "pop from empty list"),
    (lambda: [1].pop(5), IndexError, "pop index out of range"),
    (lambda: [1].remove(2), ValueError, "list.remove(x): x not in list"),
    (lambda: [1].index(2), ValueError, "2 is not in list"),
    (lambda: [1][1], IndexError, "list index out of range"),
    (lambda: [1].__setitem__(1, 0), IndexError, "list assignment index out of range"),
    (lambda: [1]["a"], TypeError, "list indices must be integers or slices, not str"),
    (lambda: [1] + (2,), TypeError, 'can only concatenate list (not "tuple") to list'),
    (lambda: [1, "a"].sort(), TypeError, "'<' not supported between instances of 'str' and 'int'"),
    (lambda: [1, 2].__setitem__(slice(None, None, 2), [1, 2]), ValueError, "attempt to assign sequence of size 2 to extended slice of size 1"),
    (lambda: [1].__setitem__(slice(0, 1), 5), TypeError, "can only assign an iterable"),
    (lambda: [1][::0], ValueError, "slice step cannot be zero"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
