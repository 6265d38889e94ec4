"""sqlalchemy.engine.cursor: the result of a statement that ran."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.engine.result import Result


class CursorResult(Result):
    """Rows, counts and keys of an executed statement."""

    def __init__(self, meta, rows, rowcount=-1, lastrowid=None, context=None, types=None):
        self._types = types
        super().__init__(meta, rows)
        self.rowcount = rowcount
        self._lastrowid = lastrowid
        self.context = context
        self._inserted = None
        self._is_insert = False

    @property
    def _data(self):
        """The rows as Python values; what cannot be converted fails where rows are fetched, not
        where they are asked for."""
        if self._types is not None:
            self._rows, self._types = _sqla.convert_rows(self._rows, self._types), None
        return self._rows

    @_data.setter
    def _data(self, rows):
        self._rows = rows

    def _peek(self, places):
        """Values of some columns of all rows, which stay to be fetched."""
        kinds = self._types or {}
        return [
            tuple(
                row[at]
                if not kinds or kinds[at] is None
                else _sqla.result_value(kinds[at], row[at])
                for at in places
            )
            for row in self._rows
        ]

    def _leave_out(self, count):
        """Leaves out the first columns; without any others, a result that gives no rows."""
        if len(self._meta.keys) > count:
            self._meta = self._meta._without(count)
            self._rows = [row[count:] for row in self._rows]
            self._types = self._types and self._types[count:]
            return
        self.rowcount = len(self._rows)
        self._meta, self._rows, self._types = None, [], None

    @property
    def lastrowid(self):
        return self._lastrowid

    @property
    def is_insert(self):
        return self._is_insert

    @property
    def inserted_primary_key(self):
        if not self._is_insert:
            raise exc.InvalidRequestError("Statement is not an insert() expression construct.")
        return self._inserted

    @property
    def inserted_primary_key_rows(self):
        return [self._inserted]

    def last_inserted_params(self):
        return self._params[0] if getattr(self, "_params", None) else {}

    def last_updated_params(self):
        return self._params[0] if getattr(self, "_params", None) else {}

    def supports_sane_rowcount(self):
        return True
