"""sqlalchemy.sql.operators: operators as functions, as Python's `operator` and SQLAlchemy's own."""

from operator import (
    add,
    and_,
    eq,
    ge,
    gt,
    inv,
    le,
    lt,
    mod,
    mul,
    ne,
    neg,
    or_,
    sub,
    truediv,
    floordiv,
    getitem,
)
from sqlalchemy.sql.expression import ColumnOperators


def like_op(a, b, escape=None):
    return a.like(b, escape=escape)


def ilike_op(a, b, escape=None):
    return a.ilike(b, escape=escape)


def in_op(a, b):
    return a.in_(b)


def not_in_op(a, b):
    return a.not_in(b)


def is_(a, b):
    return a.is_(b)


def is_not(a, b):
    return a.is_not(b)


def between_op(a, b, c, symmetric=False):
    return a.between(b, c)


def desc_op(a):
    return a.desc()


def asc_op(a):
    return a.asc()


def concat_op(a, b):
    return a.concat(b)


class custom_op:
    def __init__(self, opstring, precedence=0, is_comparison=False, return_type=None, **kw):
        self.opstring, self.precedence, self.is_comparison, self.return_type = (
            opstring,
            precedence,
            is_comparison,
            return_type,
        )

    def __call__(self, left, right, **kw):
        return left.op(self.opstring, self.precedence, self.is_comparison, self.return_type)(right)
