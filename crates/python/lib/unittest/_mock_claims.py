"""What a test can claim of the calls of a mock."""

from ._mock_call import _Call, _CallList
from .util import safe_repr

__unittest = True


def _fitted(mock, one, signature):
    """A call with its arguments in the places of the signature, or why it does not fit."""
    if signature is None:
        return one
    name, args, kwargs = one if len(one) == 3 else ("", *one)
    try:
        bound = signature.bind(*args, **kwargs)
    except TypeError as e:
        return e.with_traceback(None)
    return _Call((name, bound.args, bound.kwargs))


class Claims:
    """The assertions of mocks."""

    def _name_to_show(self):
        return self._state.name or "mock"

    def _calls_repr(self, prefix="Calls"):
        calls = self._state.mock_calls
        return f"\n{prefix}: {safe_repr(calls)}." if calls else ""

    def _call_matcher(self, one):
        """A call, by the signature of what is followed."""
        signature = self._state.signature
        if len(one) == 3 and one[0]:
            signature = self._signature_below(one[0])
        return _fitted(self, one, signature)

    def _signature_below(self, path):
        found, mock = None, self
        for name in path.replace("()", "").split("."):
            child = mock._state.children.get(name)
            mock = getattr(child, "mock", child)
            if not isinstance(mock, Claims):
                break
            found = mock._state.signature
        return found

    def assert_not_called(self):
        count = self._state.call_count
        if count:
            raise AssertionError(
                f"Expected '{self._name_to_show()}' to not have been called. "
                f"Called {count} times.{self._calls_repr()}"
            )

    def assert_called(self):
        if not self._state.call_count:
            raise AssertionError(f"Expected '{self._name_to_show()}' to have been called.")

    def _must_be_once(self, words):
        count = self._state.call_count
        if count != 1:
            raise AssertionError(
                f"Expected '{self._name_to_show()}' to {words} once. "
                f"Called {count} times.{self._calls_repr()}"
            )

    def assert_called_once(self):
        self._must_be_once("have been called")

    def assert_called_with(self, /, *args, **kwargs):
        """The last call had these arguments."""
        last, shown = self._state.call_args, self._shown_call(args, kwargs)
        words = f"expected call not found.\nExpected: {shown}\n  Actual: "
        if last is None:
            raise AssertionError(f"{words}not called.")
        wanted = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(last) != wanted:
            cause = wanted if isinstance(wanted, Exception) else None
            raise AssertionError(f"{words}{self._shown_call(*last)}") from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        self._must_be_once("be called")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """One of the calls had these arguments."""
        self._must_be_among(args, kwargs, self._state.call_args_list, "call")

    def _must_be_among(self, args, kwargs, calls, word):
        wanted = self._call_matcher(_Call((args, kwargs), two=True))
        failed = isinstance(wanted, Exception)
        if failed or not any(self._call_matcher(one) == wanted for one in calls):
            text = f"{self._shown_call(args, kwargs)} {word} not found"
            raise AssertionError(text) from (wanted if failed else None)

    def assert_has_calls(self, calls, any_order=False):
        """The calls were made, one after the other or in any order."""
        self._must_have(calls, self._state.mock_calls, any_order, "call")

    def _must_have(self, calls, made, any_order, word):
        wanted = [self._call_matcher(one) for one in calls]
        cause = next((one for one in wanted if isinstance(one, Exception)), None)
        found = _CallList(self._call_matcher(one) for one in made)
        if any_order:
            self._must_have_all(wanted, list(found), cause, word)
        elif wanted not in found:
            problem = "Calls not found." if word == "call" else "Awaits not found."
            if cause is not None:
                errors = [one if isinstance(one, Exception) else None for one in wanted]
                problem = f"Error processing expected {word}s.\nErrors: {errors}"
            if word == "call":
                actual = self._calls_repr(prefix="  Actual").rstrip(".")
            else:
                actual = f"\nActual: {made}"
            raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}{actual}") from cause

    def _must_have_all(self, wanted, left, cause, word):
        missing, every = [], list(left)
        for one in wanted:
            if one in left:
                left.remove(one)
            else:
                missing.append(one)
        if missing:
            text = f"{self._name_to_show()!r} does not contain all of {tuple(missing)!r} in its"
            text += f" {word} list, found {left if word == 'call' else every!r} instead"
            raise AssertionError(text) from cause


class AwaitClaims:
    """The assertions of mocks that are awaited."""

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f"Expected {self._name_to_show()} to have been awaited.")

    def assert_awaited_once(self):
        self._must_be_awaited(1, "to have been awaited once")

    def _must_be_awaited(self, count, words):
        if self.await_count != count:
            raise AssertionError(
                f"Expected {self._name_to_show()} {words}. Awaited {self.await_count} times."
            )

    def assert_awaited_with(self, /, *args, **kwargs):
        shown = self._shown_call(args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {shown}\nNot awaited")
        wanted = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.await_args) != wanted:
            actual = self._shown_call(*self.await_args)
            cause = wanted if isinstance(wanted, Exception) else None
            text = f"expected await not found.\nExpected: {shown}\n  Actual: {actual}"
            raise AssertionError(text) from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self._must_be_awaited(1, "to have been awaited once")
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        self._must_be_among(args, kwargs, self.await_args_list, "await")

    def assert_has_awaits(self, calls, any_order=False):
        self._must_have(calls, self.await_args_list, any_order, "await")

    def assert_not_awaited(self):
        self._must_be_awaited(0, "to not have been awaited")
