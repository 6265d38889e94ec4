"""flask_sqlalchemy.cli: what `flask shell` begins with."""

from flask import current_app


def add_models_to_shell():
    """All models by their names, and `db`."""
    db = current_app.extensions["sqlalchemy"]
    models = (mapper.class_ for mapper in db.Model._sa_registry.mappers)
    return {**{model.__name__: model for model in models}, "db": db}
