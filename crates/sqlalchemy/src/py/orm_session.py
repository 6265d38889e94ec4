"""sqlalchemy.orm.session: the session, its maker, the scoped one."""
import _sqla
from sqlalchemy import exc, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.engine.result import Result
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._state import NO_VALUE, instance_state, InstanceState
from sqlalchemy.orm.attributes import instance_state_for
from sqlalchemy.orm.mapper import configure_mappers
from sqlalchemy.sql.selectable import Select, Executable

_registry = []


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


class Session:
    def __init__(self, bind=None, *, autoflush=True, future=True, expire_on_commit=True, autobegin=True, twophase=False, binds=None,
                 enable_baked_queries=True, info=None, query_cls=None, autocommit=False, join_transaction_mode="conditional_savepoint", close_resets_only=None, **kw):
        if kw:
            raise TypeError("Session.__init__() got an unexpected keyword argument '%s'" % list(kw)[0])
        self.bind = bind
        self.autoflush = autoflush
        self.expire_on_commit = expire_on_commit
        self.info = dict(info or {})
        self._binds = dict(binds or {})
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

    # which database

    def get_bind(self, mapper=None, *, clause=None, bind=None, **kw):
        if bind is not None:
            return bind
        if mapper is not None:
            mapper = getattr(mapper, "__mapper__", mapper)
            for key in list(mapper.class_.__mro__) + list(mapper.tables):
                if key in self._binds:
                    return self._binds[key]
        if clause is not None:
            for table in _tables_of(clause):
                if table in self._binds:
                    return self._binds[table]
        if self.bind is not None:
            return self.bind
        where = []
        if mapper is not None:
            where.append("mapper %s" % mapper)
        elif clause is not None:
            where.append("SQL expression")
        raise exc.UnboundExecutionError("Could not locate a bind configured on %s or this Session." % (", ".join(where) or "context")
                                        if where else "Could not locate a bind configured on session", code=None)

    def bind_mapper(self, mapper, bind):
        self._binds[getattr(mapper, "class_", mapper)] = bind

    def bind_table(self, table, bind):
        self._binds[table] = bind

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

    def _listeners(self, name):
        return event._for(name, self, *[c for c in type(self).__mro__]) if event._listeners else []

    # transaction

    def _begin_if_needed(self):
        if self._failed is not None:
            raise exc.PendingRollbackError(
                "This Session's transaction has been rolled back due to a previous exception during flush. To begin a new transaction with this Session, first issue Session.rollback(). Original exception was: %s" % self._failed, code="7s2a")
        if self._transaction is None:
            self._transaction = SessionTransaction(self)

    def begin(self, nested=False):
        if nested:
            return self.begin_nested()
        if self._transaction is not None:
            raise exc.InvalidRequestError("A transaction is already begun on this Session.")
        self._begin_if_needed()
        return self._transaction

    def begin_nested(self):
        self._begin_if_needed()
        self.flush()
        nested = SessionTransaction(self, True, self._transaction)
        for connection, _, _ in self._connections.values():
            nested.savepoints.append(connection.begin_nested())
        self._nested.append(nested)
        return nested

    def _commit_nested(self, nested):
        for fn in self._listeners("before_commit"):
            fn(self)
        self.flush()
        for savepoint in nested.savepoints:
            savepoint.commit()
        nested.is_active = False
        self._nested.remove(nested)
        for fn in self._listeners("after_commit"):
            fn(self)

    def _rollback_nested(self, nested):
        while self._nested and self._nested[-1] is not nested:
            self._rollback_nested(self._nested[-1])
        for savepoint in nested.savepoints:
            savepoint.rollback()
        nested.is_active = False
        if nested in self._nested:
            self._nested.remove(nested)
        for state in list(self._new):
            if state not in nested.snapshot_new:
                self._forget(state)
        for state in nested.inserted:
            self.identity_map.pop(state.key, None)
            state.key = None
            state.session_ = None
        self._expire_all_states()
        self._failed = None

    def in_transaction(self):
        return self._transaction is not None

    def in_nested_transaction(self):
        return bool(self._nested)

    def get_transaction(self):
        return self._transaction

    def get_nested_transaction(self):
        return self._nested[-1] if self._nested else None

    @property
    def is_active(self):
        return self._failed is None

    def commit(self):
        self._begin_if_needed()
        for fn in self._listeners("before_commit"):
            fn(self)
        self.flush()
        for nested in list(reversed(self._nested)):
            self._commit_nested(nested)
        for connection, transaction, _ in list(self._connections.values()):
            if transaction is not None:
                transaction.commit()
        self._close_connections()
        self._transaction = None
        for state in self._gone:
            state.session_ = None
        self._gone, self._inserted = [], []
        if self.expire_on_commit:
            self._expire_all_states()
        for fn in self._listeners("after_commit"):
            fn(self)

    def rollback(self):
        for nested in list(reversed(self._nested)):
            nested.is_active = False
        self._nested = []
        self._rollback_connections()
        self._failed = None
        self._transaction = None
        self._restore()
        for fn in self._listeners("after_rollback"):
            fn(self)

    def _rollback_connections(self):
        for connection, transaction, _ in list(self._connections.values()):
            if transaction is not None:
                transaction.rollback()
            else:
                root = connection.get_transaction()
                if root is not None:
                    root.rollback()
        self._close_connections()

    def _restore(self):
        """Objects go back to what they were before the transaction."""
        for state in self._inserted:
            self.identity_map.pop(state.key, None)
            for key in list(state.expired):
                state.expired.discard(key)
            state.key = None
            state.session_ = None
        for state in list(self._new):
            self._forget(state)
        for state in self._gone:
            state.was_deleted = False
            self.identity_map[state.key] = state.obj_
            state.session_ = self
        self._inserted, self._gone, self._new, self._deleted, self._touched_states = [], [], [], [], []
        self._expire_all_states()

    def _forget(self, state):
        if state in self._new:
            self._new.remove(state)
        state.session_ = None

    def _close_connections(self):
        for connection, _, owned in self._connections.values():
            if owned:
                connection.close()
        self._connections = {}

    def _expire_all_states(self):
        for obj in list(self.identity_map.values()):
            obj.__dict__["_sa_instance_state"].expire()
        self._touched_states = []

    def prepare(self):
        raise NotImplementedError("two-phase transactions are not supported here")

    def close(self):
        for connection, transaction, owned in list(self._connections.values()):
            if transaction is not None:
                transaction.rollback()
        self._close_connections()
        self.expunge_all()
        self._transaction = None
        self._failed = None
        self._nested = []

    def reset(self):
        self.close()

    def invalidate(self):
        self.close()

    close_all = close

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.close()
        return False

    # objects

    def add(self, instance, *, _warn=True):
        if getattr(type(instance), "__mapper__", None) is None:
            raise orm_exc.UnmappedInstanceError(instance)
        configure_mappers()
        self._save_or_update(instance)

    def add_all(self, instances):
        for instance in instances:
            self.add(instance)

    def _save_or_update(self, instance, seen=None):
        seen = seen if seen is not None else []
        if any(instance is s for s in seen):
            return
        seen.append(instance)
        state = _state_of(instance)
        if state.session_ is not None and state.session_ is not self:
            raise exc.InvalidRequestError(
                "Object '%s' is already attached to session '%s' (this is '%s')" % (state._text(), id(state.session_), id(self)))
        if state.key is None:
            if state not in self._new:
                for fn in self._listeners("before_attach"):
                    fn(self, instance)
                state.session_ = self
                state.insert_order = len(self._new) + len(self._inserted)
                self._new.append(state)
                for fn in self._listeners("after_attach"):
                    fn(self, instance)
        elif state.session_ is None:
            known = self.identity_map.get(state.key)
            if known is not None and known is not instance:
                raise exc.InvalidRequestError("Can't attach instance %s; another instance with key %s is already present in this session." % (state._text(), state.key))
            if state.was_deleted:
                raise exc.InvalidRequestError("Instance '%s' has been deleted.  Use the make_transient() function to send this object back to the transient state." % state._text())
            state.session_ = self
            self.identity_map[state.key] = instance
            if state.committed:
                self._touched(state)
        elif state in self._deleted:
            self._deleted.remove(state)
        for key, prop in state.mapper._props.items():
            if prop._is_relationship and "save-update" in prop.cascade and key in instance.__dict__:
                for item in prop._members(instance.__dict__[key]):
                    if item is not None and getattr(item.__dict__.get("_sa_instance_state"), "session_", None) is not self:
                        self._save_or_update(item, seen)

    def _touched(self, state):
        if state.key is not None and state not in self._touched_states:
            self._touched_states.append(state)
            self._begin_if_needed()

    def delete(self, instance):
        if getattr(type(instance), "__mapper__", None) is None:
            raise orm_exc.UnmappedInstanceError(instance)
        state = _state_of(instance)
        if state.key is None:
            raise exc.InvalidRequestError("Instance '%s' is not persisted" % state._text())
        if state.session_ is None:
            self._save_or_update(instance)
        if state not in self._deleted:
            self._deleted.append(state)
            self._begin_if_needed()

    def delete_all(self, instances):
        for instance in instances:
            self.delete(instance)

    def expunge(self, instance):
        state = _state_of(instance)
        if state.session_ is not self:
            raise exc.InvalidRequestError("Instance %s is not present in this Session" % state._text())
        if state in self._new:
            self._new.remove(state)
        if state.key is not None:
            self.identity_map.pop(state.key, None)
        if state in self._touched_states:
            self._touched_states.remove(state)
        state.session_ = None

    def expunge_all(self):
        for state in list(self._new):
            state.session_ = None
        for obj in list(self.identity_map.values()):
            obj.__dict__["_sa_instance_state"].session_ = None
        self.identity_map = _IdentityMap()
        self._new, self._deleted, self._touched_states, self._inserted, self._gone = [], [], [], [], []

    def expire(self, instance, attribute_names=None):
        state = instance_state(instance)
        if state.session_ is not self:
            raise exc.InvalidRequestError("Instance '%s' is not persistent within this Session" % state._text())
        state.expire(attribute_names)

    def expire_all(self):
        self._expire_all_states()

    def refresh(self, instance, attribute_names=None, with_for_update=None):
        state = instance_state(instance)
        if state.session_ is not self or state.key is None:
            raise exc.InvalidRequestError("Instance '%s' is not persistent within this Session" % state._text())
        self._autoflush()
        state.expire(attribute_names)
        state.refresh(set(attribute_names) if attribute_names else None)

    def merge(self, instance, *, load=True, options=None):
        configure_mappers()
        return self._merge(instance, {})

    def _merge(self, instance, done):
        if id(instance) in done:
            return done[id(instance)]
        state = _state_of(instance)
        mapper = state.mapper
        key = state.key
        if key is None:
            identity = tuple(instance.__dict__.get(k) for k in mapper._key_names)
            key = None if any(v is None for v in identity) else (mapper.base_mapper.class_, identity, None)
        if key is not None and self.identity_map.get(key) is instance:
            return instance
        found = None
        if key is not None:
            found = self.identity_map.get(key) or self.get(mapper.class_, key[1])
        if found is None:
            found = mapper.class_.__new__(mapper.class_)
            instance_state_for(found)
            self._save_or_update(found)
        done[id(instance)] = found
        for name, prop in mapper._props.items():
            if name not in instance.__dict__:
                continue
            value = instance.__dict__[name]
            if prop._is_column:
                if found.__dict__.get(name, NO_VALUE) is NO_VALUE or getattr(found, name) != value:
                    setattr(found, name, value)
            elif prop._is_relationship and "merge" in prop.cascade:
                if prop.uselist:
                    setattr(found, name, [self._merge(i, done) for i in prop._members(value)])
                else:
                    setattr(found, name, None if value is None else self._merge(value, done))
        return found

    @property
    def new(self):
        return _ObjectSet([s.obj_ for s in self._new])

    @property
    def deleted(self):
        return _ObjectSet([s.obj_ for s in self._deleted])

    @property
    def dirty(self):
        return _ObjectSet([s.obj_ for s in self._touched_states if s.committed and s not in self._deleted])

    def is_modified(self, instance, include_collections=True):
        return bool(instance_state(instance).committed)

    def __contains__(self, instance):
        state = _state_of(instance)
        return state.session_ is self

    def __iter__(self):
        return iter([s.obj_ for s in self._new] + list(self.identity_map.values()))

    # flush

    @property
    def no_autoflush(self):
        return _NoAutoflush(self)

    def _autoflush(self):
        if self.autoflush and not self._autoflush_off and not self._flushing:
            try:
                self.flush()
            except exc.StatementError as e:
                e.add_detail("raised as a result of Query-invoked autoflush; consider using a session.no_autoflush block if this flush is occurring prematurely")
                raise

    def flush(self, objects=None):
        if self._flushing:
            raise exc.InvalidRequestError("Session is already flushing")
        self._begin_check()
        if not (self._new or self._deleted or any(s.committed for s in self._touched_states)):
            return
        configure_mappers()
        self._flushing = True
        try:
            for fn in self._listeners("before_flush"):
                fn(self, None, objects)
            self._cascade_pending()
            from sqlalchemy.orm.unitofwork import Flush
            new = list(self._new)
            dirty = [s for s in self._touched_states if s.committed and s not in self._deleted and s.key is not None]
            work = Flush(self, new, dirty, list(self._deleted))
            before = len(self._inserted)
            try:
                work.run()
            except Exception as e:
                self._after_failure(e)
                raise
            for nested in self._nested:
                nested.inserted.extend(self._inserted[before:])
            self._deleted = []
            self._touched_states = []
            for fn in self._listeners("after_flush"):
                fn(self, None)
            for state in work.new + work.dirty:
                state.commit()
            for state in work.deleted:
                state.commit()
            for fn in self._listeners("after_flush_postexec"):
                fn(self, None)
        finally:
            self._flushing = False

    def _begin_check(self):
        if self._failed is not None:
            self._begin_if_needed()

    def _cascade_pending(self):
        """Objects reached only through others already in the session."""
        for state in list(self._new) + list(self._touched_states):
            for key, prop in state.mapper._props.items():
                if prop._is_relationship and "save-update" in prop.cascade and key in state.dict and key in state.committed:
                    for item in prop._members(state.dict[key]):
                        if item is not None and getattr(item.__dict__.get("_sa_instance_state"), "session_", None) is None:
                            self._save_or_update(item)
        for state in self._new:
            for key, prop in state.mapper._props.items():
                if prop._is_relationship and not prop.viewonly and prop.direction == "MANYTOONE" and key in state.dict:
                    item = state.dict[key]
                    if item is not None and "save-update" not in prop.cascade and item.__dict__["_sa_instance_state"].session_ is None:
                        exc._warn("Object of type <%s> not in session, add operation along '%s' will not proceed" % (type(item).__name__, prop))

    def _after_failure(self, error):
        """A failed flush rolls back; the session says so until rollback() is called."""
        if self._nested:
            for savepoint in self._nested[-1].savepoints:
                try:
                    savepoint.rollback()
                except exc.SQLAlchemyError:
                    pass
            self._failed = str(error)
            return
        self._rollback_connections()
        self._restore()
        self._failed = str(error)

    # statements

    def execute(self, statement, params=None, *, execution_options=None, bind_arguments=None, **kw):
        if isinstance(statement, str) or not (getattr(statement, "_sqla_executable", False) or hasattr(statement, "_sqla_statement")):
            from sqlalchemy.sql.selectable import _order
            if isinstance(statement, str):
                raise exc.ArgumentError("Textual SQL expression %r should be explicitly declared as text(%r)" % (statement, statement))
            raise exc.ObjectNotExecutableError(statement)
        self._begin_if_needed()
        for fn in self._listeners("do_orm_execute"):
            fn(_ORMExecuteState(self, statement, params))
        from sqlalchemy.orm import loading
        entities = loading.has_entities(statement)
        if getattr(statement, "is_insert", False) and entities_of_insert(statement) is not None and isinstance(params, list):
            return self._bulk_insert_statement(statement, params, entities)
        if self.autoflush:
            self._autoflush()
        bind = self.get_bind(**dict({"mapper": _first_mapper(statement), "clause": statement}, **(bind_arguments or {})))
        connection = self._connection(bind)
        if entities and hasattr(statement, "get_label_style") and statement._labels == "disambiguate":
            pass
        result = connection.execute(statement, params)
        if getattr(statement, "is_update", False) or getattr(statement, "is_delete", False):
            self._synchronize(statement)
        if entities and result.returns_rows:
            options = dict(getattr(statement, "_execution_options", {}), **(execution_options or {}))
            return loading.instances(self, statement, result, options.get("populate_existing", False))
        return result

    def _bulk_insert_statement(self, statement, params, entities):
        mapper = entities_of_insert(statement)
        rows = [{_column_key(mapper, k): v for k, v in row.items()} for row in params]
        result = self._connection_for(mapper).execute(statement, rows)
        if entities and result.returns_rows:
            from sqlalchemy.orm import loading
            return loading.instances(self, statement, result)
        return result

    def _synchronize(self, statement):
        """UPDATE and DELETE of mapped tables: what the session holds of them is loaded anew or gone."""
        table = statement.table
        if getattr(statement, "is_delete", False):
            mappers = [o for o in list(self.identity_map.values()) if table in o.__dict__["_sa_instance_state"].mapper.tables]
            for obj in mappers:
                state = obj.__dict__["_sa_instance_state"]
                rows = self._connection_for(state.mapper).execute(Select(*state.mapper.primary_key).where(*[c == v for c, v in zip(state.mapper.primary_key, state.key[1])]))._rest_all()
                if not rows:
                    self.identity_map.pop(state.key, None)
                    state.was_deleted = True
                    self._gone.append(state)
            return
        for obj in list(self.identity_map.values()):
            state = obj.__dict__["_sa_instance_state"]
            if table in state.mapper.tables:
                state.expire([k for k, p in state.mapper._props.items() if p._is_column and k not in state.committed and k not in state.mapper._key_names])

    def scalar(self, statement, params=None, **kw):
        return self.execute(statement, params, **kw).scalar()

    def scalars(self, statement, params=None, **kw):
        return self.execute(statement, params, **kw).scalars()

    def _load_all(self, stmt):
        return list(self.execute(stmt).scalars().unique())

    def query(self, *entities, **kw):
        from sqlalchemy.orm.query import Query
        return (self._query_cls or Query)(list(entities), self)

    def get(self, entity, ident, *, options=None, populate_existing=False, with_for_update=None, identity_token=None, execution_options=None, bind_arguments=None):
        mapper = getattr(entity, "__mapper__", None)
        if mapper is None:
            raise exc.ArgumentError("Expected mapped class or mapper, got: %r" % (entity,))
        configure_mappers()
        if isinstance(ident, dict):
            ident = tuple(ident[k] for k in mapper._key_names)
        identity = tuple(ident) if isinstance(ident, (tuple, list)) else (ident,)
        if len(identity) != len(mapper.primary_key):
            raise exc.InvalidRequestError(
                "Incorrect number of values in identifier to formulate primary key for session.get(); primary key columns are %s" % ",".join("'%s'" % c for c in mapper.primary_key))
        if all(v is None for v in identity):
            exc._warn("fully NULL primary key identity cannot load any object.  This condition may raise an error in a future release.")
            return None
        key = (mapper.base_mapper.class_, identity, None)
        known = self.identity_map.get(key)
        if known is not None and not populate_existing:
            state = known.__dict__["_sa_instance_state"]
            if state.expired:
                try:
                    state.refresh()
                except orm_exc.ObjectDeletedError:
                    self.identity_map.pop(key, None)
                    return None
            return known if isinstance(known, mapper.class_) else None
        stmt = Select(mapper.class_).where(*[c == v for c, v in zip(mapper.primary_key, identity)]).set_label_style("table")
        if options:
            stmt = stmt.options(*options)
        with self.no_autoflush:
            found = self._load_all(stmt)
        return found[0] if found else None

    def get_one(self, entity, ident, **kw):
        found = self.get(entity, ident, **kw)
        if found is None:
            raise exc.NoResultFound("No row was found when one was required")
        return found

    # bulk

    def bulk_save_objects(self, objects, return_defaults=False, update_changed_only=True, preserve_order=True):
        for obj in objects:
            state = _state_of(obj)
            if state.key is None:
                values = {p.columns[0].key: obj.__dict__[k] for k, p in state.mapper._props.items() if p._is_column and k in obj.__dict__}
                for table in state.mapper.tables:
                    row = {k: v for k, v in values.items() if k in table.c}
                    result = self._connection_for(state.mapper).execute(table.insert().values(row))
                    if return_defaults and table.autoincrement_column is not None:
                        obj.__dict__[state.mapper._key_names[0]] = result.lastrowid
            else:
                self._save_or_update(obj)
                self.flush()

    def bulk_insert_mappings(self, mapper, mappings, return_defaults=False, render_nulls=False):
        mapper = getattr(mapper, "__mapper__", mapper)
        rows = [{_column_key(mapper, k): v for k, v in m.items()} for m in mappings]
        if rows:
            self._connection_for(mapper).execute(mapper.local_table.insert(), rows)

    def bulk_update_mappings(self, mapper, mappings):
        mapper = getattr(mapper, "__mapper__", mapper)
        for mapping in mappings:
            keys = {k: mapping[k] for k in mapper._key_names}
            values = {_column_key(mapper, k): v for k, v in mapping.items() if k not in keys}
            criteria = [c == keys[k] for c, k in zip(mapper.primary_key, mapper._key_names)]
            self._connection_for(mapper).execute(mapper.local_table.update().where(*criteria).values(values))

    @classmethod
    def object_session(cls, instance):
        return instance_state(instance).session_

    @classmethod
    def identity_key(cls, *args, **kw):
        from sqlalchemy.orm.util import identity_key
        return identity_key(*args, **kw)

    def enable_relationship_loading(self, obj):
        instance_state(obj).session_ = self


