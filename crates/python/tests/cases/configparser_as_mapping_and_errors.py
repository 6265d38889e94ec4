"""configparser: sections are mappings, values are converted, errors know their parts."""
import collections.abc
import configparser
import io


def says(call, *args, **options):
    try:
        return call(*args, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def read(text, **options):
    parser = configparser.ConfigParser(**options)
    parser.read_string(text)
    return parser


parser = read("[a]\nx = 1\nlist = p,q\n", converters={"list": lambda text: text.split(",")})
assert isinstance(parser, collections.abc.MutableMapping) and isinstance(parser["a"], collections.abc.MutableMapping)
assert parser.getlist("a", "list") == ["p", "q"] == parser["a"].getlist("list")
assert parser.getlist("a", "none", fallback=3) == 3
parser["a"].update({"u": "1"})
assert parser["a"].pop("u") == "1" and parser["a"].setdefault("w", "2") == "2"
assert says(parser["a"].__setitem__, "n", 1) == "TypeError: option values must be strings"
assert says(parser.set, "a", 5, "v") == "TypeError: option keys must be strings"
assert says(parser.add_section, 5) == "TypeError: section names must be strings"
assert says(parser.__delitem__, "DEFAULT") == "ValueError: Cannot remove the default section."
assert parser.popitem()[0] == "a" and parser.sections() == []

extended = read("[a]\nx=${b:y}-${z}\nz=2\n[b]\ny=1$$\n", interpolation=configparser.ExtendedInterpolation())
assert extended["a"]["x"] == "1$-2"
assert read("[a]\nx=1\n  more\n\ny=2\n", empty_lines_in_values=False)["a"]["x"] == "1\nmore"
assert read("[a]\nx -> 1 // c\n", delimiters=("->",), inline_comment_prefixes=("//",))["a"]["x"] == "1"
empty = read("[a]\nx\n", allow_no_value=True)
text = io.StringIO()
empty.write(text)
assert text.getvalue() == "[a]\nx\n\n", text.getvalue()

try:
    read("[a]\nx=1\nx=2")
except configparser.DuplicateOptionError as error:
    assert (error.section, error.option, error.source, error.lineno) == ("a", "x", "<string>", 3)
    assert str(error) == "While reading from '<string>' [line  3]: option 'x' in section 'a' already exists"
try:
    read("[a]\nbad\nworse\n")
except configparser.ParsingError as error:
    assert error.errors == [(2, "'bad\\n'"), (3, "'worse\\n'")] and error.args == ("<string>",)
try:
    read("[a]\nx=%(q)s").get("a", "x")
except configparser.InterpolationMissingOptionError as error:
    assert (error.option, error.section, error.reference) == ("x", "a", "q")
assert says(read("[a]\nx=%(b)s\nb=%(x)s").get, "a", "x").startswith("InterpolationDepthError: Recursion limit exceeded")
assert says(configparser.ConfigParser().read_dict, {"s": {"k": 1, "K": 2}}).startswith("DuplicateOptionError: While reading from '<dict>'")
