"""flask_sqlalchemy: the name programs import."""

from flask_sqlalchemy.extension import SQLAlchemy

__all__ = ["SQLAlchemy"]

_VERSION_IS_DEPRECATED = (
    "The '__version__' attribute is deprecated and will be removed in Flask-SQLAlchemy 3.2. Use "
    "feature detection or 'importlib.metadata.version(\"flask-sqlalchemy\")' instead."
)


def __getattr__(name):
    if name != "__version__":
        raise AttributeError(name)
    import importlib.metadata
    import warnings

    warnings.warn(_VERSION_IS_DEPRECATED, DeprecationWarning, stacklevel=2)
    return importlib.metadata.version("flask-sqlalchemy")
