"""test.support as far as CPython's tests of the language ask for it: what needs another process,
another thread, the garbage collector or the C API is skipped."""

import contextlib
import functools
import sys
import unittest

verbose = False
failfast = False
match_tests = None
use_resources = []
MAX_Py_ssize_t = sys.maxsize
_1M, _1G, _2G, _4G = 1024**2, 1024**3, 2 * 1024**3, 4 * 1024**3
TEST_MODULES_ENABLED = True
TESTFN = "@test_tmp"
PGO = False
SHORT_TIMEOUT = LONG_TIMEOUT = LOOPBACK_TIMEOUT = 30.0
is_emscripten = is_wasi = is_jython = is_android = is_apple = False
has_subprocess_support = has_fork_support = False
has_socket_support = False
Py_DEBUG = False
check_impl_detail_value = False
SuppressCrashReport = contextlib.nullcontext
maxsize_bytes = 8
NHASHBITS = 64


class _Any:
    def __eq__(self, other):
        return True


class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    __lt__ = lambda self, other: False
    __le__ = lambda self, other: isinstance(other, _Largest)
    __gt__ = lambda self, other: not isinstance(other, _Largest)
    __ge__ = lambda self, other: True


class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    __gt__ = lambda self, other: False
    __ge__ = lambda self, other: isinstance(other, _Smallest)
    __lt__ = lambda self, other: not isinstance(other, _Smallest)
    __le__ = lambda self, other: True


ALWAYS_EQ, LARGEST, SMALLEST = _Any(), _Largest(), _Smallest()
NEVER_EQ = type("NEVER", (), {"__eq__": lambda s, o: False, "__ne__": lambda s, o: True})()
Error = type("Error", (Exception,), {})
TestFailed = type("TestFailed", (Error,), {})
ResourceDenied = type("ResourceDenied", (unittest.SkipTest,), {})


def _skips(reason):
    """For decorators that may be given arguments: the test is not run."""

    def decorator(*args, **kwargs):
        if len(args) == 1 and callable(args[0]) and not kwargs:
            return unittest.skip(reason)(args[0])
        return unittest.skip(reason)

    return decorator


cpython_only = _skips("CPython only")
refcount_test = _skips("reference counts")
bigmemtest = lambda *args, **kw: unittest.skip("big memory")
bigaddrspacetest = _skips("big memory")
requires_resource = lambda resource: unittest.skip("resource")
requires_subprocess = lambda: unittest.skip("processes")
requires_fork = requires_subprocess
requires_working_threading = lambda *, module=False: unittest.skip("threads")
requires_working_socket = requires_working_threading
requires_debug_ranges = lambda reason="": unittest.skip("debug ranges")
requires_limited_api = _skips("C API")
no_tracing = requires_IEEE_754 = impl_detail = lambda item=None, **kw: (
    item if callable(item) else (lambda function: function)
)
anticipate_failure = lambda condition: unittest.expectedFailure if condition else lambda f: f
requires_zlib = requires_gzip = requires_bz2 = requires_lzma = lambda reason="": unittest.skip(
    "compression"
)
requires_docstrings = unittest.skip("docstrings")
requires_legacy_unicode_capi = requires_mac_ver = lambda *a: unittest.skip("not here")
skip_if_pgo_task = skip_if_buildbot = lambda item=None: item
skip_if_sanitizer = lambda *a, **kw: lambda item: item
skip_on_s390x = unittest.skipIf(False, "")
HAVE_DOCSTRINGS = MISSING_C_DOCSTRINGS = False


def check_impl_detail(**guards):
    return not guards.pop("cpython", False) and any(guards.values())


def requires(resource, msg=None):
    raise ResourceDenied(resource)


def is_resource_enabled(resource):
    return False


def gc_collect():
    """Nothing is collected here."""


@contextlib.contextmanager
def disable_gc():
    yield


def get_c_recursion_limit():
    return 1000


def run_with_locale(category, *locales):
    return unittest.skip("locales")


run_with_tz = run_with_locales = run_with_locale


