"""sqlalchemy.sql.selectable: SELECT and what can stand in FROM, built step by step, compiled by the native core."""
import _sqla
from _sqla import FromClause, TableClause, Join, Alias, Subquery, CTE, TableValuedAlias, ColumnElement, ScalarSelect, Exists, Table
from sqlalchemy import exc

LABEL_STYLE_DISAMBIGUATE_ONLY = "disambiguate"
LABEL_STYLE_TABLENAME_PLUS_COL = "table"
LABEL_STYLE_NONE = "none"
LABEL_STYLE_DEFAULT = LABEL_STYLE_DISAMBIGUATE_ONLY


class Executable:
    """What a connection can execute."""

    _sqla_executable = True
    _execution_options = {}

    def execution_options(self, **kw):
        new = self._generate()
        new._execution_options = dict(self._execution_options, **kw)
        return new

    def get_execution_options(self):
        return self._execution_options

    def options(self, *options):
        new = self._generate()
        new._with_options = getattr(self, "_with_options", ()) + options
        return new

    def _generate(self):
        new = self.__class__.__new__(self.__class__)
        new.__dict__.update(self.__dict__)
        return new

    def compile(self, bind=None, dialect=None, compile_kwargs=None, **kw):
        from sqlalchemy.sql.compiler import Compiled
        return Compiled(self, dialect, compile_kwargs or {})

    def params(self, *optionaldict, **kwargs):
        values = dict(*optionaldict, **kwargs)
        new = self._generate()
        new._given_params = dict(getattr(self, "_given_params", {}), **values)
        return new

    def __str__(self):
        return str(self.compile())

    def with_dialect_options(self, **opt):
        return self


def _entity_columns(item):
    """Columns of one argument of select(): an expression, a table, a mapped class."""
    if hasattr(item, "__sqla_select__"):
        return item.__sqla_select__()
    if isinstance(item, ColumnElement):
        return [item]
    if isinstance(item, SelectBase):
        return [item.scalar_subquery()]
    if hasattr(item, "__clause_element__"):
        inner = item.__clause_element__()
        return list(inner.c) if isinstance(inner, FromClause) else [inner]
    if isinstance(item, FromClause):
        return list(item.c)
    if isinstance(item, (int, float)) and not isinstance(item, bool):
        return [_sqla.column(str(item), None, True)]
    if isinstance(item, bool) or item is None:
        return [_sqla.coerce(item) if item is None else _sqla.boolean(item)]
    if isinstance(item, str):
        raise exc.ArgumentError(
            "Textual column expression %r should be explicitly declared with text(%r), or use column(%r) for more specificity" % (item, item, item))
    raise exc.ArgumentError("Column expression, FROM clause, or other columns clause element expected, got %r.%s" % (
        item, " Did you mean to say select(%s)?" % ", ".join(repr(i) for i in item) if isinstance(item, (list, tuple)) else ""))


def _from(item):
    """The FROM element of an argument: a table, an alias, a mapped class, a query."""
    if isinstance(item, FromClause):
        return item
    found = getattr(item, "__sqla_from__", None)
    if found is not None:
        return found
    if isinstance(item, SelectBase):
        return item.subquery()
    if hasattr(item, "__clause_element__"):
        return _from(item.__clause_element__())
    return item


def _order(items):
    out = []
    for item in items:
        if item is None:
            continue
        if isinstance(item, str):
            out.append(_sqla.label_reference(item))
        elif hasattr(item, "__clause_element__"):
            out.append(item.__clause_element__())
        else:
            out.append(item)
    return out


class HasCTE:
    def cte(self, name=None, recursive=False, nesting=False):
        return _sqla.cte(self._sqla_query(), name, recursive)

    def add_cte(self, *ctes, nest_here=False):
        new = self._generate()
        new._ctes = self._ctes + ctes
        return new


