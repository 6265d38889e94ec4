"""sqlalchemy.sql.selectable: SELECT and its relatives."""

import _sqla
from sqlalchemy import exc
from _sqla import (
    FromClause,
    TableClause,
    Join,
    Alias,
    Subquery,
    CTE,
    TableValuedAlias,
    ScalarSelect,
    Exists,
    Table,
)
from sqlalchemy.sql._select_base import (
    Executable,
    GenerativeSelect,
    HasCTE,
    LABEL_STYLE_DEFAULT,
    LABEL_STYLE_DISAMBIGUATE_ONLY,
    LABEL_STYLE_NONE,
    LABEL_STYLE_TABLENAME_PLUS_COL,
    SelectBase,
    _Filtered,
    _as_query,
    _attribute,
    _attribute_among,
    _check_join_target,
    _criterion,
    _entity_columns,
    _entity_within,
    _from,
    _onclause,
    _order,
)


class Select(GenerativeSelect, _Filtered):
    is_select = True
    _eager_steps = ()
    _planned = False

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
            columns=self._flat(),
            froms=[_from(f) for f in self._froms],
            joins=self._join_steps() + list(self._eager_steps),
            wheres=self._wheres,
            group_by=self._group_by,
            having=self._having,
            order_by=self._order_by,
            limit=self._limit,
            offset=self._offset,
            distinct=self._distinct,
            prefixes=self._prefixes,
            suffixes=self._suffixes,
            correlate=self._correlate,
            correlate_except=self._correlate_except,
            labels=self._labels,
            ctes=self._ctes,
        )

    def _join_steps(self):
        steps = []
        for left, target, onclause, outer, full in self._joins:
            expand = getattr(target, "__sqla_join__", None) or getattr(
                onclause, "__sqla_join__", None
            )
            if expand is not None:
                steps.extend(expand(left, target, onclause, outer, full, self))
            elif onclause is None and hasattr(target, "__mapper__") and left is None:
                from sqlalchemy.orm.util import entity_join

                steps.extend(entity_join(self, target, outer, full))
            else:
                steps.append(
                    [None if left is None else _from(left), _from(target), onclause, outer, full]
                )
        return steps

    def _sqla_query(self):
        ready = self._prepared()
        return _sqla.select(ready._parts())

    def _prepared(self):
        """The ORM adds criteria of inheritance here."""
        if self._planned:
            return self
        if (
            any(
                hasattr(e, "__sqla_select__") or hasattr(e, "__sqla_join__") or hasattr(e, "class_")
                for e, _ in self._columns
            )
            or self._joins
            or getattr(self, "_with_options", None)
        ):
            from sqlalchemy.orm.loading import prepare_select

            return prepare_select(self)
        return self

    def _sqla_statement(self):
        """What is executed, and shown, loads relationships at once; what stands inside of another
        query does not."""
        if not self._planned and any(
            hasattr(raw, "__mapper__") or hasattr(raw, "_aliased_insp") for raw, _ in self._columns
        ):
            from sqlalchemy.orm._eager import plan_of

            return plan_of(self)[1]._sqla_statement()
        return super()._sqla_statement()

    def filter_by(self, **kwargs):
        entities = self._filter_by_entities()
        return self.where(*[_attribute_among(entities, k) == v for k, v in kwargs.items()])

    def _filter_by_entities(self):
        """Since 2.1 every entity of the FROM clause is searched."""
        found = [
            target.entity_class if hasattr(target, "__sqla_join__") else target
            for _, target, *_ in self._joins
        ]
        found += list(self._froms)
        for entity in self._raw_entities:
            parent = getattr(entity, "parent_entity", None)
            if parent is not None:
                found.append(parent)
            elif isinstance(entity, (type, FromClause)) or hasattr(entity, "_aliased_insp"):
                found.append(entity)
            else:
                found += list(getattr(entity, "_froms", ()))
        entities = []
        for entity in found:
            if isinstance(getattr(entity, "class_", None), type):
                entity = entity.class_
            if not any(entity is known for known in entities):
                entities.append(entity)
        return entities

    def _filter_by_entity(self):
        if self._joins:
            return (
                self._joins[-1][1]
                if not hasattr(self._joins[-1][1], "__sqla_join__")
                else self._joins[-1][1].entity_class
            )
        if self._froms:
            return self._froms[0]
        entity = self._raw_entities[0]
        parent = getattr(entity, "parent_entity", None)
        if parent is not None:
            return parent
        return _entity_within(entity)

    def having(self, *criteria):
        new = self._generate()
        new._having = self._having + tuple(_criterion(c) for c in criteria)
        return new

    def distinct(self, *expr):
        if expr:
            exc._warn(
                "Passing expression to ``distinct`` to generate a DISTINCT ON clause is deprecated. Use instead the ``postgresql.distinct_on`` function as an extension.",
                exc.SADeprecationWarning,
            )
        new = self._generate()
        new._distinct = True
        return new

    def select_from(self, *froms):
        new = self._generate()
        new._froms = self._froms + froms
        return new

    def join(self, target, onclause=None, *, isouter=False, full=False):
        _check_join_target(target)
        new = self._generate()
        new._joins = self._joins + ((None, target, _onclause(onclause), isouter, full),)
        return new

    def outerjoin(self, target, onclause=None, *, full=False):
        return self.join(target, onclause, isouter=True, full=full)

    def join_from(self, from_, target, onclause=None, *, isouter=False, full=False):
        _check_join_target(target)
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
            out.append(
                {
                    "name": getattr(raw, "__name__", None)
                    or getattr(raw, "key", None)
                    or getattr(raw, "name", None),
                    "type": raw if isinstance(raw, type) else columns[0].type,
                    "expr": raw,
                }
            )
        return out

    def prefix_with(self, *prefixes, dialect="*"):
        new = self._generate()
        if dialect in ("*", "sqlite"):
            new._prefixes = self._prefixes + tuple(
                _sqla.text(p) if isinstance(p, str) else p for p in prefixes
            )
        return new

    def suffix_with(self, *suffixes, dialect="*"):
        new = self._generate()
        if dialect in ("*", "sqlite"):
            new._suffixes = self._suffixes + tuple(
                _sqla.text(p) if isinstance(p, str) else p for p in suffixes
            )
        return new

    def with_hint(self, *args, **kw):
        return self._generate()

    def correlate(self, *froms):
        new = self._generate()
        new._correlate = (
            []
            if froms and froms[0] is None
            else list(self._correlate or []) + [_from(f) for f in froms]
        )
        return new

    def correlate_except(self, *froms):
        new = self._generate()
        new._correlate_except = (
            []
            if froms and froms[0] is None
            else list(self._correlate_except or []) + [_from(f) for f in froms]
        )
        return new

    def from_statement(self, statement):
        from sqlalchemy.orm.loading import FromStatement

        return FromStatement(self._raw_entities, statement)

    def reduce_columns(self, only_synonyms=True):
        return self


