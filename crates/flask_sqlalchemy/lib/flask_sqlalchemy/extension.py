"""flask_sqlalchemy.extension: SQLAlchemy as an extension of Flask."""

import os
import sqlalchemy as sa
import sqlalchemy.event as sa_event
import sqlalchemy.exc as sa_exc
import sqlalchemy.orm as sa_orm
from sqlalchemy.orm.decl_api import DeclarativeMeta, DeclarativeBase, DeclarativeBaseNoMeta
from flask_sqlalchemy.query import Query, _abort
from flask_sqlalchemy.pagination import SelectPagination
from flask_sqlalchemy.model import BindMixin, DefaultMeta, DefaultMetaNoName, Model, NameMixin
from flask_sqlalchemy.session import Session, _app_ctx_id


class _Table:
    """`db.Table`: the metadata of the bind is filled in."""

    def __init__(self, db):
        self._db = db

    def __call__(self, name, *args, bind_key=None, metadata=None, **kwargs):
        if args and isinstance(args[0], sa.MetaData):
            metadata, args = args[0], args[1:]
        if metadata is None:
            metadata = self._db._make_metadata(bind_key)
        return sa.Table(name, metadata, *args, **kwargs)

    def __instancecheck__(self, instance):
        return isinstance(instance, sa.Table)


