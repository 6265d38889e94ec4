"""pydantic_settings: models whose values come from the environment, `.env` files and secrets
(pydantic-settings 2.16)."""

import json
import os
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.errors import Refused, ValidationError

__version__ = VERSION = "2.16.3"


class SettingsConfigDict(ConfigDict):
    """Settings of settings: `env_file`, `env_prefix`, `case_sensitive` …"""


class SettingsError(ValueError):
    """A value in the environment that cannot be read."""


class NoDecode:
    """In Annotated: the text is not read as JSON."""


class BaseSettings(BaseModel):
    """Values given by name count first, then the environment, `.env`, secrets and defaults."""

    model_config = SettingsConfigDict(extra="forbid", validate_default=True)

    def __init__(
        self,
        _env_file=...,
        _env_file_encoding=None,
        _env_prefix=None,
        _secrets_dir=None,
        _case_sensitive=None,
        **values,
    ):
        config = dict(type(self).model_config)
        for name, given in (
            ("env_file", None if _env_file is ... else (_env_file or ())),
            ("env_file_encoding", _env_file_encoding),
            ("env_prefix", _env_prefix),
            ("secrets_dir", _secrets_dir),
            ("case_sensitive", _case_sensitive),
        ):
            if given is not None:
                config[name] = given
        cls = type(self)
        sources = [
            InitSettingsSource(cls, values),
            EnvSettingsSource(cls, config),
            DotEnvSettingsSource(cls, config),
            SecretsSettingsSource(cls, config),
        ]
        init, env, dotenv, secrets = sources
        chosen = cls.settings_customise_sources(
            cls,
            init_settings=init,
            env_settings=env,
            dotenv_settings=dotenv,
            file_secret_settings=secrets,
        )
        found = {}
        for source in reversed(chosen):
            _merge(found, source())
        super().__init__(**found)

    @classmethod
    def settings_customise_sources(
        cls, settings_cls, init_settings, env_settings, dotenv_settings, file_secret_settings
    ):
        """The sources in the order in which they count."""
        return init_settings, env_settings, dotenv_settings, file_secret_settings


def _merge(found, more):
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(found.get(key), dict):
            _merge(found[key], value)
        else:
            found[key] = value


class PydanticBaseSettingsSource:
    """Where values come from: called, it gives those it has."""

    def __init__(self, settings_cls, config=None):
        self.settings_cls = settings_cls
        self.config = dict(settings_cls.model_config) if config is None else config

    def __call__(self):
        return {}


class InitSettingsSource(PydanticBaseSettingsSource):
    """What is given by name."""

    def __init__(self, settings_cls, init_kwargs):
        super().__init__(settings_cls)
        self.init_kwargs = init_kwargs

    def __call__(self):
        return self.init_kwargs


class EnvSettingsSource(PydanticBaseSettingsSource):
    """Variables of the environment."""

    def variables(self):
        """The names and texts there are."""
        return dict(os.environ)

    def __call__(self):
        found = {}
        sensitive = self.config.get("case_sensitive", False)
        variables = self.variables()
        if not sensitive:
            variables = {name.lower(): text for name, text in variables.items()}
        for name, field in self.settings_cls.model_fields.items():
            key, value = self._look(name, field, variables, sensitive)
            if key is not None:
                found[key] = value
        return found

    def _look(self, name, field, variables, sensitive):
        """The name to give a field's value by, and the value; None, None where there is none."""
        prefix = self.config.get("env_prefix", "")
        aliases = field.names()
        for variable in aliases or [prefix + name]:
            known = variable if sensitive else variable.lower()
            if known in variables:
                text = variables[known]
                if text == "" and self.config.get("env_ignore_empty"):
                    continue
                return (aliases[0] if aliases else name), self._read(name, field, text)
        nested = self._nested(name, field, variables, sensitive)
        return (name, nested) if nested else (None, None)

    def _nested(self, name, field, variables, sensitive):
        """The values of a model within, from variables such as DB__HOST."""
        mark = self.config.get("env_nested_delimiter")
        if not mark:
            return None
        start = self.config.get("env_prefix", "") + name + mark
        start = start if sensitive else start.lower()
        found = {}
        for variable, text in variables.items():
            if variable.startswith(start):
                *outer, last = variable[len(start) :].split(mark if sensitive else mark.lower())
                place = found
                for key in outer:
                    place = place.setdefault(key, {})
                place[last] = text
        return found

    def _read(self, name, field, text):
        if not _is_complex(field.annotation) or any(
            one is NoDecode or isinstance(one, NoDecode) for one in field.metadata
        ):
            return text
        try:
            return json.loads(text)
        except ValueError as error:
            source = type(self).__name__
            raise SettingsError(
                f'error parsing value for field "{name}" from source "{source}"'
            ) from error


def _is_complex(kind):
    """Whether values of a type are written as JSON."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _is_complex(get_args(kind)[0])
    if origin is Union or type(kind).__name__ == "UnionType":
        return any(_is_complex(one) for one in get_args(kind))
    known = kind if origin is None else origin
    return isinstance(known, type) and issubclass(
        known, (BaseModel, dict, list, set, frozenset, tuple)
    )


class DotEnvSettingsSource(EnvSettingsSource):
    """Lines of `.env` files; the last file counts most."""

    def variables(self):
        """The names and texts of all files that are there."""
        files = self.config.get("env_file") or ()
        if isinstance(files, (str, os.PathLike)):
            files = [files]
        encoding = self.config.get("env_file_encoding") or "utf-8"
        found = {}
        for file in files:
            path = os.path.expanduser(os.fspath(file))
            if os.path.isfile(path):
                found.update(_values_of(path, encoding))
        return found

    def __call__(self):
        found = super().__call__()
        if self.config.get("extra", "forbid") == "ignore":
            return found
        sensitive = self.config.get("case_sensitive", False)
        known = {
            (name if sensitive else name.lower())
            for key, field in self.settings_cls.model_fields.items()
            for name in [self.config.get("env_prefix", "") + key, *field.names()]
        }
        mark = self.config.get("env_nested_delimiter")
        for name, text in self.variables().items():
            key = name if sensitive else name.lower()
            is_nested = mark and any(key.startswith(one + mark.lower()) for one in known)
            if key not in known and not is_nested:
                found[key] = text
        return found


def _values_of(path, encoding):
    """The names and texts of one file, by python-dotenv where the project has it."""
    try:
        from dotenv import dotenv_values
    except ImportError:
        from decouple import RepositoryEnv

        return RepositoryEnv(path, encoding).data
    values = dotenv_values(path, encoding=encoding)
    return {name: text for name, text in values.items() if text is not None}


class SecretsSettingsSource(EnvSettingsSource):
    """A folder with a file for each value."""

    def variables(self):
        """The names of the files, and what is in them."""
        folder = self.config.get("secrets_dir")
        if not folder or not os.path.isdir(folder):
            return {}
        found = {}
        for name in os.listdir(folder):
            with open(os.path.join(folder, name)) as file:
                found[name] = file.read().strip()
        return found
