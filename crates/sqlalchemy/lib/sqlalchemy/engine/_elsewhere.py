"""Databases that are not here: a URL that names one is kept as it is given, and SQLite plays it on
a file of the project named after the database. What create_engine() accepts is what the named
dialect does."""

import re
import _sqla

_PG = ("native_inet_types",)
_PSYCOPG = (*_PG, "client_encoding", "use_native_hstore")
_PSYCOPG2 = (*_PSYCOPG, "executemany_mode", "executemany_batch_page_size")
_MYSQL = ("is_mariadb",)
_MSSQL = (
    "deprecate_large_types",
    "ignore_no_transaction_on_rollback",
    "legacy_schema_aliasing",
    "query_timeout",
    "schema_name",
    "supports_comments",
    "use_scope_identity",
)
_ODBC = (*_MSSQL, "fast_executemany", "use_setinputsizes")
_ORACLE = (
    "arraysize",
    "auto_convert_lobs",
    "coerce_to_decimal",
    "enable_offset_fetch",
    "encoding_errors",
    "exclude_tablespaces",
    "optimize_limits",
    "thick_mode",
    "use_ansi",
    "use_binds_for_limits",
    "use_nchar_for_unicode",
)


class Elsewhere:
    """A driver of another database: what its dialect is called, how it waits, its options."""

    def __init__(self, dialect, driver, options, waits=False):
        self.dialect, self.driver, self.waits = dialect, driver, waits
        self.options = options


def _drivers(dialect, drivers, options, waiting=()):
    plain = {name: Elsewhere(dialect % name, name, options) for name in drivers}
    waits = {name: Elsewhere(dialect % name, name, options, True) for name in waiting}
    return {**plain, **waits}


_MYSQL_DRIVERS = "mysqldb pymysql mysqlconnector cymysql mariadbconnector pyodbc"
_DRIVERS = {
    "postgresql": {
        "psycopg": Elsewhere("PGDialect_psycopg", "psycopg", _PSYCOPG),
        "psycopg_async": Elsewhere("PGDialectAsync_psycopg", "psycopg", _PSYCOPG, True),
        **_drivers("PGDialect_%s", ("psycopg2", "psycopg2cffi"), _PSYCOPG2),
        **_drivers("PGDialect_%s", ("pg8000",), (*_PG, "client_encoding")),
        **_drivers("PGDialect_%s", (), _PG, ("asyncpg",)),
    },
    "mysql": _drivers("MySQLDialect_%s", _MYSQL_DRIVERS.split(), _MYSQL, ("aiomysql", "asyncmy")),
    "mariadb": _drivers(
        "MariaDBDialect_%s", _MYSQL_DRIVERS.split(), _MYSQL, ("aiomysql", "asyncmy")
    ),
    "mssql": {
        **_drivers("MSDialect_%s", ("pyodbc", "mssqlpython"), _ODBC),
        **_drivers("MSDialect_%s", ("pymssql",), _MSSQL),
        "aioodbc": Elsewhere("MSDialectAsync_aioodbc", "aioodbc", _ODBC, True),
    },
    "oracle": {
        **_drivers("OracleDialect_%s", ("oracledb", "cx_oracle"), _ORACLE),
        "oracledb_async": Elsewhere("OracleDialectAsync_oracledb", "oracledb", _ORACLE, True),
    },
}

#: What people call them, and the driver where the URL names none.
_BACKENDS = {
    "postgresql": ("PostgreSQL", "psycopg"),
    "mysql": ("MySQL", "mysqldb"),
    "mariadb": ("MariaDB", "mysqldb"),
    "mssql": ("Microsoft SQL Server", "pyodbc"),
    "oracle": ("Oracle", "oracledb"),
}


def driver_of(url):
    """The driver of another database that a URL names, or None."""
    backend, _, driver = url.drivername.partition("+")
    if backend not in _BACKENDS:
        return None
    return _DRIVERS[backend].get(driver or _BACKENDS[backend][1])


def waiting_driver(url):
    """The same for create_async_engine(): psycopg and oracledb wait too when they are asked to."""
    found = driver_of(url)
    if found is not None and not found.waits:
        backend = url.get_backend_name()
        return _DRIVERS[backend].get(found.driver + "_async", found)
    return found


def database_file(url):
    """The file of the project that stands for a URL's database; that it does so is told."""
    backend = url.get_backend_name()
    name = url.database or url.username or backend
    file = re.sub(r"[^\w.-]+", "_", name).strip("_.") or backend
    return _sqla.elsewhere(_BACKENDS[backend][0], file + ".db")
