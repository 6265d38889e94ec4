"""textwrap.wrap, fill, shorten, dedent, indent; string.Template and Formatter."""
import string
import textwrap

text = "The quick brown fox jumps over the lazy dog"
assert textwrap.wrap(text, 15) == ["The quick brown", "fox jumps over", "the lazy dog"]
assert textwrap.fill(text, 20, initial_indent="* ", subsequent_indent="  ") == "* The quick brown\n  fox jumps over the\n  lazy dog"
assert textwrap.shorten(text, 20) == "The quick [...]"
assert textwrap.shorten(text, 20, placeholder="...") == "The quick brown..."
assert textwrap.dedent("  a\n    b\n\n  c\n") == "a\n  b\n\nc\n"
assert textwrap.dedent("\tx\n  y") == "\tx\n  y"
assert textwrap.indent("a\n\nb\n", "> ") == "> a\n\n> b\n"
assert textwrap.indent("a\nb", "-", lambda line: line.startswith("b")) == "a\n-b"
assert textwrap.wrap("aaaaaaaaaa bb", 4) == ["aaaa", "aaaa", "aa", "bb"]
assert textwrap.wrap("aaaaaaaaaa bb", 4, break_long_words=False) == ["aaaaaaaaaa", "bb"]
assert textwrap.wrap("well-known thing", 6) == ["well-", "known", "thing"]
assert textwrap.wrap("") == []
assert textwrap.wrap("a b c d", 3, max_lines=1, placeholder="~") == ["a~"]
t = string.Template("$who owes ${amount}% of $$5")
assert t.substitute(who="Ann", amount=3) == "Ann owes 3% of $5"
assert t.safe_substitute(who="Ann") == "Ann owes ${amount}% of $5"
assert t.substitute({"who": "x"}, amount=1) == "x owes 1% of $5"
try:
    t.substitute(who="x")
except KeyError as error:
    assert str(error) == "'amount'"
else:
    raise AssertionError
try:
    string.Template("a $ b").substitute()
except ValueError as error:
    assert str(error) == "Invalid placeholder in string: line 1, col 3"
else:
    raise AssertionError
assert string.ascii_letters == string.ascii_lowercase + string.ascii_uppercase
assert string.digits == "0123456789"
assert string.capwords("hello  world") == "Hello World"
assert string.Formatter().format("{0}-{x:>3}", 1, x=2) == "1-  2"
assert list(string.Formatter().parse("a{b!r:>5}c")) == [("a", "b", ">5", "r"), ("c", None, None, None)]
