"""string.Formatter step by step, templates of one's own; calendars of years and in HTML; differences for people."""
import calendar
import difflib
import string


def says(call, *args, **options):
    try:
        return call(*args, **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Loud(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        return f"[{format(value, spec)}]"

    def convert_field(self, value, conversion):
        return "U" if conversion == "u" else super().convert_field(value, conversion)


assert Loud().format("{x} {0:>3} {y!u}", 5, z=1) == "[<x>] [  5] [U]"
plain = string.Formatter()
assert plain.format("{a.real}{b[0]}{c[x]:>{w}}", a=5, b=[1], c={"x": 2}, w=3) == "51  2"
assert list(plain.parse("a{b}c{d!r:>{w}}e}}")) == [("a", "b", "", None), ("c", "d", ">{w}", "r"), ("e}", None, None, None)]
assert says(plain.format, "{}{0}", 1).startswith("ValueError: cannot switch from manual field specification")
assert says(plain.format, "{:{:{}}}", 1, 2, 3) == "ValueError: Max string recursion exceeded"
assert says(plain.format, "{") == "ValueError: Single '{' encountered in format string"


class Brackets(string.Template):
    pattern = r"\[(?:(?P<escaped>\[)|(?P<named>[a-z]+)\]|(?P<braced>z)|(?P<invalid>))"


assert Brackets("[abc] x").safe_substitute(abc=1) == "1 x"
assert says(string.Template("a\nb $").substitute) == "ValueError: Invalid placeholder in string: line 2, col 3"

year = calendar.calendar(2024).splitlines()
assert year[0].strip() == "2024" and year[2].split() == ["January", "February", "March"], year[:3]
assert says(calendar.monthrange, 2024, 13) == "IllegalMonthError: bad month number 13; must be 1-12"
assert says(calendar.setfirstweekday, 7) == "IllegalWeekdayError: bad weekday number 7; must be 0 (Monday) to 6 (Sunday)"
sunday = calendar.Calendar(6)
assert list(sunday.itermonthdays4(2024, 12))[-1] == (2025, 1, 4, 5) and sunday.yeardayscalendar(2024, 4)[0][0][0][1] == 1
assert calendar.HTMLCalendar().formatday(3, 2) == '<td class="wed">3</td>'
assert "<tr><th colspan=\"7\" class=\"month\">February 2024</th></tr>" in calendar.HTMLCalendar().formatmonth(2024, 2)

one, two = ["one\n", "two\n", "three\n"], ["ore\n", "tree\n", "emu\n"]
assert "".join(difflib.ndiff(one, two)) == "- one\n?  ^\n+ ore\n?  ^\n- two\n- three\n?  -\n+ tree\n+ emu\n"
assert list(difflib.restore(difflib.ndiff(one, two), 2)) == two
assert "".join(difflib.context_diff(one, two, "a", "b", n=0)).startswith("*** a\n--- b\n***************\n*** 1,3 ****\n! one\n")
assert list(difflib.diff_bytes(difflib.unified_diff, [b"a\n"], [b"b\n"], b"x", b"y"))[2] == b"@@ -1 +1 @@\n"
assert says(lambda: list(difflib.unified_diff([1], ["a"]))) == "TypeError: lines to compare must be str, not int (1)"
