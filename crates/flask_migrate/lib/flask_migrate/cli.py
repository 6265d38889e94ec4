"""The `flask db` commands."""

import click
import flask_migrate as api
from flask import g
from flask.cli import with_appcontext

_directory = dict(default=None, help='Migration script directory (default is "migrations")')
_sql = dict(is_flag=True, help="Don't emit SQL to database - dump to standard output instead")
_x_arg = dict(multiple=True, help="Additional arguments consumed by custom env.py scripts")
_tag = dict(default=None, help='Arbitrary "tag" name - can be used by custom env.py scripts')
_verbose = dict(is_flag=True, help="Use more verbose output")
_rev_id = dict(default=None, help="Specify a hardcoded revision id instead of generating one")
_label = dict(default=None, help="Specify a branch label to apply to the new revision")


@click.group()
@click.option("-d", "--directory", **_directory)
@click.option("-x", "--x-arg", **_x_arg)
@with_appcontext
def db(directory, x_arg):
    """Perform database migrations."""
    g.directory = directory
    g.x_arg = x_arg


def _command(f):
    return db.command(f.__name__.lstrip("_").replace("_", "-"))(
        click.option("-d", "--directory", **_directory)(with_appcontext(f))
    )


@db.command()
@with_appcontext
def list_templates():
    """List available templates."""
    api.list_templates()


@_command
@click.option("--multidb", is_flag=True, help="Support multiple databases")
@click.option(
    "-t", "--template", default=None, help='Repository template to use (default is "flask")'
)
@click.option(
    "--package",
    is_flag=True,
    help="Write empty __init__.py files to the environment and version locations",
)
def init(directory, multidb, template, package):
    """Creates a new migration repository."""
    api.init(directory or g.directory, multidb, template, package)


def _revision_options(x_arg):
    def decorate(f):
        if x_arg:
            f = click.option("-x", "--x-arg", **_x_arg)(f)
        f = click.option("--rev-id", **_rev_id)(f)
        f = click.option(
            "--version-path",
            default=None,
            help="Specify specific path from config for version file",
        )(f)
        f = click.option("--branch-label", **_label)(f)
        f = click.option(
            "--splice", is_flag=True, help='Allow a non-head revision as the "head" to splice onto'
        )(f)
        f = click.option(
            "--head",
            default="head",
            help="Specify head revision or <branchname>@head to base new revision on",
        )(f)
        f = click.option("--sql", **_sql)(f)
        if not x_arg:
            f = click.option(
                "--autogenerate",
                is_flag=True,
                help="Populate revision script with candidate migration operations, based on comparison of database to model",
            )(f)
        return click.option("-m", "--message", default=None, help="Revision message")(f)

    return decorate


@_command
@_revision_options(False)
def revision(
    directory, message, autogenerate, sql, head, splice, branch_label, version_path, rev_id
):
    """Create a new revision file."""
    api.revision(
        directory or g.directory,
        message,
        autogenerate,
        sql,
        head,
        splice,
        branch_label,
        version_path,
        rev_id,
    )


@_command
@_revision_options(True)
def migrate(directory, message, sql, head, splice, branch_label, version_path, rev_id, x_arg):
    """Autogenerate a new revision file (Alias for
    'revision --autogenerate')"""
    api.migrate(
        directory or g.directory,
        message,
        sql,
        head,
        splice,
        branch_label,
        version_path,
        rev_id,
        x_arg or g.x_arg,
    )


@_command
@click.argument("revision", default="head")
def edit(directory, revision):
    """Edit a revision file"""
    api.edit(directory or g.directory, revision)


@_command
@click.option("-m", "--message", default=None, help="Merge revision message")
@click.option("--branch-label", **_label)
@click.option("--rev-id", **_rev_id)
@click.argument("revisions", nargs=-1)
def merge(directory, message, branch_label, rev_id, revisions):
    """Merge two revisions together, creating a new revision file"""
    api.merge(directory or g.directory, revisions, message, branch_label, rev_id)


@_command
@click.option("--sql", **_sql)
@click.option("--tag", **_tag)
@click.option("-x", "--x-arg", **_x_arg)
@click.argument("revision", default="head")
def upgrade(directory, sql, tag, x_arg, revision):
    """Upgrade to a later version"""
    api.upgrade(directory or g.directory, revision, sql, tag, x_arg or g.x_arg)


@_command
@click.option("--sql", **_sql)
@click.option("--tag", **_tag)
@click.option("-x", "--x-arg", **_x_arg)
@click.argument("revision", default="-1")
def downgrade(directory, sql, tag, x_arg, revision):
    """Revert to a previous version"""
    api.downgrade(directory or g.directory, revision, sql, tag, x_arg or g.x_arg)


@_command
@click.argument("revision", default="head")
def show(directory, revision):
    """Show the revision denoted by the given symbol."""
    api.show(directory or g.directory, revision)


@_command
@click.option(
    "-r", "--rev-range", default=None, help="Specify a revision range; format is [start]:[end]"
)
@click.option("-v", "--verbose", **_verbose)
@click.option(
    "-i",
    "--indicate-current",
    is_flag=True,
    help="Indicate current version (Alembic 0.9.9 or greater is required)",
)
def history(directory, rev_range, verbose, indicate_current):
    """List changeset scripts in chronological order."""
    api.history(directory or g.directory, rev_range, verbose, indicate_current)


@_command
@click.option("-v", "--verbose", **_verbose)
@click.option(
    "--resolve-dependencies", is_flag=True, help="Treat dependency versions as down revisions"
)
def heads(directory, verbose, resolve_dependencies):
    """Show current available heads in the script directory"""
    api.heads(directory or g.directory, verbose, resolve_dependencies)


@_command
@click.option("-v", "--verbose", **_verbose)
def branches(directory, verbose):
    """Show current branch points"""
    api.branches(directory or g.directory, verbose)


@_command
@click.option("-v", "--verbose", **_verbose)
def current(directory, verbose):
    """Display the current revision for each database."""
    api.current(directory or g.directory, verbose)


@_command
@click.option("--sql", **_sql)
@click.option("--tag", **_tag)
@click.option(
    "--purge", is_flag=True, help="Delete the version in the alembic_version table before stamping"
)
@click.argument("revision", default="head")
def stamp(directory, sql, tag, purge, revision):
    """'stamp' the revision table with the given revision; don't run any
    migrations"""
    api.stamp(directory or g.directory, revision, sql, tag, purge)


@_command
def check(directory):
    """Check if there are any new operations to migrate"""
    api.check(directory or g.directory)
