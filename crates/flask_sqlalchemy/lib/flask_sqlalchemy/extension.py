"""flask_sqlalchemy.extension: SQLAlchemy as an extension of Flask."""

from warnings import warn
from weakref import WeakKeyDictionary
import sqlalchemy as sa
from sqlalchemy import event as sa_event, exc as sa_exc, orm as sa_orm
from flask import current_app, has_app_context
from flask_sqlalchemy import _declarative, _engines
from flask_sqlalchemy.model import Model, _QueryProperty
from flask_sqlalchemy.pagination import SelectPagination
from flask_sqlalchemy.query import Query, _or_404, _single_or_404
from flask_sqlalchemy.session import Session, _app_ctx_id
from flask_sqlalchemy.table import _TableFactory

_IGNORED_METADATA = (
    "When using SQLAlchemy 2.x style of declarative classes, the `metadata` should be an attribute "
    "of the base class.The metadata passed into SQLAlchemy() is ignored."
)
_REGISTERED = (
    "A 'SQLAlchemy' instance has already been registered on this Flask app. Import and use that "
    "instance instead."
)
_NOT_REGISTERED = (
    "The current Flask app is not registered with this 'SQLAlchemy' instance. Did you forget to "
    "call 'init_app', or did you create multiple 'SQLAlchemy' instances?"
)
_GET_ENGINE = (
    "'get_engine' is deprecated and will be removed in Flask-SQLAlchemy 3.2. Use 'engine' or "
    "'engines[key]' instead. If you're using Flask-Migrate or Alembic, you'll need to update your "
    "'env.py' file."
)


