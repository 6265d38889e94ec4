"""configparser: one section as a mapping, and the converters of values."""

from collections.abc import MutableMapping
from functools import partial


class SectionProxy(MutableMapping):
    """One section of a parser, used as a mapping."""

    __module__ = "configparser"

    def __init__(self, parser, name):
        self._name, self._parser = name, parser

    name = property(lambda self: self._name)
    parser = property(lambda self: self._parser)

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getattr__(self, name):
        # What the parser converts, its sections convert: getint, getlist …
        if name.startswith("get") and name[3:] in self.__dict__["_parser"].converters:
            return partial(self._converted, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def _converted(self, getter, option, fallback=None, *, raw=False, vars=None, **kwargs):
        convert = getattr(self._parser, getter)
        return convert(self._name, option, fallback=fallback, vars=vars, raw=raw, **kwargs)

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """What an option is."""
        return self._converted("get", option, fallback, raw=raw, vars=vars, **kwargs)

    def _known(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return key

    def __getitem__(self, key):
        return self._parser.get(self._name, self._known(key))

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not self._parser.remove_option(self._name, self._known(key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _names(self):
        default = self._name == self._parser.default_section
        return [*self._parser.defaults()] if default else self._parser.options(self._name)

    def __len__(self):
        return len(self._names())

    def __iter__(self):
        return iter(self._names())


class ConverterMapping(MutableMapping):
    """How values are converted, by what comes after `get` in the name of a method."""

    __module__ = "configparser"

    def __init__(self, parser):
        self._parser, self._own = parser, {}

    def _built_in(self):
        return ("int", "float", "boolean")

    def __getitem__(self, key):
        if key in self._own:
            return self._own[key]
        if key in self._built_in():
            return None
        raise KeyError(key)

    def __setitem__(self, key, value):
        if not key or not isinstance(key, str):
            raise ValueError(f"Incompatible key: {key} (type: {type(key)})")
        self._own[key] = value
        setattr(self._parser, f"get{key}", partial(self._parser._get_conv, conv=value))

    def __delitem__(self, key):
        del self._own[key]
        delattr(self._parser, f"get{key}")

    def __iter__(self):
        return iter([*self._built_in(), *self._own])

    def __len__(self):
        return len([*self])
