//! SQLite's DDL, byte for byte as SQLAlchemy writes it.

pub mod quote;
