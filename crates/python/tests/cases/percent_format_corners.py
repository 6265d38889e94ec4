"""`%` formatting: flags, widths from arguments, mappings, bytes, errors."""
assert "%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42) == "   42|42   |00042|+42| 42"
assert "%x %X %#x %o %#o" % (255, 255, 255, 8, 8) == "ff FF 0xff 10 0o10"
assert "%.2f %8.3f %-8.1f| %e %G" % (3.14159, 2.5, 1.25, 12345.678, 0.00001) == "3.14    2.500 1.2     | 1.234568e+04 1E-05"
assert "%s %r %a" % ("é", "é", "é") == "é 'é' '\\xe9'"
assert "%c%c" % (65, "b") == "Ab"
assert "%%" % () == "%"
assert "%*d|%-*d|%.*f" % (5, 1, 4, 2, 1, 2.55) == "    1|2   |2.5"
assert "%(a)s-%(b)03d" % {"a": "x", "b": 7} == "x-007"
assert "%(a)s" % {"a": (1, 2)} == "(1, 2)"
assert "%s" % [1, 2] == "[1, 2]"
assert "%s" % {"a": 1} == "{'a': 1}"
assert "%.3s|%5.1s|" % ("abcdef", "xyz") == "abc|    x|"
assert "%d" % 3.99 == "3"
assert "%i" % True == "1"
assert "%5s%%" % "a" == "    a%"
assert b"%s %d %r" % (b"x", 5, b"y") == b"x 5 b'y'"
assert b"%b|%5s|%x" % (b"a", b"b", 255) == b"a|    b|ff"
assert "%d" % 10**25 == "10000000000000000000000000"
for call, kind, words in (
    (lambda: "%d" % "x", TypeError, "%d format: a real number is required, not str"),
    (lambda: "%x" % 1.5, TypeError, "%x format: an integer is required, not float"),
    (lambda: "%s %s" % "a", TypeError, "not enough arguments for format string"),
    (lambda: "%s" % (1, 2), TypeError, "not all arguments converted during string formatting"),
    (lambda: "%(a)s" % (1,), TypeError, "format requires a mapping"),
    (lambda: "%(a)s" % {}, KeyError, "'a'"),
    (lambda: "%z" % 1, ValueError, "unsupported format character 'z' (0x7a) at index 1"),
    (lambda: "%" % (), ValueError, "incomplete format"),
    (lambda: "%c" % "ab", TypeError, "%c requires int or char"),
    (lambda: "%f" % "x", TypeError, "must be real number, not str"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
