"""sqlalchemy.ext.hybrid: properties and methods that work on objects and in SQL."""

from sqlalchemy.sql.elements import ColumnElement

_NAMELESS = (
    "BinaryExpression",
    "UnaryExpression",
    "BooleanClauseList",
    "Case",
    "Function",
    "ScalarSelect",
    "Cast",
    "Over",
)


class hybrid_method:
    _sa_hybrid = True

    def __init__(self, func, expr=None):
        self.func = func
        self.expr = expr if expr is not None else func

    def __get__(self, instance, owner):
        if instance is None:
            return _Bound(self.expr, owner)
        return _Bound(self.func, instance)

    def expression(self, expr):
        self.expr = expr.__func__ if isinstance(expr, classmethod) else expr
        return self

    @property
    def inplace(self):
        return self


class _Bound:
    def __init__(self, func, target):
        self.func, self.target = func, target

    def __call__(self, *args, **kw):
        return self.func(self.target, *args, **kw)


class hybrid_property:
    _sa_hybrid = True

    def __init__(
        self, fget, fset=None, fdel=None, expr=None, custom_comparator=None, update_expr=None
    ):
        self.fget, self.fset, self.fdel, self.expr, self.custom_comparator, self.update_expr_ = (
            fget,
            fset,
            fdel,
            expr,
            custom_comparator,
            update_expr,
        )
        self.__name__ = getattr(fget, "__name__", None)
        self.__doc__ = getattr(fget, "__doc__", None)

    def __get__(self, instance, owner):
        if instance is None:
            return self._sa_hybrid_expression(owner)
        return self.fget(instance)

    def _sa_hybrid_expression(self, owner):
        if self.custom_comparator is not None:
            return self.custom_comparator(owner)
        made = (self.expr or self.fget)(owner)
        if hasattr(made, "_sqla_query") and not hasattr(made, "_sqla_froms"):
            made = made.scalar_subquery()
        if isinstance(made, ColumnElement) and made._kind in _NAMELESS:
            return made.label(self.__name__)
        return made

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _copy(self, **kw):
        values = dict(
            fget=self.fget,
            fset=self.fset,
            fdel=self.fdel,
            expr=self.expr,
            custom_comparator=self.custom_comparator,
            update_expr=self.update_expr_,
        )
        values.update(kw)
        return type(self)(**values)

    def getter(self, fget):
        return self._copy(fget=fget)

    def setter(self, fset):
        return self._copy(fset=fset)

    def deleter(self, fdel):
        return self._copy(fdel=fdel)

    def expression(self, expr):
        return self._copy(expr=expr.__func__ if isinstance(expr, classmethod) else expr)

    def comparator(self, comparator):
        return self._copy(custom_comparator=comparator)

    def update_expression(self, meth):
        return self._copy(update_expr=meth)

    @property
    def inplace(self):
        return _InPlace(self)

    @property
    def overrides(self):
        return self


class _InPlace:
    def __init__(self, target):
        self.target = target

    def getter(self, fget):
        self.target.fget = fget
        return self.target

    def setter(self, fset):
        self.target.fset = fset
        return self.target

    def deleter(self, fdel):
        self.target.fdel = fdel
        return self.target

    def expression(self, expr):
        self.target.expr = expr.__func__ if isinstance(expr, classmethod) else expr
        return self.target

    def comparator(self, comparator):
        self.target.custom_comparator = comparator
        return self.target


class Comparator:
    def __init__(self, expression):
        self.expression = expression

    def __clause_element__(self):
        expr = self.expression
        while hasattr(expr, "__clause_element__"):
            expr = expr.__clause_element__()
        return expr

    def operate(self, op, *other, **kw):
        raise NotImplementedError(str(op))
