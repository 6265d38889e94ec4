"""sqlite3 as Python 3.11 has it, over the project's databases."""

from _sqlite3 import _register, open_database
from collections.abc import Mapping as _Mapping

apilevel = "2.0"
paramstyle = "qmark"
threadsafety = 3
version = "2.6.0"
version_info = (2, 6, 0)
sqlite_version = "3.40.1"
sqlite_version_info = (3, 40, 1)
PARSE_DECLTYPES = 1
PARSE_COLNAMES = 2
LEGACY_TRANSACTION_CONTROL = -1


class Warning(Exception):
    pass


class Error(Exception):
    pass


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class InternalError(DatabaseError):
    pass


class OperationalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class DataError(DatabaseError):
    pass


class NotSupportedError(DatabaseError):
    pass


_register(
    [
        Warning,
        InterfaceError,
        DatabaseError,
        InternalError,
        OperationalError,
        ProgrammingError,
        IntegrityError,
        DataError,
        NotSupportedError,
    ]
)


class Row:
    def __init__(self, cursor, data):
        self._names = [d[0] for d in cursor.description]
        self._data = tuple(data)

    def __getitem__(self, key):
        if isinstance(key, str):
            for i, name in enumerate(self._names):
                if name.lower() == key.lower():
                    return self._data[i]
            raise IndexError("No item with that key")
        return self._data[key]

    def keys(self):
        return list(self._names)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def __eq__(self, other):
        return isinstance(other, Row) and self._data == other._data and self._names == other._names

    def __hash__(self):
        return hash(self._data)


class Cursor:
    arraysize = 1

    def __init__(self, connection):
        self.connection = connection
        self.description = None
        self.rowcount = -1
        self.lastrowid = None
        self.row_factory = connection.row_factory
        self._rows = []
        self._at = 0
        self._closed = False

    def _take(self, made):
        names, rows, count, last = made
        self.description = (
            None if names is None else tuple((n, None, None, None, None, None, None) for n in names)
        )
        self._rows = rows
        self._at = 0
        self.rowcount = count
        if last:
            self.lastrowid = last
        return self

    def execute(self, sql, parameters=()):
        if self._closed:
            raise ProgrammingError("Cannot operate on a closed cursor.")
        if not isinstance(sql, str):
            raise TypeError("execute() argument 1 must be str, not %s" % type(sql).__name__)
        return self._take(self.connection._raw.execute(sql, parameters))

    def executemany(self, sql, parameters):
        return self._take(self.connection._raw.execute_many(sql, list(parameters)))

    def executescript(self, sql):
        self.connection._raw.execute_script(sql)
        return self

    def _made(self, row):
        factory = self.row_factory or self.connection.row_factory
        return row if factory is None else factory(self, row)

    def fetchone(self):
        if self._at >= len(self._rows):
            return None
        self._at += 1
        return self._made(self._rows[self._at - 1])

    def fetchmany(self, size=None):
        out = []
        for _ in range(size if size is not None else self.arraysize):
            row = self.fetchone()
            if row is None:
                break
            out.append(row)
        return out

    def fetchall(self):
        rows = self._rows[self._at :]
        self._at = len(self._rows)
        return [self._made(r) for r in rows]

    def __iter__(self):
        return self

    def __next__(self):
        row = self.fetchone()
        if row is None:
            raise StopIteration
        return row

    def close(self):
        self._closed = True
        self._rows = []

    def setinputsizes(self, sizes):
        pass

    def setoutputsize(self, size, column=None):
        pass


class Connection:
    def __init__(
        self,
        database,
        timeout=5.0,
        detect_types=0,
        isolation_level="",
        check_same_thread=True,
        factory=None,
        cached_statements=128,
        uri=False,
    ):
        self._raw = open_database(str(database), timeout)
        self.row_factory = None
        self.text_factory = str
        if isolation_level != "":
            self._raw.isolation_level = isolation_level

    @property
    def _sqla_raw(self):
        return self._raw

    @property
    def isolation_level(self):
        return self._raw.isolation_level

    @isolation_level.setter
    def isolation_level(self, value):
        self._raw.isolation_level = value

    @property
    def in_transaction(self):
        return self._raw.in_transaction

    @property
    def total_changes(self):
        return self._raw.total_changes

    def cursor(self, factory=None):
        if self._raw.closed:
            raise ProgrammingError("Cannot operate on a closed database.")
        return (factory or Cursor)(self)

    def execute(self, sql, parameters=()):
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters):
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql):
        return self.cursor().executescript(sql)

    def commit(self):
        self._raw.commit()

    def rollback(self):
        self._raw.rollback()

    def close(self):
        self._raw.close()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            self.commit()
        else:
            self.rollback()
        return False

    def create_function(self, name, narg, func, *, deterministic=False):
        raise NotSupportedError("functions written in Python are not supported here")

    def create_collation(self, name, callback):
        raise NotSupportedError("collations written in Python are not supported here")

    def iterdump(self):
        yield "BEGIN TRANSACTION;"
        for (sql,) in self.execute(
            "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND type == 'table' ORDER BY name"
        ).fetchall():
            yield "%s;" % sql
        yield "COMMIT;"


def connect(
    database,
    timeout=5.0,
    detect_types=0,
    isolation_level="",
    check_same_thread=True,
    factory=None,
    cached_statements=128,
    uri=False,
):
    return (factory or Connection)(
        database,
        timeout,
        detect_types,
        isolation_level,
        check_same_thread,
        None,
        cached_statements,
        uri,
    )


def register_adapter(type, adapter):
    raise NotSupportedError("adapters written in Python are not supported here")


def register_converter(name, converter):
    raise NotSupportedError("converters written in Python are not supported here")


Binary = bytes
