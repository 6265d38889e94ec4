"""A test: what is done around it, how it runs, and what is told to the result."""

import contextlib
import functools
import sys
import types

from ._assertions import DIFF_OMITTED, Assertions
from ._expectations import Logs, Raises, Warns
from .result import TestResult
from .util import safe_repr, strclass

__unittest = True
__all__ = ["TestCase", "FunctionTestCase", "SkipTest", "DIFF_OMITTED"]


class SkipTest(Exception):
    """A test that is not run."""


class _ShouldStop(Exception):
    """A subtest failed, and the first failure is to be the last."""


class _UnexpectedSuccess(Exception):
    """The test was to fail."""


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    return _entered(cm, addModuleCleanup)


def doModuleCleanups():
    """Runs what was added, last first; the first exception comes out at the end."""
    failed = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as e:
            failed.append(e)
    if failed:
        raise failed[0]


def _entered(cm, add_cleanup):
    kind = type(cm)
    try:
        enter, leave = kind.__enter__, kind.__exit__
    except AttributeError:
        name = f"{kind.__module__}.{kind.__qualname__}"
        raise TypeError(f"'{name}' object does not support the context manager protocol") from None
    entered = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return entered


def skip(reason):
    """A decorator: the test is not run."""

    def decorate(item):
        if not isinstance(item, type):

            @functools.wraps(item)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)

            item = skipped
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item

    if isinstance(reason, types.FunctionType):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


class _Outcome:
    """What has happened in a test so far."""

    def __init__(self, result):
        self.result, self.success, self.expecting_failure = result, True, False
        self.expectedFailure = None
        self.knows_subtests = hasattr(result, "addSubTest")

    @contextlib.contextmanager
    def around(self, test_case, subTest=False):
        """Notes what a part of the test raises."""
        before, self.success = self.success, True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self.success = False
            _tell_skip(self.result, test_case, str(e))
        except _ShouldStop:
            pass
        except:  # noqa: E722
            self._failed(test_case, subTest, sys.exc_info())
        else:
            if subTest and self.success:
                self.result.addSubTest(test_case.test_case, test_case, None)
        finally:
            self.success = self.success and before

    def _failed(self, test_case, subTest, error):
        if self.expecting_failure:
            self.expectedFailure = error
            return
        self.success = False
        if subTest:
            self.result.addSubTest(test_case.test_case, test_case, error)
        elif issubclass(error[0], test_case.failureException):
            self.result.addFailure(test_case, error)
        else:
            self.result.addError(test_case, error)


def _tell_skip(result, test_case, reason):
    tell = getattr(result, "addSkip", None)
    if tell is not None:
        tell(test_case, reason)
    else:
        result.addSuccess(test_case)


_EQUALITY = {
    dict: "assertDictEqual",
    list: "assertListEqual",
    tuple: "assertTupleEqual",
    set: "assertSetEqual",
    frozenset: "assertSetEqual",
    str: "assertMultiLineEqual",
}