def _state_of(instance):
    state = instance.__dict__.get("_sa_instance_state")
    return state if state is not None else instance_state_for(instance)


def _column_key(mapper, key):
    prop = mapper._props.get(key)
    return prop.columns[0].key if prop is not None and prop._is_column else key


def entities_of_insert(statement):
    return getattr(statement.entity, "__mapper__", None)


def _first_mapper(statement):
    for raw, _ in getattr(statement, "_columns", ()):
        mapper = getattr(raw, "__mapper__", None) or getattr(raw, "_mapper", None)
        if mapper is None and getattr(raw, "prop", None) is not None:
            mapper = raw.prop.parent
        if mapper is not None:
            return mapper
    return getattr(getattr(statement, "entity", None), "__mapper__", None)


def _tables_of(clause):
    table = getattr(clause, "table", None)
    if table is not None:
        return [table]
    if hasattr(clause, "columns_clause_froms"):
        return clause.columns_clause_froms
    return []


class _IdentityMap(dict):
    def all_states(self):
        return [o.__dict__["_sa_instance_state"] for o in self.values()]

    def __contains__(self, key):
        return dict.__contains__(self, key)


class _ObjectSet(list):
    def __contains__(self, item):
        return any(item is o for o in self)

    def __repr__(self):
        return "IdentitySet(%s)" % list.__repr__(self)


