"""unittest: cases, their assertions, and a run of them."""

import sys
import time
import traceback
from contextlib import contextmanager


class SkipTest(Exception):
    """A test that is not run."""


def skip(reason):
    """A decorator: the test is not run."""

    def decorate(item):
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item

    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


class _Raises:
    """The `with` of assertRaises()."""

    def __init__(self, case, expected, pattern=None):
        self.case, self.expected, self.pattern, self.exception = case, expected, pattern, None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        names = getattr(self.expected, "__name__", None) or str(self.expected)
        if kind is None:
            self.case.fail(f"{names} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None:
            self.case.assertRegex(str(value), self.pattern)
        return True


class TestCase:
    """Tests as methods whose names begin with `test`."""

    failureException = AssertionError
    maxDiff = 640
    longMessage = True

    def __init__(self, methodName="runTest"):
        self._testMethodName, self._cleanups = methodName, []

    def setUp(self):
        """Before each test."""

    def tearDown(self):
        """After each test."""

    @classmethod
    def setUpClass(cls):
        """Before all tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """After all tests of the class."""

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        text = getattr(self, self._testMethodName).__doc__
        return text.strip().split("\n")[0].strip() if text else None

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _check(self, condition, text, msg):
        if not condition:
            self.fail(text if msg is None else f"{text} : {msg}")

    @contextmanager
    def subTest(self, msg=None, **params):
        yield

    def assertEqual(self, first, second, msg=None):
        self._check(first == second, f"{first!r} != {second!r}", msg)

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, f"{first!r} == {second!r}", msg)

    def assertTrue(self, expr, msg=None):
        self._check(expr, f"{expr!r} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._check(not expr, f"{expr!r} is not false", msg)

    def assertIs(self, expr1, expr2, msg=None):
        self._check(expr1 is expr2, f"{expr1!r} is not {expr2!r}", msg)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._check(expr1 is not expr2, f"unexpectedly identical: {expr1!r}", msg)

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, f"{obj!r} is not None", msg)

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._check(member in container, f"{member!r} not found in {container!r}", msg)

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, f"{member!r} unexpectedly found in {container!r}", msg)

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), f"{obj!r} is not an instance of {cls!r}", msg)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), f"{obj!r} is an instance of {cls!r}", msg)

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, f"{a!r} not greater than {b!r}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, f"{a!r} not greater than or equal to {b!r}", msg)

    def assertLess(self, a, b, msg=None):
        self._check(a < b, f"{a!r} not less than {b!r}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, f"{a!r} not less than or equal to {b!r}", msg)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near = first == second or (
            abs(first - second) <= delta
            if delta is not None
            else round(abs(first - second), places or 7) == 0
        )
        within = f"within {delta!r} delta" if delta is not None else f"within {places or 7} places"
        self._check(
            near, f"{first!r} != {second!r} {within} ({abs(first - second)!r} difference)", msg
        )

    def assertRegex(self, text, expected_regex, msg=None):
        import re

        self._check(
            re.search(expected_regex, text),
            f"Regex didn't match: {expected_regex!r} not found in {text!r}",
            msg,
        )

    def assertCountEqual(self, first, second, msg=None):
        rest = list(second)
        same = all(item in rest and (rest.remove(item) or True) for item in first) and not rest
        self._check(same, f"Element counts were not equal: {first!r} and {second!r}", msg)

    assertListEqual = assertDictEqual = assertTupleEqual = assertSetEqual = assertSequenceEqual = (
        assertMultiLineEqual
    ) = assertEqual
    assertEquals = assertEqual

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _Raises(self, expected_exception)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _Raises(self, expected_exception, expected_regex)
        if not args:
            return context
        with context:
            args[0](*args[1:], **kwargs)

    def run(self, result=None):
        """Runs the test; how it went stands in the result."""
        result = TestResult() if result is None else result
        method = getattr(self, self._testMethodName)
        why = next(
            (
                item.__unittest_skip_why__
                for item in (method, type(self))
                if getattr(item, "__unittest_skip__", False)
            ),
            None,
        )
        result.testsRun += 1
        if why is not None:
            result.note("skipped", self, why)
            return result
        try:
            self.setUp()
            try:
                method()
            finally:
                self.tearDown()
                for function, args, kwargs in self._cleanups[::-1]:
                    function(*args, **kwargs)
            result.note("passed", self)
        except SkipTest as e:
            result.note("skipped", self, str(e))
        except self.failureException:
            result.note("failures", self, traceback.format_exc())
        except Exception:
            result.note("errors", self, traceback.format_exc())
        return result


class IsolatedAsyncioTestCase(TestCase):
    """A case with coroutines."""

    def run(self, result=None):
        raise NotImplementedError("unittest.IsolatedAsyncioTestCase is not supported here")


class TestResult:
    """How tests went."""

    _MARKS = {
        "passed": (".", "ok"),
        "failures": ("F", "FAIL"),
        "errors": ("E", "ERROR"),
        "skipped": ("s", "skipped"),
    }

    def __init__(self, stream=None, verbosity=1):
        self.stream, self.verbosity, self.testsRun = stream, verbosity, 0
        self.failures, self.errors, self.skipped, self.passed = [], [], [], []

    def wasSuccessful(self):
        return not self.failures and not self.errors

    def note(self, how, test, text=None):
        getattr(self, how).append((test, text))
        if self.stream is None or not self.verbosity:
            return
        mark, word = self._MARKS[how]
        said = f"{word} {text!r}" if how == "skipped" else word
        self.stream.write(mark if self.verbosity == 1 else f"{test} ... {said}\n")


class TestSuite:
    """Tests that are run one after another."""

    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        self._tests.extend(tests)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(
            test.countTestCases() if isinstance(test, TestSuite) else 1 for test in self._tests
        )

    def run(self, result):
        before = None
        for test in self._tests:
            if isinstance(test, TestCase) and type(test) is not before:
                if before is not None:
                    before.tearDownClass()
                type(test).setUpClass()
                before = type(test)
            test.run(result)
        if before is not None:
            before.tearDownClass()
        return result


class TestLoader:
    """Finds tests in classes and modules."""

    testMethodPrefix = "test"

    def getTestCaseNames(self, testCaseClass):
        return sorted(
            name
            for name in dir(testCaseClass)
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))
        )

    def loadTestsFromTestCase(self, testCaseClass):
        return TestSuite([testCaseClass(name) for name in self.getTestCaseNames(testCaseClass)])

    def loadTestsFromModule(self, module):
        cases = [vars(module)[name] for name in sorted(vars(module))]
        cases = [
            case
            for case in cases
            if isinstance(case, type)
            and issubclass(case, TestCase)
            and case.__module__ == module.__name__
        ]
        return TestSuite([self.loadTestsFromTestCase(case) for case in cases])


defaultTestLoader = TestLoader()


class TextTestRunner:
    """Runs tests and says how they went."""

    def __init__(
        self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, **options
    ):
        self.stream, self.verbosity = stream or sys.stderr, verbosity

    def run(self, test):
        result = TestResult(self.stream, self.verbosity)
        started = time.perf_counter()
        test.run(result)
        took = time.perf_counter() - started
        write = self.stream.write
        write("\n" if self.verbosity else "")
        for word, items in (("ERROR", result.errors), ("FAIL", result.failures)):
            for case, text in items:
                write(f"{'=' * 70}\n{word}: {case}\n{'-' * 70}\n{text}\n")
        write(
            f"{'-' * 70}\nRan {result.testsRun} test{'' if result.testsRun == 1 else 's'} in {took:.3f}s\n\n"
        )
        counts = [
            f"{word}={len(items)}"
            for word, items in (
                ("failures", result.failures),
                ("errors", result.errors),
                ("skipped", result.skipped),
            )
            if items
        ]
        write(
            ("OK" if result.wasSuccessful() else "FAILED")
            + (f" ({', '.join(counts)})" if counts else "")
            + "\n"
        )
        return result


def main(module="__main__", argv=None, verbosity=1, exit=True, testRunner=None, **options):
    """Runs the tests of a module, and ends the program with how they went."""
    found = sys.modules[module] if isinstance(module, str) else module
    verbosity = 2 if "-v" in (argv or sys.argv) else verbosity
    result = (testRunner or TextTestRunner)(verbosity=verbosity).run(
        defaultTestLoader.loadTestsFromModule(found)
    )
    if exit:
        sys.exit(not result.wasSuccessful())
    return result
