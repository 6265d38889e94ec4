"""The `alembic` command line: commands, their options and what help says of them
(alembic/config.py:CommandLine)."""

import os
from argparse import ArgumentParser

from alembic import command, util
from alembic.config import Config

_STORE = {"type": str}
_FLAG = {"action": "store_true"}
OPTIONS = {
    "template": (
        "-t",
        "--template",
        dict(_STORE, default="generic", help="Setup template for use with 'init'"),
    ),
    "message": ("-m", "--message", dict(_STORE, help="Message string to use with 'revision'")),
    "sql": (
        "--sql",
        dict(
            _FLAG,
            help="Don't emit SQL to database - dump to standard output/file instead. See docs on offline mode.",
        ),
    ),
    "tag": (
        "--tag",
        dict(_STORE, help="Arbitrary 'tag' name - can be used by custom env.py scripts."),
    ),
    "head": (
        "--head",
        dict(_STORE, help="Specify head revision or <branchname>@head to base new revision on."),
    ),
    "splice": (
        "--splice",
        dict(_FLAG, help="Allow a non-head revision as the 'head' to splice onto"),
    ),
    "depends_on": (
        "--depends-on",
        dict(
            action="append",
            help="Specify one or more revision identifiers which this revision should depend on.",
        ),
    ),
    "rev_id": (
        "--rev-id",
        dict(_STORE, help="Specify a hardcoded revision id instead of generating one"),
    ),
    "version_path": (
        "--version-path",
        dict(_STORE, help="Specify specific path from config for version file"),
    ),
    "branch_label": (
        "--branch-label",
        dict(_STORE, help="Specify a branch label to apply to the new revision"),
    ),
    "verbose": ("-v", "--verbose", dict(_FLAG, help="Use more verbose output")),
    "resolve_dependencies": (
        "--resolve-dependencies",
        dict(_FLAG, help="Treat dependency versions as down revisions"),
    ),
    "autogenerate": (
        "--autogenerate",
        dict(
            _FLAG,
            help="Populate revision script with candidate migration operations, based on comparison of database to model.",
        ),
    ),
    "rev_range": (
        "-r",
        "--rev-range",
        dict(action="store", help="Specify a revision range; format is [start]:[end]"),
    ),
    "indicate_current": (
        "-i",
        "--indicate-current",
        dict(_FLAG, help="Indicate the current revision"),
    ),
    "purge": (
        "--purge",
        dict(_FLAG, help="Unconditionally erase the version table before stamping"),
    ),
    "package": (
        "--package",
        dict(_FLAG, help="Write empty __init__.py files to the environment and version locations"),
    ),
    "check_heads": (
        "-c",
        "--check-heads",
        dict(
            _FLAG,
            help="Check if all head revisions are applied to the database. Exit with an error code if this is not the case.",
        ),
    ),
}
WORDS = {
    "directory": dict(help="location of scripts directory"),
    "revision": dict(help="revision identifier"),
    "revisions": dict(nargs="+", help="one or more revisions, or 'heads' for all heads"),
}
# Name: what the list of commands says, positional arguments, options in the order of the function's
# arguments.
COMMANDS = {
    "branches": ("Show current branch points.", [], ["verbose"]),
    "check": ("Check if revision command with autogenerate has pending upgrade ops.", [], []),
    "current": ("Display the current revision for a database.", [], ["check_heads", "verbose"]),
    "downgrade": ("Revert to a previous version.", ["revision"], ["sql", "tag"]),
    "edit": ("Edit revision script(s) using $EDITOR.", ["rev"], []),
    "ensure_version": (
        "Create the alembic version table if it doesn't exist already .",
        [],
        ["sql"],
    ),
    "heads": (
        "Show current available heads in the script directory.",
        [],
        ["verbose", "resolve_dependencies"],
    ),
    "history": (
        "List changeset scripts in chronological order.",
        [],
        ["rev_range", "verbose", "indicate_current"],
    ),
    "init": ("Initialize a new scripts directory.", ["directory"], ["template", "package"]),
    "list_templates": ("List available templates.", [], []),
    "merge": (
        "Merge two revisions together. Creates a new migration file.",
        ["revisions"],
        ["message", "branch_label", "rev_id", "splice"],
    ),
    "revision": (
        "Create a new revision file.",
        [],
        [
            "message",
            "autogenerate",
            "sql",
            "head",
            "splice",
            "branch_label",
            "version_path",
            "rev_id",
            "depends_on",
        ],
    ),
    "show": ("Show the revision(s) denoted by the given symbol.", ["rev"], []),
    "stamp": (
        "'stamp' the revision table with the given revision; don't run any migrations.",
        ["revisions"],
        ["sql", "tag", "purge"],
    ),
    "upgrade": ("Upgrade to a later version.", ["revision"], ["sql", "tag"]),
}


