"""How a run is told: a mark or a line for each test, then what failed, then the counts."""

import sys
import time
import warnings

from . import result
from .case import _SubTest
from .signals import registerResult

__unittest = True


class _WritelnDecorator:
    """A stream that can write a line."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, attr):
        if attr in ("stream", "__getstate__"):
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        self.write(f"{arg or ''}\n")


class TextTestResult(result.TestResult):
    """Tells of each test as it ends."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self._newline = True

    def getDescription(self, test):
        first = test.shortDescription() if self.descriptions else None
        return f"{test}\n{first}" if first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._put(f"{self.getDescription(test)} ... ")
            self._newline = False

    def _put(self, text):
        self.stream.write(text)
        self.stream.flush()

    def _write_status(self, test, status):
        part = isinstance(test, _SubTest)
        if part and not self._newline:
            self.stream.writeln()
        if part or self._newline:
            self.stream.write(f"{'  ' if part else ''}{self.getDescription(test)} ... ")
        self._put(f"{status}\n")
        self._newline = True

    def _tell(self, test, mark, words):
        if self.showAll:
            self._write_status(test, words)
        elif self.dots:
            self._put(mark)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._tell(subtest, *(("F", "FAIL") if failed else ("E", "ERROR")))
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, ".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, "E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, "F", "FAIL")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, "s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell_expected("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell_expected("u", "unexpected success")

    def _tell_expected(self, mark, words):
        if self.showAll:
            self._put(f"{words}\n")
        elif self.dots:
            self._put(mark)

    def printErrors(self):
        if self.dots or self.showAll:
            self._put("\n")
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
        for test in self.unexpectedSuccesses:
            self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
        self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, err in errors:
            head = f"{flavour}: {self.getDescription(test)}"
            for line in (self.separator1, head, self.separator2, str(err)):
                self.stream.writeln(line)
            self.stream.flush()


class TextTestRunner:
    """Runs tests and tells of them on a stream."""

    resultclass = TextTestResult

    def __init__(
        self,
        stream=None,
        descriptions=True,
        verbosity=1,
        failfast=False,
        buffer=False,
        resultclass=None,
        warnings=None,
        *,
        tb_locals=False,
    ):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions, self.verbosity, self.warnings = descriptions, verbosity, warnings
        self.failfast, self.buffer, self.tb_locals = failfast, buffer, tb_locals
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Runs a case or a suite; gives the result."""
        outcome = self._makeResult()
        registerResult(outcome)
        outcome.failfast, outcome.buffer = self.failfast, self.buffer
        outcome.tb_locals = self.tb_locals
        took = self._timed(test, outcome)
        outcome.printErrors()
        if hasattr(outcome, "separator2"):
            self.stream.writeln(outcome.separator2)
        count = outcome.testsRun
        self.stream.writeln(f"Ran {count} test{'' if count == 1 else 's'} in {took:.3f}s\n")
        self.stream.writeln(_summary(outcome))
        self.stream.flush()
        return outcome

    def _timed(self, test, outcome):
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            if self.warnings in ("default", "always"):
                warnings.filterwarnings(
                    "module",
                    category=DeprecationWarning,
                    message=r"Please use assert\w+ instead.",
                )
            started = time.perf_counter()
            getattr(outcome, "startTestRun", lambda: None)()
            try:
                test(outcome)
            finally:
                getattr(outcome, "stopTestRun", lambda: None)()
            return time.perf_counter() - started


def _summary(outcome):
    """The last line: OK or FAILED, and what is to be counted."""
    good = outcome.wasSuccessful()
    names = {} if good else {"failures": "failures", "errors": "errors"}
    names |= {
        "skipped": "skipped",
        "expected failures": "expectedFailures",
        "unexpected successes": "unexpectedSuccesses",
    }
    counts = {words: len(getattr(outcome, name, ())) for words, name in names.items()}
    said = ", ".join(f"{words}={count}" for words, count in counts.items() if count)
    return ("OK" if good else "FAILED") + (f" ({said})" if said else "")
