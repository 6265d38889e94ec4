"""json.loads: values, hooks, escapes, errors with places."""
import json
assert json.loads('{"a": [1, -2.5e3, true, false, null, "x\\n\\u00e9\\ud83d\\ude00"]}') == {"a": [1, -2500.0, True, False, None, "x\né😀"]} and json.loads(" [ ] ") == [] and json.loads("5") == 5 and json.loads('"x"') == "x" and json.loads(b'{"k": 1}') == {"k": 1} and json.loads("1E2") == 100.0 and json.loads("NaN") != 0 and json.loads("-Infinity") == float("-inf")
assert type(json.loads("1")) is int and type(json.loads("1.0")) is float and json.loads("12345678901234567890123") == 12345678901234567890123
assert json.loads('{"a": 1}', object_hook=lambda d: list(d.items())) == [("a", 1)] and json.loads('{"a": 1, "a": 2}', object_pairs_hook=list) == [("a", 1), ("a", 2)] and json.loads("1.5", parse_float=str) == "1.5" and json.loads("[5]", parse_int=lambda s: s + "!") == ["5!"]
for text, message in [("", "Expecting value: line 1 column 1 (char 0)"), ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"), ("[1,]", "Expecting value: line 1 column 4 (char 3)"), ('{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"),
                      ("[1 2]", "Expecting ',' delimiter: line 1 column 4 (char 3)"), ('"abc', "Unterminated string starting at: line 1 column 1 (char 0)"), ("[1]\n x", "Extra data: line 2 column 2 (char 5)"), ("{'a': 1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"), ('"\\x"', "Invalid \\escape: line 1 column 2 (char 1)"), ("nul", "Expecting value: line 1 column 1 (char 0)"), ('"a\nb"', "Invalid control character at: line 1 column 3 (char 2)")]:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        assert str(error) == message, (text, str(error))
        assert isinstance(error, ValueError) and error.doc == text and error.pos >= 0
    else:
        raise AssertionError(text)
import io
assert json.load(io.StringIO("[1]")) == [1]
