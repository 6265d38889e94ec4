"""sqlalchemy.orm.query: the query object of shells and older programs."""

import warnings
import _sqla
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._state import instance_state
from sqlalchemy.orm.loading import mapper_of
from sqlalchemy.orm.mapper import _check_configure
from sqlalchemy.sql.selectable import (
    Select,
    _from,
    _criterion,
    _attribute,
    exists as _exists,
    CompoundSelect,
)
from sqlalchemy.sql.dml import delete, update


class Query:
    def __init__(self, entities, session=None):
        if not isinstance(entities, (list, tuple)):
            entities = [entities]
        for entity in entities:
            if (
                isinstance(entity, type)
                and hasattr(entity, "_sa_raise_deferred_config")
                and "__mapper__" not in entity.__dict__
            ):
                entity._sa_raise_deferred_config()
        _check_configure()
        self.session = session
        self._stmt = Select(*entities).set_label_style("table")
        self._statement = None
        self._single = len(entities) == 1 and (
            mapper_of(entities[0]) is not None
            or (hasattr(entities[0], "exprs") and entities[0].single_entity)
        )

    def _with(self, stmt):
        new = self.__class__.__new__(self.__class__)
        new.__dict__.update(self.__dict__)
        new._stmt = stmt
        return new

    # building

    def filter(self, *criterion):
        self._no_limit("filter")
        return self._with(self._stmt.where(*criterion))

    where = filter

    def filter_by(self, **kwargs):
        self._no_limit("filter")
        entity = self._stmt._filter_by_entity()
        return self._with(
            self._stmt.where(*[_attribute(entity, k) == v for k, v in kwargs.items()])
        )

    def _no_limit(self, method):
        if self._stmt._limit is not None or self._stmt._offset is not None:
            raise exc.InvalidRequestError(
                "Query.%s() being called on a Query which already has LIMIT or OFFSET applied.  Call %s() before limit() or offset() are applied."
                % (method, method)
            )

    def order_by(self, *clauses):
        return self._with(self._stmt.order_by(*clauses))

    def group_by(self, *clauses):
        return self._with(self._stmt.group_by(*clauses))

    def having(self, *criteria):
        return self._with(self._stmt.having(*criteria))

    def limit(self, limit):
        return self._with(self._stmt.limit(limit))

    def offset(self, offset):
        return self._with(self._stmt.offset(offset))

    def slice(self, start, stop):
        return self._with(self._stmt.slice(start, stop))

    def distinct(self, *expr):
        return self._with(self._stmt.distinct(*expr))

    def select_from(self, *from_obj):
        return self._with(self._stmt.select_from(*from_obj))

    def join(self, target, *props, isouter=False, full=False):
        onclause = props[0] if props else None
        if isinstance(target, str):
            raise exc.ArgumentError(
                "Join target, typically a FROM expression, or ORM relationship attribute expected, got %r."
                % target
            )
        return self._with(self._stmt.join(target, onclause, isouter=isouter, full=full))

    def outerjoin(self, target, *props, full=False):
        return self.join(target, *props, isouter=True, full=full)

    def options(self, *options):
        return self._with(self._stmt.options(*options))

    def add_columns(self, *column):
        new = self._with(self._stmt.add_columns(*column))
        new._single = False
        return new

    add_column = add_entity = add_columns

    def with_entities(self, *entities):
        new = self._with(self._stmt.with_only_columns(*entities))
        new._single = len(entities) == 1 and mapper_of(entities[0]) is not None
        return new

    def with_session(self, session):
        new = self._with(self._stmt)
        new.session = session
        return new

    def with_for_update(self, **kw):
        return self._with(self._stmt)

    def populate_existing(self):
        return self.execution_options(populate_existing=True)

    def execution_options(self, **kw):
        return self._with(self._stmt.execution_options(**kw))

    def enable_eagerloads(self, value):
        return self

    def enable_assertions(self, value):
        return self

    def autoflush(self, setting):
        return self

    def yield_per(self, count):
        return self

    def correlate(self, *fromclauses):
        return self._with(self._stmt.correlate(*fromclauses))

    def prefix_with(self, *prefixes):
        return self._with(self._stmt.prefix_with(*prefixes))

    def with_hint(self, *args, **kw):
        return self

    def params(self, *args, **kw):
        return self._with(self._stmt.params(*args, **kw))

    def with_parent(self, instance, property=None, from_entity=None):
        warnings.warn(
            "The Query.with_parent() method is considered legacy as of the 1.x series of SQLAlchemy and becomes a legacy construct in 2.0. Use the with_parent() standalone construct. (deprecated since: 2.0) (Background on SQLAlchemy 2.0 at: https://sqlalche.me/e/b8d9)",
            exc.LegacyAPIWarning,
            stacklevel=2,
        )
        from sqlalchemy.orm.util import with_parent

        if property is None:
            mapper = mapper_of(self._stmt._raw_entities[0])[0]
            owner = instance_state(instance).mapper
            found = [p for p in owner._props.values() if p._is_relationship and p.mapper is mapper]
            if not found:
                raise exc.InvalidRequestError(
                    "Could not locate a property which relates instances of class '%s' to instances of class '%s'"
                    % (mapper.class_.__name__, type(instance).__name__)
                )
            property = getattr(type(instance), found[0].key)
        return self._with(self._stmt.where(with_parent(instance, property)))

    def reset_joinpoint(self):
        return self

    def from_statement(self, statement):
        new = self._with(self._stmt)
        new._statement = self._stmt.from_statement(statement)
        return new

    def union(self, *q):
        return self._compound("union", q)

    def union_all(self, *q):
        return self._compound("union_all", q)

    def intersect(self, *q):
        return self._compound("intersect", q)

    def except_(self, *q):
        return self._compound("except", q)

    def _compound(self, keyword, queries):
        new = self._with(self._stmt)
        mapper = _only_mapper(self._stmt)
        if mapper is not None and all(_only_mapper(q._stmt) is mapper for q in queries):
            # Objects of the one class are told apart by their key: what follows may filter and
            # order them.
            key = mapper.primary_key[0]
            keys = CompoundSelect(keyword, tuple(q.with_entities(key) for q in (self,) + queries))
            new._stmt = Select(mapper.class_).where(key.in_(keys)).set_label_style("table")
            return new
        new._statement = self._stmt.from_statement(CompoundSelect(keyword, (self,) + queries))
        return new

    # as part of something else

    def _as_select(self):
        return self._stmt

    def _sqla_query(self):
        return self._stmt._sqla_query()

    def __clause_element__(self):
        return self._stmt.scalar_subquery()

    @property
    def statement(self):
        return self._stmt.set_label_style("disambiguate")

    @property
    def selectable(self):
        return self._stmt

    @property
    def column_descriptions(self):
        return self._stmt.column_descriptions

    @property
    def whereclause(self):
        return self._stmt.whereclause

    def subquery(self, name=None, **kw):
        return self._stmt.set_label_style("disambiguate").subquery(name)

    def cte(self, name=None, recursive=False, **kw):
        return self._stmt.set_label_style("disambiguate").cte(name, recursive)

    def scalar_subquery(self):
        return self._stmt.scalar_subquery()

    as_scalar = scalar_subquery

    def label(self, name):
        return self._stmt.label(name)

    def exists(self):
        inner = self._stmt.with_only_columns(_sqla.column("1", None, True)).select_from(
            *[r for r, _ in self._stmt._columns if mapper_of(r) is not None]
            or self._stmt.columns_clause_froms
        )
        return _exists(inner.set_label_style("disambiguate")).__clause_element__()

    # results

    def _result(self):
        if self.session is None:
            raise exc.InvalidRequestError("Query is not bound to a Session")
        return self.session.execute(self._statement if self._statement is not None else self._stmt)

    def _rows(self):
        result = self._result()
        if self._single:
            return list(result.scalars().unique())
        return result.unique().all() if getattr(result, "_has_entities", False) else result.all()

    def all(self):
        return self._rows()

    def __iter__(self):
        return iter(self._rows())

    def first(self):
        rows = self._rows() if self._statement is not None else self.limit(1)._rows()
        return rows[0] if rows else None

    def one(self):
        return self._only(True)

    def one_or_none(self):
        return self._only(False)

    def _only(self, required):
        rows = self._rows()
        if not rows:
            if required:
                raise exc.NoResultFound("No row was found when one was required")
            return None
        if len(rows) > 1:
            raise exc.MultipleResultsFound(
                "Multiple rows were found when exactly one was required"
                if required
                else "Multiple rows were found when one or none was required"
            )
        return rows[0]

    def scalar(self):
        rows = self._result().all()
        if not rows:
            return None
        if len(rows) > 1:
            raise exc.MultipleResultsFound("Multiple rows were found when one or none was required")
        return rows[0][0]

    def count(self):
        from sqlalchemy.sql.functions import func

        inner = self._stmt.order_by(None) if False else self._stmt
        query = Select(func.count(_sqla.column("*", None, True))).select_from(inner.subquery())
        return self.session.execute(query).scalar()

    def get(self, ident):
        warnings.warn(
            "The Query.get() method is considered legacy as of the 1.x series of SQLAlchemy and becomes a legacy construct in 2.0. The method is now available as Session.get() (deprecated since: 2.0) (Background on SQLAlchemy 2.0 at: https://sqlalche.me/e/b8d9)",
            exc.LegacyAPIWarning,
            stacklevel=2,
        )
        entity = self._stmt._raw_entities[0]
        return self.session.get(entity, ident, options=getattr(self._stmt, "_with_options", None))

    def get_children(self, **kw):
        return []

    def __getitem__(self, item):
        if isinstance(item, slice):
            start, stop = item.start or 0, item.stop
            if (start < 0) or (stop is not None and stop < 0):
                raise IndexError("negative indexes are not accepted by SQL index / slice operators")
            rows = (
                self.slice(start, stop)._rows() if stop is not None else self.offset(start)._rows()
            )
            return rows[:: item.step] if item.step else rows
        if item < 0:
            raise IndexError("negative indexes are not accepted by SQL index / slice operators")
        return self.slice(item, item + 1)._rows()[0]

    def update(self, values, synchronize_session="auto", update_args=None):
        options = dict(update_args or {})
        in_order = options.pop("preserve_parameter_order", False)
        stmt = self._bulk(update).with_dialect_options(**options)
        stmt = stmt.ordered_values(*values) if in_order else stmt.values(values)
        return self._rows_of(stmt, synchronize_session)

    def delete(self, synchronize_session="auto", delete_args=None):
        stmt = self._bulk(delete).with_dialect_options(**(delete_args or {}))
        return self._rows_of(stmt, synchronize_session)

    def _bulk(self, make):
        """The statement over what the query names; what it cannot carry over is refused
        (query.BulkUD)."""
        stmt = self._stmt
        for given, method in (
            (stmt._limit is not None, "limit()"),
            (stmt._offset is not None, "offset()"),
            (stmt._order_by, "order_by()"),
            (stmt._group_by, "group_by()"),
            (stmt._distinct, "distinct()"),
            (stmt._froms or stmt._joins, "join(), outerjoin(), select_from(), or from_self()"),
        ):
            if given:
                raise exc.InvalidRequestError(
                    "Can't call Query.update() or Query.delete() when %s has been called" % method
                )
        return make(*stmt._raw_entities).where(*stmt._wheres)

    def _rows_of(self, stmt, synchronize_session):
        options = dict(stmt._execution_options, synchronize_session=synchronize_session)
        return self.session.execute(stmt, execution_options=options).rowcount

    def __str__(self):
        from sqlalchemy.sql.compiler import Compiled

        bound = self.session is not None and (
            self.session.bind is not None or hasattr(self.session, "_db")
        )
        return str(Compiled(self._stmt, self.session.bind or True if bound else None))

    def __repr__(self):
        return "<%s.%s object at 0x%x>" % (type(self).__module__, type(self).__name__, id(self))

    def __class_getitem__(cls, item):
        return cls


def _only_mapper(stmt):
    """The mapper of a query for objects of one class with a key of one column."""
    from sqlalchemy.orm.loading import mapper_of

    raws = [raw for raw, _ in stmt._columns]
    found = mapper_of(raws[0]) if len(raws) == 1 else None
    return (
        found[0]
        if found is not None and found[1] is None and len(found[0].primary_key) == 1
        else None
    )
