"""patch(): something else in the place of an attribute, for a test."""

import contextlib
import functools
import inspect
import pkgutil
import sys
from types import FunctionType, ModuleType

from ._mock_base import InvalidSpecError, NonCallableMock, is_async, is_mock
from ._mock_call import DEFAULT
from ._mock_kinds import AsyncMock, MagicMock, NonCallableMagicMock
from ._mock_spec import create_autospec

__unittest = True

_TYPOS = {"autospect": "autospec", "auto_spec": "autospec", "set_spec": "spec_set"}
_KEPT = ("__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__")


class _patch:
    """One attribute, and what takes its place."""

    attribute_name = None
    _active_patches = []

    def __init__(
        self,
        getter,
        attribute,
        new,
        spec,
        create,
        spec_set,
        autospec,
        new_callable,
        kwargs,
        *,
        unsafe=False,
    ):
        if new_callable is not None and new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        if new_callable is not None and autospec is not None:
            raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        for word in kwargs if not unsafe else ():
            if word in _TYPOS:
                raise RuntimeError(f"{word!r} might be a typo; use unsafe=True if this is intended")
        for word, value, what in (
            ("spec", spec, "spec"),
            ("spec_set", spec_set, "spec_set target"),
        ):
            if is_mock(value):
                raise InvalidSpecError(
                    f"Cannot spec attr {attribute!r} as the {what} "
                    f"has already been mocked out. [{word}={value!r}]"
                )
        self.getter, self.attribute, self.new = getter, attribute, new
        self.new_callable, self.spec, self.create = new_callable, spec, create
        self.has_local, self.spec_set, self.autospec = False, spec_set, autospec
        self.kwargs, self.additional_patchers = kwargs, []

    def copy(self):
        words = self.spec, self.create, self.spec_set, self.autospec, self.new_callable
        made = _patch(self.getter, self.attribute, self.new, *words, self.kwargs)
        made.attribute_name = self.attribute_name
        made.additional_patchers = [one.copy() for one in self.additional_patchers]
        return made

    def __call__(self, func):
        return _decorated(self, func)

    def get_original(self):
        """What is there now, and whether it is the target's own."""
        target, name = self.getter(), self.attribute
        own = getattr(target, "__dict__", {})
        original = own[name] if name in own else getattr(target, name, DEFAULT)
        builtin = isinstance(target, ModuleType) and name in dir(sys.modules["builtins"])
        self.create = self.create or builtin
        if not self.create and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, name in own

    def __enter__(self):
        self.target = self.getter()
        self._exit_stack = contextlib.ExitStack()
        self.temp_original, self.is_local = self.get_original()
        new = self._replacement(self.temp_original)
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            extra = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patching in self.additional_patchers:
                given = self._exit_stack.enter_context(patching)
                if patching.new is DEFAULT:
                    extra.update(given)
            return extra
        except:  # noqa: E722
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *exc_info):
        target, name = self.target, self.attribute
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(target, name, self.temp_original)
        else:
            delattr(target, name)
            if not self.create and (not hasattr(target, name) or name in _KEPT):
                setattr(target, name, self.temp_original)
        del self.temp_original, self.is_local, self.target
        stack, self._exit_stack = self._exit_stack, None
        return stack.__exit__(*exc_info)

    def start(self):
        """Patches until stop() or patch.stopall()."""
        given = self.__enter__()
        self._active_patches.append(self)
        return given

    def stop(self):
        if not any(one is self for one in self._active_patches):
            return None
        self._active_patches[:] = [one for one in self._active_patches if one is not self]
        return self.__exit__(None, None, None)

    def _replacement(self, original):
        spec, spec_set, autospec = (
            None if value is False else value for value in (self.spec, self.spec_set, self.autospec)
        )
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        if self.new is DEFAULT and autospec is None:
            return self._new_mock(original, spec, spec_set)
        if autospec is not None:
            return self._specified(original, spec_set, autospec)
        if self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        return self.new

    def _new_mock(self, original, spec, spec_set):
        if spec is True:
            spec = original
            if spec_set is True:
                spec_set, spec = original, None
        elif spec is not None and spec_set is True:
            spec_set, spec = spec, None
        elif spec_set is True:
            spec_set = original
        followed = spec_set if spec_set is not None else spec
        if followed is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        kind = self._kind(original, followed)
        words = {
            key: value
            for key, value in (("spec", spec), ("spec_set", spec_set))
            if value is not None
        }
        a_mock = isinstance(kind, type) and issubclass(kind, NonCallableMock)
        if a_mock and self.attribute:
            words["name"] = self.attribute
        words.update(self.kwargs)
        made = kind(**words)
        if isinstance(followed, type) and a_mock and is_mock(made):
            below = {key: value for key, value in words.items() if key in ("spec", "spec_set")}
            return_kind = kind if "__call__" in _names(followed) else NonCallableMagicMock
            made.return_value = return_kind(_new_parent=made, _new_name="()", **below)
        return made

    def _kind(self, original, followed):
        if self.new_callable is not None:
            return self.new_callable
        if followed is None:
            return AsyncMock if is_async(original) else MagicMock
        if is_async(followed):
            return AsyncMock
        called = (
            "__call__" in followed if isinstance(followed, (list, tuple)) else callable(followed)
        )
        return MagicMock if called else NonCallableMagicMock

    def _specified(self, original, spec_set, autospec):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        for what, value in (("target", self.target), ("autospec", autospec)):
            if is_mock(value):
                place = "patch target" if what == "target" else "target"
                raise InvalidSpecError(
                    f"Cannot autospec attr {self.attribute!r} as the {place} has already been "
                    f"mocked out. [target={self.target!r}, attr={value!r}]"
                )
        return create_autospec(
            autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs
        )


