"""MigrationContext: a connection and what is done over it."""

import logging
import sys
from contextlib import contextmanager, nullcontext

from alembic import _native, util
from alembic.ddl.sqlite import SQLiteImpl
from sqlalchemy.schema import CreateTable

log = logging.getLogger("alembic.runtime.migration")


class _ProxyTransaction:
    def __init__(self, context):
        self.migration_context = context

    def rollback(self):
        self.migration_context._transaction.rollback()
        self.migration_context._transaction = None

    def commit(self):
        self.migration_context._transaction.commit()
        self.migration_context._transaction = None

    def __enter__(self):
        return self

    def __exit__(self, type_, value, traceback):
        if self.migration_context._transaction is not None:
            self.migration_context._transaction.__exit__(type_, value, traceback)
            self.migration_context._transaction = None


class MigrationContext:
    def __init__(self, dialect, connection, opts, environment_context=None):
        self.environment_context, self.opts, self.dialect = environment_context, opts, dialect
        self.script = opts.get("script")
        self.as_sql = opts.get("as_sql", False)
        self._transaction_per_migration = opts.get("transaction_per_migration", False)
        self.on_version_apply_callbacks = opts.get("on_version_apply", ())
        self._transaction = None
        self.output_buffer = opts.get("output_buffer") or sys.stdout
        self.transactional_ddl = opts.get("transactional_ddl")
        self._user_compare_type = opts.get("compare_type", True)
        self._user_compare_server_default = opts.get("compare_server_default", False)
        self.version_table = opts.get("version_table", "alembic_version")
        self.version_table_schema = opts.get("version_table_schema", None)
        self._start_from_rev = opts.get("starting_rev")
        self._migrations_fn = opts.get("fn")
        self.purge = opts.get("purge", False)
        self.impl = SQLiteImpl(
            dialect, connection, self.as_sql, self.transactional_ddl, self.output_buffer, opts
        )
        if self.as_sql:
            from sqlalchemy.engine.mock import MockConnection

            self.connection = MockConnection(
                dialect, lambda construct, *args, **kw: self.impl._exec(construct)
            )
            self.impl.connection = self.connection
            self._in_external_transaction = False
        else:
            self.connection = connection
            self._in_external_transaction = connection is not None and connection.in_transaction()
        self._version = self._version_table_impl(opts.get("version_table_pk", True))
        log.info("Context impl %s.", type(self.impl).__name__)
        if self.as_sql:
            log.info("Generating static SQL")
        log.info(
            "Will assume %s DDL.",
            "transactional" if self.impl.transactional_ddl else "non-transactional",
        )

    def _version_table_impl(self, primary_key):
        from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, String, Table

        table = Table(
            self.version_table,
            MetaData(),
            Column("version_num", String(32), nullable=False),
            schema=self.version_table_schema,
        )
        if primary_key:
            table.append_constraint(
                PrimaryKeyConstraint("version_num", name=f"{self.version_table}_pkc")
            )
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
        from sqlalchemy.engine import Engine, make_url

        if connection is not None:
            if isinstance(connection, Engine):
                raise util.CommandError(
                    "'connection' argument to configure() is expected to be a sqlalchemy.engine.Connection instance, got %r"
                    % connection
                )
            dialect = connection.dialect
        elif url:
            dialect = make_url(url).get_dialect()(**dict(dialect_opts or {}))
        elif dialect_name:
            dialect = make_url("%s://" % dialect_name).get_dialect()(**dict(dialect_opts or {}))
        elif not dialect:
            raise Exception("Connection, url, or dialect_name is required.")
        return cls(dialect, connection, {} if opts is None else opts, environment_context)

    @contextmanager
    def autocommit_block(self):
        open_before = self._transaction is not None
        if self.impl.transactional_ddl and self.as_sql:
            self.impl.emit_commit()
        elif open_before:
            self._transaction.commit()
            self._transaction = None
        inner = None
        if not self.as_sql:
            level = self.connection.get_isolation_level()
            base = self.connection
            self.connection = self.impl.connection = base.execution_options(
                isolation_level="AUTOCOMMIT"
            )
            inner = self.connection.begin()
        try:
            yield
        finally:
            if not self.as_sql:
                inner.commit()
                self.connection.execution_options(isolation_level=level)
                self.connection = self.impl.connection = base
            if self.impl.transactional_ddl and self.as_sql:
                self.impl.emit_begin()
            elif open_before:
                self._transaction = self.connection.begin()

    def begin_transaction(self, _per_migration=False):
        if self._in_external_transaction:
            return nullcontext()
        if self.impl.transactional_ddl:
            now = _per_migration == self._transaction_per_migration
        else:
            now = _per_migration
        if not now:
            return nullcontext()
        if self.as_sql:
            return self._static_transaction() if self.impl.transactional_ddl else nullcontext()
        if not self.impl.transactional_ddl and self._transaction is not None:
            return nullcontext()
        self._transaction = self._begin()
        return _ProxyTransaction(self)

    def _begin(self):
        found = self.connection.get_transaction()
        return found if found is not None else self.connection.begin()

    @contextmanager
    def _static_transaction(self):
        self.impl.emit_begin()
        yield
        self.impl.emit_commit()

    def get_current_revision(self):
        heads = self.get_current_heads()
        if len(heads) > 1:
            raise util.CommandError(
                "Version table '%s' has more than one head present; please use get_current_heads()"
                % self.version_table
            )
        return heads[0] if heads else None

    def get_current_heads(self):
        if self.as_sql:
            start = self._start_from_rev
            if start == "base":
                start = None
            elif start is not None and self.script:
                found = [
                    self.script.get_revision(item)
                    for item in util.to_list(start)
                    if item not in (None, "base")
                ]
                assert None not in found
                start = [script.revision for script in found]
            return util.to_tuple(start, ())
        if self._start_from_rev:
            raise util.CommandError(
                "Can't specify current_rev to context when using a database connection"
            )
        if not self._has_version_table():
            return ()
        from sqlalchemy import select

        return tuple(row[0] for row in self.connection.execute(select(self._version.c.version_num)))

    def _has_version_table(self):
        from sqlalchemy import inspect

        return inspect(self.connection).has_table(self.version_table, self.version_table_schema)

    def _ensure_version_table(self, purge=False):
        with self._ddl_scope():
            if self.as_sql:
                self.impl._exec(CreateTable(self._version))
            else:
                self._version.create(self.connection, checkfirst=True)
            if purge:
                self.connection.execute(self._version.delete())

    @contextmanager
    def _ddl_scope(self):
        if self.as_sql or self.connection.in_transaction():
            yield
        else:
            with self.connection.begin():
                yield

    def stamp(self, script_directory, revision):
        heads = self.get_current_heads()
        if not self.as_sql and not heads:
            self._ensure_version_table()
        maintainer = HeadMaintainer(self, heads)
        for step in script_directory._stamp_revs(revision, heads):
            maintainer.update_to_step(step)

    def run_migrations(self, **kw):
        self.impl.start_migrations()
        _native.running("", "", "")
        if self.purge:
            if self.as_sql:
                raise util.CommandError("Can't use --purge with --sql mode")
            self._ensure_version_table(purge=True)
            heads = ()
        else:
            heads = self.get_current_heads()
            if not self.as_sql and not heads and not self.opts.get("dont_mutate", False):
                self._ensure_version_table()
        maintainer = HeadMaintainer(self, heads)
        for step in self._migrations_fn(heads, self):
            _note_running(step)
            with self.begin_transaction(_per_migration=True):
                if self.as_sql and not maintainer.heads:
                    self.impl._exec(CreateTable(self._version))
                log.info("Running %s", step)
                if self.as_sql:
                    self.impl.static_output("-- Running %s" % (step.short_log,))
                step.migration_fn(**kw)
                maintainer.update_to_step(step)
                for callback in self.on_version_apply_callbacks:
                    callback(ctx=self, step=step.info, heads=set(maintainer.heads), run_args=kw)
        _native.running(None, "", "")

    def execute(self, sql, execution_options=None):
        self.impl._exec(sql, execution_options)

    @property
    def bind(self):
        return self.connection

    @property
    def config(self):
        return self.environment_context.config if self.environment_context else None