class SelectBase(Executable, HasCTE):
    _ctes = ()

    def subquery(self, name=None):
        return _sqla.subquery(self._sqla_query(), name)

    def alias(self, name=None, flat=False):
        return self.subquery(name)

    def scalar_subquery(self):
        return _sqla.scalar(self._sqla_query())

    def as_scalar(self):
        return self.scalar_subquery()

    def label(self, name):
        return self.scalar_subquery().label(name)

    def exists(self):
        return exists(self)

    def lateral(self, name=None):
        raise exc.CompileError("LATERAL is not supported by SQLite")

    def __clause_element__(self):
        return self.scalar_subquery()

    def _sqla_statement(self):
        return _sqla.of_query(self._sqla_query())

    @property
    def c(self):
        return self.subquery().c

    @property
    def selected_columns(self):
        return self.subquery().c

    exported_columns = selected_columns

    def union(self, *other):
        return union(self, *other)

    def union_all(self, *other):
        return union_all(self, *other)

    def intersect(self, *other):
        return CompoundSelect("intersect", (self,) + other)

    def except_(self, *other):
        return CompoundSelect("except", (self,) + other)

    def self_group(self, against=None):
        return self

    def __eq__(self, other):
        return self.scalar_subquery() == other

    def __hash__(self):
        return id(self)


class GenerativeSelect(SelectBase):
    _order_by = ()
    _group_by = ()
    _limit = None
    _offset = None
    _labels = LABEL_STYLE_DISAMBIGUATE_ONLY

    def order_by(self, *clauses):
        new = self._generate()
        if len(clauses) == 1 and (clauses[0] is None or clauses[0] is False):
            new._order_by = ()
        else:
            new._order_by = self._order_by + tuple(_order(clauses))
        return new

    def group_by(self, *clauses):
        new = self._generate()
        if len(clauses) == 1 and (clauses[0] is None or clauses[0] is False):
            new._group_by = ()
        else:
            new._group_by = self._group_by + tuple(_order(clauses))
        return new

    def limit(self, limit):
        new = self._generate()
        new._limit = limit
        return new

    def offset(self, offset):
        new = self._generate()
        new._offset = offset
        return new

    def fetch(self, count, with_ties=False, percent=False, **kw):
        raise exc.CompileError("FETCH is not supported by SQLite")

    def slice(self, start, stop):
        new = self._generate()
        new._offset = start if start else None
        new._limit = None if stop is None else stop - (start or 0)
        return new

    def with_for_update(self, **kw):
        return self._generate()

    def set_label_style(self, style):
        new = self._generate()
        new._labels = style
        return new

    def get_label_style(self):
        return self._labels


class _Filtered:
    """WHERE, of a SELECT, UPDATE and DELETE alike."""
    _wheres = ()

    def where(self, *criteria):
        new = self._generate()
        new._wheres = self._wheres + tuple(_criterion(c) for c in criteria)
        return new

    filter = where

    @property
    def whereclause(self):
        if not self._wheres:
            return None
        return _sqla.connect("and", list(self._wheres))


