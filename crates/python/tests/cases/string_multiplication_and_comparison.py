"""Repetition, ordering by code points, identity of small texts, containment."""
assert "ab" * 3 == "ababab" == 3 * "ab" and "a" * 0 == "" and "a" * -5 == "" and "-" * True == "-" and "a" < "b" < "ba" and "Z" < "a" and "" < "a" and "ä" > "z" and "10" < "9" and "abc" == "abc" and "a" != "A"
assert "" in "x" and "x" in "x" and "xy" not in "x" and max("hello") == "o" and sorted("ba") == ["a", "b"] and min(["b", "a"]) == "a" and "a" "b" == "ab" and "é" == "\u00e9" != "e\u0301"
s = "hello"
assert s[0] + s[-1] == "ho" and s[1:3] in s and len(s * 100) == 500 and s.__len__() == 5 and s.__contains__("ell") and s.__add__("!") == "hello!" and s.__mul__(2) == "hellohello" and "".__eq__("") is True and "a".__eq__(1) is NotImplemented and "a".__lt__("b") is True
