"""sqlalchemy.event: listeners of engines, tables, mappers, sessions and attributes. A name nobody
fires is refused."""

from _sqla import _hand
from sqlalchemy import exc

_DDL = (
    "before_create",
    "after_create",
    "before_drop",
    "after_drop",
    "before_parent_attach",
    "after_parent_attach",
    "column_reflect",
)
_ENGINE = (
    "connect",
    "first_connect",
    "checkout",
    "checkin",
    "close",
    "reset",
    "before_cursor_execute",
    "after_cursor_execute",
    "begin",
    "commit",
    "rollback",
    "engine_connect",
    "before_execute",
    "after_execute",
    "handle_error",
    "do_connect",
    "engine_disposed",
    "invalidate",
    "soft_invalidate",
    "close_detached",
    "detach",
    "savepoint",
    "release_savepoint",
    "rollback_savepoint",
    "set_connection_execution_options",
    "set_engine_execution_options",
)
_SESSION = (
    "before_flush",
    "after_flush",
    "after_flush_postexec",
    "before_commit",
    "after_commit",
    "after_rollback",
    "after_soft_rollback",
    "after_begin",
    "after_attach",
    "before_attach",
    "do_orm_execute",
    "pending_to_persistent",
    "transient_to_pending",
    "after_transaction_create",
    "after_transaction_end",
    "persistent_to_deleted",
    "loaded_as_persistent",
    "deleted_to_detached",
    "persistent_to_detached",
    "pending_to_transient",
    "persistent_to_transient",
    "detached_to_persistent",
    "deleted_to_persistent",
    "after_bulk_update",
    "after_bulk_delete",
)
_MAPPER = (
    "before_insert",
    "after_insert",
    "before_update",
    "after_update",
    "before_delete",
    "after_delete",
    "load",
    "refresh",
    "init",
    "init_failure",
    "mapper_configured",
    "before_configured",
    "after_configured",
    "instrument_class",
    "after_mapper_constructed",
    "before_mapper_configured",
    "expire",
    "pickle",
    "unpickle",
    "refresh_flush",
    "class_instrument",
    "class_uninstrument",
    "attribute_instrument",
    "first_init",
    "translate_row",
)
_ATTRIBUTE = (
    "set",
    "append",
    "remove",
    "modified",
    "bulk_replace",
    "init_scalar",
    "init_collection",
    "dispose_collection",
    "append_wo_mutation",
)
_KNOWN = (
    _DDL
    + _ENGINE
    + _SESSION
    + _MAPPER
    + _ATTRIBUTE
    + ("before_compile", "before_compile_update", "before_compile_delete")
)

_listeners = {}
_column_reflect_listeners = []


def _place(target):
    if hasattr(target, "__sqla_event_target__"):
        return target.__sqla_event_target__()
    return target


def listen(target, identifier, fn, *args, **kw):
    if identifier not in _KNOWN:
        raise exc.InvalidRequestError("No such event '%s' for target '%s'" % (identifier, target))
    once, insert = kw.get("once", False), kw.get("insert", False)
    place = _place(target)
    if once:
        fn = _once(fn)
    if kw.get("named"):
        fn = _named(fn)
    fn = _Listener(fn, kw.get("propagate", False), kw.get("raw", False), kw.get("retval", False))
    entry = _listeners.setdefault((id(place), identifier), (place, []))[1]
    if insert:
        entry.insert(0, fn)
    else:
        entry.append(fn)
    if identifier == "column_reflect":
        _column_reflect_listeners.append((place, fn))


class _Listener:
    def __init__(self, fn, propagate, raw, retval):
        self.fn, self.propagate, self.raw, self.retval = fn, propagate, raw, retval

    def __call__(self, *args, **kw):
        return self.fn(*args, **kw)


def _once(fn):
    state = []

    def call(*args, **kw):
        if not state:
            state.append(True)
            return fn(*args, **kw)

    return call


def _named(fn):
    raise exc.InvalidRequestError("named=True listeners are not supported here")


def listens_for(target, identifier, *args, **kw):
    def decorate(fn):
        listen(target, identifier, fn, *args, **kw)
        return fn

    return decorate


def remove(target, identifier, fn):
    found = _listeners.get((id(_place(target)), identifier))
    for listener in list(found[1]) if found else ():
        if listener.fn is fn:
            found[1].remove(listener)
            return
    raise exc.InvalidRequestError(
        "No listeners found for event %s / %r / %s " % (target, identifier, fn)
    )


def contains(target, identifier, fn):
    found = _listeners.get((id(_place(target)), identifier))
    return bool(found) and any(l.fn is fn for l in found[1])


def _listen_all(target, pairs):
    for name, fn in pairs:
        listen(target, name, fn)


def _of(target, identifier):
    found = _listeners.get((id(target), identifier))
    return list(found[1]) if found else []


def _for(identifier, *targets):
    """Listeners of any of the targets: an object, its class, the classes above it."""
    if not _listeners:
        return []
    out = []
    for target in targets:
        out.extend(_of(target, identifier))
    return out


def _for_class(cls, identifier):
    """Listeners of a mapped class: its own, and those of its bases that propagate."""
    if not _listeners:
        return []
    out = []
    for base in cls.__mro__:
        for fn in _of(base, identifier):
            if base is cls or fn.propagate:
                out.append(fn)
    return out


def _fire_ddl(target, name, connection, **kw):
    if not _listeners:
        return
    for fn in _for(name, target, type(target)):
        fn(target, connection, checkfirst=False, _ddl_runner=None, **kw) if not _is_ddl(
            fn.fn
        ) else fn.fn(target, connection)


def _is_ddl(fn):
    return hasattr(fn, "_ddl_sql")


def _column_reflect(table, info):
    from sqlalchemy.engine.reflection import Inspector

    for place, fn in _column_reflect_listeners:
        if (
            place is table
            or place is type(table)
            or place is table.metadata
            or (isinstance(place, type) and isinstance(table, place))
        ):
            fn(Inspector._for_events(), table, info)


class Events:
    pass


_hand(
    column_reflect=_column_reflect,
    column_reflect_listeners=_column_reflect_listeners,
    listen_all=_listen_all,
)
