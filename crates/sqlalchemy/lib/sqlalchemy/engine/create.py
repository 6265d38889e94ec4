"""sqlalchemy.engine.create: an engine from a URL and options."""

from sqlalchemy import exc, pool
from sqlalchemy.engine.url import make_url
from sqlalchemy.engine._elsewhere import driver_of, waiting_driver
from sqlalchemy.engine._pooled import _database_path
from sqlalchemy.engine.default import dialect_of
from sqlalchemy.engine.base import Engine


#: What every dialect's engine takes.
_KNOWN = {
    "echo",
    "poolclass",
    "pool",
    "connect_args",
    "creator",
    "echo_pool",
    "pool_pre_ping",
    "pool_recycle",
    "pool_size",
    "max_overflow",
    "pool_timeout",
    "pool_use_lifo",
    "pool_reset_on_return",
    "future",
    "isolation_level",
    "execution_options",
    "hide_parameters",
    "logging_name",
    "pool_logging_name",
    "json_serializer",
    "json_deserializer",
    "query_cache_size",
    "insertmanyvalues_page_size",
    "use_insertmanyvalues",
    "enable_from_linting",
    "label_length",
    "max_identifier_length",
    "paramstyle",
    "plugins",
    "module",
    "convert_unicode",
    "encoding",
    "implicit_returning",
    "pool_events",
    "legacy_schema_aliasing",
    "autocommit",
    "skip_autocommit_rollback",
}


def create_engine(url, **kwargs):
    u = make_url(url)
    waits = kwargs.pop("_is_async", False)
    elsewhere = waiting_driver(u) if waits else driver_of(u)
    dialect = u.get_dialect() if elsewhere is None else dialect_of(elsewhere)
    if elsewhere is not None:
        _check_elsewhere(kwargs)
    elif u.username or u.host or u.password or u.port:
        raise exc.ArgumentError(
            "Invalid SQLite URL: %s\nValid SQLite URL forms are:\n sqlite:///:memory: (or, sqlite://)\n sqlite:///relative/path/to/file.db\n sqlite:////absolute/path/to/file.db"
            % (u,)
        )
    own = {"native_datetime"} if elsewhere is None else set(elsewhere.options)
    unknown = [k for k in kwargs if k not in _KNOWN | own]
    if unknown:
        raise TypeError(
            "Invalid argument(s) %s sent to create_engine(), using configuration %s/%s/Engine.  Please check that the keyword arguments are appropriate for this combination of components."
            % (
                ",".join("'%s'" % k for k in unknown),
                "SQLiteDialect_" + dialect.driver if elsewhere is None else elsewhere.dialect,
                _pool_class(u, dialect).__name__,
            )
        )
    poolclass = kwargs.pop("pool", None) or kwargs.pop("poolclass", None)
    kwargs.pop("poolclass", None)
    if poolclass is None:
        poolclass = _pool_class(u, dialect)
    if waits and not dialect.is_async:
        driver = dialect.driver if elsewhere is None else elsewhere.driver
        raise exc.InvalidRequestError(
            "The asyncio extension requires an async driver to be used. "
            "The loaded %r is not async." % driver
        )
    if dialect.is_async and issubclass(poolclass, pool.QueuePool) and not poolclass._is_async:
        raise exc.ArgumentError(
            "Pool class %s cannot be used with asyncio engine" % poolclass.__name__, code="pcls"
        )
    echo = kwargs.pop("echo", False)
    engine = Engine(u, poolclass, echo, _dialect=dialect, **kwargs)
    level = kwargs.get("isolation_level")
    if level:
        engine._execution_options["isolation_level"] = level
    return engine


def _check_elsewhere(options):
    """The values that the named dialect refuses."""
    mode = options.get("executemany_mode", "values_only")
    if mode not in ("values_only", "values_plus_batch"):
        raise exc.ArgumentError("Invalid value for 'executemany_mode': %r" % (mode,))


def _pool_class(url, dialect):
    """The pool of an engine that was given none."""
    if driver_of(url) is None and _database_path(url) == ":memory:":
        return pool.StaticPool if dialect.is_async else pool.SingletonThreadPool
    return pool.AsyncAdaptedQueuePool if dialect.is_async else pool.QueuePool


def create_mock_engine(url, executor, **kw):
    from sqlalchemy.engine.mock import create_mock_engine

    return create_mock_engine(url, executor, **kw)


def engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    options = {k[len(prefix) :]: v for k, v in configuration.items() if k.startswith(prefix)}
    options.update(kwargs)
    if "url" not in options:
        raise KeyError("url")
    url = options.pop("url")
    from sqlalchemy.util import asbool

    for key in ("echo", "pool_pre_ping", "future", "hide_parameters"):
        if isinstance(options.get(key), str):
            options[key] = asbool(options[key])
    for key in ("pool_size", "max_overflow", "pool_recycle", "pool_timeout"):
        if isinstance(options.get(key), str):
            options[key] = int(options[key])
    options.pop("_coerce_config", None)
    return create_engine(url, **options)
