"""werkzeug.middleware.dispatcher"""

from werkzeug.middleware._wrapping import DispatcherMiddleware
