"""sub, subn, split, findall, finditer, escape."""
import re
assert re.sub("a", "b", "aaa") == "bbb" and re.sub("a", "b", "aaa", count=2) == "bba" and re.subn("a", "b", "aa") == ("bb", 2) and re.sub(r"(\w)(\d)", r"\2\1", "a1b2") == "1a2b" and re.sub("x*", "-", "abxd") == "-a-b--d-" and re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a5b10") == "a10b20" and re.sub("a", r"\\", "a") == "\\" and re.sub("(a)", r"\g<1>0", "a") == "a0" and re.sub("a", "\\n", "a") == "\n"
assert re.split(r"[,;]\s*", "a, b;c") == ["a", "b", "c"] and re.split(r"(-)", "a-b") == ["a", "-", "b"] and re.split(",", "a,b,c", maxsplit=1) == ["a", "b,c"] and re.split("x", "abc") == ["abc"] and re.split(r"\b", "hi you") == ["", "hi", " ", "you", ""] and re.split("", "ab") == ["", "a", "b", ""]
assert re.findall(r"\d+", "1 22 333") == ["1", "22", "333"] and re.findall(r"(\w)(\d)", "a1 b2") == [("a", "1"), ("b", "2")] and re.findall(r"(\w)\d", "a1 b2") == ["a", "b"] and re.findall("", "ab") == ["", "", ""] and [m.start() for m in re.finditer("a", "banana")] == [1, 3, 5]
assert re.escape("a.b*c d") == r"a\.b\*c\ d" and re.escape("ž_1") == "ž_1" and re.match(re.escape("$1.0"), "$1.0")
assert re.sub("(?m)^", "> ", "a\nb") == "> a\n> b" and re.sub(r"\s+", " ", "a \n\t b") == "a b" and re.findall(r"(?i)ab", "AB ab Ab") == ["AB", "ab", "Ab"] and re.compile("a").sub("b", "a") == "b" and re.findall(r"[\w.]+@[\w.]+", "x a@b.c y") == ["a@b.c"]
try:
    re.compile("(")
except re.error as error:
    assert "missing ), unterminated subpattern" in str(error)
