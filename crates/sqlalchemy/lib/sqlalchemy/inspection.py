"""inspect() under the name of its real module."""

from sqlalchemy.engine.reflection import inspect