class TestCase(Assertions):
    """Tests as methods whose names begin with `test`."""

    _classSetupFailed = False
    _class_cleanups = []
    tearDown_exceptions = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed, cls._class_cleanups = False, []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName, self._outcome, self._subtest = methodName, None, None
        self._cleanups, self._type_equality_funcs = [], dict(_EQUALITY)
        self._testMethodDoc = "No test"
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _entered(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _entered(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

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

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        text = self._testMethodDoc
        return text.strip().split("\n")[0].strip() if text else None

    def id(self):
        return f"{strclass(type(self))}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(type(self))} testMethod={self._testMethodName}>"

    @contextlib.contextmanager
    def subTest(self, msg=None, **params):
        """A part of the test, which fails on its own."""
        if self._outcome is None or not self._outcome.knows_subtests:
            yield
            return
        outer = self._subtest
        known = dict(outer.params) if outer is not None else {}
        self._subtest = _SubTest(self, msg, {**known, **params})
        try:
            with self._outcome.around(self._subtest, subTest=True):
                yield
            if not self._outcome.success and getattr(self._outcome.result, "failfast", False):
                raise _ShouldStop
            if self._outcome.expectedFailure:
                raise _ShouldStop
        finally:
            self._subtest = outer

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            import warnings

            text = "It is deprecated to return a value that is not None from a test case"
            warnings.warn(f"{text} ({method})", DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        """Runs the test; how it went is told to the result, which is given back."""
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", lambda: None)()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            marked = next(
                (one for one in (type(self), method) if getattr(one, "__unittest_skip__", False)),
                None,
            )
            if marked is not None:
                _tell_skip(result, self, getattr(marked, "__unittest_skip_why__", ""))
                return result
            self._run_whole(result, method)
            return result
        finally:
            result.stopTest(self)
            if own:
                getattr(result, "stopTestRun", lambda: None)()

    def _run_whole(self, result, method):
        outcome = _Outcome(result)
        expecting = any(
            getattr(one, "__unittest_expecting_failure__", False) for one in (self, method)
        )
        self._outcome = outcome
        try:
            with outcome.around(self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting
                with outcome.around(self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.around(self):
                    self._callTearDown()
            self.doCleanups()
            if outcome.success:
                self._tell_success(result, expecting, outcome.expectedFailure)
        finally:
            outcome.expectedFailure = None
            self._outcome = None

    def _tell_success(self, result, expecting, failure):
        if not expecting:
            result.addSuccess(self)
        elif failure:
            tell = getattr(result, "addExpectedFailure", None)
            tell(self, failure) if tell else result.addSuccess(self)
        else:
            tell = getattr(result, "addUnexpectedSuccess", None)
            if tell is not None:
                tell(self)
            else:
                result.addFailure(self, (_UnexpectedSuccess, _UnexpectedSuccess(), None))

    def doCleanups(self):
        """Runs what was added, last first; whether all went well."""
        outcome = self._outcome or _Outcome(TestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.around(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the test without a result: what it raises comes out."""
        method = getattr(self, self._testMethodName)
        if any(getattr(one, "__unittest_skip__", False) for one in (type(self), method)):
            why = getattr(type(self), "__unittest_skip_why__", "")
            raise SkipTest(why or getattr(method, "__unittest_skip_why__", ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return Raises(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = Raises(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return Warns(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = Warns(expected_warning, self, expected_regex)
        return context.handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return Logs(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        return Logs(self, logger, level, no_logs=True)


def _old_name(name, current):
    """A name of before, which says so."""

    def method(self, *args, **kwargs):
        import warnings

        warnings.warn(f"Please use {current} instead.", DeprecationWarning, 2)
        return getattr(self, current)(*args, **kwargs)

    method.__name__ = name
    setattr(TestCase, name, method)


for _name, _current in {
    "assertEquals": "assertEqual",
    "assertNotEquals": "assertNotEqual",
    "assert_": "assertTrue",
    "assertAlmostEquals": "assertAlmostEqual",
    "assertNotAlmostEquals": "assertNotAlmostEqual",
    "assertRegexpMatches": "assertRegex",
    "assertNotRegexpMatches": "assertNotRegex",
    "assertRaisesRegexp": "assertRaisesRegex",
}.items():
    _old_name(_name, _current)


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc, self._tearDownFunc = setUp, tearDown
        self._testFunc, self._description = testFunc, description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _key(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self):
        return hash((type(self), *self._key()))

    def __str__(self):
        return f"{strclass(type(self))} ({self._testFunc.__name__})"

    def __repr__(self):
        return f"<{strclass(type(self))} tec={self._testFunc}>"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        text = self._testFunc.__doc__
        return (text and text.split("\n")[0].strip()) or None


class _SubTest(TestCase):
    """A part of a test, as it is told to the result."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message, self.test_case, self.params = message, test_case, params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = [] if self._message is None else [f"[{self._message}]"]
        if self.params:
            named = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
            parts.append(f"({named})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"
