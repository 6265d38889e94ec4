"""Which database a session asks: the bind of a class, of a table, or its own."""

import _sqla
from _sqla import Column, FromClause, Table
from sqlalchemy import exc
from sqlalchemy.inspection import inspect
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.mapper import Mapper, _all_mappers


class _SessionBinds:
    """The binds of a session."""

    def get_bind(self, mapper=None, *, clause=None, bind=None, **kw):
        """The engine or connection for a mapped class, a statement or both; `bind` comes first."""
        if bind:
            return bind
        if self.bind and not self.binds:
            return self.bind
        if mapper is None and clause is None:
            if self.bind:
                return self.bind
            raise exc.UnboundExecutionError(
                "This session is not bound to a single Engine or Connection, and no context was provided to locate a binding."
            )
        inspected = None if mapper is None else _inspected(mapper)
        if self.binds:
            if inspected is not None and clause is None:
                clause = inspected.mapped_table
            found = self._bind_among(inspected, clause)
            if found is not None:
                return found
        if self.bind:
            return self.bind
        looked_at = [] if inspected is None else ["mapper %s" % inspected]
        if clause is not None:
            looked_at.append("SQL expression")
        raise exc.UnboundExecutionError(
            "Could not locate a bind configured on %s or this Session." % ", ".join(looked_at)
        )

    def _bind_among(self, inspected, clause):
        """The bind of the nearest class, of the class a statement is about, of a table it names."""
        subject = None if clause is None else subject_mapper(clause)
        for mapper in (inspected, subject):
            for cls in () if mapper is None else mapper.class_.__mro__:
                if cls in self.binds:
                    return self.binds[cls]
        for table in () if clause is None else _tables(clause):
            if table in self.binds:
                return self.binds[table]
        return None

    def _add_bind(self, key, bind):
        if isinstance(key, Table) or (isinstance(key, FromClause) and not hasattr(key, "element")):
            self.binds[key] = bind
            return
        mapper = key if isinstance(key, Mapper) else getattr(key, "__mapper__", None)
        if mapper is not None and (isinstance(key, type) or key is mapper):
            self.binds[mapper.class_] = bind
            family = mapper.base_mapper.self_and_descendants
            tables = [table for member in family for table in member.tables]
            self.binds.update(dict.fromkeys(tables, bind))
        elif isinstance(key, type):
            self.binds[key] = bind
        else:
            raise exc.ArgumentError("Not an acceptable bind target: %s" % (key,))

    def bind_mapper(self, mapper, bind):
        self._add_bind(mapper, bind)

    def bind_table(self, table, bind):
        self._add_bind(table, bind)


def _inspected(mapper):
    try:
        return inspect(mapper)
    except exc.NoInspectionAvailable as e:
        if isinstance(mapper, type):
            raise orm_exc.UnmappedClassError(mapper) from e
        raise


def subject_mapper(statement):
    """The mapper of the first mapped class that a statement names; None where it is about tables."""
    mapper = getattr(getattr(statement, "entity", None), "__mapper__", None)
    if mapper is not None:
        return mapper
    for select in getattr(statement, "selects", None) or (statement,):
        for raw in _named(select):
            mapper = _mapper_within(raw)
            if mapper is not None:
                return mapper
    return None


def _named(select):
    """What a statement was made of, in the order in which it is looked at."""
    if not getattr(select, "is_dml", False):
        yield from (raw for raw, _ in getattr(select, "_columns", ()))
        yield from getattr(select, "_froms", ())
        yield from (step[1] for step in getattr(select, "_joins", ()))
    for name in ("_wheres", "_order_by", "_group_by", "_having"):
        yield from getattr(select, name, None) or ()


def _mapper_within(raw):
    mapper = getattr(raw, "__mapper__", None) or getattr(raw, "_mapper", None)
    if mapper is None and getattr(raw, "prop", None) is not None:
        mapper = raw.prop.parent
    if mapper is not None or isinstance(raw, (Table, Column)):
        return mapper
    if isinstance(getattr(raw, "element", None), Table):
        return None
    tables = _tables(raw)
    for mapper in _all_mappers if tables else ():
        if not mapper.single and any(mapper.local_table is table for table in tables):
            return mapper
    return None


def _tables(clause):
    """The tables of a clause, those of queries inside it last."""
    if hasattr(clause, "_sqla_statement"):
        return _sqla.tables_of(clause._sqla_statement())
    try:
        return _sqla.tables_of(clause)
    except TypeError:
        return []
