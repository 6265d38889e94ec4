"""args, str, repr, notes, with_traceback, subclasses with own `__init__`."""
assert str(ValueError()) == "" and str(ValueError("a")) == "a" and str(ValueError("a", 1)) == "('a', 1)" and repr(ValueError("a")) == "ValueError('a')" and repr(ValueError()) == "ValueError()"
assert ValueError("a", 1).args == ("a", 1) and str(KeyError("k")) == "'k'" and str(KeyError("a", "b")) == "('a', 'b')" and KeyError("k").args == ("k",)
e = OSError(2, "No such file", "x.txt")
assert e.errno == 2 and e.strerror == "No such file" and e.filename == "x.txt" and str(e) == "[Errno 2] No such file: 'x.txt'" and type(e) is FileNotFoundError
assert str(OSError("only text")) == "only text" and OSError("only text").errno is None
s = StopIteration(5)
assert s.value == 5 and StopIteration().value is None and SystemExit(3).code == 3 and SystemExit().code is None
n = NameError("m", name="n")
assert n.name == "n" and AttributeError("a", name="x", obj=5).obj == 5 and ImportError("m", name="mod", path="p").path == "p"


class AppError(Exception):
    def __init__(self, message, code=5):
        super().__init__(message)
        self.code = code


a = AppError("text", code=7)
assert a.args == ("text",) and str(a) == "text" and a.code == 7 and repr(a) == "AppError('text')"


class NoSuper(Exception):
    def __init__(self, a, b):
        self.total = a + b


x = NoSuper(1, 2)
assert x.args == (1, 2) and x.total == 3 and str(x) == "(1, 2)"
a.add_note("note one")
assert a.__notes__ == ["note one"]
try:
    a.add_note(5)
except TypeError as error:
    assert str(error) == "note must be a str, not 'int'"
a.args = ("changed", 1)
assert str(a) == "('changed', 1)"
assert ValueError("x").with_traceback(None).args == ("x",) and ValueError("a") != ValueError("a") and a.__traceback__ is None


def where():
    try:
        raise a
    except AppError as error:
        return error.__traceback__


assert where().tb_frame.f_code.co_name == "where"
try:
    Exception(key=1)
except TypeError as error:
    assert str(error) == "Exception() takes no keyword arguments"


class Sub(KeyError, AttributeError):
    pass


assert issubclass(Sub, LookupError) and str(Sub("k")) == "'k'"
