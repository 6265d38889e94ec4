"""sqlalchemy.sql.dml: INSERT, UPDATE, DELETE."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.sql._dml_keys import assigned
from sqlalchemy.sql.selectable import (
    Executable,
    HasCTE,
    _Filtered,
    _from,
    _entity_columns,
    _attribute_among,
)


class UpdateBase(Executable, HasCTE):
    is_dml = True
    is_insert = False
    is_update = False
    is_delete = False
    _ctes = ()
    _returning = ()
    _prefixes = ()
    _unknown_names = ()
    _in_order = False

    def returning(self, *cols, sort_by_parameter_order=False, **kw):
        new = self._generate()
        new._returning = self._returning + cols
        new._in_order = sort_by_parameter_order
        return new

    def _returning_columns(self):
        return [c for item in self._returning for c in _entity_columns(item)]

    @property
    def _columns(self):
        return tuple((item, tuple(_entity_columns(item))) for item in self._returning)

    @property
    def _raw_entities(self):
        return self._returning

    def prefix_with(self, *prefixes, dialect="*"):
        new = self._generate()
        if dialect in ("*", "sqlite"):
            new._prefixes = self._prefixes + tuple(
                _sqla.text(p) if isinstance(p, str) else p for p in prefixes
            )
        return new

    def _pairs(self, values):
        return [(key, _sqla_value(value)) for key, value in self._assigned(values).items()]

    def _assigned(self, values):
        """Values by their columns' keys; names that no attribute has are remembered."""
        found, unknown = assigned(self.entity, values)
        self._unknown_names += tuple(unknown)
        return found

    def _key(self, key):
        return next(iter(self._assigned({key: None})))

    def _sqla_query(self):
        return _sqla.dml_query(self._sqla_statement())

    @property
    def entity_description(self):
        return {
            "name": self.table.name,
            "table": self.table,
            "expr": self.table,
            "entity": None,
            "type": self.table,
        }


def _sqla_value(value):
    if hasattr(value, "__clause_element__"):
        return value.__clause_element__()
    return value


class Insert(UpdateBase):
    is_insert = True
    # The rows of a flush without their defaults, as an error shows them.
    _of_flush = ()

    def __init__(self, table):
        self.entity = table
        self.table = _subject(table)
        self._values = None
        self._multi = None
        self._select = None
        self._conflict = None

    def values(self, *args, **kwargs):
        new = self._generate()
        if self._select is not None:
            raise exc.InvalidRequestError("This construct already inserts from a SELECT")
        if args:
            arg = args[0]
            if len(args) > 1:
                raise exc.ArgumentError(
                    "Only a single dictionary/tuple or list of dictionaries/tuples is accepted positionally."
                )
            if isinstance(arg, (list, tuple)) and arg and isinstance(arg[0], (dict, list, tuple)):
                new._multi = (self._multi or []) + [self._row(r) for r in arg]
                return new
            row = self._row(arg)
        else:
            row = {}
        row = dict(row, **self._assigned(kwargs))
        new._values = dict(self._values or {}, **row)
        return new

    def _row(self, row):
        if isinstance(row, (list, tuple)):
            return {c.key: v for c, v in zip(self.table.c, row)}
        if not isinstance(row, dict):
            raise exc.ArgumentError("mapping or list expected for values(), got %r" % (row,))
        return self._assigned(row)

    def from_select(self, names, select, include_defaults=True):
        new = self._generate()
        new._select = ([self._key(n) for n in names], select)
        return new

    def inline(self):
        return self._generate()

    def return_defaults(self, *cols, **kw):
        return self._generate()

    def on_conflict_do_nothing(self, index_elements=None, index_where=None):
        new = self._generate()
        new._conflict = dict(
            target=list(index_elements or []), target_where=index_where, set=None, where=None
        )
        return new

    def on_conflict_do_update(self, index_elements=None, index_where=None, set_=None, where=None):
        if not set_:
            raise ValueError("set parameter dictionary must not be empty")
        new = self._generate()
        new._conflict = dict(
            target=list(index_elements or []),
            target_where=index_where,
            set=self._pairs(set_),
            where=where,
        )
        return new

    @property
    def excluded(self):
        return _Excluded(self.table)

    def _plain_values(self, keys=None):
        """Values as the compiler takes them, in the table's order, for the given execution keys."""
        values = dict(self._values or {})
        return values

    def _ordered(self, values):
        known = [c.key for c in self.table.c]
        order = {k: i for i, k in enumerate(known)}
        for key in values:
            if key not in order and known:
                raise exc.CompileError(
                    "Unconsumed column names: %s" % ", ".join(k for k in values if k not in order)
                )
        return sorted(values.items(), key=lambda kv: order.get(kv[0], len(order)))

    def _sqla_statement(self, values=None):
        parts = dict(
            table=self.table,
            returning=self._returning_columns(),
            prefixes=self._prefixes,
            ctes=self._ctes,
            conflict=self._conflict,
        )
        if self._select is not None:
            names, query = self._select
            parts["names"] = [self.table.c[n].name if n in self.table.c else n for n in names]
            parts["select"] = query._sqla_query()
        elif self._multi is not None and values is None:
            keys = list(self._multi[0])
            parts["rows"] = [
                [(k, _sqla_value(v)) for k, v in self._ordered({k: row[k] for k in keys})]
                for row in self._multi
            ]
        elif values is not None or self._values is not None:
            given = self._values if values is None else values
            parts["values"] = [(k, _sqla_value(v)) for k, v in self._ordered(given)]
        else:
            # Without values every column is a parameter, as str(insert(table)) shows.
            parts["values"] = [(c.key, _sqla.bindparam(c.key, None, c.type)) for c in self.table.c]
        return _sqla.insert(parts)


