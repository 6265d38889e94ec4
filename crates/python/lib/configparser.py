"""configparser: ini files as sections of options. What may go wrong is in `_configparser_errors`, what
stands for %(name)s in `_configparser_interpolation`, reading in `_configparser_reading`."""

import os as _os
from collections.abc import MutableMapping as _MutableMapping

from _configparser_errors import (
    DEFAULTSECT,
    MAX_INTERPOLATION_DEPTH,
    DuplicateOptionError,
    DuplicateSectionError,
    Error,
    InterpolationDepthError,
    InterpolationError,
    InterpolationMissingOptionError,
    InterpolationSyntaxError,
    MissingSectionHeaderError,
    NoOptionError,
    NoSectionError,
    ParsingError,
)
from _configparser_interpolation import (
    BasicInterpolation,
    ExtendedInterpolation,
    Interpolation,
    LegacyInterpolation,
)
from _configparser_reading import Reader as _Reader
from _configparser_section import ConverterMapping, SectionProxy

__all__ = (
    "NoSectionError DuplicateOptionError DuplicateSectionError NoOptionError InterpolationError "
    "InterpolationDepthError InterpolationMissingOptionError InterpolationSyntaxError ParsingError "
    "MissingSectionHeaderError ConfigParser SafeConfigParser RawConfigParser Interpolation "
    "BasicInterpolation ExtendedInterpolation LegacyInterpolation SectionProxy ConverterMapping "
    "DEFAULTSECT MAX_INTERPOLATION_DEPTH"
).split()
_UNSET = object()
_default_dict = dict


def _getter(converter):
    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        convert = converter(self)
        return self._get_conv(section, option, convert, raw=raw, vars=vars, fallback=fallback)

    return get


