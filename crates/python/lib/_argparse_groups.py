"""argparse: what arguments are described to: parsers, their groups, and those that exclude each other."""

from _argparse_actions import (
    OPTIONAL,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    ArgumentError,
    action_classes,
)


class Registries:
    """What names of actions and types mean."""

    def __init__(self):
        self.known = {"action": dict(action_classes), "type": {None: None}}

    def get(self, kind, name, default=None):
        """The meaning of a name; what is no name means itself."""
        try:
            return self.known[kind].get(name, default)
        except TypeError:
            return default


class _ArgumentGroup:
    """Arguments that stand together in the help."""

    def __init__(self, container, title=None, description=None):
        self.title, self.description, self._group_actions = title, description, []
        self._container = container

    def _add(self, action):
        self._group_actions.append(action)
        return action

    def add_argument(self, *args, **kwargs):
        """Describes an argument."""
        return self._add(self._container._register(*args, **kwargs))

    def add_argument_group(self, *args, **kwargs):
        """A group inside: it stands in the help of none."""
        return _ArgumentGroup(self._container, *args, **kwargs)

    def add_mutually_exclusive_group(self, *, required=False):
        """Arguments of which one may be given."""
        return self._container._exclusive(self, required)


class _MutuallyExclusiveGroup:
    def __init__(self, container, required=False):
        self.required, self._container, self._group_actions = required, container, []

    def add_argument(self, *args, **kwargs):
        """Describes an argument."""
        action = self._container.add_argument(*args, **kwargs)
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._group_actions.append(action)
        return action


def _dest_of(strings, prefixes):
    """Where an option's value goes: the name of the first long one."""
    longs = [string for string in strings if string[1:2] and string[1] in prefixes]
    name = (longs or strings)[0].lstrip(prefixes)
    if not name:
        raise ValueError(f"dest= is required for options like {strings[0]!r}")
    return name.replace("-", "_")


class Container:
    """Where arguments are described."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self.conflict_handler, self.argument_default = conflict_handler, argument_default
        self.prefix_chars, self.description = prefix_chars, description
        self._registries = Registries()
        self._actions, self._option_string_actions, self._defaults = [], {}, {}
        self._positionals = _ArgumentGroup(self, "positional arguments")
        self._optionals = _ArgumentGroup(self, "options")
        self._action_groups = [self._positionals, self._optionals]
        self._mutually_exclusive_groups = []

    def register(self, registry_name, value, object):
        """Says what the name of an action or a type means."""
        self._registries.known.setdefault(registry_name, {})[value] = object

    # Groups

    def add_argument_group(self, *args, **kwargs):
        """Arguments that stand together in the help."""
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        """Arguments of which one may be given."""
        return self._exclusive(self, **kwargs)

    def _exclusive(self, container, required=False):
        group = _MutuallyExclusiveGroup(container, required)
        self._mutually_exclusive_groups.append(group)
        return group

    def _group_of(self, action):
        return self._optionals if action.option_strings else self._positionals

    def _adopt(self, parent):
        """Takes over what another parser was told."""
        placed = {}
        for group in parent._action_groups:
            own = self._positionals if group is parent._positionals else None
            own = self._optionals if group is parent._optionals else own
            if own is None:
                own = self.add_argument_group(group.title, group.description)
            placed.update(dict.fromkeys(group._group_actions, own))
        for action in parent._actions:
            self._know(action)
            placed.get(action, self._group_of(action))._add(action)
        for group in parent._mutually_exclusive_groups:
            self._exclusive(self, group.required)._group_actions = group._group_actions
        self._defaults.update(parent._defaults)

    # Defaults

    def set_defaults(self, **kwargs):
        """Says what stands where nothing is given."""
        self._defaults.update(kwargs)
        for action in self._actions:
            action.default = kwargs.get(action.dest, action.default)

    def get_default(self, dest):
        """What stands where nothing is given."""
        said = [a.default for a in self._actions if a.dest == dest and a.default is not None]
        return said[0] if said else self._defaults.get(dest)

    # Arguments

    def add_argument(self, *args, **kwargs):
        """Describes an argument."""
        action = self._register(*args, **kwargs)
        return self._group_of(action)._add(action)

    def _register(self, *args, **kwargs):
        """Makes the action and knows it by its option strings; groups place it for the help."""
        if not args or (len(args) == 1 and args[0][:1] not in self.prefix_chars):
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._get_positional_kwargs(*args, **kwargs)
        else:
            kwargs = self._get_optional_kwargs(*args, **kwargs)
        if "default" not in kwargs:
            kwargs["default"] = self._defaults.get(kwargs["dest"], self.argument_default)
            if kwargs["default"] is None and kwargs["dest"] not in self._defaults:
                del kwargs["default"]
        name = kwargs.pop("action", None)
        make = self._registries.get("action", name, name)
        if not callable(make):
            raise ValueError(f'unknown action "{make}"')
        action = make(**kwargs)
        self._check(action)
        return self._know(action)

    def _check(self, action):
        from _argparse_help import HelpFormatter

        if not callable(self._registries.get("type", action.type, action.type) or str):
            raise ValueError(f"{action.type!r} is not callable")
        if isinstance(action.nargs, str) and action.nargs not in _NARGS:
            raise ValueError("invalid nargs value")
        try:
            HelpFormatter(prog="")._args(action, "")
            if isinstance(action.metavar, tuple):
                _check_metavar(action)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs")

    def _know(self, action):
        taken = [each for each in action.option_strings if each in self._option_string_actions]
        if taken and self.conflict_handler == "error":
            kind = "string" if len(taken) == 1 else "strings"
            raise ArgumentError(action, f"conflicting option {kind}: {', '.join(taken)}")
        for string in taken:
            self._forget(string)
        self._actions.append(action)
        self._option_string_actions.update(dict.fromkeys(action.option_strings, action))
        return action

    def _forget(self, string):
        """An option string means something else from now on."""
        action = self._option_string_actions.pop(string)
        action.option_strings.remove(string)
        if not action.option_strings:
            self._actions.remove(action)
            for group in self._action_groups:
                if action in group._group_actions:
                    group._group_actions.remove(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        free = nargs in (OPTIONAL, REMAINDER, SUPPRESS, 0)
        if nargs == ZERO_OR_MORE:
            free = "default" in kwargs
        kwargs.update(required=not free, dest=dest, option_strings=[])
        return kwargs

    def _get_optional_kwargs(self, *args, **kwargs):
        prefixes = self.prefix_chars
        for string in args:
            if string[0] not in prefixes:
                raise ValueError(
                    f"invalid option string {string!r}: must start with a character {prefixes!r}"
                )
        dest = kwargs.pop("dest", None)
        strings = list(args)
        kwargs.update(dest=_dest_of(strings, prefixes) if dest is None else dest)
        return {**kwargs, "option_strings": strings}


_NARGS = (OPTIONAL, ZERO_OR_MORE, "+", REMAINDER, "A...", SUPPRESS)


def _check_metavar(action):
    """Refuses more or fewer names than values."""
    nargs = action.nargs
    wanted = (
        nargs if isinstance(nargs, int) else {None: 1, OPTIONAL: 1, "+": 2, "A...": 1}.get(nargs)
    )
    allowed = (1, 2) if nargs == ZERO_OR_MORE else (wanted,)
    if wanted is not None and len(action.metavar) not in allowed:
        raise TypeError