class _Excluded:
    def __init__(self, table):
        self._table = table

    def __getattr__(self, name):
        column = self._table.c[name]
        return _sqla.raw("excluded.%s" % _sqla.quote(column.name), column.type)

    def __getitem__(self, name):
        return getattr(self, name)


def _subject(table):
    mapper = getattr(table, "__mapper__", None)
    found = (
        mapper.local_table
        if mapper is not None and mapper.local_table is not None
        else _from(table)
    )
    if not isinstance(found, _sqla.FromClause):
        if hasattr(table, "__clause_element__"):
            table = table.__clause_element__()
        raise exc.ArgumentError(
            "subject table for an INSERT, UPDATE or DELETE expected, got %r." % (table,)
        )
    return found


class _Where(_Filtered):
    def _all_wheres(self):
        """Rows of one class in a table it shares with others."""
        mapper = getattr(self.entity, "__mapper__", None)
        criterion = mapper._single_criterion() if mapper is not None else None
        return self._wheres if criterion is None else self._wheres + (criterion,)

    def filter_by(self, **kwargs):
        return self.where(*[_attribute_among([self.entity], k) == v for k, v in kwargs.items()])

    def with_hint(self, *args, **kw):
        return self._generate()


class Update(UpdateBase, _Where):
    is_update = True

    def __init__(self, table):
        self.entity = table
        self.table = _subject(table)
        self._values = None
        self._ordered_values = None

    def values(self, *args, **kwargs):
        new = self._generate()
        row = {}
        if args:
            row = dict(args[0]) if not isinstance(args[0], dict) else args[0]
        row = new._assigned(dict(row, **kwargs))
        new._values = dict(self._values or {}, **row)
        return new

    def ordered_values(self, *args):
        new = self._generate()
        new._ordered_values = list(new._assigned(args).items())
        return new

    def inline(self):
        return self._generate()

    def _sqla_statement(self, values=None):
        if self._ordered_values is not None:
            pairs = list(self._ordered_values)
        else:
            given = values if values is not None else self._values
            if given is None:
                given = {c.key: _sqla.bindparam(c.key, None, c.type) for c in self.table.c}
            known = {c.key: i for i, c in enumerate(self.table.c)}
            unknown = [k for k in given if k not in known]
            if unknown and known:
                raise exc.CompileError(
                    "Unconsumed column names: %s" % ", ".join(str(k) for k in unknown)
                )
            pairs = sorted(given.items(), key=lambda kv: known.get(kv[0], len(known)))
        return _sqla.update(
            dict(
                table=self.table,
                values=[(k, _sqla_value(v)) for k, v in pairs],
                wheres=self._all_wheres(),
                returning=self._returning_columns(),
                prefixes=self._prefixes,
                ctes=self._ctes,
            )
        )


class Delete(UpdateBase, _Where):
    is_delete = True

    def __init__(self, table):
        self.entity = table
        self.table = _subject(table)

    def _sqla_statement(self, values=None):
        return _sqla.delete(
            dict(
                table=self.table,
                wheres=self._all_wheres(),
                returning=self._returning_columns(),
                prefixes=self._prefixes,
                ctes=self._ctes,
            )
        )


def insert(table):
    return Insert(table)


def update(table):
    return Update(table)


def delete(table):
    return Delete(table)
