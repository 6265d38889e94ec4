"""flask.wrappers: the request and the response of Flask."""

from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Request as RequestBase, Response as ResponseBase


class Request(RequestBase):
    """werkzeug's request with the rule that it was matched to."""

    url_rule = view_args = routing_exception = None

    @property
    def endpoint(self):
        return None if self.url_rule is None else self.url_rule.endpoint

    @property
    def blueprint(self):
        found = self.endpoint
        return found.rpartition(".")[0] if found is not None and "." in found else None

    @property
    def blueprints(self):
        from flask.helpers import _split_blueprint_path

        return [] if self.blueprint is None else _split_blueprint_path(self.blueprint)

    def on_json_loading_failed(self, e):
        raise BadRequest(
            "The browser (or proxy) sent a request that this server could not understand."
        ) from e


class Response(ResponseBase):
    """werkzeug's response; HTML unless it says otherwise."""

    default_mimetype = "text/html"
    json_module = None

    def get_json(self, force=False, silent=False):
        from flask.json import loads

        return loads(self.get_data(as_text=True)) if force or self.is_json else None

    @property
    def json(self):
        return self.get_json()
