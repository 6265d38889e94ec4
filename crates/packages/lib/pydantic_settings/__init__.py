"""pydantic-settings, as far as settings of an application need it: fields from the environment and
from `.env` files. What it cannot know (a type of pydantic, a field with a validator) stands in, and
is refused where it would decide something."""

import json
import os
import types
import typing

import _stand_in
import _stand_in_place

_TRUE = ("1", "on", "t", "true", "y", "yes")
_FALSE = ("0", "off", "f", "false", "n", "no")
_HELP = "    For further information visit https://errors.pydantic.dev/2.14/v/"


class ValidationError(ValueError):
    """What a set of settings that does not fit raises."""

    __module__ = "pydantic_core._pydantic_core"


class SettingsConfigDict(dict):
    """How settings are found: `env_file`, `env_prefix`, `case_sensitive` and their like."""


def _config(cls):
    found = {}
    for base in reversed(cls.__mro__):
        inner = base.__dict__.get("Config")
        if inner is not None:
            found.update({k: v for k, v in vars(inner).items() if not k.startswith("__")})
        found.update(base.__dict__.get("model_config", {}))
    return found


def _fields(cls):
    """Names and annotations of the fields, those of parents first."""
    found = {}
    for base in reversed(cls.__mro__):
        if base is BaseSettings or not issubclass(base, BaseSettings):
            continue
        for name, annotation in typing.get_type_hints(base).items():
            if name != "model_config" and not name.startswith("_"):
                if typing.get_origin(annotation) is not typing.ClassVar:
                    found[name] = annotation
    return found


def _file_texts(config, given_file):
    """The variables of the `.env` files; a later file wins."""
    found = {}
    files = config.get("env_file") if given_file is ... else given_file
    for file in [files] if isinstance(files, (str, os.PathLike)) else files or []:
        if os.path.isfile(file):
            from dotenv import dotenv_values

            found.update(dotenv_values(file, encoding=config.get("env_file_encoding")))
    return found


def _cased(texts, config):
    if config.get("case_sensitive"):
        return dict(texts)
    return {name.lower(): value for name, value in texts.items()}


def _known(annotation):
    """Whether a text can be made into such a value here."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return all(_known(part) for part in typing.get_args(annotation))
    plain = typing.get_origin(annotation) or annotation
    simple = (str, int, float, bool, type(None), list, dict, set, tuple, typing.Any, typing.Literal)
    return plain in simple


def _made(text, annotation, name, errors):
    """The value that a text is for a field."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        parts = [part for part in typing.get_args(annotation) if part is not type(None)]
        return _made(text, str if str in parts or not parts else parts[0], name, errors)
    plain = typing.get_origin(annotation) or annotation
    if plain is bool:
        if text.lower() in _TRUE + _FALSE:
            return text.lower() in _TRUE
        errors.append(
            (
                name,
                "Input should be a valid boolean, unable to interpret input",
                "bool_parsing",
                text,
            )
        )
    elif plain in (int, float):
        try:
            return plain(text)
        except ValueError:
            noun = "integer" if plain is int else "number"
            says = f"Input should be a valid {noun}, unable to parse string as a"
            says += "n integer" if plain is int else " number"
            errors.append((name, says, f"{plain.__name__}_parsing", text))
    elif plain in (list, dict, set, tuple):
        return plain(json.loads(text))
    return text


def _unknown(name):
    """A value that only pydantic could tell."""
    return _stand_in.StandIn("pydantic", f"pydantic.{name}")


def _read(raw, argument, default, annotation, name, errors):
    """A field's value from what was found for it."""
    if default is not ... and _stand_in_place.stands_in(default):
        return default
    if argument:
        return raw
    return _made(raw, annotation, name, errors) if _known(annotation) else _unknown(name)


class BaseSettings:
    """Settings whose fields come from arguments, the environment, `.env` files, defaults."""

    def __init__(self, _env_file=..., **values):
        cls = type(self)
        config, errors, given = _config(cls), [], {}
        from_files = _cased(_file_texts(config, _env_file), config)
        texts = {**from_files, **_cased(os.environ, config)}
        prefix, checked, fields = config.get("env_prefix", ""), _validated(cls), _fields(cls)
        keys = {name: _cased({prefix + name: None}, config).popitem()[0] for name in fields}
        for name, annotation in fields.items():
            default = getattr(cls, name, ...)
            if name in values or keys[name] in texts:
                raw = given[name] = values[name] if name in values else texts[keys[name]]
                self.__dict__[name] = _read(raw, name in values, default, annotation, name, errors)
            elif default is not ...:
                self.__dict__[name] = default
            else:
                errors.append((name, "Field required", "missing", given))
            if checked and name in self.__dict__:
                self.__dict__[name] = _unknown(name)
        if config.get("extra", "forbid") == "forbid":
            start = _cased({prefix: None}, config).popitem()[0]
            for key in [k for k in from_files if k not in keys.values() and k.startswith(start)]:
                given[key] = from_files[key]
                errors.append(
                    (key, "Extra inputs are not permitted", "extra_forbidden", from_files[key])
                )
        if errors:
            raise ValidationError(_report(cls, errors))

    def model_dump(self, **options):
        """The fields as a dictionary."""
        return {name: getattr(self, name) for name in _fields(type(self))}

    dict = model_dump

    def _shown(self):
        return [f"{name}={getattr(self, name)!r}" for name in _fields(type(self))]

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(self._shown())})"

    def __str__(self):
        return " ".join(self._shown())


def _validated(cls):
    """Whether a validator of pydantic, which does not run here, would have a say in the values."""
    values = [value for base in cls.__mro__ for value in base.__dict__.values()]
    functions = [getattr(value, "__func__", value) for value in values]
    return any("valid" in getattr(function, "__stand_in_decorated__", "") for function in functions)


def _report(cls, errors):
    s = "" if len(errors) == 1 else "s"
    lines = [f"{len(errors)} validation error{s} for {cls.__name__}"]
    for name, says, kind, value in errors:
        about = f"[type={kind}, input_value={_short(value)}, input_type={type(value).__name__}]"
        lines += [name, f"  {says} {about}", _HELP + kind]
    return "\n".join(lines)


def _short(value):
    """A value as pydantic shows it: 50 characters at most."""
    text = repr(value)
    return text if len(text) <= 50 else f"{text[:25]}...{text[-24:]}"