class Select(GenerativeSelect, _Filtered):
    is_select = True

    def __init__(self, *entities):
        self._raw_entities = tuple(entities)
        self._columns = tuple((i, tuple(_entity_columns(i))) for i in entities)
        self._froms = ()
        self._joins = ()
        self._wheres = ()
        self._having = ()
        self._distinct = False
        self._prefixes = ()
        self._suffixes = ()
        self._correlate = None
        self._correlate_except = None

    def _flat(self):
        return [c for _, cols in self._columns for c in cols]

    def _parts(self):
        return dict(
            columns=self._flat(), froms=[_from(f) for f in self._froms], joins=self._join_steps(), wheres=self._wheres, group_by=self._group_by,
            having=self._having, order_by=self._order_by, limit=self._limit, offset=self._offset, distinct=self._distinct,
            prefixes=self._prefixes, suffixes=self._suffixes, correlate=self._correlate, correlate_except=self._correlate_except,
            labels=self._labels, ctes=self._ctes)

    def _join_steps(self):
        steps = []
        for left, target, onclause, outer, full in self._joins:
            expand = getattr(target, "__sqla_join__", None) or getattr(onclause, "__sqla_join__", None)
            if expand is not None:
                steps.extend(expand(left, target, onclause, outer, full, self))
            elif onclause is None and hasattr(target, "__mapper__") and left is None:
                from sqlalchemy.orm.util import entity_join
                steps.extend(entity_join(self, target, outer, full))
            else:
                steps.append([None if left is None else _from(left), _from(target), onclause, outer, full])
        return steps

    def _sqla_query(self):
        ready = self._prepared()
        return _sqla.select(ready._parts())

    def _prepared(self):
        """The ORM adds criteria of inheritance and loader options here."""
        if any(hasattr(e, "__sqla_select__") or hasattr(e, "__sqla_join__") or hasattr(e, "class_") for e, _ in self._columns) or self._joins or getattr(self, "_with_options", None):
            from sqlalchemy.orm.loading import prepare_select
            return prepare_select(self)
        return self

    def filter_by(self, **kwargs):
        entity = self._filter_by_entity()
        return self.where(*[_attribute(entity, k) == v for k, v in kwargs.items()])

    def _filter_by_entity(self):
        if self._joins:
            return self._joins[-1][1] if not hasattr(self._joins[-1][1], "__sqla_join__") else self._joins[-1][1].entity_class
        if self._froms:
            return self._froms[0]
        entity = self._raw_entities[0]
        parent = getattr(entity, "parent_entity", None)
        if parent is not None:
            return parent
        table = getattr(entity, "table", None)
        return table if table is not None and not isinstance(entity, FromClause) else entity

    def having(self, *criteria):
        new = self._generate()
        new._having = self._having + tuple(_criterion(c) for c in criteria)
        return new

    def distinct(self, *expr):
        new = self._generate()
        new._distinct = True
        return new

    def select_from(self, *froms):
        new = self._generate()
        new._froms = self._froms + froms
        return new

    def join(self, target, onclause=None, *, isouter=False, full=False):
        new = self._generate()
        new._joins = self._joins + ((None, target, _onclause(onclause), isouter, full),)
        return new

    def outerjoin(self, target, onclause=None, *, full=False):
        return self.join(target, onclause, isouter=True, full=full)

    def join_from(self, from_, target, onclause=None, *, isouter=False, full=False):
        new = self._generate()
        new._joins = self._joins + ((from_, target, _onclause(onclause), isouter, full),)
        return new

    def outerjoin_from(self, from_, target, onclause=None, *, full=False):
        return self.join_from(from_, target, onclause, isouter=True, full=full)

    def add_columns(self, *entities):
        new = self._generate()
        new._raw_entities = self._raw_entities + entities
        new._columns = self._columns + tuple((i, tuple(_entity_columns(i))) for i in entities)
        return new

    def column(self, column):
        return self.add_columns(column)

    def with_only_columns(self, *entities, maintain_column_froms=False):
        new = self._generate()
        if maintain_column_froms:
            new._froms = self._froms + tuple(self.columns_clause_froms)
        new._raw_entities = tuple(entities)
        new._columns = tuple((i, tuple(_entity_columns(i))) for i in entities)
        return new

    @property
    def columns_clause_froms(self):
        out = []
        for column in self._flat():
            for found in column._froms:
                if found not in out:
                    out.append(found)
        return out

    def get_final_froms(self):
        return self.columns_clause_froms

    @property
    def froms(self):
        return self.columns_clause_froms

    @property
    def column_descriptions(self):
        out = []
        for raw, columns in self._columns:
            out.append({"name": getattr(raw, "__name__", None) or getattr(raw, "key", None) or getattr(raw, "name", None), "type": raw if isinstance(raw, type) else columns[0].type, "expr": raw})
        return out

    def prefix_with(self, *prefixes, dialect="*"):
        new = self._generate()
        if dialect in ("*", "sqlite"):
            new._prefixes = self._prefixes + tuple(_sqla.text(p) if isinstance(p, str) else p for p in prefixes)
        return new

    def suffix_with(self, *suffixes, dialect="*"):
        new = self._generate()
        if dialect in ("*", "sqlite"):
            new._suffixes = self._suffixes + tuple(_sqla.text(p) if isinstance(p, str) else p for p in suffixes)
        return new

    def with_hint(self, *args, **kw):
        return self._generate()

    def correlate(self, *froms):
        new = self._generate()
        new._correlate = [] if froms and froms[0] is None else list(self._correlate or []) + [_from(f) for f in froms]
        return new

    def correlate_except(self, *froms):
        new = self._generate()
        new._correlate_except = [] if froms and froms[0] is None else list(self._correlate_except or []) + [_from(f) for f in froms]
        return new

    def from_statement(self, statement):
        from sqlalchemy.orm.loading import FromStatement
        return FromStatement(self._raw_entities, statement)

    def reduce_columns(self, only_synonyms=True):
        return self


