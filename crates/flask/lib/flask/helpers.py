"""flask.helpers: functions over the current application and request."""

import os
from functools import cache

import werkzeug.utils
from werkzeug.exceptions import abort as _abort

from flask.ctx import _stack
from flask.globals import app_ctx, current_app, request, request_ctx, session
from flask.signals import message_flashed


_NO = ("0", "false", "no")


def get_debug_flag():
    """Whether FLASK_DEBUG asks for debugging."""
    word = os.environ.get("FLASK_DEBUG", "").lower()
    return word not in ("", *_NO)


def get_load_dotenv(default=True):
    """Whether .env files are to be read."""
    word = os.environ.get("FLASK_SKIP_DOTENV", "").lower()
    return word in _NO if word else default


def url_for(endpoint, *, _anchor=None, _method=None, _scheme=None, _external=None, **values):
    """The URL of an endpoint of the current application."""
    how = {"_scheme": _scheme, "_method": _method, "_external": _external, "_anchor": _anchor}
    return current_app.url_for(endpoint, **how, **values)


def redirect(location, code=302, Response=None):
    """A response that sends the browser elsewhere."""
    if _stack:
        return _stack[-1].app.redirect(location, code=code)
    return werkzeug.utils.redirect(location, code=code, Response=Response)


def abort(code, *args, **kwargs):
    """Raises the exception of a status code."""
    if _stack:
        _stack[-1].app.aborter(code, *args, **kwargs)
    _abort(code, *args, **kwargs)


def flash(message, category="message"):
    """Keeps a message for the next page."""
    session["_flashes"] = [*session.get("_flashes", ()), (category, message)]
    sender = current_app._get_current_object()
    message_flashed.send(sender, category=category, message=message)


def get_flashed_messages(with_categories=False, category_filter=()):
    """The messages that were kept, which are gone then."""
    context = request_ctx._get_current_object()
    if context.flashes is None:
        context.flashes = session.pop("_flashes") if "_flashes" in session else []
    found = [item for item in context.flashes if not category_filter or item[0] in category_filter]
    return found if with_categories else [message for _, message in found]


_WRONG_TUPLE = (
    "The view function did not return a valid response tuple. The tuple must have the form (body, "
    "status, headers), (body, status), or (body, headers)."
)


def response_of(app, rv):
    """What a view gives as a response."""
    status = headers = None
    if isinstance(rv, tuple):
        if len(rv) == 3:
            rv, status, headers = rv
        elif len(rv) == 2 and isinstance(rv[1], (dict, list, tuple)):
            rv, headers = rv
        elif len(rv) == 2:
            rv, status = rv
        else:
            raise TypeError(_WRONG_TUPLE)
    if rv is None:
        raise TypeError(
            f"The view function for {request.endpoint!r} did not return a valid response. The function either returned None or ended "
            "without a return statement."
        )
    if isinstance(rv, (dict, list)):
        rv = app.json.response(rv)
    elif not isinstance(rv, app.response_class):
        rv = app.response_class(rv)
    if status is not None:
        rv.status = status
    if headers:
        rv.headers.update(headers)
    return rv


def make_response(*args):
    """A response of what a view would give."""
    app = current_app
    if args:
        return app.make_response(args if args[1:] else args[0])
    return app.response_class()


def _needs_server(name):
    def refused(*args, **kwargs):
        raise RuntimeError(f"The playground has no web server: flask.{name}() does nothing here.")

    refused.__name__ = name
    return refused


send_file, send_from_directory = _needs_server("send_file"), _needs_server("send_from_directory")
get_template_attribute = _needs_server("get_template_attribute")


def stream_with_context(generator_or_function):
    """A generator that keeps the context of the request."""
    if not callable(generator_or_function):
        return iter(generator_or_function)
    return lambda *args, **kwargs: stream_with_context(generator_or_function(*args, **kwargs))


def get_root_path(import_name):
    """The folder of a module."""
    from flask.sansio.scaffold import get_root_path as root

    return root(import_name)


@cache
def _split_blueprint_path(name):
    return [name] + (_split_blueprint_path(name.rpartition(".")[0]) if "." in name else [])