class SQLAlchemy:
    def __init__(
        self,
        app=None,
        *,
        metadata=None,
        session_options=None,
        query_class=Query,
        model_class=Model,
        engine_options=None,
        add_models_to_shell=True,
        disable_autonaming=False,
    ):
        if session_options is None:
            session_options = {}
        self.Query = query_class
        self.session = self._make_scoped_session(session_options)
        self.metadatas = {}
        if metadata is not None:
            if len(_bases_of(model_class)) > 0:
                import warnings

                warnings.warn(
                    "When using class_mapper and SQLAlchemy 2.x declarative base, metadata should be set on that class.",
                    DeprecationWarning,
                    stacklevel=2,
                ) if False else None
            metadata.info["bind_key"] = None
            self.metadatas[None] = metadata
        self.Table = self._make_table_class()
        self.Model = self._make_declarative_base(model_class, disable_autonaming=disable_autonaming)
        if engine_options is None:
            engine_options = {}
        self._engine_options = engine_options
        self._app_engines = {}
        self._add_models_to_shell = add_models_to_shell
        if app is not None:
            self.init_app(app)

    def __repr__(self):
        try:
            from flask import current_app, has_app_context

            if not has_app_context() or not self._has_app():
                return f"<{type(self).__name__}>"
            default = self.engines.get(None)
            message = f"{default.url.render_as_string()!r}" if False else f"{default.url}"
            if len(self.engines) > 1:
                message = f"{message} +{len(self.engines) - 1}"
            return f"<{type(self).__name__} {message}>"
        except RuntimeError:
            return f"<{type(self).__name__}>"

    def _has_app(self):
        from flask import current_app

        return id(current_app._get_current_object()) in self._app_engines

    def init_app(self, app):
        if "sqlalchemy" in app.extensions:
            raise RuntimeError(
                "A 'SQLAlchemy' instance has already been registered on this Flask app. Import and use that instance instead."
            )
        app.extensions["sqlalchemy"] = self
        app.teardown_appcontext(self._teardown_session)
        if self._add_models_to_shell:
            app.shell_context_processor(add_models_to_shell)
        basic_uri = app.config.setdefault("SQLALCHEMY_DATABASE_URI", None)
        basic_engine_options = dict(self._engine_options)
        basic_engine_options.update(app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", {}))
        echo = app.config.setdefault("SQLALCHEMY_ECHO", False)
        config_binds = app.config.setdefault("SQLALCHEMY_BINDS", {})
        engine_options = {}
        for key, value in config_binds.items():
            engine_options[key] = dict(self._engine_options)
            if isinstance(value, (str, sa.engine.URL)):
                engine_options[key]["url"] = value
            else:
                engine_options[key].update(value)
        if basic_uri is not None:
            basic_engine_options["url"] = basic_uri
        if "url" in basic_engine_options:
            engine_options.setdefault(None, {}).update(basic_engine_options)
        if not engine_options:
            raise RuntimeError(
                "Either 'SQLALCHEMY_DATABASE_URI' or 'SQLALCHEMY_BINDS' must be set."
            )
        engines = self._app_engines.setdefault(id(app), {})
        for key, options in engine_options.items():
            self._make_metadata(key)
            options.setdefault("echo", echo)
            options.setdefault("echo_pool", echo)
            self._apply_driver_defaults(options, app)
            engines[key] = self._make_engine(key, options, app)
        app.config.setdefault("SQLALCHEMY_RECORD_QUERIES", False)
        app.config.setdefault("SQLALCHEMY_TRACK_MODIFICATIONS", False)

    def _make_scoped_session(self, options):
        scope = options.pop("scopefunc", _app_ctx_id)
        factory = self._make_session_factory(options)
        return sa_orm.scoped_session(factory, scope)

    def _make_session_factory(self, options):
        options.setdefault("class_", Session)
        options.setdefault("query_cls", self.Query)
        return sa_orm.sessionmaker(db=self, **options)

    def _teardown_session(self, exc):
        self.session.remove()

    def _make_metadata(self, bind_key):
        if bind_key in self.metadatas:
            return self.metadatas[bind_key]
        if bind_key is not None:
            naming_convention = self._make_metadata(None).naming_convention
        else:
            naming_convention = None
        metadata = sa.MetaData(naming_convention=naming_convention, info={"bind_key": bind_key})
        self.metadatas[bind_key] = metadata
        return metadata

    def _make_table_class(self):
        return _Table(self)

    def _make_declarative_base(self, model_class, disable_autonaming=False):
        declarative_bases = _bases_of(model_class)
        if len(declarative_bases) > 1:
            raise ValueError(
                f"Only one declarative base can be passed to SQLAlchemy. Got: {model_class.__bases__}"
            )
        if len(declarative_bases) == 1:
            body = {"__fsa__": self}
            mixin_classes = [BindMixin, NameMixin, Model]
            if disable_autonaming:
                mixin_classes.remove(NameMixin)
            bases = (
                model_class.__bases__
                if any(b in (DeclarativeBase, DeclarativeBaseNoMeta) for b in model_class.__bases__)
                else (model_class,)
            )
            if (
                bases is not (model_class,)
                and model_class.__dict__.get("type_annotation_map") is not None
                and model_class.__dict__.get("registry") is not None
            ):
                # The new base takes the registry over, and the map with it.
                raise sa.exc.InvalidRequestError(
                    "Declarative base class has both a 'registry' attribute and a type_annotation_map entry.  Per-base type_annotation_maps are not supported.  Please apply the type_annotation_map to this registry directly."
                )
            given = (
                {
                    k: v
                    for k, v in model_class.__dict__.items()
                    if not k.startswith("__") or k == "__annotations__"
                }
                if bases is not (model_class,) and bases[0] is not model_class
                else {}
            )
            given = {
                k: v
                for k, v in given.items()
                if not k.startswith("_sa_")
                and not (k in ("metadata", "registry") and not _explicit(model_class, k))
            }
            body.update(given)
            if "metadata" not in body:
                if None in self.metadatas:
                    body["metadata"] = self.metadatas[None]
            model = type(model_class)(
                "FlaskSQLAlchemyBase" if False else "Base",
                tuple(mixin_classes) + tuple(bases),
                body,
            )
        elif not isinstance(model_class, DeclarativeMeta):
            metadata = self._make_metadata(None)
            metaclass = DefaultMetaNoName if disable_autonaming else DefaultMeta
            model = sa_orm.declarative_base(
                metadata=metadata, cls=model_class, name="Model", metaclass=metaclass
            )
        else:
            model = model_class
        if None not in self.metadatas:
            model.metadata.info["bind_key"] = None
            self.metadatas[None] = model.metadata
        else:
            if model.metadata is not self.metadatas[None]:
                type.__setattr__(model, "metadata", self.metadatas[None])
        type.__setattr__(model, "query_class", self.Query)
        type.__setattr__(model, "__fsa__", self)
        return model

    def _apply_driver_defaults(self, options, app):
        url = sa.engine.make_url(options["url"])
        if url.drivername in {"sqlite", "sqlite+pysqlite"}:
            if url.database is None or url.database in {"", ":memory:"}:
                options["poolclass"] = sa.pool.StaticPool
                options.setdefault("connect_args", {})["check_same_thread"] = False
            else:
                is_uri = url.query.get("uri", False)
                db_str = url.database[5:] if is_uri else url.database
                if not os.path.isabs(db_str):
                    os.makedirs(app.instance_path, exist_ok=True)
                    db_str = os.path.join(app.instance_path, db_str)
                    if is_uri:
                        db_str = f"file:{db_str}"
                    options["url"] = url.set(database=db_str)

    def _make_engine(self, bind_key, options, app):
        options = dict(options)
        return sa.create_engine(options.pop("url"), **options)

    @property
    def engines(self):
        from flask import current_app

        app = current_app._get_current_object()
        if id(app) not in self._app_engines:
            raise RuntimeError(
                "The current Flask app is not registered with this 'SQLAlchemy' instance. Did you forget to call 'init_app', or did you create multiple 'SQLAlchemy' instances?"
            )
        return self._app_engines[id(app)]

    @property
    def engine(self):
        return self.engines[None]

    def get_engine(self, bind_key=None, **kwargs):
        import warnings

        warnings.warn(
            "'get_engine' is deprecated and will be removed in Flask-SQLAlchemy 3.2. Use 'engine' or 'engines[key]' instead. If you're using Flask-Migrate or Alembic, you'll need to update your 'env.py' file.",
            DeprecationWarning,
            stacklevel=2,
        )
        return self.engines[kwargs.get("bind", bind_key)]

    @property
    def metadata(self):
        return self.metadatas[None]

    def get_or_404(self, entity, ident, *, description=None, **kwargs):
        value = self.session.get(entity, ident, **kwargs)
        if value is None:
            _abort(404, description)
        return value

    def first_or_404(self, statement, *, description=None):
        value = self.session.execute(statement).scalar()
        if value is None:
            _abort(404, description)
        return value

    def one_or_404(self, statement, *, description=None):
        try:
            return self.session.execute(statement).scalar_one()
        except (sa_exc.NoResultFound, sa_exc.MultipleResultsFound):
            _abort(404, description)

    def paginate(
        self, select, *, page=None, per_page=None, max_per_page=None, error_out=True, count=True
    ):
        return SelectPagination(
            select=select,
            session=self.session(),
            page=page,
            per_page=per_page,
            max_per_page=max_per_page,
            error_out=error_out,
            count=count,
        )

    def _call_for_binds(self, bind_key, op_name):
        if bind_key == "__all__":
            keys = list(self.metadatas)
        elif bind_key is None or isinstance(bind_key, str):
            keys = [bind_key]
        else:
            keys = bind_key
        for key in keys:
            try:
                engine = self.engines[key]
            except KeyError:
                message = f"Bind key '{key}' is not in 'SQLALCHEMY_BINDS' config."
                if key is None:
                    message = f"'SQLALCHEMY_DATABASE_URI' config is not set. {message}"
                raise sa_exc.UnboundExecutionError(message) from None
            metadata = self.metadatas[key]
            getattr(metadata, op_name)(bind=engine)

    def create_all(self, bind_key="__all__"):
        self._call_for_binds(bind_key, "create_all")

    def drop_all(self, bind_key="__all__"):
        self._call_for_binds(bind_key, "drop_all")

    def reflect(self, bind_key="__all__"):
        self._call_for_binds(bind_key, "reflect")

    def _set_rel_query(self, kwargs):
        kwargs.setdefault("query_class", self.Query)

    def relationship(self, *args, **kwargs):
        self._set_rel_query(kwargs)
        return sa_orm.relationship(*args, **kwargs)

    def dynamic_loader(self, argument, **kwargs):
        return sa_orm.dynamic_loader(argument, **kwargs)

    def _relation(self, *args, **kwargs):
        return self.relationship(*args, **kwargs)

    def __getattr__(self, name):
        if name == "db" or name.startswith("__"):
            raise AttributeError(name)
        if name == "event":
            return sa_event
        for mod in (sa, sa_orm):
            if hasattr(mod, name):
                return getattr(mod, name)
        raise AttributeError(name)


def _explicit(cls, name):
    return True


def _bases_of(model_class):
    return [
        b
        for b in getattr(model_class, "__bases__", ())
        if b in (DeclarativeBase, DeclarativeBaseNoMeta)
        or (
            isinstance(b, type)
            and issubclass(b, (DeclarativeBase, DeclarativeBaseNoMeta))
            and b is not model_class
        )
    ]


def add_models_to_shell():
    from flask import current_app

    db = current_app.extensions["sqlalchemy"]
    out = {m.class_.__name__: m.class_ for m in db.Model._sa_registry.mappers}
    out["db"] = db
    return out


def get_debug_queries():
    return []
