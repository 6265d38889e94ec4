"""Mocks: attributes that come into being when they are asked for, and calls that are remembered."""

import inspect
from types import FunctionType

from ._mock_call import DEFAULT, _Call, _CallList, format_call
from ._mock_claims import Claims
from ._mock_names import ALL_MAGICS, UNSUPPORTED, is_magic, looks_like_assertion

__unittest = True


class InvalidSpecError(Exception):
    """What is to be followed is a mock itself."""


class _State:
    """What a mock knows. `delegate`: the function that stands before it."""

    def __init__(self, parent, name, new_name, new_parent, wraps, unsafe):
        self.parent, self.name = parent, name
        self.new_name, self.new_parent = new_name, new_parent
        self.wraps, self.unsafe, self.sealed, self.delegate = wraps, unsafe, False, None
        self.children, self.return_value, self.side_effect = {}, DEFAULT, None
        self.spec_class = self.signature = self.methods = self.spec_set = None
        self.asyncs = ()
        self.forget()

    def forget(self):
        self.called, self.call_args, self.call_count = False, None, 0
        self.call_args_list, self.mock_calls = _CallList(), _CallList()
        self.method_calls = _CallList()
        self.await_count, self.await_args, self.await_args_list = 0, None, _CallList()


_DELETED = object()


def is_mock(value):
    return issubclass(type(value), NonCallableMock)


def mock_of(value):
    """The mock behind a function made by create_autospec()."""
    return value.mock if isinstance(value, FunctionType) and hasattr(value, "mock") else value


def state_of(mock):
    return object.__getattribute__(mock, "_state")


def is_async(value):
    return inspect.iscoroutinefunction(value) or inspect.iscoroutinefunction(
        getattr(value, "__func__", None)
    )


def signature_of(spec, as_instance=False, eat_self=False):
    """How something may be called; None where that is not known."""
    if isinstance(spec, type) and not as_instance:
        spec, eat_self = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        spec, eat_self = spec.__func__, isinstance(spec, classmethod)
    elif not isinstance(spec, FunctionType):
        spec = (
            getattr(spec if not isinstance(spec, type) else None, "__call__", None)
            if (not inspect.ismethod(spec))
            else spec
        )
    if isinstance(spec, type) or spec is None:
        return None
    try:
        found = inspect.signature(spec)
    except (ValueError, TypeError):
        return None
    parameters = list(found.parameters.values())
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    if eat_self and parameters and parameters[0].kind in positional:
        return found.replace(parameters=parameters[1:])
    return found


def adopt(parent, value, name, new_name):
    """Makes a mock that has no parent the parent's; whether it did."""
    value = mock_of(value)
    if not is_mock(value):
        return False
    own = state_of(value)
    if own.name or own.new_name or own.parent is not None or own.new_parent is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = state_of(above).new_parent
    if new_name:
        own.new_parent, own.new_name = parent, new_name
    if name:
        own.parent, own.name = parent, name
    return True


def _counted(name):
    """An attribute of the state, which may be set."""

    def get(self):
        return getattr(state_of(self), name)

    def put(self, value):
        setattr(state_of(self), name, value)

    return property(get, put)