def _criterion(criterion):
    if isinstance(criterion, ColumnElement):
        return criterion
    if hasattr(criterion, "__clause_element__"):
        return criterion.__clause_element__()
    return _sqla.condition(criterion)


def _onclause(onclause):
    if isinstance(onclause, (list, tuple)):
        return _sqla.connect("and", list(onclause))
    if onclause is not None and not hasattr(onclause, "__sqla_join__") and hasattr(onclause, "__clause_element__"):
        return onclause.__clause_element__()
    return onclause


def _attribute(entity, name):
    if isinstance(entity, FromClause):
        found = entity.c.get(name)
        if found is None:
            raise exc.InvalidRequestError('Entity namespace for "%s" has no property "%s"' % (entity.description, name))
        return found
    found = getattr(entity, name, None)
    if found is None:
        raise exc.InvalidRequestError('Entity namespace for "%s" has no property "%s"' % (_entity_name(entity), name))
    return found


def _entity_name(entity):
    source = getattr(entity, "__sqla_from__", None)
    return source.description if source is not None else entity


class CompoundSelect(GenerativeSelect):
    def __init__(self, keyword, selects):
        self.keyword = keyword
        self.selects = [_as_query(s) for s in selects]

    def _sqla_query(self):
        return _sqla.compound(self.keyword, [s._sqla_query() for s in self.selects], self._order_by, self._limit, self._offset)

    @property
    def _raw_entities(self):
        return self.selects[0]._raw_entities

    @property
    def _columns(self):
        return self.selects[0]._columns


def _as_query(item):
    if isinstance(item, SelectBase):
        return item
    if hasattr(item, "_as_select"):
        return item._as_select()
    if hasattr(item, "__clause_element__"):
        return item.__clause_element__()
    if isinstance(item, FromClause):
        return select(*item.c)
    raise exc.ArgumentError("SELECT construct for inclusion in a UNION or other set construct expected, got %r." % (item,))


class TextualSelect(SelectBase):
    def __init__(self, text, columns, positional=False):
        self.element = text
        self.column_args = list(columns)

    def _sqla_query(self):
        return _sqla.text_query(self.element, self.column_args)

    @property
    def _columns(self):
        return tuple((c, (c,)) for c in self.column_args)

    @property
    def _raw_entities(self):
        return tuple(self.column_args)

    def bindparams(self, *binds, **values):
        return TextualSelect(self.element.bindparams(*binds, **values), self.column_args)


class Values(SelectBase):
    def __init__(self, *columns, name=None, literal_binds=False):
        self._column_args = list(columns)
        self.name = name
        self._rows = []

    def data(self, values):
        new = self._generate()
        new._rows = self._rows + [list(row) for row in values]
        return new

    def _sqla_query(self):
        rows = [[_sqla.literal(v, c.type) for c, v in zip(self._column_args, row)] for row in self._rows]
        return _sqla.values_query(self._column_args, rows)

    def alias(self, name=None, flat=False):
        return self.cte(name or self.name)


def select(*entities, **kw):
    if kw:
        raise TypeError("select() got an unexpected keyword argument '%s'" % list(kw)[0])
    return Select(*entities)


def union(*selects):
    return CompoundSelect("union", selects)


def union_all(*selects):
    return CompoundSelect("union_all", selects)


def intersect(*selects):
    return CompoundSelect("intersect", selects)


def intersect_all(*selects):
    return CompoundSelect("intersect_all", selects)


def except_(*selects):
    return CompoundSelect("except", selects)


