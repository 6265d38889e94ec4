//! Rows of the engine as they travel.
use project::SqlValue;
use sqlite::SqlValue as Cell;

/// Column names and rows.
pub type Found = (Vec<String>, Vec<Vec<SqlValue>>);

/// Columns and rows of the engine as they travel.
pub fn found((names, rows): sqlite::Found) -> Found {
    (names, rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect())
}

/// A cell of the engine as one that travels.
fn cell(value: Cell) -> SqlValue {
    match value {
        Cell::Null => SqlValue::Null,
        Cell::Int(number) => SqlValue::Integer(number),
        Cell::Real(number) => SqlValue::Real(number),
        Cell::Text(text) => SqlValue::Text(text.to_string()),
        Cell::Blob(bytes) => SqlValue::Blob(bytes.to_vec()),
    }
}
