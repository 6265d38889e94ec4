"""array.array: type codes, methods, bytes, repr, errors."""
from array import array

numbers = array("i", [1, 2, 3])
assert repr(numbers) == "array('i', [1, 2, 3])"
assert repr(array("d")) == "array('d')"
assert numbers.typecode == "i"
assert numbers.itemsize == 4
numbers.append(4)
numbers.extend([5, 6])
assert numbers.tolist() == [1, 2, 3, 4, 5, 6]
assert numbers[1:3] == array("i", [2, 3])
assert numbers.pop() == 6
assert numbers.pop(0) == 1
numbers.insert(0, 9)
numbers.remove(3)
assert list(numbers) == [9, 2, 4, 5]
assert numbers.index(4) == 2
assert numbers.count(9) == 1
numbers.reverse()
assert numbers.tolist() == [5, 4, 2, 9]
assert len(numbers) == 4
assert 9 in numbers
assert 7 not in numbers
assert array("B", b"abc").tobytes() == b"abc"
assert array("H", [1, 2]).tobytes() == b"\x01\x00\x02\x00"
other = array("h")
other.frombytes(b"\x01\x00\xff\xff")
assert other.tolist() == [1, -1]
assert array("i", [1]) + array("i", [2]) == array("i", [1, 2])
assert array("i", [1, 2]) * 2 == array("i", [1, 2, 1, 2])
assert array("i", [1, 2]) < array("i", [1, 3])
numbers[0] = 70
assert numbers[0] == 70
del numbers[0]
assert numbers.tolist() == [4, 2, 9]
assert array("d", [1, 2.5]).tolist() == [1.0, 2.5]
assert array("u", "hé").tounicode() == "hé"
for call, kind, words in (
    (lambda: array("b", [200]), OverflowError, "signed char is greater than maximum"),
    (lambda: array("z"), ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"),
    (lambda: numbers.append("x"), TypeError, "'str' object cannot be interpreted as an integer"),
    (lambda: numbers.remove(1000), ValueError, "array.remove(x): x not in array"),
    (lambda: numbers[10], IndexError, "array index out of range"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
