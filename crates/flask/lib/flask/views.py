"""flask.views: views that are classes."""

from flask.globals import current_app, request

http_method_funcs = frozenset(["get", "post", "head", "options", "delete", "put", "trace", "patch"])


class View:
    """A view whose dispatch_request() answers."""

    methods = provide_automatic_options = None
    decorators = []
    init_every_request = True

    def dispatch_request(self):
        raise NotImplementedError()

    @classmethod
    def as_view(cls, name, *class_args, **class_kwargs):
        """A function that a rule can lead to; the other arguments are those of the class."""
        if cls.init_every_request:

            def view(**kwargs):
                made = view.view_class(*class_args, **class_kwargs)
                return current_app.ensure_sync(made.dispatch_request)(**kwargs)
        else:
            made = cls(*class_args, **class_kwargs)

            def view(**kwargs):
                return current_app.ensure_sync(made.dispatch_request)(**kwargs)

        if cls.decorators:
            view.__name__, view.__module__ = name, cls.__module__
            for decorator in cls.decorators:
                view = decorator(view)
        view.view_class = cls
        view.__name__, view.__doc__, view.__module__ = name, cls.__doc__, cls.__module__
        view.methods, view.provide_automatic_options = cls.methods, cls.provide_automatic_options
        return view


class MethodView(View):
    """A view with a method for each method of HTTP."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "methods" not in cls.__dict__:
            found = {
                method for base in cls.__bases__ for method in getattr(base, "methods", None) or ()
            }
            found |= {name.upper() for name in http_method_funcs if hasattr(cls, name)}
            if found:
                cls.methods = found

    def dispatch_request(self, **kwargs):
        found = getattr(self, request.method.lower(), None)
        if found is None and request.method == "HEAD":
            found = getattr(self, "get", None)
        assert found is not None, f"Unimplemented method {request.method!r}"
        return current_app.ensure_sync(found)(**kwargs)
