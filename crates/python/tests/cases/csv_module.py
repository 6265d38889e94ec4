"""csv: readers, writers, dialects, DictReader and DictWriter."""
import csv
import io
assert list(csv.reader(io.StringIO('a,b\n1,"x, ""y"""\n'))) == [["a", "b"], ["1", 'x, "y"']] and list(csv.reader(["a;b"], delimiter=";")) == [["a", "b"]]
out = io.StringIO()
w = csv.writer(out)
w.writerow(["a", 1, None, 2.5, 'q"uote', "comma,", "line\nbreak"])
w.writerows([["x"], []])
assert out.getvalue() == 'a,1,,2.5,"q""uote","comma,","line\nbreak"\r\nx\r\n\r\n'
rows = list(csv.DictReader(io.StringIO("name,age\nann,5\nbob,6,extra\ncid\n")))
assert rows[0] == {"name": "ann", "age": "5"} and rows[1][None] == ["extra"] and rows[2] == {"name": "cid", "age": None}
out = io.StringIO()
d = csv.DictWriter(out, ["b", "a"], extrasaction="ignore")
d.writeheader()
d.writerow({"a": 1, "b": 2, "c": 3})
assert out.getvalue() == "b,a\r\n2,1\r\n"
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(["a", 1])
assert out.getvalue() == '"a","1"\n'
