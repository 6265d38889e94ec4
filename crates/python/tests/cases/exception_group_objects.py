"""ExceptionGroup and BaseExceptionGroup: making, str, split, subgroup, derive."""
group = ExceptionGroup("two went wrong", [ValueError("a"), TypeError("b")])
assert str(group) == "two went wrong (2 sub-exceptions)"
assert repr(group) == "ExceptionGroup('two went wrong', [ValueError('a'), TypeError('b')])"
assert group.message == "two went wrong"
assert isinstance(group.exceptions, tuple)
assert len(group.exceptions) == 2
assert str(ExceptionGroup("one", [OSError()])) == "one (1 sub-exception)"
assert issubclass(ExceptionGroup, Exception)
assert issubclass(ExceptionGroup, BaseExceptionGroup)
assert not issubclass(BaseExceptionGroup, Exception)
assert type(BaseExceptionGroup("x", [ValueError()])) is ExceptionGroup
assert type(BaseExceptionGroup("x", [KeyboardInterrupt()])) is BaseExceptionGroup
match, rest = group.split(ValueError)
assert [repr(e) for e in match.exceptions] == ["ValueError('a')"]
assert [repr(e) for e in rest.exceptions] == ["TypeError('b')"]
nothing, everything = group.split(KeyError)
assert nothing is None
assert everything.exceptions == group.exceptions
assert group.subgroup(lambda e: isinstance(e, TypeError)).exceptions[0].args == ("b",)
assert group.subgroup(KeyError) is None
assert group.subgroup((ValueError, TypeError)).exceptions == group.exceptions
nested = ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)])])
values, others = nested.split(ValueError)
assert [type(e).__name__ for e in values.exceptions] == ["ValueError", "ExceptionGroup"]
assert values.exceptions[1].message == "inner"
assert [e.args for e in others.exceptions[0].exceptions] == [(2,)]


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message, excs)


assert type(Mine("m", [ValueError(), KeyError()]).split(KeyError)[0]) is Mine
for call, kind, words in (
    (lambda: ExceptionGroup("x", []), ValueError, "second argument (exceptions) must be a non-empty sequence"),
    (lambda: ExceptionGroup("x", [1]), ValueError, "Item 0 of second argument (exceptions) is not an exception"),
    (lambda: ExceptionGroup("x", [KeyboardInterrupt()]), TypeError, "Cannot nest BaseExceptions in an ExceptionGroup"),
    (lambda: ExceptionGroup("x"), TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)"),
    (lambda: ExceptionGroup(1, [ValueError()]), TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not int"),
    (lambda: ExceptionGroup("x", 5), TypeError, "second argument (exceptions) must be a sequence"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
