"""fastapi_users: of it only the tables of users are here (fastapi_users.db); the rest, which works
while an application serves, stands in."""

__version__ = "15.0.5"
