"""Mocks that have the attributes and the signatures of something: create_autospec()."""

import functools
import inspect
from types import FunctionType, MethodType

from ._mock_base import InvalidSpecError, _Later, is_async, is_mock, signature_of, state_of
from ._mock_call import DEFAULT
from ._mock_kinds import AsyncMock, MagicMock, NonCallableMagicMock
from ._mock_names import is_magic

__unittest = True

_CLAIMS = (
    "assert_called_with assert_called_once_with assert_called_once assert_called "
    "assert_any_call assert_has_calls assert_not_called reset_mock attach_mock"
).split()
_AWAIT_CLAIMS = (
    "assert_awaited assert_awaited_once assert_awaited_with assert_awaited_once_with "
    "assert_any_await assert_has_awaits assert_not_awaited"
).split()
_COUNTED = ("called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls")


def create_autospec(
    spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs
):
    """A mock that can be used as `spec` can; with `instance` as an object of that class."""
    if is_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    followed = type(spec) if isinstance(spec, (list, tuple)) else spec
    kind, is_function = _kind(followed, instance), isinstance(followed, FunctionType)
    if is_async(followed) and instance:
        raise RuntimeError(
            "Instance can not be True when create_autospec is mocking an async function"
        )
    named = {"spec_set" if spec_set else "spec": followed, "unsafe": unsafe, **kwargs}
    name = named.pop("name", _name)
    new_name = "" if _parent is None else name
    eat_self = kwargs.pop("_eat_self", False) if _parent is not None else False
    mock = kind(
        parent=_parent,
        _new_parent=_parent,
        _new_name=new_name,
        name=name,
        _spec_as_instance=instance,
        _eat_self=eat_self,
        **{key: value for key, value in named.items() if key != "_eat_self"},
    )
    state_of(mock).signature = signature_of(followed, instance, eat_self)
    type(mock)._checks_calls = True
    if is_function:
        return as_function(mock, followed)
    if isinstance(followed, type) and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(
            followed, spec_set, instance=True, _name="()", _parent=mock
        )
    _add_attributes(mock, followed, spec_set, instance)
    return mock


def _kind(spec, instance):
    if inspect.isdatadescriptor(spec):
        return MagicMock
    if is_async(spec):
        return AsyncMock
    called = isinstance(spec, (FunctionType, type)) and not instance
    if called or (callable(spec) and not isinstance(spec, type)):
        return MagicMock
    return (
        MagicMock
        if instance and hasattr(spec, "__call__") and _instances_called(spec)
        else (NonCallableMagicMock)
    )


def _instances_called(kind):
    return isinstance(kind, type) and any("__call__" in vars(one) for one in kind.__mro__)


def _add_attributes(mock, spec, spec_set, instance):
    """Each attribute becomes a mock when it is asked for."""
    for name in dir(spec):
        if is_magic(name):
            continue
        try:
            original = getattr(spec, name)
        except AttributeError:
            continue
        make = functools.partial(_attribute, mock, spec, name, original, spec_set, instance)
        state_of(mock).children[name] = _Later(make)


def _attribute(mock, spec, name, original, spec_set, instance):
    if not isinstance(original, (FunctionType, MethodType)) and not callable(original):
        kind = NonCallableMagicMock
        return kind(spec=original, parent=mock, name=name, _new_name=name, _new_parent=mock)
    if isinstance(original, type):
        return create_autospec(original, spec_set, _parent=mock, _name=name)
    eat_self = _is_of_object(spec, name, instance)
    kind = AsyncMock if is_async(original) else MagicMock
    made = kind(
        spec=original,
        parent=mock,
        name=name,
        _new_name=name,
        _new_parent=mock,
        _eat_self=eat_self,
    )
    state_of(made).signature = signature_of(original, False, eat_self)
    type(made)._checks_calls = True
    return made


def _is_of_object(spec, name, instance):
    """Whether the first argument of a method is the object itself, which is not said in a call."""
    if not isinstance(spec, type):
        return False
    for one in spec.__mro__:
        if name in vars(one):
            found = vars(one)[name]
            return instance and not isinstance(found, (staticmethod, classmethod))
    return instance


def as_function(mock, original):
    """A function that calls the mock, so that it is bound as a method where it is one."""
    signature = state_of(mock).signature

    def checked(args, kwargs):
        if signature is not None:
            signature.bind(*args, **kwargs)

    if is_async(original):

        @functools.wraps(original)
        async def function(*args, **kwargs):
            checked(args, kwargs)
            return await mock(*args, **kwargs)

    else:

        @functools.wraps(original)
        def function(*args, **kwargs):
            checked(args, kwargs)
            try:
                return mock(*args, **kwargs)
            finally:
                _tell(function, mock)

    _set_up(function, mock)
    return function


def _tell(function, mock):
    for name in _COUNTED:
        setattr(function, name, getattr(mock, name))


def _set_up(function, mock):
    function.mock = mock
    claims = [*_CLAIMS, *(_AWAIT_CLAIMS if isinstance(mock, AsyncMock) else ())]
    for name in claims:
        setattr(function, name, getattr(mock, name))

    def reset_mock():
        mock.reset_mock()
        _tell(function, mock)

    function.reset_mock = reset_mock
    state = state_of(mock)
    function.return_value = state.return_value
    if function.return_value is DEFAULT:
        function.return_value = mock.return_value
    function.side_effect = state.side_effect
    _tell(function, mock)
    state.delegate = function
