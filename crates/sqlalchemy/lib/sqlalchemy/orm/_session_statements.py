"""Statements that a session runs: ORM entities in, objects out."""

import itertools
import _sqla
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.mapper import _check_configure
from sqlalchemy.sql.selectable import Select
from sqlalchemy.orm.identity import _column_key, _state_of
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
        if entities_of_insert(statement) is not None:
            _check_synchronize(statement, execution_options)
        self._begin_if_needed()
        for fn in self._listeners("do_orm_execute"):
            fn(_ORMExecuteState(self, statement, params))
        from sqlalchemy.orm import loading

        entities = loading.has_entities(statement)
        if (
            getattr(statement, "is_insert", False)
            and entities_of_insert(statement) is not None
            and isinstance(params, list)
        ):
            return self._bulk_insert_statement(statement, params, entities)
        if (
            getattr(statement, "is_update", False)
            and isinstance(params, list)
            and entities_of_insert(statement) is not None
            and not statement._wheres
        ):
            return self.bulk_update_mappings(statement.entity, params)
        if self.autoflush:
            self._autoflush()
        bind = self.get_bind(
            **dict(
                {"mapper": subject_mapper(statement), "clause": statement}, **(bind_arguments or {})
            )
        )
        connection = self._connection(bind)
        options = dict(getattr(statement, "_execution_options", {}), **(execution_options or {}))
        if entities and isinstance(statement, Select):
            _sqla.sweep(self.identity_map)
            return loading.execute_planned(
                self, statement, connection, params, options.get("populate_existing", False)
            )
        result = connection.execute(statement, params)
        if getattr(statement, "is_update", False) or getattr(statement, "is_delete", False):
            if options.get("synchronize_session", "auto") is not False:
                self._synchronize(statement)
        if entities and result.returns_rows:
            return loading.instances(
                self, statement, result, options.get("populate_existing", False)
            )
        return result

    def _bulk_insert_statement(self, statement, params, entities):
        """Rows as bulk_insert_mappings() takes them: None is left to the column's default, and
        neighbours with the same columns go together."""
        mapper = entities_of_insert(statement)
        render_nulls = statement._execution_options.get("render_nulls", False)
        rows = [
            _given(
                mapper.local_table,
                {_column_key(mapper, k): v for k, v in row.items()},
                render_nulls,
            )
            for row in params
        ]
        result = None
        for _, group in itertools.groupby(rows, key=set):
            part = self._connection_for(mapper).execute(statement, list(group))
            if result is not None and part.returns_rows:
                part._data = list(result._data) + list(part._data)
            result = part
        if entities and result.returns_rows:
            from sqlalchemy.orm import loading

            return loading.instances(self, statement, result)
        return result

    def _synchronize(self, statement):
        """UPDATE and DELETE of mapped tables: what the session holds of them is loaded anew or
        gone."""
        if entities_of_insert(statement) is None:
            return  # A plain table: the session is not told.
        table = statement.table
        if getattr(statement, "is_delete", False):
            mappers = [
                o
                for o in list(self.identity_map.values())
                if table in o.__dict__["_sa_instance_state"].mapper.tables
            ]
            for obj in mappers:
                state = obj.__dict__["_sa_instance_state"]
                rows = (
                    self._connection_for(state.mapper)
                    .execute(
                        Select(*state.mapper.primary_key).where(
                            *[c == v for c, v in zip(state.mapper.primary_key, state.key[1])]
                        )
                    )
                    ._rest_all()
                )
                if not rows:
                    self.identity_map.pop(state.key, None)
                    state.was_deleted = True
                    self._gone.append(state)
            return
        for obj in list(self.identity_map.values()):
            state = obj.__dict__["_sa_instance_state"]
            if table in state.mapper.tables:
                state.expire(
                    [
                        k
                        for k, p in state.mapper._props.items()
                        if p._is_column
                        and k not in state.committed
                        and k not in state.mapper._key_names
                    ]
                )

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
                self._bulk_insert(mapper, [state.dict for state in group], return_defaults)

    def bulk_insert_mappings(self, mapper, mappings, return_defaults=False, render_nulls=False):
        self._bulk_insert(
            getattr(mapper, "__mapper__", mapper), list(mappings), return_defaults, render_nulls
        )

    def _bulk_insert(self, mapper, dicts, return_defaults=False, render_nulls=False):
        """Neighbours with the same columns go in one statement; None is left to the column's
        default (persistence._collect_insert_commands)."""
        connection = self._connection_for(mapper)
        for table in mapper.tables:
            rows = []
            for values in dicts:
                row = {
                    p.columns[0].key: values[k]
                    for k, p in mapper._props.items()
                    if p._is_column and k in values and p.columns[0].key in table.c
                }
                row = _given(table, row, render_nulls)
                version = mapper.version_id_col
                if (
                    version is not None
                    and version.key in table.c
                    and mapper.version_id_generator is not False
                ):
                    row[version.key] = mapper.version_id_generator(None)
                rows.append((values, row))
            if return_defaults and table.autoincrement_column is not None:
                for values, row in rows:
                    values[mapper._key_names[0]] = connection.execute(
                        table.insert().values(row)
                    ).lastrowid
                continue
            for _, group in itertools.groupby((row for _, row in rows), key=set):
                connection.execute(table.insert(), list(group))

    def bulk_update_mappings(self, mapper, mappings):
        mapper = getattr(mapper, "__mapper__", mapper)
        for mapping in mappings:
            keys = {k: mapping[k] for k in mapper._key_names}
            values = {_column_key(mapper, k): v for k, v in mapping.items() if k not in keys}
            criteria = [c == keys[k] for c, k in zip(mapper.primary_key, mapper._key_names)]
            self._connection_for(mapper).execute(
                mapper.local_table.update().where(*criteria).values(values)
            )


def _given(table, row, render_nulls):
    """A row without the columns whose value is None, but for types that store None as a value."""
    return {
        k: v
        for k, v in row.items()
        if v is not None or render_nulls or k not in table.c or table.c[k].type.should_evaluate_none
    }


def _check_synchronize(statement, execution_options):
    options = dict(getattr(statement, "_execution_options", {}), **(execution_options or {}))
    if options.get("synchronize_session", "auto") not in ("auto", "evaluate", "fetch", False):
        raise exc.ArgumentError(
            "Valid strategies for session synchronization are 'auto', 'evaluate', 'fetch', False"
        )


def entities_of_insert(statement):
    return getattr(getattr(statement, "entity", None), "__mapper__", None)


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
