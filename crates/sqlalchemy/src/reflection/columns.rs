//! `get_columns`.

use crate::error::Error;
use sqlite::{Connection, SqlValue};

use super::ReflectedColumn;
use super::source::{has_table, pattern, pragma, table_sql};
use super::types::resolve_type;

/// Columns in SQLite's order.
///
/// # Errors
/// `NoSuchTableError`.
pub fn get_columns(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<Vec<ReflectedColumn>, Error> {
    let mut columns = Vec::new();
    let mut body: Option<String> = None;
    for row in pragma(connection, "table_xinfo", table, schema)? {
        let hidden = row.get(6).and_then(SqlValue::as_int).unwrap_or(0);
        if hidden == 1 {
            continue;
        }
        if hidden != 0 && body.is_none() {
            body = Some(inside(&table_sql(connection, table, schema)?.unwrap_or_default())?);
        }
        columns.push(column(&row, hidden, body.as_deref())?);
    }
    if columns.is_empty() && !has_table(connection, table, schema)? {
        return Err(Error::NoSuchTable(
            schema.map_or(table.to_owned(), |s| format!("{s}.{table}")),
        ));
    }
    Ok(columns)
}

/// What stands between the outer parentheses of CREATE TABLE.
fn inside(sql: &str) -> Result<String, Error> {
    let pattern =
        pattern(r"(?is)^create table .*?\((.*)\)(?:\s*,?\s*(?:WITHOUT\s+ROWID|STRICT))*$")?;
    let found = pattern
        .captures(sql.trim())
        .ok()
        .flatten()
        .and_then(|c| c.get(1).map(|m| m.as_str().trim().to_owned()));
    found.ok_or_else(|| Error::Assertion(format!("create table not found in {sql}")))
}

fn column(row: &[SqlValue], hidden: i64, body: Option<&str>) -> Result<ReflectedColumn, Error> {
    let text = |i: usize| row.get(i).and_then(SqlValue::as_text).unwrap_or("").to_owned();
    let name = text(1);
    let mut declared = text(2).to_uppercase();
    if hidden != 0 {
        // `x INT GENERATED ALWAYS AS (…)` comes back with the words in its type.
        declared = declared.replace("GENERATED", "").replace("ALWAYS", "").trim().to_owned();
    }
    let computed = match (hidden, body) {
        (0, _) | (_, None) => None,
        (_, Some(body)) => Some((generated_text(&name, body)?, hidden == 3)),
    };
    Ok(ReflectedColumn {
        ty: resolve_type(&declared)?,
        nullable: row.get(3).and_then(SqlValue::as_int) == Some(0),
        default: row.get(4).and_then(SqlValue::as_text).map(str::to_owned),
        primary_key: row.get(5).and_then(SqlValue::as_int).unwrap_or(0),
        name,
        computed,
    })
}

/// The expression of a generated column; wrong when several stand on one line, as SQLAlchemy's.
fn generated_text(name: &str, body: &str) -> Result<String, Error> {
    let escaped = fancy_regex::escape(name);
    let pattern = pattern(&format!(
        r"(?i){escaped}[^,]*\s+GENERATED\s+ALWAYS\s+AS\s+\((.*)\)\s*(?:virtual|stored)?"
    ))?;
    let found = pattern.captures(body).ok().flatten();
    Ok(found.and_then(|c| c.get(1).map(|m| m.as_str().to_owned())).unwrap_or_default())
}
