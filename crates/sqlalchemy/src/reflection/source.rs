//! The queries and PRAGMAs reflection rests on.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use fancy_regex::Regex;

use crate::ddl::quote::quote_identifier;
use crate::error::Error;
use sqlite::{Binding, Connection, SqlValue};

use super::TableOptions;

/// Runs a query of reflection; an error is wrapped as SQLAlchemy does.
pub(super) fn query(
    connection: &Connection,
    sql: &str,
    params: Vec<SqlValue>,
) -> Result<Vec<Vec<SqlValue>>, Error> {
    let shown = (!params.is_empty()).then(|| {
        let shown: Vec<String> =
            params.iter().map(|p| p.as_text().map_or("None".to_owned(), python::quote)).collect();
        format!("({},)", shown.join(", "))
    });
    match connection.execute(sql, &Binding::Positional(params)) {
        Ok(rows) => Ok(rows.rows),
        Err(orig) => Err(Error::Dbapi { orig, sql: Some(sql.to_owned()), params: shown }),
    }
}

fn master(schema: Option<&str>) -> String {
    schema.map_or("sqlite_master".to_owned(), |s| format!("{}.sqlite_master", quote_identifier(s)))
}

fn names(connection: &Connection, kind: &str, schema: Option<&str>) -> Result<Vec<String>, Error> {
    let sql = format!(
        "SELECT name FROM {} WHERE type='{kind}' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name",
        master(schema)
    );
    let rows = query(connection, &sql, Vec::new())?;
    Ok(rows
        .iter()
        .filter_map(|r| r.first().and_then(SqlValue::as_text).map(str::to_owned))
        .collect())
}

/// Tables by name, SQLite's own left out.
///
/// # Errors
/// Database errors.
pub fn get_table_names(
    connection: &Connection,
    schema: Option<&str>,
) -> Result<Vec<String>, Error> {
    names(connection, "table", schema)
}

/// Views by name.
///
/// # Errors
/// Database errors.
pub fn get_view_names(connection: &Connection, schema: Option<&str>) -> Result<Vec<String>, Error> {
    names(connection, "view", schema)
}

/// `main` and attached databases.
///
/// # Errors
/// Database errors.
pub fn get_schema_names(connection: &Connection) -> Result<Vec<String>, Error> {
    let rows = query(connection, "PRAGMA database_list", Vec::new())?;
    let all = rows.iter().filter_map(|r| r.get(1).and_then(SqlValue::as_text).map(str::to_owned));
    Ok(all.filter(|n| n != "temp").collect())
}

/// `PRAGMA main.x(table)`, then `temp.`, the first that says something.
pub(super) fn pragma(
    connection: &Connection,
    pragma: &str,
    table: &str,
    schema: Option<&str>,
) -> Result<Vec<Vec<SqlValue>>, Error> {
    let prefixes = match schema {
        Some(schema) => {
            // A PRAGMA believes what the connection last knew of an attached database; a query
            // looks. What is wrong with the name the PRAGMA says.
            let look = format!("SELECT 1 FROM {} LIMIT 1", master(Some(schema)));
            drop(connection.execute(&look, &Binding::default()));
            vec![format!("PRAGMA {}.", quote_identifier(schema))]
        }
        None => vec!["PRAGMA main.".to_owned(), "PRAGMA temp.".to_owned()],
    };
    for prefix in prefixes {
        let rows = query(
            connection,
            &format!("{prefix}{pragma}({})", quote_identifier(table)),
            Vec::new(),
        )?;
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Ok(Vec::new())
}

/// Whether a table or view exists.
///
/// # Errors
/// Database errors.
pub fn has_table(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<bool, Error> {
    if let Some(schema) = schema
        && !get_schema_names(connection)?.iter().any(|s| s == schema)
    {
        return Ok(false);
    }
    Ok(!pragma(connection, "table_info", table, schema)?.is_empty())
}

/// The CREATE statement as it was typed; `None` for SQLite's own tables.
pub(super) fn table_sql(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<Option<String>, Error> {
    let sql = match schema {
        Some(_) => format!("SELECT sql FROM {} WHERE name = ? AND type in ('table', 'view')", master(schema)),
        None => "SELECT sql FROM  (SELECT * FROM sqlite_master UNION ALL   SELECT * FROM sqlite_temp_master) WHERE name = ? AND type in ('table', 'view')".to_owned(),
    };
    let rows = query(connection, &sql, vec![SqlValue::Text(table.to_owned())])?;
    let found = rows.first().and_then(|r| r.first()).and_then(SqlValue::as_text).map(str::to_owned);
    let system = ["sqlite_schema", "sqlite_master", "sqlite_temp_schema", "sqlite_temp_master"];
    if found.is_none() && !system.contains(&table) {
        let prefix = schema.map(|s| format!("{}.", quote_identifier(s))).unwrap_or_default();
        return Err(Error::NoSuchTable(format!("{prefix}{table}")));
    }
    Ok(found)
}

/// The text of a view.
///
/// # Errors
/// `NoSuchTableError`.
pub fn get_view_definition(
    connection: &Connection,
    view: &str,
    schema: Option<&str>,
) -> Result<String, Error> {
    let sql = format!("SELECT sql FROM {} WHERE name = ? AND type='view'", master(schema));
    let rows = query(connection, &sql, vec![SqlValue::Text(view.to_owned())])?;
    let found = rows.first().and_then(|r| r.first()).and_then(SqlValue::as_text).map(str::to_owned);
    found.ok_or_else(|| {
        Error::NoSuchTable(schema.map_or(view.to_owned(), |s| format!("{s}.{view}")))
    })
}

/// WITHOUT ROWID and STRICT.
///
/// # Errors
/// `NoSuchTableError`.
pub fn get_table_options(
    connection: &Connection,
    table: &str,
    schema: Option<&str>,
) -> Result<TableOptions, Error> {
    let Some(sql) = table_sql(connection, table, schema)? else {
        return Ok(TableOptions::default());
    };
    let pattern = pattern(
        r"(?i)\)(?:\s*,?\s*(?:(?P<without_rowid>WITHOUT\s+ROWID)|(?P<strict>STRICT)))*\s*$",
    )?;
    let captures = pattern.captures(sql.trim()).ok().flatten();
    let has = |name: &str| captures.as_ref().is_some_and(|c| c.name(name).is_some());
    Ok(TableOptions { without_rowid: has("without_rowid"), strict: has("strict") })
}

thread_local! {
    static PATTERNS: RefCell<HashMap<String, Rc<Regex>>> = RefCell::default();
}

/// A regular expression, compiled once; the bound keeps generated ones from piling up.
pub(super) fn pattern(text: &str) -> Result<Rc<Regex>, Error> {
    if let Some(found) = PATTERNS.with(|p| p.borrow().get(text).cloned()) {
        return Ok(found);
    }
    let made =
        Rc::new(Regex::new(text).map_err(|e| Error::Assertion(format!("pattern {text}: {e}")))?);
    PATTERNS.with(|p| {
        let mut patterns = p.borrow_mut();
        if patterns.len() > 64 {
            patterns.clear();
        }
        patterns.insert(text.to_owned(), made.clone());
    });
    Ok(made)
}
