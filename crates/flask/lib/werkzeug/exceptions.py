"""werkzeug.exceptions: what abort(), get_or_404() and paginate() raise."""


class HTTPException(Exception):
    """An answer that is an error; its code says which."""

    code = description = None

    def __init__(self, description=None, response=None):
        Exception.__init__(self)
        self.response = response
        if description is not None:
            self.description = description

    @property
    def name(self):
        return _NAMES.get(self.code, "Unknown Error")

    def get_description(self, environ=None, scope=None):
        """The description as HTML."""
        from markupsafe import Markup, escape

        lines = (self.description or "").split("\n")
        return f"<p>{Markup('<br>').join(map(escape, lines))}</p>"

    def get_body(self, environ=None, scope=None):
        """The page that says it."""
        from markupsafe import escape

        name = escape(self.name)
        title, heading = f"<title>{self.code} {name}</title>", f"<h1>{name}</h1>"
        page = ("<!doctype html>", "<html lang=en>", title, heading, self.get_description(environ))
        return "\n".join((*page, ""))

    def get_headers(self, environ=None, scope=None):
        """The page's headers."""
        kind = "text/html; charset=utf-8"
        return [("Content-Type", kind)]

    def get_response(self, environ=None, scope=None):
        """The page as a response, or the one that was given."""
        from werkzeug.wrappers import Response

        own = self.response
        return Response(self.get_body(), self.code, self.get_headers()) if own is None else own

    def _title(self):
        number = "???" if self.code is None else self.code
        return f"{number}", self.name

    def __str__(self):
        number, name = self._title()
        return f"{number} {name}: {self.description}"

    def __repr__(self):
        return f"<{type(self).__name__} '{': '.join(self._title())}'>"


_SENT = "The browser (or proxy) sent a request that this server could not understand."
_NAMES = {}
_TEXTS = (
    (400, "BadRequest", "Bad Request", _SENT),
    (
        401,
        "Unauthorized",
        "Unauthorized",
        "The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required.",
    ),
    (
        403,
        "Forbidden",
        "Forbidden",
        "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.",
    ),
    (
        404,
        "NotFound",
        "Not Found",
        "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.",
    ),
    (
        405,
        "MethodNotAllowed",
        "Method Not Allowed",
        "The method is not allowed for the requested URL.",
    ),
    (
        406,
        "NotAcceptable",
        "Not Acceptable",
        "The resource identified by the request is only capable of generating response entities which have content characteristics not acceptable according to the accept headers sent in the request.",
    ),
    (
        408,
        "RequestTimeout",
        "Request Timeout",
        "The server closed the network connection because the browser didn't finish the request within the specified time.",
    ),
    (
        409,
        "Conflict",
        "Conflict",
        "A conflict happened while processing the request. The resource might have been modified while the request was being processed.",
    ),
    (
        410,
        "Gone",
        "Gone",
        "The requested URL is no longer available on this server and there is no forwarding address. If you followed a link from a foreign page, please contact the author of this page.",
    ),
    (
        411,
        "LengthRequired",
        "Length Required",
        "A request with this method requires a valid <code>Content-Length</code> header.",
    ),
    (
        412,
        "PreconditionFailed",
        "Precondition Failed",
        "The precondition on the request for the URL failed positive evaluation.",
    ),
    (
        413,
        "RequestEntityTooLarge",
        "Request Entity Too Large",
        "The data value transmitted exceeds the capacity limit.",
    ),
    (
        414,
        "RequestURITooLarge",
        "Request URI Too Long",
        "The length of the requested URL exceeds the capacity limit for this server. The request cannot be processed.",
    ),
    (
        415,
        "UnsupportedMediaType",
        "Unsupported Media Type",
        "The server does not support the media type transmitted in the request.",
    ),
    (
        416,
        "RequestedRangeNotSatisfiable",
        "Requested Range Not Satisfiable",
        "The server cannot provide the requested range.",
    ),
    (
        417,
        "ExpectationFailed",
        "Expectation Failed",
        "The server could not meet the requirements of the Expect header",
    ),
    (418, "ImATeapot", "I'm a teapot", "This server is a teapot, not a coffee machine"),
    (
        421,
        "MisdirectedRequest",
        "Misdirected Request",
        "The server is not able to produce a response.",
    ),
    (
        422,
        "UnprocessableEntity",
        "Unprocessable Entity",
        "The request was well-formed but was unable to be followed due to semantic errors.",
    ),
    (423, "Locked", "Locked", "The resource that is being accessed is locked."),
    (
        424,
        "FailedDependency",
        "Failed Dependency",
        "The method could not be performed on the resource because the requested action depended on another action and that action failed.",
    ),
    (
        428,
        "PreconditionRequired",
        "Precondition Required",
        'This request is required to be conditional; try using "If-Match" or "If-Unmodified-Since".',
    ),
    (
        429,
        "TooManyRequests",
        "Too Many Requests",
        "This user has exceeded an allotted request count. Try again later.",
    ),
    (
        431,
        "RequestHeaderFieldsTooLarge",
        "Request Header Fields Too Large",
        "One or more header fields exceeds the maximum size.",
    ),
    (
        451,
        "UnavailableForLegalReasons",
        "Unavailable For Legal Reasons",
        "Unavailable for legal reasons.",
    ),
    (
        500,
        "InternalServerError",
        "Internal Server Error",
        "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.",
    ),
    (
        501,
        "NotImplemented",
        "Not Implemented",
        "The server does not support the action requested by the browser.",
    ),
    (
        502,
        "BadGateway",
        "Bad Gateway",
        "The proxy server received an invalid response from an upstream server.",
    ),
    (
        503,
        "ServiceUnavailable",
        "Service Unavailable",
        "The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.",
    ),
    (504, "GatewayTimeout", "Gateway Timeout", "The connection to an upstream server timed out."),
    (
        505,
        "HTTPVersionNotSupported",
        "HTTP Version Not Supported",
        "The server does not support the HTTP protocol version used in the request.",
    ),
)
default_exceptions = {}
for _code, _class, _name, _text in _TEXTS:
    _NAMES[_code] = _name
    _made = type(
        _class,
        (HTTPException,),
        {"code": _code, "description": _text, "__module__": "werkzeug.exceptions"},
    )
    default_exceptions[_code] = globals()[_class] = _made


