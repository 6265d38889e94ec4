"""Names are looked up in locals, enclosing functions, globals, builtins; globals can hide builtins."""
import builtins
assert len("abc") == 3
len = lambda x: "hidden"
assert len("abc") == "hidden"
del len
assert len("abc") == 3 and builtins.len is len
globals()["made"] = 5
assert made == 5 and "made" in globals() and globals() is globals()


def local_names():
    a = 1
    b = 2
    names = locals()
    return sorted(names), names["a"]


assert local_names() == (["a", "b"], 1)


class C:
    x = 1
    names = sorted(n for n in locals() if not n.startswith("_"))


assert "x" in vars(C) and __name__ == "__main__"
namespace = {}
exec("y = 2\ndef f(): return y", namespace)
assert namespace["f"]() == 2 and "__builtins__" in namespace
assert eval("a + b", {"a": 1}, {"b": 2}) == 3 and eval("[x for x in range(n)]", {"n": 3}) == [0, 1, 2]
code = compile("z = 5", "<text>", "exec")
exec(code)
assert z == 5 and eval(compile("z * 2", "<text>", "eval")) == 10
exec("w = 1", namespace, other := {})
assert other == {"w": 1} and "w" not in namespace
try:
    eval("1 +")
except SyntaxError as error:
    assert error.msg == "invalid syntax"
try:
    exec("x = 1", 5)
except TypeError as error:
    assert str(error) == "exec() globals must be a dict, not int"
assert vars(C)["x"] == 1 and dir(C())[-2:] == ["names", "x"] and callable(print) and id(C) == id(C)
for name in ("print", "ValueError", "int", "open", "NotImplemented", "Ellipsis", "__import__", "sorted"):
    assert hasattr(builtins, name)
