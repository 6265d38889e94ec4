"""werkzeug.middleware.shared_data"""

from werkzeug.middleware._wrapping import SharedDataMiddleware
