"""flask_sqlalchemy: the options of an application's engines, out of its configuration."""

import os
import sqlalchemy as sa


def options_by_bind(config, defaults):
    """A dictionary of the arguments of `create_engine`, `url` among them, for each bind key.

    RuntimeError where the configuration names no database at all.
    """
    default = {**defaults, **config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", {})}
    uri = config.setdefault("SQLALCHEMY_DATABASE_URI", None)
    if uri is not None:
        default["url"] = uri
    found = {}
    for key, given in config.setdefault("SQLALCHEMY_BINDS", {}).items():
        is_url = isinstance(given, (str, sa.engine.URL))
        found[key] = {**defaults, **({"url": given} if is_url else given)}
    if "url" in default:
        found[None] = {**found.get(None, {}), **default}
    if not found:
        missing = "Either 'SQLALCHEMY_DATABASE_URI' or 'SQLALCHEMY_BINDS' must be set."
        raise RuntimeError(missing)
    return found


def apply_driver_defaults(options, instance_path):
    """Fills in what a driver wants: where a SQLite file is, one connection for one in memory,
    MySQL's character set."""
    url = sa.engine.make_url(options["url"])
    if url.drivername in ("sqlite", "sqlite+pysqlite"):
        if url.database in (None, "", ":memory:"):
            options["poolclass"] = sa.pool.StaticPool
            options.setdefault("connect_args", {})["check_same_thread"] = False
        else:
            options["url"] = _beneath(instance_path, url)
    elif url.drivername.startswith("mysql"):
        if options.get("pool_class", sa.pool.QueuePool) is sa.pool.QueuePool:
            options.setdefault("pool_recycle", 7200)
        if "charset" not in url.query:
            options["url"] = url.update_query_dict({"charset": "utf8mb4"})


def _beneath(folder, url):
    """The URL of a SQLite file with its path below the instance folder, which is made."""
    scheme = "file:" if url.query.get("uri", False) else ""
    path = url.database[len(scheme) :]
    if os.path.isabs(path):
        return url
    os.makedirs(folder, exist_ok=True)
    return url.set(database=scheme + os.path.join(folder, path))
