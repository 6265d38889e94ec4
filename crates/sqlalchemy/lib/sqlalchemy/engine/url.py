"""sqlalchemy.engine.url: where a database is."""

import _sqla
import _stand_in_place
from urllib.parse import parse_qsl, quote, quote_plus
from sqlalchemy import exc
from sqlalchemy.engine._elsewhere import driver_of


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
        for name, value in (("username", username), ("host", host), ("database", database)):
            if value is not None and not isinstance(value, str):
                raise TypeError("%s must be a string" % name)
        port = None if port is None else int(port)
        parts = {key: _several(value) for key, value in dict(query or {}).items()}
        return cls(drivername, username, password, host, port, database, parts)

    def set(self, **kw):
        for name in kw:
            if name not in URL._names:
                raise TypeError("URL.set() got an unexpected keyword argument %r" % name)
        return URL.create(*[kw.get(n, getattr(self, n)) for n in URL._names])

    def _replace(self, **kw):
        return self.set(**kw)

    @property
    def normalized_query(self):
        return {key: (v,) if isinstance(v, str) else v for key, v in self.query.items()}

    def update_query_pairs(self, key_value_pairs, append=False):
        given = {}
        for key, value in key_value_pairs:
            value = (value,) if isinstance(value, str) else tuple(value)
            given[key] = given.get(key, ()) + value
        if append:
            known = self.normalized_query
            given = {key: known.get(key, ()) + value for key, value in given.items()}
        return self.set(query={**self.query, **given})

    def update_query_dict(self, query_parameters, append=False):
        return self.update_query_pairs(query_parameters.items(), append=append)

    def update_query_string(self, query_string, append=False):
        return self.update_query_pairs(parse_qsl(query_string), append=append)

    def difference_update_query(self, names):
        return self.set(query={k: v for k, v in self.query.items() if k not in set(names)})

    def get_backend_name(self):
        return self.drivername.split("+")[0]

    def get_driver_name(self):
        """The driver, or the one that is used where none is named."""
        if "+" in self.drivername:
            return self.drivername.split("+")[1]
        found = driver_of(self)
        return "pysqlite" if found is None else found.driver

    def get_dialect(self):
        """The dialect of the URL: SQLite's, also where it names a database that is not here."""
        from sqlalchemy.engine.default import _AsyncSQLiteDialect, _dialect_class, dialect_of

        backend = self.get_backend_name()
        found = driver_of(self)
        if found is not None:
            return dialect_of(found)
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
            text += quote(self.username, safe=" +")
            if self.password is not None:
                text += ":" + ("***" if hide_password else quote(str(self.password), safe=" +"))
            text += "@"
        if self.host is not None:
            text += "[%s]" % self.host if ":" in self.host else self.host
        if self.port is not None:
            text += ":" + str(self.port)
        if self.database is not None:
            text += "/" + quote(self.database, safe=" +/")
        if self.query:
            pairs = [(key, v) for key in sorted(self.query) for v in self.normalized_query[key]]
            text += "?" + "&".join("%s=%s" % (quote_plus(k), quote_plus(v)) for k, v in pairs)
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
    *parts, query = _sqla.parse_url(name_or_url)
    given = {}
    for key, value in query:
        given.setdefault(key, []).append(value)
    return URL(*parts, {key: _several(values) for key, values in given.items()})


def _several(value):
    """A value of a query: a text, or a tuple of them where the key was given more than once."""
    if isinstance(value, str):
        return value
    return value[0] if len(value) == 1 else tuple(value)
