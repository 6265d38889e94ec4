"""How tests went: what is kept, and what is said of an exception."""

import io
import sys
import traceback
from functools import wraps
from itertools import dropwhile, takewhile

__unittest = True

STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    @wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kw)

    return inner


def _is_ours(frame):
    return frame.filename.startswith("<python>/unittest/")


def _is_library(frame):
    return frame.filename.startswith("<python>/")


def _own_frames(frames, failure):
    """The frames of a test without ours around it, and without those of the failing assertion."""
    kept = list(dropwhile(_is_library, frames))
    return list(takewhile(lambda frame: not _is_ours(frame), kept)) if failure else kept


class TestResult:
    """Keeps what happened; subclasses say it."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.buffer = self.tb_locals = self.shouldStop = False
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self._mirrorOutput = False
        self._original = None

    def printErrors(self):
        """Called when all tests have run."""

    def startTestRun(self):
        """Called before the first test."""

    def stopTestRun(self):
        """Called after the last test."""

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def _setupStdout(self):
        if self.buffer and self._original is None:
            self._original = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def _restoreStdout(self):
        if self._original is None:
            return
        said = sys.stdout.getvalue(), sys.stderr.getvalue()
        sys.stdout, sys.stderr = self._original
        if self._mirrorOutput:
            for text, line, stream in zip(said, (STDOUT_LINE, STDERR_LINE), self._original):
                if text:
                    stream.write(line % (text if text.endswith("\n") else text + "\n"))
        self._original = None

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        if getattr(self, "failfast", False):
            self.stop()
        failed = issubclass(err[0], test.failureException)
        kept = self.failures if failed else self.errors
        kept.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        """The test passed."""

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        kind, value, tb = err
        shown = traceback.TracebackException(
            kind, value, tb, capture_locals=self.tb_locals, compact=True
        )
        self._clean(shown, issubclass(kind, test.failureException))
        lines = list(shown.format())
        if self.buffer and self._original is not None:
            for stream, line in ((sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE)):
                text = stream.getvalue()
                if text:
                    lines.append(line % (text if text.endswith("\n") else text + "\n"))
        return "".join(lines)

    def _clean(self, shown, failure):
        seen = []
        waiting = [shown]
        while waiting:
            one = waiting.pop()
            if one is None or any(one is known for known in seen):
                continue
            seen.append(one)
            frames = _own_frames(one.stack, failure)
            one.stack[:], one._has_stack = frames, bool(frames)
            waiting += [one.__cause__, one.__context__]

    def __repr__(self):
        counts = f"run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}"
        return f"<{type(self).__module__}.{type(self).__qualname__} {counts}>"
