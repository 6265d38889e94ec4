"""inspect: what functions, classes and modules are made of."""

import sys
import types
from collections import namedtuple


class _empty:
    pass


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


class Parameter:
    POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
    POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
    VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
    KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
    VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        given = dict(
            name=self.name, kind=self.kind, default=self.default, annotation=self.annotation
        )
        given.update(changes)
        return Parameter(given.pop("name"), given.pop("kind"), **given)

    def __str__(self):
        shown = {Parameter.VAR_POSITIONAL: "*", Parameter.VAR_KEYWORD: "**"}.get(
            self.kind, ""
        ) + self.name
        if self.annotation is not _empty:
            shown += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            shown += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        return shown

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and (
            self.name,
            self.kind,
            self.default,
            self.annotation,
        ) == (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        out = []
        for name, parameter in self.signature.parameters.items():
            if (
                parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY)
                or name not in self.arguments
            ):
                break
            if parameter.kind == Parameter.VAR_POSITIONAL:
                out.extend(self.arguments.get(name, ()))
            else:
                out.append(self.arguments[name])
        return tuple(out)

    @property
    def kwargs(self):
        out = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments and parameter.kind == Parameter.VAR_KEYWORD:
                out.update(self.arguments[name])
            elif name in self.arguments and parameter.kind == Parameter.KEYWORD_ONLY:
                out[name] = self.arguments[name]
        return out

    def apply_defaults(self):
        whole = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                whole[name] = self.arguments[name]
            elif parameter.default is not _empty:
                whole[name] = parameter.default
            elif parameter.kind == Parameter.VAR_POSITIONAL:
                whole[name] = ()
            elif parameter.kind == Parameter.VAR_KEYWORD:
                whole[name] = {}
        self.arguments = whole


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = {parameter.name: parameter for parameter in parameters or ()}
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **kw):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(
            list(self.parameters.values()) if parameters is None else parameters,
            return_annotation=self.return_annotation
            if return_annotation is None
            else return_annotation,
        )

    def _bind(self, args, kwargs, partial):
        found, args, kwargs = {}, list(args), dict(kwargs)
        for name, parameter in self.parameters.items():
            if parameter.kind == Parameter.VAR_POSITIONAL:
                found[name], args = tuple(args), []
            elif parameter.kind == Parameter.VAR_KEYWORD:
                found[name], kwargs = kwargs, {}
            elif args and parameter.kind != Parameter.KEYWORD_ONLY:
                if name in kwargs and parameter.kind != Parameter.POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = args.pop(0)
            elif name in kwargs and parameter.kind != Parameter.POSITIONAL_ONLY:
                found[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(
            self,
            {
                name: value
                for name, value in found.items()
                if value
                or self.parameters[name].kind
                not in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)
            },
        )

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __str__(self):
        shown, slash, star = [], False, False
        for parameter in self.parameters.values():
            if slash and parameter.kind != Parameter.POSITIONAL_ONLY:
                shown.append("/")
                slash = False
            if parameter.kind == Parameter.POSITIONAL_ONLY:
                slash = True
            if parameter.kind == Parameter.VAR_POSITIONAL:
                star = True
            elif parameter.kind == Parameter.KEYWORD_ONLY and not star:
                shown.append("*")
                star = True
            shown.append(str(parameter))
        if slash:
            shown.append("/")
        text = "(" + ", ".join(shown) + ")"
        return (
            text
            if self.return_annotation is _empty
            else text + " -> " + formatannotation(self.return_annotation)
        )

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        return (
            isinstance(other, Signature)
            and list(self.parameters.values()) == list(other.parameters.values())
            and self.return_annotation == other.return_annotation
        )


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


