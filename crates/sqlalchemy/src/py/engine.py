"""sqlalchemy.engine: engines, connections and transactions over the project's databases."""
import logging
import sys
import _sqla
import sqlite3
from sqlalchemy import exc, event, pool
from sqlalchemy.engine.result import CursorResult, Result, Row, RowMapping, ScalarResult, MappingResult, _Meta
from sqlalchemy.sql.selectable import Executable, SelectBase
from sqlalchemy.sql.dml import Insert, Update, Delete

_log = logging.getLogger("sqlalchemy.engine.Engine")


class URL(tuple):
    """A database URL. Made by make_url() and URL.create()."""

    _names = ("drivername", "username", "password", "host", "port", "database", "query")

    def __new__(cls, *parts):
        return tuple.__new__(cls, parts)

    def __getattr__(self, name):
        if name in URL._names:
            return self[URL._names.index(name)]
        raise AttributeError("'URL' object has no attribute '%s'" % name)

    @classmethod
    def create(cls, drivername, username=None, password=None, host=None, port=None, database=None, query=None):
        if not isinstance(drivername, str):
            raise TypeError("drivername must be a string")
        return cls(drivername, username, password, host, port, database, dict(query or {}))

    def set(self, **kw):
        return URL(*[kw.get(n, getattr(self, n)) for n in URL._names])

    def update_query_dict(self, query_parameters, append=False):
        return self.set(query=dict(self.query, **query_parameters))

    def get_backend_name(self):
        return self.drivername.split("+")[0]

    def get_driver_name(self):
        return self.drivername.split("+")[1] if "+" in self.drivername else "pysqlite"

    def get_dialect(self):
        return _dialect_class

    def translate_connect_args(self, names=None, **kw):
        return {k: getattr(self, k) for k in ("host", "database", "username", "password", "port") if getattr(self, k)}

    def render_as_string(self, hide_password=True):
        text = self.drivername + "://"
        if self.username is not None:
            text += self.username
            if self.password is not None:
                text += ":" + ("***" if hide_password else str(self.password))
            text += "@"
        if self.host is not None:
            text += "[%s]" % self.host if ":" in self.host else self.host
        if self.port is not None:
            text += ":" + str(self.port)
        if self.database is not None:
            text += "/" + self.database
        if self.query:
            text += "?" + "&".join("%s=%s" % (k, self.query[k]) for k in sorted(self.query))
        return text

    def __to_string__(self, hide_password=True):
        return self.render_as_string(hide_password)

    def __str__(self):
        return self.render_as_string()

    def __repr__(self):
        return self.render_as_string()

    def __eq__(self, other):
        return isinstance(other, URL) and tuple(self) == tuple(other)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(str(self))


def make_url(name_or_url):
    if isinstance(name_or_url, URL):
        return name_or_url
    if not isinstance(name_or_url, str):
        raise exc.ArgumentError("Expected string or URL object, got %r" % (name_or_url,))
    return URL(*_sqla.parse_url(name_or_url))


class DefaultDialect:
    name = "default"


class _SQLiteDialect(DefaultDialect):
    name = "sqlite"
    driver = "pysqlite"
    paramstyle = "qmark"
    max_identifier_length = 9999
    supports_alter = False
    supports_comments = False
    supports_native_boolean = False
    supports_native_enum = False
    supports_sequences = False
    supports_schemas = True
    supports_statement_cache = True
    supports_sane_rowcount = True
    default_schema_name = "main"
    server_version_info = (3, 40, 1)
    dbapi = sqlite3
    insert_returning = update_returning = delete_returning = True
    is_async = False
    _json_serializer = None
    _json_deserializer = None

    @property
    def identifier_preparer(self):
        from sqlalchemy.sql.compiler import IdentifierPreparer
        return IdentifierPreparer(self)

    def preparer(self, dialect):
        from sqlalchemy.sql.compiler import IdentifierPreparer
        return IdentifierPreparer(self)

    @property
    def type_compiler_instance(self):
        return self

    type_compiler = type_compiler_instance

    def process(self, type_, **kw):
        return type_._compile()

    def type_descriptor(self, type_):
        return type_() if isinstance(type_, type) else type_

    def has_table(self, connection, table_name, schema=None, **kw):
        return _sqla.reflect_has_table(connection, table_name, schema)

    def get_table_names(self, connection, schema=None, **kw):
        return _sqla.reflect_names(connection, "table", schema)

    def validate_identifier(self, ident):
        pass

    def statement_compiler(self, dialect, statement, **kw):
        from sqlalchemy.sql.compiler import Compiled
        return Compiled(statement, dialect) if statement is not None else None

    def ddl_compiler(self, dialect, statement, **kw):
        from sqlalchemy.sql.compiler import Compiled
        return Compiled(statement, dialect)

    @classmethod
    def import_dbapi(cls):
        return sqlite3

    def get_isolation_level(self, connection=None):
        return "SERIALIZABLE"

    default_isolation_level = "SERIALIZABLE"


