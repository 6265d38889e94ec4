"""sqlalchemy.orm.scoping: one session for each scope."""

from sqlalchemy import exc


class scoped_session:
    """One session per scope; the scope is what `scopefunc` says."""

    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory
        self.scopefunc = scopefunc
        self.__dict__["registry"] = _Registry(session_factory, scopefunc)

    def __call__(self, **kw):
        if kw:
            if self.registry.has():
                raise exc.InvalidRequestError(
                    "Scoped session is already present; no new arguments may be specified."
                )
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

    # The methods that a person sees the names of: `db.session.commit` without its brackets, an
    # argument forgotten.

    def add(self, instance, **kw):
        return self.registry().add(instance, **kw)

    def add_all(self, instances):
        return self.registry().add_all(instances)

    def commit(self):
        return self.registry().commit()

    def rollback(self):
        return self.registry().rollback()

    def flush(self, objects=None):
        return self.registry().flush(objects)

    def close(self):
        return self.registry().close()

    def delete(self, instance):
        return self.registry().delete(instance)

    def execute(self, statement, params=None, **kw):
        return self.registry().execute(statement, params, **kw)

    def scalar(self, statement, params=None, **kw):
        return self.registry().scalar(statement, params, **kw)

    def scalars(self, statement, params=None, **kw):
        return self.registry().scalars(statement, params, **kw)

    def get(self, entity, ident, **kw):
        return self.registry().get(entity, ident, **kw)

    def query(self, *entities, **kwargs):
        return self.registry().query(*entities, **kwargs)

    def refresh(self, instance, attribute_names=None, with_for_update=None):
        return self.registry().refresh(instance, attribute_names, with_for_update)

    def merge(self, instance, **kw):
        return self.registry().merge(instance, **kw)

    def expunge(self, instance):
        return self.registry().expunge(instance)

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
