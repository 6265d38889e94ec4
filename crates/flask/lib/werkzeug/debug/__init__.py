"""werkzeug.debug"""

from werkzeug.middleware._wrapping import DebuggedApplication
