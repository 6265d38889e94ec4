"""csv: quoting rules, delimiters, DictReader and DictWriter, line ends, sniffing absent values."""
import csv
import io

rows = list(csv.reader(io.StringIO('a,"b,c","d ""q"""\r\n1,,3\n"multi\nline",x,y\n')))
assert rows == [["a", "b,c", 'd "q"'], ["1", "", "3"], ["multi\nline", "x", "y"]]
assert list(csv.reader(["a;b", "c;'d;e'"], delimiter=";", quotechar="'")) == [["a", "b"], ["c", "d;e"]]
assert list(csv.reader(["1,2.5,x"], quoting=csv.QUOTE_NONE)) == [["1", "2.5", "x"]]
assert list(csv.reader(['1,"x"'], quoting=csv.QUOTE_NONNUMERIC)) == [[1.0, "x"]]
assert list(csv.reader(["a, b"], skipinitialspace=True)) == [["a", "b"]]
out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["a", 1, None, 2.5, 'q"q', "c,d", "new\nline", ""])
writer.writerows([[1], [2]])
assert out.getvalue() == 'a,1,,2.5,"q""q","c,d","new\nline",\r\n1\r\n2\r\n'
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n", delimiter="\t").writerow(["a", 1])
assert out.getvalue() == '"a"\t"1"\n'
reader = csv.DictReader(io.StringIO("id,name\n1,Ann\n2\n3,Bob,extra\n"))
assert reader.fieldnames == ["id", "name"]
assert list(reader) == [{"id": "1", "name": "Ann"}, {"id": "2", "name": None}, {"id": "3", "name": "Bob", None: ["extra"]}]
out = io.StringIO()
writer = csv.DictWriter(out, ["a", "b"], extrasaction="ignore", restval="-")
writer.writeheader()
writer.writerow({"b": 2, "c": 3})
assert out.getvalue() == "a,b\r\n-,2\r\n"
try:
    csv.DictWriter(io.StringIO(), ["a"]).writerow({"z": 1})
except ValueError as error:
    assert str(error) == "dict contains fields not in fieldnames: 'z'"
else:
    raise AssertionError
counted = csv.reader(io.StringIO("a\nb\n"))
list(counted)
assert counted.line_num == 2
