"""configparser: what stands for the values of other options."""

import re

from _configparser_errors import (
    MAX_INTERPOLATION_DEPTH,
    InterpolationDepthError,
    InterpolationMissingOptionError,
    InterpolationSyntaxError,
    NoOptionError,
    NoSectionError,
)


class Interpolation:
    """Nothing stands for anything."""

    __module__ = "configparser"

    def before_get(self, parser, section, option, value, defaults):
        """A value as it is given out."""
        return value

    def before_set(self, parser, section, option, value):
        """A value as it is kept."""
        return value

    before_read = before_write = before_set


class _Expanding(Interpolation):
    """A mark with a name stands for a value; two marks stand for one."""

    def before_set(self, parser, section, option, value):
        """Refuses marks that mean nothing."""
        plain = self._whole.sub("", value.replace(self._mark * 2, ""))
        if self._mark in plain:
            place = plain.find(self._mark)
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {place}")
        return value

    def before_get(self, parser, section, option, value, defaults):
        """The value with all that stands in it."""
        return self._expanded(parser, section, option, value, defaults, 1)

    def _expanded(self, parser, section, option, text, table, depth):
        raw = parser.get(section, option, raw=True, fallback=text)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        # An option without a value is empty.
        literal, mark, rest = (text or "").partition(self._mark)
        parts = [literal]
        while mark:
            if rest.startswith(self._mark):
                value, rest = self._mark, rest[1:]
            else:
                found = self._name.match(rest)
                if found is None:
                    self._refuse(option, section, mark + rest)
                place = (parser, section, option, raw)
                inner = self._looked_up(found.group(1), place, table)
                rest = rest[found.end() :]
                value = inner[2]
                if self._mark in value:
                    value = self._expanded(parser, *inner, depth + 1)
            literal, mark, rest = rest.partition(self._mark)
            parts += [value, literal]
        return "".join(parts)

    def _refuse(self, option, section, rest):
        mark, bracket = self._mark, self._bracket
        if rest[1:2] == bracket:
            raise InterpolationSyntaxError(
                option, section, f"bad interpolation variable reference {rest!r}"
            )
        raise InterpolationSyntaxError(
            option,
            section,
            f"'{mark}' must be followed by '{mark}' or '{bracket}', found: {rest!r}",
        )


class BasicInterpolation(_Expanding):
    """%(name)s stands for an option of the section, or a default."""

    __module__ = "configparser"
    _mark, _bracket = "%", "("
    _name, _whole = re.compile(r"\(([^)]+)\)s"), re.compile(r"%\([^)]+\)s")

    def _looked_up(self, name, place, table):
        parser, section, option, raw = place
        name = parser.optionxform(name)
        if name not in table:
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        return section, option, table[name], table


class ExtendedInterpolation(_Expanding):
    """${name} and ${section:name} stand for options."""

    __module__ = "configparser"
    _mark, _bracket = "$", "{"
    _name, _whole = re.compile(r"\{([^}]+)\}"), re.compile(r"\$\{[^}]+\}")

    def _looked_up(self, name, place, table):
        parser, section, option, raw = place
        path = name.split(":")
        try:
            if len(path) == 1:
                key = parser.optionxform(name)
                return section, key, table[key], table
            if len(path) == 2:
                other, key = path[0], parser.optionxform(path[1])
                value = parser.get(other, key, raw=True)
                return other, key, value, dict(parser.items(other, raw=True))
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        raise InterpolationSyntaxError(option, section, f"More than one ':' found: '${{{name}}}'")


class LegacyInterpolation(Interpolation):
    """Values are formats, which are filled with options."""

    __module__ = "configparser"

    def before_get(self, parser, section, option, value, vars):
        """The value with all that stands in it."""
        raw, left = value, MAX_INTERPOLATION_DEPTH
        while left and value and "%(" in value:
            left -= 1
            try:
                value = value % vars
            except KeyError as error:
                raise InterpolationMissingOptionError(option, section, raw, error.args[0]) from None
        if value and "%(" in value:
            raise InterpolationDepthError(option, section, raw)
        return value
