"""json.dumps with indent."""
import json
assert json.dumps({"a": [1, {"b": []}], "c": {}}, indent=2) == '{\n  "a": [\n    1,\n    {\n      "b": []\n    }\n  ],\n  "c": {}\n}'
assert json.dumps([1, 2], indent=0) == "[\n1,\n2\n]" and json.dumps([1], indent="\t") == "[\n\t1\n]" and json.dumps([], indent=4) == "[]" and json.dumps({"a": 1}, indent=1, separators=(",", "=")) == '{\n "a"=1\n}' and json.dumps([[]], indent=1) == "[\n []\n]"
import io
out = io.StringIO()
json.dump({"x": [1]}, out, indent=1)
assert out.getvalue() == '{\n "x": [\n  1\n ]\n}'
