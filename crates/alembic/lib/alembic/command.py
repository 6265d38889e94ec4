"""The commands: one function each."""

import os

from alembic import util
from alembic._native import render_template, template_files, template_names
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory


def _templates(config):
    kind = config.get_template_directory().rsplit("/", 1)[-1]
    return [
        (name, dict(template_files(kind, name))["README"].split("\n")[0].rstrip())
        for name in template_names(kind)
    ]


def list_templates(config):
    config.print_stdout("Available templates:\n")
    for name, synopsis in _templates(config):
        config.print_stdout("%s - %s", name, synopsis)
    config.print_stdout("\nTemplates are used via the 'init' command, e.g.:")
    config.print_stdout("\n  alembic init --template generic ./scripts")


def _template(config, name):
    """Files of a template: ours by name, or a folder of the project."""
    place = config.get_template_directory()
    if place.startswith("<templates>"):
        found = template_files(place.rsplit("/", 1)[-1], name)
        if found is None:
            raise util.CommandError(
                f"No such template {os.path.join('/usr/local/lib/python3.11/site-packages', place.rsplit('/', 1)[-1], 'templates', name)}"
            )
        return found
    folder = os.path.join(place, name)
    if not os.path.exists(folder):
        raise util.CommandError(f"No such template {folder}")
    found = []
    for file in os.listdir(folder):
        if os.path.isfile(os.path.join(folder, file)):
            with open(os.path.join(folder, file)) as source:
                found.append((file, source.read()))
    return found


def init(config, directory, template="generic", package=False):
    directory = str(directory)
    if os.path.exists(directory) and os.listdir(directory):
        raise util.CommandError("Directory %s already exists and is not empty" % directory)
    files = _template(config, template)
    quiet = config.messaging_opts
    full = os.path.abspath(directory)
    if not os.path.exists(directory):
        with util.status(f"Creating directory {full}", **quiet):
            os.makedirs(directory)
    versions = os.path.join(full, "versions")
    with util.status(f"Creating directory {versions}", **quiet):
        os.makedirs(versions)
    script = ScriptDirectory(directory, messaging_opts=quiet)
    config_file = toml_file = None
    for name, text in files:
        if name == "alembic.ini.mako":
            config_file = os.path.abspath(config.config_file_name)
            if os.path.exists(config_file):
                util.msg(f"File {config_file} already exists, skipping", **quiet)
            else:
                script._write(
                    render_template(text, {"script_location": _location(directory, config_file)}),
                    config_file,
                )
        elif name == "pyproject.toml.mako":
            toml_file = os.path.abspath(config.toml_file_name or "pyproject.toml")
            rendered = render_template(text, {"script_location": _location(directory, toml_file)})
            if os.path.exists(toml_file):
                with open(toml_file) as file:
                    before = file.read()
                if "[tool.alembic]" in before:
                    util.msg(
                        f"File {toml_file} already exists and already has a [tool.alembic] section, skipping"
                    )
                    continue
                with util.status(f"Appending to existing {toml_file}", **quiet):
                    with open(toml_file, "a") as file:
                        file.write("\n\n" + rendered)
            else:
                script._write(rendered, toml_file)
        else:
            script._write(text, os.path.join(directory, name))
    if package:
        for path in (os.path.join(full, "__init__.py"), os.path.join(versions, "__init__.py")):
            with util.status(f"Adding {path}", **quiet):
                with open(path, "w"):
                    pass
    if toml_file:
        util.msg(
            f"Please edit configuration settings in {toml_file} and configuration/connection/logging settings in {config_file} before proceeding.",
            **quiet,
        )
    else:
        util.msg(
            f"Please edit configuration/connection/logging settings in {config_file} before proceeding.",
            **quiet,
        )


def _location(directory, config_file):
    if os.path.isabs(directory):
        return directory
    relative = os.path.relpath(os.path.abspath(directory), os.path.dirname(config_file))
    return "%(here)s" if relative == "." else "%(here)s/" + relative