class CommandLine:
    def __init__(self, prog=None):
        self.parser = parser = ArgumentParser(prog=prog or "alembic")
        parser.add_argument("--version", action="version", version="%%(prog)s %s" % "1.20.1")
        parser.add_argument(
            "-c",
            "--config",
            action="append",
            help='Alternate config file; defaults to value of ALEMBIC_CONFIG environment variable, or "alembic.ini". '
            "May also refer to pyproject.toml file.  May be specified twice to reference both files separately",
        )
        parser.add_argument(
            "-n",
            "--name",
            type=str,
            default="alembic",
            help="Name of section in .ini file to use for Alembic config (only applies to configparser config, not toml)",
        )
        parser.add_argument(
            "-x",
            action="append",
            help="Additional arguments consumed by custom env.py scripts, e.g. -x setting1=somesetting -x setting2=somesetting",
        )
        parser.add_argument(
            "--raiseerr", action="store_true", help="Raise a full stack trace on error"
        )
        parser.add_argument("-q", "--quiet", action="store_true", help="Do not log to std output.")
        self.subparsers = parser.add_subparsers()
        for name, (text, words, options) in COMMANDS.items():
            self._add_command(name, getattr(command, name), text, words, options)

    def _add_command(self, name, function, text, words, options):
        parser = self.subparsers.add_parser(name, help=text)
        parser.set_defaults(cmd=(function, words, options))
        for option in options:
            *strings, settings = OPTIONS[option]
            parser.add_argument(*strings, **settings)
        for word in words:
            parser.add_argument(word, **WORDS.get(word, {}))

    def register_command(self, fn):
        """A command of the user's own: its arguments are the function's, its help the first
        paragraph of the docstring."""
        import inspect

        parameters = list(inspect.signature(fn).parameters.values())[1:]
        words = [
            parameter.name
            for parameter in parameters
            if parameter.default is inspect.Parameter.empty
        ]
        options = [
            parameter.name
            for parameter in parameters
            if parameter.default is not inspect.Parameter.empty and parameter.name in OPTIONS
        ]
        paragraph = (fn.__doc__ or "").split("\n\n")[0]
        self._add_command(
            fn.__name__,
            fn,
            " ".join(line.strip() for line in paragraph.split("\n") if line.strip()),
            words,
            options,
        )

    def main(self, argv=None):
        options = self.parser.parse_args(argv)
        if not hasattr(options, "cmd"):
            self.parser.error("too few arguments")
        toml, ini = self._files(options.config)
        config = Config(file_=ini, toml_file=toml, ini_section=options.name, cmd_opts=options)
        self.run_cmd(config, options)

    def _files(self, names):
        """Names of pyproject.toml and ini file, from the options, ALEMBIC_CONFIG, or as they
        usually are."""
        chosen = {"pyproject.toml": "pyproject.toml", "ini": "alembic.ini"}
        known = os.environ.get("ALEMBIC_CONFIG")
        if known:
            chosen["pyproject.toml" if os.path.basename(known) == "pyproject.toml" else "ini"] = (
                known
            )
        given = set()
        for name in names or ():
            kind = "pyproject.toml" if os.path.basename(name) == "pyproject.toml" else "ini"
            if kind in given:
                raise util.CommandError(
                    "pyproject.toml indicated more than once"
                    if kind == "pyproject.toml"
                    else "only one ini file may be indicated"
                )
            given.add(kind)
            chosen[kind] = name
        return chosen["pyproject.toml"], chosen["ini"]

    def run_cmd(self, config, options):
        function, words, names = options.cmd
        try:
            function(
                config,
                *[getattr(options, word, None) for word in words],
                **{name: getattr(options, name, None) for name in names},
            )
        except util.CommandError as error:
            if options.raiseerr:
                raise
            util.err(str(error), **config.messaging_opts)
