"""werkzeug.middleware.profiler"""

from werkzeug.middleware._wrapping import ProfilerMiddleware
