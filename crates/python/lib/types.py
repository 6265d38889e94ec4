"""Names of builtin types."""


def _f():
    yield


FunctionType = LambdaType = type(_f)
GeneratorType = type(_f())
MethodType = type((lambda: None).__get__(1))
BuiltinFunctionType = BuiltinMethodType = type(len)
CodeType = type(_f.__code__)
MappingProxyType = type(type.__dict__)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
CellType = type((lambda x: lambda: x)(1).__closure__[0])


import sys as _sys

ModuleType = type(_sys)
del _sys


class SimpleNamespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return (
            "namespace("
            + ", ".join(f"{key}={value!r}" for key, value in self.__dict__.items())
            + ")"
        )

    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__


class DynamicClassAttribute(property):
    pass


def new_class(name, bases=(), kwds=None, exec_body=None):
    namespace = {}
    if exec_body is not None:
        exec_body(namespace)
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    return meta(name, bases, namespace, **kwds)


from typing import _GenericAlias as GenericAlias, _Union as UnionType
