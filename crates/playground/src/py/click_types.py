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

    def __init__(self, *args, **kwargs):
        pass


class File(Path):
    name = "filename"

    def __init__(self, mode="r", *args, **kwargs):
        self.mode = mode

    def convert(self, value, param, ctx):
        return open(value, self.mode)


STRING, INT, FLOAT, BOOL = _Text(), _Int(), _Float(), _Bool()


def _type(given, default=None):
    if isinstance(given, ParamType):
        return given
    if isinstance(given, type) and issubclass(given, ParamType):
        return given()
    if given is None and default is not None and not isinstance(default, (list, tuple)):
        given = type(default)
    return {int: INT, float: FLOAT, bool: BOOL}.get(given, STRING)