class _NoAutoflush:
    def __init__(self, session):
        self.session = session

    def __enter__(self):
        self.session._autoflush_off += 1
        return self.session

    def __exit__(self, *exc_info):
        self.session._autoflush_off -= 1
        return False


class _ORMExecuteState:
    def __init__(self, session, statement, params):
        self.session, self.statement, self.parameters = session, statement, params
        self.is_select = isinstance(statement, Select)
        self.is_insert = getattr(statement, "is_insert", False)
        self.is_update = getattr(statement, "is_update", False)
        self.is_delete = getattr(statement, "is_delete", False)
        self.is_column_load = self.is_relationship_load = False
        self.execution_options = {}


ORMExecuteState = _ORMExecuteState


class sessionmaker:
    def __init__(self, bind=None, *, class_=Session, autoflush=True, expire_on_commit=True, info=None, **kw):
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
        return "sessionmaker(class_=%r, %s)" % (self.class_.__name__, ", ".join("%s=%r" % (k, v) for k, v in self.kw.items()))


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


class scoped_session:
    """One session per scope; the scope is what `scopefunc` says."""

    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory
        self.scopefunc = scopefunc
        self.__dict__["registry"] = _Registry(session_factory, scopefunc)

    def __call__(self, **kw):
        if kw:
            if self.registry.has():
                raise exc.InvalidRequestError("Scoped session is already present; no new arguments may be specified.")
            made = self.session_factory(**kw)
            self.registry.set(made)
            return made
        return self.registry()

    def remove(self):
        if self.registry.has():
            self.registry().close()
        self.registry.clear()

    def configure(self, **kw):
        self.session_factory.configure(**kw)

    def query_property(self, query_cls=None):
        return _QueryProperty(self, query_cls)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.__dict__["registry"](), name)

    def __setattr__(self, name, value):
        if name in ("session_factory", "scopefunc", "registry"):
            self.__dict__[name] = value
        else:
            setattr(self.registry(), name, value)

    def __contains__(self, instance):
        return instance in self.registry()

    def __iter__(self):
        return iter(self.registry())

    def __enter__(self):
        return self.registry().__enter__()

    def __exit__(self, *exc_info):
        return self.registry().__exit__(*exc_info)

    def __sqla_event_target__(self):
        factory = self.session_factory
        return factory.class_ if hasattr(factory, "class_") else factory


class _Registry:
    def __init__(self, create, scopefunc):
        self.create, self.scopefunc = create, scopefunc
        self.made = {}

    def _scope(self):
        return self.scopefunc() if self.scopefunc is not None else 0

    def __call__(self):
        scope = self._scope()
        if scope not in self.made:
            self.made[scope] = self.create()
        return self.made[scope]

    def has(self):
        return self._scope() in self.made

    def set(self, value):
        self.made[self._scope()] = value

    def clear(self):
        self.made.pop(self._scope(), None)


class _QueryProperty:
    def __init__(self, scoped, query_cls):
        self.scoped, self.query_cls = scoped, query_cls

    def __get__(self, instance, owner):
        if getattr(owner, "__mapper__", None) is None:
            return None
        from sqlalchemy.orm.query import Query
        if self.query_cls is not None:
            return self.query_cls([owner], self.scoped.registry())
        return self.scoped.registry().query(owner)


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