def revision(
    config,
    message=None,
    autogenerate=False,
    sql=False,
    head="head",
    splice=False,
    branch_label=None,
    version_path=None,
    rev_id=None,
    depends_on=None,
    process_revision_directives=None,
):
    from alembic.autogenerate.api import RevisionContext

    script_directory = ScriptDirectory.from_config(config)
    arguments = dict(
        message=message,
        autogenerate=autogenerate,
        sql=sql,
        head=head,
        splice=splice,
        branch_label=branch_label,
        version_path=version_path,
        rev_id=rev_id,
        depends_on=depends_on,
    )
    revision_context = RevisionContext(
        config, script_directory, arguments, process_revision_directives=process_revision_directives
    )
    environment = util.asbool(config.get_alembic_option("revision_environment"))
    if autogenerate:
        environment = True
        if sql:
            raise util.CommandError("Using --sql with --autogenerate does not make any sense")
        retrieve = revision_context.run_autogenerate
    elif environment:
        retrieve = revision_context.run_no_autogenerate
    elif sql:
        raise util.CommandError(
            "Using --sql with the revision command when revision_environment is not configured does not make any sense"
        )
    if environment:

        def migrations(rev, context):
            retrieve(rev, context)
            return []

        with EnvironmentContext(
            config,
            script_directory,
            fn=migrations,
            as_sql=sql,
            template_args=revision_context.template_args,
            revision_context=revision_context,
        ):
            script_directory.run_env()
    scripts = list(revision_context.generate_scripts())
    return scripts[0] if len(scripts) == 1 else scripts


def check(config):
    from alembic.autogenerate.api import RevisionContext

    script_directory = ScriptDirectory.from_config(config)
    arguments = dict(
        message=None,
        autogenerate=True,
        sql=False,
        head="head",
        splice=False,
        branch_label=None,
        version_path=None,
        rev_id=None,
        depends_on=None,
    )
    revision_context = RevisionContext(config, script_directory, arguments)

    def migrations(rev, context):
        revision_context.run_autogenerate(rev, context)
        return []

    with EnvironmentContext(
        config,
        script_directory,
        fn=migrations,
        as_sql=False,
        template_args=revision_context.template_args,
        revision_context=revision_context,
    ):
        script_directory.run_env()
    diffs = []
    for upgrade_ops in revision_context.generated_revisions[-1].upgrade_ops_list:
        diffs.extend(upgrade_ops.as_diffs())
    if diffs:
        raise util.AutogenerateDiffsDetected(
            f"New upgrade operations detected: {diffs}",
            revision_context=revision_context,
            diffs=diffs,
        )
    config.print_stdout("No new upgrade operations detected.")


def _run(config, script, function, **kw):
    with EnvironmentContext(config, script, fn=function, **kw):
        script.run_env()


def merge(config, revisions, message=None, branch_label=None, rev_id=None, splice=False):
    script = ScriptDirectory.from_config(config)
    template_args = {"config": config}
    if util.asbool(config.get_alembic_option("revision_environment")):
        _run(config, script, lambda rev, context: [], as_sql=False, template_args=template_args)
    return script.generate_revision(
        rev_id or util.rev_id(),
        message,
        refresh=True,
        head=revisions,
        branch_labels=branch_label,
        splice=splice,
        **template_args,
    )


def _range(revision, sql):
    """The start and the end of `start:end`, which only offline mode may give."""
    if ":" not in revision:
        return None, revision
    if not sql:
        raise util.CommandError("Range revision not allowed")
    start, revision = revision.split(":", 2)
    return start, revision


def upgrade(config, revision, sql=False, tag=None):
    script = ScriptDirectory.from_config(config)
    starting_rev, revision = _range(revision, sql)
    _run(
        config,
        script,
        lambda rev, context: script._upgrade_revs(revision, rev),
        as_sql=sql,
        starting_rev=starting_rev,
        destination_rev=revision,
        tag=tag,
    )


def downgrade(config, revision, sql=False, tag=None):
    script = ScriptDirectory.from_config(config)
    starting_rev, revision = _range(revision, sql)
    if sql and starting_rev is None:
        raise util.CommandError("downgrade with --sql requires <fromrev>:<torev>")
    _run(
        config,
        script,
        lambda rev, context: script._downgrade_revs(revision, rev),
        as_sql=sql,
        starting_rev=starting_rev,
        destination_rev=revision,
        tag=tag,
    )


