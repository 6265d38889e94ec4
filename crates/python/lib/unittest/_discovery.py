"""Finds test modules in folders; a module that cannot be imported becomes a test that fails."""

import os
import re
import sys
import traceback
from fnmatch import fnmatch

from . import case

__unittest = True

_VALID_MODULE_NAME = re.compile(r"[_a-z]\w*\.py$", re.IGNORECASE)


def import_failure():
    """The text of the exception that is handled, without our own places."""
    error = sys.exc_info()[1]
    shown = traceback.TracebackException(type(error), error, error.__traceback__, compact=True)
    shown.stack[:] = [at for at in shown.stack if not at.filename.startswith("<python>/unittest/")]
    return "".join(shown.format())


class _FailedTest(case.TestCase):
    """A test that raises what kept a module from being loaded."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

        def testFailure():
            raise self._exception

        return testFailure


_FailedTest.__module__ = "unittest.loader"


def failed_test(name, error, suite_class):
    """A suite of one test of that name, which raises the error."""
    return suite_class((_FailedTest(name, error),))


def _skipped_test(name, reason, suite_class):
    @case.skip(reason)
    def testSkipped(self):
        """Is not run."""

    kind = type("ModuleSkipped", (case.TestCase,), {name: testSkipped})
    kind.__module__ = "unittest.loader"
    return suite_class((kind(name),))


def _without_ending(path):
    return os.path.splitext(os.path.realpath(path))[0]


class Discovery:
    """The part of a loader that looks into folders."""

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """A suite of the tests in files of the pattern, in a folder and the packages below it."""
        given = top_level_dir if top_level_dir is not None else self._top_level_dir
        top = os.path.abspath(start_dir if given is None else given)
        if top not in sys.path:
            sys.path.insert(0, top)
        self._top_level_dir = top
        folder = os.path.abspath(start_dir)
        if not os.path.isdir(folder):
            folder = self._folder_of_package(start_dir, top, given is None)
        elif folder != top and not os.path.isfile(os.path.join(folder, "__init__.py")):
            folder = None
        if folder is None:
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        return self.suiteClass(list(self._find_tests(folder, pattern)))

    def _folder_of_package(self, name, top, find_top):
        """The folder of a package that is named; none where it cannot be imported."""
        try:
            __import__(name)
        except ImportError:
            return None
        module = sys.modules[name]
        file = getattr(module, "__file__", None)
        if file is None:
            if name in sys.builtin_module_names:
                raise TypeError("Can not use builtin modules as dotted module names")
            raise TypeError(f"don't know how to discover from {module!r}")
        if find_top:
            first = os.path.abspath(sys.modules[name.split(".")[0]].__file__)
            folder, base = os.path.split(first)
            self._top_level_dir = os.path.dirname(folder) if base == "__init__.py" else folder
            sys.path.remove(top)
        return os.path.abspath(os.path.dirname(file))

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return "."
        below = os.path.relpath(os.path.splitext(os.path.normpath(path))[0], self._top_level_dir)
        assert not below.startswith(".."), "Path must be within the project"
        return below.replace(os.path.sep, ".")

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern):
        name = self._get_name_from_path(start_dir)
        if name != "." and name not in self._loading_packages:
            tests, deeper = self._find_test_path(start_dir, pattern)
            if tests is not None:
                yield tests
            if not deeper:
                return
        for entry in sorted(os.listdir(start_dir)):
            path = os.path.join(start_dir, entry)
            tests, deeper = self._find_test_path(path, pattern)
            if tests is not None:
                yield tests
            if deeper:
                yield from self._within(self._get_name_from_path(path), path, pattern)

    def _within(self, name, path, pattern):
        self._loading_packages.add(name)
        try:
            yield from self._find_tests(path, pattern)
        finally:
            self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern):
        """The tests of a file or a package, and whether its folder is to be looked into."""
        base = os.path.basename(full_path)
        if os.path.isfile(full_path):
            fits = _VALID_MODULE_NAME.match(base) and self._match_path(base, full_path, pattern)
            return (self._tests_of_file(full_path, pattern) if fits else None), False
        if not os.path.isfile(os.path.join(full_path, "__init__.py")):
            return None, False
        return self._tests_of_package(full_path, pattern)

    def _import(self, name):
        """The module, or the suite that says why there is none."""
        try:
            return self._get_module_from_name(name), None
        except case.SkipTest as e:
            return None, _skipped_test(name, str(e), self.suiteClass)
        except:  # noqa: E722
            text = f"Failed to import test module: {name}\n{import_failure()}"
            return None, self._failed(name, ImportError(text), text)

    def _tests_of_file(self, full_path, pattern):
        module, instead = self._import(self._get_name_from_path(full_path))
        if module is None:
            return instead
        found = _without_ending(os.path.abspath(getattr(module, "__file__", full_path)))
        if found.lower() != _without_ending(full_path).lower():
            name = os.path.splitext(os.path.basename(full_path))[0]
            raise ImportError(
                f"{name!r} module incorrectly imported from {os.path.dirname(found)!r}. "
                f"Expected {os.path.dirname(full_path)!r}. Is this module globally installed?"
            )
        return self.loadTestsFromModule(module, pattern=pattern)

    def _tests_of_package(self, full_path, pattern):
        name = self._get_name_from_path(full_path)
        package, instead = self._import(name)
        if package is None:
            return instead, False
        self._loading_packages.add(name)
        try:
            tests = self.loadTestsFromModule(package, pattern=pattern)
        finally:
            self._loading_packages.discard(name)
        return tests, getattr(package, "load_tests", None) is None
