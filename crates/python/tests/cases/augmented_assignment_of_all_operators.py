"""Each augmented operator on builtins, on attributes, items and slices; aliases of lists and tuples."""
x = 7
x += 3
x -= 1
x *= 4
x //= 5
x **= 2
x %= 30
x <<= 3
x >>= 1
x |= 1
x &= 0b1111
x ^= 0b0101
assert x == 8
x /= 4
assert x == 2.0
text = "a"
text += "b"
text *= 2
assert text == "abab"
text %= ()
assert text == "abab"
items = alias = [1]
items += [2]
items *= 2
assert alias == [1, 2, 1, 2]
items = items + [3]
assert alias == [1, 2, 1, 2]
pair = other = (1,)
pair += (2,)
assert other == (1,)
names = {"a": 1}
names |= {"b": 2}
names["a"] += 5
assert names == {"a": 6, "b": 2}
group = {1, 2, 3}
group &= {2, 3}
group -= {3}
group ^= {9}
group |= {4}
assert group == {2, 4, 9}


class Holder:
    count = 10


holder = Holder()
holder.count += 1
assert holder.count == 11
assert Holder.count == 10
nested = [[1, 2], {"k": [0]}]
nested[0][1] *= 5
nested[1]["k"] += [1]
assert nested == [[1, 10], {"k": [0, 1]}]
row = [1, 2, 3]
row[1:] += [4]
assert row == [1, 2, 3, 4]
for code, words in (
    ("missing += 1", "name 'missing' is not defined"),
    ("def f():\n    late += 1\nf()", "cannot access local variable 'late' where it is not associated with a value"),
    ("a = 1\na += 'x'", "unsupported operand type(s) for +=: 'int' and 'str'"),
    ("a = 'x'\na += 1", 'can only concatenate str (not "int") to str'),
    ("a = []\na += 1", "'int' object is not iterable"),
    ("a = None\na -= 1", "unsupported operand type(s) for -=: 'NoneType' and 'int'"),
    ("a = 2\na **= 'x'", "unsupported operand type(s) for **=: 'int' and 'str'"),
):
    try:
        exec(code, {})
    except (NameError, TypeError) as error:
        assert str(error) == words, (code, str(error))
    else:
        raise AssertionError(code)
