"""The operations of the migration that runs, as scripts import them."""

_stack = []


def _established(name):
    if not _stack:
        raise NameError(
            f"Can't invoke function '{name}', as the proxy object has not yet been established for the Alembic 'Operations' class.  Try placing this code inside a callable."
        )
    return _stack[-1]


def __getattr__(name):
    from alembic.operations import Operations

    if name.startswith("__") or not hasattr(Operations, name):
        raise AttributeError(f"module 'alembic.op' has no attribute '{name}'")
    return _proxy(name)


def _proxy(name):
    """A function of the module that calls the method of the operations that run; messages name it
    without the class."""

    def call(*args, **kw):
        operations = _established(name)
        try:
            return getattr(operations, name)(*args, **kw)
        except TypeError as error:
            prefix = f"{type(operations).__name__}.{name}()"
            if error.args and isinstance(error.args[0], str) and error.args[0].startswith(prefix):
                error.args = (f"{name}()" + error.args[0][len(prefix) :],)
            raise

    call.__name__ = call.__qualname__ = name
    return call
