import shlex

for text in (
    "a b  c",
    "a 'b c' d",
    'a "b \\" c" d',
    "a\\ b c",
    "''",
    'x""y',
    "a 'b'\"c\" # d",
    "",
    "  ",
    "a\tb\nc",
    "'a\\b'",
    '"a\\b"',
    "--path=/x/y.z",
):
    assert shlex.split(shlex.join(shlex.split(text))) == shlex.split(text), text
assert shlex.split("a 'b c' d") == ["a", "b c", "d"]
assert shlex.split('a "b \\" c" d') == ["a", 'b " c', "d"]
assert shlex.split("a\\ b c") == ["a b", "c"]
assert shlex.split("''") == [""]
assert shlex.split('x""y') == ["xy"]
assert shlex.split("'a\\b' \"a\\b\"") == ["a\\b", "a\\b"]
assert shlex.split("a # b", comments=True) == ["a"]
assert shlex.split("a # b") == ["a", "#", "b"]
assert shlex.split("a 'b c'", posix=False) == ["a", "'b c'"]
assert shlex.quote("it's") == "'it'\"'\"'s'"
assert shlex.quote("") == "''"
assert shlex.quote("a_b-c/d.e") == "a_b-c/d.e"
assert shlex.join(["a", "b c"]) == "a 'b c'"
for wrong, said in (("'a", "No closing quotation"), ("a\\", "No escaped character")):
    try:
        shlex.split(wrong)
    except ValueError as error:
        assert str(error) == said, error
    else:
        raise AssertionError(wrong)