def _with_extra(cls, name):
    """The class whose instances take and keep one value more."""

    def __init__(self, *args, **kwargs):
        kept = kwargs.pop(name, None)
        HTTPException.__init__(self, *args, **kwargs)
        setattr(self, name, kept)

    cls.__init__ = __init__


_with_extra(InternalServerError, "original_exception")
_with_extra(Unauthorized, "www_authenticate")
_with_extra(TooManyRequests, "retry_after")
_with_extra(ServiceUnavailable, "retry_after")


def _method_not_allowed(self, valid_methods=None, description=None, response=None):
    HTTPException.__init__(self, description, response)
    self.valid_methods = valid_methods


MethodNotAllowed.__init__ = _method_not_allowed


class BadRequestKeyError(BadRequest, KeyError):
    """A key of a form or of arguments that was not sent."""

    def __init__(self, arg=None, *args, **kwargs):
        BadRequest.__init__(self, *args, **kwargs)
        self.args = () if arg is None else (arg,)


class SecurityError(BadRequest):
    """A request that would be unsafe to answer."""


class ClientDisconnected(BadRequest):
    """The client has gone."""


class Aborter:
    """Raises the exception of a status code."""

    def __init__(self, mapping=None, extra=None):
        self.mapping = {**(default_exceptions if mapping is None else mapping), **(extra or {})}

    def __call__(self, code, *args, **kwargs):
        from werkzeug.wrappers import Response

        kind = None if isinstance(code, Response) else self.mapping.get(code)
        if kind is not None:
            raise kind(*args, **kwargs)
        if not isinstance(code, Response):
            raise LookupError(f"no exception for {code!r}")
        raise HTTPException(response=code)


def abort(status, *args, **kwargs):
    """Raises the exception of a status code."""
    Aborter()(status, *args, **kwargs)
