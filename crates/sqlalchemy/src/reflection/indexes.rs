//! `get_indexes`.

use crate::error::Error;
use crate::warnings::warn;
use sqlite::{Connection, SqlValue};

use super::ReflectedIndex;
use super::source::{has_table, pattern, pragma, query};

/// Indexes by name; SQLite's own and those over expressions are left out.
///
/// # Errors
/// `NoSuchTableError`.
pub fn get_indexes(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<Vec<ReflectedIndex>, Error> {
    let indexes = all_indexes(connection, table, schema, false)?;
    if indexes.is_empty() && !has_table(connection, table, schema)? {
        return Err(Error::NoSuchTable(
            schema.map_or(table.to_owned(), |s| format!("{s}.{table}")),
        ));
    }
    Ok(indexes)
}

/// The same with `sqlite_autoindex…` if wanted.
pub(super) fn all_indexes(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
    auto: bool,
) -> Result<Vec<ReflectedIndex>, Error> {
    let mut out = Vec::new();
    for row in pragma(connection, "index_list", table, schema)? {
        let name = row.get(1).and_then(SqlValue::as_text).unwrap_or("").to_owned();
        if !auto && name.starts_with("sqlite_autoindex") {
            continue;
        }
        let partial = row.get(4).and_then(SqlValue::as_int).is_some_and(|p| p != 0);
        let unique = row.get(2).and_then(SqlValue::as_int).unwrap_or(0);
        let where_clause = if partial { predicate(connection, &name, schema)? } else { None };
        out.push(ReflectedIndex { name, column_names: Vec::new(), unique, where_clause });
    }
    let mut kept = Vec::new();
    for mut index in out {
        if fill_columns(connection, &mut index, schema)? {
            kept.push(index);
        }
    }
    kept.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(kept)
}

fn fill_columns(
    connection: &Connection,
    index: &mut ReflectedIndex,
    schema: Option<&str>,
) -> Result<bool, Error> {
    for row in pragma(connection, "index_info", &index.name, schema)? {
        let Some(column) = row.get(2).and_then(SqlValue::as_text) else {
            warn(format!(
                "Skipped unsupported reflection of expression-based index {}",
                index.name
            ));
            return Ok(false);
        };
        index.column_names.push(column.to_owned());
    }
    Ok(true)
}

fn predicate(
    connection: &Connection,
    index: &str,
    schema: Option<&str>,
) -> Result<Option<String>, Error> {
    let prefix =
        schema.map(|s| format!("{}.", crate::ddl::quote::quote_identifier(s))).unwrap_or_default();
    let sql = format!("SELECT sql FROM {prefix}sqlite_master WHERE name = ? AND type = 'index'");
    let rows = query(connection, &sql, vec![SqlValue::Text(index.to_owned())])?;
    let text =
        rows.first().and_then(|r| r.first()).and_then(SqlValue::as_text).unwrap_or("").to_owned();
    let found = pattern(r"(?i)\)\s+where\s+(.+)")?
        .captures(&text)
        .ok()
        .flatten()
        .and_then(|c| c.get(1).map(|m| m.as_str().to_owned()));
    if found.is_none() {
        warn(format!("Failed to look up filter predicate of partial index {index}"));
    }
    Ok(found)
}
