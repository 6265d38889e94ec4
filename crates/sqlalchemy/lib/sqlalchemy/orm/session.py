"""sqlalchemy.orm.session: sessions and what makes them."""

from sqlalchemy import exc
from sqlalchemy.engine import Engine
from sqlalchemy.orm._state import NO_VALUE, instance_state
from sqlalchemy.orm.identity import _IdentityMap, _state_of
from sqlalchemy.orm._session_objects import _SessionObjects
from sqlalchemy.orm._session_flush import _SessionFlush
from sqlalchemy.orm._session_statements import (
    ORMExecuteState,
    _SessionStatements,
)
from sqlalchemy.orm._session_binds import _SessionBinds
from sqlalchemy.orm._session_dml import _SessionDML
from sqlalchemy.orm._session_transactions import _SessionTransactions

_registry = []
_made = [0]


class SessionTransaction:
    def __init__(self, session, nested=False, parent=None):
        self.session = session
        self.nested = nested
        self.parent = parent
        self.is_active = True
        self.savepoints = []
        self.snapshot_new = list(session._new)
        self.inserted = []

    def commit(self):
        if self.nested:
            self.session._commit_nested(self)
        else:
            self.session.commit()

    def rollback(self):
        if self.nested:
            self.session._rollback_nested(self)
        else:
            self.session.rollback()

    def close(self):
        if self.is_active:
            self.rollback()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if not self.is_active:
            return False
        if kind is None:
            try:
                self.commit()
            except BaseException:
                self.rollback()
                raise
        else:
            self.rollback()
        return False


class Session(
    _SessionTransactions,
    _SessionObjects,
    _SessionFlush,
    _SessionStatements,
    _SessionDML,
    _SessionBinds,
):
    def __init__(
        self,
        bind=None,
        *,
        autoflush=True,
        future=True,
        expire_on_commit=True,
        autobegin=True,
        twophase=False,
        binds=None,
        enable_baked_queries=True,
        info=None,
        query_cls=None,
        autocommit=False,
        join_transaction_mode="conditional_savepoint",
        close_resets_only=None,
        **kw,
    ):
        if kw:
            raise TypeError(
                "Session.__init__() got an unexpected keyword argument '%s'" % list(kw)[0]
            )
        _made[0] += 1
        self.hash_key = _made[0]
        self.bind = bind
        self.autoflush = autoflush
        self.expire_on_commit = expire_on_commit
        self.info = dict(info or {})
        self.binds = {}
        for key, engine in (binds or {}).items():
            self._add_bind(key, engine)
        self._query_cls = query_cls
        self.identity_map = _IdentityMap()
        self._new = []
        self._touched_states = []
        self._deleted = []
        self._inserted = []
        self._gone = []
        self._transaction = None
        self._nested = []
        self._connections = {}
        self._flushing = False
        self._failed = None
        self._autoflush_off = 0

    def connection(self, bind_arguments=None, execution_options=None):
        return self._connection(self.get_bind(**(bind_arguments or {})))

    @property
    def _sqla_raw(self):
        return self.connection()._sqla_raw

    def _connection_for(self, mapper):
        return self._connection(self.get_bind(mapper))

    def _connection(self, bind):
        self._begin_if_needed()
        found = self._connections.get(id(bind))
        if found is None:
            if isinstance(bind, Engine):
                connection = bind.connect()
                found = (connection, connection.begin(), True)
            elif bind.in_transaction():
                found = (bind, None, False)
            else:
                found = (bind, bind.begin(), False)
            self._connections[id(bind)] = found
            for fn in self._listeners("after_begin"):
                fn(self, self._transaction, found[0])
            for nested in self._nested:
                nested.savepoints.append(found[0].begin_nested())
        return found[0]

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.close()
        return False

    # objects

    # flush

    # statements

    @classmethod
    def object_session(cls, instance):
        return instance_state(instance).session_

    @classmethod
    def identity_key(cls, *args, **kw):
        from sqlalchemy.orm.util import identity_key

        return identity_key(*args, **kw)

    def enable_relationship_loading(self, obj):
        instance_state(obj).session_ = self


for _part in Session.__bases__:
    for _name, _method in _part.__dict__.items():
        if hasattr(_method, "__code__"):
            _method.__qualname__ = "Session." + _name


class sessionmaker:
    def __init__(
        self, bind=None, *, class_=Session, autoflush=True, expire_on_commit=True, info=None, **kw
    ):
        kw["bind"] = bind
        kw["autoflush"] = autoflush
        kw["expire_on_commit"] = expire_on_commit
        if info is not None:
            kw["info"] = info
        self.kw = kw
        self.class_ = type(class_.__name__, (class_,), {})

    def __call__(self, **local_kw):
        for key, value in self.kw.items():
            local_kw.setdefault(key, value)
        return self.class_(**local_kw)

    def begin(self):
        return _MakerBegin(self())

    def configure(self, **new_kw):
        self.kw.update(new_kw)

    def __sqla_event_target__(self):
        return self.class_

    def __repr__(self):
        return "sessionmaker(class_=%r, %s)" % (
            self.class_.__name__,
            ", ".join("%s=%r" % (k, v) for k, v in self.kw.items()),
        )


class _MakerBegin:
    def __init__(self, session):
        self.session = session

    def __enter__(self):
        self.session._begin_if_needed()
        return self.session

    def __exit__(self, kind, value, tb):
        try:
            if kind is None:
                self.session.commit()
            else:
                self.session.rollback()
        finally:
            self.session.close()
        return False


def object_session(instance):
    return instance_state(instance).session_


def make_transient(instance):
    state = instance_state(instance)
    if state.session_ is not None:
        state.session_.expunge(instance)
    state.key = None
    state.expired.clear()
    state.was_deleted = False
    for name in instance.__dict__:
        if name in state.mapper._props:
            state.committed.setdefault(name, NO_VALUE)


def make_transient_to_detached(instance):
    state = instance_state(instance)
    state.key = state.mapper.identity_key_from_instance(instance)
    state.commit()


def close_all_sessions():
    pass


from sqlalchemy.orm.scoping import scoped_session, _Registry
