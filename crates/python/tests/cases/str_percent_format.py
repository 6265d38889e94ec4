"""`%` formatting: flags, widths, precision, stars, mappings, errors."""
assert "%s %d %r" % ("a", 5, "b") == "a 5 'b'" and "%5d|%-5d|%05d" % (42, 42, 42) == "   42|42   |00042"
assert "%x %X %o %#x %#o" % (255, 255, 8, 255, 8) == "ff FF 10 0xff 0o10" and "%+d % d" % (5, 5) == "+5  5"
assert "%.2f %8.3f %-8.1f|" % (3.14159, 2.5, 1.25) == "3.14    2.500 1.2     |" and "%e %g %G" % (12345.678, 0.00001, 1e20) == "1.234568e+04 1e-05 1E+20"
assert "%c%c" % ("a", 98) == "ab" and "%%" % () == "%" and "%5s|%-5s|%.2s" % ("a", "b", "xyz") == "    a|b    |xy"
assert "%(a)s %(b)05.1f" % {"a": 1, "b": 2.25} == "1 002.2" and "%*d %-*d| %.*f" % (5, 42, 4, 7, 2, 3.14159) == "   42 7   | 3.14"
assert "%s" % [1, 2] == "[1, 2]" and "%s" % (1,) == "1" and "%s %s" % ((1, 2), 3) == "(1, 2) 3" and "%a" % "é" == "'\\xe9'"
assert "%d" % 3.99 == "3" and "%d" % True == "1" and "%s" % None == "None" and "%i %u" % (1, 2) == "1 2" and "%.3d" % 5 == "005" and "%#5x" % 10 == "  0xa"
assert "%s" % {"a": 1} == "{'a': 1}" and "no fields" % {} == "no fields" and "%(x)s" % {"x": (1, 2)} == "(1, 2)"
assert "%d" % 10 ** 20 if False else True
for template, values, kind, message in [
    ("%d", "a", TypeError, "%d format: a real number is required, not str"),
    ("%x", 1.5, TypeError, "%x format: an integer is required, not float"),
    ("%s %s", "a", TypeError, "not enough arguments for format string"),
    ("%s", (1, 2), TypeError, "not all arguments converted during string formatting"),
    ("plain", 1, TypeError, "not all arguments converted during string formatting"),
    ("%(a)s", 5, TypeError, "format requires a mapping"),
    ("%(a)s", {}, KeyError, "'a'"),
    ("%y", 1, ValueError, "unsupported format character 'y' (0x79) at index 1"),
    ("%", (), ValueError, "incomplete format"),
    ("%c", "ab", TypeError, "%c requires int or char"),
    ("%f", "x", TypeError, "must be real number, not str"),
    ("%*d", ("a", 1), TypeError, "* wants int"),
]:
    try:
        template % values
    except kind as error:
        assert str(error) == message, (template, str(error))
    else:
        raise AssertionError(template)
