"""What every query can do."""

import _sqla
from _sqla import FromClause, ColumnElement
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
        """Options of other dialects change nothing on SQLite."""
        for name in opt:
            if "_" not in name:
                raise TypeError(
                    "Additional arguments should be named <dialectname>_<argument>, got '%s'" % name
                )
        return self._generate()


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
            "Textual column expression %r should be explicitly declared with text(%r), or use column(%r) for more specificity"
            % (item, item, item)
        )
    if hasattr(item, "_sa_raise_deferred_config"):
        item._sa_raise_deferred_config()
    raise exc.ArgumentError(
        "Column expression, FROM clause, or other columns clause element expected, got %r.%s"
        % (
            item,
            " Did you mean to say select(%s)?" % ", ".join(repr(i) for i in item)
            if isinstance(item, (list, tuple))
            else "",
        )
    )


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


def _offset_or_limit(value):
    return int(value) if isinstance(value, (str, float)) else value


def _group(items):
    """What GROUP BY names; a mapped class stands for its columns."""
    return _order([part for item in items for part in _parts(item)], "GROUP BY")


def _parts(item):
    if not _is_entity(item):
        return [item]
    return _entity_columns(item)


def _is_entity(item):
    return hasattr(item, "__sqla_select__") and hasattr(item, "__sqla_from__")


def _order(items, role="ORDER BY"):
    out = []
    for item in items:
        if item is None:
            continue
        if _is_entity(item):
            raise exc.ArgumentError("%s expression expected, got %r." % (role, item))
        if isinstance(item, str):
            out.append(_sqla.label_reference(item))
        elif hasattr(getattr(item, "prop", None), "made_of"):
            out.extend(item.__sqla_select__())
        elif hasattr(item, "__clause_element__"):
            out.append(item.__clause_element__())
        elif isinstance(item, (int, float)) and not isinstance(item, bool):
            raise exc.ArgumentError("ORDER BY expression expected, got %r." % (item,))
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
        from sqlalchemy.sql._selectable_constructors import exists

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
        from sqlalchemy.sql._selectable_constructors import union

        return union(self, *other)

    def union_all(self, *other):
        from sqlalchemy.sql._selectable_constructors import union_all

        return union_all(self, *other)

    def intersect(self, *other):
        from sqlalchemy.sql.selectable import CompoundSelect

        return CompoundSelect("intersect", (self,) + other)

    def except_(self, *other):
        from sqlalchemy.sql.selectable import CompoundSelect

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
            new._group_by = self._group_by + tuple(_group(clauses))
        return new

    def limit(self, limit):
        new = self._generate()
        new._limit = _offset_or_limit(limit)
        return new

    def offset(self, offset):
        new = self._generate()
        new._offset = _offset_or_limit(offset)
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


def _criterion(criterion):
    if isinstance(criterion, ColumnElement):
        return criterion
    if hasattr(criterion, "__clause_element__"):
        return criterion.__clause_element__()
    return _sqla.condition(criterion)


def _onclause(onclause):
    if isinstance(onclause, (list, tuple)):
        return _sqla.connect("and", list(onclause))
    if (
        onclause is not None
        and not hasattr(onclause, "__sqla_join__")
        and hasattr(onclause, "__clause_element__")
    ):
        return onclause.__clause_element__()
    return onclause


def _attribute(entity, name):
    try:
        return getattr(entity.c if isinstance(entity, FromClause) else entity, name)
    except AttributeError as err:
        raise exc.InvalidRequestError(
            'Entity namespace for "%s" has no property "%s"' % (_entity_name(entity), name)
        ) from err


def _class_of(source):
    """The class that is mapped to a FROM element; without one, the element."""
    from sqlalchemy.orm.mapper import _all_mappers
    from sqlalchemy.orm.util import AliasedClass

    table = getattr(source, "element", None)
    table = source if table is None else table
    for mapper in _all_mappers:
        if mapper.local_table is table and not mapper.single:
            return mapper.class_ if source is table else AliasedClass(mapper.class_, source)
    return source


def _entity_within(expression):
    """The first entity that an expression is made of; without one, the expression."""
    if hasattr(expression, "__sqla_from__") or isinstance(expression, FromClause):
        return expression
    if not isinstance(expression, ColumnElement):
        expression = expression.__clause_element__()
    sources = getattr(expression, "_froms", None)
    return _class_of(sources[0]) if sources else expression


def _check_join_target(target):
    known = ("__sqla_join__", "__sqla_from__", "__clause_element__", "_sqla_query", "prop")
    if not isinstance(target, (FromClause, ColumnElement)) and not any(
        hasattr(target, name) for name in known
    ):
        raise exc.ArgumentError(
            "Join target, typically a FROM expression, or ORM relationship attribute expected, got %r."
            % (target,)
        )


def _attribute_among(entities, name):
    """The attribute of the one entity that has it."""
    spaces = [entity.c if isinstance(entity, FromClause) else entity for entity in entities]
    having = [space for space in spaces if hasattr(space, name)]
    if len(having) == 1:
        return getattr(having[0], name)
    shown = ", ".join(str(getattr(entity, "__mapper__", entity)) for entity in entities[:3])
    if len(entities) > 3:
        shown += ", ... (%d total)" % len(entities)
    if having:
        raise exc.AmbiguousColumnError(
            'Attribute name "%s" is ambiguous; it exists in multiple FROM clause entities (%s). Use filter() with explicit column references instead of filter_by().'
            % (name, shown)
        )
    raise exc.InvalidRequestError(
        'None of the FROM clause entities have a property "%s". Searched entities: %s'
        % (name, shown)
    )


def _entity_name(entity):
    source = getattr(entity, "__sqla_from__", None)
    return source.description if source is not None else entity


def _as_query(item):
    from sqlalchemy.sql._selectable_constructors import select

    if isinstance(item, SelectBase):
        return item
    if hasattr(item, "_as_select"):
        return item._as_select()
    if hasattr(item, "__clause_element__"):
        return item.__clause_element__()
    if isinstance(item, FromClause):
        return select(*item.c)
    raise exc.ArgumentError(
        "SELECT construct for inclusion in a UNION or other set construct expected, got %r."
        % (item,)
    )
