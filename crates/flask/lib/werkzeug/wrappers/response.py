"""werkzeug.wrappers.response"""

from werkzeug.wrappers import Response
