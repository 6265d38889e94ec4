"""sqlmodel.ext: what SQLModel adds to SQLAlchemy's extensions."""
