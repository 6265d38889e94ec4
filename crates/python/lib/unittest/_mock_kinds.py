"""The kinds of mocks: callable or not, with special methods or without, awaited or not."""

import inspect

from ._mock_base import (
    CallableMixin,
    NonCallableMock,
    _counted,
    _is_exception,
    is_async,
    state_of,
)
from ._mock_call import DEFAULT, _Call
from ._mock_claims import AwaitClaims
from ._mock_names import ASYNC_MAGICS, CALCULATED, MAGICS, RETURNED

__unittest = True


class Mock(CallableMixin, NonCallableMock):
    """A mock that can be called."""

    def __new__(cls, /, *args, **kw):
        spec = kw.get("spec_set", kw.get("spec", args[0] if args else None))
        if spec is not None and not issubclass(cls, AsyncMockMixin) and is_async(spec):
            cls = type(cls.__name__, (AsyncMockMixin, cls), {"__doc__": cls.__doc__})
        return NonCallableMock.__new__(cls)


class _MagicProxy:
    """A special method that becomes a mock when it is asked for."""

    def __init__(self, name):
        self.name = name

    def __get__(self, mock, kind=None):
        if mock is None:
            return self
        name, state = self.name, state_of(mock)
        if name in state.children:
            return state.children[name]
        made = mock._get_child_mock(name=name, _new_name=name, _new_parent=mock, parent=mock)
        state.children[name] = made
        _answer(mock, made, name)
        return made


def _answer(mock, made, name):
    """What a special method answers before anybody says what."""
    if name in RETURNED:
        made.return_value = RETURNED[name]
    elif name in CALCULATED:
        made.return_value = CALCULATED[name](mock)
    elif name == "__eq__":
        made.side_effect = lambda other: _chosen(made, True if mock is other else NotImplemented)
    elif name == "__ne__":
        made.side_effect = lambda other: _chosen(made, False if mock is other else NotImplemented)
    elif name == "__iter__":
        made.side_effect = lambda: iter(_chosen(made, ()))
    elif name == "__aiter__":
        made.side_effect = lambda: _AsyncIterator(_chosen(made, ()))


def _chosen(made, otherwise):
    given = state_of(made).return_value
    return otherwise if given is DEFAULT else given


class _AsyncIterator:
    def __init__(self, values):
        self.values = iter(values)

    def __aiter__(self):
        return self

    async def __anext__(self):
        for value in self.values:
            return value
        raise StopAsyncIteration


_PROXIES = {name: _MagicProxy(name) for name in sorted({*MAGICS, *ASYNC_MAGICS, "__aiter__"})}


class MagicMixin:
    """The special methods of a mock: those of its specification, or all."""

    def __init__(self, /, *args, **kw):
        super().__init__(*args, **kw)
        self._set_magics()

    def mock_add_spec(self, spec, spec_set=False):
        super().mock_add_spec(spec, spec_set)
        kind = type(self)
        for name in [name for name in _PROXIES if name in vars(kind)]:
            delattr(kind, name)
        self._set_magics()

    def _set_magics(self):
        kind, methods = type(self), state_of(self).methods
        for name, proxy in _PROXIES.items():
            if (methods is None or name in methods) and name not in vars(kind):
                setattr(kind, name, proxy)


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A mock with special methods."""


class AsyncMockMixin(AwaitClaims):
    """What makes the call of a mock something to be awaited."""

    await_count, await_args, await_args_list = map(
        _counted, ("await_count", "await_args", "await_args_list")
    )
    _is_coroutine_mark = True

    async def _execute(self, args, kwargs):
        state = state_of(self)
        state.await_count += 1
        state.await_args = _Call((args, kwargs), two=True)
        state.await_args_list.append(state.await_args)
        effect = self.side_effect
        if effect is not None:
            value = self._of_async_effect(effect, args, kwargs)
            value = await value if inspect.isawaitable(value) else value
            if value is not DEFAULT:
                return value
        if state.return_value is DEFAULT and state.wraps is not None:
            value = state.wraps(*args, **kwargs)
            return await value if inspect.isawaitable(value) else value
        return self.return_value

    def _of_async_effect(self, effect, args, kwargs):
        if _is_exception(effect):
            raise effect
        if callable(effect):
            return effect(*args, **kwargs)
        try:
            value = next(effect)
        except StopIteration:
            raise StopAsyncIteration from None
        if _is_exception(value):
            raise value
        return value


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """A mock whose call is awaited."""


class PropertyMock(Mock):
    """A mock that stands for a property: it is called when the attribute is read or set."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def kind_of_child(mock, name):
    """The class of what a mock makes for an attribute, or for what its call gives."""
    kind, state = type(mock), state_of(mock)
    if name in state.asyncs:
        return AsyncMock
    if issubclass(kind, MagicMock) and name in ASYNC_MAGICS:
        return AsyncMock
    if issubclass(kind, AsyncMockMixin):
        plain = name in MAGICS or name == "__aiter__" or (state.methods and name in state.methods)
        return MagicMock if plain else AsyncMock
    if issubclass(kind, CallableMixin):
        return kind.__mro__[1]
    return MagicMock if issubclass(kind, NonCallableMagicMock) else Mock
