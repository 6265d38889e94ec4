"""warnings: catching, filters, categories, errors."""
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn("two", DeprecationWarning)
    warnings.warn(RuntimeWarning("three"))
assert [(str(w.message), w.category) for w in caught] == [("one", UserWarning), ("two", DeprecationWarning), ("three", RuntimeWarning)] and caught[0].lineno > 0
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error", FutureWarning)
    except FutureWarning as error:
        assert str(error) == "now an error"
    else:
        raise AssertionError
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="quiet")
    warnings.warn("quiet please")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("ignore")
    warnings.warn("nothing")
assert caught == [] and issubclass(DeprecationWarning, Warning) and issubclass(ResourceWarning, Warning)
