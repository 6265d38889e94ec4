"""python-decouple: settings from the environment, a settings.ini or a .env, defaults."""

import os
import string
import sys
from configparser import ConfigParser, NoOptionError

DEFAULT_ENCODING = "UTF-8"
TRUE_VALUES = {"y", "yes", "t", "true", "on", "1"}
FALSE_VALUES = {"n", "no", "f", "false", "off", "0"}


def strtobool(value):
    """A word as truth."""
    if isinstance(value, bool):
        return value
    word = value.lower()
    if word in TRUE_VALUES:
        return True
    if word in FALSE_VALUES:
        return False
    raise ValueError("Invalid truth value: " + word)


class UndefinedValueError(Exception):
    """A setting that is nowhere and has no default."""


class Undefined:
    """Marks an argument that was not given; None may be one."""


undefined = Undefined()


class Config:
    """Settings of a repository; the environment comes first."""

    def __init__(self, repository):
        self.repository = repository

    def _cast_boolean(self, value):
        value = str(value)
        return strtobool(value) if value else bool(value)

    @staticmethod
    def _cast_do_nothing(value):
        return value

    def get(self, option, default=undefined, cast=undefined):
        """The value of an option, or the default, made what `cast` says."""
        if option in os.environ:
            value = os.environ[option]
        elif option in self.repository:
            value = self.repository[option]
        elif isinstance(default, Undefined):
            raise UndefinedValueError(
                f"{option} not found. Declare it as envvar or define a default value."
            )
        else:
            value = default
        if isinstance(cast, Undefined):
            cast = self._cast_do_nothing
        elif cast is bool:
            cast = self._cast_boolean
        return cast(value)

    def __call__(self, *args, **kwargs):
        return self.get(*args, **kwargs)


class RepositoryEmpty:
    """No file."""

    def __init__(self, source="", encoding=DEFAULT_ENCODING):
        pass

    def __contains__(self, key):
        return False

    def __getitem__(self, key):
        return None


class RepositoryIni(RepositoryEmpty):
    """The section `settings` of a settings.ini."""

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
            raise KeyError(key)


class RepositoryEnv(RepositoryEmpty):
    """The lines of a .env."""

    def __init__(self, source, encoding=DEFAULT_ENCODING):
        self.data = {}
        with open(source, encoding=encoding) as file:
            for line in file:
                line = line.strip()
                if not line or line.startswith("#") or "=" not in line:
                    continue
                key, _, value = line.partition("=")
                self.data[key.strip()] = self._unquoted(value.strip())

    @staticmethod
    def _unquoted(value):
        quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "'\""
        return value[1:-1] if quoted else value

    def __contains__(self, key):
        return key in os.environ or key in self.data

    def __getitem__(self, key):
        return self.data[key]


class AutoConfig:
    """Settings of the file that lies nearest, from the caller's folder upwards."""

    SUPPORTED = {"settings.ini": RepositoryIni, ".env": RepositoryEnv}
    encoding = DEFAULT_ENCODING

    def __init__(self, search_path=None):
        self.search_path = search_path
        self.config = None

    def _find_file(self, path):
        for name in self.SUPPORTED:
            found = os.path.join(path, name)
            if os.path.isfile(found):
                return found
        parent = os.path.dirname(path)
        if parent and os.path.normcase(parent) != os.path.normcase(os.path.abspath(os.sep)):
            return self._find_file(parent)
        return ""

    def _load(self, path):
        filename = self._find_file(os.path.abspath(path))
        repository = self.SUPPORTED.get(os.path.basename(filename), RepositoryEmpty)
        self.config = Config(repository(filename, encoding=self.encoding))

    def _caller_path(self):
        return os.path.dirname(sys._getframe(2).f_code.co_filename)

    def __call__(self, *args, **kwargs):
        if not self.config:
            self._load(self.search_path or self._caller_path())
        return self.config(*args, **kwargs)


config = AutoConfig()


class Csv:
    """A text with separators as a list (or what `post_process` makes)."""

    def __init__(self, cast=str, delimiter=",", strip=string.whitespace, post_process=list):
        self.cast, self.delimiter = cast, delimiter
        self.strip, self.post_process = strip, post_process

    def __call__(self, value):
        if value is None:
            return self.post_process()
        parts = [part.strip(self.strip) for part in value.split(self.delimiter)]
        return self.post_process(self.cast(part) for part in parts if part)


class Choices:
    """One of several values."""

    def __init__(self, flat=None, cast=str, choices=None):
        self.flat, self.cast, self.choices = flat or [], cast, choices or []
        self._valid_values = [*self.flat, *[value for value, _ in self.choices]]

    def __call__(self, value):
        transformed = self.cast(value)
        if transformed not in self._valid_values:
            raise ValueError(
                f"Value not in list: {value!r}; valid values are {self._valid_values!r}"
            )
        return transformed
