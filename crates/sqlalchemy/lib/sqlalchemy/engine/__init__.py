"""sqlalchemy.engine: the names programs import."""

from sqlalchemy.engine.cursor import CursorResult
from sqlalchemy.engine.result import Result, Row, RowMapping, ScalarResult, MappingResult
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.engine.default import DefaultDialect, Dialect, _SQLiteDialect, _the_dialect
from sqlalchemy.engine.interfaces import (
    AdaptedConnection,
    CreateEnginePlugin,
    ExceptionContext,
    ExecutionContext,
)
from sqlalchemy.engine._parameters import _with_defaults
from sqlalchemy.engine._statements import _handle_error
from sqlalchemy.engine.base import (
    Connection,
    Engine,
    NestedTransaction,
    RootTransaction,
    Transaction,
    TwoPhaseTransaction,
    _run_ddl,
)
from sqlalchemy.engine.create import create_engine, create_mock_engine, engine_from_config
