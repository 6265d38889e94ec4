"""split with and without separator, limits, rsplit, splitlines, partition, join."""
assert "a b  c".split() == ["a", "b", "c"] and "  a  ".split() == ["a"] and "".split() == []
assert "a,b,,c".split(",") == ["a", "b", "", "c"] and "".split(",") == [""] and ",".split(",") == ["", ""]
assert "a b c d".split(maxsplit=2) == ["a", "b", "c d"] and "a b c d".rsplit(maxsplit=2) == ["a b", "c", "d"]
assert "  a  b  ".split(None, 1) == ["a", "b  "] and "  a  b  ".rsplit(None, 1) == ["  a", "b"]
assert "a,b,c".split(",", 1) == ["a", "b,c"] and "a,b,c".rsplit(",", 1) == ["a,b", "c"] and "a,b".split(",", 0) == ["a,b"]
assert "a\tb\nc\x0bd\x1ce".split() == ["a", "b", "c", "d", "e"]
assert "aXXbXX".split("XX") == ["a", "b", ""] and "aaa".split("aa") == ["", "a"] and "aaa".rsplit("aa") == ["a", ""]
assert "a\nb\r\nc\rd".splitlines() == ["a", "b", "c", "d"] and "a\n".splitlines() == ["a"] and "".splitlines() == []
assert "a\nb\r\n".splitlines(True) == ["a\n", "b\r\n"] and "\n\n".splitlines() == ["", ""]
assert "a\x0cb\x1cc\u2028d\x85e".splitlines() == ["a", "b", "c", "d", "e"]
assert "k=v=w".partition("=") == ("k", "=", "v=w") and "k=v=w".rpartition("=") == ("k=v", "=", "w")
assert "kv".partition("=") == ("kv", "", "") and "kv".rpartition("=") == ("", "", "kv")
assert ", ".join(["a", "b"]) == "a, b" and "".join([]) == "" and "-".join("abc") == "a-b-c"
assert "x".join({"only": 1}) == "only" and ",".join(str(i) for i in range(3)) == "0,1,2"
for call, kind, text in [
    (lambda: "a".split(""), ValueError, "empty separator"),
    (lambda: "a".partition(""), ValueError, "empty separator"),
    (lambda: ",".join([1]), TypeError, "sequence item 0: expected str instance, int found"),
    (lambda: ",".join(["a", None]), TypeError, "sequence item 1: expected str instance, NoneType found"),
    (lambda: ",".join(5), TypeError, "can only join an iterable"),
]:
    try:
        call()
    except kind as error:
        assert str(error) == text, str(error)
    else:
        raise AssertionError(text)
