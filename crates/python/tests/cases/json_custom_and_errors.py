"""json: default, cls, separators, sort_keys, object hooks, parse_float, special numbers, error places."""
import datetime
import decimal
import io
import json


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (datetime.date, datetime.datetime)):
            return o.isoformat()
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


assert json.dumps({"d": datetime.date(2024, 1, 2), "s": {2, 1}}, cls=Encoder) == '{"d": "2024-01-02", "s": [1, 2]}'
assert json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, separators=(",", ":")) == '{"a":[1,2],"b":1}'
assert json.dumps("é\n\u2028\"\\/") == '"\\u00e9\\n\\u2028\\"\\\\/"'
assert json.dumps("é😀", ensure_ascii=False) == '"é😀"'
assert json.dumps("😀") == '"\\ud83d\\ude00"'
assert json.dumps({1: None, True: False, None: 1.5, 2.5: "x"}) == '{"1": false, "null": 1.5, "2.5": "x"}'
assert json.dumps([1.0, 1e100, float("inf"), float("nan")]) == "[1.0, 1e+100, Infinity, NaN]"
assert json.dumps({"a": {"b": [1, {}]}, "c": []}, indent=1) == '{\n "a": {\n  "b": [\n   1,\n   {}\n  ]\n },\n "c": []\n}'
assert json.dumps([1], indent="--") == "[\n--1\n]"
assert json.dumps({(1, 2): 3, "ok": 1}, skipkeys=True) == '{"ok": 1}'
assert json.dumps(object, default=lambda o: o.__name__) == '"object"'
assert json.loads('{"a": [1, 2.5, true, null, "\\u00e9\\ud83d\\ude00"]}') == {"a": [1, 2.5, True, None, "é😀"]}
assert json.loads("[1.10]", parse_float=decimal.Decimal) == [decimal.Decimal("1.10")]
assert json.loads('{"a": 1}', object_hook=lambda d: list(d)) == ["a"]
assert json.loads('{"a": 1, "a": 2}', object_pairs_hook=list) == [("a", 1), ("a", 2)]
assert json.loads(b'"\xc3\xa9"') == "é"
assert json.loads(" [ ] ") == []
assert json.loads("-0.0") == 0.0
assert json.loads("1E2") == 100.0
assert json.loads("NaN") != json.loads("NaN")
out = io.StringIO()
json.dump({"a": 1}, out)
assert json.load(io.StringIO(out.getvalue())) == {"a": 1}
for text, words in (
    ("", "Expecting value: line 1 column 1 (char 0)"),
    ("[1,]", "Expecting value: line 1 column 4 (char 3)"),
    ('{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"),
    ("{'a': 1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    ('["a', "Unterminated string starting at: line 1 column 2 (char 1)"),
    ("[1] x", "Extra data: line 1 column 5 (char 4)"),
    ("[1 2]", "Expecting ',' delimiter: line 1 column 4 (char 3)"),
    ('"\\x"', "Invalid \\escape: line 1 column 2 (char 1)"),
    ('"a\nb"', "Invalid control character at: line 1 column 3 (char 2)"),
    ("{\n\n,", "Expecting property name enclosed in double quotes: line 3 column 1 (char 3)"),
):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        assert str(error) == words, (text, str(error))
    else:
        raise AssertionError(text)
for call, kind, words in (
    (lambda: json.dumps({1, 2}), TypeError, "Object of type set is not JSON serializable"),
    (lambda: json.dumps({(1, 2): 3}), TypeError, "keys must be str, int, float, bool or None, not tuple"),
    (lambda: json.dumps(float("nan"), allow_nan=False), ValueError, "Out of range float values are not JSON compliant"),
    (lambda: json.loads(5), TypeError, "the JSON object must be str, bytes or bytearray, not int"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    assert str(error) == "Circular reference detected"
else:
    raise AssertionError
