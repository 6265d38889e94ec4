"""Which argument takes which words: a command line is a pattern of options and words, matched as
CPython's argparse does."""

import re as _re

from _argparse_actions import (
    ArgumentError,
    ArgumentTypeError,
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    name_of,
)

_NUMBER = _re.compile(r"^-\d+$|^-\d*\.\d+$")


class Matcher:
    def __init__(self, parser, namespace, args):
        self.parser, self.namespace, self.args = parser, namespace, args
        self.extras, self.seen, self.seen_set = [], set(), set()
        self.positionals = [action for action in parser._actions if not action.option_strings]
        self.options, pattern, ended = {}, [], False
        for at, arg in enumerate(args):
            if ended:
                pattern.append("A")
            elif arg == "--":
                pattern.append("-")
                ended = True
            else:
                found = self._option(arg)
                if found is not None:
                    self.options[at] = found
                pattern.append("A" if found is None else "O")
        self.pattern = "".join(pattern)

    def run(self):
        """Gives the words that nothing took."""
        at, last = 0, max(self.options, default=-1)
        while at <= last:
            following = min(index for index in self.options if index >= at)
            if at != following:
                end = self._take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.args[at:following])
                at = following
            at = self._take_option(at)
        stop = self._take_positionals(at)
        self.extras.extend(self.args[stop:])
        self._check_required()
        return self.extras

    def _check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(name_of(action))
            elif (
                isinstance(action.default, str)
                and getattr(self.namespace, action.dest, None) is action.default
            ):
                setattr(self.namespace, action.dest, self._value(action, action.default))
        if missing:
            self.parser.error("the following arguments are required: %s" % ", ".join(missing))
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(
                action in self.seen_set for action in group._group_actions
            ):
                names = [
                    name_of(action)
                    for action in group._group_actions
                    if action.help is not SUPPRESS
                ]
                self.parser.error("one of the arguments %s is required" % " ".join(names))

    # recognising options

    def _option(self, arg):
        parser = self.parser
        if not arg or arg[0] not in parser.prefix_chars:
            return None
        if arg in parser._option_string_actions:
            return parser._option_string_actions[arg], arg, None
        if len(arg) == 1:
            return None
        name, has, value = arg.partition("=")
        if has and name in parser._option_string_actions:
            return parser._option_string_actions[name], name, value
        found = self._abbreviated(arg)
        if len(found) > 1:
            parser.error(
                "ambiguous option: %s could match %s"
                % (arg, ", ".join(string for _, string, _ in found))
            )
        if found:
            return found[0]
        if _NUMBER.match(arg) and not any(
            _NUMBER.match(string) for string in parser._option_string_actions
        ):
            return None
        if " " in arg:
            return None
        return None, arg, None

    def _abbreviated(self, arg):
        known = self.parser._option_string_actions
        prefix = self.parser.prefix_chars
        if arg[1] in prefix:
            if not self.parser.allow_abbrev:
                return []
            name, has, value = arg.partition("=")
            return [
                (known[string], string, value if has else None)
                for string in known
                if string.startswith(name)
            ]
        short, rest = arg[:2], arg[2:]
        return [(known[string], string, rest) for string in known if string == short] + [
            (known[string], string, None)
            for string in known
            if string != short and string.startswith(arg)
        ]

    # taking words

    def _take_option(self, at):
        action, string, explicit = self.options[at]
        taken = []
        while True:
            if action is None:
                self.extras.append(self.args[at])
                return at + 1
            if explicit is None:
                start = at + 1
                count = self._count(action, self.pattern[start:])
                taken.append((action, self.args[start : start + count], string))
                stop = start + count
                break
            count = self._count(action, "A")
            if count == 0 and string[1] not in self.parser.prefix_chars and explicit:
                taken.append((action, [], string))
                string = string[0] + explicit[0]
                explicit = explicit[1:] or None
                if string not in self.parser._option_string_actions:
                    raise ArgumentError(
                        action, "ignored explicit argument %r" % (explicit or string[1:])
                    )
                action = self.parser._option_string_actions[string]
            elif count == 1:
                taken.append((action, [explicit], string))
                stop = at + 1
                break
            else:
                raise ArgumentError(action, "ignored explicit argument %r" % explicit)
        for action, words, string in taken:
            self._act(action, words, string)
        return stop

    def _take_positionals(self, at):
        rest = self.pattern[at:]
        counts = []
        for used in range(len(self.positionals), 0, -1):
            found = _re.match(
                "".join(_nargs_pattern(action) for action in self.positionals[:used]), rest
            )
            if found is not None:
                counts = [len(group) for group in found.groups()]
                break
        for action, count in zip(self.positionals, counts):
            words = self.args[at : at + count]
            at += count
            self._act(action, words)
        self.positionals = self.positionals[len(counts) :]
        return at

    def _count(self, action, pattern):
        found = _re.match(_nargs_pattern(action), pattern)
        if found is None:
            texts = {
                None: "expected one argument",
                OPTIONAL: "expected at most one argument",
                ONE_OR_MORE: "expected at least one argument",
            }
            text = texts.get(action.nargs)
            if text is None:
                text = "expected %s argument%s" % (action.nargs, "" if action.nargs == 1 else "s")
            raise ArgumentError(action, text)
        return len(found.group(1))

    def _act(self, action, words, string=None):
        self.seen.add(action)
        values = self._values(action, words)
        if values is not action.default:
            self.seen_set.add(action)
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.seen_set:
                            raise ArgumentError(
                                action, "not allowed with argument %s" % name_of(other)
                            )
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, string)

    # values

    def _values(self, action, words):
        if action.nargs not in (PARSER, REMAINDER) and "--" in words:
            words = list(words)
            words.remove("--")
        if not words and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check(action, value)
            return value
        if not words and action.nargs == ZERO_OR_MORE and not action.option_strings:
            value = [] if action.default is None else action.default
            return value
        if len(words) == 1 and action.nargs in (None, OPTIONAL):
            value = self._value(action, words[0])
            self._check(action, value)
            return value
        if action.nargs == REMAINDER:
            return [self._value(action, word) for word in words]
        if action.nargs == PARSER:
            values = [self._value(action, word) for word in words]
            self._check(action, values[0])
            return values
        if action.nargs == SUPPRESS:
            return SUPPRESS
        values = [self._value(action, word) for word in words]
        for value in values:
            self._check(action, value)
        return values

    def _value(self, action, word):
        convert = self.parser._registries.get("type", action.type, action.type)
        if convert is None:
            return word
        try:
            return convert(word)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            raise ArgumentError(
                action,
                "invalid %s value: %r"
                % (getattr(action.type, "__name__", repr(action.type)), word),
            )

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(
                action,
                "invalid choice: %r (choose from %s)"
                % (value, ", ".join(repr(choice) for choice in action.choices)),
            )


def _nargs_pattern(action):
    nargs = action.nargs
    patterns = {
        None: "(-*A-*)",
        OPTIONAL: "(-*A?-*)",
        ZERO_OR_MORE: "(-*[A-]*)",
        ONE_OR_MORE: "(-*A[A-]*)",
        REMAINDER: "([-AO]*)",
        PARSER: "(-*A[-AO]*)",
        SUPPRESS: "(-*-*)",
    }
    pattern = patterns[nargs] if nargs in patterns else "(-*%s-*)" % "-*".join("A" * nargs)
    if action.option_strings:
        pattern = pattern.replace("-*", "").replace("-", "")
    return pattern
