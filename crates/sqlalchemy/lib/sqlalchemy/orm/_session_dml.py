"""INSERT, UPDATE and DELETE of mapped classes by a session: many rows at once, and objects in memory
that are brought up to date."""

import itertools
import _sqla
from sqlalchemy import exc
from sqlalchemy.engine.result import IteratorResult
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._bulk_inserts import BulkInserts, entity_mapper
from sqlalchemy.orm.evaluator import EXPIRED, Evaluator, UnevaluatableError
from sqlalchemy.sql.dml import Update

_STRATEGIES = ("auto", "evaluate", "fetch", False)


def _synchronizing(options):
    sync = options.get("synchronize_session", "auto")
    if sync is not None and sync not in _STRATEGIES:
        raise exc.ArgumentError(
            "Valid strategies for session synchronization are 'auto', 'evaluate', 'fetch', False"
        )
    return sync


class _SessionDML(BulkInserts):
    """Statements of a session that change rows of mapped classes."""

    def _check_dml(self, statement, params, options):
        """Raises for what cannot be done, before anything is sent."""
        sync = _synchronizing(options)
        if isinstance(params, list) and statement.is_update and sync == "fetch":
            raise exc.InvalidRequestError(
                "The 'fetch' synchronization strategy is not available for 'bulk' ORM updates (i.e. multiple parameter sets)"
            )

    def _execute_dml(self, statement, params, options, connection):
        """The result of an UPDATE or DELETE; objects in memory follow it."""
        mapper = entity_mapper(statement)
        if isinstance(params, list) and statement.is_delete:
            raise exc.InvalidRequestError(
                "Bulk ORM DELETE not supported right now. Statement may be invoked at the Core level using session.connection().execute(stmt, parameters)"
            )
        if isinstance(params, list):
            return self._bulk_update_statement(statement, mapper, params, options, connection)
        sync, matches = _synchronizing(options), None
        if sync in ("auto", "evaluate"):
            try:
                matches = Evaluator(mapper).condition(statement._wheres)
            except UnevaluatableError as e:
                if sync == "evaluate":
                    raise exc.InvalidRequestError(
                        "Could not evaluate current criteria in Python: \"%s\". Specify 'fetch' or False for the synchronize_session execution option."
                        % e
                    ) from e
                sync = "fetch"
        if sync == "fetch":
            result, identities = _fetching(statement, mapper, params, connection)
            found = self._held(mapper, identities)
        else:
            result = connection.execute(statement, params)
            found = [] if matches is None else self._matching(mapper, matches)
        if statement.is_delete:
            self._forget_deleted(found)
        elif matches is not None or found:
            _apply_values(mapper, statement, result, [state for state, _ in found])
        return result

    def _matching(self, mapper, matches):
        """(state, whether that is not sure) of the objects that meet a condition."""
        found = []
        for obj in list(self.identity_map.values()):
            state = obj.__dict__["_sa_instance_state"]
            if not state.mapper.isa(mapper) or _wholly_expired(state):
                continue
            answer = matches(obj)
            if answer is True or answer is EXPIRED:
                found.append((state, answer is EXPIRED))
        return found

    def _held(self, mapper, identities):
        keys = [(mapper.base_mapper.class_, identity, None) for identity in identities]
        objects = [self.identity_map.get(key) for key in keys]
        return [(o.__dict__["_sa_instance_state"], False) for o in objects if o is not None]

    def _forget_deleted(self, found):
        for state, unsure in found:
            if unsure:
                state.expire()
                continue
            self.identity_map.pop(state.key, None)
            state.was_deleted = True
            self._gone.append(state)

    def _bulk_update_statement(self, statement, mapper, params, options, connection):
        sync = _synchronizing(options)
        if statement._wheres and sync in ("auto", "evaluate"):
            raise exc.InvalidRequestError(
                "bulk synchronize of persistent objects not supported when using bulk update with additional WHERE criteria right now.  add synchronize_session=None execution option to bypass synchronize of persistent objects."
            )
        self._bulk_update(mapper, params, connection, statement._wheres)
        if sync in ("auto", "evaluate"):
            for row in params:
                for state, _ in self._held(mapper, [tuple(row[k] for k in mapper._key_names)]):
                    _set_values(state, {k: v for k, v in row.items() if k not in mapper._key_names})
        return IteratorResult(None, [])

    def _bulk_update(self, mapper, mappings, connection, wheres=()):
        """One UPDATE by primary key for neighbours that set the same columns."""
        for table in mapper.tables:
            rows = [_by_key(mapper, table, mapping) for mapping in mappings]
            rows = [row for row in rows if row[0]]
            for _, group in itertools.groupby(rows, key=lambda row: list(row[0])):
                group = list(group)
                criteria = [
                    c == _sqla.bindparam("%s_%s" % (table.name, c.key), None, c.type)
                    for c in table.primary_key
                ]
                sets = [dict(values, **keys) for values, keys in group]
                result = connection.execute(
                    Update(table).where(*wheres, *criteria), sets if len(sets) > 1 else sets[0]
                )
                if result.rowcount != len(sets) and not wheres:
                    raise orm_exc.StaleDataError(
                        "UPDATE statement on table '%s' expected to update %d row(s); %d were matched."
                        % (table.description, len(sets), result.rowcount)
                    )


