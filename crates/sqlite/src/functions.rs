//! Functions SQLAlchemy's pysqlite dialect adds to each connection: `regexp` and `floor`.

use fancy_regex::Regex;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;

/// Adds them.
pub(super) fn install(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("regexp", 2, flags, regexp)?;
    connection.create_scalar_function("floor", 1, flags, floor)
}

fn regexp(context: &mut Context<'_>) -> rusqlite::Result<Option<bool>> {
    let (ValueRef::Text(pattern), ValueRef::Text(text)) = (context.get_raw(0), context.get_raw(1))
    else {
        return Ok(None);
    };
    let failed = |e: String| rusqlite::Error::UserFunctionError(e.into());
    let pattern =
        Regex::new(&String::from_utf8_lossy(pattern)).map_err(|e| failed(e.to_string()))?;
    pattern.is_match(&*String::from_utf8_lossy(text)).map(Some).map_err(|e| failed(e.to_string()))
}

fn floor(context: &mut Context<'_>) -> rusqlite::Result<Option<f64>> {
    Ok(match context.get_raw(0) {
        ValueRef::Integer(n) => Some(n as f64),
        ValueRef::Real(x) => Some(x.floor()),
        ValueRef::Null | ValueRef::Text(_) | ValueRef::Blob(_) => None,
    })
}
