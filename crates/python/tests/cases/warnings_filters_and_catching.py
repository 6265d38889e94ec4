"""warnings: categories, catch_warnings, filters, errors, stacklevel, once."""
import warnings


def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)
    return 1


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    assert old() == 1
    warnings.warn("plain")
    warnings.warn(RuntimeWarning("instance"))
assert [w.category for w in seen] == [DeprecationWarning, UserWarning, RuntimeWarning]
assert [str(w.message) for w in seen] == ["old is deprecated", "plain", "instance"]
assert seen[0].lineno == 12
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old()
    except DeprecationWarning as error:
        assert str(error) == "old is deprecated"
    else:
        raise AssertionError
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("ignore")
    warnings.filterwarnings("always", message="keep.*")
    warnings.warn("drop this")
    warnings.warn("keep this")
assert [str(w.message) for w in seen] == ["keep this"]
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("once")
    for _ in range(3):
        warnings.warn("again", UserWarning)
assert len(seen) == 1


class Mine(UserWarning):
    pass


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", category=Mine)
    warnings.warn("x", Mine)
    warnings.warn("y", UserWarning)
assert [str(w.message) for w in seen] == ["y"]
assert issubclass(DeprecationWarning, Warning)
try:
    warnings.warn("x", int)
except TypeError as error:
    assert str(error) == "category must be a Warning subclass, not 'type'"
else:
    raise AssertionError
