"""Texts for messages, and comparisons of things without an order."""

from collections import Counter, namedtuple

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_END_LEN = 5
_MIN_COMMON_LEN = 5
_MIN_BEGIN_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - (
    _MIN_BEGIN_LEN + 2 * _PLACEHOLDER_LEN + _MIN_COMMON_LEN + _MIN_END_LEN
)

_Mismatch = namedtuple("Mismatch", "actual expected value")


def safe_repr(obj, short=False):
    """The representation; the plain one of every object where its own raises."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    whole = not short or len(text) < _MAX_LENGTH
    return text if whole else f"{text[:_MAX_LENGTH]} [truncated]..."


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def _shorten(text, head, tail):
    left_out = len(text) - head - tail
    if left_out <= _PLACEHOLDER_LEN:
        return text
    return f"{text[:head]}[{left_out} chars]{text[len(text) - tail :]}"


def _common_prefix(texts):
    low, high = min(texts), max(texts)
    same = next((at for at, char in enumerate(low) if char != high[at]), len(low))
    return low[:same]


def _common_shorten_repr(*objects):
    """The representations, each shortened alike where they are long: what they share first."""
    texts = tuple(safe_repr(obj) for obj in objects)
    longest = max(len(text) for text in texts)
    if longest <= _MAX_LENGTH:
        return texts
    shared = _common_prefix(texts)
    rest = _MAX_LENGTH - (longest - len(shared) + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if rest > _MIN_COMMON_LEN:
        shown = _shorten(shared, _MIN_BEGIN_LEN, rest)
        return tuple(shown + text[len(shared) :] for text in texts)
    shown = _shorten(shared, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(
        shown + _shorten(text[len(shared) :], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts
    )


def sorted_list_difference(expected, actual):
    """What is only in the first of two sorted lists, and only in the second."""
    missing = [item for item in dict.fromkeys(expected) if item not in actual]
    return missing, [item for item in dict.fromkeys(actual) if item not in expected]


def unorderable_list_difference(expected, actual):
    """The same for items without an order; both lists are used up."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    return (x > y) - (x < y)


def _count_diff_hashable(actual, expected):
    have, want = Counter(actual), Counter(expected)
    found = [_Mismatch(count, want[item], item) for item, count in have.items()]
    found += [_Mismatch(0, count, item) for item, count in want.items() if item not in have]
    return [entry for entry in found if entry.actual != entry.expected]


def _count_diff_all_purpose(actual, expected):
    """The same for values that cannot be hashed: each is counted by comparing."""
    kinds = []
    for item in [*actual, *expected]:
        if not any(item == known for known in kinds):
            kinds.append(item)
    counts = [
        _Mismatch(sum(x == item for x in actual), sum(x == item for x in expected), item)
        for item in kinds
    ]
    return [entry for entry in counts if entry.actual != entry.expected]
