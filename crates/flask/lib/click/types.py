"""click.types: what the text of an argument becomes."""

from click.exceptions import BadParameter


class ParamType:
    name = "text"

    def convert(self, value, param, ctx):
        return value

    def fail(self, message, param=None, ctx=None):
        raise BadParameter(message, ctx=ctx, param=param)

    def metavar(self):
        return self.name.upper()


class _Text(ParamType):
    def convert(self, value, param, ctx):
        return str(value)


class _Int(ParamType):
    name = "integer"

    def convert(self, value, param, ctx):
        try:
            return int(value)
        except ValueError:
            self.fail(f"{value!r} is not a valid integer.", param, ctx)


class _Float(ParamType):
    name = "float"

    def convert(self, value, param, ctx):
        try:
            return float(value)
        except ValueError:
            self.fail(f"{value!r} is not a valid float.", param, ctx)


class _Bool(ParamType):
    name = "boolean"

    def convert(self, value, param, ctx):
        if isinstance(value, bool):
            return value
        if str(value).lower() in ("1", "true", "t", "yes", "y", "on"):
            return True
        if str(value).lower() in ("0", "false", "f", "no", "n", "off", ""):
            return False
        self.fail(f"{value!r} is not a valid boolean.", param, ctx)


class Choice(ParamType):
    name = "choice"

    def __init__(self, choices, case_sensitive=True):
        self.choices = list(choices)

    def convert(self, value, param, ctx):
        if value in self.choices:
            return value
        quoted = ", ".join(repr(choice) for choice in self.choices)
        self.fail(f"{value!r} is not one of {quoted}.", param, ctx)

    def metavar(self):
        return "[" + "|".join(self.choices) + "]"


class Path(ParamType):
    name = "path"

    def __init__(
        self,
        exists=False,
        file_okay=True,
        dir_okay=True,
        writable=False,
        readable=True,
        resolve_path=False,
        allow_dash=False,
        path_type=None,
        executable=False,
    ):
        self.exists, self.file_okay, self.dir_okay, self.type = (
            exists,
            file_okay,
            dir_okay,
            path_type,
        )
        self.resolve_path, self.allow_dash = resolve_path, allow_dash
        self.name = (
            "file"
            if file_okay and not dir_okay
            else "directory"
            if dir_okay and not file_okay
            else "path"
        )

    def convert(self, value, param, ctx):
        import os

        if not (self.file_okay and self.allow_dash and value == "-"):
            path = os.path.realpath(value) if self.resolve_path else value
            shown = str(value)
            if not os.path.exists(path):
                if self.exists:
                    self.fail(f"{self.name.title()} {shown!r} does not exist.", param, ctx)
            elif not self.file_okay and os.path.isfile(path):
                self.fail(f"{self.name.title()} {shown!r} is a file.", param, ctx)
            elif not self.dir_okay and os.path.isdir(path):
                self.fail(f"{self.name.title()} {shown!r} is a directory.", param, ctx)
            value = path
        return value if self.type is None else self.type(value)


class File(Path):
    name = "filename"

    def __init__(self, mode="r", *args, **kwargs):
        self.mode = mode

    def convert(self, value, param, ctx):
        return open(value, self.mode)


class Tuple(ParamType):
    """Several values, each of a type of its own."""

    def __init__(self, types):
        self.types = [_type(one) for one in types]

    def convert(self, value, param, ctx):
        pairs = zip(self.types, value)
        return tuple(kind.convert(one, param, ctx) for kind, one in pairs)

    def metavar(self):
        return "<" + " ".join(kind.metavar() for kind in self.types) + ">..."


STRING, INT, FLOAT, BOOL = _Text(), _Int(), _Float(), _Bool()


def _type(given, default=None):
    if isinstance(given, ParamType):
        return given
    if isinstance(given, type) and issubclass(given, ParamType):
        return given()
    if given is None and default is not None and not isinstance(default, (list, tuple)):
        given = type(default)
    return {int: INT, float: FLOAT, bool: BOOL}.get(given, STRING)
