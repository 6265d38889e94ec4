"""json.dumps: types, separators, sorting, default, errors."""
import json
assert json.dumps({"a": [1, 2.5, None, True, False, "é\n\"\\"]}) == '{"a": [1, 2.5, null, true, false, "\\u00e9\\n\\"\\\\"]}' and json.dumps("é😀", ensure_ascii=False) == '"é😀"' and json.dumps("😀") == '"\\ud83d\\ude00"' and json.dumps("\x00\x1f/") == '"\\u0000\\u001f/"'
assert json.dumps([]) == "[]" and json.dumps({}) == "{}" and json.dumps((1, 2)) == "[1, 2]" and json.dumps({5: "a", None: 2, True: 3, 1.5: 4}) == '{"5": "a", "null": 2, "true": 3, "1.5": 4}' and json.dumps(1e100) == "1e+100" and json.dumps(float("inf")) == "Infinity" and json.dumps(10 ** 30) == "1" + "0" * 30
assert json.dumps({"b": 1, "a": 2}, sort_keys=True) == '{"a": 2, "b": 1}' and json.dumps([1, {"a": 2}], separators=(",", ":")) == '[1,{"a":2}]' and json.dumps({(1, 2): 3}, skipkeys=True) == "{}"


class Point:
    def __init__(self): self.x = 1


assert json.dumps(Point(), default=lambda o: o.__dict__) == '{"x": 1}'


class Encoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)


assert json.dumps({"s": {2, 1}}, cls=Encoder) == '{"s": [1, 2]}' and json.JSONEncoder().encode([1]) == "[1]"
loop = []
loop.append(loop)
for value, kind, text in [(object(), TypeError, "Object of type object is not JSON serializable"), ({(1, 2): 3}, TypeError, "keys must be str, int, float, bool or None, not tuple"), (loop, ValueError, "Circular reference detected")]:
    try:
        json.dumps(value)
    except kind as error:
        assert str(error) == text
    else:
        raise AssertionError
try:
    json.dumps(float("nan"), allow_nan=False)
except ValueError as error:
    assert "Out of range float values are not JSON compliant" in str(error)