def check_sizeof(*args):
    raise unittest.SkipTest("sizes")


calcobjsize = calcvobjsize = lambda fmt: 0


def check_syntax_error(case, statement, errtext="", *, lineno=None, offset=None):
    with case.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    error = caught.exception
    case.assertIsNotNone(error.lineno)
    if lineno is not None:
        case.assertEqual(error.lineno, lineno)
    case.assertIsNotNone(error.offset)
    if offset is not None:
        case.assertEqual(error.offset, offset)


@contextlib.contextmanager
def _captured(name):
    import io

    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


captured_output = _captured
captured_stdout = functools.partial(_captured, "stdout")
captured_stderr = functools.partial(_captured, "stderr")
captured_stdin = functools.partial(_captured, "stdin")


@contextlib.contextmanager
def swap_attr(obj, attr, value):
    missing = object()
    before = getattr(obj, attr, missing)
    setattr(obj, attr, value)
    try:
        yield None if before is missing else before
    finally:
        if before is missing:
            delattr(obj, attr)
        else:
            setattr(obj, attr, before)


@contextlib.contextmanager
def swap_item(obj, item, value):
    missing = object()
    before = obj.get(item, missing) if hasattr(obj, "get") else obj[item]
    obj[item] = value
    try:
        yield None if before is missing else before
    finally:
        if before is missing:
            del obj[item]
        else:
            obj[item] = before


@contextlib.contextmanager
def infinite_recursion(max_depth=75):
    before = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(max_depth)
        yield
    finally:
        sys.setrecursionlimit(before)


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    before = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(max_digits)
        yield
    finally:
        sys.set_int_max_str_digits(before)


set_recursion_limit = infinite_recursion


@contextlib.contextmanager
def catch_unraisable_exception():
    raise unittest.SkipTest("unraisable exceptions")
    yield


def sortdict(dict):
    return "{" + ", ".join(f"{k!r}: {v!r}" for k, v in sorted(dict.items())) + "}"


def findfile(filename, subdir=None):
    import os

    return os.path.join(os.path.dirname(os.path.dirname(__file__)), subdir or "", filename)


def run_in_subinterp(code):
    raise unittest.SkipTest("subinterpreters")


def run_code(code):
    namespace = {}
    exec(code, namespace)
    return namespace


def check__all__(case, module, name_of_module=None, extra=(), not_exported=()):
    raise unittest.SkipTest("__all__ of CPython's own")


def check_free_after_iterating(case, iter, cls, args=()):
    raise unittest.SkipTest("collection")


def check_disallow_instantiation(case, tp, *args, **kwds):
    with case.assertRaises(TypeError):
        tp(*args, **kwds)


def missing_compiler_executable(names=()):
    return "compiler"


def python_is_optimized():
    return True


def system_must_validate_cert(f):
    return f


def load_package_tests(directory, loader, standard_tests, pattern):
    return standard_tests


def ignore_deprecations_from(module, *, like):
    return object()


def clear_ignored_deprecations(*tokens):
    """Nothing was ignored."""


class CleanupTest:
    """Nothing."""


class Matcher:
    _partial_matches = ("msg", "message")

    def matches(self, d, **kwargs):
        return all(self.match_value(k, d.get(k), v) for k, v in kwargs.items())

    def match_value(self, k, dv, v):
        if type(v) is not type(dv):
            return False
        if type(dv) is not str or k not in self._partial_matches:
            return v == dv
        return dv.find(v) >= 0


class CPUStopwatch:
    def __enter__(self):
        self.seconds = 0.001
        return self

    def __exit__(self, *a):
        """Time is not measured."""


class _Unknown:
    """For what is not known here: as a decorator it skips, as a call it gives itself."""

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and callable(args[0]) and not kwargs:
            return unittest.skip("not here")(args[0])
        return self

    def __bool__(self):
        return False

    def __enter__(self):
        raise unittest.SkipTest("not here")

    def __exit__(self, *error):
        return False


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _Unknown()
