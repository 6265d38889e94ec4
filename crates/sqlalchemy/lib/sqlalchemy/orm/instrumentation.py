"""The state of mapped objects under the name of its real module."""

from sqlalchemy.orm._state import *
