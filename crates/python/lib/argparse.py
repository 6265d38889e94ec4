"""argparse: command lines described by a program, parsed as CPython 3.11 does. What is described is
in `_argparse_groups`, what is done with values in `_argparse_actions`, help in `_argparse_help`."""

import os as _os
import sys as _sys

from _argparse_actions import (
    Action,
    ArgumentError,
    ArgumentTypeError,
    BooleanOptionalAction,
    FileType,
    Namespace,
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    _listed,
    _SubParsersAction,
)
from _argparse_groups import Container as _Container, _ArgumentGroup, _MutuallyExclusiveGroup
from _argparse_help import (
    ArgumentDefaultsHelpFormatter,
    HelpFormatter,
    MetavarTypeHelpFormatter,
    RawDescriptionHelpFormatter,
    RawTextHelpFormatter,
)
from _argparse_match import Matcher

__all__ = (
    "ArgumentParser ArgumentError ArgumentTypeError BooleanOptionalAction FileType HelpFormatter "
    "ArgumentDefaultsHelpFormatter RawDescriptionHelpFormatter RawTextHelpFormatter "
    "MetavarTypeHelpFormatter Namespace Action ONE_OR_MORE OPTIONAL PARSER REMAINDER SUPPRESS "
    "ZERO_OR_MORE"
).split()
_SHOWN = "prog usage description formatter_class conflict_handler add_help".split()


class ArgumentParser(_Container):
    """Takes words of a command line apart."""

    def __init__(
        self,
        prog=None,
        usage=None,
        description=None,
        epilog=None,
        parents=[],
        formatter_class=HelpFormatter,
        prefix_chars="-",
        fromfile_prefix_chars=None,
        argument_default=None,
        conflict_handler="error",
        add_help=True,
        allow_abbrev=True,
        exit_on_error=True,
    ):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = prog or (_os.path.basename(_sys.argv[0]) if prog is None else prog)
        self.formatter_class, self.epilog, self.usage = formatter_class, epilog, usage
        self.exit_on_error, self.allow_abbrev, self.add_help = exit_on_error, allow_abbrev, add_help
        self.fromfile_prefix_chars, self._subparsers = fromfile_prefix_chars, None
        if add_help:
            mark = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(
                f"{mark}h",
                f"{mark * 2}help",
                help="show this help message and exit",
                default=SUPPRESS,
                action="help",
            )
        for parent in parents:
            self._adopt(parent)

    def __repr__(self):
        return f"{type(self).__name__}({_listed([(name, getattr(self, name)) for name in _SHOWN])})"

    # Describing

    def _words(self):
        return [action for action in self._actions if not action.option_strings]

    def add_subparsers(self, **kwargs):
        """Parsers for what follows a word."""
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        title, description = kwargs.pop("title", None), kwargs.pop("description", None)
        self._subparsers = self._positionals
        if (title, description) != (None, None):
            self._subparsers = self.add_argument_group(title or "subcommands", description)
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._words(), self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        kwargs.setdefault("parser_class", type(self))
        make = self._registries.get("action", kwargs.pop("action", "parsers"), _SubParsersAction)
        return self._subparsers._add(self._know(make(option_strings=[], **kwargs)))

    # Parsing

    def parse_args(self, args=None, namespace=None):
        """What was given; words that nothing takes are an error."""
        return self._all_taken(*self.parse_known_args(args, namespace))

    def _all_taken(self, namespace, left):
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}")
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        """What was given, and the words that nothing takes."""
        words = self._with_files(list(_sys.argv[1:] if args is None else args))
        found = Namespace() if namespace is None else namespace
        self._begin(found)
        try:
            left = Matcher(self, found, words).run()
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        return found, vars(found).pop("_unrecognized_args", []) + left

    def _begin(self, namespace):
        """Puts the defaults in."""
        defaults = [(action.dest, action.default) for action in self._actions]
        for dest, default in [*defaults, *self._defaults.items()]:
            if SUPPRESS not in (dest, default) and not hasattr(namespace, dest):
                setattr(namespace, dest, default)

    def _with_files(self, words):
        """Words from files in place of words that name files."""
        marks = self.fromfile_prefix_chars
        if marks is None:
            return words
        read = []
        for word in words:
            if not word or word[0] not in marks:
                read.append(word)
                continue
            try:
                with open(word[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as error:
                self.error(str(error))
            inside = [part for line in lines for part in self.convert_arg_line_to_args(line)]
            read += self._with_files(inside)
        return read

    def convert_arg_line_to_args(self, arg_line):
        """The words of a line of such a file."""
        return [arg_line]

    def parse_intermixed_args(self, args=None, namespace=None):
        """The same as parse_args, where words may stand anywhere between options."""
        return self._all_taken(*self.parse_known_intermixed_args(args, namespace))

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """Options first, then the words that are left."""
        words = self._words()
        for action in words:
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f"parse_intermixed_args: positional arg with nargs={action.nargs}")
        options = [action for action in self._actions if action.option_strings]
        silent = dict(nargs=SUPPRESS, default=SUPPRESS, required=False)
        with _Changed(words, silent):
            namespace, left = self.parse_known_args(args, namespace)
        with _Changed(options, {"required": False}):
            return self.parse_known_args(left, namespace)

    # Saying

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def _usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter

    def format_usage(self):
        """How it is called."""
        return self._usage().format_help()

    def format_help(self):
        """How it is called, and what all arguments are."""
        formatter = self._usage()
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.add_section(group.title, group.description, group._group_actions)
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _print_message(self, message, file=None):
        if message:
            (_sys.stderr if file is None else file).write(message)

    def print_usage(self, file=None):
        """Writes how it is called."""
        self._print_message(self.format_usage(), file or _sys.stdout)

    def print_help(self, file=None):
        """Writes how it is called, and what all arguments are."""
        self._print_message(self.format_help(), file or _sys.stdout)

    def exit(self, status=0, message=None):
        """Ends the program."""
        self._print_message(message)
        _sys.exit(status)

    def error(self, message):
        """Says what is wrong, and ends the program."""
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _Changed:
    """Actions are otherwise for a while."""

    def __init__(self, actions, values):
        self._actions, self._values = actions, values

    def __enter__(self):
        self._before = [
            {name: getattr(action, name) for name in self._values} for action in self._actions
        ]
        for action in self._actions:
            vars(action).update(self._values)

    def __exit__(self, *error):
        for action, before in zip(self._actions, self._before):
            vars(action).update(before)
