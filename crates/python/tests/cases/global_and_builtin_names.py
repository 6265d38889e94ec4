"""global at several depths, shadowed builtins, `__builtins__`, `globals()` writes, del of globals."""
count = 0


def bump():
    global count, made
    count += 1
    made = "here"


bump()
assert count == 1
assert made == "here"


def outer():
    count = "local"

    def inner():
        global count
        count = "global"
        return count

    return inner(), count


assert outer() == ("global", "local")
assert count == "global"
globals()["dynamic"] = 5
assert dynamic == 5
len_before = len


def shadow():
    len = lambda value: "shadowed"
    return len([])


assert shadow() == "shadowed"
len = lambda value: 42
assert len([]) == 42
del len
assert len([1]) == 1
import builtins

assert builtins.len is len_before
builtins.special = "everywhere"
assert special == "everywhere"
del builtins.special
try:
    special
except NameError as error:
    assert str(error) == "name 'special' is not defined"
else:
    raise AssertionError


class Body:
    global from_class
    from_class = "set"
    count = 1


assert from_class == "set"
assert not hasattr(Body, "from_class")
assert sorted(set(vars()) & {"count", "dynamic"}) == ["count", "dynamic"]
for source, words in (
    ("def f(a):\n global a", "name 'a' is parameter and global"),
    ("def f():\n x = 1\n global x", "name 'x' is assigned to before global declaration"),
    ("def f():\n print(x)\n global x", "name 'x' is used prior to global declaration"),
    ("def f():\n nonlocal x", "no binding for nonlocal 'x' found"),
    ("nonlocal x", "nonlocal declaration not allowed at module level"),
):
    try:
        compile(source, "x", "exec")
    except SyntaxError as error:
        assert error.msg == words, error.msg
    else:
        raise AssertionError(source)
