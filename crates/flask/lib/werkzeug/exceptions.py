"""werkzeug.exceptions: what abort(), get_or_404() and paginate() raise."""
_KNOWN = {}


class HTTPException(Exception):
    code = None
    description = None

    def __init__(self, description=None, response=None):
        super().__init__()
        if description is not None:
            self.description = description
        self.response = response

    @property
    def name(self):
        return _NAMES.get(self.code, "Unknown Error")

    def __str__(self):
        return "%s %s: %s" % (self.code if self.code is not None else "???", self.name, self.description)

    def __repr__(self):
        return "<%s '%s: %s'>" % (type(self).__name__, self.code if self.code is not None else "???", self.name)


_NAMES = {}
_TEXTS = (
    (400, "BadRequest", "Bad Request", "The browser (or proxy) sent a request that this server could not understand."),
    (401, "Unauthorized", "Unauthorized", "The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required."),
    (403, "Forbidden", "Forbidden", "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server."),
    (404, "NotFound", "Not Found", "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again."),
    (405, "MethodNotAllowed", "Method Not Allowed", "The method is not allowed for the requested URL."),
    (409, "Conflict", "Conflict", "A conflict happened while processing the request. The resource might have been modified while the request was being processed."),
    (410, "Gone", "Gone", "The requested URL is no longer available on this server and there is no forwarding address. If you followed a link from a foreign page, please contact the author of this page."),
    (422, "UnprocessableEntity", "Unprocessable Entity", "The request was well-formed but was unable to be followed due to semantic errors."),
    (429, "TooManyRequests", "Too Many Requests", "This user has exceeded an allotted request count. Try again later."),
    (500, "InternalServerError", "Internal Server Error", "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application."),
    (501, "NotImplemented", "Not Implemented", "The server does not support the action requested by the browser."),
    (503, "ServiceUnavailable", "Service Unavailable", "The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later."),
)
for _code, _class, _name, _text in _TEXTS:
    _NAMES[_code] = _name
    _KNOWN[_code] = globals()[_class] = type(_class, (HTTPException,), {"code": _code, "description": _text, "__module__": "werkzeug.exceptions"})


def abort(code, *args, **kwargs):
    if code not in _KNOWN:
        raise LookupError("no exception for %r" % (code,))
    raise _KNOWN[code](*args, **kwargs)
