"""What a test can claim: comparisons, and what containers hold."""

import difflib
import pprint
import re
import warnings

from .util import (
    _common_shorten_repr,
    _count_diff_all_purpose,
    _count_diff_hashable,
    safe_repr,
)

__unittest = True

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


class Assertions:
    """The assertions of TestCase that need nothing else of it."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2**16

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        return f"{standardMsg} : {msg if isinstance(msg, str) else safe_repr(msg)}"

    def _claim(self, holds, text, msg):
        """Fails with the text unless it holds; the text is made when it is needed."""
        if not holds:
            raise self.failureException(self._formatMessage(msg, text()))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + (DIFF_OMITTED % len(diff))

    def assertTrue(self, expr, msg=None):
        self._claim(expr, lambda: f"{safe_repr(expr)} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._claim(not expr, lambda: f"{safe_repr(expr)} is not false", msg)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            known = self._type_equality_funcs.get(type(first))
            if known is not None:
                return getattr(self, known) if isinstance(known, str) else known
        return self._baseAssertEqual

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def _baseAssertEqual(self, first, second, msg=None):
        self._claim(first == second, lambda: "%s != %s" % _common_shorten_repr(first, second), msg)

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        self._claim(first != second, lambda: f"{safe_repr(first)} == {safe_repr(second)}", msg)

    def _near(self, first, second, places, delta):
        """Whether two numbers are close, and the words of how close."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f"within {safe_repr(delta)} delta", difference
        places = 7 if places is None else places
        return round(difference, places) == 0, f"within {places!r} places", difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        near, words, difference = self._near(first, second, places, delta)
        self._claim(
            near,
            lambda: (
                f"{safe_repr(first)} != {safe_repr(second)} {words} "
                f"({safe_repr(difference)} difference)"
            ),
            msg,
        )

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, words, difference = self._near(first, second, places, delta)
        same = f"{safe_repr(first)} == {safe_repr(second)} {words}"
        more = f" ({safe_repr(difference)} difference)" if delta is not None else ""
        self._claim(first != second and not near, lambda: same + more, msg)

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        name = "sequence"
        if seq_type is not None:
            name = seq_type.__name__
            for word, value in (("First", first), ("Second", second)):
                if not isinstance(value, seq_type):
                    text = f"{word} sequence is not a {name}: {safe_repr(value)}"
                    raise self.failureException(text)
        words = _sequence_difference(name, first, second)
        if words is None:
            return
        self._fail_with_lines(
            words, pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines(), msg
        )

    def _fail_with_lines(self, words, first, second, msg):
        diff = "\n" + "\n".join(difflib.ndiff(first, second))
        self.fail(self._formatMessage(msg, self._truncateMessage(words, diff)))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        only = []
        for word, one, other in (("first", set1, set2), ("second", set2, set1)):
            try:
                only.append((word, one.difference(other)))
            except TypeError as e:
                self.fail(f"invalid type when attempting set difference: {e}")
            except AttributeError as e:
                self.fail(f"{word} argument does not support set difference: {e}")
        if not any(items for _, items in only):
            return
        lines = []
        for word, items in only:
            if items:
                lines.append(
                    f"Items in the {word} set but not the {'second' if word == 'first' else 'first'}:"
                )
                lines += [repr(item) for item in items]
        self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertIn(self, member, container, msg=None):
        self._claim(
            member in container,
            lambda: f"{safe_repr(member)} not found in {safe_repr(container)}",
            msg,
        )

    def assertNotIn(self, member, container, msg=None):
        self._claim(
            member not in container,
            lambda: f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}",
            msg,
        )

    def assertIs(self, expr1, expr2, msg=None):
        self._claim(expr1 is expr2, lambda: f"{safe_repr(expr1)} is not {safe_repr(expr2)}", msg)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._claim(expr1 is not expr2, lambda: f"unexpectedly identical: {safe_repr(expr1)}", msg)

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            words = "%s != %s" % _common_shorten_repr(d1, d2)
            lines = (pprint.pformat(one).splitlines() for one in (d1, d2))
            self._fail_with_lines(words, *lines, msg)

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        warnings.warn("assertDictContainsSubset is deprecated", DeprecationWarning, 2)
        missing = [key for key in subset if key not in dictionary]
        wrong = [
            f"{safe_repr(key)}, expected: {safe_repr(value)}, actual: {safe_repr(dictionary[key])}"
            for key, value in subset.items()
            if key in dictionary and dictionary[key] != value
        ]
        texts = [f"Missing: {','.join(safe_repr(key) for key in missing)}"] if missing else []
        texts += [f"Mismatched values: {','.join(wrong)}"] if wrong else []
        self._claim(not texts, lambda: "; ".join(texts), msg)

    def assertCountEqual(self, first, second, msg=None):
        one, other = list(first), list(second)
        try:
            found = _count_diff_hashable(one, other)
        except TypeError:
            found = _count_diff_all_purpose(one, other)
        if found:
            lines = [
                f"First has {entry.actual}, Second has {entry.expected}:  {entry.value!r}"
                for entry in found
            ]
            text = self._truncateMessage("Element counts were not equal:\n", "\n".join(lines))
            self.fail(self._formatMessage(msg, text))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        one, other = first.splitlines(keepends=True), second.splitlines(keepends=True)
        if len(one) == 1 and first.strip("\r\n") == first:
            one, other = [first + "\n"], [second + "\n"]
        words = "%s != %s" % _common_shorten_repr(first, second)
        diff = "\n" + "".join(difflib.ndiff(one, other))
        self.fail(self._formatMessage(msg, self._truncateMessage(words, diff)))

    def assertLess(self, a, b, msg=None):
        self._claim(a < b, lambda: f"{safe_repr(a)} not less than {safe_repr(b)}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._claim(a <= b, lambda: f"{safe_repr(a)} not less than or equal to {safe_repr(b)}", msg)

    def assertGreater(self, a, b, msg=None):
        self._claim(a > b, lambda: f"{safe_repr(a)} not greater than {safe_repr(b)}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._claim(
            a >= b, lambda: f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}", msg
        )

    def assertIsNone(self, obj, msg=None):
        self._claim(obj is None, lambda: f"{safe_repr(obj)} is not None", msg)

    def assertIsNotNone(self, obj, msg=None):
        self._claim(obj is not None, lambda: "unexpectedly None", msg)

    def assertIsInstance(self, obj, cls, msg=None):
        self._claim(
            isinstance(obj, cls), lambda: f"{safe_repr(obj)} is not an instance of {cls!r}", msg
        )

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._claim(
            not isinstance(obj, cls), lambda: f"{safe_repr(obj)} is an instance of {cls!r}", msg
        )

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        self._claim(
            expected_regex.search(text),
            lambda: f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}",
            msg,
        )

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        found = unexpected_regex.search(text)
        self._claim(
            not found,
            lambda: (
                f"Regex matched: {text[found.start() : found.end()]!r} matches "
                f"{unexpected_regex.pattern!r} in {text!r}"
            ),
            msg,
        )