class CompoundSelect(GenerativeSelect):
    def __init__(self, keyword, selects):
        self.keyword = keyword
        self.selects = [_as_query(s) for s in selects]

    def _sqla_query(self):
        return _sqla.compound(
            self.keyword,
            [s._sqla_query() for s in self.selects],
            self._order_by,
            self._limit,
            self._offset,
        )

    @property
    def _raw_entities(self):
        return self.selects[0]._raw_entities

    @property
    def _columns(self):
        return self.selects[0]._columns


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
        rows = [
            [_sqla.literal(v, c.type) for c, v in zip(self._column_args, row)] for row in self._rows
        ]
        return _sqla.values_query(self._column_args, rows)

    def alias(self, name=None, flat=False):
        return self.cte(name or self.name)


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


class _Inside(SelectBase):
    """A query that is already compiled to its tree."""

    def __init__(self, query):
        self._made = query
        self._columns = ()
        self._raw_entities = ()

    def _sqla_query(self):
        return self._made


from sqlalchemy.sql._selectable_constructors import (
    select,
    union,
    union_all,
    intersect,
    intersect_all,
    except_,
    except_all,
    values,
    exists,
    alias,
    subquery,
    join,
    outerjoin,
    lateral,
    tablesample,
    cte,
)
import sqlalchemy.sql._from_methods


class ReadOnlyColumnCollection(list):
    """Some of a table's columns: `users.c["id", "name"]`."""

    def __sqla_select__(self):
        return list(self)

    def keys(self):
        return [column.key for column in self]


_sqla._hand(picked_columns=ReadOnlyColumnCollection)
