"""decouple: settings from the environment, `.env` and `settings.ini` (python-decouple 3.8)."""

import os
import string
import sys
from configparser import ConfigParser, NoOptionError

DEFAULT_ENCODING = "UTF-8"
TRUE_VALUES = {"y", "yes", "t", "true", "on", "1"}
FALSE_VALUES = {"n", "no", "f", "false", "off", "0"}


def strtobool(value):
    """True or False for a word; ValueError for another one."""
    if isinstance(value, bool):
        return value
    word = value.lower()
    if word not in TRUE_VALUES | FALSE_VALUES:
        raise ValueError(f"Invalid truth value: {word}")
    return word in TRUE_VALUES


class UndefinedValueError(Exception):
    """A setting that nobody made, and that has no default."""


class Undefined:
    """The type of what is not given."""


undefined = Undefined()


class Config:
    """Settings: of the environment first, then of a repository."""

    def __init__(self, repository):
        self.repository = repository

    def get(self, option, default=undefined, cast=undefined):
        """A setting, through `cast`; UndefinedValueError where there is none and no default."""
        for place in (os.environ, self.repository):
            if option in place:
                value = place[option]
                break
        else:
            if isinstance(default, Undefined):
                hint = "Declare it as envvar or define a default value."
                raise UndefinedValueError(f"{option} not found. {hint}")
            value = default
        if isinstance(cast, Undefined):
            return value
        return self._cast_boolean(value) if cast is bool else cast(value)

    __call__ = get

    @staticmethod
    def _cast_boolean(value):
        text = str(value)
        return text != "" and strtobool(text)


class RepositoryEmpty:
    """No settings at all."""

    def __init__(self, source="", encoding=DEFAULT_ENCODING):
        self.data = {}

    def __contains__(self, key):
        return key in self.data

    def __getitem__(self, key):
        return self.data.get(key)


class RepositoryIni(RepositoryEmpty):
    """The section `[settings]` of a file."""

    SECTION = "settings"

    def __init__(self, source, encoding=DEFAULT_ENCODING):
        self.parser = ConfigParser()
        with open(source, encoding=encoding) as file:
            self.parser.read_file(file)

    def __contains__(self, key):
        return key in os.environ or self.parser.has_option(self.SECTION, key)

    def __getitem__(self, key):
        try:
            return self.parser.get(self.SECTION, key)
        except NoOptionError:
            raise KeyError(key) from None


class RepositoryEnv(RepositoryEmpty):
    """The lines `NAME=value` of a file; quotes around a value are taken off."""

    def __init__(self, source, encoding=DEFAULT_ENCODING):
        with open(source, encoding=encoding) as file:
            lines = [line.strip() for line in file]
        self.data = dict(_pair(line) for line in lines if "=" in line and line[0] != "#")

    def __contains__(self, key):
        return key in os.environ or key in self.data

    def __getitem__(self, key):
        return self.data[key]


def _pair(line):
    name, _, value = line.partition("=")
    value = value.strip()
    if len(value) > 1 and value[0] in "'\"" and value[-1] == value[0]:
        value = value[1:-1]
    return name.strip(), value


class RepositorySecret(RepositoryEnv):
    """A folder with a file for each setting."""

    def __init__(self, source="/run/secrets/"):
        self.data = {}
        for name in os.listdir(source):
            with open(os.path.join(source, name)) as file:
                self.data[name] = file.read()


class AutoConfig:
    """Settings of the file that lies beside whoever asks first, or in a folder above."""

    SUPPORTED = {"settings.ini": RepositoryIni, ".env": RepositoryEnv}
    encoding = DEFAULT_ENCODING

    def __init__(self, search_path=None):
        self.search_path, self.config = search_path, None

    def _find_file(self, path):
        """The nearest file, from a folder upwards; an empty text where there is none."""
        while True:
            for name in self.SUPPORTED:
                file = os.path.join(path, name)
                if os.path.isfile(file):
                    return file
            above = os.path.dirname(path)
            if above in ("", os.sep):
                return ""
            path = above

    def _caller_path(self):
        return os.path.dirname(sys._getframe(2).f_code.co_filename)

    def __call__(self, *args, **kwargs):
        if self.config is None:
            file = self._find_file(os.path.abspath(self.search_path or self._caller_path()))
            kind = self.SUPPORTED.get(os.path.basename(file), RepositoryEmpty)
            self.config = Config(kind(file, encoding=self.encoding))
        return self.config(*args, **kwargs)


config = AutoConfig()


class Csv:
    """Cuts a text at its delimiters, quotes respected; each part goes through `cast`."""

    def __init__(self, cast=str, delimiter=",", strip=string.whitespace, post_process=list):
        self.cast, self.delimiter = cast, delimiter
        self.strip, self.post_process = strip, post_process

    def __call__(self, value):
        if value is None:
            return self.post_process()
        parts = _split(value, self.delimiter)
        return self.post_process(self.cast(part.strip(self.strip)) for part in parts)


def _split(text, delimiters):
    """The parts of a text as a shell has them: quotes and backslashes keep delimiters."""
    parts, part, quote, escaped = [], None, "", False
    for sign in text:
        if escaped:
            part, escaped = (part or "") + sign, False
        elif sign == "\\" and quote != "'":
            escaped = True
        elif quote:
            part, quote = (part, "") if sign == quote else ((part or "") + sign, quote)
        elif sign in "'\"":
            part, quote = part or "", sign
        elif sign in delimiters:
            parts, part = parts + ([] if part is None else [part]), None
        else:
            part = (part or "") + sign
    if quote:
        raise ValueError("No closing quotation")
    if escaped:
        raise ValueError("No escaped character")
    return parts if part is None else [*parts, part]


class Choices:
    """Takes one of some values; ValueError for another one."""

    def __init__(self, flat=None, cast=str, choices=None):
        self.flat, self.cast, self.choices = flat or [], cast, choices or []
        self._valid_values = [*self.flat, *(value for value, _ in self.choices)]

    def __call__(self, value):
        found = self.cast(value)
        if found in self._valid_values:
            return found
        raise ValueError(f"Value not in list: {value!r}; valid values are {self._valid_values!r}")
