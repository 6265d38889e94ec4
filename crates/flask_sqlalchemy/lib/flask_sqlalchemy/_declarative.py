"""flask_sqlalchemy: how `db.Model` is made of the class an application gives."""

import sqlalchemy.orm as sa_orm
from sqlalchemy.orm import DeclarativeBase, DeclarativeBaseNoMeta
from flask_sqlalchemy.model import (
    BindMixin,
    DefaultMeta,
    DefaultMetaNoName,
    Model,
    NameMixin,
)


def style_2_bases(model_class):
    """The bases of a class that are declarative in the manner of SQLAlchemy 2."""
    styles = (DeclarativeBase, DeclarativeBaseNoMeta)
    return [base for base in model_class.__bases__ if issubclass(base, styles)]


def make_base(db, model_class, disable_autonaming):
    """A class for models: new for a plain or a SQLAlchemy 2 base, the given one if it is made."""
    bases = style_2_bases(model_class)
    if len(bases) > 1:
        reason = "Only one declarative base can be passed to SQLAlchemy."
        raise ValueError(f"{reason} Got: {model_class.__bases__}")
    if bases:
        return _style_2_base(db, model_class, type(bases[0]), disable_autonaming)
    if isinstance(model_class, sa_orm.DeclarativeMeta):
        return model_class
    return sa_orm.declarative_base(
        name="Model",
        cls=model_class,
        metaclass=DefaultMetaNoName if disable_autonaming else DefaultMeta,
        metadata=db._make_metadata(None),
    )


def _style_2_base(db, model_class, metaclass, disable_autonaming):
    """The given base with the mixins of this package put before its own bases."""
    mixins = (BindMixin, Model) if disable_autonaming else (BindMixin, NameMixin, Model)
    body = {**_members(model_class), "__fsa__": db}
    return metaclass("FlaskSQLAlchemyBase", (*mixins, *model_class.__bases__), body)


def _members(cls):
    """What a class says itself, without what belongs to the class object alone."""
    own = {"__dict__", "__weakref__"}
    return {name: value for name, value in vars(cls).items() if name not in own}
