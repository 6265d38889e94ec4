"""The format mini-language on text and other objects; nested fields, conversions, attribute and index look-ups."""
cases = [
    ("ab", "5", "ab   "), ("ab", ">5", "   ab"), ("ab", "^5", " ab  "), ("ab", "*^6", "**ab**"), ("abcdef", ".3", "abc"),
    ("abcdef", "6.3", "abc   "), ("ab", "s", "ab"), ("é", ">3", "  é"), ("ab", "05", "ab000"), ("", "3", "   "),
]
for value, spec, wanted in cases:
    assert format(value, spec) == wanted, (value, spec, format(value, spec))


class Point:
    x, y = 1, [10, 20]

    def __repr__(self):
        return "Point!"


point = Point()
assert "{0.x} {0.y[1]}".format(point) == "1 20"
assert "{a[key]} {a[0]}".format(a={"key": 1, 0: 2}) == "1 2"
assert "{!r:>8}|{!s}|{!a}".format(point, "é", "é") == "  Point!|é|'\\xe9'"
assert "{:{}}".format("x", 4) == "x   "
assert "{:{fill}{align}{width}}".format("x", fill="*", align="^", width=5) == "**x**"
assert "{1} {0} {1}".format("a", "b") == "b a b"
assert "{{}} {}".format(1) == "{} 1"
assert "{:%Y-%m}".format(__import__("datetime").date(2024, 5, 6)) == "2024-05"
width, precision = 8, 2
assert f"{3.14159:{width}.{precision}f}" == "    3.14"
assert f"{point!r:.3}" == "Poi"
assert f"{'nested ' + f'{1 + 1}'}" == "nested 2"
assert f"{width=}" == "width=8"
assert f"{width = :>4}" == "width =    8"
assert f"{point=!s}" == "point=Point!"
assert f"{'a' 'b'}" == "ab"
assert f"{ {'k': 1}['k'] }" == "1"
assert f"{(lambda x: x * 2)(3)}" == "6"
assert "%s" % (point,) == "Point!"
assert "{x}".format_map({"x": 1}) == "1"
for call, kind, words in (
    (lambda: "{}".format(), IndexError, "Replacement index 0 out of range for positional args tuple"),
    (lambda: "{x}".format(), KeyError, "'x'"),
    (lambda: "{} {0}".format(1), ValueError, "cannot switch from automatic field numbering to manual field specification"),
    (lambda: "{0} {}".format(1), ValueError, "cannot switch from manual field specification to automatic field numbering"),
    (lambda: "{".format(), ValueError, "Single '{' encountered in format string"),
    (lambda: "}".format(), ValueError, "Single '}' encountered in format string"),
    (lambda: "{!x}".format(1), ValueError, "Unknown conversion specifier x"),
    (lambda: format("a", "d"), ValueError, "Unknown format code 'd' for object of type 'str'"),
    (lambda: format("a", "=5"), ValueError, "'=' alignment not allowed in string format specifier"),
    (lambda: format("a", "+"), ValueError, "Sign not allowed in string format specifier"),
    (lambda: format([], "5"), TypeError, "unsupported format string passed to list.__format__"),
    (lambda: format(None, ">5"), TypeError, "unsupported format string passed to NoneType.__format__"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
