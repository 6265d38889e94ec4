"""pprint wraps and sorts; reprlib shortens."""
import io
import pprint
import reprlib
assert pprint.pformat({"b": 1, "a": [1, 2]}) == "{'a': [1, 2], 'b': 1}" and pprint.pformat(list(range(30)), width=20).count("\n") >= 1 and pprint.pformat("x") == "'x'" and pprint.pformat({"k": "v" * 60, "l": "w" * 60}) == "{'k': '" + "v" * 60 + "',\n 'l': '" + "w" * 60 + "'}"
out = io.StringIO()
pprint.pprint([1, 2], stream=out)
assert out.getvalue() == "[1, 2]\n" and reprlib.repr(list(range(100))) == "[0, 1, 2, 3, 4, 5, ...]" and reprlib.repr("x" * 100).startswith("'xxx") and "..." in reprlib.repr("x" * 100)
