"""re: groups, named, lookarounds, flags, lazy and greedy, backreferences, match object's parts."""
import re

m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(\d\d))?", "on 2024-05 ok")
assert m.group() == "2024-05"
assert m.group(1, "month") == ("2024", "05")
assert m["year"] == "2024"
assert m.groups() == ("2024", "05", None)
assert m.groups("?") == ("2024", "05", "?")
assert m.groupdict() == {"year": "2024", "month": "05"}
assert m.span() == (3, 10)
assert (m.start("month"), m.end(1)) == (8, 7)
assert m.span(3) == (-1, -1)
assert m.lastindex == 2
assert m.lastgroup == "month"
assert m.string == "on 2024-05 ok"
assert m.pos == 0
assert m.expand(r"\g<month>/\1") == "05/2024"
assert repr(m) == "<re.Match object; span=(3, 10), match='2024-05'>"
assert re.findall(r"(\w)(\d)", "a1 b2") == [("a", "1"), ("b", "2")]
assert re.findall(r"\d+", "1 22 333") == ["1", "22", "333"]
assert re.findall(r"<.+?>", "<a><b>") == ["<a>", "<b>"]
assert re.findall(r"(?i)ab", "AB ab") == ["AB", "ab"]
assert re.findall(r"^\w+", "one\ntwo", re.M) == ["one", "two"]
assert re.search(r"a.b", "a\nb") is None
assert re.search(r"a.b", "a\nb", re.S)
assert re.fullmatch(r"\d+", "12a") is None
assert re.match(r"b", "ab") is None
assert re.search(r"(?<=\$)\d+(?!\d|%)", "$50 $60%").group() == "50"
assert re.search(r"(?<!a)b", "ab bb").start() == 3
assert re.search(r"(\w+) \1", "the the").group() == "the the"
assert re.search(r"(?P<q>['\"]).*?(?P=q)", "say 'hi'").group() == "'hi'"
verbose = re.compile(
    r"""
    (\d+)   # number
    \s*
    ([a-z]) # unit
    """,
    re.X | re.I,
)
assert verbose.match("10 K").groups() == ("10", "K")
assert verbose.flags & re.I
assert verbose.groups == 2
assert re.compile(r"(?P<a>x)").groupindex == {"a": 1}
assert re.split(r"[,;]\s*", "a, b;c") == ["a", "b", "c"]
assert re.split(r"(-)", "a-b-c", maxsplit=1) == ["a", "-", "b-c"]
assert re.split(r"x*", "axbc") == ["", "a", "", "b", "c", ""]
assert re.sub(r"(\w)(\w)", r"\2\1", "abcd") == "badc"
assert re.sub(r"\d", lambda m: str(int(m[0]) + 1), "a1b9") == "a2b10"
assert re.sub("a", "b", "aaa", count=2) == "bba"
assert re.subn("a", "b", "banana") == ("bbnbnb", 3)
assert re.sub("", "-", "ab") == "-a-b-"
assert re.sub(r"(a)|b", r"[\1]", "ab") == "[a][]"
assert re.escape("a.b*c") == "a\\.b\\*c"
assert [m.group() for m in re.finditer(r"\w+", "ab cd")] == ["ab", "cd"]
assert re.compile("b").search("abcb", 2).start() == 3
assert re.compile("a|ab").match("ab").group() == "a"
assert re.search(r"\bfoo\b", "a foo b")
assert re.search(r"[^\W\d_]+", "12_ab").group() == "ab"
assert re.findall(r"\w+", "né à") == ["né", "à"]
assert re.findall(r"\w+", "né", re.A) == ["n"]
assert re.compile("x") == re.compile("x")
for call, words in (
    (lambda: re.compile("("), "missing ), unterminated subpattern at position 0"),
    (lambda: re.compile("*a"), "nothing to repeat at position 0"),
    (lambda: re.compile("[a"), "unterminated character set at position 0"),
    (lambda: re.compile(")"), "unbalanced parenthesis at position 0"),
    (lambda: re.compile(r"(?P<1a>x)"), "bad character in group name '1a' at position 4"),
    (lambda: re.sub("a", r"\2", "a"), "invalid group reference 2 at position 1"),
    (lambda: re.compile("[b-a]"), "bad character range b-a at position 1"),
):
    try:
        call()
    except re.error as error:
        assert str(error) == words, str(error)
    else:
        raise AssertionError(words)
try:
    m.group(9)
except IndexError as error:
    assert str(error) == "no such group"
else:
    raise AssertionError
