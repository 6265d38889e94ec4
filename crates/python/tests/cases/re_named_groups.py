"""Named groups in patterns, replacements and results."""
import re
p = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)")
m = p.match("2020-05")
assert m["year"] == "2020" and m.groupdict() == {"year": "2020", "month": "05"} and m.start("month") == 5 and m.lastgroup == "month"
assert p.sub(r"\g<month>/\g<year>", "on 2020-05") == "on 05/2020" and p.sub(lambda m: m["year"][2:], "2020-05") == "20" and re.match(r"(?P<q>['\"]).*?(?P=q)", "'a'b'").group() == "'a'"
assert re.match(r"(?P<a>x)?(?P<b>y)", "y").groupdict() == {"a": None, "b": "y"} and re.match(r"(?P<a>x)?", "").groupdict("-") == {"a": "-"} and list(p.groupindex) == ["year", "month"]
for bad in (r"(?P<a>x)(?P<a>y)", r"(?P<1>x)", r"(?P=nope)"):
    try:
        re.compile(bad)
    except re.error:
        pass
    else:
        raise AssertionError(bad)
