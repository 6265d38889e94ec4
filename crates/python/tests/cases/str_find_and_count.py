"""find, index, count, startswith: ranges, empty parts, characters wider than a byte."""
s = "hello world"
assert s.find("o") == 4 and s.rfind("o") == 7 and s.find("x") == -1
assert s.find("o", 5) == 7 and s.find("o", 5, 7) == -1 and s.find("o", -4) == 7
assert s.find("") == 0 and s.find("", 11) == 11 and s.find("", 12) == -1 and s.rfind("") == 11
assert s.count("o") == 2 and s.count("") == 12 and "aaaa".count("aa") == 2 and s.count("o", 5) == 1
assert s.count("", 11) == 1 and s.count("", 12) == 0
assert s.startswith("hello") and s.startswith("world", 6) and s.endswith("world") and s.endswith(("x", "ld"))
assert not s.startswith(()) and s.startswith("") and not s.startswith("", 12) and s.endswith("o", 0, 5)
u = "žluťoučký kůň"
assert u.find("kůň") == 10 and u[u.find("ť")] == "ť" and u.index("ý") == 8 and u.count("u") == 2
assert "😀x😀".rfind("😀") == 2 and len("😀x😀") == 3
for call, text in [
    (lambda: s.index("x"), "substring not found"),
    (lambda: s.rindex("x"), "substring not found"),
]:
    try:
        call()
    except ValueError as error:
        assert str(error) == text
    else:
        raise AssertionError
try:
    s.startswith(5)
except TypeError as error:
    assert str(error) == "startswith first arg must be str or a tuple of str, not int"
try:
    s.startswith(("a", 5))
except TypeError as error:
    assert str(error) == "tuple for startswith must only contain str, not int"
try:
    5 in s
except TypeError as error:
    assert str(error) == "'in <string>' requires string as left operand, not int"
assert "" in "" and "lo w" in s and "abc" not in s