_dialect_class = _SQLiteDialect
_the_dialect = _SQLiteDialect()
Dialect = DefaultDialect


class _Pool:
    """Connections of an engine: kept for the next user, one only for databases in memory."""

    def __init__(self, engine, kind):
        self.engine = engine
        self.kind = kind
        self.idle = []
        self.single = None
        self.first = True

    def connect(self):
        if self.kind._single and self.single is not None and not self.single._raw.closed:
            return self.single
        if self.idle:
            return self.idle.pop()
        raw = self.engine._new_dbapi()
        record = _ConnectionRecord(raw)
        targets = (self.engine, self.engine.pool, Engine, pool.Pool)
        if self.first:
            self.first = False
            for fn in event._for("first_connect", *targets):
                fn(raw, record)
        for fn in event._for("connect", *targets):
            fn(raw, record)
        if self.kind._single:
            self.single = raw
        return raw

    def give_back(self, raw):
        if raw._raw.closed:
            return
        raw.rollback()
        if self.kind._single:
            return
        if self.kind._keeps:
            self.idle.append(raw)
        else:
            raw.close()

    def dispose(self):
        for raw in self.idle:
            raw.close()
        self.idle = []
        if self.single is not None:
            self.single.close()
            self.single = None


class _ConnectionRecord:
    def __init__(self, raw):
        self.dbapi_connection = raw
        self.info = {}


class Engine:
    def __init__(self, url, poolclass, echo=False, **options):
        self.url = url
        self.dialect = _the_dialect
        self._echo = echo
        self.pool = poolclass() if isinstance(poolclass, type) else poolclass
        self._pool = _Pool(self, self.pool)
        self._options = options
        self._execution_options = dict(options.get("execution_options") or {})
        self._reflecting = None
        self._compiled = {}
        self.hide_parameters = options.get("hide_parameters", False)
        self.logging_name = options.get("logging_name")
        if echo:
            _add_echo_handler()

    @property
    def engine(self):
        return self

    @property
    def name(self):
        return "sqlite"

    @property
    def driver(self):
        return "pysqlite"

    @property
    def echo(self):
        return self._echo

    @echo.setter
    def echo(self, value):
        self._echo = value
        if value:
            _add_echo_handler()

    def _new_dbapi(self):
        creator = self._options.get("creator")
        if creator is not None:
            return creator()
        args = dict(self._options.get("connect_args") or {})
        args = {k: v for k, v in args.items() if k in ("timeout", "detect_types", "isolation_level", "check_same_thread", "uri")}
        return sqlite3.connect(_database_path(self.url), **args)

    def connect(self):
        return Connection(self)

    def begin(self):
        return _EngineBegin(self)

    def raw_connection(self):
        return _Fairy(self)

    def dispose(self, close=True):
        self._pool.dispose()

    def execution_options(self, **opt):
        new = Engine.__new__(Engine)
        new.__dict__.update(self.__dict__)
        new._execution_options = dict(self._execution_options, **opt)
        return new

    def get_execution_options(self):
        return self._execution_options

    def _reflection_connection(self):
        if self._reflecting is None or self._reflecting.closed:
            self._reflecting = Connection(self)
        return self._reflecting

    @property
    def _sqla_raw(self):
        return self._reflection_connection()._sqla_raw

    def __repr__(self):
        return "Engine(%r)" % (self.url,)

    def _run_ddl_visitor(self, run):
        with self.begin() as connection:
            run(connection)


