"""The operations of the migration that runs, as scripts import them."""
_stack = []


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'alembic.op' has no attribute '{name}'")
    if not _stack:
        raise NameError(f"Can't invoke function '{name}', as the proxy object has not yet been established for the Alembic 'Operations' class.  Try placing this code inside a callable.")
    return getattr(_stack[-1], name)
