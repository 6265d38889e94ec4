"""string: sets of characters, templates and formatters."""

import re

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    delimiter = "$"
    idpattern = r"[_a-zA-Z][_a-zA-Z0-9]*"
    braceidpattern = None
    flags = re.IGNORECASE

    def __init__(self, template):
        self.template = template

    def _parts(self):
        mark = re.escape(self.delimiter)
        name = self.idpattern
        inner = self.braceidpattern or name
        return re.compile(
            mark
            + "(?:(?P<escaped>"
            + mark
            + ")|(?P<named>"
            + name
            + r")|\{(?P<braced>"
            + inner
            + r")\}|(?P<invalid>))",
            re.IGNORECASE,
        )

    def _invalid(self, found):
        at = found.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        lineno = len(lines) or 1
        colno = at - len("".join(lines[:-1])) if lines else 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (lineno, colno))

    def substitute(self, mapping={}, /, **kws):
        def convert(found):
            name = found.group("named") or found.group("braced")
            if name is not None:
                return str(kws[name] if name in kws else mapping[name])
            if found.group("escaped") is not None:
                return self.delimiter
            self._invalid(found)

        return self._parts().sub(convert, self.template)

    def safe_substitute(self, mapping={}, /, **kws):
        def convert(found):
            name = found.group("named") or found.group("braced")
            if name is not None:
                if name in kws:
                    return str(kws[name])
                return str(mapping[name]) if name in mapping else found.group()
            return self.delimiter if found.group("escaped") is not None else found.group()

        return self._parts().sub(convert, self.template)

    def is_valid(self):
        return not any(
            found.group("invalid") is not None for found in self._parts().finditer(self.template)
        )

    def get_identifiers(self):
        names = []
        for found in self._parts().finditer(self.template):
            name = found.group("named") or found.group("braced")
            if name is not None and name not in names:
                names.append(name)
        return names


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)

    def parse(self, format_string):
        return iter(_parse(format_string))


def _parse(text):
    """Literal text, field name, format spec and conversion of each part."""
    parts, literal, at = [], "", 0
    while at < len(text):
        char = text[at]
        if text[at : at + 2] in ("{{", "}}"):
            parts.append((literal + char, None, None, None))
            literal, at = "", at + 2
        elif char == "}":
            raise ValueError("Single '}' encountered in format string")
        elif char == "{":
            depth, end = 1, at + 1
            while end < len(text) and depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            if depth:
                raise ValueError("expected '}' before end of string")
            field, _, spec = text[at + 1 : end - 1].partition(":")
            name, _, conversion = field.partition("!")
            parts.append((literal, name, spec, conversion or None))
            literal, at = "", end
        else:
            literal, at = literal + char, at + 1
    if literal:
        parts.append((literal, None, None, None))
    return parts
