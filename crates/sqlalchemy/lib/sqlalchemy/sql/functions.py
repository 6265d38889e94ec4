"""sqlalchemy.sql.functions: `func.anything(...)`."""

import _sqla
from _sqla import Function

FunctionElement = Function


class _FunctionGenerator:
    def __init__(self, *path):
        self.__names = path

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name.endswith("_"):
            name = name[0:-1]
        return _FunctionGenerator(*(self.__names + (name,)))

    def __call__(self, *args, **kw):
        return _sqla.function(list(self.__names), [_argument(a) for a in args], kw.get("type_"))


def _argument(value):
    query = getattr(value, "_sqla_query", None)
    return _sqla.scalar(query()) if query is not None else value


func = _FunctionGenerator()
modifier = _FunctionGenerator()


class GenericFunction:
    """A function with a class of its own: calling the class makes the call."""

    name = None
    type = None

    def __new__(cls, *args, **kw):
        return _sqla.function([cls.name or cls.__name__], list(args), cls.type)


def _named(name):
    return type(name, (GenericFunction,), {"name": name})


count = _named("count")
now = _named("now")
sum = _named("sum")
max = _named("max")
min = _named("min")
coalesce = _named("coalesce")
current_timestamp = _named("current_timestamp")
current_date = _named("current_date")
current_time = _named("current_time")
concat = _named("concat")
random = _named("random")
char_length = _named("char_length")
