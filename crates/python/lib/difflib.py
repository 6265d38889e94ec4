"""difflib: how alike two sequences are, close matches, and differences as lines of text."""

from heapq import nlargest as _nlargest

from _difflib_matcher import Match, SequenceMatcher
from _difflib_lines import (
    IS_CHARACTER_JUNK,
    IS_LINE_JUNK,
    Differ,
    context_diff,
    diff_bytes,
    ndiff,
    restore,
    unified_diff,
)

__all__ = (
    "get_close_matches ndiff restore SequenceMatcher Differ IS_CHARACTER_JUNK IS_LINE_JUNK "
    "context_diff unified_diff diff_bytes Match"
).split()


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The words that are most like one."""
    if n <= 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if cutoff < 0.0 or cutoff > 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher, found = SequenceMatcher(), []
    matcher.set_seq2(word)
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        # The quicker measures are never below the slower ones.
        measures = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
        if all(measure() >= cutoff for measure in measures):
            found.append((matcher.ratio(), candidate))
    return [candidate for _, candidate in _nlargest(n, found)]