def except_all(*selects):
    return CompoundSelect("except_all", selects)


def values(*columns, name=None, literal_binds=False):
    return Values(*columns, name=name)


class _ExistsBuilder:
    """`exists().where(...)`, `exists(select(...))`: an expression that still grows."""

    def __init__(self, query):
        self._query = query

    def __clause_element__(self):
        return _sqla.exists(self._query._sqla_query())

    def _with(self, query):
        return _ExistsBuilder(query)

    def where(self, *clauses):
        return self._with(self._query.where(*clauses))

    def select_from(self, *froms):
        return self._with(self._query.select_from(*froms))

    def correlate(self, *froms):
        return self._with(self._query.correlate(*froms))

    def correlate_except(self, *froms):
        return self._with(self._query.correlate_except(*froms))

    def select(self):
        return Select(self)

    def label(self, name):
        return _sqla.label(self.__clause_element__(), name)

    def __invert__(self):
        return ~self.__clause_element__()

    def __and__(self, other):
        return _sqla.connect("and", [self.__clause_element__(), other])

    def __or__(self, other):
        return _sqla.connect("or", [self.__clause_element__(), other])

    def __str__(self):
        return str(self.__clause_element__())

    @property
    def type(self):
        return self.__clause_element__().type


def exists(argument=None):
    if argument is None:
        query = Select(_sqla.column("*", None, True))
    elif isinstance(argument, SelectBase):
        query = argument
    elif hasattr(argument, "_as_select"):
        query = argument._as_select()
    else:
        query = Select(argument)
    return _ExistsBuilder(query)


def alias(selectable, name=None, flat=False):
    return _from(selectable).alias(name) if isinstance(_from(selectable), FromClause) else selectable.alias(name)


def subquery(alias, *args, **kwargs):
    return Select(*args, **kwargs).subquery(alias)


def join(left, right, onclause=None, isouter=False, full=False):
    return _sqla.join(_from(left), _from(right), _criterion(onclause) if onclause is not None else None, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    return join(left, right, onclause, True, full)


def lateral(selectable, name=None):
    raise exc.CompileError("LATERAL is not supported by SQLite")


def tablesample(selectable, sampling, name=None, seed=None):
    raise exc.CompileError("TABLESAMPLE is not supported by SQLite")


def cte(selectable, name=None, recursive=False):
    return selectable.cte(name, recursive)


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


class _Inside(SelectBase):
    """A query that is already compiled to its tree."""

    def __init__(self, query):
        self._made = query
        self._columns = ()
        self._raw_entities = ()

    def _sqla_query(self):
        return self._made


FromClause.alias = lambda self, name=None, flat=False: _sqla.alias(self, name)
FromClause.select = _from_select
FromClause.join = lambda self, right, onclause=None, isouter=False, full=False: join(self, right, onclause, isouter, full)
FromClause.outerjoin = lambda self, right, onclause=None, full=False: join(self, right, onclause, True, full)
FromClause.corresponding_column = lambda self, column, require_embedded=False: _sqla.corresponding(self, column)
FromClause.is_derived_from = lambda self, other: self is other
FromClause.selectable = property(lambda self: self)
FromClause.entity_namespace = property(lambda self: self.c)
FromClause.primary_key = property(lambda self: [c for c in self.c if getattr(c, "primary_key", False)])
FromClause.__repr__ = lambda self: "<%s.%s at 0x%x; %s>" % (type(self).__module__, type(self).__name__, id(self), self.description)
FromClause.__str__ = lambda self: self.description
TableClause.insert = _from_insert
TableClause.update = _from_update
TableClause.delete = _from_delete
Join.__str__ = lambda self: str(Select(self)).split("FROM ", 1)[1]
CTE.union = _cte_union("union")
CTE.union_all = _cte_union("union_all")


def _scalar_method(name):
    def method(self, *args):
        raise exc.InvalidRequestError("Scalar Select expression has no %s() here; apply it before scalar_subquery()" % name)
    return method


for _name in ("where", "correlate", "correlate_except", "select_from"):
    setattr(ScalarSelect, _name, _scalar_method(_name))
