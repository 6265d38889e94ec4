"""Mappers with `version_id_col`: rows carry a number that each UPDATE raises and compares."""

import _sqla
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._state import NO_VALUE
from sqlalchemy.orm._flush_order import _key_or_none


class _Versions:
    """Version numbers of a flush."""

    def _version_column(self, mapper, table):
        column = mapper.version_id_col
        return column if column is not None and any(c is column for c in table.c) else None

    def _first_version(self, state, table, row):
        column = self._version_column(state.mapper, table)
        if column is not None and state.mapper.version_id_generator is not False:
            row[column.key] = state.mapper.version_id_generator(None)

    def _known_version(self, state, column):
        key = _key_or_none(state.mapper, column)
        value = state.committed.get(key, NO_VALUE)
        return getattr(state.obj_, key) if value is NO_VALUE else value

    def _raised_version(self, state, table, changes):
        """The changes with the next number among them, in the order of the table's columns."""
        column = self._version_column(state.mapper, table)
        generator = state.mapper.version_id_generator
        if (
            column is None
            or generator is False
            or column.key in changes
            or not (changes or self._changed_elsewhere(state, table))
        ):
            return changes
        changes = dict(changes)
        changes[column.key] = generator(self._known_version(state, column))
        return {c.key: changes[c.key] for c in table.c if c.key in changes}

    def _changed_elsewhere(self, state, table):
        return any(
            self._changes(state, other) for other in state.mapper.tables if other is not table
        )

    def _version_criteria(self, mapper, table, name):
        column = self._version_column(mapper, table)
        return (
            []
            if column is None
            else [column == _sqla.bindparam(name % column.key, None, column.type)]
        )

    def _version_value(self, state, table, name):
        column = self._version_column(state.mapper, table)
        return {} if column is None else {name % column.key: self._known_version(state, column)}

    def _stale_delete(self, mapper, text):
        if mapper.version_id_col is not None:
            raise orm_exc.StaleDataError(text)
