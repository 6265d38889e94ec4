//! Dialect keyword arguments (`sqlite_where=…`, `postgresql_using=…`) of tables, columns, indexes
//! and constraints.

use crate::error::Error;
use crate::expr::{Expr, Literal};

/// The value of one such argument.
#[derive(Clone, Debug)]
pub enum OptionValue {
    /// A plain Python value.
    Literal(Literal),
    /// An SQL expression.
    Expr(Expr),
}

/// Which construct takes the arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker {
    /// `Table`.
    Table,
    /// `Column`.
    Column,
    /// `Index`.
    Index,
    /// `Constraint` of class name.
    Constraint(&'static str),
}

/// The arguments, in the order given.
#[derive(Clone, Debug, Default)]
pub struct Options(Vec<(String, OptionValue)>);

impl Options {
    /// Sets or replaces one.
    pub fn set(&mut self, key: &str, value: OptionValue) {
        match self.0.iter_mut().find(|(k, _)| k == key) {
            Some(slot) => slot.1 = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }

    /// One by its full name, `sqlite_where`.
    pub fn get(&self, key: &str) -> Option<&OptionValue> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    /// A truth value, `default` if absent or `None`.
    pub fn flag(&self, key: &str, default: bool) -> bool {
        match self.get(key) {
            Some(OptionValue::Literal(Literal::Bool(b))) => *b,
            Some(OptionValue::Literal(Literal::Int(n))) => *n != 0,
            Some(OptionValue::Literal(Literal::None)) | None => default,
            Some(_) => true,
        }
    }

    /// A string, if it is one.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(OptionValue::Literal(Literal::Str(s))) => Some(s),
            _ => None,
        }
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &OptionValue)> {
        self.0.iter().map(|(k, v)| (k.as_str(), v))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Checks one keyword as `DialectKWArgs._validate_dialect_kwargs` does.
///
/// # Errors
/// `TypeError` without a dialect prefix, `ArgumentError` when SQLite or PostgreSQL knows no such
/// argument. Other dialects are let through: their names say nothing on SQLite.
pub fn validate_option(taker: Taker, key: &str) -> Result<(), Error> {
    let Some((dialect, argument)) = key.split_once('_').filter(|(d, _)| !d.is_empty()) else {
        return Err(Error::Type(format!(
            "Additional arguments should be named <dialectname>_<argument>, got '{key}'"
        )));
    };
    let known = match dialect {
        "sqlite" => sqlite_arguments(taker),
        "postgresql" => postgresql_arguments(taker),
        _ => return Ok(()),
    };
    if known.contains(&argument) {
        return Ok(());
    }
    Err(Error::Argument(format!(
        "Argument '{key}' is not accepted by dialect '{dialect}' on behalf of <class 'sqlalchemy.sql.schema.{}'>",
        class_name(taker)
    )))
}

fn class_name(taker: Taker) -> &'static str {
    match taker {
        Taker::Table => "Table",
        Taker::Column => "Column",
        Taker::Index => "Index",
        Taker::Constraint(name) => name,
    }
}

fn sqlite_arguments(taker: Taker) -> &'static [&'static str] {
    match taker {
        Taker::Table => &["autoincrement", "with_rowid", "strict"],
        Taker::Column => &["on_conflict_primary_key", "on_conflict_not_null", "on_conflict_unique"],
        Taker::Index => &["where"],
        Taker::Constraint(_) => &["on_conflict"],
    }
}

fn postgresql_arguments(taker: Taker) -> &'static [&'static str] {
    match taker {
        Taker::Table => &[
            "ignore_search_path",
            "tablespace",
            "partition_by",
            "with_oids",
            "with",
            "on_commit",
            "inherits",
            "using",
        ],
        Taker::Column => &[],
        Taker::Index => &[
            "using",
            "include",
            "where",
            "ops",
            "concurrently",
            "with",
            "tablespace",
            "nulls_not_distinct",
        ],
        Taker::Constraint("PrimaryKeyConstraint") => &["include", "not_valid"],
        Taker::Constraint("UniqueConstraint") => &["include", "nulls_not_distinct"],
        Taker::Constraint(_) => &["not_valid"],
    }
}
