"""jinja2.runtime: what stands for names that are not defined."""


class Undefined:
    """Empty as text, and false."""

    def __init__(self, hint=None, obj=None, name=None, exc=None):
        self._undefined_hint, self._undefined_name = hint, name

    def __str__(self):
        return ""

    def __bool__(self):
        return False

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


class ChainableUndefined(Undefined):
    """Its attributes are undefined too."""


class DebugUndefined(Undefined):
    """Shows itself."""

    def __str__(self):
        return f"{{{{ {self._undefined_name} }}}}"


class StrictUndefined(Undefined):
    """Refuses each use."""


def make_logging_undefined(logger=None, base=Undefined):
    return base
