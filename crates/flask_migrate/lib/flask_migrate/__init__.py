"""Flask-Migrate: Alembic's commands with the settings of a Flask application."""

import logging
import os
import sys
from functools import wraps

from alembic import __version__ as __alembic_version__
from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.util import CommandError
from flask import current_app, g

alembic_version = tuple(int(part) for part in __alembic_version__.split(".")[:3])
log = logging.getLogger(__name__)


class _Options:
    """What `config.cmd_opts` is: attributes by the names of options."""


class _MigrateConfig:
    def __init__(self, migrate, db, **kwargs):
        self.migrate, self.db, self.directory, self.configure_args = (
            migrate,
            db,
            migrate.directory,
            kwargs,
        )

    @property
    def metadata(self):
        return self.db.metadata


class Config(AlembicConfig):
    def __init__(self, *args, **kwargs):
        self.template_directory = kwargs.pop("template_directory", None)
        AlembicConfig.__init__(self, *args, **kwargs)

    def get_template_directory(self):
        return self.template_directory or "<templates>/flask_migrate"


class Migrate:
    def __init__(
        self,
        app=None,
        db=None,
        directory="migrations",
        command="db",
        compare_type=True,
        render_as_batch=True,
        **kwargs,
    ):
        self.configure_callbacks = []
        self.db, self.command, self.directory = db, command, str(directory)
        self.alembic_ctx_kwargs = kwargs
        kwargs["compare_type"], kwargs["render_as_batch"] = compare_type, render_as_batch
        if app is not None and db is not None:
            self.init_app(app, db, directory)

    def init_app(
        self,
        app,
        db=None,
        directory=None,
        command=None,
        compare_type=None,
        render_as_batch=None,
        **kwargs,
    ):
        self.db = db or self.db
        self.command = command or self.command
        self.directory = str(directory or self.directory)
        options = self.alembic_ctx_kwargs
        options.update(kwargs)
        if compare_type is not None:
            options["compare_type"] = compare_type
        if render_as_batch is not None:
            options["render_as_batch"] = render_as_batch
        if not hasattr(app, "extensions"):
            app.extensions = {}
        app.extensions["migrate"] = _MigrateConfig(self, self.db, **options)
        from flask_migrate.cli import db as group

        app.cli.add_command(group, name=self.command)

    def configure(self, f):
        self.configure_callbacks.append(f)
        return f

    def call_configure_callbacks(self, config):
        for callback in self.configure_callbacks:
            config = callback(config)
        return config

    def get_config(self, directory=None, x_arg=None, opts=None):
        directory = str(self.directory if directory is None else directory)
        config = Config(os.path.join(directory, "alembic.ini"))
        config.set_main_option("script_location", directory)
        if config.cmd_opts is None:
            config.cmd_opts = _Options()
        for name in opts or []:
            setattr(config.cmd_opts, name, True)
        if not hasattr(config.cmd_opts, "x"):
            given = (
                []
                if x_arg is None
                else list(x_arg)
                if isinstance(x_arg, (list, tuple))
                else [x_arg]
            )
            config.cmd_opts.x = list(g.get("x_arg", ())) + given
        return self.call_configure_callbacks(config)


def catch_errors(f):
    @wraps(f)
    def wrapped(*args, **kwargs):
        try:
            f(*args, **kwargs)
        except (CommandError, RuntimeError) as exc:
            log.error("Error: " + str(exc))
            sys.exit(1)

    return wrapped


def _config(directory, **kwargs):
    return current_app.extensions["migrate"].migrate.get_config(directory, **kwargs)


@catch_errors
def list_templates():
    """List available templates."""
    config = Config()
    config.print_stdout("Available templates:\n")
    for name, synopsis in command._templates(config):
        config.print_stdout("%s - %s", name, synopsis)


@catch_errors
def init(directory=None, multidb=False, template=None, package=False):
    """Creates a new migration repository"""
    migrate = current_app.extensions["migrate"]
    if directory is None:
        directory = migrate.directory
    folder = None
    if template is not None and ("/" in template or "\\" in template):
        folder, template = os.path.split(template)
    config = Config(template_directory=folder)
    config.set_main_option("script_location", directory)
    config.config_file_name = os.path.join(directory, "alembic.ini")
    config = migrate.migrate.call_configure_callbacks(config)
    if template is None:
        template = "flask-multidb" if multidb else "flask"
    command.init(config, directory, template=template, package=package)


@catch_errors
def revision(
    directory=None,
    message=None,
    autogenerate=False,
    sql=False,
    head="head",
    splice=False,
    branch_label=None,
    version_path=None,
    rev_id=None,
):
    """Create a new revision file."""
    config = _config(directory, opts=["autogenerate"] if autogenerate else None)
    command.revision(
        config,
        message,
        autogenerate=autogenerate,
        sql=sql,
        head=head,
        splice=splice,
        branch_label=branch_label,
        version_path=version_path,
        rev_id=rev_id,
    )


@catch_errors
def migrate(
    directory=None,
    message=None,
    sql=False,
    head="head",
    splice=False,
    branch_label=None,
    version_path=None,
    rev_id=None,
    x_arg=None,
):
    """Alias for 'revision --autogenerate'"""
    config = _config(directory, opts=["autogenerate"], x_arg=x_arg)
    command.revision(
        config,
        message,
        autogenerate=True,
        sql=sql,
        head=head,
        splice=splice,
        branch_label=branch_label,
        version_path=version_path,
        rev_id=rev_id,
    )


@catch_errors
def edit(directory=None, revision="current"):
    """Edit current revision."""
    command.edit(_config(directory), revision)


@catch_errors
def merge(directory=None, revisions="", message=None, branch_label=None, rev_id=None):
    """Merge two revisions together.  Creates a new migration file"""
    command.merge(
        _config(directory), revisions, message=message, branch_label=branch_label, rev_id=rev_id
    )


@catch_errors
def upgrade(directory=None, revision="head", sql=False, tag=None, x_arg=None):
    """Upgrade to a later version"""
    command.upgrade(_config(directory, x_arg=x_arg), revision, sql=sql, tag=tag)


@catch_errors
def downgrade(directory=None, revision="-1", sql=False, tag=None, x_arg=None):
    """Revert to a previous version"""
    config = _config(directory, x_arg=x_arg)
    if sql and revision == "-1":
        revision = "head:-1"
    command.downgrade(config, revision, sql=sql, tag=tag)


@catch_errors
def show(directory=None, revision="head"):
    """Show the revision denoted by the given symbol."""
    command.show(_config(directory), revision)


@catch_errors
def history(directory=None, rev_range=None, verbose=False, indicate_current=False):
    """List changeset scripts in chronological order."""
    command.history(
        _config(directory), rev_range, verbose=verbose, indicate_current=indicate_current
    )


@catch_errors
def heads(directory=None, verbose=False, resolve_dependencies=False):
    """Show current available heads in the script directory"""
    command.heads(_config(directory), verbose=verbose, resolve_dependencies=resolve_dependencies)


@catch_errors
def branches(directory=None, verbose=False):
    """Show current branch points"""
    command.branches(_config(directory), verbose=verbose)


@catch_errors
def current(directory=None, verbose=False):
    """Display the current revision for each database."""
    command.current(_config(directory), verbose=verbose)


@catch_errors
def stamp(directory=None, revision="head", sql=False, tag=None, purge=False):
    """'stamp' the revision table with the given revision; don't run any migrations"""
    command.stamp(_config(directory), revision, sql=sql, tag=tag, purge=purge)


@catch_errors
def check(directory=None):
    """Check if there are any new operations to migrate"""
    command.check(_config(directory))
