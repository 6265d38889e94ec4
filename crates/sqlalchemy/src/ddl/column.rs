//! One column of CREATE TABLE or ADD COLUMN.

use crate::compiler::{compile_default, compile_in_ddl};
use crate::error::Error;
use crate::schema::{Autoincrement, Column, DefaultArg, ServerDefault};
use crate::types::{Affinity, compile_type};

use super::quote::{is_default_dialect, quote_literal, quote_name};

/// `name TYPE DEFAULT … NOT NULL …` without the constraints written in the column.
///
/// # Errors
/// `CompileError` for a type SQLite cannot write or `autoincrement=True` in a composite key.
pub fn column_specification(column: &Column) -> Result<String, Error> {
    let mut out =
        format!("{} {}", quote_name(&column.full_name()), compile_type(&column.sql_type())?);
    if let Some(default) = default_string(column)? {
        let quoted = default.trim_start().starts_with(['\'', '"', '(']);
        let expression = default.chars().any(|c| !c.is_alphanumeric() && c != '_');
        out.push_str(&if !quoted && expression && !is_default_dialect() {
            format!(" DEFAULT ({default})")
        } else {
            format!(" DEFAULT {default}")
        });
    }
    if !column.nullable.get() {
        out.push_str(" NOT NULL");
        push_conflict(&mut out, column, "sqlite_on_conflict_not_null");
    }
    if column.primary_key.get() {
        primary_key(&mut out, column)?;
    }
    if let Some(computed) = column.computed() {
        out.push_str(&format!(" GENERATED ALWAYS AS ({})", compile_in_ddl(&computed.sqltext)?));
        match computed.persisted {
            Some(true) => out.push_str(" STORED"),
            Some(false) => out.push_str(" VIRTUAL"),
            None => {}
        }
    }
    Ok(out)
}

/// The text after DEFAULT, if the column has a default we can write.
///
/// # Errors
/// `CompileError` of the expression.
pub fn default_string(column: &Column) -> Result<Option<String>, Error> {
    match &*column.server_default.borrow() {
        Some(ServerDefault::Clause { arg: DefaultArg::Text(text), .. }) => {
            Ok(Some(quote_literal(text)))
        }
        Some(ServerDefault::Clause { arg: DefaultArg::Expr(expr), .. }) => {
            compile_default(expr, None).map(Some)
        }
        Some(ServerDefault::Fetched | ServerDefault::Computed(_) | ServerDefault::Identity(_))
        | None => Ok(None),
    }
}

fn push_conflict(out: &mut String, column: &Column, option: &str) {
    if let Some(action) = column.options.borrow().text(option) {
        out.push_str(&format!(" ON CONFLICT {action}"));
    }
}

/// `sqlite_autoincrement=True` writes the key into the column.
fn primary_key(out: &mut String, column: &Column) -> Result<(), Error> {
    let Some(table) = column.table() else { return Ok(()) };
    let single = table.primary_key().columns().len() == 1;
    if column.autoincrement.get() == Autoincrement::True && !single {
        return Err(Error::Compile(
            "SQLite does not support autoincrement for composite primary keys".to_owned(),
        ));
    }
    if is_inline_key(column) {
        out.push_str(" PRIMARY KEY");
        push_conflict(out, column, "sqlite_on_conflict_primary_key");
        out.push_str(" AUTOINCREMENT");
    }
    Ok(())
}

/// Whether the PRIMARY KEY stands in the column, not in a clause of its own.
pub(super) fn is_inline_key(column: &Column) -> bool {
    let Some(table) = column.table() else { return false };
    column.primary_key.get()
        && !is_default_dialect()
        && table.options.borrow().flag("sqlite_autoincrement", false)
        && table.primary_key().columns().len() == 1
        && column.sql_type().affinity() == Affinity::Integer
        && column.foreign_keys.borrow().is_empty()
}
