"""The `alembic` command line: commands, their options and what help says of them
(alembic/config.py:CommandLine)."""

import os
from argparse import ArgumentParser

from alembic import __version__, command, util
from alembic.config import Config

# An option by its argument's name: how it is written, its kind, what help says of it.
OPTIONS = {
    "template": (
        "-t --template",
        "text",
        "Setup template for use with 'init'",
    ),
    "message": (
        "-m --message",
        "text",
        "Message string to use with 'revision'",
    ),
    "sql": (
        "--sql",
        "flag",
        "Don't emit SQL to database - dump to standard output/file instead. See docs on "
        "offline mode.",
    ),
    "tag": (
        "--tag",
        "text",
        "Arbitrary 'tag' name - can be used by custom env.py scripts.",
    ),
    "head": (
        "--head",
        "text",
        "Specify head revision or <branchname>@head to base new revision on.",
    ),
    "splice": (
        "--splice",
        "flag",
        "Allow a non-head revision as the 'head' to splice onto",
    ),
    "depends_on": (
        "--depends-on",
        "list",
        "Specify one or more revision identifiers which this revision should depend on.",
    ),
    "rev_id": (
        "--rev-id",
        "text",
        "Specify a hardcoded revision id instead of generating one",
    ),
    "version_path": (
        "--version-path",
        "text",
        "Specify specific path from config for version file",
    ),
    "branch_label": (
        "--branch-label",
        "text",
        "Specify a branch label to apply to the new revision",
    ),
    "verbose": (
        "-v --verbose",
        "flag",
        "Use more verbose output",
    ),
    "resolve_dependencies": (
        "--resolve-dependencies",
        "flag",
        "Treat dependency versions as down revisions",
    ),
    "autogenerate": (
        "--autogenerate",
        "flag",
        "Populate revision script with candidate migration operations, based on comparison of"
        " database to model.",
    ),
    "rev_range": (
        "-r --rev-range",
        "text",
        "Specify a revision range; format is [start]:[end]",
    ),
    "indicate_current": (
        "-i --indicate-current",
        "flag",
        "Indicate the current revision",
    ),
    "purge": (
        "--purge",
        "flag",
        "Unconditionally erase the version table before stamping",
    ),
    "package": (
        "--package",
        "flag",
        "Write empty __init__.py files to the environment and version locations",
    ),
    "check_heads": (
        "-c --check-heads",
        "flag",
        "Check if all head revisions are applied to the database. Exit with an error code if "
        "this is not the case.",
    ),
}
_KINDS = {"flag": {"action": "store_true"}, "list": {"action": "append"}, "text": {}}
_DEFAULTS = {"template": "generic"}
# What help says of words that are no options.
WORDS = {
    "directory": "location of scripts directory",
    "revision": "revision identifier",
    "revisions": "one or more revisions, or 'heads' for all heads",
}
_MAIN = (
    (
        "-c --config",
        "list",
        "Alternate config file; defaults to value of ALEMBIC_CONFIG environment variable, or "
        '"alembic.ini". May also refer to pyproject.toml file.  May be specified twice to '
        "reference both files separately",
    ),
    (
        "-n --name",
        "text",
        "Name of section in .ini file to use for Alembic config (only applies to configparser "
        "config, not toml)",
    ),
    (
        "-x",
        "list",
        "Additional arguments consumed by custom env.py scripts, e.g. -x setting1=somesetting -x "
        "setting2=somesetting",
    ),
    ("--raiseerr", "flag", "Raise a full stack trace on error"),
    ("-q --quiet", "flag", "Do not log to std output."),
)
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


def _add_option(parser, written, kind, text, **settings):
    parser.add_argument(*written.split(), help=text, **_KINDS[kind], **settings)


class CommandLine:
    """The parser of the command line, and what runs a parsed one. `prog` is what usage calls it."""

    def __init__(self, prog=None):
        parser = self.parser = ArgumentParser(prog=prog or "alembic")
        parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
        for option in _MAIN:
            _add_option(parser, *option)
        parser.set_defaults(name="alembic")
        self.subparsers = parser.add_subparsers()
        for name, (text, words, options) in COMMANDS.items():
            self._add_command(name, getattr(command, name), text, words, options)

    def _add_command(self, name, function, text, words, options):
        parser = self.subparsers.add_parser(name, help=text)
        parser.set_defaults(cmd=(function, words, options))
        for option in options:
            default = {"default": _DEFAULTS[option]} if option in _DEFAULTS else {}
            _add_option(parser, *OPTIONS[option], **default)
        for word in words:
            several = {"nargs": "+"} if word == "revisions" else {}
            parser.add_argument(word, help=WORDS.get(word), **several)

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
        """Runs a command line, the process's own where none is given."""
        parsed = self.parser.parse_args(argv)
        if "cmd" not in parsed:
            self.parser.error("too few arguments")
        toml, ini = self._files(parsed.config)
        self.run_cmd(Config(ini, toml, parsed.name, cmd_opts=parsed), parsed)

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
        """Calls the command's function; its error is said in a line and ends the program."""
        function, words, names = options.cmd
        given = vars(options).get
        try:
            named = {name: given(name) for name in names}
            function(config, *map(given, words), **named)
        except util.CommandError as reason:
            if not options.raiseerr:
                util.err(f"{reason}", **config.messaging_opts)
            raise
