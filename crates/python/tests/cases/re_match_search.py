"""match, search, fullmatch, groups, spans, flags."""
import re
m = re.search(r"(\d+)-(?P<word>\w+)", "x 12-ab y")
assert m.group() == "12-ab" and m.group(1) == "12" and m["word"] == "ab" and m.groups() == ("12", "ab") and m.groupdict() == {"word": "ab"} and m.span() == (2, 7) and m.start(1) == 2 and m.end("word") == 7 and m.group(1, 2) == ("12", "ab") and m.string == "x 12-ab y" and m.lastgroup == "word" and m.lastindex == 2
assert re.match("a", "ba") is None and re.search("a", "ba").start() == 1 and re.fullmatch("ab*", "abb") and not re.fullmatch("ab*", "abbc") and re.match("", "").group() == "" and bool(re.match("x", "x"))
assert re.match("(a)|(b)", "b").groups() == (None, "b") and re.match("(a)|b", "b").groups("none") == ("none",) and re.search("A", "xa", re.I) and re.search("^b", "a\nb", re.M) and re.match("a.b", "a\nb", re.S) and not re.match("a.b", "a\nb") and re.match("a b # comment", "ab", re.X)
assert re.match(r"\bfoo\b", "foo bar") and re.search(r"(?<=a)b", "ab").group() == "b" and re.search(r"a(?!b)", "abac").start() == 2 and re.match(r"(\w)\1", "aa") and re.match(r"(?i)ABC", "abc") and re.match("[^a-c]+", "xyzabc").group() == "xyz" and re.match("a{2,3}", "aaaa").group() == "aaa" and re.match("a+?", "aaa").group() == "a" and re.match(r"\d+\s*\D", "12  x")
assert repr(re.match("a", "abc")) == "<re.Match object; span=(0, 1), match='a'>" and m.expand(r"\2-\1 \g<word>") == "ab-12 ab"
p = re.compile("b", re.I)
assert p.pattern == "b" and p.flags & re.I and p.search("aBc", 1).span() == (1, 2) and p.match("ab", 1) and repr(re.compile("x")) == "re.compile('x')" and re.compile(r"(a)(?P<n>b)").groups == 2 and re.compile(r"(?P<n>b)").groupindex == {"n": 1}
try:
    m.group("nope")
except IndexError as error:
    assert str(error) == "no such group"
