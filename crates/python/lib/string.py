"""string: sets of characters, templates and formatters."""

import re
from _string_format import Formatter

__all__ = (
    "ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable "
    "punctuation whitespace Formatter Template"
).split()


def _characters(first, last):
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


ascii_lowercase, ascii_uppercase = _characters("a", "z"), _characters("A", "Z")
digits, octdigits = _characters("0", "9"), _characters("0", "7")
ascii_letters = ascii_lowercase + ascii_uppercase
hexdigits = digits + ascii_letters[:6] + ascii_uppercase[:6]
whitespace = " \t\n\r\v\f"
punctuation = "".join([char for char in _characters("!", "~") if not char.isalnum()])
printable = "".join([digits, ascii_letters, punctuation, whitespace])


def capwords(s, sep=None):
    """Each word with a capital letter."""
    words = [word.capitalize() for word in s.split(sep)]
    return (" " if sep is None else sep).join(words)


def _pattern(cls):
    """What a place is in templates of a class."""
    mark, name = re.escape(cls.delimiter), cls.idpattern
    inner = cls.braceidpattern or name
    places = [
        f"(?P<escaped>{mark})",
        f"(?P<named>{name})",
        rf"\{{(?P<braced>{inner})\}}",
        "(?P<invalid>)",
    ]
    return f"{mark}(?:{'|'.join(places)})"


class Template:
    """A text with places like $name."""

    delimiter, idpattern, braceidpattern = "$", "[_a-zA-Z][_a-zA-Z0-9]*", None
    flags = re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        text = cls.__dict__.get("pattern") or _pattern(cls)
        cls.pattern = re.compile(text, cls.flags)

    def __init__(self, template):
        self.template = template

    def _places(self):
        """Each place, with the name that stands there."""
        for place in self.pattern.finditer(self.template):
            yield place, place.group("named") or place.group("braced")

    def _refuse(self, place):
        before = self.template[: place.start("invalid")]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n") - 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _filled(self, values, otherwise):
        """The text with its places filled; `otherwise` says what stands where nothing is known."""

        def fill(place):
            name = place.group("named") or place.group("braced")
            if name is not None:
                try:
                    return str(values(name))
                except KeyError:
                    return otherwise(place, name)
            if place.group("escaped") is not None:
                return self.delimiter
            if place.group("invalid") is not None:
                return otherwise(place, None)
            raise ValueError("Unrecognized named group in pattern", self.pattern)

        return self.pattern.sub(fill, self.template)

    def _missing(self, place, name):
        if name is None:
            self._refuse(place)
        raise KeyError(name)

    def substitute(self, mapping={}, /, **kws):
        """Fills all places."""
        return self._filled(lambda name: kws[name] if name in kws else mapping[name], self._missing)

    def safe_substitute(self, mapping={}, /, **kws):
        """Fills the places that are known, and leaves the others."""
        return self._filled(
            lambda name: kws[name] if name in kws else mapping[name],
            lambda place, name: place.group(),
        )

    def is_valid(self):
        """Whether no place is badly written."""
        return all([place.group("invalid") is None for place, _ in self._places()])

    def get_identifiers(self):
        """The names of the places."""
        return list(dict.fromkeys([name for _, name in self._places() if name is not None]))


Template.__init_subclass__()
