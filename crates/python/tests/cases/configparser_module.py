"""configparser: sections, defaults, interpolation, conversion."""
import configparser
import io
c = configparser.ConfigParser()
c.read_string("[DEFAULT]\nbase = /x\n[a]\npath = %(base)s/y\nn = 5\nflag = yes\nmulti = one\n  two\n# comment\nempty =\n[b]\nk: v\n")
assert c.sections() == ["a", "b"] and c["a"]["path"] == "/x/y" and c.getint("a", "n") == 5 and c.getboolean("a", "flag") and c["a"]["multi"] == "one\ntwo" and c["b"]["k"] == "v" and c["a"]["empty"] == "" and "a" in c and c.has_option("a", "base") and c.get("a", "none", fallback="f") == "f" and c.get("a", "path", raw=True) == "%(base)s/y" and sorted(c.options("b")) == ["base", "k"]
c.add_section("new")
c.set("new", "x", "1")
c["more"] = {"y": "2"}
out = io.StringIO()
c.write(out)
assert "[new]\nx = 1\n" in out.getvalue() and "[more]\ny = 2\n" in out.getvalue()
for call, kind in [(lambda: c["nope"], KeyError), (lambda: c.get("nope", "x"), configparser.NoSectionError), (lambda: c.get("a", "nope"), configparser.NoOptionError), (lambda: c.add_section("a"), configparser.DuplicateSectionError)]:
    try:
        call()
    except kind:
        pass
    else:
        raise AssertionError
