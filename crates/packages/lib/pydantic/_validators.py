"""pydantic: decorators by which a model checks and writes its values itself."""

from types import SimpleNamespace


class ValidationInfo(SimpleNamespace):
    """What a validator may ask: `data` with the fields before it, `field_name`, `context`."""


class AfterValidator:
    """In Annotated: a function for the value after its type is checked."""

    def __init__(self, func):
        self.func = func


class BeforeValidator:
    """In Annotated: a function for the value before its type is checked."""

    def __init__(self, func):
        self.func = func


class Decorated:
    """A method with what its decorator says: the kind, the fields, before or after."""

    def __init__(self, wrapped, kind, fields=(), mode="after", **options):
        self.wrapped, self.kind, self.fields = wrapped, kind, fields
        self.mode, self.options = mode, options

    @property
    def function(self):
        """The function itself."""
        return getattr(self.wrapped, "__func__", self.wrapped)

    def __get__(self, instance, owner=None):
        return self.wrapped.__get__(instance, owner)


def field_validator(*fields, mode="after", check_fields=None, **options):
    """Decorates a class method that gets a field's value, and gives the one to keep."""
    return lambda method: Decorated(_as_classmethod(method), "field", fields, mode)


def validator(*fields, pre=False, each_item=False, always=False, **options):
    """The same, as version 1 has it."""
    mode = "before" if pre else "after"
    return lambda method: Decorated(
        _as_classmethod(method),
        "field",
        fields,
        mode,
        each_item=each_item,
        always=always,
        is_old=True,
    )


def model_validator(*, mode):
    """Decorates what checks a model as a whole, before or after its fields."""

    def decorate(method):
        is_method = mode == "after" and not isinstance(method, classmethod)
        return Decorated(method if is_method else _as_classmethod(method), "model", (), mode)

    return decorate


def root_validator(*given, pre=False, skip_on_failure=False, allow_reuse=False):
    """The same, as version 1 has it: a dictionary of values in and out."""
    mode = "before" if pre else "after"

    def decorate(method):
        return Decorated(_as_classmethod(method), "root", (), mode)

    return decorate(given[0]) if given else decorate


def field_serializer(*fields, mode="plain", when_used="always", **options):
    """Decorates what writes a field."""
    return lambda method: Decorated(method, "serializer", fields, mode)


def model_serializer(*given, mode="plain", **options):
    """Decorates what writes a model."""
    decorate = lambda method: Decorated(method, "model_serializer", (), mode)
    return decorate(given[0]) if given else decorate


def computed_field(*given, **options):
    """Decorates a property that is written with the fields."""

    def decorate(method):
        made = method if isinstance(method, property) else property(method)
        made.fget.__computed_field__ = True
        return made

    return decorate(given[0]) if given else decorate


def _as_classmethod(method):
    return method if isinstance(method, classmethod) else classmethod(method)
