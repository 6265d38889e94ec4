"""replace, translate, maketrans, expandtabs, zfill, center, strip sets, removeprefix, count with ranges."""
assert "aaa".replace("a", "b", 2) == "bba"
assert "abc".replace("", "-") == "-a-b-c-"
assert "abc".replace("", "-", 2) == "-a-bc"
assert "abc".replace("x", "y") == "abc"
assert "hello".translate(str.maketrans("el", "ip")) == "hippo"
assert "hello".translate(str.maketrans("", "", "l")) == "heo"
assert "abc".translate({97: "X", 98: None, 99: 100}) == "Xd"
assert str.maketrans({"a": "1", 98: "2"}) == {97: "1", 98: "2"}
assert "a\tb".expandtabs() == "a       b"
assert "a\tbc\td".expandtabs(4) == "a   bc  d"
assert "a\n\tb".expandtabs(2) == "a\n  b"
assert "-42".zfill(6) == "-00042"
assert "+4".zfill(1) == "+4"
assert "x".center(4) == " x  "
assert "xy".center(5, "*") == "**xy*"
assert "ab".ljust(4, ".") == "ab.."
assert "ab".rjust(4) == "  ab"
assert "xxhixx".strip("x") == "hi"
assert "abcba".strip("ab") == "c"
assert " \u3000a\xa0".strip() == "a"
assert "www.example.com".lstrip("w.") == "example.com"
assert "test.py".removesuffix(".py") == "test"
assert "test.py".removeprefix("te") == "st.py"
assert "test".removesuffix("") == "test"
assert "banana".count("an") == 2
assert "aaaa".count("aa") == 2
assert "abc".count("") == 4
assert "banana".count("a", 2) == 2
assert "banana".find("an", 2) == 3
assert "banana".rfind("an", 0, 4) == 1
assert "abc".startswith(("x", "ab"))
assert "abc".endswith("bc", 1)
assert not "abc".startswith("bc", 2)
assert "abc".index("c", -1) == 2
for call, kind, words in (
    (lambda: "abc".index("x"), ValueError, "substring not found"),
    (lambda: str.maketrans("a", "bc"), ValueError, "the first two maketrans arguments must have equal length"),
    (lambda: "a".center(3, "xy"), TypeError, "The fill character must be exactly one character long"),
    (lambda: "a".startswith(1), TypeError, "startswith first arg must be str or a tuple of str, not int"),
    (lambda: "a" + 1, TypeError, 'can only concatenate str (not "int") to str'),
    (lambda: "abc"[5], IndexError, "string index out of range"),
    (lambda: "abc"["a"], TypeError, "string indices must be integers, not 'str'"),
    (lambda: 1 in "abc", TypeError, "'in <string>' requires string as left operand, not int"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
