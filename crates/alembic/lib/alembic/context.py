"""The environment of the command that runs, as env.py imports it."""

_stack = []


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'alembic.context' has no attribute '{name}'")
    if not _stack:
        raise NameError(
            f"Can't invoke function '{name}', as the proxy object has not yet been established for the Alembic 'EnvironmentContext' class.  Try placing this code inside a callable."
        )
    return getattr(_stack[-1], name)
