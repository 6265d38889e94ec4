"""Help and usage texts of argparse, wrapped as CPython 3.11 wraps them."""

import os as _os
import re as _re
import textwrap as _textwrap

from _argparse_actions import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE

_PART = _re.compile(r"\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+")


class HelpFormatter:
    __module__ = "argparse"

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._prog = prog
        if width is None:
            width = int(_os.environ.get("COLUMNS", 80)) - 2
        self._width, self._step = width, indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._parts, self._longest = [], 0

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._parts.append(
                lambda: self._usage(usage, actions, groups, "usage: " if prefix is None else prefix)
            )

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._parts.append(lambda: self._text(text))

    def add_section(self, heading, description, actions):
        actions = [action for action in actions if action.help is not SUPPRESS]
        for action in actions:
            self._measure(action, self._step)
        self._parts.append(lambda: self._section(heading, description, actions))

    def _measure(self, action, indent):
        self._longest = max(self._longest, len(self._invocation(action)) + indent)
        for inner in self._subactions(action):
            self._longest = max(self._longest, len(self._invocation(inner)) + indent + self._step)

    def _subactions(self, action):
        return action._get_subactions() if hasattr(action, "_get_subactions") else []

    def format_help(self):
        text = "".join(part() or "" for part in self._parts)
        text = _re.sub(r"\n\n\n+", "\n\n", text)
        return text.strip("\n") + "\n" if text else ""

    # usage

    def _usage(self, usage, actions, groups, prefix):
        if usage is not None:
            return "%s%s\n\n" % (prefix, usage % dict(prog=self._prog))
        optionals = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        one = " ".join(
            text
            for text in (
                self._prog,
                self._usages(optionals, groups),
                self._usages(positionals, groups),
            )
            if text
        )
        if len(prefix) + len(one) > self._width:
            one = "\n".join(
                self._wrapped(
                    prefix,
                    _PART.findall(self._usages(optionals, groups)),
                    _PART.findall(self._usages(positionals, groups)),
                )
            )
        return "%s%s\n\n" % (prefix, one)

    def _wrapped(self, prefix, options, words):
        if len(prefix) + len(self._prog) <= 0.75 * self._width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if options:
                return self._lines([self._prog] + options, indent, prefix) + self._lines(
                    words, indent
                )
            return self._lines([self._prog] + words, indent, prefix) if words else [self._prog]
        indent = " " * len(prefix)
        lines = self._lines(options + words, indent)
        if len(lines) > 1:
            lines = self._lines(options, indent) + self._lines(words, indent)
        return [self._prog] + lines

    def _lines(self, parts, indent, prefix=None):
        lines, line = [], []
        length = (len(indent) if prefix is None else len(prefix)) - 1
        for part in parts:
            if length + 1 + len(part) > self._width and line:
                lines.append(indent + " ".join(line))
                line, length = [], len(indent) - 1
            line.append(part)
            length += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None and lines:
            lines[0] = lines[0][len(indent) :]
        return lines

    def _usages(self, actions, groups):
        grouped = {}
        for group in groups:
            members = group._group_actions
            if members and all(action in actions for action in members):
                at = actions.index(members[0])
                if actions[at : at + len(members)] == members:
                    for position, action in enumerate(members):
                        grouped[action] = (group, position == 0, position == len(members) - 1)
        parts, run = [], []
        for action in actions:
            if action.help is SUPPRESS:
                continue
            if action not in grouped:
                parts.append(self._usage_of(action, False))
                continue
            group, _, last = grouped[action]
            run.append(self._usage_of(action, True))
            if last:
                brackets = ("(", ")") if group.required else ("[", "]")
                parts.append(
                    run[0]
                    if len(run) == 1 and group.required
                    else brackets[0] + " | ".join(run) + brackets[1]
                )
                run = []
        return " ".join(parts)

    def _usage_of(self, action, grouped):
        if not action.option_strings:
            return self._args(action, self._default_metavar(action))
        part = action.option_strings[0]
        if action.nargs == 0:
            part = action.format_usage()
        else:
            part = "%s %s" % (part, self._args(action, self._default_of_option(action)))
        return part if action.required or grouped else "[%s]" % part

    def _default_metavar(self, action):
        return action.dest

    def _default_of_option(self, action):
        return action.dest.upper()

    def _metavar(self, action, default):
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return "{%s}" % ",".join(str(choice) for choice in action.choices)
        return default

    def _args(self, action, default):
        name = self._metavar(action, default)
        names = name if isinstance(name, tuple) else None
        first, second = (names[0], names[-1]) if names else (name, name)
        nargs = action.nargs
        if nargs is None:
            return "%s" % first
        if nargs == OPTIONAL:
            return "[%s]" % first
        if nargs == ZERO_OR_MORE:
            return (
                "[%s [%s ...]]" % (first, second)
                if names and len(names) == 2
                else "[%s ...]" % first
            )
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % (first, second)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % first
        if nargs == SUPPRESS:
            return ""
        return " ".join(names or [name] * nargs)

    # sections

    def _section(self, heading, description, actions):
        body = self._text(description, self._step) if description is not None else ""
        body += "".join(self._action(action, self._step) for action in actions)
        if not body:
            return ""
        head = "%s:\n" % heading if heading is not SUPPRESS and heading is not None else ""
        return "\n" + head + body + "\n"

    def _invocation(self, action):
        if not action.option_strings:
            name = self._metavar(action, self._default_metavar(action))
            return " ".join(name) if isinstance(name, tuple) else str(name)
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._args(action, self._default_of_option(action))
        return ", ".join("%s %s" % (string, args) for string in action.option_strings)

    def _action(self, action, indent):
        position = min(self._longest + 2, self._max_help_position)
        width = max(self._width - position, 11)
        room = position - indent - 2
        head = self._invocation(action)
        if not action.help:
            text = "%*s%s\n" % (indent, "", head)
        else:
            lines = self._split_lines(self._expand(action), width)
            if len(head) <= room:
                text = "%*s%-*s  %s\n" % (indent, "", room, head, lines[0])
                lines = lines[1:]
            else:
                text = "%*s%s\n" % (indent, "", head)
            text += "".join("%*s%s\n" % (position, "", line) for line in lines)
        return text + "".join(
            self._action(inner, indent + self._step) for inner in self._subactions(action)
        )

    def _expand(self, action):
        params = {
            key: value
            for key, value in dict(vars(action), prog=self._prog).items()
            if value is not SUPPRESS
        }
        for name, value in params.items():
            if hasattr(value, "__name__"):
                params[name] = value.__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join(str(choice) for choice in params["choices"])
        return self._get_help_string(action) % params

    def _get_help_string(self, action):
        return action.help

    def _split_lines(self, text, width):
        return _textwrap.wrap(" ".join(text.split()), width) or [""]

    def _text(self, text, indent=0):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        return self._fill_text(text, max(self._width - indent, 11), " " * indent) + "\n\n"

    def _fill_text(self, text, width, indent):
        return _textwrap.fill(
            " ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent
        )


class RawDescriptionHelpFormatter(HelpFormatter):
    __module__ = "argparse"

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    __module__ = "argparse"

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    __module__ = "argparse"

    def _get_help_string(self, action):
        if (
            "%(default)" in action.help
            or action.default is SUPPRESS
            or (not action.option_strings and action.nargs not in (OPTIONAL, ZERO_OR_MORE))
        ):
            return action.help
        return action.help + " (default: %(default)s)"


class MetavarTypeHelpFormatter(HelpFormatter):
    __module__ = "argparse"

    def _default_metavar(self, action):
        return action.type.__name__

    _default_of_option = _default_metavar