def _note_running(step):
    """Says for whoever watches which revision runs: its id, its script, its direction."""
    revision = getattr(step, "revision", None)
    if revision is None:
        _native.running(", ".join(step.to_), "", "stamp")
    else:
        _native.running(
            revision.revision, revision.path, "upgrade" if step.is_upgrade else "downgrade"
        )


class HeadMaintainer:
    def __init__(self, context, heads):
        self.context, self.heads = context, set(heads)

    def _row(self, version):
        from sqlalchemy import literal_column

        return literal_column("'%s'" % version)

    def _checked(self, result, what):
        if not self.context.as_sql and result is not None and result.rowcount != 1:
            raise util.CommandError(
                "Online migration expected to match one row when %s in '%s'; %d found"
                % (what, self.context.version_table, result.rowcount)
            )

    def _insert_version(self, version):
        self.heads.add(version)
        # SQLAlchemy asks for a key back that was given as SQL.
        table = self.context._version
        self.context.impl._exec(
            table.insert().values(version_num=self._row(version)).returning(table.c.version_num)
        )

    def _delete_version(self, version):
        self.heads.remove(version)
        table = self.context._version
        self._checked(
            self.context.impl._exec(
                table.delete().where(table.c.version_num == self._row(version))
            ),
            f"deleting '{version}'",
        )

    def _update_version(self, from_, to_):
        self.heads.remove(from_)
        self.heads.add(to_)
        table = self.context._version
        statement = (
            table.update()
            .values(version_num=self._row(to_))
            .where(table.c.version_num == self._row(from_))
        )
        self._checked(self.context.impl._exec(statement), f"updating '{from_}' to '{to_}'")

    def update_to_step(self, step):
        changes = list(step.version_changes(self.heads))
        self._say(step, changes)
        for kind, first, second in changes:
            if kind == "insert":
                self._insert_version(first)
            elif kind == "delete":
                self._delete_version(first)
            else:
                self._update_version(first, second)

    def _say(self, step, changes):
        """The version table's changes, for who logs at DEBUG."""
        if len(changes) == 1:
            kind, first, second = changes[0]
            text = {"insert": "new branch insert %s", "delete": "branch delete %s"}.get(kind)
            log.debug(text % first if text else "update %s to %s" % (first, second))


