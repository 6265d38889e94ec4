"""Functions for the end of the process; a command ends too quickly to need them, so none is
called."""


def register(func, *args, **kwargs):
    return func


def unregister(func):
    pass
