"""split, rsplit, splitlines, partition, join: separators, counts, line ends."""
assert " a  b ".split() == ["a", "b"]
assert " a  b ".split(" ") == ["", "a", "", "b", ""]
assert "a,b,c".split(",", 1) == ["a", "b,c"]
assert "a,b,c".rsplit(",", 1) == ["a,b", "c"]
assert " a b c ".split(None, 1) == ["a", "b c "]
assert " a b c ".rsplit(None, 1) == [" a b", "c"]
assert "".split() == []
assert "".split(",") == [""]
assert "a--b".split("--") == ["a", "b"]
assert "abc".split(sep="b", maxsplit=0) == ["abc"]
assert "a\nb\r\nc\x0bd\x1ce\x85f\u2028g".splitlines() == ["a", "b", "c", "d", "e", "f", "g"]
assert "a\n\nb\n".splitlines(True) == ["a\n", "\n", "b\n"]
assert "".splitlines() == []
assert "\n".splitlines() == [""]
assert "k=v=w".partition("=") == ("k", "=", "v=w")
assert "k=v=w".rpartition("=") == ("k=v", "=", "w")
assert "k".partition("=") == ("k", "", "")
assert "k".rpartition("=") == ("", "", "k")
assert "-".join(c for c in "abc") == "a-b-c"
assert "".join([]) == ""
for call, kind, words in (
    (lambda: "a".split(""), ValueError, "empty separator"),
    (lambda: "a".partition(""), ValueError, "empty separator"),
    (lambda: ",".join([1]), TypeError, "sequence item 0: expected str instance, int found"),
    (lambda: ",".join(["a", None]), TypeError, "sequence item 1: expected str instance, NoneType found"),
    (lambda: ",".join(5), TypeError, "can only join an iterable"),
    (lambda: "a".split(1), TypeError, "must be str or None, not int"),
):
    try:
        call()
    except kind as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
