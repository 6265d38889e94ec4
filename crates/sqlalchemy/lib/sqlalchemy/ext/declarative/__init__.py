"""sqlalchemy.ext.declarative: the older place of the declarative functions; each call says where it
lives now."""

from sqlalchemy import exc
from sqlalchemy.ext.declarative.extensions import (
    AbstractConcreteBase,
    ConcreteBase,
    DeferredReflection,
)
from sqlalchemy.orm import decl_api as _api
from sqlalchemy.orm.decl_api import DeclarativeMeta, declared_attr

_BACKGROUND = "(Background on SQLAlchemy 2.0 at: "


def _moved(fn, end=""):
    """The function `fn` of sqlalchemy.orm, with the warning that it has moved there."""
    name = fn.__name__
    text = f"The ``{name}()`` function is now available as %s{end}"
    warning = (
        text % f"sqlalchemy.orm.{name}()"
        + f" (deprecated since: 2.0) {_BACKGROUND}https://sqlalche.me/e/b8d9)"
    )

    def moved(*arg, **kw):
        exc._warn(warning, exc.MovedIn20Warning)
        return fn(*arg, **kw)

    moved.__name__ = moved.__qualname__ = name
    moved.__doc__ = f".. deprecated:: 2.0 {text % f':func:`sqlalchemy.orm.{name}`'} {_BACKGROUND}:ref:`migration_20_toplevel`)"
    return moved


declarative_base = _moved(_api.declarative_base, ".")
as_declarative = _moved(_api.as_declarative)
has_inherited_table = _moved(_api.has_inherited_table, ".")
synonym_for = _moved(_api.synonym_for)

__all__ = [
    "declarative_base",
    "synonym_for",
    "has_inherited_table",
    "instrument_declarative",
    "declared_attr",
    "as_declarative",
    "ConcreteBase",
    "AbstractConcreteBase",
    "DeclarativeMeta",
    "DeferredReflection",
]
