"""flask_sqlalchemy.model: the base of models, their bind, and the names of their tables."""

import re
import sqlalchemy as sa
import sqlalchemy.orm as sa_orm
from sqlalchemy.orm import DeclarativeBase, DeclarativeBaseNoMeta, DeclarativeMeta
from sqlalchemy.orm.decl_api import DeclarativeAttributeIntercept
from flask_sqlalchemy.query import Query

_STYLE_2_BASES = (DeclarativeBase, DeclarativeBaseNoMeta)
# A capital behind a small letter or a digit, or before a small letter unless it is the first.
_WORD_BEGINS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<!^)(?=[A-Z][a-z])")


class _QueryProperty:
    """`Model.query`: a new query at each look, on the session of now."""

    def __get__(self, obj, cls):
        return cls.query_class(cls, session=cls.__fsa__.session())


class Model:
    """The base of `db.Model` where none of the application's own is given."""

    __fsa__ = None
    query_class = Query
    query = _QueryProperty()

    def __repr__(self):
        state = sa.inspect(self)
        unsaved = "transient" if state.transient else "pending" if state.pending else None
        if unsaved:
            shown = f"({unsaved} {id(self)})"
        else:
            shown = ", ".join(str(part) for part in state.identity)
        return f"<{type(self).__name__} {shown}>"


def camel_to_snake_case(name):
    """`HTTPUser2Name` as `http_user2_name`."""
    return _WORD_BEGINS.sub("_", name).lower().lstrip("_")


def should_set_tablename(cls):
    """Whether a model is to get a name made of its class's: not where it is abstract, no model, or
    named by itself, by a mixin or by a `declared_attr`."""
    if vars(cls).get("__abstract__") or not _is_model(cls):
        return False
    namers = (base for base in cls.__mro__ if "__tablename__" in vars(base))
    namer = next(namers, None)
    if namer is None:
        return True
    if namer is cls or vars(namer).get("__abstract__"):
        return False
    return _is_mapped_base(namer) and not isinstance(
        vars(namer)["__tablename__"], sa_orm.declared_attr
    )


def _is_model(cls):
    """A class below a declarative base, which is not such a base itself."""
    if any(base in _STYLE_2_BASES for base in cls.__bases__):
        return False
    below_1 = any(isinstance(base, DeclarativeMeta) for base in cls.__mro__[1:])
    return below_1 or issubclass(cls, _STYLE_2_BASES)


def _is_mapped_base(cls):
    """Whether a class that gives a name is a model, and no mixin."""
    metaclasses = (DeclarativeMeta, DeclarativeAttributeIntercept)
    return isinstance(cls, metaclasses) or issubclass(cls, DeclarativeBaseNoMeta)


def _choose_metadata(cls):
    """Gives a class the metadata of its bind, unless it has one or a table of its own."""
    if vars(cls).keys() & {"metadata", "__table__"}:
        return
    chosen = cls.__fsa__._make_metadata(getattr(cls, "__bind_key__", None))
    if chosen is not getattr(cls, "metadata", None):
        cls.metadata = chosen


def _choose_tablename(cls):
    if should_set_tablename(cls):
        cls.__tablename__ = camel_to_snake_case(cls.__name__)


def _share_table(cls):
    """A class that got neither name nor table lives in its parent's (single-table inheritance)."""
    own = vars(cls)
    if "__tablename__" not in own and own.get("__table__", cls) is None:
        del cls.__table__


def _table_of(cls, name, metadata, *args, **kwargs):
    """The table of a model. One without a primary key of its own below a model with a table gets
    none: it shares its parent's rows."""
    schema = kwargs.get("schema")
    full_name = name if schema is None else f"{schema}.{name}"
    is_reflected = full_name in metadata.tables
    has_parent = any("__table__" in vars(base) for base in cls.__mro__[1:-1])
    if is_reflected or not has_parent or any(map(_is_primary_key, args)):
        return sa.Table(name, metadata, *args, **kwargs)
    if "__tablename__" in vars(cls):
        del cls.__tablename__
    return None


def _is_primary_key(item):
    return isinstance(item, sa.PrimaryKeyConstraint) or (
        isinstance(item, sa.Column) and item.primary_key
    )


class BindMetaMixin(type):
    """The part of a metaclass that gives a model the metadata of its `__bind_key__`."""

    def __init__(cls, name, bases, d, **kwargs):
        if getattr(cls, "__fsa__", None) is not None:
            _choose_metadata(cls)
        super().__init__(name, bases, d, **kwargs)


class NameMetaMixin(type):
    """The part of a metaclass that gives a model the name of its table."""

    def __init__(cls, name, bases, d, **kwargs):
        _choose_tablename(cls)
        super().__init__(name, bases, d, **kwargs)
        _share_table(cls)

    def __table_cls__(cls, *args, **kwargs):
        return _table_of(cls, *args, **kwargs)


class DefaultMeta(BindMetaMixin, NameMetaMixin, DeclarativeMeta):
    """The metaclass of `db.Model`."""


class DefaultMetaNoName(BindMetaMixin, DeclarativeMeta):
    """The metaclass of `db.Model` where names of tables are not made."""


class BindMixin:
    """`BindMetaMixin` for bases of SQLAlchemy 2."""

    @classmethod
    def __init_subclass__(cls, **kwargs):
        if getattr(cls, "__fsa__", None) is not None and hasattr(cls, "__bind_key__"):
            _choose_metadata(cls)
        super().__init_subclass__(**kwargs)


class NameMixin:
    """`NameMetaMixin` for bases of SQLAlchemy 2."""

    @classmethod
    def __init_subclass__(cls, **kwargs):
        _choose_tablename(cls)
        super().__init_subclass__(**kwargs)
        _share_table(cls)

    @classmethod
    def __table_cls__(cls, *args, **kwargs):
        return _table_of(cls, *args, **kwargs)