def show(config, rev):
    script = ScriptDirectory.from_config(config)

    def show_current(current, context):
        for sc in script.get_revisions(current):
            config.print_stdout(sc.log_entry)
        return []

    if rev == "current":
        _run(config, script, show_current)
    else:
        for sc in script.get_revisions(rev):
            config.print_stdout(sc.log_entry)


def history(config, rev_range=None, verbose=False, indicate_current=False):
    script = ScriptDirectory.from_config(config)
    base = head = None
    if rev_range is not None:
        if ":" not in rev_range:
            raise util.CommandError("History range requires [start]:[end], [start]:, or :[end]")
        base, head = rev_range.strip().split(":")

    def display(base, head, currents=()):
        for sc in script.walk_revisions(base=base or "base", head=head or "heads"):
            if indicate_current:
                sc._db_current_indicator = sc.revision in currents
            config.print_stdout(
                sc.cmd_format(
                    verbose=verbose, include_branches=True, include_doc=True, include_parents=True
                )
            )

    def display_current(rev, context):
        display(
            rev if base == "current" and head != "current" else base,
            rev if head == "current" else head,
            rev,
        )
        return []

    if (
        base == "current"
        or head == "current"
        or indicate_current
        or util.asbool(config.get_alembic_option("revision_environment"))
    ):
        _run(config, script, display_current)
    else:
        display(base, head)


def heads(config, verbose=False, resolve_dependencies=False):
    script = ScriptDirectory.from_config(config)
    for rev in script.get_revisions("heads" if resolve_dependencies else script.get_heads()):
        config.print_stdout(rev.cmd_format(verbose, include_branches=True, tree_indicators=False))


def branches(config, verbose=False):
    script = ScriptDirectory.from_config(config)
    for sc in script.walk_revisions():
        if sc.is_branch_point:
            children = [script.get_revision(rev) for rev in sorted(sc.nextrev)]
            lines = [
                "%s -> %s"
                % (
                    " " * len(str(sc.revision)),
                    child.cmd_format(False, include_branches=True, include_doc=verbose),
                )
                for child in children
            ]
            config.print_stdout(
                "%s\n%s\n", sc.cmd_format(verbose, include_branches=True), "\n".join(lines)
            )


def current(config, check_heads=False, verbose=False):
    script = ScriptDirectory.from_config(config)

    def display(rev, context):
        if verbose:
            config.print_stdout(
                "Current revision(s) for %s:", util.obfuscate_url_pw(context.connection.engine.url)
            )
        if check_heads and set(context.get_current_heads()) != set(script.get_heads()):
            raise util.DatabaseNotAtHead("Database is not on all head revisions")
        for found in script.get_all_current(rev):
            config.print_stdout(found.cmd_format(verbose))
        return []

    _run(config, script, display, dont_mutate=True)


def stamp(config, revision, sql=False, tag=None, purge=False):
    script = ScriptDirectory.from_config(config)
    starting_rev, destinations = None, util.to_list(revision)
    if sql:
        destinations = []
        for part in util.to_list(revision):
            if ":" in part:
                start, part = part.split(":", 2)
                if starting_rev != start:
                    if starting_rev is not None:
                        raise util.CommandError(
                            "Stamp operation with --sql only supports a single starting revision at a time"
                        )
                    starting_rev = start
            destinations.append(part)
    wanted = util.to_tuple(destinations)
    _run(
        config,
        script,
        lambda rev, context: script._stamp_revs(wanted, rev),
        as_sql=sql,
        starting_rev=starting_rev,
        destination_rev=wanted,
        tag=tag,
        purge=purge,
    )


def edit(config, rev):
    from alembic._native import open_in_editor

    script = ScriptDirectory.from_config(config)

    def edit_current(current, context):
        if not current:
            raise util.CommandError("No current revisions")
        for sc in script.get_revisions(current):
            open_in_editor(sc.path)
        return []

    if rev == "current":
        _run(config, script, edit_current)
        return
    revs = script.get_revisions(rev)
    if not revs:
        raise util.CommandError("No revision files indicated by symbol '%s'" % rev)
    for sc in revs:
        open_in_editor(sc.path)


def ensure_version(config, sql=False):
    script = ScriptDirectory.from_config(config)

    def ensure(rev, context):
        context._ensure_version_table()
        return []

    _run(config, script, ensure, as_sql=sql)
