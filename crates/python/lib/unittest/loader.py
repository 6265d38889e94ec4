"""Finds tests: in classes, in modules, by names."""

import functools
import sys
import traceback
import types
import warnings
from fnmatch import fnmatchcase

from . import case, suite, util
from ._discovery import Discovery, failed_test, import_failure

__unittest = True

_BASES = (case.TestCase, case.FunctionTestCase)


def _is_case(value):
    return isinstance(value, type) and issubclass(value, case.TestCase) and value not in _BASES


class TestLoader(Discovery):
    """Makes suites of what it finds."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        super().__init__()
        self.errors = []
        self._loading_packages = set()

    def getTestCaseNames(self, testCaseClass):
        """The names of the class's tests, sorted."""
        names = [name for name in dir(testCaseClass) if self._is_test(testCaseClass, name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def _is_test(self, kind, name):
        if not name.startswith(self.testMethodPrefix) or not callable(getattr(kind, name)):
            return False
        whole = f"{kind.__module__}.{kind.__qualname__}.{name}"
        patterns = self.testNamePatterns
        return patterns is None or any(fnmatchcase(whole, pattern) for pattern in patterns)

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError(
                "Test cases should not be derived from TestSuite. "
                "Maybe you meant to derive from TestCase?"
            )
        names = [] if testCaseClass in _BASES else self.getTestCaseNames(testCaseClass)
        if not names and testCaseClass not in _BASES and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        """The tests of a module, or what its load_tests() gives."""
        if args or "use_load_tests" in kws:
            warnings.warn("use_load_tests is deprecated and ignored", DeprecationWarning, 2)
            kws.pop("use_load_tests", None)
        if len(args) > 1:
            raise TypeError(
                f"loadTestsFromModule() takes 1 positional argument but {len(args) + 1} were given"
            )
        if kws:
            raise TypeError(
                f"loadTestsFromModule() got an unexpected keyword argument '{min(kws)}'"
            )
        found = (getattr(module, name) for name in dir(module))
        tests = self.suiteClass(
            [self.loadTestsFromTestCase(value) for value in found if _is_case(value)]
        )
        load = getattr(module, "load_tests", None)
        if load is None:
            return tests
        try:
            return load(self, tests, pattern)
        except Exception as e:
            text = f"Failed to call load_tests:\n{traceback.format_exc()}"
            return self._failed(module.__name__, e, text)

    def _failed(self, name, error, text):
        """A suite of one test that raises the error."""
        self.errors.append(text)
        return failed_test(name, error, self.suiteClass)

    def loadTestsFromName(self, name, module=None):
        """The tests of a dotted name: a module, a class, a method, or what a callable gives."""
        parts = name.split(".")
        failed = None
        if module is None:
            module, parts, failed = self._module_of(parts)
            if module is None:
                return failed
        parent, value = None, module
        for at, part in enumerate(parts):
            try:
                parent, value = value, getattr(value, part)
            except AttributeError as e:
                return self._without_attribute(value, parts, at, failed, e)
        return self._tests_of(parent, value, parts)

    def _module_of(self, parts):
        """The longest part of a name that can be imported, what follows it, and a failed import."""
        failed, rest = None, parts[:]
        while rest:
            name = ".".join(rest)
            try:
                __import__(name)
            except ImportError:
                last = rest.pop()
                text = f"Failed to import test module: {last}\n{import_failure()}"
                failed = failed_test(last, ImportError(text), self.suiteClass), text
                continue
            return sys.modules[parts[0]], parts[1:], failed
        self.errors.append(failed[1])
        return None, [], failed[0]

    def _without_attribute(self, value, parts, at, failed, error):
        if getattr(value, "__path__", None) is not None and failed is not None:
            self.errors.append(failed[1])
            return failed[0]
        text = f"Failed to access attribute:\n{traceback.format_exc()}"
        return self._failed(parts[at], error, text)

    def _tests_of(self, parent, value, parts):
        if isinstance(value, types.ModuleType):
            return self.loadTestsFromModule(value)
        if _is_case(value):
            return self.loadTestsFromTestCase(value)
        if isinstance(value, suite.TestSuite):
            return value
        of_case = isinstance(parent, type) and issubclass(parent, case.TestCase)
        if isinstance(value, types.FunctionType) and of_case:
            test = parent(parts[-1])
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        if not callable(value):
            raise TypeError(f"don't know how to make test from: {value}")
        made = value()
        if isinstance(made, suite.TestSuite):
            return made
        if isinstance(made, case.TestCase):
            return self.suiteClass([made])
        raise TypeError(f"calling {value} returned {made}, not a test")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


def _old_loader(name, instead, prefix, sort_using, suite_class=None, patterns=None):
    """A loader for a function of before, which says so."""
    warnings.warn(
        f"unittest.{name}() is deprecated and will be removed in Python 3.13. "
        f"Please use unittest.TestLoader.{instead}() instead.",
        DeprecationWarning,
        stacklevel=3,
    )
    loader = TestLoader()
    loader.testMethodPrefix, loader.sortTestMethodsUsing = prefix, sort_using
    loader.testNamePatterns = patterns
    loader.suiteClass = suite_class or loader.suiteClass
    return loader


def getTestCaseNames(testCaseClass, prefix, sortUsing=util.three_way_cmp, testNamePatterns=None):
    loader = _old_loader(
        "getTestCaseNames", "getTestCaseNames", prefix, sortUsing, None, testNamePatterns
    )
    return loader.getTestCaseNames(testCaseClass)


def makeSuite(
    testCaseClass, prefix="test", sortUsing=util.three_way_cmp, suiteClass=suite.TestSuite
):
    loader = _old_loader("makeSuite", "loadTestsFromTestCase", prefix, sortUsing, suiteClass)
    return loader.loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=util.three_way_cmp, suiteClass=suite.TestSuite):
    loader = _old_loader("findTestCases", "loadTestsFromModule", prefix, sortUsing, suiteClass)
    return loader.loadTestsFromModule(module)
