"""sqlalchemy.orm.dynamic: relationships whose collection is a query: `lazy="dynamic"`."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.orm import writeonly
from sqlalchemy.orm.query import Query


class AppenderMixin:
    """A query over the members of one object's relationship that also takes and gives away."""

    def __init__(self, prop, state):
        super().__init__([prop.mapper.class_], None)
        self._prop, self._state = prop, state
        self._stmt = self._stmt.where(*writeonly.criteria(prop, state))
        if prop.secondary is not None:
            self._stmt = self._stmt.select_from(prop.mapper.mapped_table, prop.secondary)
        order = writeonly.order_of(prop)
        if order:
            self._stmt = self._stmt.order_by(*order)

    @property
    def instance(self):
        return self._state.obj_

    @property
    def session(self):
        """The session to ask, flushed; none where the object is not in the database."""
        session = self._state.session_
        if session is not None and session.autoflush:
            session._autoflush()
        return session if self._state.key is not None else None

    @session.setter
    def session(self, session):
        pass  # Query.__init__ and with_session() name one; the object's own counts.

    def __iter__(self):
        if self.session is None:
            return iter(self._unasked())
        return self._generated().__iter__()

    def __getitem__(self, index):
        if self.session is None:
            return self._unasked()[index]
        return self._generated().__getitem__(index)

    def count(self):
        if self.session is None:
            return len(self._unasked())
        return self._generated().count()

    def _unasked(self):
        """What is known without a database."""
        if self._state.key is not None and self._state.session_ is None:
            exc._warn(
                "Instance %s is detached, dynamic relationship cannot return a correct result.   This warning will become a DetachedInstanceError in a future release."
                % self._state._text()
            )
        return list(writeonly.added(self._prop, self._state))

    def _generated(self):
        """The query by itself, as filter() and its kin leave it too."""
        query = self._query_class.__new__(self._query_class)
        query.__dict__.update(
            {k: v for k, v in self.__dict__.items() if k not in ("_prop", "_state")}
        )
        query.__dict__["session"] = self._state.session_
        return query

    def _with(self, stmt):
        session = self.session
        if session is None:
            from sqlalchemy.orm import exc as orm_exc

            raise orm_exc.DetachedInstanceError(
                "Parent instance %s is not bound to a Session, and no contextual session is established; lazy load operation of attribute '%s' cannot proceed"
                % (self._state._text(), self._prop.key)
            )
        return self._generated()._with(stmt)

    def append(self, item):
        writeonly.append(self._prop, self._state, item)

    def extend(self, iterator):
        for item in iterator:
            self.append(item)

    add, add_all = append, extend

    def remove(self, item):
        writeonly.remove(self._prop, self._state, item)

    def select(self):
        return self._stmt.set_label_style("disambiguate")


class AppenderQuery(AppenderMixin, Query):
    _query_class = Query


_mixed = {}


def appender(prop, state):
    """The query of a dynamic relationship, of the class that it asks for."""
    wanted = prop.query_class
    if wanted is None:
        return AppenderQuery(prop, state)
    made = _mixed.get(wanted)
    if made is None:
        made = wanted
        if not issubclass(wanted, AppenderMixin):
            made = type("Appender" + wanted.__name__, (AppenderMixin, wanted), {})
            made._query_class = wanted
        _mixed[wanted] = made
    return made(prop, state)