class SQLAlchemy:
    """The `db` of an application: its session, models, tables, metadata and engines. Names of
    `sqlalchemy` and `sqlalchemy.orm` are its attributes too."""

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
        self._engine_options = engine_options or {}
        self._add_models_to_shell = add_models_to_shell
        self._app_engines = WeakKeyDictionary()
        self.metadatas = {}
        self.Query = query_class
        self.session = self._make_scoped_session({} if session_options is None else session_options)
        if metadata is not None and _declarative.style_2_bases(model_class):
            warn(_IGNORED_METADATA, DeprecationWarning, stacklevel=2)
        elif metadata is not None:
            self._adopt_metadata(metadata)
        self.Table = self._make_table_class()
        self.Model = self._make_declarative_base(model_class, disable_autonaming)
        if app is not None:
            self.init_app(app)

    def __repr__(self):
        shown = type(self).__name__
        if has_app_context():
            others = len(self.engines) - 1
            shown += f" {self.engine.url}" + (f" +{others}" if others > 0 else "")
        return f"<{shown}>"

    # What an application is told.

    def init_app(self, app):
        """Reads the application's configuration and makes its engines; once an application."""
        if app.extensions.setdefault("sqlalchemy", self) is not self or app in self._app_engines:
            raise RuntimeError(_REGISTERED)
        app.teardown_appcontext(self._teardown_session)
        if self._add_models_to_shell:
            from flask_sqlalchemy.cli import add_models_to_shell

            app.shell_context_processor(add_models_to_shell)
        self._app_engines[app] = self._make_engines(app)
        self._start_listening(app)

    def _make_engines(self, app):
        echo = app.config.setdefault("SQLALCHEMY_ECHO", False)
        by_bind = _engines.options_by_bind(app.config, self._engine_options)
        engines = {}
        for bind_key, given in by_bind.items():
            options = {"echo": echo, "echo_pool": echo, **given}
            self._apply_driver_defaults(options, app)
            self._make_metadata(bind_key)
            engines[bind_key] = self._make_engine(bind_key, options, app)
        return engines

    def _start_listening(self, app):
        """What records queries and tracks changes, where the configuration wants it."""
        if app.config.setdefault("SQLALCHEMY_RECORD_QUERIES", False):
            from flask_sqlalchemy.record_queries import _listen

            for engine in self._app_engines[app].values():
                _listen(engine)
        if app.config.setdefault("SQLALCHEMY_TRACK_MODIFICATIONS", False):
            from flask_sqlalchemy.track_modifications import _listen

            _listen(self.session)

    def _apply_driver_defaults(self, options, app):
        _engines.apply_driver_defaults(options, app.instance_path)

    def _make_engine(self, bind_key, options, app):
        return sa.engine_from_config(options, prefix="")

    # The session.

    def _make_scoped_session(self, options):
        scope = options.pop("scopefunc", _app_ctx_id)
        return sa_orm.scoped_session(self._make_session_factory(options), scope)

    def _make_session_factory(self, options):
        chosen = {"class_": Session, "query_cls": self.Query, **options}
        return sa_orm.sessionmaker(db=self, **chosen)

    def _teardown_session(self, exc):
        self.session.remove()

    # Metadata, tables, models.

    @property
    def metadata(self):
        """The metadata of what has no bind key."""
        return self.metadatas[None]

    def _adopt_metadata(self, metadata):
        metadata.info["bind_key"] = None
        self.metadatas[None] = metadata

    def _make_metadata(self, bind_key):
        """The metadata of a bind, made when it is first asked for. It names constraints as the
        default one does."""
        if bind_key not in self.metadatas:
            default = None if bind_key is None else self._make_metadata(None)
            self.metadatas[bind_key] = sa.MetaData(
                naming_convention=default and default.naming_convention,
                info={"bind_key": bind_key},
            )
        return self.metadatas[bind_key]

    def _make_table_class(self):
        return _TableFactory(self)

    def _make_declarative_base(self, model_class, disable_autonaming=False):
        model = _declarative.make_base(self, model_class, disable_autonaming)
        if None in self.metadatas:
            model.metadata = self.metadatas[None]
        else:
            self._adopt_metadata(model.metadata)
        members = {"query_class": self.Query, "query": _QueryProperty(), "__fsa__": self}
        for name, value in members.items():
            setattr(model, name, value)
        return model

    # Engines.

    @property
    def engines(self):
        """The engines of the current application by their bind keys."""
        try:
            return self._app_engines[current_app._get_current_object()]
        except KeyError:
            raise RuntimeError(_NOT_REGISTERED) from None

    @property
    def engine(self):
        """The engine of what has no bind key."""
        return self.engines[None]

    def get_engine(self, bind_key=None, **kwargs):
        """The engine of a bind key; deprecated."""
        warn(_GET_ENGINE, DeprecationWarning, stacklevel=2)
        return self.engines[kwargs.get("bind", bind_key)]

    # What views ask.

    def get_or_404(self, entity, ident, *, description=None, **kwargs):
        """The object of a primary key, or 404."""
        return _or_404(self.session.get(entity, ident, **kwargs), description)

    def first_or_404(self, statement, *, description=None):
        """The first row's first value, or 404."""
        return _or_404(self.session.execute(statement).scalar(), description)

    def one_or_404(self, statement, *, description=None):
        """The only row's first value, or 404."""
        return _single_or_404(self.session.execute(statement).scalar_one, description)

    def paginate(
        self, select, *, page=None, per_page=None, max_per_page=None, error_out=True, count=True
    ):
        """One page of what a `select()` of a model finds."""
        how = {"page": page, "per_page": per_page, "max_per_page": max_per_page}
        return SelectPagination(
            session=self.session(), select=select, error_out=error_out, count=count, **how
        )

    # All tables of the binds.

    def create_all(self, bind_key="__all__"):
        """Creates the tables that are not there, of all binds or of some."""
        for metadata, engine in self._binds(bind_key):
            metadata.create_all(engine)

    def drop_all(self, bind_key="__all__"):
        """Drops the tables of all binds or of some."""
        for metadata, engine in self._binds(bind_key):
            metadata.drop_all(engine)

    def reflect(self, bind_key="__all__"):
        """Reads the tables of the databases into the metadata, of all binds or of some."""
        for metadata, engine in self._binds(bind_key):
            metadata.reflect(engine)

    def _binds(self, bind_key):
        """Metadata and engine of one bind key, of a list of them, or of all."""
        if bind_key == "__all__":
            bind_key = [*self.metadatas]
        single = bind_key is None or isinstance(bind_key, str)
        for key in [bind_key] if single else bind_key:
            if key not in self.engines:
                unset = "'SQLALCHEMY_DATABASE_URI' config is not set. " if key is None else ""
                missing = f"{unset}Bind key '{key}' is not in 'SQLALCHEMY_BINDS' config."
                raise sa_exc.UnboundExecutionError(missing)
            yield self.metadatas[key], self.engines[key]

    # Relationships whose dynamic side queries with this extension's class.

    def relationship(self, *args, **kwargs):
        """`sqlalchemy.orm.relationship`; a dynamic one queries with `db.Query`."""
        return sa_orm.relationship(*args, **self._set_rel_query(kwargs))

    def dynamic_loader(self, argument, **kwargs):
        """`sqlalchemy.orm.dynamic_loader`, which queries with `db.Query`."""
        return sa_orm.dynamic_loader(argument, **self._set_rel_query(kwargs))

    _relation = relationship

    def _set_rel_query(self, kwargs):
        kwargs.setdefault("query_class", self.Query)
        if "backref" in kwargs:
            given = kwargs["backref"]
            name, options = (given, {}) if isinstance(given, str) else given
            kwargs["backref"] = name, options
            options.setdefault("query_class", self.Query)
        return kwargs

    def __getattr__(self, name):
        renamed = {"relation": self._relation, "event": sa_event}
        if name in renamed:
            return renamed[name]
        if not name.startswith("_"):
            for module in (sa, sa_orm):
                if hasattr(module, name):
                    return getattr(module, name)
        raise AttributeError(name)