def _by_key(mapper, table, mapping):
    """(what is set in a table, the parameters of its primary key) of one mapping."""
    values, keys = {}, {}
    for name, prop in mapper._props.items():
        for column in prop.columns if prop._is_column else ():
            if getattr(column, "table", None) is not table:
                continue
            if column.primary_key:
                keys["%s_%s" % (table.name, column.key)] = mapping.get(name)
            elif name in mapping:
                values[column.key] = mapping[name]
    if values and None in keys.values():
        lacking = [c for c in table.primary_key if keys["%s_%s" % (table.name, c.key)] is None]
        raise exc.InvalidRequestError(
            "No primary key value supplied for column(s) %s; per-row ORM Bulk UPDATE by Primary Key requires that records contain primary key values"
            % ", ".join(str(column) for column in lacking),
            code="bupq",
        )
    return values, keys


def _fetching(statement, mapper, params, connection):
    """The result of a statement, and the keys of the rows it met: RETURNING has them too."""
    keys = list(mapper.local_table.primary_key)
    own = statement._returning_columns()
    added = [key for key in keys if not any(column is key for column in own)]
    columns = added + own
    places = [next(i for i, c in enumerate(columns) if c is key) for key in keys]
    wide = statement
    if added:
        wide = statement._generate()
        wide._returning = tuple(added) + statement._returning
    result = connection.execute(wide, params)
    found = result._peek(places)
    if added:
        result._leave_out(len(added))
    return result, found


def _wholly_expired(state):
    return all(k in state.expired for k, p in state.mapper._props.items() if p._is_column)


def _apply_values(mapper, statement, result, states):
    """Sets what an UPDATE set, on the objects it met: values that can be worked out here; others are
    read again when they are asked for."""
    if getattr(statement, "_unknown_names", ()):
        raise exc.InvalidRequestError(
            "Attribute name not found, can't be synchronized back to objects: %r"
            % statement._unknown_names[0]
        )
    evaluator, values, expire = Evaluator(mapper), {}, set()
    by_column = {
        column.key: key
        for key, prop in mapper._props.items()
        if prop._is_column
        for column in prop.columns
        if getattr(column, "table", None) is statement.table
    }
    given = dict(statement._ordered_values or statement._values or {})
    for name, value in given.items():
        key = by_column.get(name)
        if key is None:
            continue
        if hasattr(value, "__clause_element__"):
            value = value.__clause_element__()
        try:
            values[key] = evaluator.process(value) if _sqla.is_element(value) else _always(value)
        except UnevaluatableError:
            expire.add(key)
    made = _made_by_defaults(statement, result, given, by_column, expire)
    for state in states:
        state.dict.update(made)
        _set_evaluated(state, values)
        state.expire([key for key in expire if key in state.dict])


def _always(value):
    return lambda obj: value


def _made_by_defaults(statement, result, given, by_column, expire):
    """What `onupdate` gave; what the database gives by itself is to be read again."""
    sent = (getattr(result, "_params", None) or [{}])[0] or {}
    made = {}
    for column in statement.table.c:
        key = by_column.get(column.key)
        if key is None or column.key in given:
            continue
        value = sent.get(column.key)
        if column.server_onupdate is not None or _sqla.is_element(value):
            expire.add(key)
        elif column.key in sent and column.onupdate is not None:
            made[key] = value
    return made


def _set_evaluated(state, values):
    """New values of loaded attributes; one that was changed meanwhile is read again."""
    fresh = {
        key: work(state.obj_)
        for key, work in values.items()
        if key in state.dict and key not in state.committed
    }
    for key in values:
        if key in fresh and fresh[key] is not EXPIRED:
            state.dict[key] = fresh[key]
        elif key in state.dict:
            state.expire([key])


def _set_values(state, row):
    _set_evaluated(state, {key: _always(value) for key, value in row.items()})