class NonCallableMock(Claims):
    """A mock that cannot be called."""

    def __new__(cls, /, *args, **kw):
        made = type(cls.__name__, (cls,), {"__doc__": cls.__doc__, "__module__": cls.__module__})
        return object.__new__(made)

    def __init__(
        self,
        spec=None,
        wraps=None,
        name=None,
        spec_set=None,
        parent=None,
        _new_name="",
        _new_parent=None,
        _spec_as_instance=False,
        _eat_self=None,
        unsafe=False,
        **kwargs,
    ):
        new_parent = parent if _new_parent is None else _new_parent
        state = _State(parent, name, _new_name, new_parent, wraps, unsafe)
        object.__setattr__(self, "_state", state)
        eat_self = parent is not None if _eat_self is None else _eat_self
        followed = spec if spec_set is None else spec_set
        self._follow(followed, spec_set is not None, _spec_as_instance, eat_self)
        self.configure_mock(**kwargs)

    def _follow(self, spec, spec_set, as_instance=False, eat_self=False):
        if is_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        state = state_of(self)
        state.spec_set = bool(spec_set)
        if spec is None:
            return
        state.asyncs = [name for name in dir(spec) if is_async(getattr(spec, name, None))]
        if isinstance(spec, (list, tuple)):
            state.methods = spec
            return
        state.spec_class = spec if isinstance(spec, type) else type(spec)
        state.signature = signature_of(spec, as_instance, eat_self)
        state.methods = dir(spec)

    def mock_add_spec(self, spec, spec_set=False):
        self._follow(spec, spec_set)

    def attach_mock(self, mock, attribute):
        inner = state_of(mock_of(mock))
        inner.parent = inner.new_parent = inner.new_name = None
        inner.name = ""
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        """Sets attributes, those of attributes by dotted names too."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *way, last = path.split(".")
            place = self
            for name in way:
                place = getattr(place, name)
            setattr(place, last, value)

    called, call_count, call_args = map(_counted, ("called", "call_count", "call_args"))
    call_args_list, mock_calls = map(_counted, ("call_args_list", "mock_calls"))
    method_calls = _counted("method_calls")

    @property
    def __class__(self):
        found = state_of(self).spec_class
        return type(self) if found is None else found

    @property
    def return_value(self):
        state = state_of(self)
        value = state.return_value if state.delegate is None else state.delegate.return_value
        if value is DEFAULT:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        state = state_of(self)
        state.return_value = value
        if state.delegate is not None:
            state.delegate.return_value = value
        adopt(self, value, None, "()")

    @property
    def side_effect(self):
        state = state_of(self)
        return state.side_effect if state.delegate is None else state.delegate.side_effect

    @side_effect.setter
    def side_effect(self, value):
        listed = value is not None and not callable(value) and not _is_exception(value)
        value = iter(value) if listed and not hasattr(value, "__next__") else value
        state = state_of(self)
        if state.delegate is None:
            state.side_effect = value
        else:
            state.delegate.side_effect = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = [] if visited is None else visited
        if any(self is one for one in visited):
            return
        visited.append(self)
        state = state_of(self)
        state.forget()
        if return_value:
            state.return_value = DEFAULT
        if side_effect:
            state.side_effect = None
        below = [one for one in state.children.values() if is_mock(one)]
        for one in below + ([state.return_value] if is_mock(state.return_value) else []):
            one.reset_mock(visited, return_value=return_value, side_effect=side_effect)

    def _get_child_mock(self, /, **kw):
        """A mock for an attribute or for what a call gives; subclasses may choose another kind."""
        from ._mock_kinds import kind_of_child

        state = state_of(self)
        if state.sealed:
            attribute = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        return kind_of_child(self, kw.get("_new_name"))(**kw)

    def __getattr__(self, name):
        if name == "_state":
            raise AttributeError(name)
        state = state_of(self)
        if state.methods is not None:
            if name not in state.methods or name in ALL_MAGICS:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif is_magic(name):
            raise AttributeError(name)
        known = state.methods and name in state.methods
        if not state.unsafe and not known and looks_like_assertion(name):
            raise AttributeError(
                f"{name!r} is not a valid assertion. Use a spec "
                f"for the mock if {name!r} is meant to be an attribute."
            )
        child = state.children.get(name)
        if child is _DELETED:
            raise AttributeError(name)
        if child is None:
            wrapped = None if state.wraps is None else getattr(state.wraps, name)
            child = self._get_child_mock(
                parent=self, name=name, wraps=wrapped, _new_name=name, _new_parent=self
            )
            state.children[name] = child
        elif isinstance(child, _Later):
            child = state.children[name] = child.make()
        return child

    def __setattr__(self, name, value):
        state = state_of(self)
        ours = isinstance(getattr(NonCallableMock, name, None), property)
        if ours and name != "__class__":
            object.__setattr__(self, name, value)
            return
        unknown = state.methods is not None and name not in state.methods
        if state.spec_set and unknown and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in UNSUPPORTED:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in ALL_MAGICS:
            if unknown:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            self._set_magic(name, value)
            return
        if name == "__class__":
            state.spec_class = value
            return
        if adopt(self, value, name, name):
            state.children[name] = value
        if state.sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        object.__setattr__(self, name, value)

    def _set_magic(self, name, value):
        state_of(self).children[name] = value
        if is_mock(value):
            adopt(self, value, None, name)
            setattr(type(self), name, lambda _, /, *args, **kw: value(*args, **kw))
            object.__setattr__(self, name, value)
        else:
            setattr(type(self), name, lambda mock, /, *args, **kw: value(mock, *args, **kw))

    def __delattr__(self, name):
        state = state_of(self)
        if name in ALL_MAGICS and name in type(self).__dict__:
            delattr(type(self), name)
        if state.children.get(name) is _DELETED:
            raise AttributeError(name)
        if name in self.__dict__:
            object.__delattr__(self, name)
        state.children[name] = _DELETED

    def __dir__(self):
        state = state_of(self)
        own = state.methods if state.methods is not None else dir(type(self))
        gone = {name for name, child in state.children.items() if child is _DELETED}
        names = {*own, *self.__dict__, *state.children} - gone - {"_state"}
        return sorted(names)

    def _extract_mock_name(self):
        """The way from the outermost mock to this one."""
        words, one = [], self
        while state_of(one).new_parent is not None:
            words.append(state_of(one).new_name)
            one = state_of(one).new_parent
        text = state_of(one).name or "mock"
        for word in reversed(words):
            text += word if word == "()" else f".{word}"
        return text

    def __repr__(self):
        state, words = state_of(self), ""
        name = self._extract_mock_name()
        if name not in ("mock", "mock."):
            words += f" name={name!r}"
        if state.spec_class is not None:
            words += f" {'spec_set' if state.spec_set else 'spec'}={state.spec_class.__name__!r}"
        return f"<{type(self).__name__}{words} id='{id(self)}'>"

    def _shown_call(self, args, kwargs):
        return format_call(state_of(self).name or "mock", args, kwargs)


class _Later:
    """An attribute of a specification, whose mock is made when it is asked for."""

    def __init__(self, make):
        self.make = make


def _is_exception(value):
    kind = value if isinstance(value, type) else type(value)
    return issubclass(kind, BaseException)


class CallableMixin:
    """What makes a mock callable."""

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, *args, **kwargs):
        named = {key: kwargs.pop(key) for key in list(kwargs) if key not in _SETTINGS}
        super().__init__(spec, *args, **kwargs)
        if return_value is not DEFAULT:
            self.return_value = return_value
        self.side_effect = side_effect
        self.configure_mock(**named)

    def __call__(self, /, *args, **kwargs):
        self._check(args, kwargs)
        self._remember(args, kwargs)
        return self._execute(args, kwargs)

    def _check(self, args, kwargs):
        signature = state_of(self).signature
        if signature is not None and self._checks_calls:
            signature.bind(*args, **kwargs)

    _checks_calls = False

    def _remember(self, args, kwargs):
        state = state_of(self)
        state.called = True
        state.call_count += 1
        state.call_args = _Call((args, kwargs), two=True)
        state.call_args_list.append(state.call_args)
        state.mock_calls.append(_Call(("", args, kwargs)))
        methods, method, name = state.parent is not None, state.name, state.new_name
        is_call, above = name == "()", state.new_parent
        while above is not None:
            its = state_of(above)
            if methods:
                its.method_calls.append(_Call((method, args, kwargs)))
                methods = its.parent is not None
                method = f"{its.name}.{method}" if methods else method
            its.mock_calls.append(_Call((name, args, kwargs)))
            if its.new_name:
                name = f"{its.new_name}{'' if is_call else '.'}{name}"
                is_call = its.new_name == "()"
            above = its.new_parent

    def _execute(self, args, kwargs):
        effect = self.side_effect
        if effect is not None:
            value = self._of_effect(effect, args, kwargs)
            if value is not DEFAULT:
                return value
        state = state_of(self)
        given = state.return_value if state.delegate is None else state.delegate.return_value
        if given is DEFAULT and state.wraps is not None:
            return state.wraps(*args, **kwargs)
        return self.return_value

    def _of_effect(self, effect, args, kwargs):
        if _is_exception(effect):
            raise effect
        if callable(effect):
            return effect(*args, **kwargs)
        value = next(effect)
        if _is_exception(value):
            raise value
        return value


_SETTINGS = {
    *("spec", "wraps", "name", "spec_set", "parent", "unsafe"),
    *("_new_name", "_new_parent", "_spec_as_instance", "_eat_self"),
}
