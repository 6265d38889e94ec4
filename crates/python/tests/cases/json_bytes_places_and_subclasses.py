"""json: bytes of every encoding, where an error is, sub-classes, and what a call is made of."""
import enum
import json


def says(call, *args, **options):
    try:
        return call(*args, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
    assert json.loads('"é"'.encode(encoding)) == "é", encoding
assert says(json.JSONDecoder().raw_decode, "1", -1) == "ValueError: idx cannot be negative"
assert says(json.loads, '"\\u0x12"').startswith("JSONDecodeError: Invalid \\uXXXX escape: line 1 column 3")
assert says(json.dumps, 1, foo=2) == "TypeError: JSONEncoder.__init__() got an unexpected keyword argument 'foo'"
assert says(json.loads, "[1,\n x]") == "JSONDecodeError: Expecting value: line 2 column 2 (char 5)"


class Words(str, enum.Enum):
    ONE = "one"


class Told(json.JSONEncoder):
    def __init__(self, **options):
        self.told = sorted(options)
        super().__init__(**options)

    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)


assert json.dumps({Words.ONE: Words.ONE}) == '{"one": "one"}'
assert json.dumps({2, 1}, cls=Told) == "[1, 2]" and json.dumps([{3}], cls=Told, indent=1) == "[\n [\n  3\n ]\n]"
assert says(json.dumps, [object], cls=Told) == "TypeError: Object of type type is not JSON serializable"
assert json.dumps([1, {"a": 2}], indent=1, separators=(";", "=")) == '[\n 1;\n {\n  "a"=2\n }\n]'
