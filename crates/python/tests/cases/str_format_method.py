"""str.format: positions, names, attributes, items, conversions, nested fields, escapes."""
assert "{} {}".format(1, 2) == "1 2" and "{1} {0}".format(1, 2) == "2 1" and "{0}{0}".format("a") == "aa"
assert "{a} {b}".format(a=1, b=2) == "1 2" and "{} {name}".format(1, name="n") == "1 n" and "{{}}{}".format(1) == "{}1"
assert "{0.real} {0.imag}".format(5) == "5 0" and "{0[1]} {d[key]}".format([1, 2], d={"key": "v"}) == "2 v"
assert "{!r} {!s} {!a}".format("é", "é", "é") == "'é' é '\\xe9'" and "{:{}}".format("a", 3) == "a  " and "{:{w}.{p}f}".format(3.14159, w=7, p=2) == "   3.14"
assert "{a.b[c].d}".format(a=type("A", (), {"b": {"c": type("D", (), {"d": 7})}})) == "7"
assert "{:%Y-%m}".format(__import__("datetime").date(2020, 5, 1)) == "2020-05" and "{0!r:>5}".format("a") == "  'a'"
assert "{x}".format_map({"x": 1}) == "1" and "{:,}".format(1000) == "1,000"


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


assert "{a} {b}".format_map(Default(a=1)) == "1 <b>"
for text, args, kind, message in [
    ("{}", (), IndexError, "Replacement index 0 out of range for positional args tuple"),
    ("{x}", (), KeyError, "'x'"),
    ("{", (), ValueError, "Single '{' encountered in format string"),
    ("}", (), ValueError, "Single '}' encountered in format string"),
    ("{} {0}", (1,), ValueError, "cannot switch from automatic field numbering to manual field specification"),
    ("{0} {}", (1,), ValueError, "cannot switch from manual field specification to automatic field numbering"),
    ("{0", (1,), ValueError, "expected '}' before end of string"),
    ("{!x}", (1,), ValueError, "Unknown conversion specifier x"),
    ("{0.missing}", (1,), AttributeError, "'int' object has no attribute 'missing'"),
    ("{0[a]}", ([],), TypeError, "list indices must be integers or slices, not str"),
]:
    try:
        text.format(*args)
    except kind as error:
        assert str(error) == message, (text, str(error))
    else:
        raise AssertionError(text)
