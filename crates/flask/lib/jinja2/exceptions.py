"""jinja2.exceptions: what can be wrong with a template."""


class TemplateError(Exception):
    """The base of all errors of templates; its only argument is the message."""

    def __init__(self, message=None):
        Exception.__init__(self, message)

    message = property(lambda self: next(iter(self.args), None), doc="What is wrong.")


class TemplateNotFound(IOError, LookupError, TemplateError):
    """A template that no loader has."""

    def __init__(self, name, message=None):
        OSError.__init__(self, name)
        self.templates, self.name = [name], name

    def __str__(self):
        return f"{self.name}"


class TemplatesNotFound(TemplateNotFound):
    """None of several templates is there."""


class TemplateRuntimeError(TemplateError):
    """An error while a template is rendered."""


class UndefinedError(TemplateRuntimeError):
    """A name that is not defined was used."""


class TemplateSyntaxError(TemplateError):
    """A template that cannot be read."""