def _database_path(url):
    database = url.database
    if not database or database == ":memory:" or url.query.get("mode") == "memory":
        return ":memory:"
    if database.startswith("file:"):
        database = database[5:].split("?")[0]
    return database


class _Fairy:
    """What raw_connection() gives: the DBAPI connection, returned to the pool by close()."""

    def __init__(self, engine):
        self._engine = engine
        self.dbapi_connection = engine._pool.connect()
        self.driver_connection = self.dbapi_connection

    def __getattr__(self, name):
        return getattr(self.__dict__["dbapi_connection"], name)

    def cursor(self):
        return self.dbapi_connection.cursor()

    def close(self):
        self._engine._pool.give_back(self.dbapi_connection)


class _EngineBegin:
    def __init__(self, engine):
        self.engine = engine

    def __enter__(self):
        self.connection = self.engine.connect()
        self.transaction = self.connection.begin()
        return self.connection

    def __exit__(self, kind, value, tb):
        try:
            self.transaction.__exit__(kind, value, tb)
        finally:
            self.connection.close()
        return False


class Transaction:
    nested = False

    def __init__(self, connection):
        self.connection = connection
        self.is_active = True

    def _finish(self):
        self.is_active = False
        if self.connection._transaction is self:
            self.connection._transaction = None

    def commit(self):
        if not self.is_active:
            if self.connection._transaction is not self:
                raise exc.InvalidRequestError("This transaction is inactive")
        self.connection._commit_impl()
        self._finish()

    def rollback(self):
        if self.is_active:
            self.connection._rollback_impl()
            self._finish()

    def close(self):
        self.rollback()

    @property
    def is_valid(self):
        return self.is_active

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None and self.is_active:
            try:
                self.commit()
            except BaseException:
                if self.is_active:
                    self.rollback()
                raise
        elif self.is_active:
            self.rollback()
        return False


class RootTransaction(Transaction):
    pass


class NestedTransaction(Transaction):
    nested = True

    def __init__(self, connection):
        super().__init__(connection)
        connection._savepoints += 1
        self.name = "sa_savepoint_%d" % connection._savepoints
        self._outer = connection._nested
        connection._nested = self
        connection._execute_text("SAVEPOINT %s" % self.name)

    def _finish(self):
        self.is_active = False
        if self.connection._nested is self:
            self.connection._nested = self._outer

    def commit(self):
        if not self.is_active:
            raise exc.InvalidRequestError("This nested transaction is inactive")
        self.connection._execute_text("RELEASE SAVEPOINT %s" % self.name)
        self._finish()

    def rollback(self):
        if self.is_active:
            self.connection._execute_text("ROLLBACK TO SAVEPOINT %s" % self.name)
            self._finish()


class TwoPhaseTransaction(RootTransaction):
    pass


