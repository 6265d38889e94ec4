"""print with sep, end, file, flush; default reprs; nested containers; repr of functions, classes, modules, methods."""
import io
import math

out = io.StringIO()
print("a", 1, None, sep="-", end="!\n", file=out, flush=True)
print(file=out)
print(*[1, 2], sep="", file=out)
assert out.getvalue() == "a-1-None!\n\n12\n"


class C:
    def method(self): ...


def function(): ...


assert repr(C) == "<class '__main__.C'>"
assert repr(C()).startswith("<__main__.C object at 0x")
assert repr(function).startswith("<function function at 0x")
assert repr(C.method).startswith("<function C.method at 0x")
assert repr(C().method).startswith("<bound method C.method of <__main__.C object at 0x")
assert repr(len) == "<built-in function len>"
assert repr([].append).startswith("<built-in method append of list object at 0x")
assert repr(str.upper) == "<method 'upper' of 'str' objects>"
assert repr(int) == "<class 'int'>"
assert repr(None) == "None"
assert repr(...) == "Ellipsis"
assert repr(NotImplemented) == "NotImplemented"
assert repr(range(1, 5, 2)) == "range(1, 5, 2)"
assert repr(range(3)) == "range(0, 3)"
assert repr([1, "a", (2,), {3: {4}}, None]) == "[1, 'a', (2,), {3: {4}}, None]"
assert repr("it's") == '"it\'s"'
assert repr('say "hi"') == "'say \"hi\"'"
assert repr("both ' and \"") == "'both \\' and \"'"
assert repr("\t\n\\\x00\x7fé\u200b😀") == "'\\t\\n\\\\\\x00\\x7fé\\u200b😀'"
assert repr((n for n in "")).startswith("<generator object <genexpr> at 0x")
assert "iterator object at 0x" in repr(iter([]))
assert repr(object()).startswith("<object object at 0x")
assert repr(property()).startswith("<property object at 0x")
assert repr(type(None)) == "<class 'NoneType'>"
assert repr(math) .startswith("<module 'math'")
assert repr(ValueError("x", 1)) == "ValueError('x', 1)"
assert repr(True) == "True"
assert repr(1e100) == "1e+100"
assert repr({}.keys()) == "dict_keys([])"
assert ascii("é") == "'\\xe9'"
try:
    print("x", sep=5)
except TypeError as error:
    assert str(error) == "sep must be None or a string, not int"
else:
    raise AssertionError
