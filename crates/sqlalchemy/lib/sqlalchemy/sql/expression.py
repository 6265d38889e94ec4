"""sqlalchemy.sql.expression: methods and constructors of expressions over the native tree."""
import _sqla
from _sqla import (ClauseElement, ColumnElement, ColumnClause, TextClause, BindParameter, Null, True_, False_, BinaryExpression,
                   UnaryExpression, ClauseList, BooleanClauseList, Tuple, Function, Over, FunctionFilter, WithinGroup, Case, Cast,
                   TypeCoerce, Extract, Label, Grouping, CollationClause, ScalarSelect, Exists, FromClause, TableClause, Join, Alias,
                   Subquery, CTE, quoted_name, TypeEngine)
from sqlalchemy import exc

_MISSING = object()


class ColumnOperators:
    """The operators by name, for native expressions and for mapped attributes alike."""

    def like(self, other, escape=None):
        return _sqla.binary("like", self, other, escape)

    def not_like(self, other, escape=None):
        return _sqla.binary("not_like", self, other, escape)

    notlike = not_like

    def ilike(self, other, escape=None):
        return _sqla.binary("ilike", self, other, escape)

    def not_ilike(self, other, escape=None):
        return _sqla.binary("not_ilike", self, other, escape)

    notilike = not_ilike

    def contains(self, other, escape=None, autoescape=False):
        return _escaped("contains", self, other, escape, autoescape)

    def icontains(self, other, escape=None, autoescape=False):
        return _escaped("icontains", self, other, escape, autoescape)

    def startswith(self, other, escape=None, autoescape=False):
        return _escaped("startswith", self, other, escape, autoescape)

    def istartswith(self, other, escape=None, autoescape=False):
        return _escaped("istartswith", self, other, escape, autoescape)

    def endswith(self, other, escape=None, autoescape=False):
        return _escaped("endswith", self, other, escape, autoescape)

    def iendswith(self, other, escape=None, autoescape=False):
        return _escaped("iendswith", self, other, escape, autoescape)

    def in_(self, other):
        return _in(self, other, False)

    def not_in(self, other):
        return _in(self, other, True)

    notin_ = not_in

    def is_(self, other):
        return _sqla.binary("is", self, other)

    def is_not(self, other):
        return _sqla.binary("is_not", self, other)

    isnot = is_not

    def is_distinct_from(self, other):
        return _sqla.binary("is_distinct", self, other)

    def is_not_distinct_from(self, other):
        return _sqla.binary("is_not_distinct", self, other)

    isnot_distinct_from = is_not_distinct_from

    def between(self, cleft, cright, symmetric=False):
        return _sqla.between(self, cleft, cright, False)

    def match(self, other, **kwargs):
        return _sqla.binary("match", self, other)

    def regexp_match(self, pattern, flags=None):
        return _sqla.binary("regexp", self, pattern)

    def regexp_replace(self, pattern, replacement, flags=None):
        raise exc.CompileError("SQLite does not support regexp_replace")

    def concat(self, other):
        return _sqla.binary("concat", self, other)

    def bitwise_and(self, other):
        return _sqla.binary("bit_and", self, other)

    def bitwise_or(self, other):
        return _sqla.binary("bit_or", self, other)

    def bitwise_xor(self, other):
        return _sqla.binary("bit_xor", self, other)

    def bitwise_not(self):
        return _sqla.unary("bit_not", self)

    def bitwise_lshift(self, other):
        return _sqla.binary("shift_left", self, other)

    def bitwise_rshift(self, other):
        return _sqla.binary("shift_right", self, other)

    def desc(self):
        return _sqla.modified("desc", self)

    def asc(self):
        return _sqla.modified("asc", self)

    def nulls_first(self):
        return _sqla.modified("nulls_first", self)

    nullsfirst = nulls_first

    def nulls_last(self):
        return _sqla.modified("nulls_last", self)

    nullslast = nulls_last

    def distinct(self):
        return _sqla.unary("distinct", self)

    def any_(self):
        return _sqla.unary("any", self)

    def all_(self):
        return _sqla.unary("all", self)

    def collate(self, collation):
        return _sqla.collate(self, collation)

    def label(self, name):
        return _sqla.label(self, name)

    def cast(self, type_):
        return _sqla.cast(self, type_)

    def op(self, opstring, precedence=0, is_comparison=False, return_type=None, python_impl=None):
        return lambda other: _sqla.custom_op(opstring, self, other, precedence, is_comparison, return_type)

    def bool_op(self, opstring, precedence=0, python_impl=None):
        return self.op(opstring, precedence, True)

    def operate(self, op, *other, **kwargs):
        return op(self, *other, **kwargs)

    def as_string(self):
        return _typed_json(self, "String")

    def as_integer(self):
        return _typed_json(self, "Integer")

    def as_float(self):
        return _typed_json(self, "Float")

    def as_boolean(self):
        return _typed_json(self, "Boolean")

    def as_numeric(self, precision, scale, asdecimal=True):
        from sqlalchemy.types import Numeric
        return _sqla.cast(self, Numeric(precision, scale))

    def as_json(self):
        return self


