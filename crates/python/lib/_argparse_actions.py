"""argparse: actions: what an argument does with its values."""

import sys as _sys

SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "==SUPPRESS==", "?", "*", "+"
PARSER, REMAINDER = "A...", "..."
_SHOWN = "option_strings dest nargs const default type choices required help metavar".split()


def _listed(pairs):
    """Pairs as arguments; what is no name stands in a dictionary."""
    parts = [f"{name}={value!r}" for name, value in pairs if name.isidentifier()]
    others = {name: value for name, value in pairs if not name.isidentifier()}
    return ", ".join(parts + [f"**{others!r}"] if others else parts)


class Namespace:
    """What was given, as attributes."""

    __module__ = "argparse"

    def __init__(self, **kwargs):
        vars(self).update(kwargs)

    def __eq__(self, other):
        if isinstance(other, Namespace):
            return vars(other) == vars(self)
        return NotImplemented

    def __contains__(self, key):
        return key in vars(self)

    def __repr__(self):
        return f"{type(self).__name__}({_listed(list(vars(self).items()))})"


def name_of(action):
    """How messages name an argument."""
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    for name in (action.metavar, action.dest):
        if name is not None and name != SUPPRESS:
            return name
    return "{" + ",".join(action.choices) + "}" if action.choices else None


class ArgumentError(Exception):
    """Something is wrong with what was given for an argument."""

    __module__ = "argparse"

    def __init__(self, argument, message):
        self.message, self.argument_name = message, name_of(argument)

    def __str__(self):
        about = "" if self.argument_name is None else f"argument {self.argument_name}: "
        return about + self.message


class ArgumentTypeError(Exception):
    """A type says what is wrong with a text."""

    __module__ = "argparse"


class Action:
    """An argument, and what it does."""

    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
    ):
        self.dest, self.option_strings, self.metavar, self.help = (
            dest,
            option_strings,
            metavar,
            help,
        )
        self.nargs, self.required, self.choices, self.type = nargs, required, choices, type
        self.default, self.const = default, const

    def __repr__(self):
        return f"{type(self).__name__}({_listed([(name, getattr(self, name)) for name in _SHOWN])})"

    def format_usage(self):
        """How it stands in a usage."""
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    _nothing = (
        "nargs for store actions must be != 0; if you have nothing to store, actions such as store "
        "true or store const may be more appropriate"
    )

    def __init__(self, option_strings, dest, nargs=None, const=None, **said):
        if nargs == 0:
            raise ValueError(self._nothing)
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, **said)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self._put(getattr(namespace, self.dest, None), values))

    def _put(self, before, values):
        """What stands in the namespace now."""
        return values


class _AppendAction(_StoreAction):
    _nothing = (
        "nargs for append actions must be != 0; if arg strings are not supplying the value to append, "
        "the append const action may be more appropriate"
    )

    def _put(self, before, values):
        return [*(before or ()), values]


class _ExtendAction(_AppendAction):
    def _put(self, before, values):
        return [*(before or ()), *values]


class _Switch(Action):
    """An action that takes no values."""

    def __init__(self, option_strings, dest, *, const=None, default=None, **said):
        if not said.keys() <= {"required", "help", "metavar", "type", "choices"}:
            wrong = [name for name in said if name not in _SHOWN or name == "nargs"]
            raise TypeError(
                f"{type(self).__name__}.__init__() got an unexpected keyword argument {wrong[0]!r}"
            )
        super().__init__(option_strings, dest, 0, const, default, **said)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self._put(getattr(namespace, self.dest, None)))


class _StoreConstAction(_Switch):
    def _put(self, before):
        return self.const


class _AppendConstAction(_StoreConstAction):
    def _put(self, before):
        return [*(before or ()), self.const]


class _StoreTrueAction(_StoreConstAction):
    _stored = True

    def __init__(self, option_strings, dest, default=None, **said):
        default = not self._stored if default is None else default
        super().__init__(option_strings, dest, const=self._stored, default=default, **said)


