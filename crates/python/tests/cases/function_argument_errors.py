"""The TypeErrors of calls, word by word."""


def message(callable, *args, **kwargs):
    try:
        callable(*args, **kwargs)
    except TypeError as error:
        return str(error)


def one(a): pass
def two(a, b=2): pass
def keyword(a, *, b, c): pass
def positional(a, b, /, c): pass


assert message(one) == "one() missing 1 required positional argument: 'a'"
assert message(one, 1, 2) == "one() takes 1 positional argument but 2 were given"
assert message(two, 1, 2, 3) == "two() takes from 1 to 2 positional arguments but 3 were given"
assert message(one, b=1) == "one() got an unexpected keyword argument 'b'"
assert message(one, 1, a=1) == "one() got multiple values for argument 'a'"
assert message(keyword, 1) == "keyword() missing 2 required keyword-only arguments: 'b' and 'c'"
assert message(keyword, 1, b=2) == "keyword() missing 1 required keyword-only argument: 'c'"
assert message(keyword, 1, 2, b=1, c=2) == \
    "keyword() takes 1 positional argument but 2 positional arguments (and 2 keyword-only arguments) were given"
assert message(positional, 1, b=2, c=3) == \
    "positional() got some positional-only arguments passed as keyword arguments: 'b'"
assert message(positional, 1) == "positional() missing 2 required positional arguments: 'b' and 'c'"
assert message(lambda: 0, 1) == "<lambda>() takes 0 positional arguments but 1 was given"


class C:
    def method(self, a): pass


assert message(C().method) == "C.method() missing 1 required positional argument: 'a'"
assert message(C, 1) == "C() takes no arguments"
assert message(len) == "len() takes exactly one argument (0 given)"
assert message(5) == "'int' object is not callable"
assert message(one, *[1, 2, 3]) == "one() takes 1 positional argument but 3 were given"
try:
    one(*5)
except TypeError as error:
    assert str(error) == "__main__.one() argument after * must be an iterable, not int"
try:
    one(**[1])
except TypeError as error:
    assert str(error) == "__main__.one() argument after ** must be a mapping, not list"