def _typed_json(element, name):
    return _sqla.json_as(element, _sqla.types_sql[name]())


def _escaped(op, left, other, escape, autoescape):
    if autoescape:
        if escape is None:
            escape = "/"
        if not isinstance(other, str):
            raise TypeError("String value expected when autoescape=True")
        if escape not in ("%", "_"):
            other = other.replace(escape, escape + escape)
        other = other.replace("%", escape + "%").replace("_", escape + "_")
    return _sqla.binary(op, left, other, escape)


def _in(left, other, negate):
    query = getattr(other, "_sqla_query", None)
    if query is not None:
        return _sqla.in_query(left, query(), negate)
    if isinstance(other, (ScalarSelect, BindParameter)):
        return _sqla.in_query(left, other, negate)
    if isinstance(other, (FromClause,)):
        from sqlalchemy.sql.selectable import select
        return _sqla.in_query(left, select(*other.c)._sqla_query(), negate)
    if isinstance(other, (str, bytes)) or not hasattr(other, "__iter__"):
        raise exc.ArgumentError(
            "IN expression list, SELECT construct, or bound parameter object expected, got %r." % (other,))
    return _sqla.in_values(left, list(other), negate)


def _graft(target, source):
    for name, value in source.__dict__.items():
        if not name.startswith("__"):
            setattr(target, name, value)


_graft(ColumnElement, ColumnOperators)
ColumnElement.__class_getitem__ = classmethod(lambda cls, item: cls)


def _element_compile(self, bind=None, dialect=None, **kw):
    from sqlalchemy.sql.compiler import Compiled
    return Compiled(self, dialect, kw.get("compile_kwargs") or {})


def _element_self_group(self, against=None):
    return self


def _element_compare(self, other):
    return self is other or str(self) == str(other)


def _element_params(self, *args, **kw):
    return self


ClauseElement.compile = _element_compile
ClauseElement.self_group = _element_self_group
ClauseElement.compare = _element_compare
ClauseElement.params = _element_params
ClauseElement.__repr__ = lambda self: "<%s.%s object at 0x%x>" % (type(self).__module__, type(self).__name__, id(self))
ColumnElement.anon_label = property(lambda self: _sqla.label(self, None))
ColumnElement.proxy_set = property(lambda self: {self})
ColumnElement.comparator = property(lambda self: self)
ColumnElement.expression = property(lambda self: self)
ColumnElement._sqla_executable = True


def _text_bindparams(self, *binds, **names_to_values):
    values = dict(names_to_values)
    for bind in binds:
        values[bind.key] = bind
    return _sqla.text_binds(self, values, {})


def _text_columns(self, *cols, **types):
    from sqlalchemy.sql.selectable import TextualSelect
    columns = []
    for col in cols:
        if isinstance(col, TypeEngine) or isinstance(col, type):
            raise exc.ArgumentError("columns() takes column objects, or names with types as keywords")
        columns.append(col)
    for name, type_ in types.items():
        columns.append(_sqla.column(name, type_))
    return TextualSelect(self, columns)


TextClause.bindparams = _text_bindparams
TextClause.columns = _text_columns
TextClause._bindparams = property(lambda self: {n: None for n in _sqla.text_bind_names(self)})


def text(text):
    if not isinstance(text, str):
        raise exc.ArgumentError("Textual SQL expression expected, got %r." % (text,))
    return _sqla.text(text)


def literal(value, type_=None, literal_execute=False):
    return _sqla.literal(value, type_)


def literal_column(text, type_=None):
    return _sqla.column(text, type_, True)


def column(text, type_=None, is_literal=False, _selectable=None):
    return _sqla.column(text, type_, is_literal)


def bindparam(key, value=_MISSING, type_=None, unique=False, required=None, quote=None, callable_=None, expanding=False, isoutparam=False, literal_execute=False):
    if callable_ is not None:
        value = callable_()
    has = value is not _MISSING
    return _sqla.bindparam(key or "param", value if has else None, type_, has, expanding, unique or key is None)


def null():
    return _sqla.null()


def true():
    return _sqla.boolean(True)


