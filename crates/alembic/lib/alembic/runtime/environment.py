"""EnvironmentContext: what env.py talks to."""

import _stand_in_place
from alembic import context as _context
from alembic import util
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

# What `configure()` hands to MigrationContext beside the options.
_PLACE = ("connection", "url", "dialect_name", "dialect", "dialect_opts")
# Options that keep what the command said where env.py says nothing, or nothing true.
_UNLESS_NONE = ("transactional_ddl", "output_buffer", "render_item", "compare_server_default")
_UNLESS_FALSE = ("starting_rev", "tag")


def _refuse_stand_ins(connection, metadata):
    """Neither the database nor the models may be something that stands in for a package."""
    _stand_in_place.refuse(connection, "is used as the connection of the migrations")
    for one in metadata if isinstance(metadata, (list, tuple)) else [metadata]:
        _stand_in_place.refuse(one, "is used as target_metadata")


class EnvironmentContext:
    """A run of env.py: the options of the command that runs it, and the context it configures.

    As a context manager it is what `alembic.context` speaks to.
    """

    def __init__(self, config, script, **kw):
        vars(self).update(script=script, config=config, context_opts=kw, _migration_context=None)

    def __enter__(self):
        _context._stack.append(self)
        return self

    def __exit__(self, *exc):
        _context._stack.remove(self)

    # What the command asked for.

    def _number(self, symbol):
        return self.script.as_revision_number(symbol)

    def is_offline_mode(self):
        """Whether SQL is printed (`--sql`)."""
        return bool(self.context_opts.get("as_sql"))

    def requires_connection(self):
        """Whether SQL is run."""
        return self.is_offline_mode() is False

    def get_head_revision(self):
        """The head; CommandError where there are several."""
        return self._number("head")

    def get_head_revisions(self):
        """All heads."""
        return self._number("heads")

    def get_starting_revision_argument(self):
        """Where the command begins: the database's revision, or the one before the colon."""
        if self._migration_context is None and "starting_rev" not in self.context_opts:
            raise util.CommandError("No starting revision argument is available.")
        if self._migration_context is None:
            return self._number(self.context_opts["starting_rev"])
        return self._number(self._migration_context._start_from_rev)

    def get_revision_argument(self):
        """Where the command goes."""
        return self._number(self.context_opts["destination_rev"])

    def get_tag_argument(self):
        """The text of `--tag`."""
        options = self.context_opts
        return options.get("tag")

    def get_x_argument(self, as_dictionary=False):
        """The texts of `-x`, or what stands before and behind their equals signs."""
        given = [*(getattr(self.config.cmd_opts, "x", None) or ())]
        if as_dictionary:
            parts = (text.partition("=") for text in given)
            return {key: value for key, _, value in parts}
        return given

    # What env.py sets up.

    def configure(
        self,
        connection=None,
        url=None,
        dialect_name=None,
        dialect_opts=None,
        transactional_ddl=None,
        transaction_per_migration=False,
        output_buffer=None,
        starting_rev=None,
        tag=None,
        template_args=None,
        render_as_batch=False,
        target_metadata=None,
        include_name=None,
        include_object=None,
        include_schemas=False,
        process_revision_directives=None,
        compare_type=True,
        compare_server_default=False,
        render_item=None,
        literal_binds=False,
        upgrade_token="upgrades",
        downgrade_token="downgrades",
        alembic_module_prefix="op.",
        sqlalchemy_module_prefix="sa.",
        user_module_prefix=None,
        on_version_apply=None,
        autogenerate_plugins=None,
        dialect=None,
        **kw,
    ):
        """Makes the MigrationContext of this run; see Alembic's documentation for each option."""
        given = {**locals(), **kw}
        for name in ("self", "kw"):
            del given[name]
        _refuse_stand_ins(connection, target_metadata)
        place = {name: given.pop(name) for name in _PLACE}
        self.context_opts.update(self._options(given))
        self._migration_context = MigrationContext.configure(
            **place, opts=self.context_opts, environment_context=self
        )

    def _options(self, given):
        """What `configure()` was given as the options of a MigrationContext."""
        if given["output_buffer"] is None:
            given["output_buffer"] = self.config.output_buffer
        for name in _UNLESS_NONE:
            if given[name] is None:
                del given[name]
        for name in _UNLESS_FALSE:
            if not given[name]:
                del given[name]
        for_template = given.pop("template_args")
        if for_template and "template_args" in self.context_opts:
            self.context_opts["template_args"].update(for_template)
        listeners = util.to_tuple(given["on_version_apply"], ())
        return {**given, "on_version_apply": listeners, "script": self.script}

    def get_context(self):
        """The MigrationContext; an Exception before `configure()`."""
        if self._migration_context:
            return self._migration_context
        raise Exception("No context has been configured yet.")

    def get_bind(self):
        """The connection, or None offline."""
        context = self.get_context()
        return context.bind

    def get_impl(self):
        """What runs or prints the SQL."""
        context = self.get_context()
        return context.impl

    def is_transactional_ddl(self):
        """Whether migrations run within a transaction."""
        return self.get_impl().transactional_ddl

    # What env.py runs.

    def begin_transaction(self):
        """A context manager around `run_migrations()`."""
        context = self.get_context()
        return context.begin_transaction()

    def execute(self, sql, execution_options=None):
        """Runs a statement, or prints it offline."""
        context = self.get_context()
        context.execute(sql, execution_options)

    def static_output(self, text):
        """Prints a text into the script of offline mode."""
        self.get_impl().static_output(text)

    def run_migrations(self, **kw):
        """Runs the command's steps; keywords go to each `upgrade()` or `downgrade()`."""
        context = self.get_context()
        with Operations.context(context):
            context.run_migrations(**kw)
