//! One statement: parameters bound, rows read, the errors in Python's classes.

use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::{Batch, Statement};

use super::error::{SqliteClass, SqliteError};
use super::value::SqlValue;
use super::version::{skip_blank, without_newer_hints};

/// Parameters of one execution.
#[derive(Clone, Debug)]
pub enum Binding {
    /// `(…)`.
    Positional(Vec<SqlValue>),
    /// `{…}`.
    Named(Vec<(String, SqlValue)>),
}

impl Default for Binding {
    fn default() -> Self {
        Binding::Positional(Vec::new())
    }
}

/// What a statement gave.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Column names; empty when the statement returns no rows (`description` is None).
    pub names: Vec<String>,
    /// Declared types of the columns, where SQLite knows them.
    pub declared: Vec<Option<String>>,
    /// Rows.
    pub rows: Vec<Vec<SqlValue>>,
    /// `rowcount`: changed rows of DML, -1 for others.
    pub rowcount: i64,
    /// `lastrowid`.
    pub lastrowid: i64,
}

/// Python's exception for one of rusqlite's.
pub(super) fn failure(error: &rusqlite::Error) -> SqliteError {
    match error {
        rusqlite::Error::SqliteFailure(code, message) => {
            let text = message.clone().unwrap_or_else(|| code.to_string());
            SqliteError::from_code(code.extended_code, &without_newer_hints(&text))
        }
        rusqlite::Error::SqlInputError { error, msg, .. } => {
            SqliteError::from_code(error.extended_code, &without_newer_hints(msg))
        }
        rusqlite::Error::NulError(_) => {
            SqliteError::new(SqliteClass::Programming, "the query contains a null character")
        }
        other => SqliteError::new(SqliteClass::Operational, other.to_string()),
    }
}

/// The single statement of a text; `None` for nothing but blanks and comments.
pub(super) fn prepare<'c>(
    connection: &'c rusqlite::Connection,
    sql: &str,
) -> Result<Option<Statement<'c>>, SqliteError> {
    let mut batch = Batch::new(connection, sql);
    let Some(statement) = batch.next().map_err(|e| failure(&e))? else { return Ok(None) };
    match batch.next() {
        Ok(None) => Ok(Some(statement)),
        Ok(Some(_)) | Err(_) => Err(SqliteError::new(
            SqliteClass::Programming,
            "You can only execute one statement at a time.",
        )),
    }
}

pub(super) fn bind(statement: &mut Statement<'_>, binding: &Binding) -> Result<(), SqliteError> {
    match binding {
        Binding::Positional(values) => {
            let wanted = statement.parameter_count();
            if wanted != values.len() {
                return Err(SqliteError::new(
                    SqliteClass::Programming,
                    format!(
                        "Incorrect number of bindings supplied. The current statement uses {wanted}, and there are {} supplied.",
                        values.len()
                    ),
                ));
            }
            for (i, value) in values.iter().enumerate() {
                statement.raw_bind_parameter(i + 1, value).map_err(|e| failure(&e))?;
            }
            Ok(())
        }
        Binding::Named(values) => bind_named(statement, values),
    }
}

fn bind_named(
    statement: &mut Statement<'_>,
    values: &[(String, SqlValue)],
) -> Result<(), SqliteError> {
    for i in 1..=statement.parameter_count() {
        let name = statement.parameter_name(i).map(str::to_owned);
        let Some(name) = name else {
            return Err(SqliteError::new(
                SqliteClass::Programming,
                format!(
                    "Binding {i} has no name, but you supplied a dictionary (which has only names)."
                ),
            ));
        };
        let bare = name.get(1..).unwrap_or("");
        let Some((_, value)) = values.iter().find(|(n, _)| n == bare) else {
            return Err(SqliteError::new(
                SqliteClass::Programming,
                format!("You did not supply a value for binding parameter :{bare}."),
            ));
        };
        statement.raw_bind_parameter(i, value).map_err(|e| failure(&e))?;
    }
    Ok(())
}

/// Bytes that the rows of one statement may take; more would exhaust the tab.
const LARGEST: usize = 256 * 1024 * 1024;

fn weight(value: &SqlValue) -> usize {
    let content = match value {
        SqlValue::Text(text) => text.len(),
        SqlValue::Blob(bytes) => bytes.len(),
        _ => 0,
    };
    size_of::<SqlValue>() + content
}

/// Steps to the end and keeps every row: what a cursor would fetch.
pub(super) fn run(statement: &mut Statement<'_>) -> Result<Rows, SqliteError> {
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let declared = statement.columns().map(|c| c.decl_type().map(str::to_owned)).collect();
    let width = names.len();
    let mut out = Rows { names, declared, rows: Vec::new(), rowcount: -1, lastrowid: 0 };
    let mut rows = statement.raw_query();
    let mut taken = 0;
    while let Some(row) = rows.next().map_err(|e| failure(&e))? {
        let mut values = Vec::with_capacity(width);
        for i in 0..width {
            values.push(row.get_ref(i).map(SqlValue::from).map_err(|e| failure(&e))?);
        }
        taken += size_of::<Vec<SqlValue>>() + values.iter().map(weight).sum::<usize>();
        if taken > LARGEST {
            return Err(SqliteError::new(
                SqliteClass::Operational,
                "the rows take more than 256 MB; ask for fewer",
            ));
        }
        out.rows.push(values);
    }
    Ok(out)
}

/// INSERT, UPDATE, DELETE, REPLACE: what opens a transaction in the legacy mode.
pub(super) fn is_dml(sql: &str) -> bool {
    let sql = skip_blank(sql);
    ["insert", "update", "delete", "replace"]
        .iter()
        .any(|word| sql.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
}
