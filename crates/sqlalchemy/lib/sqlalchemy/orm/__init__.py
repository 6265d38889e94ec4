"""sqlalchemy.orm: the names programs import."""

from sqlalchemy.orm import exc
from sqlalchemy.orm.mapper import (
    Mapper,
    MapperProperty,
    ColumnProperty,
    SynonymProperty,
    CompositeProperty,
    Composite,
    class_mapper,
    clear_mappers,
    configure_mappers,
    object_mapper,
    reconstructor,
    validates,
    _mapper_target as mapper,
)
from sqlalchemy.orm.attributes import InstrumentedAttribute, QueryableAttribute
from sqlalchemy.orm._state import InstanceState, AttributeState
from sqlalchemy.orm.relationships import (
    Relationship,
    RelationshipProperty,
    backref,
    dynamic_loader,
    foreign,
    relationship,
    remote,
    CascadeOptions,
)
from sqlalchemy.orm.decl_api import (
    DeclarativeBase,
    DeclarativeBaseNoMeta,
    DeclarativeMeta,
    DynamicMapped,
    Mapped,
    MappedAsDataclass,
    MappedColumn,
    MappedSQLExpression,
    ORMDescriptor,
    WriteOnlyMapped,
    add_mapped_attribute,
    as_declarative,
    declarative_base,
    declarative_mixin,
    declared_attr,
    has_inherited_table,
    mapped_as_dataclass,
    unmapped_dataclass,
    mapped_column,
    registry,
    synonym_for,
)
from sqlalchemy.orm.strategy_options import (
    Load,
    contains_eager,
    defaultload,
    defer,
    immediateload,
    joinedload,
    lazyload,
    load_only,
    noload,
    raiseload,
    selectinload,
    selectin_polymorphic,
    subqueryload,
    undefer,
    undefer_group,
    with_expression,
)
from sqlalchemy.orm.session import (
    ORMExecuteState,
    Session,
    SessionTransaction,
    close_all_sessions,
    make_transient,
    make_transient_to_detached,
    object_session,
    scoped_session,
    sessionmaker,
)
from sqlalchemy.orm.query import Query
from sqlalchemy.orm.dynamic import AppenderQuery
from sqlalchemy.orm.writeonly import WriteOnlyCollection
from sqlalchemy.orm._concrete import polymorphic_union
from sqlalchemy.orm.util import (
    AliasedClass,
    Bundle,
    aliased,
    identity_key,
    join,
    outerjoin,
    was_deleted,
    with_loader_criteria,
    with_parent,
    with_polymorphic,
)
from sqlalchemy.orm.collections import (
    attribute_keyed_dict,
    attribute_mapped_collection,
    column_keyed_dict,
    column_mapped_collection,
    keyfunc_mapping,
    mapped_collection,
)
from sqlalchemy.exc import NoResultFound, MultipleResultsFound
from sqlalchemy.orm import _state
from sqlalchemy.orm._field_options import take_field_options


def synonym(name, **kw):
    return SynonymProperty(name, **kw)


def column_property(column, *additional_columns, **kw):
    element = (
        column.__clause_element__()
        if hasattr(column, "__clause_element__") and not isinstance(column, MappedColumn)
        else column
    )
    if hasattr(element, "_sqla_query"):
        element = element.scalar_subquery()
    options = take_field_options(kw, read_only=True)
    prop = ColumnProperty([element] + list(additional_columns), kw.pop("deferred", False), **kw)
    prop._dataclass, prop._reads_only = options, True
    return prop


def deferred(
    column, *additional_columns, group=None, raiseload=False, comparator_factory=None, **kw
):
    options = take_field_options(kw)
    prop = ColumnProperty(
        [getattr(column, "column", column)] + list(additional_columns), True, group=group
    )
    prop._dataclass = options
    return prop


def composite(_class_or_attr=None, *attrs, **kw):
    return CompositeProperty(_class_or_attr, *attrs, **kw)


def query_expression(default_expr=None, **kw):
    raise NotImplementedError("query_expression() is not supported here")


def eagerload(*args, **kw):
    return joinedload(*args, **kw)


class PassiveFlag:
    pass


class LoaderCallableStatus:
    """What an attribute says in the place of a value."""

    PASSIVE_NO_RESULT = _state.PASSIVE_NO_RESULT
    ATTR_EMPTY = NEVER_SET = NO_VALUE = _state.NO_VALUE
    DONT_SET = _state.DONT_SET


class AttributeEventToken:
    pass


class UserDefinedOption:
    pass
