"""A case whose methods may be coroutines: one loop and one context for each test."""

import asyncio
import contextvars
import inspect
import warnings

from .case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """Tests as coroutines."""

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._asyncioRunner = None
        self._asyncioTestContext = contextvars.copy_context()

    async def asyncSetUp(self):
        """Before each test, after setUp()."""

    async def asyncTearDown(self):
        """After each test, before tearDown()."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        kind = type(cm)
        if not (hasattr(kind, "__aenter__") and hasattr(kind, "__aexit__")):
            raise TypeError(
                f"'{kind.__module__}.{kind.__qualname__}' object does not support the "
                "asynchronous context manager protocol"
            )
        entered = await kind.__aenter__(cm)
        self.addAsyncCleanup(kind.__aexit__, cm, None, None, None)
        return entered

    def _callSetUp(self):
        self._asyncioRunner.get_loop()
        self._asyncioTestContext.run(self.setUp)
        self._call_either(self.asyncSetUp)

    def _callTestMethod(self, method):
        if self._call_either(method) is not None:
            text = "It is deprecated to return a value that is not None from a test case"
            warnings.warn(f"{text} ({method})", DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self._call_either(self.asyncTearDown)
        self._asyncioTestContext.run(self.tearDown)

    def _callCleanup(self, function, *args, **kwargs):
        self._call_either(function, *args, **kwargs)

    def _call_either(self, function, /, *args, **kwargs):
        """What a function gives, or its coroutine."""
        context = self._asyncioTestContext
        if inspect.iscoroutinefunction(function):
            return self._asyncioRunner.run(function(*args, **kwargs), context=context)
        return context.run(function, *args, **kwargs)

    def run(self, result=None):
        with self._loop():
            return super().run(result)

    def debug(self):
        with self._loop():
            super().debug()

    def _loop(self):
        assert self._asyncioRunner is None, "asyncio runner is already initialized"
        self._asyncioRunner = asyncio.Runner(debug=True)
        return _Closing(self)


class _Closing:
    """Ends a case's loop."""

    def __init__(self, case):
        self.case = case

    def __enter__(self):
        return self

    def __exit__(self, *error):
        runner, self.case._asyncioRunner = self.case._asyncioRunner, None
        runner.close()