class RawConfigParser(_MutableMapping):
    """Sections of options; values are what is written."""

    BOOLEAN_STATES = dict.fromkeys(("1", "yes", "true", "on"), True)
    BOOLEAN_STATES.update(dict.fromkeys(("0", "no", "false", "off"), False))
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(
        self,
        defaults=None,
        dict_type=dict,
        allow_no_value=False,
        *,
        delimiters=("=", ":"),
        comment_prefixes=("#", ";"),
        inline_comment_prefixes=None,
        strict=True,
        empty_lines_in_values=True,
        default_section=DEFAULTSECT,
        interpolation=_UNSET,
        converters=_UNSET,
    ):
        self._make, self.default_section = dict_type, default_section
        self._sections, self._defaults = dict_type(), dict_type()
        self._allow_no_value, self._strict = allow_no_value, strict
        self._empty_lines_in_values, self._delimiters = empty_lines_in_values, tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._interpolation = interpolation or Interpolation()
        if interpolation is _UNSET:
            self._interpolation = self._DEFAULT_INTERPOLATION
        self._proxies = {default_section: SectionProxy(self, default_section)}
        self._converters = ConverterMapping(self)
        if converters is not _UNSET:
            self._converters.update(converters or {})
        if defaults:
            self._read_defaults(defaults)

    def _read_defaults(self, defaults):
        """Defaults are read as they are: nothing stands for anything in them."""
        before, self._interpolation = self._interpolation, Interpolation()
        self.read_dict({self.default_section: defaults})
        self._interpolation = before

    # Sections

    def defaults(self):
        """The options that all sections have."""
        return self._defaults

    def sections(self):
        """The names of the sections."""
        return [*self._sections]

    def has_section(self, section):
        """Whether there is one; that of the defaults is none."""
        return section in self._sections

    def _table(self, section):
        """The options of a section, as they are written."""
        if section == self.default_section:
            return self._defaults
        if section in self._sections:
            return self._sections[section]
        raise NoSectionError(section)

    def _begin(self, section):
        self._proxies[section] = SectionProxy(self, section)
        made = self._sections[section] = self._make()
        return made

    def add_section(self, section):
        """A new one."""
        if section in self._sections:
            raise DuplicateSectionError(section)
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        self._begin(section)

    def remove_section(self, section):
        """Takes one out; says whether it was there."""
        known = section in self._sections
        if known:
            del self._sections[section], self._proxies[section]
        return known

    # Options

    def optionxform(self, optionstr):
        """The name of an option as it is kept."""
        return optionstr.lower()

    def options(self, section):
        """The names of a section's options."""
        if section not in self._sections:
            raise NoSectionError(section)
        return [*{**self._sections[section], **self._defaults}]

    def has_option(self, section, option):
        """Whether a section has one."""
        name = self.optionxform(option)
        if not section or section == self.default_section:
            return name in self._defaults
        own = self._sections.get(section)
        return own is not None and (name in own or name in self._defaults)

    def remove_option(self, section, option):
        """Takes one out; says whether it was there."""
        table = self._table(section or self.default_section)
        return table.pop(self.optionxform(option), _UNSET) is not _UNSET

    def set(self, section, option, value=None):
        """Says what an option is."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        table = self._table(section or self.default_section)
        table[self.optionxform(option)] = value

    def _unified(self, section, vars):
        """What an option may be looked up in, by its kept name."""
        table = self._make(self._defaults)
        if section != self.default_section:
            table.update(self._table(section))
        for name, value in (vars or {}).items():
            table[self.optionxform(name)] = value if value is None else str(value)
        return table

    def _value(self, section, option, table, raw):
        written = table[option]
        if raw:
            return written
        return self._interpolation.before_get(self, section, option, written, table)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """What an option is."""
        try:
            table, name = self._unified(section, vars), self.optionxform(option)
            if name not in table:
                raise NoOptionError(name, section)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        return self._value(section, name, table, raw)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET):
        value = self.get(section, option, raw=raw, vars=vars, fallback=fallback)
        missing = fallback is not _UNSET and value is fallback and not self._knows(section, option)
        return value if missing else conv(value)

    def _knows(self, section, option):
        known = section == self.default_section or section in self._sections
        return known and self.has_option(section, option)

    def _convert_to_boolean(self, value):
        word = value.lower()
        if word in self.BOOLEAN_STATES:
            return self.BOOLEAN_STATES[word]
        raise ValueError(f"Not a boolean: {value}")

    getint, getfloat = _getter(lambda self: int), _getter(lambda self: float)
    getboolean = _getter(lambda self: self._convert_to_boolean)

    def items(self, section=_UNSET, raw=False, vars=None):
        """Names and values of a section's options, or names and sections."""
        if section is _UNSET:
            return super().items()
        table = self._unified(section, vars)
        names = [*self._unified(section, None)]
        return [(name, self._value(section, name, table, raw)) for name in names]

    # Reading and writing

    def read(self, filenames, encoding=None):
        """Reads the files that there are; gives their names."""
        if isinstance(filenames, (str, bytes, _os.PathLike)):
            filenames = [filenames]
        found = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    _Reader(self, name).read(file)
            except OSError:
                continue
            found.append(_os.fspath(name))
        return found

    def read_file(self, f, source=None):
        """Reads lines."""
        _Reader(self, source or getattr(f, "name", "<???>")).read(f)

    def read_string(self, string, source="<string>"):
        """Reads a text."""
        _Reader(self, source).read(string.splitlines(keepends=True))

    def read_dict(self, dictionary, source="<dict>"):
        """Takes sections over from a mapping of mappings."""
        begun = set()
        for section, options in dictionary.items():
            section = str(section)
            if section != self.default_section and section not in self._sections:
                self.add_section(section)
            elif self._strict and section in begun:
                raise DuplicateSectionError(section)
            begun.add(section)
            self._take(section, options, source)

    def _take(self, section, options, source):
        begun = set()
        for name, value in options.items():
            name = self.optionxform(str(name))
            if self._strict and name in begun:
                raise DuplicateOptionError(section, name, source)
            begun.add(name)
            self.set(section, name, value if value is None else str(value))

    def write(self, fp, space_around_delimiters=True):
        """Writes all as a text that can be read again."""
        mark = self._delimiters[0]
        mark = f" {mark} " if space_around_delimiters else mark
        for section in [self.default_section] * bool(self._defaults) + self.sections():
            fp.write(f"[{section}]\n")
            for name, value in self._table(section).items():
                value = self._interpolation.before_write(self, section, name, value)
                if value is not None or not self._allow_no_value:
                    name += mark + str(value).replace("\n", "\n\t")
                fp.write(name + "\n")
            fp.write("\n")

    # As a mapping of sections

    converters = property(lambda self: self._converters)

    def __contains__(self, key):
        return key in self._proxies

    def __iter__(self):
        return iter([self.default_section, *self._sections])

    def __len__(self):
        return len([*self])

    def __getitem__(self, key):
        if key in self._proxies:
            return self._proxies[key]
        raise KeyError(key)

    def __setitem__(self, key, value):
        known = self._proxies.get(key, _UNSET)
        if value is not known:
            if known is not _UNSET:
                self._table(key).clear()
            self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def popitem(self):
        """Takes the first section out."""
        if not self._sections:
            raise KeyError
        key = next(iter(self._sections))
        return key, self.pop(key)


class ConfigParser(RawConfigParser):
    """The same, where %(name)s stands for another option."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        """Says what an option is: a text."""
        _check_text(self, option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        """A new one."""
        _check_text(self, section=section)
        super().add_section(section)


_REFUSED = {
    "section": "section names must be strings",
    "option": "option keys must be strings",
    "value": "option values must be strings",
}


def _check_text(parser, **given):
    for what, text in given.items():
        allowed = what == "value" and text is None and parser._allow_no_value
        if not isinstance(text, str) and not allowed and (what != "value" or text is not None):
            raise TypeError(_REFUSED[what])


class SafeConfigParser(ConfigParser):
    """The old name."""

    def __init__(self, *args, **kwargs):
        import warnings

        super().__init__(*args, **kwargs)
        warnings.warn(
            "The SafeConfigParser class has been renamed to ConfigParser in Python 3.2. "
            "This alias will be removed in Python 3.12. Use ConfigParser directly instead.",
            DeprecationWarning,
            2,
        )
