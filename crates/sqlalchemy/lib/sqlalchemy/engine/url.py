"""sqlalchemy.engine.url: where a database is."""

import _sqla
import _stand_in_place
from sqlalchemy import exc


class URL(tuple):
    """A database URL. Made by make_url() and URL.create()."""

    _names = ("drivername", "username", "password", "host", "port", "database", "query")

    def __new__(cls, *parts):
        return tuple.__new__(cls, parts)

    def __getattr__(self, name):
        if name in URL._names:
            return self[URL._names.index(name)]
        raise AttributeError("'URL' object has no attribute '%s'" % name)

    @classmethod
    def create(
        cls,
        drivername,
        username=None,
        password=None,
        host=None,
        port=None,
        database=None,
        query=None,
    ):
        if not isinstance(drivername, str):
            raise TypeError("drivername must be a string")
        return cls(drivername, username, password, host, port, database, dict(query or {}))

    def set(self, **kw):
        return URL(*[kw.get(n, getattr(self, n)) for n in URL._names])

    def update_query_dict(self, query_parameters, append=False):
        return self.set(query=dict(self.query, **query_parameters))

    def get_backend_name(self):
        return self.drivername.split("+")[0]

    def get_driver_name(self):
        return self.drivername.split("+")[1] if "+" in self.drivername else "pysqlite"

    def get_dialect(self):
        """The dialect that the URL names; one that exists but is not here is refused by name."""
        from sqlalchemy.engine.default import _AsyncSQLiteDialect, _dialect_class

        backend = self.get_backend_name()
        if backend in ("postgresql", "mysql", "mariadb", "oracle", "mssql"):
            raise NotImplementedError(
                "%s: only SQLite databases are available here" % self.drivername
            )
        if backend != "sqlite":
            raise exc.NoSuchModuleError(
                "Can't load plugin: sqlalchemy.dialects:%s" % self.drivername.replace("+", ".")
            )
        if self.get_driver_name() == "aiosqlite":
            return _AsyncSQLiteDialect
        if self.get_driver_name() not in ("pysqlite", "pysqlcipher"):
            raise exc.NoSuchModuleError(
                "Can't load plugin: sqlalchemy.dialects:%s" % self.drivername.replace("+", ".")
            )
        if self.get_driver_name() != "pysqlite":
            raise NotImplementedError(
                "%s: only SQLite's own driver is available here" % self.drivername
            )
        return _dialect_class

    def translate_connect_args(self, names=None, **kw):
        return {
            k: getattr(self, k)
            for k in ("host", "database", "username", "password", "port")
            if getattr(self, k)
        }

    def render_as_string(self, hide_password=True):
        text = self.drivername + "://"
        if self.username is not None:
            text += self.username
            if self.password is not None:
                text += ":" + ("***" if hide_password else str(self.password))
            text += "@"
        if self.host is not None:
            text += "[%s]" % self.host if ":" in self.host else self.host
        if self.port is not None:
            text += ":" + str(self.port)
        if self.database is not None:
            text += "/" + self.database
        if self.query:
            text += "?" + "&".join("%s=%s" % (k, self.query[k]) for k in sorted(self.query))
        return text

    def __to_string__(self, hide_password=True):
        return self.render_as_string(hide_password)

    def __str__(self):
        return self.render_as_string()

    def __repr__(self):
        return self.render_as_string()

    def __eq__(self, other):
        return isinstance(other, URL) and tuple(self) == tuple(other)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(str(self))


def make_url(name_or_url):
    _stand_in_place.refuse(name_or_url, "is used in the URL of a database")
    if isinstance(name_or_url, URL):
        return name_or_url
    if not isinstance(name_or_url, str):
        raise exc.ArgumentError("Expected string or URL object, got %r" % (name_or_url,))
    return URL(*_sqla.parse_url(name_or_url))
