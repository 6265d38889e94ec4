"""What needs threads, processes or the inside of CPython is skipped."""

import unittest


class _Skipping:
    """Whatever is asked of it skips the test."""

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and callable(args[0]) and not kwargs:
            return unittest.skip("not here")(args[0])
        return self

    def __enter__(self):
        raise unittest.SkipTest("not here")

    def __exit__(self, *error):
        return False


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    if name in ("BytecodeTestCase", "CfgOptimizationTestCase"):
        return unittest.TestCase
    return _Skipping()
