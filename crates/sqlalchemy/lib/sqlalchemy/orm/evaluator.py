"""sqlalchemy.orm.evaluator: conditions and values of UPDATE and DELETE, worked out on objects in memory.

An expression becomes a function of an object. NULL is None; what the object does not have at hand
is EXPIRED, and so is all that follows from it.
"""

import operator
import _sqla
from sqlalchemy import exc


class UnevaluatableError(exc.InvalidRequestError):
    """An expression that only the database can work out."""


class _Expired:
    def __repr__(self):
        return "<attributes that are not loaded>"


EXPIRED = _Expired()
_NUMBERS = ("Integer", "Numeric")
_COMPARES = ("lt", "le", "gt", "ge", "eq", "ne")
_COUNTS = ("add", "sub", "mul", "mod", "truediv")
_ON_TEXT = {
    "starts_with": lambda left, right: left.startswith(right),
    "ends_with": lambda left, right: left.endswith(right),
}
_AMONG = {
    "in": lambda left, right: left in right,
    "not_in": lambda left, right: left not in right,
}


class Evaluator:
    """Makes functions of expressions over the attributes of one mapped class."""

    def __init__(self, mapper):
        self.mapper = mapper

    def condition(self, criteria):
        """A function that says whether an object meets all criteria."""
        if not criteria:
            return lambda obj: True
        if len(criteria) == 1:
            return self.process(criteria[0], alone=True)
        return _all_of([self.process(one) for one in criteria])

    def process(self, element, alone=False):
        kind, op, children, payload = _sqla.dissect(element)
        if kind == "bind":
            return lambda obj: payload
        if kind in ("null", "true", "false"):
            constant = {"null": None, "true": True, "false": False}[kind]
            return lambda obj: constant
        if kind == "column":
            return self._attribute(payload)
        if kind == "grouping":
            return self.process(children[0], alone)
        if kind == "unary" and op == "is_true" and alone:
            return self.process(children[0])
        method = getattr(self, "_%s" % kind, None)
        if method is None:
            shown = "Select" if kind == "ScalarSelect" else kind
            raise UnevaluatableError("Cannot evaluate %s" % shown)
        return method(op, children, element)

    def _attribute(self, column):
        for key, prop in self.mapper._props.items():
            if prop._is_column and any(c is column for c in prop.columns):
                return lambda obj: obj.__dict__.get(key, EXPIRED)
        raise UnevaluatableError("Cannot evaluate column: %s" % column)

    def _list(self, op, children, element):
        parts = [self.process(child) for child in children]
        if op == "and":
            return _all_of(parts)
        if op == "or":
            return _any_of(parts)
        return _row_of(parts)

    def _tuple(self, op, children, element):
        return _row_of([self.process(child) for child in children])

    def _unary(self, op, children, element):
        if op != "inv":
            raise UnevaluatableError("Cannot evaluate UnaryExpression with operator %s" % op)
        inner = self.process(children[0])

        def evaluate(obj):
            value = inner(obj)
            return value if value is EXPIRED or value is None else not value

        return evaluate

    def _binary(self, op, children, element):
        left, right = children
        if op in _ON_TEXT:
            right = _without_wildcard(right, op)
        sides = self.process(left), self.process(right)
        if op in ("is", "is_not"):
            same = operator.eq if op == "is" else operator.ne
            return _of_both(sides, same, with_null=True)
        if op in _COMPARES:
            return _of_both(sides, getattr(operator, op))
        if op in _AMONG:
            return _of_both(sides, _AMONG[op])
        if op in _ON_TEXT:
            return _of_both(sides, _ON_TEXT[op])
        kinds = left.type._affinity, right.type._affinity
        if op in _COUNTS and all(kind in _NUMBERS for kind in kinds):
            return _of_both(sides, getattr(operator, op))
        if op == "concat" and all(kind == "String" for kind in kinds):
            return _of_both(sides, operator.add)
        raise UnevaluatableError("Cannot evaluate BinaryExpression with operator %s" % op)


def _without_wildcard(element, op):
    """The text itself of `startswith(text)`, which is compared as `text || '%'`."""
    kind, joined, children, _ = _sqla.dissect(element)
    if kind == "binary" and joined == "concat":
        return children[0] if op == "starts_with" else children[1]
    return element


def _of_both(sides, work, with_null=False):
    left, right = sides

    def evaluate(obj):
        a, b = left(obj), right(obj)
        if a is EXPIRED or b is EXPIRED:
            return EXPIRED
        if not with_null and (a is None or b is None):
            return None
        return work(a, b)

    return evaluate


def _all_of(parts):
    def evaluate(obj):
        for part in parts:
            value = part(obj)
            if value is EXPIRED:
                return EXPIRED
            if not value:
                return None if value is None else False
        return True

    return evaluate


def _any_of(parts):
    def evaluate(obj):
        unknown = False
        for part in parts:
            value = part(obj)
            if value is EXPIRED:
                return EXPIRED
            if value:
                return True
            unknown = unknown or value is None
        return None if unknown else False

    return evaluate


def _row_of(parts):
    def evaluate(obj):
        row = []
        for part in parts:
            value = part(obj)
            if value is EXPIRED or value is None:
                return value
            row.append(value)
        return tuple(row)

    return evaluate