class Connection:
    def __init__(self, engine):
        self.engine = engine
        self.dialect = engine.dialect
        self._transaction = None
        self._nested = None
        self._savepoints = 0
        self._autobegun = False
        self._execution_options = dict(engine._execution_options)
        self.info = {}
        self.closed = False
        self.invalidated = False
        try:
            self._dbapi = engine._pool.connect()
        except sqlite3.Error as e:
            raise exc.wrap_dbapi(e, None, None) from e
        for fn in event._for("engine_connect", engine, Engine):
            fn(self)

    @property
    def connection(self):
        self._check_open()
        return _OpenFairy(self._dbapi)

    @property
    def _sqla_raw(self):
        self._check_open()
        return self._dbapi._raw

    @property
    def default_isolation_level(self):
        return "SERIALIZABLE"

    def get_isolation_level(self):
        return self._execution_options.get("isolation_level", "SERIALIZABLE")

    def execution_options(self, **opt):
        self._execution_options.update(opt)
        level = opt.get("isolation_level")
        if level is not None:
            if level.upper() == "AUTOCOMMIT":
                self._dbapi.isolation_level = None
            else:
                self._dbapi.isolation_level = ""
        return self

    def get_execution_options(self):
        return self._execution_options

    def _check_open(self):
        if self.closed:
            raise exc.ResourceClosedError("This Connection is closed")

    def _engine_log(self, text, *args):
        if self.engine._echo or _log.isEnabledFor(logging.INFO):
            _log.log(logging.INFO, text % args if args else text)

    # transactions

    def begin(self):
        self._check_open()
        if self._transaction is not None:
            if self._autobegun:
                raise exc.InvalidRequestError(
                    "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can't call begin() here unless rollback() or commit() is called first.")
            raise exc.InvalidRequestError(
                "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can't call begin() here unless rollback() or commit() is called first.")
        self._transaction = RootTransaction(self)
        self._begin_impl()
        return self._transaction

    def _begin_impl(self):
        if self._execution_options.get("isolation_level") == "AUTOCOMMIT":
            self._engine_log("BEGIN (implicit; DBAPI should not BEGIN due to autocommit mode)")
        else:
            self._engine_log("BEGIN (implicit)")
        for fn in event._for("begin", self.engine, Engine):
            fn(self)

    def _autobegin(self):
        if self._transaction is None:
            self._transaction = RootTransaction(self)
            self._autobegun = True
            self._begin_impl()

    def begin_nested(self):
        self._check_open()
        self._autobegin()
        return NestedTransaction(self)

    def in_transaction(self):
        return self._transaction is not None and self._transaction.is_active

    def in_nested_transaction(self):
        return self._nested is not None and self._nested.is_active

    def get_transaction(self):
        return self._transaction

    def get_nested_transaction(self):
        return self._nested

    def _commit_impl(self):
        for fn in event._for("commit", self.engine, Engine):
            fn(self)
        if self._execution_options.get("isolation_level") == "AUTOCOMMIT":
            self._engine_log("COMMIT using DBAPI connection.commit(), has no effect due to autocommit mode")
        else:
            self._engine_log("COMMIT")
        try:
            self._dbapi.commit()
        except sqlite3.Error as e:
            raise exc.wrap_dbapi(e, None, None) from e

    def _rollback_impl(self):
        for fn in event._for("rollback", self.engine, Engine):
            fn(self)
        self._engine_log("ROLLBACK")
        if not self._dbapi._raw.closed:
            self._dbapi.rollback()

    def commit(self):
        if self._transaction is not None:
            self._transaction.commit()
        self._autobegun = False

    def rollback(self):
        if self._transaction is not None:
            self._transaction.rollback()
        self._autobegun = False

    def close(self):
        if self.closed:
            return
        if self._transaction is not None:
            self._transaction.close()
        self.closed = True
        self.engine._pool.give_back(self._dbapi)

    def invalidate(self, exception=None):
        self._dbapi.close()
        self.invalidated = True

    def detach(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.close()
        return False

    # execution

    def execute(self, statement, parameters=None, *, execution_options=None):
        if isinstance(statement, str) or not getattr(statement, "_sqla_executable", False):
            raise exc.ObjectNotExecutableError(statement)
        self._check_open()
        if hasattr(statement, "_execute_on"):
            return statement._execute_on(self, parameters)
        if hasattr(statement, "_ddl_sql"):
            return self._execute_text(statement._ddl_sql())
        if isinstance(statement, _sqla.ColumnDefault):
            return self._scalar_default(statement)
        return self._run(statement, _distill(parameters))

    def scalar(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters).scalar()

    def scalars(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters).scalars()

    def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        self._check_open()
        self._autobegin()
        many = isinstance(parameters, list) and bool(parameters) and isinstance(parameters[0], (tuple, dict, list))
        given = parameters if parameters is not None else ()
        if isinstance(given, list) and not many:
            given = tuple(given)
        return self._cursor(statement, given, many, "raw sql", None)

    def _execute_text(self, sql):
        """DDL and other text without parameters."""
        self._check_open()
        self._autobegin()
        return self._cursor(sql, (), False, "no key", None)

    def _scalar_default(self, default):
        return default.arg({}) if default.is_callable else default.arg

    def _run(self, statement, parameter_sets):
        self._autobegin()
        if isinstance(statement, Insert):
            return _execute_insert(self, statement, parameter_sets)
        if isinstance(statement, Update):
            return _execute_update(self, statement, parameter_sets)
        return _execute_plain(self, statement, parameter_sets)

    def _cursor(self, sql, params, many, how, columns, original=None):
        before = event._for("before_cursor_execute", self.engine, Engine)
        context = None
        for fn in before:
            changed = fn(self, None, sql, params, context, many)
            if fn.retval and changed is not None:
                sql, params = changed
        if self.engine._echo or _log.isEnabledFor(logging.INFO):
            self._log_statement(sql, params, many, how)
        try:
            raw = self._dbapi._raw
            if many:
                names, rows, count, last = raw.execute_many(sql, params)
            else:
                names, rows, count, last = raw.execute(sql, params)
        except sqlite3.Error as e:
            wrapped = exc.wrap_dbapi(e, sql, params, many, self.engine.hide_parameters)
            _handle_error(self, wrapped, e, sql, params)
            raise wrapped from e
        for fn in event._for("after_cursor_execute", self.engine, Engine):
            fn(self, None, sql, params, context, many)
        return self._made(names, rows, count, last, columns)

    def _made(self, names, rows, count, last, columns):
        if names is None:
            return CursorResult(None, [], count, last)
        if not columns:
            return CursorResult(_Meta(names), rows, count, last)
        types = []
        for name, type_, expr in columns:
            types.append(type_)
            if _sqla.warns_decimal(type_):
                exc._warn(
                    "Dialect sqlite+pysqlite does *not* support Decimal objects natively, and SQLAlchemy must convert from floating point - "
                    "rounding errors and other issues may occur. Please consider storing Decimal numbers as strings or integers on this "
                    "platform for lossless storage.")
        meta = _Meta([c[0] for c in columns], [c[2] for c in columns])
        return CursorResult(meta, _sqla.convert_rows(rows, types), count, last)

    def _log_statement(self, sql, params, many, how):
        self._engine_log("%s", sql)
        if how == "raw sql":
            stats = "raw sql"
        elif how == "no key":
            stats = "no key 0.00010s"
        elif sql in self.engine._compiled:
            stats = "cached since 0.001s ago"
        else:
            self.engine._compiled[sql] = True
            stats = "generated in 0.00010s"
        shown = "[SQL parameters hidden due to hide_parameters=True]" if self.engine.hide_parameters else exc.repr_params(params, many)
        self._engine_log("[%s] %s", stats, shown)

    def _run_ddl_visitor(self, run):
        run(self)

    def get_bind(self):
        return self


class _OpenFairy:
    def __init__(self, dbapi):
        self.dbapi_connection = dbapi
        self.driver_connection = dbapi

    def __getattr__(self, name):
        return getattr(self.__dict__["dbapi_connection"], name)


def _handle_error(connection, wrapped, orig, sql, params):
    for fn in event._for("handle_error", connection.engine, Engine):
        context = ExceptionContext()
        context.connection = connection
        context.engine = connection.engine
        context.sqlalchemy_exception = wrapped
        context.original_exception = orig
        context.statement = sql
        context.parameters = params
        context.chained_exception = None
        context.is_disconnect = False
        fn(context)


class ExceptionContext:
    pass


class ExecutionContext:
    pass


class CreateEnginePlugin:
    pass


class AdaptedConnection:
    pass


def _distill(parameters):
    if parameters is None:
        return []
    if isinstance(parameters, dict) or (hasattr(parameters, "keys") and hasattr(parameters, "__getitem__")):
        return [dict(parameters)]
    if isinstance(parameters, (list, tuple)):
        if not parameters:
            return []
        if not (isinstance(parameters[0], dict) or hasattr(parameters[0], "keys")):
            raise exc.ArgumentError("List argument must consist only of dictionaries")
        return [dict(p) for p in parameters] if isinstance(parameters, list) or len(parameters) else []
    raise exc.ArgumentError("mapping or list expected for parameters")


class _Many(list):
    """Marks parameters given as a list, which executes many times."""


def _is_many(sets):
    return len(sets) > 1


def _bound(connection, sql, params, values, sets):
    """Parameter values through their types, in order; errors as SQLAlchemy wraps them."""
    out = []
    for name, has, value, type_ in params:
        if name in values:
            value = values[name]
        elif not has:
            _missing(name, sql, sets)
        if _sqla.is_element(value):
            raise exc.ArgumentError("SQL expressions are not accepted as parameters")
        try:
            out.append(_sqla.bind_value(type_, value))
        except (sqlite3.Error, exc.SQLAlchemyError):
            raise
        except Exception as e:
            shown = sets if sets else [_shown(params)]
            raise exc.StatementError("(%s.%s) %s" % (type(e).__module__, type(e).__qualname__, e), sql, shown, e) from e
    return tuple(out)


def _shown(params):
    return {name: value for name, has, value, _ in params if has}


def _missing(name, sql, sets):
    orig = exc.InvalidRequestError("A value is required for bind parameter %r" % name, code="cd3x")
    shown = sets or [{}]
    error = exc.StatementError("(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter %r" % name, sql, shown, orig, code="cd3x")
    raise error from orig


def _execute_plain(connection, statement, sets):
    made = statement._sqla_statement() if hasattr(statement, "_sqla_statement") else _sqla.of_element(statement)
    given = dict(getattr(statement, "_given_params", {}))
    lists = {k: v for k, v in (dict(given, **sets[0]) if sets else given).items() if isinstance(v, (list, tuple, set))}
    sql, params, columns = _sqla.compile(made, False, False, {k: list(v) for k, v in lists.items()})
    if len(sets) > 1:
        rows = [_bound(connection, sql, params, dict(given, **s), sets) for s in sets]
        if _dml(sql):
            return connection._cursor(sql, rows, True, "generated", columns)
        raise exc.InvalidRequestError("Cannot execute a query with a list of parameters")
    values = dict(given, **sets[0]) if sets else given
    bound = _bound(connection, sql, params, values, sets)
    result = connection._cursor(sql, bound, False, "generated", _positions(statement, columns))
    return result


def _positions(statement, columns):
    return columns


def _dml(sql):
    return sql.lstrip()[0:6].lower() in ("insert", "update", "delete", "replac")


def _call_default(default, context):
    fn = default.arg
    code = getattr(fn, "__code__", None)
    if code is not None:
        needed = code.co_argcount - len(getattr(fn, "__defaults__", None) or ())
        if getattr(fn, "__self__", None) is not None:
            needed -= 1
        if needed > 0:
            return fn(context)
    return fn()


class _DefaultContext:
    def __init__(self, connection, params, column):
        self.connection = self.root_connection = connection
        self.dialect = connection.dialect
        self.engine = connection.engine
        self.current_parameters = params
        self.current_column = column

    def get_current_parameters(self, isolate_multiinsert_groups=True):
        return self.current_parameters


def _default_value(connection, default, params, column):
    if default.is_callable:
        return _call_default(default, _DefaultContext(connection, params, column))
    if default.is_sequence:
        return None
    return default.arg


def _with_defaults(connection, table, values, onupdate=False):
    """Adds Python-side defaults for columns without a value."""
    out = dict(values)
    for column in table.c:
        default = getattr(column, "onupdate" if onupdate else "default", None)
        if default is not None and column.key not in out and not default.is_sequence:
            out[column.key] = _default_value(connection, default, out, column)
    return out


def _json_nulls(table, values):
    return values


def _execute_insert(connection, statement, sets):
    table = statement.table
    if statement._select is not None or statement._multi is not None:
        if statement._multi is not None:
            statement = statement._generate()
            statement._multi = [_with_defaults(connection, table, row) for row in statement._multi]
            keys = list(statement._multi[0])
        return _execute_plain(connection, statement, sets)
    own = dict(statement._values or {})
    if len(sets) > 1:
        return _insert_many(connection, statement, table, own, sets)
    given = dict(own, **{_param_key(k): v for k, v in sets[0].items()}) if sets else own
    values = _with_defaults(connection, table, given)
    made = statement._sqla_statement(values)
    sql, params, columns = _sqla.compile(made)
    extra = dict(getattr(statement, "_given_params", {}))
    bound = _bound(connection, sql, params, extra, [_plain(values)])
    result = connection._cursor(sql, bound, False, "generated", columns)
    result._is_insert = True
    result._params = [values]
    result._inserted = _inserted_key(table, values, result)
    return result


def _param_key(key):
    return key if isinstance(key, str) else key.key


def _plain(values):
    return {k: v for k, v in values.items() if not hasattr(v, "__clause_element__") and not _sqla.is_element(v)}


def _inserted_key(table, values, result):
    primary = [c for c in table.primary_key] if hasattr(table, "primary_key") else []
    if not primary:
        return None
    out = []
    for column in primary:
        value = values.get(column.key)
        if value is None and len(primary) == 1:
            value = result._lastrowid
        elif _sqla.is_element(value):
            value = result._lastrowid if len(primary) == 1 else None
        out.append(value)
    from sqlalchemy.engine.result import Row
    return Row(_Meta([c.key for c in primary]), out)


def _insert_many(connection, statement, table, own, sets):
    rows = [_with_defaults(connection, table, dict(own, **{_param_key(k): v for k, v in s.items()})) for s in sets]
    keys = list(rows[0])
    for number, row in enumerate(rows):
        for key in keys:
            if key not in row:
                text = "A value is required for bind parameter %r, in parameter group %d" % (key, number)
                orig = exc.InvalidRequestError(text)
                raise exc.StatementError("(sqlalchemy.exc.InvalidRequestError) %s" % text, None, None, orig, code="cd3x") from orig
    template = {}
    for key in keys:
        first = rows[0][key]
        column = table.c.get(key)
        template[key] = first if _sqla.is_element(first) else _sqla.bindparam(key, None, column.type if column is not None else None)
    made = statement._sqla_statement(template)
    sql, params, columns = _sqla.compile(made)
    bound = [_bound(connection, sql, params, row, rows) for row in rows]
    if columns:
        results = [connection._cursor(sql, one, False, "generated", columns) for one in bound]
        merged = CursorResult(results[0]._meta, [r for one in results for r in one._data], len(results))
        merged._is_insert = True
        return merged
    result = connection._cursor(sql, bound, True, "generated", columns)
    result._is_insert = True
    return result


def _execute_update(connection, statement, sets):
    own = dict(statement._values or {}) if statement._ordered_values is None else None
    if own is None:
        return _execute_plain(connection, statement, sets)
    table = statement.table
    columns_of = {c.key for c in table.c}
    keys = [k for k in (sets[0] if sets else {}) if k in columns_of and not _names_bind(statement, k)]
    values = dict(own)
    for key in keys:
        if key not in values:
            values[key] = _sqla.bindparam(key, None, table.c[key].type)
    values = _with_defaults(connection, table, values, True)
    if not values:
        values = None
    made = statement._sqla_statement(values)
    first = dict(getattr(statement, "_given_params", {}), **(sets[0] if sets else {}))
    lists = {k: list(v) for k, v in first.items() if isinstance(v, (list, tuple, set)) and k not in columns_of}
    sql, params, columns = _sqla.compile(made, False, False, lists)
    if len(sets) > 1:
        rows = [_bound(connection, sql, params, s, sets) for s in sets]
        return connection._cursor(sql, rows, True, "generated", columns)
    bound = _bound(connection, sql, params, first, sets)
    result = connection._cursor(sql, bound, False, "generated", columns)
    result._params = [values]
    return result


def _names_bind(statement, key):
    return False


_echoing = []


def _add_echo_handler():
    root = logging.getLogger("sqlalchemy")
    _log.setLevel(logging.INFO)
    if not root.handlers and not _echoing:
        _echoing.append(True)
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        root.addHandler(handler)


def _run_ddl(bind, run):
    if bind is None:
        raise TypeError("missing 1 required positional argument: 'bind'")
    if isinstance(bind, Engine):
        with bind.begin() as connection:
            return run(connection)
    if isinstance(bind, Connection):
        bind._autobegin()
        return run(bind)
    inner = getattr(bind, "connection", None)
    if callable(inner):
        return run(inner())
    raise exc.ArgumentError("Engine or Connection expected, got %r" % (bind,))


_KNOWN = {"postgresql", "mysql", "mariadb", "oracle", "mssql"}


def create_engine(url, **kwargs):
    u = make_url(url)
    backend = u.get_backend_name()
    if backend in _KNOWN:
        raise NotImplementedError("%s: only SQLite databases are available here" % u.drivername)
    if backend != "sqlite":
        raise exc.NoSuchModuleError("Can't load plugin: sqlalchemy.dialects:%s" % u.drivername.replace("+", "."))
    if u.get_driver_name() not in ("pysqlite", ""):
        raise NotImplementedError("%s: only SQLite's own driver is available here" % u.drivername)
    if u.username or u.host or u.password or u.port:
        raise exc.ArgumentError(
            "Invalid SQLite URL: %s\nValid SQLite URL forms are sqlite:///:memory: or sqlite:////absolute/path/to/file.db" % (u,))
    known = {"echo", "poolclass", "pool", "connect_args", "creator", "echo_pool", "pool_pre_ping", "pool_recycle", "pool_size", "max_overflow",
             "pool_timeout", "pool_use_lifo", "pool_reset_on_return", "future", "isolation_level", "execution_options", "hide_parameters",
             "logging_name", "pool_logging_name", "json_serializer", "json_deserializer", "query_cache_size", "insertmanyvalues_page_size",
             "use_insertmanyvalues", "enable_from_linting", "label_length", "max_identifier_length", "paramstyle", "plugins", "module",
             "native_datetime", "convert_unicode", "encoding", "implicit_returning", "pool_events", "legacy_schema_aliasing", "autocommit", "skip_autocommit_rollback"}
    unknown = [k for k in kwargs if k not in known]
    if unknown:
        raise TypeError("Invalid argument(s) %s sent to create_engine(), using configuration SQLiteDialect_pysqlite/%s/Engine.  Please check that the keyword arguments are appropriate for this combination of components." % (
            ",".join("'%s'" % k for k in unknown), "SingletonThreadPool" if _database_path(u) == ":memory:" else "QueuePool"))
    poolclass = kwargs.pop("pool", None) or kwargs.pop("poolclass", None)
    kwargs.pop("poolclass", None)
    if poolclass is None:
        poolclass = pool.SingletonThreadPool if _database_path(u) == ":memory:" else pool.QueuePool
    echo = kwargs.pop("echo", False)
    engine = Engine(u, poolclass, echo, **kwargs)
    level = kwargs.get("isolation_level")
    if level:
        engine._execution_options["isolation_level"] = level
    return engine


def create_mock_engine(url, executor, **kw):
    raise NotImplementedError("create_mock_engine() is not supported here")


def engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    options = {k[len(prefix):]: v for k, v in configuration.items() if k.startswith(prefix)}
    options.update(kwargs)
    if "url" not in options:
        raise KeyError("url")
    url = options.pop("url")
    from sqlalchemy.util import asbool
    for key in ("echo", "pool_pre_ping", "future", "hide_parameters"):
        if isinstance(options.get(key), str):
            options[key] = asbool(options[key])
    for key in ("pool_size", "max_overflow", "pool_recycle", "pool_timeout"):
        if isinstance(options.get(key), str):
            options[key] = int(options[key])
    options.pop("_coerce_config", None)
    return create_engine(url, **options)
