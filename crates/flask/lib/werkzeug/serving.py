"""werkzeug.serving: there is no server here, so starting one is refused."""


def _refuse(*args, **kwargs):
    raise RuntimeError(
        "The playground has no web server. Use the terminal: flask db, flask shell, python."
    )


def is_running_from_reloader():
    """Whether a reloader started this process: none did."""
    return False


class WSGIRequestHandler:
    """Would answer requests."""

    __init__ = _refuse


run_simple = make_server = make_ssl_devcert = _refuse
