"""Statements that a session runs: ORM entities in, objects out."""

import itertools
import _sqla
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.mapper import _check_configure
from sqlalchemy.sql.selectable import Select
from sqlalchemy.orm.identity import _state_of
from sqlalchemy.orm._session_dml import entity_mapper
from sqlalchemy.orm._session_binds import subject_mapper


class _SessionStatements:
    """Statements of a session."""

    def execute(self, statement, params=None, *, execution_options=None, bind_arguments=None, **kw):
        if isinstance(statement, str) or not (
            getattr(statement, "_sqla_executable", False) or hasattr(statement, "_sqla_statement")
        ):
            from sqlalchemy.sql.selectable import _order

            if isinstance(statement, str):
                raise exc.ArgumentError(
                    "Textual SQL expression %r should be explicitly declared as text(%r)"
                    % (statement, statement)
                )
            try:
                raise AttributeError(
                    "%r object has no attribute '_execute_on_connection'" % type(statement).__name__
                )
            except AttributeError as cause:
                raise exc.ObjectNotExecutableError(statement) from cause
        options = dict(getattr(statement, "_execution_options", {}), **(execution_options or {}))
        changes = entity_mapper(statement) is not None
        if changes:
            self._check_dml(statement, params, options)
        self._begin_if_needed()
        for fn in self._listeners("do_orm_execute"):
            fn(_ORMExecuteState(self, statement, params))
        from sqlalchemy.orm import loading

        entities = loading.has_entities(statement)
        if self.autoflush:
            self._autoflush()
        # A UNION says no mapper: get_bind() finds it in the clause.
        mapper = None if hasattr(statement, "selects") else subject_mapper(statement)
        bind = self.get_bind(
            **dict({"mapper": mapper, "clause": statement}, **(bind_arguments or {}))
        )
        if changes and statement.is_insert and params and options.get("dml_strategy") != "raw":
            return self._bulk_insert_statement(statement, params, options, entities)
        connection = self._connection(bind)
        if entities and isinstance(statement, Select):
            _sqla.sweep(self.identity_map)
            return loading.execute_planned(
                self, statement, connection, params, options.get("populate_existing", False)
            )
        if changes and not statement.is_insert and options.get("dml_strategy") != "core_only":
            result = self._execute_dml(statement, params, options, connection)
        else:
            result = connection.execute(statement, params)
        if entities and result.returns_rows:
            return loading.instances(
                self, statement, result, options.get("populate_existing", False)
            )
        return result

    def scalar(self, statement, params=None, **kw):
        return self.execute(statement, params, **kw).scalar()

    def scalars(self, statement, params=None, **kw):
        return self.execute(statement, params, **kw).scalars()

    def _load_all(self, stmt):
        return list(self.execute(stmt).scalars().unique())

    def _rows_with_keys(self, stmt):
        """Rows of a query that follows another one: the key of the parent, and an object."""
        from sqlalchemy.orm import loading

        self._begin_if_needed()
        if self.autoflush:
            self._autoflush()
        connection = self._connection(self.get_bind(mapper=subject_mapper(stmt), clause=stmt))
        return loading.execute_planned(
            self,
            stmt,
            connection,
            None,
            stmt._execution_options.get("populate_existing", False),
            stmt._keys_first,
        )

    def query(self, *entities, **kw):
        from sqlalchemy.orm.query import Query

        return (self._query_cls or Query)(list(entities), self)

    def get(
        self,
        entity,
        ident,
        *,
        options=None,
        populate_existing=False,
        with_for_update=None,
        identity_token=None,
        execution_options=None,
        bind_arguments=None,
    ):
        mapper = getattr(entity, "__mapper__", None)
        if mapper is None:
            raise exc.ArgumentError("Expected mapped class or mapper, got: %r" % (entity,))
        _check_configure()
        if isinstance(ident, dict):
            ident = tuple(ident[k] for k in mapper._key_names)
        identity = tuple(ident) if isinstance(ident, (tuple, list)) else (ident,)
        if len(identity) != len(mapper.primary_key):
            raise exc.InvalidRequestError(
                "Incorrect number of values in identifier to formulate primary key for session.get(); primary key columns are %s"
                % ",".join("'%s'" % str(c) for c in mapper.primary_key)
            )
        if all(v is None for v in identity):
            exc._warn(
                "fully NULL primary key identity cannot load any object.  This condition may raise an error in a future release."
            )
            return None
        key = (mapper.base_mapper.class_, identity, None)
        _sqla.sweep(self.identity_map)
        known = self.identity_map.get(key)
        if known is not None and not populate_existing:
            state = known.__dict__["_sa_instance_state"]
            if state.expired:
                try:
                    state.refresh()
                except orm_exc.ObjectDeletedError:
                    self.identity_map.pop(key, None)
                    return None
            return known if isinstance(known, mapper.class_) else None
        stmt = Select(mapper.class_).where(
            *[c == v for c, v in zip(mapper._key_columns(), identity)]
        )
        stmt._signature = ("get",)
        if options:
            stmt = stmt.options(*options)
        with self.no_autoflush:
            found = self._load_all(stmt)
        return found[0] if found else None

    def get_one(self, entity, ident, **kw):
        found = self.get(entity, ident, **kw)
        if found is None:
            raise exc.NoResultFound("No row was found when one was required")
        return found

    # bulk

    def bulk_save_objects(
        self, objects, return_defaults=False, update_changed_only=True, preserve_order=True
    ):
        states = [_state_of(obj) for obj in objects]
        for (mapper, known), group in itertools.groupby(
            states, key=lambda state: (state.mapper, state.key is not None)
        ):
            if known:
                for state in group:
                    self._save_or_update(state.obj_)
                self.flush()
            else:
                with self._as_flush():
                    self._bulk_insert(mapper, [state.dict for state in group], return_defaults)

    def bulk_insert_mappings(self, mapper, mappings, return_defaults=False, render_nulls=False):
        mapper = getattr(mapper, "__mapper__", mapper)
        with self._as_flush():
            self._bulk_insert(mapper, list(mappings), return_defaults, render_nulls)

    def bulk_update_mappings(self, mapper, mappings):
        mapper = getattr(mapper, "__mapper__", mapper)
        with self._as_flush():
            self._bulk_update(mapper, list(mappings), self._connection_for(mapper))


class _ORMExecuteState:
    def __init__(self, session, statement, params):
        self.session, self.statement, self.parameters = session, statement, params
        self.is_select = isinstance(statement, Select)
        self.is_insert = getattr(statement, "is_insert", False)
        self.is_update = getattr(statement, "is_update", False)
        self.is_delete = getattr(statement, "is_delete", False)
        self.is_column_load = self.is_relationship_load = False
        self.execution_options = {}


ORMExecuteState = _ORMExecuteState
