"""unittest: cases, their assertions, how they are found, run and told."""

from .case import (
    FunctionTestCase,
    SkipTest,
    TestCase,
    addModuleCleanup,
    doModuleCleanups,
    enterModuleContext,
    expectedFailure,
    skip,
    skipIf,
    skipUnless,
)
from .loader import TestLoader, defaultTestLoader, findTestCases, getTestCaseNames, makeSuite
from .main import TestProgram, main
from .result import TestResult
from .runner import TextTestResult, TextTestRunner
from .signals import installHandler, registerResult, removeHandler, removeResult
from .suite import BaseTestSuite, TestSuite

__all__ = [
    "TestResult",
    "TestCase",
    "IsolatedAsyncioTestCase",
    "TestSuite",
    "TextTestRunner",
    "TestLoader",
    "FunctionTestCase",
    "main",
    "defaultTestLoader",
    "SkipTest",
    "skip",
    "skipIf",
    "skipUnless",
    "expectedFailure",
    "TextTestResult",
    "installHandler",
    "registerResult",
    "removeResult",
    "removeHandler",
    "addModuleCleanup",
    "doModuleCleanups",
    "enterModuleContext",
    "getTestCaseNames",
    "makeSuite",
    "findTestCases",
]

__unittest = True
_TextTestResult = TextTestResult


def __dir__():
    return {*globals(), "IsolatedAsyncioTestCase"}


def __getattr__(name):
    """The case with coroutines, which needs asyncio, when it is asked for."""
    if name != "IsolatedAsyncioTestCase":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import async_case

    globals()[name] = async_case.IsolatedAsyncioTestCase
    return globals()[name]