def _names(kind):
    return {name for one in kind.__mro__ for name in vars(one)}


def _decorated(patcher, item):
    """A class with each of its tests patched, or a function."""
    if isinstance(item, type):
        for name in dir(item):
            if name.startswith(patch.TEST_PREFIX) and callable(getattr(item, name)):
                setattr(item, name, patcher.copy()(getattr(item, name)))
        return item
    if hasattr(item, "patchings"):
        item.patchings.append(patcher)
        return item
    if inspect.iscoroutinefunction(item):

        @functools.wraps(item)
        async def patched(*args, **keywargs):
            with _entered(patched.patchings, args, keywargs) as (args, keywargs):
                return await item(*args, **keywargs)

    else:

        @functools.wraps(item)
        def patched(*args, **keywargs):
            with _entered(patched.patchings, args, keywargs) as (args, keywargs):
                return item(*args, **keywargs)

    patched.patchings = [patcher]
    return patched


@contextlib.contextmanager
def _entered(patchings, args, keywargs):
    """Enters each patch; what it made follows the arguments."""
    made = []
    with contextlib.ExitStack() as stack:
        for patching in patchings:
            value = stack.enter_context(patching)
            if patching.attribute_name is not None:
                keywargs.update(value)
            elif patching.new is DEFAULT:
                made.append(value)
        yield (*args, *made), keywargs


def _target_of(target):
    try:
        place, name = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return functools.partial(pkgutil.resolve_name, place), name


def patch(
    target,
    new=DEFAULT,
    spec=None,
    create=False,
    spec_set=None,
    autospec=None,
    new_callable=None,
    *,
    unsafe=False,
    **kwargs,
):
    """Another object at a dotted name: as a decorator, a `with`, or from start() to stop()."""
    getter, name = _target_of(target)
    words = spec, create, spec_set, autospec, new_callable
    return _patch(getter, name, new, *words, kwargs, unsafe=unsafe)


def _patch_object(
    target,
    attribute,
    new=DEFAULT,
    spec=None,
    create=False,
    spec_set=None,
    autospec=None,
    new_callable=None,
    *,
    unsafe=False,
    **kwargs,
):
    """The same for an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    words = spec, create, spec_set, autospec, new_callable
    return _patch(lambda: target, attribute, new, *words, kwargs, unsafe=unsafe)


def _patch_multiple(
    target,
    spec=None,
    create=False,
    spec_set=None,
    autospec=None,
    new_callable=None,
    **kwargs,
):
    """The same for several attributes."""
    getter = functools.partial(pkgutil.resolve_name, target)
    if type(target) is not str:

        def getter():
            return target

    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    words = spec, create, spec_set, autospec, new_callable
    first, *rest = (_patch(getter, name, new, *words, {}) for name, new in kwargs.items())
    for patcher in (first, *rest):
        patcher.attribute_name = patcher.attribute
    first.additional_patchers = rest
    return first


class _patch_dict:
    """A mapping with other items, which has its own ones again afterwards."""

    attribute_name, new = None, None

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear, self._original = in_dict, clear, None
        self.values = {**dict(values), **kwargs}

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def __call__(self, item):
        return _decorated(self, item)

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = pkgutil.resolve_name(self.in_dict)
        self._original = dict(self.in_dict.items())
        if self.clear:
            _empty(self.in_dict)
        for key, value in self.values.items():
            self.in_dict[key] = value
        return self.in_dict

    def __exit__(self, *args):
        if self._original is not None:
            _empty(self.in_dict)
            for key, value in self._original.items():
                self.in_dict[key] = value
            self._original = None
        return False

    def start(self):
        given = self.__enter__()
        _patch._active_patches.append(self)
        return given

    stop = _patch.stop
    _active_patches = _patch._active_patches


def _empty(mapping):
    for key in list(mapping):
        del mapping[key]


def _patch_stopall():
    """Ends every patch that was started, the last one first."""
    for patcher in reversed(_patch._active_patches[:]):
        patcher.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"

__all__ = ["patch", "FunctionType"]
