"""Warnings in tests."""

import contextlib
import warnings


class WarningsRecorder:
    def __init__(self, said):
        self._said = said

    @property
    def warnings(self):
        return self._said

    def __getattr__(self, name):
        return getattr(self._said[-1], name)

    def reset(self):
        del self._said[:]


@contextlib.contextmanager
def check_warnings(*filters, **kwargs):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        yield WarningsRecorder(said)


@contextlib.contextmanager
def check_no_warnings(case, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as said:
        warnings.filterwarnings("always", message=message, category=category)
        yield
    case.assertEqual(said, [])


check_no_resource_warning = check_no_warnings


def ignore_warnings(*, category):
    def decorator(test):
        import functools

        @functools.wraps(test)
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(self, *args, **kwargs)

        return wrapper

    return decorator


@contextlib.contextmanager
def save_restore_warnings_filters():
    with warnings.catch_warnings():
        yield


def import_deprecated(name):
    import importlib

    return importlib.import_module(name)


def check_syntax_warning(case, statement, errtext="", *, lineno=1, offset=None):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        compile(statement, "<testcase>", "exec")
    case.assertEqual(len(said), 1, said)
    case.assertRegex(str(said[0].message), errtext)
