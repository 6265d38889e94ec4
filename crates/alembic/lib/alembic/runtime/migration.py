"""MigrationContext: a connection and what is done over it."""

import logging
import sys
from contextlib import contextmanager, nullcontext

from alembic import _native, util
from alembic.ddl.sqlite import SQLiteImpl
from alembic.runtime._heads import HeadMaintainer
from alembic.runtime._steps import MigrationInfo, MigrationStep, RevisionStep, StampStep
from sqlalchemy.schema import CreateTable

log = logging.getLogger("alembic.runtime.migration")


class _ProxyTransaction:
    """What `begin_transaction()` gives: ends the transaction that the context has by then, which an
    `autocommit_block()` may have replaced."""

    def __init__(self, context):
        self.migration_context = context

    def _take(self):
        context = self.migration_context
        open_one, context._transaction = context._transaction, None
        return open_one

    def commit(self):
        """Keeps what was done."""
        self._take().commit()

    def rollback(self):
        """Takes back what was done."""
        self._take().rollback()

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        open_one = self._take()
        if open_one is not None:
            open_one.__exit__(*raised)


class MigrationContext:
    """A connection, or a script that is printed, and the version table in it.

    `opts` are those of `EnvironmentContext.configure()` and of the command.
    """

    def __init__(self, dialect, connection, opts, environment_context=None):
        option = opts.get
        self.dialect, self.opts, self.environment_context = dialect, opts, environment_context
        self.script, self._start_from_rev = option("script"), option("starting_rev")
        self.as_sql, self.purge = option("as_sql", False), option("purge", False)
        self._migrations_fn, self._transaction = option("fn"), None
        self._transaction_per_migration = bool(option("transaction_per_migration"))
        self.on_version_apply_callbacks = option("on_version_apply") or ()
        self.output_buffer = option("output_buffer") or sys.stdout
        self.transactional_ddl = option("transactional_ddl")
        self._user_compare_server_default = option("compare_server_default", False)
        self._user_compare_type = option("compare_type", True)
        self._version = self._version_table_impl()
        self._in_external_transaction = self._connect(connection)
        self._introduce()

    def _connect(self, connection):
        """Makes the impl; gives whether the caller has begun a transaction of its own."""
        place = self.as_sql, self.transactional_ddl, self.output_buffer, self.opts
        self.impl = SQLiteImpl(self.dialect, connection, *place)
        if self.as_sql:
            from sqlalchemy.engine.mock import MockConnection

            printing = MockConnection(self.dialect, lambda what, *_, **__: self.impl._exec(what))
            self.connection = self.impl.connection = printing
            return False
        self.connection = connection
        return connection is not None and connection.in_transaction()

    def _introduce(self):
        log.info("Context impl %s.", type(self.impl).__name__)
        if self.as_sql:
            log.info("Generating static SQL")
        kind = "transactional" if self.impl.transactional_ddl else "non-transactional"
        log.info("Will assume %s DDL.", kind)

    def _version_table_impl(self):
        """The version table as `configure()` names it."""
        import sqlalchemy as sa

        name = self.version_table = self.opts.get("version_table", "alembic_version")
        self.version_table_schema = self.opts.get("version_table_schema")
        column = sa.Column("version_num", sa.String(32), nullable=False)
        table = sa.Table(name, sa.MetaData(), column, schema=self.version_table_schema)
        if self.opts.get("version_table_pk", True):
            key = sa.PrimaryKeyConstraint("version_num", name=f"{name}_pkc")
            table.append_constraint(key)
        return table

    @classmethod
    def configure(
        cls,
        connection=None,
        url=None,
        dialect_name=None,
        dialect=None,
        environment_context=None,
        dialect_opts=None,
        opts=None,
    ):
        """A context for a connection, or for a dialect named by itself or by a URL."""
        if connection is not None:
            dialect = _dialect_of(connection)
        elif url or dialect_name:
            from sqlalchemy.engine import make_url

            make_dialect = make_url(url or f"{dialect_name}://").get_dialect()
            dialect = make_dialect(**(dialect_opts or {}))
        elif not dialect:
            raise Exception("Connection, url, or dialect_name is required.")
        return cls(dialect, connection, {} if opts is None else opts, environment_context)

    @property
    def bind(self):
        """The connection."""
        return self.connection

    @property
    def config(self):
        """The configuration of the command; None where a program made the context."""
        environment = self.environment_context
        return environment and environment.config

    def execute(self, sql, execution_options=None):
        """Runs a statement, or prints it."""
        self.impl.execute(sql, execution_options)

    # Transactions.

    @contextmanager
    def autocommit_block(self):
        """Commits what there is, and runs its block without a transaction."""
        if self.as_sql:
            with self._printed_pause():
                yield
            return
        was_open, self._transaction = self._transaction, None
        if was_open is not None:
            was_open.commit()
        usual, level = self.connection, self.connection.get_isolation_level()
        free = usual.execution_options(isolation_level="AUTOCOMMIT")
        self.connection = self.impl.connection = free
        inner = free.begin()
        try:
            yield
        finally:
            inner.commit()
            free.execution_options(isolation_level=level)
            self.connection = self.impl.connection = usual
            if was_open is not None:
                self._transaction = usual.begin()

    @contextmanager
    def _printed_pause(self):
        """The COMMIT and BEGIN around a block in a printed script."""
        if not self.impl.transactional_ddl:
            yield
            return
        self.impl.emit_commit()
        try:
            yield
        finally:
            self.impl.emit_begin()

    def begin_transaction(self, _per_migration=False):
        """A context manager: a transaction around all steps or around this one, as configured;
        nothing where the caller has one, or where it is the other kind's turn."""
        together = self.impl.transactional_ddl
        wanted = self._transaction_per_migration if together else True
        if self._in_external_transaction or wanted != _per_migration:
            return nullcontext()
        if self.as_sql:
            return self._static_transaction() if together else nullcontext()
        if self._transaction is None or together:
            self._transaction = self.connection.get_transaction() or self.connection.begin()
            return _ProxyTransaction(self)
        return nullcontext()

    @contextmanager
    def _static_transaction(self):
        impl = self.impl
        impl.emit_begin()
        yield
        impl.emit_commit()

    # Where the database is.

    def get_current_revision(self):
        """The revision in the version table, None before the first; CommandError with several."""
        found = self.get_current_heads()
        if found[1:]:
            reason = "has more than one head present; please use get_current_heads()"
            raise util.CommandError(f"Version table '{self.version_table}' {reason}")
        return found[0] if found else None

    def get_current_heads(self):
        """The revisions in the version table, or where a printed script begins."""
        if self.as_sql:
            return self._printed_start()
        if self._start_from_rev:
            reason = "Can't specify current_rev to context when using a database connection"
            raise util.CommandError(reason)
        if not self._has_version_table():
            return ()
        from sqlalchemy import select

        rows = self.connection.execute(select(self._version.c.version_num))
        return tuple(version for (version,) in rows)

    def _printed_start(self):
        given = self._start_from_rev
        if given == "base":
            given = None
        elif given is not None and self.script:
            named = [name for name in util.to_list(given) if name not in (None, "base")]
            scripts = [self.script.get_revision(name) for name in named]
            assert None not in scripts
            given = [script.revision for script in scripts]
        return util.to_tuple(given, ())

    def _has_version_table(self):
        from sqlalchemy import inspect

        return inspect(self.connection).has_table(self.version_table, self.version_table_schema)

    def _ensure_version_table(self, purge=False):
        """Makes the version table where it is not there, and empties it if it is to be."""
        with self._ddl_scope():
            if self.as_sql:
                self.impl._exec(CreateTable(self._version))
            else:
                self._version.create(checkfirst=True, bind=self.connection)
            if purge:
                emptied = self._version.delete()
                self.connection.execute(emptied)

    def _ddl_scope(self):
        """A transaction where none is open."""
        is_open = self.as_sql or self.connection.in_transaction()
        return nullcontext() if is_open else self.connection.begin()

    # Steps.

    def stamp(self, script_directory, revision):
        """Writes a revision into the version table."""
        before = self.get_current_heads()
        if not (before or self.as_sql):
            self._ensure_version_table()
        table = HeadMaintainer(self, before)
        for step in script_directory._stamp_revs(revision, before):
            table.update_to_step(step)

    def run_migrations(self, **kw):
        """Takes the steps that the command chose; keywords go to each script's function."""
        self.impl.start_migrations()
        _native.running("", "", "")
        before = self._purged() if self.purge else self._prepared()
        table = HeadMaintainer(self, before)
        for step in self._migrations_fn(before, self):
            _note_running(step)
            with self.begin_transaction(_per_migration=True):
                self._take(step, table, kw)
        _native.running(None, "", "")

    def _purged(self):
        if self.as_sql:
            raise util.CommandError("Can't use --purge with --sql mode")
        self._ensure_version_table(purge=True)
        return ()

    def _prepared(self):
        """The revisions that are there; the version table is made for who will write one."""
        found = self.get_current_heads()
        if not (found or self.as_sql or self.opts.get("dont_mutate")):
            self._ensure_version_table()
        return found

    def _take(self, step, table, arguments):
        """One step: the script's function, the version table, and who wants to hear of it."""
        if not table.heads and self.as_sql:
            self.impl._exec(CreateTable(self._version))
        log.info("Running %s", step)
        if self.as_sql:
            self.impl.static_output(f"-- Running {step.short_log}")
        step.migration_fn(**arguments)
        table.update_to_step(step)
        for tell in self.on_version_apply_callbacks:
            tell(run_args=arguments, heads={*table.heads}, step=step.info, ctx=self)


def _dialect_of(connection):
    from sqlalchemy.engine import Engine

    if isinstance(connection, Engine):
        wanted = "a sqlalchemy.engine.Connection instance"
        reason = f"'connection' argument to configure() is expected to be {wanted}"
        raise util.CommandError(f"{reason}, got {connection!r}")
    return connection.dialect


def _note_running(step):
    """Says for whoever watches which revision runs: its id, its script, its direction."""
    revision = getattr(step, "revision", None)
    if revision is None:
        _native.running(", ".join(step.to_), "", "stamp")
    else:
        _native.running(
            revision.revision, revision.path, "upgrade" if step.is_upgrade else "downgrade"
        )