def _of_function(func):
    code, annotations = func.__code__, func.__annotations__
    names, count, positional = code.co_varnames, code.co_argcount, code.co_posonlyargcount
    defaults, kwdefaults = func.__defaults__ or (), func.__kwdefaults__ or {}
    found, at = [], count
    for index, name in enumerate(names[:count]):
        default = (
            defaults[index - (count - len(defaults))] if index >= count - len(defaults) else _empty
        )
        kind = Parameter.POSITIONAL_ONLY if index < positional else Parameter.POSITIONAL_OR_KEYWORD
        found.append(
            Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))
        )
    keywords = names[at : at + code.co_kwonlyargcount]
    at += code.co_kwonlyargcount
    if code.co_flags & 4:
        found.append(
            Parameter(
                names[at], Parameter.VAR_POSITIONAL, annotation=annotations.get(names[at], _empty)
            )
        )
        at += 1
    for name in keywords:
        found.append(
            Parameter(
                name,
                Parameter.KEYWORD_ONLY,
                default=kwdefaults.get(name, _empty),
                annotation=annotations.get(name, _empty),
            )
        )
    if code.co_flags & 8:
        found.append(
            Parameter(
                names[at], Parameter.VAR_KEYWORD, annotation=annotations.get(names[at], _empty)
            )
        )
    return Signature(found, return_annotation=annotations.get("return", _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    if parameters and parameters[0].kind in (
        Parameter.POSITIONAL_ONLY,
        Parameter.POSITIONAL_OR_KEYWORD,
    ):
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, **kw):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if follow_wrapped:
        obj = unwrap(obj)
    if hasattr(obj, "__signature__"):
        return obj.__signature__
    if isinstance(obj, types.FunctionType):
        return _of_function(obj)
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__))
    if isinstance(obj, type):
        for name in ("__new__", "__init__"):
            for base in obj.__mro__:
                if base is not object and isinstance(base.__dict__.get(name), types.FunctionType):
                    return _without_first(signature(base.__dict__[name]))
        if obj.__init__ is object.__init__:
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, types.FunctionType):
        return _without_first(_of_function(call))
    if hasattr(obj, "func") and hasattr(obj, "keywords"):
        found = signature(obj.func)
        parameters = list(found.parameters.values())[len(obj.args) :]
        return found.replace(
            parameters=[
                p.replace(default=obj.keywords[p.name], kind=Parameter.KEYWORD_ONLY)
                if p.name in obj.keywords
                else p
                for p in parameters
            ]
        )
    raise ValueError(f"no signature found for builtin {obj!r}")


def unwrap(func, *, stop=None):
    seen = set()
    while hasattr(func, "__wrapped__") and (stop is None or not stop(func)):
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
        func = func.__wrapped__
    return func


def _whether(name, *kinds):
    """A function that says whether something is of a kind."""

    def is_one(object):
        return isinstance(object, kinds)

    is_one.__name__ = is_one.__qualname__ = name
    return is_one


isclass, ismodule = _whether("isclass", type), _whether("ismodule", types.ModuleType)
isfunction = _whether("isfunction", types.FunctionType)
ismethod = _whether("ismethod", types.MethodType)
isbuiltin = _whether("isbuiltin", types.BuiltinFunctionType)
isroutine = _whether("isroutine", types.BuiltinFunctionType, types.FunctionType, types.MethodType)
isgenerator = _whether("isgenerator", types.GeneratorType)
iscode = _whether("iscode", types.CodeType)


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def isdatadescriptor(object):
    return not isclass(object) and (
        hasattr(type(object), "__set__") or isinstance(object, property)
    )


def ismethoddescriptor(obj):
    return (
        hasattr(type(obj), "__get__")
        and not hasattr(type(obj), "__set__")
        and not isfunction(obj)
        and not ismethod(obj)
        and not isclass(obj)
    )


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()], default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def getfile(object):
    if ismodule(object):
        return object.__file__
    if isclass(object):
        return sys.modules[object.__module__].__file__
    object = getattr(object, "__func__", object)
    return getattr(object, "__code__", object).co_filename


getsourcefile = getfile


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    return []


def getattr_static(obj, attr, default=_empty):
    for space in [getattr(obj, "__dict__", {})] + [
        base.__dict__ for base in (obj if isclass(obj) else type(obj)).__mro__
    ]:
        if attr in space:
            return space[attr]
    if default is _empty:
        raise AttributeError(attr)
    return default


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    found = (
        obj.__dict__.get("__annotations__", {})
        if isclass(obj)
        else getattr(obj, "__annotations__", {})
    )
    return dict(found or {})


FullArgSpec = namedtuple(
    "FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations"
)


def getfullargspec(func):
    """The parameters of a function by their kinds; a method's first one is among them.

    TypeError for what has no signature.
    """
    plain = getattr(func, "__func__", func)
    try:
        found = signature(plain)
    except (TypeError, ValueError) as error:
        raise TypeError("unsupported callable") from error
    of_kind = {kind: [] for kind in range(5)}
    for parameter in found.parameters.values():
        of_kind[parameter.kind].append(parameter)
    places = of_kind[Parameter.POSITIONAL_ONLY] + of_kind[Parameter.POSITIONAL_OR_KEYWORD]
    keywords = of_kind[Parameter.KEYWORD_ONLY]
    defaults = tuple(one.default for one in places if one.default is not _empty)
    by_name = {one.name: one.default for one in keywords if one.default is not _empty}
    return FullArgSpec(
        [one.name for one in places],
        next((one.name for one in of_kind[Parameter.VAR_POSITIONAL]), None),
        next((one.name for one in of_kind[Parameter.VAR_KEYWORD]), None),
        defaults or None,
        [one.name for one in keywords],
        by_name or None,
        dict(getattr(plain, "__annotations__", {})),
    )


from _inspect_async import (
    CO_ASYNC_GENERATOR,
    CO_COROUTINE,
    CO_GENERATOR,
    CO_VARARGS,
    CO_VARKEYWORDS,
    getcoroutinestate,
    isasyncgen,
    isasyncgenfunction,
    isawaitable,
    iscoroutine,
    iscoroutinefunction,
    isgeneratorfunction,
)
