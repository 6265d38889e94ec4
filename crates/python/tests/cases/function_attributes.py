"""Functions are objects: names, documents, annotations, attributes."""


def function(a: int, b: "str" = "x", *args: float, key: bool = True, **kwargs: dict) -> list:
    """The document."""
    return [a]


assert function.__name__ == "function" and function.__qualname__ == "function"
assert function.__doc__ == "The document."
assert function.__module__ == "__main__"
assert function.__annotations__ == {
    "a": int, "b": "str", "args": float, "key": bool, "kwargs": dict, "return": list,
}
function.note = [1]
assert function.note == [1] and function.__dict__ == {"note": [1]}
del function.note
assert not hasattr(function, "note")
code = function.__code__
assert code.co_name == "function" and code.co_argcount == 2 and code.co_kwonlyargcount == 1
assert code.co_varnames[:5] == ("a", "b", "key", "args", "kwargs")
assert (lambda: 0).__name__ == "<lambda>"


class Class:
    def method(self):
        """M"""

    class Inner:
        def deep(self): pass


assert Class.method.__qualname__ == "Class.method"
assert Class.Inner.deep.__qualname__ == "Class.Inner.deep"
bound = Class().method
assert bound.__func__ is Class.method and bound.__self__.__class__ is Class
assert bound.__name__ == "method" and bound.__doc__ == "M"
function.__name__ = "renamed"
assert function.__name__ == "renamed" and function.__qualname__ == "function"
try:
    function.__name__ = 3
except TypeError as error:
    assert str(error) == "__name__ must be set to a string object"
try:
    bound.attribute = 1
except AttributeError:
    pass
else:
    raise AssertionError
assert repr(function).startswith("<function function at 0x")
assert repr(bound).startswith("<bound method Class.method of <__main__.Class object at 0x")
