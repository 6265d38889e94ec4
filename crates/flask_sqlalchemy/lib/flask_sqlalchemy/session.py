"""flask_sqlalchemy.session: a session that finds the engine of a bind."""

import sqlalchemy as sa
from sqlalchemy import exc as sa_exc, orm as sa_orm
from flask import globals as flask_globals


class Session(sa_orm.Session):
    """The session of `db.session`: the metadata of what is asked for names the engine."""

    def __init__(self, db, **kwargs):
        super().__init__(**kwargs)
        self._db, self._model_changes = db, {}

    def get_bind(self, mapper=None, clause=None, bind=None, **kwargs):
        """The engine for a mapper or a clause; an explicit `bind` wins over both."""
        if bind is None:
            engines = self._db.engines
            mapped = None if mapper is None else _mapper_of(mapper).local_table
            for subject in (mapped, clause):
                bind = None if subject is None else _clause_to_engine(subject, engines)
                if bind is not None:
                    break
            else:
                bind = engines.get(None)
        if bind is None:
            return super().get_bind(mapper, clause=clause, **kwargs)
        return bind


def _mapper_of(entity):
    """The mapper of a mapper or a mapped class; the error of a class that is not mapped."""
    try:
        return sa.inspect(entity)
    except sa_exc.NoInspectionAvailable:
        if isinstance(entity, type):
            raise sa_orm.exc.UnmappedClassError(entity) from None
        raise


def _clause_to_engine(clause, engines):
    """The engine of the bind whose metadata holds a table; None where a clause has neither."""
    table = clause.table if isinstance(clause, sa.UpdateBase) else clause
    if not isinstance(table, sa.Table) or "bind_key" not in table.metadata.info:
        return None
    key = table.metadata.info["bind_key"]
    try:
        return engines[key]
    except KeyError:
        message = f"Bind key '{key}' is not in 'SQLALCHEMY_BINDS' config."
        raise sa_exc.UnboundExecutionError(message) from None


def _app_ctx_id():
    """The scope of `db.session`: one for each application context."""
    return id(flask_globals.app_ctx._get_current_object())
