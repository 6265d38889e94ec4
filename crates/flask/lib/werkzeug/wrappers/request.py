"""werkzeug.wrappers.request"""

from werkzeug.wrappers import Request
