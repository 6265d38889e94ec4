"""Comparison, membership, ordering and joining of text with other types; multiplication and slices of text."""
assert "a" < "b" < "ba"
assert "Z" < "a"
assert "" < "a"
assert "10" < "9"
assert "é" > "z"
assert "abc" == "a" + "bc"
assert "a" != b"a"
assert "bc" in "abc"
assert "" in "abc"
assert "x" not in "abc"
assert max("hello") == "o"
assert min(["b", "a"]) == "a"
assert "ab" * 3 == "ababab"
assert -1 * "ab" == ""
assert "abc"[-2:] == "bc"
assert "abcdef"[::2] == "ace"
assert list("abc") == ["a", "b", "c"]
assert tuple("ab") == ("a", "b")
assert set("aab") == {"a", "b"}
assert dict(["ab", "cd"]) == {"a": "b", "c": "d"}
assert "".join(reversed("abc")) == "cba"
assert " ".join(["a"] * 3) == "a a a"
assert sorted("hello") == ["e", "h", "l", "l", "o"]
assert "a,b".split(",") == ["a", "b"]
assert all(c.isalpha() for c in "abc")
assert "%s" % "a" == "{}".format("a") == f"{'a'}"
assert str(None) == "None"
assert str([1, "a"]) == "[1, 'a']"
assert bool("") is False
assert bool(" ") is True
assert len("a\tb\n") == 4
assert "a" is not None
try:
    "a" < 1
except TypeError as error:
    assert str(error) == "'<' not supported between instances of 'str' and 'int'"
else:
    raise AssertionError
try:
    "a" * 1.5
except TypeError as error:
    assert str(error) == "can't multiply sequence by non-int of type 'float'"
else:
    raise AssertionError
try:
    "abc"[0] = "x"
except TypeError as error:
    assert str(error) == "'str' object does not support item assignment"
else:
    raise AssertionError
