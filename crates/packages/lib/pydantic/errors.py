"""pydantic.errors: what is wrong with values, and how it is said."""

_PAGES = "https://errors.pydantic.dev/2.14"


class PydanticUserError(TypeError):
    """A model that is declared wrongly."""

    def __init__(self, message, *, code=None):
        super().__init__(message)
        self.message, self.code = message, code

    def __str__(self):
        if self.code is None:
            return self.message
        return f"{self.message}\n\nFor further information visit {_PAGES}/u/{self.code}"


class PydanticImportError(PydanticUserError, ImportError):
    """A name that Pydantic 2 no longer has."""

    def __init__(self, message):
        super().__init__(message, code="import-error")


class Refused(Exception):
    """One value that is not accepted: the kind of error, its text, the value, and where it is."""

    def __init__(self, kind, text, value, place=(), context=None, has_page=True):
        super().__init__(text)
        self.kind, self.text, self.value, self.place = kind, text, value, tuple(place)
        self.context, self.has_page = context, has_page

    def below(self, key):
        """The same, seen from the owner of the value."""
        place = (key, *self.place)
        return Refused(self.kind, self.text, self.value, place, self.context, self.has_page)


class SeveralRefused(Exception):
    """Several values that are not accepted."""

    def __init__(self, refused):
        super().__init__()
        self.refused = [*refused]


def refusals(error, key=None):
    """The refusals in an error, seen from the owner of the value where a key is given."""
    found = error.refused if isinstance(error, SeveralRefused) else [error]
    return found if key is None else [one.below(key) for one in found]


class ValidationError(ValueError):
    """All that is wrong with the values of a model."""

    __module__ = "pydantic_core._pydantic_core"

    def __init__(self, title, refused):
        super().__init__()
        self.title, self._refused = title, refused

    def error_count(self):
        """How many values are wrong."""
        return len(self._refused)

    def errors(self, *, include_url=True, include_context=True, include_input=True):
        """Each error as a dictionary."""
        return [_as_dict(one, include_url, include_context, include_input) for one in self._refused]

    def json(self, *, indent=None, **kwargs):
        """The errors as JSON."""
        import json

        return json.dumps(self.errors(**kwargs), indent=indent, default=str)

    def __str__(self):
        number = self.error_count()
        head = f"{number} validation error{'' if number == 1 else 's'} for {self.title}"
        return "\n".join([head, *(line for one in self._refused for line in _lines(one))])

    __repr__ = __str__


def _lines(refused):
    if refused.place:
        yield ".".join(str(key) for key in refused.place)
    value = _shortened(repr(refused.value))
    about = f"type={refused.kind}, input_value={value}, input_type={type(refused.value).__name__}"
    yield f"  {refused.text} [{about}]"
    if refused.has_page:
        yield f"    For further information visit {_PAGES}/v/{refused.kind}"


def _shortened(text):
    return text if len(text) <= 50 else f"{text[:25]}...{text[-24:]}"


def _as_dict(refused, include_url, include_context, include_input):
    found = {"type": refused.kind, "loc": refused.place, "msg": refused.text}
    if include_input:
        found["input"] = refused.value
    if include_context and refused.context:
        found["ctx"] = refused.context
    if include_url and refused.has_page:
        found["url"] = f"{_PAGES}/v/{refused.kind}"
    return found
