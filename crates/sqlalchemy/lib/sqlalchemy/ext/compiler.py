"""sqlalchemy.ext.compiler: how the project writes types that SQLite has no words for."""

import _sqla


class _Element:
    """The type that is written: a function here says the same of every one."""

    def __init__(self, name):
        self.__dict__["_name"] = name

    def __getattr__(self, name):
        raise NotImplementedError(
            "@compiles(%s): a function that looks at the type (.%s) is not supported here"
            % (self._name, name)
        )


class _Compiler:
    """What such a function asks: the words of other types."""

    def process(self, type_, **kw):
        if isinstance(type_, _Element):
            raise NotImplementedError(
                "@compiles(%s): asking for the type's own words is not supported here" % type_._name
            )
        return (type_() if isinstance(type_, type) else type_)._compile()

    def __getattr__(self, name):
        from sqlalchemy import types

        kind = getattr(types, name[6:], None) if name.startswith("visit_") else None
        if kind is None:
            raise AttributeError("'SQLiteTypeCompiler' object has no attribute %r" % name)
        return lambda type_, **kw: kind()._compile()

    @property
    def dialect(self):
        from sqlalchemy.engine import _the_dialect

        return _the_dialect

    type_compiler = property(lambda self: self)


def compiles(class_, *specs):
    """A decorator: the function says how the class is written, for SQLite or for all databases."""

    def decorate(fn):
        if specs and "sqlite" not in specs:
            return fn
        if not _sqla.is_type_class(class_):
            raise NotImplementedError(
                "@compiles(%s): only types of SQLAlchemy's own can be compiled by functions here"
                % class_.__name__
            )
        _sqla.tell_type(class_, *_said(class_, fn))
        return fn

    return decorate


def _said(class_, fn):
    """The words, and why there are none."""
    try:
        return fn(_Element(class_.__name__), _Compiler()), None
    except NotImplementedError as error:
        return None, str(error)


def deregister(class_):
    """The class is written as its dialect does again."""
    _sqla.tell_type(class_, None, None)
