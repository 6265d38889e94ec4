"""sqlalchemy.sql.expression: methods and constructors of expressions over the native tree."""

import _sqla
from _sqla import (
    ClauseElement,
    ColumnElement,
    ColumnClause,
    TextClause,
    BindParameter,
    Null,
    True_,
    False_,
    BinaryExpression,
    UnaryExpression,
    ClauseList,
    BooleanClauseList,
    Tuple,
    Function,
    Over,
    FunctionFilter,
    WithinGroup,
    Case,
    Cast,
    TypeCoerce,
    Extract,
    Label,
    Grouping,
    CollationClause,
    ScalarSelect,
    Exists,
    FromClause,
    TableClause,
    Join,
    Alias,
    Subquery,
    CTE,
    quoted_name,
    TypeEngine,
)
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
        return lambda other: _sqla.custom_op(
            opstring, self, other, precedence, is_comparison, return_type
        )

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
            "IN expression list, SELECT construct, or bound parameter object expected, got %r."
            % (other,)
        )
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
ClauseElement.__repr__ = lambda self: (
    "<%s.%s object at 0x%x>" % (type(self).__module__, type(self).__name__, id(self))
)
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
            raise exc.ArgumentError(
                "columns() takes column objects, or names with types as keywords"
            )
        columns.append(col)
    for name, type_ in types.items():
        columns.append(_sqla.column(name, type_))
    return TextualSelect(self, columns)


TextClause.bindparams = _text_bindparams
TextClause.columns = _text_columns
TextClause._bindparams = property(lambda self: {n: None for n in _sqla.text_bind_names(self)})


from sqlalchemy.sql._elements_constructors import (
    text,
    literal,
    literal_column,
    column,
    bindparam,
    null,
    true,
    false,
    _warn_of_none,
    and_,
    or_,
    _one,
    not_,
    between,
    case,
    cast,
    try_cast,
    type_coerce,
    extract,
    distinct,
    desc,
    asc,
    nulls_first,
    nulls_last,
    _by_name,
    collate,
    label,
    tuple_,
    any_,
    all_,
    bitwise_not,
    over,
    _as_list,
    funcfilter,
    within_group,
    outparam,
    table,
    nullsfirst,
    nullslast,
)

Function.over = lambda self, **kw: over(self, **kw)
FunctionFilter.over = lambda self, **kw: over(self, **kw)
Function.filter = lambda self, *criterion: funcfilter(self, *criterion)
Function.within_group = lambda self, *order_by: within_group(self, *order_by)
Function.clauses = property(lambda self: [])


from sqlalchemy.sql.selectable import (
    select,
    Select,
    CompoundSelect,
    SelectBase,
    TextualSelect,
    Values,
    union,
    union_all,
    intersect,
    intersect_all,
    except_,
    except_all,
    exists,
    values,
    alias,
    join,
    outerjoin,
    lateral,
    cte,
    subquery,
    tablesample,
    Executable,
    HasCTE,
    LABEL_STYLE_TABLENAME_PLUS_COL,
    LABEL_STYLE_DISAMBIGUATE_ONLY,
    LABEL_STYLE_NONE,
    LABEL_STYLE_DEFAULT,
)
from sqlalchemy.sql.dml import insert, update, delete, Insert, Update, Delete
from sqlalchemy.sql.functions import func, modifier
