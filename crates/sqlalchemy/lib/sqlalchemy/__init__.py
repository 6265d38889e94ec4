"""sqlalchemy: the names programs import, as SQLAlchemy 2.1.9 exports them."""
__version__ = "2.1.9"
from sqlalchemy import exc
from sqlalchemy import types
from sqlalchemy.types import *
from sqlalchemy.types import (ARRAY, BIGINT, BINARY, BLOB, BOOLEAN, BigInteger, Boolean, CHAR, CLOB, DATE, DATETIME, DECIMAL, DOUBLE,
                              DOUBLE_PRECISION, Date, DateTime, Double, Enum, FLOAT, Float, INTEGER, INT, Integer, Interval, JSON, LargeBinary,
                              NCHAR, NUMERIC, NVARCHAR, Numeric, PickleType, REAL, SMALLINT, SmallInteger, String, TEXT, TIME, TIMESTAMP, Text,
                              Time, TupleType, TypeDecorator, UUID, Unicode, UnicodeText, Uuid, VARBINARY, VARCHAR)
from sqlalchemy.sql.expression import (
    ColumnElement, ColumnClause, TextClause, BindParameter, BinaryExpression, BooleanClauseList, Case, Cast, ClauseElement, ClauseList,
    CollationClause, Exists, Extract, False_, FromClause, Function, FunctionFilter, Grouping, Join, Label, Null, Over, ScalarSelect, Subquery,
    TableClause, True_, Tuple, TypeCoerce, UnaryExpression, WithinGroup, Alias, CTE, Select, CompoundSelect, SelectBase, TextualSelect, Values,
    Insert, Update, Delete, Executable, HasCTE, quoted_name, ColumnOperators, all_, and_, any_, asc, between, bindparam, bitwise_not, case, cast,
    collate, column, cte, delete, desc, distinct, except_, except_all, exists, extract, false, func, funcfilter, insert, intersect, intersect_all,
    join, label, lateral, literal, literal_column, modifier, not_, null, nulls_first, nulls_last, nullsfirst, nullslast, or_, outerjoin, outparam,
    over, select, table, tablesample, text, true, try_cast, tuple_, type_coerce, union, union_all, update, values, within_group, alias, subquery,
    LABEL_STYLE_DEFAULT, LABEL_STYLE_DISAMBIGUATE_ONLY, LABEL_STYLE_NONE, LABEL_STYLE_TABLENAME_PLUS_COL)
from sqlalchemy.sql.schema import (
    CheckConstraint, Column, ColumnDefault, Computed, Constraint, DefaultClause, FetchedValue, ForeignKey, ForeignKeyConstraint, Identity, Index,
    MetaData, PrimaryKeyConstraint, Sequence, Table, UniqueConstraint, BLANK_SCHEMA, SchemaItem)
from sqlalchemy.sql.ddl import DDL, DDLElement, ExecutableDDLElement, BaseDDLElement
from sqlalchemy.engine import (
    AdaptedConnection, Connection, CreateEnginePlugin, Dialect, Engine, ExceptionContext, ExecutionContext, NestedTransaction,
    RootTransaction, Transaction, TwoPhaseTransaction, URL, create_engine, create_mock_engine, engine_from_config, make_url)
from sqlalchemy.engine.cursor import CursorResult
from sqlalchemy.engine.result import (
    ChunkedIteratorResult, FilterResult, FrozenResult, IteratorResult, MappingResult, MergedResult, Result, Row, RowMapping,
    ScalarResult, TupleResult, result_tuple)
from sqlalchemy.engine.reflection import Inspector, inspect
from sqlalchemy.pool import AsyncAdaptedQueuePool, NullPool, Pool, PoolProxiedConnection, QueuePool, SingletonThreadPool, StaticPool
from sqlalchemy.exc import SQLAlchemyError, SAWarning
from sqlalchemy import event, sql, util, schema, engine, pool, dialects

# What sqlalchemy.types has and the package itself does not: a script that names one fails as with SQLAlchemy.
for _absent in ("Concatenable", "ExternalType", "Indexable", "NULLTYPE", "NullType", "STRINGTYPE", "SchemaType", "UserDefinedType", "Variant"):
    globals().pop(_absent, None)
