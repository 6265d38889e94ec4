"""The shape of an app factory: a registry of routes by decorators, extensions with init_app, config objects."""
import functools


class Config(dict):
    def from_mapping(self, mapping=None, **values):
        self.update({k: v for k, v in {**(mapping or {}), **values}.items() if k.isupper()})

    def from_object(self, obj):
        for key in dir(obj):
            if key.isupper():
                self[key] = getattr(obj, key)


class App:
    def __init__(self, name):
        self.name, self.config, self.routes, self.extensions = name, Config(), {}, {}

    def route(self, rule, **options):
        def decorator(function):
            endpoint = options.pop("endpoint", None) or function.__name__
            self.routes[rule] = (endpoint, function, options)
            return function

        return decorator

    get = functools.partialmethod(route, methods=["GET"])

    def __call__(self, path, **kwargs):
        endpoint, view, _ = self.routes[path]
        return view(**kwargs)


class Extension:
    def __init__(self, app=None):
        self.app = app
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        app.config.setdefault("EXT_LEVEL", 1)
        app.extensions["ext"] = self


ext = Extension()


class Settings:
    DEBUG = True
    lower = "ignored"

    @property
    def URI(self):
        return "sqlite://"


class Testing(Settings):
    TESTING = True


def create_app(config=None):
    app = App(__name__)
    app.config.from_object(config or Settings())
    app.config.from_mapping(SECRET="x", small="no")
    ext.init_app(app)

    @app.route("/")
    def index():
        return "index of " + app.name

    @app.get("/item", endpoint="item")
    def show(id=0):
        return f"item {id}"

    return app


app = create_app(Testing())
assert app("/") == "index of __main__"
assert app("/item", id=5) == "item 5"
assert app.routes["/item"][0] == "item"
assert app.routes["/item"][2] == {"methods": ["GET"]}
assert app.config == {"DEBUG": True, "TESTING": True, "URI": "sqlite://", "SECRET": "x", "EXT_LEVEL": 1}
assert app.extensions["ext"] is ext
assert create_app().config.get("TESTING") is None
