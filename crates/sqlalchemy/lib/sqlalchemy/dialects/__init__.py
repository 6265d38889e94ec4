"""The dialects; SQLite is the one that runs."""

from sqlalchemy.dialects import sqlite
