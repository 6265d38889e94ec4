"""eval, exec and compile: namespaces, modes, code objects, errors with places, builtins in namespaces."""
assert eval("1 + 2") == 3
assert eval("x * 2", {"x": 4}) == 8
assert eval("x + y", {"x": 1}, {"y": 2}) == 3
space = {}
exec("a = 1\ndef f():\n    return a + 1", space)
assert space["f"]() == 2
assert "__builtins__" in space
code = compile("n ** 2", "<calc>", "eval")
assert [eval(code, {"n": n}) for n in (2, 3)] == [4, 9]
block = compile("for i in range(3): total += i", "<block>", "exec")
names = {"total": 10}
exec(block, names)
assert names["total"] == 13
assert code.co_filename == "<calc>"
assert exec("pass") is None


def inside():
    local = 5
    return eval("local + 1"), sorted(locals())


assert inside() == (6, ["local"])


assert eval("[i for i in range(2)]") == [0, 1]
assert eval(" 5 ") == 5
try:
    eval("1 +")
except SyntaxError as error:
    assert (error.filename, error.lineno, error.msg) == ("<string>", 1, "invalid syntax")
else:
    raise AssertionError
try:
    eval("a = 1")
except SyntaxError:
    pass
else:
    raise AssertionError
try:
    exec("x = 1\nraise KeyError('k')", {})
except KeyError as error:
    assert error.__traceback__.tb_next.tb_lineno == 2
    assert error.__traceback__.tb_next.tb_frame.f_code.co_filename == "<string>"
try:
    compile("1", "x", "wrong")
except ValueError as error:
    assert str(error) == "compile() mode must be 'exec', 'eval' or 'single'"
else:
    raise AssertionError
assert eval("len", {"len": 5}) == 5
assert callable(eval("len", {}))
