"""wrap, fill, dedent, indent, shorten."""
import textwrap
text = "The quick brown fox jumps over the lazy dog"
assert textwrap.wrap(text, 15) == ["The quick brown", "fox jumps over", "the lazy dog"] and textwrap.fill(text, 20) == "The quick brown fox\njumps over the lazy\ndog" and textwrap.wrap("", 5) == [] and textwrap.wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]
assert textwrap.dedent("  a\n    b\n  c\n") == "a\n  b\nc\n" and textwrap.dedent("    x\n\n    y") == "x\n\ny" and textwrap.dedent("\ta\n\tb") == "a\nb" and textwrap.dedent("a\n  b") == "a\n  b"
assert textwrap.indent("a\n\nb\n", "> ") == "> a\n\n> b\n" and textwrap.indent("a\nb", "  ", lambda line: True) == "  a\n  b" and textwrap.shorten("Hello big wide world", 12) == "Hello [...]" and textwrap.shorten("short", 10) == "short"
assert textwrap.fill("a b c", 3, initial_indent="* ", subsequent_indent="  ") == "* a\n  b\n  c" and textwrap.wrap("well-known fact", 6) == ["well-", "known", "fact"]
