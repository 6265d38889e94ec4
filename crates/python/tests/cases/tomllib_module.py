"""tomllib: tables, arrays, strings, numbers, dates."""
import datetime
import tomllib
t = tomllib.loads('title = "x"\n[a]\nn = 1_000\nf = 1.5\nb = true\nl = [1, 2, [3]]\ns = \'raw\\n\'\nd = 2020-01-02\n[a.sub]\nk = """multi\nline"""\n[[items]]\nv = 1\n[[items]]\nv = 2\ninline = {x = 1, y.z = 2}\n')
assert t["title"] == "x" and t["a"]["n"] == 1000 and t["a"]["l"] == [1, 2, [3]] and t["a"]["s"] == "raw\\n" and t["a"]["d"] == datetime.date(2020, 1, 2) and t["a"]["sub"]["k"] == "multi\nline" and [i["v"] for i in t["items"]] == [1, 2] and t["items"][1]["inline"] == {"x": 1, "y": {"z": 2}}
for bad in ("a = ", "a = 1\na = 2", "[x", "a b = 1"):
    try:
        tomllib.loads(bad)
    except tomllib.TOMLDecodeError as error:
        assert isinstance(error, ValueError)
    else:
        raise AssertionError(bad)
