"""bisect: places in sorted lists, found by halving."""


def _first(a, lo, hi, goes_before):
    """The first place of a[lo:hi] whose item does not go before what is looked for."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    size = (len(a) if hi is None else hi) - lo
    while size > 0:
        half = size >> 1
        if goes_before(a[lo + half]):
            lo += half + 1
            size -= half + 1
        else:
            size = half
    return lo


def _finding(name, place, goes_before):
    def find(a, x, lo=0, hi=None, *, key=None):
        if key is None:
            return _first(a, lo, hi, lambda item: goes_before(item, x))
        return _first(a, lo, hi, lambda item: goes_before(key(item), x))

    find.__name__ = find.__qualname__ = name
    find.__doc__ = f"The place {place} all that equal x."
    return find


def _inserting(find):
    def insort(a, x, lo=0, hi=None, *, key=None):
        place = find(a, x if key is None else key(x), lo, hi, key=key)
        a.insert(place, x)

    insort.__name__ = insort.__qualname__ = find.__name__.replace("bisect", "insort")
    insort.__doc__ = f"Puts x where `{find.__name__}` says."
    return insort


bisect_left = _finding("bisect_left", "before", lambda item, x: item < x)
bisect = bisect_right = _finding("bisect_right", "after", lambda item, x: not x < item)
insort_left = _inserting(bisect_left)
insort = insort_right = _inserting(bisect_right)
