"""flask: the names of Flask, each from the module it lives in."""

from flask import json
from flask.app import Flask
from flask.blueprints import Blueprint
from flask.config import Config
from flask.ctx import (
    after_this_request,
    copy_current_request_context,
    has_app_context,
    has_request_context,
)
from flask.globals import current_app, g, request, session
from flask.helpers import (
    abort,
    flash,
    get_flashed_messages,
    get_template_attribute,
    make_response,
    redirect,
    send_file,
    send_from_directory,
    stream_with_context,
    url_for,
)
from flask.json import jsonify
from flask.signals import (
    appcontext_popped,
    appcontext_pushed,
    appcontext_tearing_down,
    before_render_template,
    got_request_exception,
    message_flashed,
    request_finished,
    request_started,
    request_tearing_down,
    template_rendered,
)
from flask.templating import (
    render_template,
    render_template_string,
    stream_template,
    stream_template_string,
)
from flask.wrappers import Request, Response

import flask.cli
import flask.logging
import flask.typing


def __getattr__(name):
    if name == "__version__":
        import warnings

        warnings.warn(
            "The '__version__' attribute is deprecated and will be removed in Flask 3.2. Use feature detection or "
            "'importlib.metadata.version(\"flask\")' instead.",
            DeprecationWarning,
            stacklevel=2,
        )
        return "3.1.3"
    raise AttributeError(name)
