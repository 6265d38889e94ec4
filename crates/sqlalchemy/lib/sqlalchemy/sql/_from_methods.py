"""Methods of tables, joins and subqueries that make statements."""

import _sqla
from _sqla import FromClause, TableClause, Join, CTE, ScalarSelect
from sqlalchemy import exc
from sqlalchemy.sql.selectable import CompoundSelect, Select, _Inside
from sqlalchemy.sql._selectable_constructors import join


def _from_select(self, whereclause=None):
    made = Select(self)
    return made if whereclause is None else made.where(whereclause)


def _from_insert(self, values=None, **kw):
    from sqlalchemy.sql.dml import Insert

    made = Insert(self)
    return made if values is None else made.values(values)


def _from_update(self, whereclause=None, values=None, **kw):
    from sqlalchemy.sql.dml import Update

    made = Update(self)
    if whereclause is not None:
        made = made.where(whereclause)
    return made if values is None else made.values(values)


def _from_delete(self, whereclause=None, **kw):
    from sqlalchemy.sql.dml import Delete

    made = Delete(self)
    return made if whereclause is None else made.where(whereclause)


def _cte_union(keyword):
    def method(self, *other):
        from _sqla import cte_query

        inside = _Inside(cte_query(self))
        cte_query(self, CompoundSelect(keyword, (inside,) + other)._sqla_query())
        return self

    return method


FromClause.alias = lambda self, name=None, flat=False: _sqla.alias(self, name)
FromClause.select = _from_select
FromClause.join = lambda self, right, onclause=None, isouter=False, full=False: join(
    self, right, onclause, isouter, full
)
FromClause.outerjoin = lambda self, right, onclause=None, full=False: join(
    self, right, onclause, True, full
)
FromClause.corresponding_column = lambda self, column, require_embedded=False: _sqla.corresponding(
    self, column
)
FromClause.is_derived_from = lambda self, other: self is other
FromClause.selectable = property(lambda self: self)
FromClause.entity_namespace = property(lambda self: self.c)
FromClause.primary_key = property(
    lambda self: [c for c in self.c if getattr(c, "primary_key", False)]
)
FromClause.__repr__ = lambda self: (
    "<%s.%s at 0x%x; %s>" % (type(self).__module__, type(self).__name__, id(self), self.description)
)
FromClause.__str__ = lambda self: self.description
TableClause.insert = _from_insert
TableClause.update = _from_update
TableClause.delete = _from_delete
Join.__str__ = lambda self: str(Select(self)).split("FROM ", 1)[1]
CTE.union = _cte_union("union")
CTE.union_all = _cte_union("union_all")


def _scalar_method(name):
    def method(self, *args):
        raise exc.InvalidRequestError(
            "Scalar Select expression has no %s() here; apply it before scalar_subquery()" % name
        )

    return method


for _name in ("where", "correlate", "correlate_except", "select_from"):
    setattr(ScalarSelect, _name, _scalar_method(_name))
