"""difflib: which parts of two sequences are the same."""

from collections import Counter as _Counter, namedtuple as _namedtuple

Match = _namedtuple("Match", "a b size", module="difflib")


def _share(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares two sequences of things that have a hash."""

    __module__ = "difflib"

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.autojunk, self.isjunk = autojunk, isjunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Says what is compared."""
        self.set_seq1(a)
        self.set_seq2(b)

    def _forget(self):
        self.matching_blocks = self.opcodes = None

    def set_seq1(self, a):
        """Says what the first one is."""
        if a is not self.a:
            self.a = a
            self._forget()

    def set_seq2(self, b):
        """Says what the second one is; its places are looked up once."""
        if b is not self.b:
            self.b, self.fullbcount = b, None
            self._forget()
            self._look_up()

    def _look_up(self):
        places = {}
        for at, item in enumerate(self.b):
            places.setdefault(item, []).append(at)
        junk = self.isjunk
        self.bjunk = {item for item in places if junk is not None and junk(item)}
        often = len(self.b) // 100 + 1
        crowded = self.autojunk and len(self.b) >= 200
        known = {item: at for item, at in places.items() if item not in self.bjunk}
        self.bpopular = {item for item in known if crowded and len(known[item]) > often}
        self.b2j = {item: at for item, at in known.items() if item not in self.bpopular}

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest part of both in some bounds, the first one of equal ones."""
        ahi = len(self.a) if ahi is None else ahi
        bhi = len(self.b) if bhi is None else bhi
        best = self._longest(alo, ahi, blo, bhi)
        for with_junk in (False, True):
            best = self._grown(best, (alo, ahi, blo, bhi), with_junk)
        return best

    def _longest(self, alo, ahi, blo, bhi):
        best, ends = (alo, blo, 0), {}
        for at in range(alo, ahi):
            now = {}
            for place in self.b2j.get(self.a[at], ()):
                if place >= bhi:
                    break
                if place >= blo:
                    size = now[place] = ends.get(place - 1, 0) + 1
                    if size > best[2]:
                        best = (at - size + 1, place - size + 1, size)
            ends = now
        return Match(*best)

    def _grown(self, match, bounds, with_junk):
        """A match as far as both go on alike: over junk, or over anything else."""
        a, b, junk = self.a, self.b, self.bjunk
        (i, j, size), (alo, ahi, blo, bhi) = match, bounds

        def alike(at, place):
            return a[at] == b[place] and (b[place] in junk) is with_junk

        while i > alo and j > blo and alike(i - 1, j - 1):
            i, j, size = i - 1, j - 1, size + 1
        while i + size < ahi and j + size < bhi and alike(i + size, j + size):
            size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        """All parts that are the same, in order; an empty one ends them."""
        if self.matching_blocks is None:
            found, waiting = [], [(0, len(self.a), 0, len(self.b))]
            while waiting:
                alo, ahi, blo, bhi = waiting.pop()
                match = self.find_longest_match(alo, ahi, blo, bhi)
                if match.size:
                    found.append(match)
                    a, b = match.a + match.size, match.b + match.size
                    sides = ((alo, match.a, blo, match.b), (a, ahi, b, bhi))
                    waiting += [side for side in sides if side[0] < side[1] and side[2] < side[3]]
            end = Match(len(self.a), len(self.b), 0)
            self.matching_blocks = [*self._joined(sorted(found)), end]
        return self.matching_blocks

    def _joined(self, found):
        """Matches that touch each other as one."""
        blocks = []
        for match in found:
            last = blocks[-1] if blocks else Match(-1, -1, 0)
            if (last.a + last.size, last.b + last.size) == (match.a, match.b):
                blocks[-1] = Match(last.a, last.b, last.size + match.size)
            else:
                blocks.append(match)
        return blocks

    def get_opcodes(self):
        """What makes the second one of the first."""
        if self.opcodes is None:
            i = j = 0
            self.opcodes = []
            kinds = {(True, True): "replace", (True, False): "delete", (False, True): "insert"}
            for a, b, size in self.get_matching_blocks():
                kind = kinds.get((i < a, j < b))
                if kind is not None:
                    self.opcodes.append((kind, i, a, j, b))
                i, j = a + size, b + size
                if size:
                    self.opcodes.append(("equal", a, i, b, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The same in groups, with n equal ones around each."""
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        group, last = [], len(codes) - 1
        for at, (kind, i1, i2, j1, j2) in enumerate(codes):
            if kind != "equal":
                group.append((kind, i1, i2, j1, j2))
                continue
            head = (kind, i1, min(i2, i1 + n), j1, min(j2, j1 + n))
            tail = (kind, max(i1, i2 - n), i2, max(j1, j2 - n), j2)
            if at == 0:
                group = [tail] if last else []
            elif at == last or i2 - i1 > 2 * n:
                yield [*group, head]
                group = [tail] if at != last else []
            else:
                group.append((kind, i1, i2, j1, j2))
        if [code for code in group if code[0] != "equal"]:
            yield group

    def _length(self):
        return len(self.a) + len(self.b)

    def ratio(self):
        """How alike both are, from 0 to 1."""
        same = sum([block.size for block in self.get_matching_blocks()])
        return _share(same, self._length())

    def quick_ratio(self):
        """Not less than that, by what is in both in any order."""
        if self.fullbcount is None:
            self.fullbcount = _Counter(self.b)
        mine = _Counter(self.a)
        both = [min(count, self.fullbcount[item]) for item, count in mine.items()]
        return _share(sum(both), self._length())

    def real_quick_ratio(self):
        """Not less than that, by the lengths alone."""
        return _share(min(len(self.a), len(self.b)), self._length())
