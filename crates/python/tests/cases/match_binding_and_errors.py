"""What a failed pattern leaves bound, positional patterns without `__match_args__`, too many, soft keywords."""
match = 5
case = match + 1
_ = "kept"
match case:
    case 6:
        found = True
assert found
assert match == 5
assert _ == "kept"
match (1, 2):
    case (a, 3):
        raise AssertionError
    case (a, b):
        pass
assert (a, b) == (1, 2)


class Plain:
    pass


class Few:
    __match_args__ = ("x",)
    x = 1


def positional(value, two=False):
    match value:
        case Plain(1):
            return "never"
        case Few(1, 2):
            return "never"


for value, words in ((Plain(), "Plain() accepts 0 positional sub-patterns (1 given)"), (Few(), "Few() accepts 1 positional sub-pattern (2 given)")):
    try:
        positional(value)
    except TypeError as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
try:
    match 1:
        case len(x):
            pass
except TypeError as error:
    assert str(error) == "called match pattern must be a type"
else:
    raise AssertionError
for source, words in (
    ("match 1:\n case x:\n  pass\n case 2:\n  pass\n", "name capture 'x' makes remaining patterns unreachable"),
    ("match 1:\n case _:\n  pass\n case 2:\n  pass\n", "wildcard makes remaining patterns unreachable"),
    ("match 1:\n case (a, a):\n  pass\n", "multiple assignments to name 'a' in pattern"),
    ("match 1:\n case a | 1:\n  pass\n", "name capture 'a' makes remaining patterns unreachable"),
    ("match 1:\n case (1 as a) | 2:\n  pass\n", "alternative patterns bind different names"),
    ("match 1:\n case [*a, *b]:\n  pass\n", "multiple starred names in sequence pattern"),
):
    try:
        compile(source, "x", "exec")
    except SyntaxError as error:
        assert error.msg == words, error.msg
    else:
        raise AssertionError(words)
