"""print: separators, ends, files, flushing, conversion."""
import io
out = io.StringIO()
print(1, "a", None, [1], sep="|", end="!\n", file=out)
print(file=out)
print("no newline", end="", file=out, flush=True)
print(*"abc", sep="", file=out)
print("x", "y", sep=None, end=None, file=out)
assert out.getvalue() == "1|a|None|[1]!\n\nno newlineabc\nx y\n"


class Writer:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)


w = Writer()
print("a", 1, file=w)
assert "".join(w.parts) == "a 1\n"
try:
    print("a", sep=1)
except TypeError as error:
    assert str(error) == "sep must be None or a string, not int"