class _StoreFalseAction(_StoreTrueAction):
    _stored = False


class _CountAction(_Switch):
    def _put(self, before):
        return 1 if before is None else before + 1


class BooleanOptionalAction(_Switch):
    """Two options: --name and --no-name."""

    __module__ = "argparse"

    def __init__(
        self,
        option_strings,
        dest,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
    ):
        spelled = []
        for string in option_strings:
            spelled += [string, f"--no-{string[2:]}"] if string[:2] == "--" else [string]
        if None not in (help, default) and default is not SUPPRESS:
            help += " (default: %(default)s)"
        said = dict(metavar=metavar, help=help, required=required, choices=choices, type=type)
        super().__init__(spelled, dest, default=default, **said)

    def format_usage(self):
        on, *others = self.option_strings
        return " | ".join([on, *others])

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, option_string[:5] != "--no-")


class _HelpAction(_Switch):
    def __init__(self, option_strings, dest=SUPPRESS, **said):
        super().__init__(option_strings, dest, **{"default": SUPPRESS, **said})

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(_Switch):
    def __init__(
        self,
        option_strings,
        version=None,
        dest=SUPPRESS,
        default=SUPPRESS,
        help="show program's version number and exit",
    ):
        super().__init__(option_strings, dest, help=help, default=default)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        text = parser._get_formatter()
        text.add_text(getattr(parser, "version", None) if self.version is None else self.version)
        parser._print_message(text.format_help(), _sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    class _ChoicesPseudoAction(Action):
        def __init__(self, name, aliases, help):
            shown = f"{name} ({', '.join(aliases)})" if aliases else name
            super().__init__([], name, help=help, metavar=shown)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, **said):
        self._parser_class, self._prog_prefix = parser_class, prog
        self._name_parser_map, self._choices_actions = {}, []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, **said)

    def add_parser(self, name, **kwargs):
        """A parser for what follows a word."""
        kwargs.setdefault("prog", f"{self._prog_prefix} {name}")
        names = [name, *kwargs.pop("aliases", ())]
        if "help" in kwargs:
            shown = self._ChoicesPseudoAction(name, names[1:], kwargs.pop("help"))
            self._choices_actions.append(shown)
        made = self._parser_class(**kwargs)
        self._name_parser_map.update(dict.fromkeys(names, made))
        return made

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        word, *rest = values
        if self.dest != SUPPRESS:
            setattr(namespace, self.dest, word)
        inner = self._name_parser_map.get(word)
        if inner is None:
            known = ", ".join(self._name_parser_map)
            raise ArgumentError(self, f"unknown parser {word!r} (choices: {known})")
        found, left = inner.parse_known_args(rest, None)
        for name, value in vars(found).items():
            setattr(namespace, name, value)
        if left:
            before = getattr(namespace, "_unrecognized_args", ())
            namespace._unrecognized_args = [*before, *left]


class FileType:
    """A type that opens files; - is standard input or output."""

    __module__ = "argparse"

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._said = {"encoding": encoding, "errors": errors}
        self._mode, self._bufsize = mode, bufsize

    def __call__(self, string):
        if string == "-":
            stream = _sys.stdin if "r" in self._mode else _sys.stdout
            return getattr(stream, "buffer", stream) if "b" in self._mode else stream
        try:
            return open(string, self._mode, self._bufsize, **self._said)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}")

    def __repr__(self):
        parts = [repr(part) for part in (self._mode, self._bufsize) if part != -1]
        parts += [f"{name}={value!r}" for name, value in self._said.items() if value is not None]
        return f"{type(self).__name__}({', '.join(parts)})"


action_classes = {
    None: _StoreAction,
    "store": _StoreAction,
    "store_const": _StoreConstAction,
    "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction,
    "append": _AppendAction,
    "append_const": _AppendConstAction,
    "extend": _ExtendAction,
    "count": _CountAction,
    "help": _HelpAction,
    "version": _VersionAction,
    "parsers": _SubParsersAction,
}
