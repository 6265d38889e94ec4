"""sqlalchemy.event: listeners of engines, tables, mappers, sessions and attributes. A name nobody
fires is refused."""

from _sqla import _hand
from sqlalchemy import exc

# The events, and what their listeners are called with, in this order.
_ARGUMENTS = {
    # Tables and metadata.
    "before_create": "target connection",
    "after_create": "target connection",
    "before_drop": "target connection",
    "after_drop": "target connection",
    "before_parent_attach": "target parent",
    "after_parent_attach": "target parent",
    "column_reflect": "inspector table column_info",
    # Engines, connections, pools.
    "connect": "dbapi_connection connection_record",
    "first_connect": "dbapi_connection connection_record",
    "checkout": "dbapi_connection connection_record connection_proxy",
    "checkin": "dbapi_connection connection_record",
    "close": "dbapi_connection connection_record",
    "reset": "dbapi_connection connection_record reset_state",
    "before_cursor_execute": "conn cursor statement parameters context executemany",
    "after_cursor_execute": "conn cursor statement parameters context executemany",
    "begin": "conn",
    "commit": "conn",
    "rollback": "conn",
    "engine_connect": "conn",
    "before_execute": "conn clauseelement multiparams params execution_options",
    "after_execute": "conn clauseelement multiparams params execution_options result",
    "handle_error": "exception_context",
    "do_connect": "dialect conn_rec cargs cparams",
    "engine_disposed": "engine",
    "invalidate": "dbapi_connection connection_record exception",
    "soft_invalidate": "dbapi_connection connection_record exception",
    "close_detached": "dbapi_connection",
    "detach": "dbapi_connection connection_record",
    "savepoint": "conn name",
    "release_savepoint": "conn name context",
    "rollback_savepoint": "conn name context",
    "set_connection_execution_options": "conn opts",
    "set_engine_execution_options": "engine opts",
    # Sessions.
    "before_flush": "session flush_context instances",
    "after_flush": "session flush_context",
    "after_flush_postexec": "session flush_context",
    "before_commit": "session",
    "after_commit": "session",
    "after_rollback": "session",
    "after_soft_rollback": "session previous_transaction",
    "after_begin": "session transaction connection",
    "after_attach": "session instance",
    "before_attach": "session instance",
    "do_orm_execute": "orm_execute_state",
    "pending_to_persistent": "session instance",
    "transient_to_pending": "session instance",
    "after_transaction_create": "session transaction",
    "after_transaction_end": "session transaction",
    "persistent_to_deleted": "session instance",
    "loaded_as_persistent": "session instance",
    "deleted_to_detached": "session instance",
    "persistent_to_detached": "session instance",
    "pending_to_transient": "session instance",
    "persistent_to_transient": "session instance",
    "detached_to_persistent": "session instance",
    "deleted_to_persistent": "session instance",
    "after_bulk_update": "update_context",
    "after_bulk_delete": "delete_context",
    # Mappers and their objects.
    "before_insert": "mapper connection target",
    "after_insert": "mapper connection target",
    "before_update": "mapper connection target",
    "after_update": "mapper connection target",
    "before_delete": "mapper connection target",
    "after_delete": "mapper connection target",
    "load": "target context",
    "refresh": "target context attrs",
    "init": "target args kwargs",
    "init_failure": "target args kwargs",
    "mapper_configured": "mapper class_",
    "before_configured": "",
    "after_configured": "",
    "instrument_class": "mapper class_",
    "after_mapper_constructed": "mapper class_",
    "before_mapper_configured": "mapper class_",
    "expire": "target attrs",
    "pickle": "target state_dict",
    "unpickle": "target state_dict",
    "refresh_flush": "target flush_context attrs",
    "class_instrument": "cls",
    "class_uninstrument": "cls",
    "attribute_instrument": "cls key inst",
    "first_init": "manager cls",
    "translate_row": "mapper context row",
    # Attributes.
    "set": "target value oldvalue initiator",
    "append": "target value initiator",
    "remove": "target value initiator",
    "modified": "target initiator",
    "bulk_replace": "target values initiator",
    "init_scalar": "target value dict_",
    "init_collection": "target collection collection_adapter",
    "dispose_collection": "target collection collection_adapter",
    "append_wo_mutation": "target value initiator",
    # Queries.
    "before_compile": "query",
    "before_compile_update": "query update_context",
    "before_compile_delete": "query delete_context",
}

_listeners = {}
_column_reflect_listeners = []


def _place(target):
    if hasattr(target, "__sqla_event_target__"):
        return target.__sqla_event_target__()
    return target


def listen(target, identifier, fn, *args, **kw):
    if identifier not in _ARGUMENTS:
        raise exc.InvalidRequestError("No such event '%s' for target '%s'" % (identifier, target))
    once, insert = kw.get("once", False), kw.get("insert", False)
    place = _place(target)
    named = _ARGUMENTS[identifier].split() if kw.get("named", False) else None
    flags = (kw.get(flag, False) for flag in ("propagate", "raw", "retval"))
    fn = _Listener(fn, *flags, once, named)
    entry = _listeners.setdefault((id(place), identifier), (place, []))[1]
    if insert:
        entry.insert(0, fn)
    else:
        entry.append(fn)
    if identifier == "column_reflect":
        _column_reflect_listeners.append((place, fn))


class _Listener:
    """A function and how it wants to be called; `named` are the names of its arguments, if it wants
    them as keywords."""

    def __init__(self, fn, propagate, raw, retval, once, named):
        self.fn, self.propagate, self.raw, self.retval = fn, propagate, raw, retval
        self.once, self.named, self.is_done = once, named, False

    def __call__(self, *args, **kw):
        if self.is_done:
            return None
        self.is_done = self.once
        if self.named is None:
            return self.fn(*args, **kw)
        return self.fn(**dict(zip(self.named, args)), **kw)


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
