"""Flask-Migrate: Alembic's commands with the settings of a Flask application."""

import logging
import sys
from argparse import Namespace
from functools import partial, wraps
from os import path

from alembic import __version__ as __alembic_version__, command
from alembic.config import Config as AlembicConfig
from alembic.util import CommandError
from flask import current_app, g

alembic_version = tuple(map(int, __alembic_version__.split(".")[:3]))
log = logging.getLogger(__name__)


class _MigrateConfig:
    """`app.extensions["migrate"]`: what an application's env.py asks for."""

    def __init__(self, migrate, db, configure_args):
        self.migrate, self.db = migrate, db
        self.directory, self.configure_args = migrate.directory, configure_args

    @property
    def metadata(self):
        """The metadata of Flask-SQLAlchemy's default bind, for env.py of old releases."""
        return self.db.metadata


class Config(AlembicConfig):
    """Alembic's configuration with this package's templates, or those of a given folder."""

    def __init__(self, *args, template_directory=None, **kwargs):
        self.template_directory = template_directory
        super().__init__(*args, **kwargs)

    def get_template_directory(self):
        """Where `init` looks for templates."""
        return self.template_directory or "<templates>/flask_migrate"


class Migrate:
    """The extension: it gives an application the command `db`."""

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
        self.alembic_ctx_kwargs = {
            **kwargs,
            "compare_type": compare_type,
            "render_as_batch": render_as_batch,
        }
        self.configure_callbacks = []
        self.db, self.command, self.directory = db, command, str(directory)
        if None not in (app, db):
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
        """Adds the command to an application. What is given here wins over the constructor's."""
        from flask_migrate.cli import db as group

        named = {"db": db, "command": command, "directory": directory and str(directory)}
        vars(self).update({name: value for name, value in named.items() if value})
        choices = {"compare_type": compare_type, "render_as_batch": render_as_batch}
        kwargs.update({name: value for name, value in choices.items() if value is not None})
        self.alembic_ctx_kwargs.update(kwargs)
        extensions = vars(app).setdefault("extensions", {})
        extensions["migrate"] = _MigrateConfig(self, self.db, {**self.alembic_ctx_kwargs})
        app.cli.add_command(group, self.command)

    def configure(self, f):
        """Registers a callback that may change, or replace, the configuration."""
        self.configure_callbacks += [f]
        return f

    def call_configure_callbacks(self, config):
        """The configuration after all callbacks."""
        for change in self.configure_callbacks:
            config = change(config)
        return config

    def get_config(self, directory=None, x_arg=None, opts=None):
        """The configuration of a folder of migrations, with the `-x` options of `flask db` and of
        the caller."""
        folder = str(self.directory if directory is None else directory)
        config = Config(path.join(folder, "alembic.ini"))
        config.set_main_option("script_location", folder)
        options = config.cmd_opts = config.cmd_opts or Namespace()
        vars(options).update(dict.fromkeys(opts or (), True))
        if not hasattr(options, "x"):
            options.x = [*g.get("x_arg", ()), *_listed(x_arg)]
        return self.call_configure_callbacks(config)


def _listed(x_arg):
    """`-x` options as a list: none, one, or several."""
    if x_arg is None:
        return []
    return x_arg if isinstance(x_arg, (list, tuple)) else [x_arg]


def catch_errors(f):
    """A command that says what is wrong in one line, and ends with 1."""

    @wraps(f)
    def guarded(*args, **kwargs):
        try:
            f(*args, **kwargs)
        except (RuntimeError, CommandError) as error:
            log.error(f"Error: {error}")
            sys.exit(1)

    return guarded


class _Alembic:
    """The functions of `alembic.command` with the configuration of the current application."""

    def __init__(self, directory, **kwargs):
        self.config = current_app.extensions["migrate"].migrate.get_config(directory, **kwargs)

    def __getattr__(self, name):
        return partial(getattr(command, name), self.config)


@catch_errors
def list_templates():
    """List available templates."""
    own = Config()
    lines = ["Available templates:\n", *(" - ".join(row) for row in command._templates(own))]
    for line in lines:
        own.print_stdout("%s", line)


@catch_errors
def init(directory=None, multidb=False, template=None, package=False):
    """Creates a new migration repository"""
    extension = current_app.extensions["migrate"]
    if directory is None:
        directory = extension.directory
    folder, name = None, template or ("flask-multidb" if multidb else "flask")
    if template is not None and {"/", "\\"} & set(template):
        folder, name = path.split(template)
    config = Config(template_directory=folder)
    config.config_file_name = path.join(directory, "alembic.ini")
    config.set_main_option("script_location", directory)
    config = extension.migrate.call_configure_callbacks(config)
    command.init(config, directory, name, package)


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
    alembic = _Alembic(directory, opts=["autogenerate"] if autogenerate else None)
    place = head, splice, branch_label, version_path, rev_id
    alembic.revision(message, autogenerate, sql, *place)


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
    alembic = _Alembic(directory, x_arg=x_arg, opts=["autogenerate"])
    place = head, splice, branch_label, version_path, rev_id
    alembic.revision(message, True, sql, *place)


@catch_errors
def edit(directory=None, revision="current"):
    """Edit current revision."""
    _Alembic(directory).edit(revision)


@catch_errors
def merge(directory=None, revisions="", message=None, branch_label=None, rev_id=None):
    """Merge two revisions together.  Creates a new migration file"""
    _Alembic(directory).merge(revisions, message, branch_label, rev_id)


@catch_errors
def upgrade(directory=None, revision="head", sql=False, tag=None, x_arg=None):
    """Upgrade to a later version"""
    _Alembic(directory, x_arg=x_arg).upgrade(revision, sql, tag)


@catch_errors
def downgrade(directory=None, revision="-1", sql=False, tag=None, x_arg=None):
    """Revert to a previous version"""
    # Offline there is no database that knows where it is: one step down from the head.
    target = "head:-1" if (sql, revision) == (True, "-1") else revision
    _Alembic(directory, x_arg=x_arg).downgrade(target, sql, tag)


@catch_errors
def show(directory=None, revision="head"):
    """Show the revision denoted by the given symbol."""
    _Alembic(directory).show(revision)


@catch_errors
def history(directory=None, rev_range=None, verbose=False, indicate_current=False):
    """List changeset scripts in chronological order."""
    _Alembic(directory).history(rev_range, verbose, indicate_current)


@catch_errors
def heads(directory=None, verbose=False, resolve_dependencies=False):
    """Show current available heads in the script directory"""
    _Alembic(directory).heads(verbose, resolve_dependencies)


@catch_errors
def branches(directory=None, verbose=False):
    """Show current branch points"""
    _Alembic(directory).branches(verbose)


@catch_errors
def current(directory=None, verbose=False):
    """Display the current revision for each database."""
    _Alembic(directory).current(verbose=verbose)


@catch_errors
def stamp(directory=None, revision="head", sql=False, tag=None, purge=False):
    """'stamp' the revision table with the given revision; don't run any migrations"""
    _Alembic(directory).stamp(revision, sql, tag, purge)


@catch_errors
def check(directory=None):
    """Check if there are any new operations to migrate"""
    _Alembic(directory).check()
