"""literal_eval reads literals only."""
import ast
assert ast.literal_eval("[1, 'a', {'k': (1.5, None, True)}, {1, 2}, b'x', -3]") == [1, "a", {"k": (1.5, None, True)}, {1, 2}, b"x", -3] and ast.literal_eval(" 5 ") == 5 and ast.literal_eval("()") == ()
for bad in ("f()", "a", "1 + a", "[x for x in y]"):
    try:
        ast.literal_eval(bad)
    except ValueError as error:
        assert "malformed node or string" in str(error)
    else:
        raise AssertionError(bad)
try:
    ast.literal_eval("1 +")
except SyntaxError:
    pass
