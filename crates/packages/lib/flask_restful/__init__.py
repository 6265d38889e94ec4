"""flask_restful: resources as views of an application (Flask-RESTful 0.3.10). Routes are
registered as with the real package; nothing is served here."""

from functools import wraps

from flask import abort as _abort, jsonify, request
from flask.views import MethodView
from flask_restful import fields as fields, inputs as inputs, reqparse as reqparse
from flask_restful._marshal import marshal, marshal_with, marshal_with_field
from werkzeug.exceptions import HTTPException

__version__ = "0.3.10"


def abort(http_status_code, **kwargs):
    """Raises the exception of a status code, with what is to be said beside it."""
    try:
        _abort(http_status_code)
    except HTTPException as error:
        if kwargs:
            error.data = kwargs
        raise


class Resource(MethodView):
    """A view with a method for each method of HTTP, which gives values and not pages."""

    representations = None
    method_decorators = []

    def dispatch_request(self, *args, **kwargs):
        """Answers with the method of the request's name."""
        answer = getattr(self, request.method.lower(), None)
        if answer is None and request.method == "HEAD":
            answer = getattr(self, "get", None)
        assert answer is not None, f"Unimplemented method {request.method!r}"
        decorators = self.method_decorators
        if isinstance(decorators, dict):
            decorators = decorators.get(request.method.lower(), [])
        for decorate in decorators:
            answer = decorate(answer)
        return answer(*args, **kwargs)


class Api:
    """Resources and the URLs that lead to them, in an application or a blueprint."""

    def __init__(
        self,
        app=None,
        prefix="",
        default_mediatype="application/json",
        decorators=None,
        catch_all_404s=False,
        serve_challenge_on_401=False,
        url_part_order="bae",
        errors=None,
    ):
        self.prefix, self.default_mediatype = prefix, default_mediatype
        self.decorators, self.errors = decorators or [], errors or {}
        self.catch_all_404s, self.serve_challenge_on_401 = catch_all_404s, serve_challenge_on_401
        self.url_part_order, self.representations = url_part_order, {}
        self.resources, self.endpoints, self.urls = [], set(), {}
        self.app = self.blueprint = self.blueprint_setup = None
        if app is not None:
            self.app = app
            self.init_app(app)

    def init_app(self, app):
        """Registers the resources in an application, or in a blueprint's applications."""
        if hasattr(app, "record"):
            self.blueprint = app
            app.record(self._registered_in)
        else:
            self._take_app(app)

    def _registered_in(self, state):
        self.blueprint_setup = state
        for resource, urls, kwargs in self.resources:
            self._register(state, resource, *urls, **kwargs)

    def _take_app(self, app):
        self.app = app
        for resource, urls, kwargs in self.resources:
            self._register(app, resource, *urls, **kwargs)

    def add_resource(self, resource, *urls, **kwargs):
        """Adds a resource under some URLs."""
        if self.app is not None and not hasattr(self.app, "record"):
            self._register(self.app, resource, *urls, **kwargs)
        else:
            self.resources.append((resource, urls, kwargs))

    def resource(self, *urls, **kwargs):
        """Decorates a resource with its URLs."""

        def add(cls):
            self.add_resource(cls, *urls, **kwargs)
            return cls

        return add

    def _register(self, place, resource, *urls, **kwargs):
        endpoint = kwargs.pop("endpoint", None) or resource.__name__.lower()
        args = kwargs.pop("resource_class_args", ())
        given = kwargs.pop("resource_class_kwargs", {})
        self.endpoints.add(endpoint)
        app = getattr(place, "app", place)
        known = app.view_functions.get(endpoint)
        if known is not None and known.view_class is not resource:
            reason = "This endpoint (%s) is already set to the class %s."
            raise ValueError(reason % (endpoint, known.view_class.__name__))
        resource.mediatypes, resource.endpoint = self.mediatypes, endpoint
        view = self.output(resource.as_view(endpoint, *args, **given))
        for decorate in self.decorators:
            view = decorate(view)
        for url in urls:
            place.add_url_rule(self.prefix + url, view_func=view, endpoint=endpoint, **kwargs)

    def mediatypes(self):
        """The kinds of answers there are."""
        return [self.default_mediatype]

    def output(self, resource):
        """A view that makes a response of what a resource gives."""

        @wraps(resource)
        def answer(*args, **kwargs):
            return self.make_response(resource(*args, **kwargs))

        answer.view_class = resource.view_class
        answer.methods = resource.methods
        return answer

    def make_response(self, data, *args, **kwargs):
        """A response with JSON; a tuple gives the status and headers too."""
        value, *more = data if isinstance(data, tuple) else (data,)
        if hasattr(value, "get_data") or hasattr(value, "headers"):
            return value
        made = jsonify(value)
        if more:
            made.status_code = more[0]
        if more[1:]:
            made.headers.update(more[1])
        return made

    def representation(self, mediatype):
        """Decorates what writes answers of a kind."""

        def keep(function):
            self.representations[mediatype] = function
            return function

        return keep

    def url_for(self, resource, **values):
        """The URL of a resource."""
        from flask import url_for

        prefix = f"{self.blueprint.name}." if self.blueprint is not None else ""
        return url_for(prefix + resource.endpoint, **values)

    def handle_error(self, error):
        """Would answer an error."""
        raise error
