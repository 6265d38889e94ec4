"""markupsafe: text that is safe to stand in HTML."""

import re
from html import unescape

__version__ = "3.0.4"
_MARKS = (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ("'", "&#39;"), ('"', "&#34;"))


def _escaped(text):
    for mark, entity in _MARKS:
        text = text.replace(mark, entity)
    return text


def escape(s):
    """The text of an object, escaped, unless it says that it is HTML."""
    if hasattr(s, "__html__"):
        return Markup(s.__html__())
    return Markup(_escaped(str(s)))


def escape_silent(s):
    """As escape(); nothing for None."""
    return Markup() if s is None else escape(s)


def soft_str(s):
    """A string; one that is safe stays so."""
    return s if isinstance(s, str) else str(s)


class _Escaped:
    """An operand of `%`: whatever is shown of it is escaped."""

    def __init__(self, obj):
        self.obj = obj

    def __getitem__(self, key):
        return _Escaped(self.obj[key])

    def __str__(self):
        return str(escape(self.obj))

    def __repr__(self):
        return str(escape(repr(self.obj)))

    def __int__(self):
        return int(self.obj)

    def __float__(self):
        return float(self.obj)


class Markup(str):
    """A string that is HTML; what is put into it is escaped."""

    def __new__(cls, object="", encoding=None, errors="strict"):
        if hasattr(object, "__html__"):
            object = object.__html__()
        return (
            str.__new__(cls, object)
            if encoding is None
            else str.__new__(cls, object, encoding, errors)
        )

    def __html__(self):
        return self

    def __add__(self, value):
        if isinstance(value, str) or hasattr(value, "__html__"):
            return self.__class__(str.__add__(self, str(self.escape(value))))
        return NotImplemented

    def __radd__(self, value):
        if isinstance(value, str) or hasattr(value, "__html__"):
            return self.__class__(str.__add__(str(self.escape(value)), str(self)))
        return NotImplemented

    def __mul__(self, value):
        return self.__class__(str.__mul__(self, value))

    __rmul__ = __mul__

    def __mod__(self, value):
        if isinstance(value, tuple):
            value = tuple(_Escaped(item) for item in value)
        elif isinstance(value, dict):
            value = {key: _Escaped(item) for key, item in value.items()}
        else:
            value = _Escaped(value)
        return self.__class__(str.__mod__(str(self), value))

    def __repr__(self):
        return f"{self.__class__.__name__}({str.__repr__(self)})"

    def __getitem__(self, key):
        return self.__class__(str.__getitem__(self, key))

    def join(self, iterable):
        return self.__class__(str.join(self, [str(self.escape(item)) for item in iterable]))

    def format(self, *args, **kwargs):
        return self.__class__(
            str.format(
                str(self),
                *map(_Escaped, args),
                **{key: _Escaped(value) for key, value in kwargs.items()},
            )
        )

    def split(self, sep=None, maxsplit=-1):
        return [self.__class__(part) for part in str.split(self, sep, maxsplit)]

    def splitlines(self, keepends=False):
        return [self.__class__(part) for part in str.splitlines(self, keepends)]

    def unescape(self):
        return unescape(str(self))

    def striptags(self):
        """The text without tags and comments, entities resolved."""
        text = re.sub(r"<!--.*?-->|<[^>]*>", "", str(self), flags=re.S)
        return self.__class__(" ".join(text.split())).unescape()

    @classmethod
    def escape(cls, s):
        found = escape(s)
        return found if type(found) is cls else cls(found)


def _same_kind(name):
    def method(self, *args):
        return self.__class__(getattr(str, name)(self, *args))

    method.__name__ = name
    return method


for _name in (
    "capitalize",
    "title",
    "lower",
    "upper",
    "swapcase",
    "strip",
    "lstrip",
    "rstrip",
    "replace",
    "ljust",
    "rjust",
    "center",
    "zfill",
    "expandtabs",
):
    setattr(Markup, _name, _same_kind(_name))
