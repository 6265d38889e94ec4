"""When a session writes what changed, and what a failure takes back."""

import contextlib
from sqlalchemy import exc
from sqlalchemy.orm.mapper import _check_configure


class _SessionFlush:
    """Writing of a session."""

    @property
    def no_autoflush(self):
        return _NoAutoflush(self)

    def _autoflush(self):
        if self.autoflush and not self._autoflush_off and not self._flushing:
            try:
                self.flush()
            except exc.StatementError as e:
                e.add_detail(
                    "raised as a result of Query-invoked autoflush; consider using a session.no_autoflush block if this flush is occurring prematurely"
                )
                raise

    def flush(self, objects=None):
        if self._flushing:
            raise exc.InvalidRequestError("Session is already flushing")
        if self._is_clean():
            return
        self._begin_check()
        _check_configure()
        self._flushing = True
        try:
            for fn in self._listeners("before_flush"):
                fn(self, None, objects)
            self._warn_of_absent()
            from sqlalchemy.orm.unitofwork import Flush

            new = list(self._new)
            dirty = [
                s
                for s in self._touched_states
                if s.committed and s not in self._deleted and s.key is not None
            ]
            work = Flush(self, new, dirty, list(self._deleted))
            before = len(self._inserted)
            from sqlalchemy.engine.base import Connection

            try:
                Connection._flush(True)
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
            self._new = [state for state in self._new if state.key is None]
            for state in work.new + work.dirty:
                state.commit()
                state.forget_composites(state.mapper._props)
            for state in work.deleted:
                state.commit()
            for fn in self._listeners("after_flush_postexec"):
                fn(self, None)
        finally:
            self._flushing = False
            from sqlalchemy.engine.base import Connection

            Connection._flush(False)

    @contextlib.contextmanager
    def _as_flush(self):
        """What fails within takes the transaction with it, as a flush does."""
        self._begin_check()
        self._flushing = True
        try:
            yield
        except Exception as e:
            self._after_failure(e)
            raise
        finally:
            self._flushing = False

    def _is_clean(self):
        return not (self._new or self._deleted or any(s.committed for s in self._touched_states))

    def _begin_check(self):
        if self._failed is not None:
            self._begin_if_needed()

    def _warn_of_absent(self):
        """Objects that a many-to-one names and that the session was not told of."""
        for state in self._new:
            for key, prop in state.mapper._props.items():
                if (
                    prop._is_relationship
                    and not prop.viewonly
                    and prop.direction == "MANYTOONE"
                    and key in state.dict
                ):
                    item = state.dict[key]
                    if (
                        item is not None
                        and "save-update" not in prop.cascade
                        and item.__dict__["_sa_instance_state"].session_ is None
                    ):
                        prop._warn_of_absent(item)

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


class _NoAutoflush:
    def __init__(self, session):
        self.session = session

    def __enter__(self):
        self.session._autoflush_off += 1
        return self.session

    def __exit__(self, *exc_info):
        self.session._autoflush_off -= 1
        return False
