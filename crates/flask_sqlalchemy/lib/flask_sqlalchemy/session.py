"""flask_sqlalchemy.session: a session that finds the engine of a bind."""

import sqlalchemy as sa
import sqlalchemy.exc as sa_exc
from sqlalchemy.orm.session import Session as _BaseSession


class Session(_BaseSession):
    def __init__(self, db, **kwargs):
        super().__init__(**kwargs)
        self._db = db
        self._model_changes = {}

    def get_bind(self, mapper=None, clause=None, bind=None, **kwargs):
        if bind is not None:
            return bind
        engines = self._db.engines
        if mapper is not None:
            mapper = getattr(mapper, "__mapper__", mapper)
            engine = _clause_to_engine(mapper.local_table, engines)
            if engine is not None:
                return engine
        if clause is not None:
            engine = _clause_to_engine(clause, engines)
            if engine is not None:
                return engine
        if None in engines:
            return engines[None]
        return super().get_bind(mapper=mapper, clause=clause, bind=bind, **kwargs)


def _clause_to_engine(clause, engines):
    table = clause if isinstance(clause, sa.Table) else getattr(clause, "table", None)
    if table is None and hasattr(clause, "columns_clause_froms"):
        froms = clause.columns_clause_froms
        table = froms[0] if froms else None
    if isinstance(table, sa.Table):
        key = table.metadata.info.get("bind_key")
        if key not in engines:
            raise sa_exc.UnboundExecutionError(
                f"Bind key '{key}' is not in 'SQLALCHEMY_BINDS' config."
            )
        return engines[key]
    return None


def _app_ctx_id():
    from flask import g

    return id(g._get_current_object())
