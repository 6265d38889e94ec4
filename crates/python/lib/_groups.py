"""Exception groups, and what `except*` does with them: loaded when first named."""


class BaseExceptionGroup(BaseException):
    """A combination of multiple unrelated exceptions."""

    __module__ = "builtins"

    def __new__(cls, *args):
        if len(args) != 2:
            raise TypeError(
                f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)"
            )
        message, exceptions = args
        if not isinstance(message, str):
            raise TypeError(
                f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}"
            )
        if not hasattr(exceptions, "__getitem__") or isinstance(exceptions, (dict, set)):
            raise TypeError("second argument (exceptions) must be a sequence")
        inner = tuple(exceptions)
        if not inner:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        for index, one in enumerate(inner):
            if not isinstance(one, BaseException):
                raise ValueError(
                    f"Item {index} of second argument (exceptions) is not an exception"
                )
        if cls is BaseExceptionGroup and all(isinstance(one, Exception) for one in inner):
            cls = ExceptionGroup
        elif issubclass(cls, Exception) and not all(isinstance(one, Exception) for one in inner):
            if cls is ExceptionGroup:
                raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
            raise TypeError(f"Cannot nest BaseExceptions in '{cls.__name__}'")
        self = super().__new__(cls, *args)
        self.__dict__["_message"], self.__dict__["_exceptions"] = message, inner
        return self

    def __init__(self, *args):
        BaseException.__init__(self, *args)

    @property
    def message(self):
        return self._message

    @property
    def exceptions(self):
        return self._exceptions

    def __str__(self):
        count = len(self._exceptions)
        return f"{self._message} ({count} sub-exception{'s' if count > 1 else ''})"

    def __repr__(self):
        return f"{type(self).__name__}({self._message!r}, {list(self._exceptions)!r})"

    def derive(self, excs):
        return BaseExceptionGroup(self._message, excs)

    def _derived(self, exceptions):
        if not exceptions:
            return None
        made = self.derive(exceptions)
        if not isinstance(made, BaseExceptionGroup):
            raise TypeError("derive must return an instance of BaseExceptionGroup")
        _copy_trace(made, self)
        made.__cause__ = self.__cause__
        made.__context__ = self.__context__
        made.__suppress_context__ = self.__suppress_context__
        if hasattr(self, "__notes__"):
            made.__notes__ = list(self.__notes__)
        return made

    def _parts(self, matches):
        """The exceptions that match and those that do not, each as groups of the same shape."""
        if matches(self):
            return self, None
        taken, left = [], []
        for one in self._exceptions:
            if isinstance(one, BaseExceptionGroup):
                inside, outside = one._parts(matches)
                if inside is not None:
                    taken.append(inside)
                if outside is not None:
                    left.append(outside)
            else:
                (taken if matches(one) else left).append(one)
        return self._derived(taken), self._derived(left)

    def split(self, condition, /):
        return self._parts(_matcher(condition))

    def subgroup(self, condition, /):
        return self._parts(_matcher(condition))[0]

    def __class_getitem__(cls, item):
        return __import__("types").GenericAlias(cls, item)


class ExceptionGroup(BaseExceptionGroup, Exception):
    __module__ = "builtins"


def _matcher(condition):
    kinds = condition if isinstance(condition, tuple) else (condition,)
    if all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in kinds):
        return lambda one: isinstance(one, condition)
    if callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError("expected a function, exception type or tuple of exception types")


def _check(kinds):
    for kind in kinds if isinstance(kinds, tuple) else (kinds,):
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            raise TypeError(
                "catching classes that do not inherit from BaseException is not allowed"
            )
        if issubclass(kind, BaseExceptionGroup):
            raise TypeError(
                "catching ExceptionGroup with except* is not allowed. Use except instead."
            )


def take(rest, kinds):
    """What an `except*` handler gets, and what is left for the next."""
    _check(kinds)
    if rest is None:
        return None, None
    if isinstance(rest, BaseExceptionGroup):
        return rest.split(kinds)
    if isinstance(rest, kinds):
        wrapped = BaseExceptionGroup("", [rest])
        _copy_trace(wrapped, rest)
        return wrapped, None
    return None, rest


def _leaves(group):
    for one in group.exceptions if isinstance(group, BaseExceptionGroup) else [group]:
        if isinstance(one, BaseExceptionGroup):
            yield from _leaves(one)
        else:
            yield one


def outcome(original, rest, again, new):
    """What goes on after all handlers: the parts nobody took or that were raised again, and what
    handlers raised."""
    if not isinstance(original, BaseExceptionGroup):
        return new[0] if new else again[0] if again else rest
    kept = [leaf for group in [rest, *again] if group is not None for leaf in _leaves(group)]
    left = original._parts(lambda one: any(one is leaf for leaf in kept))[0] if kept else None
    if not new:
        return left
    if left is not None:
        new.append(left)
    return new[0] if len(new) == 1 else BaseExceptionGroup("", new)


from _bits import copy_trace as _copy_trace
