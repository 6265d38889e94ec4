"""flask.views: views that are classes."""

from flask.globals import current_app, request

http_method_funcs = frozenset(["get", "post", "head", "options", "delete", "put", "trace", "patch"])


class View:
    """A view whose dispatch_request() answers."""

    init_every_request, decorators = True, []
    methods = provide_automatic_options = None

    def dispatch_request(self):
        """Answers a request."""
        raise NotImplementedError

    @classmethod
    def as_view(cls, name, *class_args, **class_kwargs):
        """A function that a rule can lead to; the other arguments are those of the class."""
        kept = None if cls.init_every_request else cls(*class_args, **class_kwargs)

        def view(**kwargs):
            made = view.view_class(*class_args, **class_kwargs) if kept is None else kept
            answer = current_app.ensure_sync(made.dispatch_request)
            return answer(**kwargs)

        _call_like(view, name, cls)
        for decorate in cls.decorators or ():
            view = decorate(view)
        _call_like(view, name, cls)
        view.__doc__, view.view_class = cls.__doc__, cls
        view.methods = cls.methods
        view.provide_automatic_options = cls.provide_automatic_options
        return view


def _call_like(view, name, cls):
    view.__module__, view.__name__ = cls.__module__, name


class MethodView(View):
    """A view with a method for each method of HTTP."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "methods" in vars(cls):
            return
        inherited = (getattr(base, "methods", None) or () for base in cls.__bases__)
        answered = {name.upper() for name in http_method_funcs if hasattr(cls, name)}
        answered.update(*inherited)
        if answered:
            cls.methods = answered

    def dispatch_request(self, **kwargs):
        """Answers with the method of the request's name; HEAD as GET where it has none."""
        asked = request.method.lower()
        names = [asked, "get"] if asked == "head" else [asked]
        answer = next((getattr(self, name) for name in names if hasattr(self, name)), None)
        assert answer is not None, f"Unimplemented method {request.method!r}"
        return current_app.ensure_sync(answer)(**kwargs)
