"""flask_sqlalchemy.model: the base of models, and the names of their tables."""

import sqlalchemy as sa
from sqlalchemy.orm.decl_api import (
    DeclarativeMeta,
    DeclarativeBase,
    DeclarativeBaseNoMeta,
    declared_attr,
)
from flask_sqlalchemy.query import Query


def camel_to_snake_case(name):
    import re

    name = re.sub(r"((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))", r"_\1", name)
    return name.lower().lstrip("_")


def should_set_tablename(cls):
    if (
        cls.__dict__.get("__abstract__", False)
        or (
            not issubclass(cls, (DeclarativeBase, DeclarativeBaseNoMeta))
            and not any(isinstance(b, DeclarativeMeta) for b in cls.__mro__[1:])
        )
        or any((b is DeclarativeBase or b is DeclarativeBaseNoMeta) for b in cls.__bases__)
    ):
        return False
    for base in cls.__mro__:
        if "__tablename__" not in base.__dict__:
            continue
        if isinstance(base.__dict__["__tablename__"], declared_attr):
            return False
        return not (
            base is cls
            or base.__dict__.get("__abstract__", False)
            or not (
                issubclass(base, (DeclarativeBase, DeclarativeBaseNoMeta))
                or isinstance(base, DeclarativeMeta)
            )
        )
    return True


class _QueryProperty:
    def __get__(self, obj, cls):
        return cls.query_class([cls], cls.__fsa__.session())


class Model:
    __fsa__ = None
    query_class = Query
    query = _QueryProperty()

    def __repr__(self):
        state = sa.inspect(self)
        if state.transient:
            pk = f"(transient {id(self)})"
        elif state.pending:
            pk = f"(pending {id(self)})"
        else:
            pk = ", ".join(map(str, state.identity))
        return f"<{type(self).__name__} {pk}>"


def _set_bind(cls):
    if not ("metadata" in cls.__dict__ or "__table__" in cls.__dict__) and hasattr(
        cls, "__bind_key__"
    ):
        bind_key = getattr(cls, "__bind_key__", None)
        parent_metadata = getattr(cls, "metadata", None)
        metadata = cls.__fsa__._make_metadata(bind_key)
        if metadata is not parent_metadata:
            type.__setattr__(cls, "metadata", metadata)


def _set_name(cls):
    if should_set_tablename(cls):
        type.__setattr__(cls, "__tablename__", camel_to_snake_case(cls.__name__))


def _after_name(cls):
    if (
        "__tablename__" not in cls.__dict__
        and "__table__" in cls.__dict__
        and cls.__dict__["__table__"] is None
    ):
        type.__delattr__(cls, "__table__")


class BindMetaMixin(type):
    def __init__(cls, name, bases, d, **kwargs):
        if getattr(cls, "__fsa__", None) is not None:
            _set_bind(cls)
        super().__init__(name, bases, d, **kwargs)


class NameMetaMixin(type):
    def __init__(cls, name, bases, d, **kwargs):
        _set_name(cls)
        super().__init__(name, bases, d, **kwargs)
        _after_name(cls)

    def __table_cls__(cls, *args, **kwargs):
        return _table_class(cls, *args, **kwargs)


def _table_class(cls, *args, **kwargs):
    """A table only where the class has a primary key of its own, or names a table."""
    schema = kwargs.get("schema")
    key = args[0] if schema is None else f"{schema}.{args[0]}"
    metadata = args[1]
    if key in metadata.tables:
        return sa.Table(*args, **kwargs)
    for arg in args:
        if (isinstance(arg, sa.Column) and arg.primary_key) or isinstance(
            arg, sa.PrimaryKeyConstraint
        ):
            return sa.Table(*args, **kwargs)
    for base in cls.__mro__[1:-1]:
        if "__table__" in base.__dict__:
            break
    else:
        return sa.Table(*args, **kwargs)
    if "__tablename__" in cls.__dict__:
        type.__delattr__(cls, "__tablename__")
    return None


class DefaultMeta(BindMetaMixin, NameMetaMixin, DeclarativeMeta):
    pass


class DefaultMetaNoName(BindMetaMixin, DeclarativeMeta):
    pass


class BindMixin:
    @classmethod
    def __init_subclass__(cls, **kwargs):
        if getattr(cls, "__fsa__", None) is not None:
            _set_bind(cls)
        super().__init_subclass__(**kwargs)


class NameMixin:
    @classmethod
    def __init_subclass__(cls, **kwargs):
        _set_name(cls)
        super().__init_subclass__(**kwargs)
        _after_name(cls)

    @classmethod
    def __table_cls__(cls, *args, **kwargs):
        return _table_class(cls, *args, **kwargs)
