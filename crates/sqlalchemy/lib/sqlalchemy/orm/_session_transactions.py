"""A session that begins, commits and rolls back."""

from sqlalchemy import exc, event


class _SessionTransactions:
    """Transactions of a session."""

    def _listeners(self, name):
        return event._for(name, self, *[c for c in type(self).__mro__]) if event._listeners else []

    # transaction

    def _begin_if_needed(self):
        if self._failed is not None:
            raise exc.PendingRollbackError(
                "This Session's transaction has been rolled back due to a previous exception during flush. To begin a new transaction with this Session, first issue Session.rollback(). Original exception was: %s"
                % self._failed,
                code="7s2a",
            )
        self._autobegin()

    def _autobegin(self):
        """Begins a transaction, of which no database knows yet."""
        from sqlalchemy.orm.session import SessionTransaction

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
        from sqlalchemy.orm.session import SessionTransaction

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
        if self._failed is not None and not self._is_clean():
            exc._warn(
                "Session's state has been changed on a non-active transaction - this state will be discarded."
            )
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
        self._inserted, self._gone, self._new, self._deleted, self._touched_states = (
            [],
            [],
            [],
            [],
            [],
        )
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
