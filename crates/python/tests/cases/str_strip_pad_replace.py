"""strip, removeprefix, center, ljust, zfill, expandtabs, replace, translate."""
assert "  a ".strip() == "a" and "xxaxx".strip("x") == "a" and "abcab".strip("ab") == "c" and "\x1c a".strip() == "a"
assert "xxa".lstrip("x") == "a" and "axx".rstrip("x") == "a" and "a".strip("") == "a"
assert "TestCase".removeprefix("Test") == "Case" and "Case".removeprefix("Test") == "Case" and "a.py".removesuffix(".py") == "a"
assert "a".center(4) == " a  " and "ab".center(5) == "  ab " and "a".center(4, "*") == "*a**" and "abc".center(2) == "abc"
assert "a".ljust(3) == "a  " and "a".rjust(3, "-") == "--a" and "ž".rjust(3) == "  ž"
assert "42".zfill(5) == "00042" and "-42".zfill(5) == "-0042" and "+1".zfill(4) == "+001" and "abc".zfill(2) == "abc" and "".zfill(2) == "00"
assert "a\tb".expandtabs() == "a       b" and "a\tb".expandtabs(4) == "a   b" and "ab\t\nc\td".expandtabs(2) == "ab  \nc d"
assert "aaa".replace("a", "b") == "bbb" and "aaa".replace("a", "b", 2) == "bba" and "abc".replace("", "-") == "-a-b-c-"
assert "abc".replace("", "-", 2) == "-a-bc" and "".replace("", "x") == "x" and "aaa".replace("aa", "b") == "ba" and "a".replace("b", "c", 0) == "a"
table = str.maketrans("abc", "xyz", "d")
assert "abcd".translate(table) == "xyz" and table[ord("d")] is None
assert "abc".translate({ord("a"): "AA", ord("b"): None, ord("c"): 67}) == "AAC"
assert str.maketrans({"a": 1, 98: "x"}) == {97: 1, 98: "x"}
for call, kind, text in [
    (lambda: "a".center(5, "ab"), TypeError, "The fill character must be exactly one character long"),
    (lambda: str.maketrans("ab", "c"), ValueError, "the first two maketrans arguments must have equal length"),
    (lambda: "a".replace(1, "b"), TypeError, "replace() argument 1 must be str, not int"),
    (lambda: "a" + 1, TypeError, 'can only concatenate str (not "int") to str'),
    (lambda: "a" * "b", TypeError, "can't multiply sequence by non-int of type 'str'"),
    (lambda: "a" - "b", TypeError, "unsupported operand type(s) for -: 'str' and 'str'"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