def _sequence_difference(name, first, second):
    """Where two sequences differ first, in words; none where they are equal."""
    lengths = []
    for word, value in (("First", first), ("Second", second)):
        try:
            lengths.append(len(value))
        except (TypeError, NotImplementedError):
            return f"{word} {name} has no length.    Non-sequence?"
    if first == second:
        return None
    shown = (name.capitalize(), *_common_shorten_repr(first, second))
    words = "%ss differ: %s != %s\n" % shown
    at = _first_difference(first, second, min(lengths))
    if isinstance(at, str):
        return words + at
    if at is not None:
        words += f"\nFirst differing element {at}:\n"
        words += "%s\n%s\n" % _common_shorten_repr(first[at], second[at])
    elif lengths[0] == lengths[1] and type(first) is not type(second):
        return None
    if lengths[0] != lengths[1]:
        longer, values = ("First", first) if lengths[0] > lengths[1] else ("Second", second)
        start = min(lengths)
        words += f"\n{longer} {name} contains {abs(lengths[0] - lengths[1])} additional elements.\n"
        words += f"First extra element {start}:\n{safe_repr(values[start])}\n"
    return words


def _first_difference(first, second, length):
    for at in range(length):
        for word, values in (("First", first), ("Second", second)):
            try:
                values[at]
            except (TypeError, IndexError, NotImplementedError):
                return f"\nUnable to index element {at} of {word.lower()} sequence\n"
        if first[at] != second[at]:
            return at
    return None
