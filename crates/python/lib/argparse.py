"""argparse: command lines described by a program, parsed as CPython 3.11 does; help texts come from
`_argparse_help`."""

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
    _SubParsersAction,
    action_classes,
)
from _argparse_help import (
    ArgumentDefaultsHelpFormatter,
    HelpFormatter,
    MetavarTypeHelpFormatter,
    RawDescriptionHelpFormatter,
    RawTextHelpFormatter,
)
from _argparse_match import Matcher


class _Container:
    def __init__(self, title=None, description=None):
        self.title, self.description = title, description
        self._group_actions = []

    def _add(self, action):
        self._group_actions.append(action)
        return action


class _ArgumentGroup(_Container):
    def __init__(self, parser, title=None, description=None):
        _Container.__init__(self, title, description)
        self._parser = parser

    def add_argument(self, *args, **kwargs):
        return self._add(self._parser._register(*args, **kwargs))

    def add_mutually_exclusive_group(self, *, required=False):
        return self._parser._exclusive(self, required)


class _MutuallyExclusiveGroup:
    def __init__(self, container, required):
        self._container, self.required, self._group_actions = container, required, []

    def add_argument(self, *args, **kwargs):
        action = self._container.add_argument(*args, **kwargs)
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._group_actions.append(action)
        return action


class ArgumentParser:
    def __init__(
        self,
        prog=None,
        usage=None,
        description=None,
        epilog=None,
        parents=(),
        formatter_class=HelpFormatter,
        prefix_chars="-",
        fromfile_prefix_chars=None,
        argument_default=None,
        conflict_handler="error",
        add_help=True,
        allow_abbrev=True,
        exit_on_error=True,
    ):
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage, self.description, self.epilog, self.formatter_class = (
            usage,
            description,
            epilog,
            formatter_class,
        )
        (
            self.prefix_chars,
            self.argument_default,
            self.add_help,
            self.allow_abbrev,
            self.exit_on_error,
        ) = prefix_chars, argument_default, add_help, allow_abbrev, exit_on_error
        self._positionals = _ArgumentGroup(self, "positional arguments")
        self._optionals = _ArgumentGroup(self, "options")
        self._action_groups = [self._positionals, self._optionals]
        self._mutually_exclusive_groups = []
        self._actions, self._option_string_actions, self._defaults, self._subparsers = (
            [],
            {},
            {},
            None,
        )
        if add_help:
            self.add_argument(
                "-h",
                "--help",
                action="help",
                default=SUPPRESS,
                help="show this help message and exit",
            )
        for parent in parents:
            self._adopt(parent)

    def _adopt(self, parent):
        for action in parent._actions:
            if action.dest != "help":
                self._place(action)
        self._defaults.update(parent._defaults)

    # describing

    def add_argument(self, *args, **kwargs):
        action = self._register(*args, **kwargs)
        (self._optionals if action.option_strings else self._positionals)._add(action)
        return action

    def _register(self, *args, **kwargs):
        """Makes the action and knows it by its option strings; groups place it for the help."""
        if not args or (len(args) == 1 and args[0][:1] not in self.prefix_chars):
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        made = kwargs.pop("action", None)
        cls = made if isinstance(made, type) else action_classes.get(made or "store")
        if cls is None:
            raise ValueError('unknown action "%s"' % (made,))
        action = cls(**kwargs)
        if not callable(action.type) and action.type is not None:
            raise ValueError("%r is not callable" % (action.type,))
        return self._know(action)

    def _know(self, action):
        taken = [
            string for string in action.option_strings if string in self._option_string_actions
        ]
        if taken:
            raise ArgumentError(
                action,
                "conflicting option string%s: %s"
                % ("s" if len(taken) > 1 else "", ", ".join(taken)),
            )
        self._actions.append(action)
        for string in action.option_strings:
            self._option_string_actions[string] = action
        return action

    def _place(self, action):
        self._know(action)
        (self._optionals if action.option_strings else self._positionals)._add(action)

    def _positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        kwargs["required"] = nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS) or (
            nargs == ZERO_OR_MORE and "default" not in kwargs
        )
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *args, **kwargs):
        for string in args:
            if string[0] not in self.prefix_chars:
                raise ValueError(
                    "invalid option string %r: must start with a character %r"
                    % (string, self.prefix_chars)
                )
        dest = kwargs.pop("dest", None)
        if dest is None:
            longs = [
                string for string in args if len(string) > 1 and string[1] in self.prefix_chars
            ]
            dest = (longs or list(args))[0].lstrip(self.prefix_chars).replace("-", "_")
            if not dest:
                raise ValueError("dest= is required for options like %r" % (args[0],))
        return dict(kwargs, dest=dest, option_strings=list(args))

    def add_argument_group(self, title=None, description=None):
        group = _ArgumentGroup(self, title, description)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        return self._exclusive(self, required)

    def _exclusive(self, container, required):
        group = _MutuallyExclusiveGroup(container, required)
        self._mutually_exclusive_groups.append(group)
        return group

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        title, description = kwargs.pop("title", None), kwargs.pop("description", None)
        self._subparsers = (
            self._positionals
            if title is None and description is None
            else self.add_argument_group(title or "subcommands", description)
        )
        if "prog" not in kwargs:
            formatter = self._formatter()
            positionals = [action for action in self._actions if not action.option_strings]
            formatter.add_usage(self.usage, positionals, self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        action = _SubParsersAction(option_strings=[], **kwargs)
        self._know(action)
        self._subparsers._add(action)
        return action

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # parsing

    def parse_args(self, args=None, namespace=None):
        namespace, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error("unrecognized arguments: %s" % " ".join(rest))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if (
                action.dest is not SUPPRESS
                and action.default is not SUPPRESS
                and not hasattr(namespace, action.dest)
            ):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            rest = Matcher(self, namespace, args).run()
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        rest = list(getattr(namespace, "_unrecognized_args", ())) + rest
        if hasattr(namespace, "_unrecognized_args"):
            del namespace._unrecognized_args
        return namespace, rest

    # saying

    def _formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.add_section(group.title, group.description, group._group_actions)
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        (file or _sys.stdout).write(self.format_usage())

    def print_help(self, file=None):
        (file or _sys.stdout).write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            _sys.stderr.write(message)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, "%s: error: %s\n" % (self.prog, message))
