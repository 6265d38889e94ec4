"""min and max: keys, defaults, ties, several arguments."""
assert min(3, 1, 2) == 1 and max([3, 1, 2]) == 3 and min("banana") == "a" and max("a", "bb", key=len) == "bb" and min([], default=0) == 0 and max({"a": 1, "b": 0}, key={"a": 1, "b": 0}.get) == "a"
assert max([(1, "a"), (1, "b")], key=lambda p: p[0]) == (1, "a") and min([2, 2.0]) == 2 and type(min(2, 2.0)) is int and max(x for x in [1, 5]) == 5 and min([[2], [1, 9]]) == [1, 9]
for call, text in [(lambda: min([]), "min() arg is an empty sequence"), (lambda: max(), "max expected at least 1 argument, got 0"), (lambda: min(5), "'int' object is not iterable"), (lambda: max(1, "a"), "'>' not supported between instances of 'str' and 'int'"), (lambda: min(1, 2, default=3), "Cannot specify a default for min() with multiple positional arguments")]:
    try:
        call()
    except (ValueError, TypeError) as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
