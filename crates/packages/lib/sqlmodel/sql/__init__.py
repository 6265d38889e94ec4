"""sqlmodel.sql: types and statements."""
