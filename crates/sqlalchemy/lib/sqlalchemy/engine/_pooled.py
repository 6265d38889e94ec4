"""Connections of an engine while nobody uses them, and wrapped for those who want the raw ones."""

from sqlalchemy import event, pool


class _Pool:
    """Connections of an engine: kept for the next user, one only for databases in memory."""

    def __init__(self, engine, kind):
        self.engine = engine
        self.kind = kind
        self.idle = []
        self.single = None
        self.first = True

    def connect(self):
        from sqlalchemy.engine.base import Engine

        if self.kind._single and self.single is not None and not self.single._raw.closed:
            return self.single
        if self.idle:
            return self.idle.pop()
        raw = self.engine._new_dbapi()
        record = _ConnectionRecord(raw)
        targets = (self.engine, self.engine.pool, Engine, pool.Pool)
        if self.first:
            self.first = False
            for fn in event._for("first_connect", *targets):
                fn(raw, record)
        for fn in event._for("connect", *targets):
            fn(raw, record)
        if self.kind._single:
            self.single = raw
        return raw

    def give_back(self, raw):
        if raw._raw.closed:
            return
        raw.rollback()
        if self.kind._single:
            return
        if self.kind._keeps:
            self.idle.append(raw)
        else:
            raw.close()

    def dispose(self):
        for raw in self.idle:
            raw.close()
        self.idle = []
        if self.single is not None:
            self.single.close()
            self.single = None


class _ConnectionRecord:
    def __init__(self, raw):
        self.dbapi_connection = raw
        self.info = {}


def _database_path(url):
    database = url.database
    if not database or database == ":memory:" or url.query.get("mode") == "memory":
        return ":memory:"
    if database.startswith("file:"):
        database = database[5:].split("?")[0]
    return database


class _Fairy:
    """What raw_connection() gives: the DBAPI connection, returned to the pool by close()."""

    def __init__(self, engine):
        self._engine = engine
        self.dbapi_connection = engine._pool.connect()
        self.driver_connection = self.dbapi_connection

    def __getattr__(self, name):
        return getattr(self.__dict__["dbapi_connection"], name)

    def cursor(self):
        return self.dbapi_connection.cursor()

    def close(self):
        self._engine._pool.give_back(self.dbapi_connection)


class _OpenFairy:
    def __init__(self, dbapi):
        self.dbapi_connection = dbapi
        self.driver_connection = dbapi

    def __getattr__(self, name):
        return getattr(self.__dict__["dbapi_connection"], name)