class MigrationInfo:
    def __init__(self, revision_map, is_upgrade, is_stamp, up_revisions, down_revisions):
        self.revision_map, self.is_upgrade, self.is_stamp = revision_map, is_upgrade, is_stamp
        self.up_revision_ids, self.down_revision_ids = (
            util.to_tuple(up_revisions, ()),
            util.to_tuple(down_revisions, ()),
        )

    @property
    def up_revision_id(self):
        return self.up_revision_ids[0] if self.up_revision_ids else None

    @property
    def is_migration(self):
        return not self.is_stamp

    @property
    def source_revision_ids(self):
        return self.down_revision_ids if self.is_upgrade else self.up_revision_ids

    @property
    def destination_revision_ids(self):
        return self.up_revision_ids if self.is_upgrade else self.down_revision_ids

    @property
    def up_revision(self):
        return self.revision_map.get_revision(self.up_revision_id)

    @property
    def up_revisions(self):
        return self.revision_map.get_revisions(self.up_revision_ids)

    @property
    def down_revisions(self):
        return self.revision_map.get_revisions(self.down_revision_ids)

    @property
    def source_revisions(self):
        return self.revision_map.get_revisions(self.source_revision_ids)

    @property
    def destination_revisions(self):
        return self.revision_map.get_revisions(self.destination_revision_ids)


class MigrationStep:
    @property
    def name(self):
        return self.migration_fn.__name__

    @property
    def is_downgrade(self):
        return not self.is_upgrade

    @property
    def short_log(self):
        return "%s %s -> %s" % (
            self.name,
            util.format_as_comma(self.from_revisions_no_deps),
            util.format_as_comma(self.to_revisions_no_deps),
        )

    def __str__(self):
        return f"{self.short_log}, {self.doc}" if self.doc else self.short_log


class RevisionStep(MigrationStep):
    def __init__(self, revision_map, revision, is_upgrade):
        self.revision_map, self.revision, self.is_upgrade = revision_map, revision, is_upgrade
        self.migration_fn = revision.module.upgrade if is_upgrade else revision.module.downgrade

    def __repr__(self):
        return "RevisionStep(%r, is_upgrade=%r)" % (self.revision.revision, self.is_upgrade)

    @property
    def doc(self):
        return self.revision.doc

    @property
    def from_revisions_no_deps(self):
        return (
            self.revision._versioned_down_revisions
            if self.is_upgrade
            else (self.revision.revision,)
        )

    @property
    def to_revisions_no_deps(self):
        return (
            (self.revision.revision,)
            if self.is_upgrade
            else self.revision._versioned_down_revisions
        )

    def version_changes(self, heads):
        return self.revision_map._graph.step_changes(
            self.revision.revision, self.is_upgrade, list(heads)
        )

    @property
    def info(self):
        return MigrationInfo(
            self.revision_map,
            self.is_upgrade,
            False,
            self.revision.revision,
            self.revision._normalized_down_revisions,
        )


class StampStep(MigrationStep):
    doc = None

    def __init__(self, from_, to_, is_upgrade, branch_move, revision_map=None):
        self.from_, self.to_ = tuple(util.to_tuple(from_, ())), tuple(util.to_tuple(to_, ()))
        self.is_upgrade, self.branch_move, self.revision_map = is_upgrade, branch_move, revision_map
        self.migration_fn = self.stamp_revision

    def stamp_revision(self, **kw):
        return None

    @property
    def from_revisions_no_deps(self):
        return self.from_

    @property
    def to_revisions_no_deps(self):
        return self.to_

    def version_changes(self, heads):
        return self.revision_map._graph.stamp_changes(
            list(self.from_), list(self.to_), self.is_upgrade, self.branch_move, list(heads)
        )

    @property
    def info(self):
        up, down = (self.to_, self.from_) if self.is_upgrade else (self.from_, self.to_)
        return MigrationInfo(self.revision_map, self.is_upgrade, True, up, down)
