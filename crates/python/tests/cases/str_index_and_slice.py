"""Indexing and slicing, negative steps, errors, wide characters."""
s = "abcdef"
assert s[0] == "a" and s[-1] == "f" and s[1:3] == "bc" and s[:2] == "ab" and s[4:] == "ef" and s[:] == s
assert s[::-1] == "fedcba" and s[::2] == "ace" and s[5:0:-2] == "fdb" and s[10:] == "" and s[-100:2] == "ab" and s[3:1] == ""
assert s[-2:] == "ef" and s[:-4] == "ab" and s[2:-1] == "cde" and s[:100] == s and s[::-3] == "fc"
u = "aže😀x"
assert u[1] == "ž" and u[3] == "😀" and u[::-1] == "x😀eža" and u[1:4] == "že😀" and len(u) == 5
for call, kind, text in [
    (lambda: s[6], IndexError, "string index out of range"),
    (lambda: s[-7], IndexError, "string index out of range"),
    (lambda: s["a"], TypeError, "string indices must be integers, not 'str'"),
    (lambda: s[1.0], TypeError, "string indices must be integers, not 'float'"),
    (lambda: s[::0], ValueError, "slice step cannot be zero"),
    (lambda: s["a":], TypeError, "slice indices must be integers or None or have an __index__ method"),
    (lambda: s.__setitem__, AttributeError, "'str' object has no attribute '__setitem__'"),
    (lambda: s[10 ** 30], IndexError, "cannot fit 'int' into an index-sized integer"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
try:
    s[0] = "x"
except TypeError as error:
    assert str(error) == "'str' object does not support item assignment"
try:
    del s[0]
except TypeError as error:
    assert str(error) == "'str' object doesn't support item deletion"
assert s[True] == "b" and s[slice(1, 3)] == "bc" and s[-10 ** 30:10 ** 30] == s