def false():
    return _sqla.boolean(False)


def _warn_of_none(name, neutral):
    exc._warn("Invoking %s() without arguments is deprecated, and will be disallowed in a future release.   For an empty %s() construct, use '%s(%s(), *args)' or '%s(%s, *args)'." % (
        name, name, name, neutral, name, neutral.capitalize()), exc.SADeprecationWarning)


def and_(*clauses):
    if not clauses:
        _warn_of_none("and_", "true")
    return _sqla.connect("and", [_one(c) for c in clauses])


def or_(*clauses):
    if not clauses:
        _warn_of_none("or_", "false")
    return _sqla.connect("or", [_one(c) for c in clauses])


def _one(clause):
    if hasattr(clause, "__clause_element__"):
        return clause.__clause_element__()
    return clause


def not_(clause):
    return ~_sqla.condition(clause)


def between(expr, lower_bound, upper_bound, symmetric=False):
    return _sqla.between(expr, lower_bound, upper_bound, False)


def case(*whens, value=None, else_=_MISSING):
    if len(whens) == 1 and isinstance(whens[0], dict):
        whens = list(whens[0].items())
    elif len(whens) == 1 and isinstance(whens[0], (list, set)):
        raise exc.ArgumentError(
            'The "whens" argument to case(), when referring to a sequence of items, is now passed as a series of positional elements, '
            "rather than as a list. ")
    has = else_ is not _MISSING and else_ is not None
    return _sqla.case([tuple(w) for w in whens], value, else_ if has else None, has)


def cast(expression, type_):
    return _sqla.cast(expression, type_)


def try_cast(expression, type_):
    raise exc.CompileError("TRY_CAST is not supported by SQLite")


def type_coerce(expression, type_):
    return _sqla.cast(expression, type_, True)


def extract(field, expr):
    return _sqla.extract(field, expr)


def distinct(expr):
    return _sqla.unary("distinct", expr)


def desc(column):
    return _sqla.modified("desc", _by_name(column))


def asc(column):
    return _sqla.modified("asc", _by_name(column))


def nulls_first(column):
    return _sqla.modified("nulls_first", _by_name(column))


def nulls_last(column):
    return _sqla.modified("nulls_last", _by_name(column))


nullsfirst = nulls_first
nullslast = nulls_last


def _by_name(column):
    return _sqla.label_reference(column) if isinstance(column, str) else column


def collate(expression, collation):
    return _sqla.collate(expression, collation)


def label(name, element, type_=None):
    return _sqla.label(element, name)


def tuple_(*clauses, types=None):
    return _sqla.tuple_(list(clauses))


def any_(expr):
    return _sqla.unary("any", expr)


def all_(expr):
    return _sqla.unary("all", expr)


def bitwise_not(expr):
    return _sqla.unary("bit_not", expr)


def over(element, partition_by=None, order_by=None, range_=None, rows=None, groups=None, exclude=None):
    frame = None
    for unit, given in (("range", range_), ("rows", rows), ("groups", groups)):
        if given is not None:
            frame = [unit, given[0], given[1]]
    return _sqla.over(element, _as_list(partition_by), [_by_name(o) for o in _as_list(order_by)], frame)


def _as_list(value):
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return list(value)
    return [value]


def funcfilter(func, *criterion):
    return _sqla.filter(func, and_(*criterion))


def within_group(element, *order_by):
    return _sqla.within_group(element, list(order_by))


Function.over = lambda self, **kw: over(self, **kw)
FunctionFilter.over = lambda self, **kw: over(self, **kw)
Function.filter = lambda self, *criterion: funcfilter(self, *criterion)
Function.within_group = lambda self, *order_by: within_group(self, *order_by)
Function.clauses = property(lambda self: [])


def outparam(key, type_=None):
    raise exc.CompileError("outparam() is not supported by SQLite")


def table(name, *columns, **kw):
    return _sqla.table(name, kw.get("schema"), [(c.name, c.type) for c in columns])


from sqlalchemy.sql.selectable import (select, Select, CompoundSelect, SelectBase, TextualSelect, Values, union, union_all, intersect,
                                       intersect_all, except_, except_all, exists, values, alias, join, outerjoin, lateral, cte,
                                       subquery, tablesample, Executable, HasCTE, LABEL_STYLE_TABLENAME_PLUS_COL,
                                       LABEL_STYLE_DISAMBIGUATE_ONLY, LABEL_STYLE_NONE, LABEL_STYLE_DEFAULT)
from sqlalchemy.sql.dml import insert, update, delete, Insert, Update, Delete
from sqlalchemy.sql.functions import func, modifier
