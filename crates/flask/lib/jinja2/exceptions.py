"""jinja2.exceptions."""


class TemplateError(Exception):
    """The base of all errors of templates."""

    def __init__(self, message=None):
        super().__init__(message)

    @property
    def message(self):
        return self.args[0] if self.args else None


class TemplateNotFound(IOError, LookupError, TemplateError):
    """A template that no loader has."""

    def __init__(self, name, message=None):
        IOError.__init__(self, name)
        self.name, self.templates = name, [name]

    def __str__(self):
        return str(self.name)


class TemplatesNotFound(TemplateNotFound):
    """None of several templates is there."""


class TemplateSyntaxError(TemplateError):
    """A template that cannot be read."""


class TemplateRuntimeError(TemplateError):
    """An error while a template is rendered."""


class UndefinedError(TemplateRuntimeError):
    """A name that is not defined was used."""
