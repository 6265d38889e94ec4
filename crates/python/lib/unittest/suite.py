"""Tests that belong together, and what is done around those of a class or a module."""

import sys

from . import case, util

__unittest = True


class BaseTestSuite:
    """Tests one after another."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests, self._removed_tests = [], 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{util.strclass(type(self))} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, type(self)) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError(
                "TestCases and TestSuites must be instantiated before passing them to addTest()"
            )
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for at, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._removeTestAtIndex(at)
        return result

    def debug(self):
        for test in self:
            test.debug()

    def _removeTestAtIndex(self, index):
        if self._cleanup and index < len(self._tests) and self._tests[index] is not None:
            self._removed_tests += self._tests[index].countTestCases()
            self._tests[index] = None


class TestSuite(BaseTestSuite):
    """Tests one after another, with setUpClass, setUpModule and their like around them."""

    def run(self, result, debug=False):
        outermost = not getattr(result, "_testRunEntered", False)
        if outermost:
            result._testRunEntered = True
        for at, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite) and not self._prepared(test, result):
                continue
            test.debug() if debug else test(result)
            self._removeTestAtIndex(at)
        if outermost:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _prepared(self, test, result):
        """Enters the test's class and module; whether both are ready."""
        self._leave_class(type(test), result)
        self._enter_module(type(test), result)
        self._enter_class(type(test), result)
        result._previousTestClass = type(test)
        return not (getattr(type(test), "_classSetupFailed", False) or result._moduleSetUpFailed)

    def _enter_class(self, kind, result):
        skipped = getattr(kind, "__unittest_skip__", False)
        if kind is result._previousTestClass or result._moduleSetUpFailed or skipped:
            return
        try:
            kind._classSetupFailed = False
        except TypeError:
            pass  # A class of ours for what could not be loaded.
        name = util.strclass(kind)
        if hasattr(kind, "setUpClass") and not self._call(
            kind.setUpClass, "setUpClass", name, result
        ):
            kind._classSetupFailed = True
            self._clean(kind, "setUpClass", name, result)

    def _leave_class(self, kind, result):
        before = getattr(result, "_previousTestClass", None)
        unused = before is None or before is kind or getattr(before, "__unittest_skip__", False)
        if unused or getattr(before, "_classSetupFailed", False) or result._moduleSetUpFailed:
            return
        name = util.strclass(before)
        if hasattr(before, "tearDownClass"):
            self._call(before.tearDownClass, "tearDownClass", name, result)
        self._clean(before, "tearDownClass", name, result)

    def _clean(self, kind, method, name, result):
        if not hasattr(kind, "doClassCleanups"):
            return
        kind.doClassCleanups()
        for error in kind.tearDown_exceptions:
            self._note(error, method, name, result)

    def _enter_module(self, kind, result):
        before = getattr(result, "_previousTestClass", None)
        if before is not None and before.__module__ == kind.__module__:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(kind.__module__)
        enter = getattr(module, "setUpModule", None)
        if enter is not None and not self._call(enter, "setUpModule", kind.__module__, result):
            result._moduleSetUpFailed = True
            self._clean_module("setUpModule", kind.__module__, result)

    def _leave_module(self, result):
        before = getattr(result, "_previousTestClass", None)
        if before is None or result._moduleSetUpFailed:
            return
        module = sys.modules.get(before.__module__)
        if module is None:
            return
        leave = getattr(module, "tearDownModule", None)
        if leave is not None:
            self._call(leave, "tearDownModule", before.__module__, result)
        self._clean_module("tearDownModule", before.__module__, result)

    def _clean_module(self, method, name, result):
        try:
            case.doModuleCleanups()
        except Exception:
            self._note(sys.exc_info(), method, name, result)

    def _call(self, function, method, name, result):
        """Runs what is around a class or a module; whether it went well."""
        hold = getattr(result, "_setupStdout", None)
        if hold is not None:
            hold()
        try:
            function()
            return True
        except Exception:
            if isinstance(result, _DebugResult):
                raise
            self._note(sys.exc_info(), method, name, result)
            return False
        finally:
            release = getattr(result, "_restoreStdout", None)
            if release is not None:
                release()

    def _note(self, error, method, name, result):
        holder = _ErrorHolder(f"{method} ({name})")
        if isinstance(error[1], case.SkipTest) and hasattr(result, "addSkip"):
            result.addSkip(holder, str(error[1]))
        else:
            result.addError(holder, error)


class _ErrorHolder:
    """Stands for what is around tests where it fails."""

    failureException = None

    def __init__(self, description):
        self.description = description
        self.failureException = _NoFailure

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def run(self, result):
        """Nothing runs."""

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class _NoFailure(Exception):
    """Nothing around tests is an assertion that fails."""


class _DebugResult:
    """For debug(): errors are raised."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
