"""Alembic keeps differences between versions of SQLAlchemy here; there is only one version here."""
