"""difflib: differences of lists of lines, as lines."""

from _difflib_matcher import SequenceMatcher


def IS_LINE_JUNK(line, pat=None):
    """Whether a line is empty or holds one # alone."""
    return line.strip() in ("", "#") if pat is None else pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a blank."""
    return ch in ws


def _check(*sides, **texts):
    """Refuses bytes and whatever else is no text."""
    for side in sides:
        if side and not isinstance(side[0], str):
            kind = type(side[0]).__name__
            raise TypeError(f"lines to compare must be str, not {kind} ({side[0]!r})")
    for text in texts.values():
        if not isinstance(text, str):
            raise TypeError(f"all arguments must be str, not: {text!r}")


def _dated(mark, name, date, end):
    return f"{mark} {name}{chr(9) if date else ''}{date}{end}"


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Differences with - and + before lines that go and come."""
    _check(a, b, a1=fromfile, a2=tofile, a3=fromfiledate, a4=tofiledate, a5=lineterm)
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield _dated("---", fromfile, fromfiledate, lineterm)
            yield _dated("+++", tofile, tofiledate, lineterm)
        before = _unified_range(group[0][1], group[-1][2])
        after = _unified_range(group[0][3], group[-1][4])
        yield f"@@ -{before} +{after} @@{lineterm}"
        for kind, i1, i2, j1, j2 in group:
            if kind == "equal":
                yield from [f" {line}" for line in a[i1:i2]]
            else:
                yield from [f"-{line}" for line in a[i1:i2]]
                yield from [f"+{line}" for line in b[j1:j2]]


def _context_range(start, stop):
    begin = start + 1 if stop > start else start
    return f"{begin},{stop}" if stop - start > 1 else str(begin)


_CONTEXT_MARKS = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """Differences as parts of both, one after the other."""
    _check(a, b, a1=fromfile, a2=tofile, a3=fromfiledate, a4=tofiledate, a5=lineterm)
    for number, group in enumerate(SequenceMatcher(None, a, b).get_grouped_opcodes(n)):
        if number == 0:
            yield _dated("***", fromfile, fromfiledate, lineterm)
            yield _dated("---", tofile, tofiledate, lineterm)
        yield "***************" + lineterm
        for side, mark, left_out, first in ((a, "***", "insert", 1), (b, "---", "delete", 3)):
            bounds = _context_range(group[0][first], group[-1][first + 1])
            yield f"{mark} {bounds} {mark[0] * 4}{lineterm}"
            if any([code[0] not in ("equal", left_out) for code in group]):
                for code in group:
                    if code[0] != left_out:
                        lines = side[code[first] : code[first + 1]]
                        yield from [_CONTEXT_MARKS[code[0]] + line for line in lines]


def diff_bytes(
    dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"
):
    """The same for lines of bytes."""

    def text(data):
        try:
            return data.decode("latin-1")
        except AttributeError:
            kind = type(data).__name__
            raise TypeError(f"all arguments must be bytes, not {kind} ({data!r})")

    sides = [[text(line) for line in side] for side in (a, b)]
    words = [text(word) for word in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(*sides, *words, n, text(lineterm)):
        yield line.encode("latin-1")


def _marks(line, marks):
    """The line below one that shows where it changed; blanks of the line stay."""
    kept = [c if mark == " " and c.isspace() else mark for c, mark in zip(line, marks)]
    return "".join(kept).rstrip()


class Differ:
    """Differences for people: lines that are alike are shown with what changed in them."""

    __module__ = "difflib"

    def __init__(self, linejunk=None, charjunk=None):
        self.charjunk, self.linejunk = charjunk, linejunk

    def compare(self, a, b):
        """Lines that begin with - + ? or a blank."""
        for kind, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if kind == "replace":
                yield from self._replaced(a[i1:i2], b[j1:j2])
            elif kind == "equal":
                yield from [f"  {line}" for line in a[i1:i2]]
            else:
                yield from [f"- {line}" for line in a[i1:i2]]
                yield from [f"+ {line}" for line in b[j1:j2]]

    def _plain(self, a, b):
        gone, come = [f"- {line}" for line in a], [f"+ {line}" for line in b]
        return [*come, *gone] if len(b) < len(a) else [*gone, *come]

    def _closest(self, a, b):
        """The two lines that are most alike without being equal, and two that are equal."""
        best, pair, equal = 0.74, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j, line in enumerate(b):
            matcher.set_seq2(line)
            for i, other in enumerate(a):
                if other == line:
                    equal = equal or (i, j)
                    continue
                matcher.set_seq1(other)
                measures = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
                if all(measure() > best for measure in measures):
                    best, pair = matcher.ratio(), (i, j)
        return best, pair, equal

    def _replaced(self, a, b):
        if not a or not b:
            return self._plain(a, b)
        best, pair, equal = self._closest(a, b)
        if best < 0.75:
            if equal is None:
                return self._plain(a, b)
            pair = equal
        i, j = pair
        middle = [f"  {a[i]}"] if a[i] == b[j] else self._pointed(a[i], b[j])
        before = self._replaced(a[:i], b[:j])
        return [*before, *middle, *self._replaced(a[i + 1 :], b[j + 1 :])]

    def _pointed(self, old, new):
        below_old = below_new = ""
        for kind, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, old, new).get_opcodes():
            signs = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}[kind]
            below_old += signs[0] * (i2 - i1)
            below_new += signs[1] * (j2 - j1)
        lines = []
        for sign, line, below in (("-", old, below_old), ("+", new, below_new)):
            marks = _marks(line, below)
            lines += [f"{sign} {line}", f"? {marks}\n"] if marks else [f"{sign} {line}"]
        return lines


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Differences for people."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two that such differences were made of."""
    if which not in (1, 2):
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    wanted = ("  ", "- " if which == 1 else "+ ")
    for line in delta:
        if line[:2] in wanted:
            yield line[2:]
