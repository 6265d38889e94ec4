"""sqlalchemy.engine.base: engines, connections and their transactions."""

import logging
import sqlite3
from sqlalchemy import exc, event
from sqlalchemy.log import _add_echo_handler, _log, _say
from sqlalchemy.engine.default import _the_dialect
from sqlalchemy.engine._elsewhere import database_file, driver_of
from sqlalchemy.engine._pooled import _Fairy, _OpenFairy, _Pool, _database_path
from sqlalchemy.engine._statements import _Executing
from sqlalchemy.util.concurrency import must_be_in_greenlet


class Engine:
    def __init__(self, url, poolclass, echo=False, _dialect=None, **options):
        self.url = url
        dialect = _dialect or url.get_dialect()
        self.dialect = dialect() if dialect.is_async else _the_dialect
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
        return self.dialect.driver

    @property
    def echo(self):
        return self._echo

    @echo.setter
    def echo(self, value):
        self._echo = value
        if value:
            _add_echo_handler()

    def _new_dbapi(self):
        if self.dialect.is_async:
            must_be_in_greenlet()
        creator = self._options.get("creator")
        if creator is not None:
            return creator()
        if driver_of(self.url) is not None:
            # What a server is told (`sslmode`, `connect_timeout` …) means nothing to a file.
            return sqlite3.connect(database_file(self.url), check_same_thread=False)
        args = dict(self._options.get("connect_args") or {})
        args = {
            k: v
            for k, v in args.items()
            if k in ("timeout", "detect_types", "isolation_level", "check_same_thread", "uri")
        }
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
            connection._run_ddl_visitor(run)


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


class Connection(_Executing):
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

    def _may_reach(self):
        """Raises where an asynchronous database is reached by code that cannot wait."""
        if self.dialect.is_async:
            must_be_in_greenlet()

    def _engine_log(self, text, *args):
        if self.engine._echo or _log.isEnabledFor(logging.INFO):
            _say(self.engine._echo, text % args if args else text)

    # transactions

    def begin(self):
        self._check_open()
        if self._transaction is not None:
            if self._autobegun:
                raise exc.InvalidRequestError(
                    "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can't call begin() here unless rollback() or commit() is called first."
                )
            raise exc.InvalidRequestError(
                "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can't call begin() here unless rollback() or commit() is called first."
            )
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
            self._engine_log(
                "COMMIT using DBAPI connection.commit(), has no effect due to autocommit mode"
            )
        else:
            self._engine_log("COMMIT")
        self._may_reach()
        try:
            self._dbapi.commit()
        except sqlite3.Error as e:
            raise exc.wrap_dbapi(e, None, None) from e

    def _rollback_impl(self):
        for fn in event._for("rollback", self.engine, Engine):
            fn(self)
        self._engine_log("ROLLBACK")
        self._may_reach()
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


def _run_ddl(bind, run):
    if bind is None:
        raise TypeError("MetaData.create_all() missing 1 required positional argument: 'bind'")
    if isinstance(bind, Engine):
        with bind.begin() as connection:
            return connection._run_ddl_visitor(run)
    if isinstance(bind, Connection):
        bind._autobegin()
        return bind._run_ddl_visitor(run)
    if callable(getattr(type(bind), "connection", None)):
        return bind.connection()._run_ddl_visitor(run)
    raise AttributeError("%r object has no attribute '_run_ddl_visitor'" % type(bind).__name__)
