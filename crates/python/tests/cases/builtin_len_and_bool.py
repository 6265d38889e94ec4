"""len of everything that has one, bool of everything."""
assert len("žš") == 2 and len([]) == 0 and len({1: 2}) == 1 and len({1, 2}) == 2 and len(range(10)) == 10 and len(b"ab") == 2 and len((1,)) == 1 and len({1: 2}.keys()) == 1
assert bool(1) and not bool(0) and bool("0") and not bool("") and bool([0]) and not bool(None) and bool() is False and bool(object()) and bool(-1) and not bool(0.0) and bool(float("nan"))
for wrong in (5, None, 1.5, len, (x for x in [])):
    try:
        len(wrong)
    except TypeError as error:
        assert "has no len()" in str(error)
    else:
        raise AssertionError
