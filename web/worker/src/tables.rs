//! Rows of a table, SQL that a person runs, and tables as CSV.
use playground::Session;
use project::{Cell, Page, SqlValue};

/// Some rows of a table, in the table's own order, each with the condition that finds it again.
pub fn rows(
    session: &Session,
    database: String,
    table: String,
    offset: usize,
    limit: usize,
) -> Page {
    let (name, window) = (identifier(&table), format!("limit {limit} offset {offset}"));
    let quoted = literal(&table);
    let primary = session.read(
        &database,
        &format!("select name from pragma_table_info({quoted}) where pk > 0 order by pk"),
    );
    let primary: Vec<String> =
        primary.map(|(_, rows)| rows.iter().map(|row| text(row, 0)).collect()).unwrap_or_default();
    let numbered = session
        .read(&database, &format!("select rowid, * from {name} {window}"))
        .ok()
        .filter(|_| primary.is_empty());
    let numbers = numbered.is_some();
    match numbered
        .map_or_else(|| session.read(&database, &format!("select * from {name} {window}")), Ok)
    {
        Ok((mut columns, rows)) => {
            let primary = if numbers { vec![columns.remove(0)] } else { primary };
            let from = usize::from(numbers);
            let key = |row: &Vec<SqlValue>| {
                let at = |name: &String| {
                    if numbers { Some(0) } else { columns.iter().position(|other| other == name) }
                };
                let parts = primary
                    .iter()
                    .filter_map(|name| row.get(at(name)?).map(|value| condition(name, value)));
                parts.collect::<Vec<_>>().join(" AND ")
            };
            let keys = rows.iter().map(key).collect();
            let rows = rows
                .into_iter()
                .map(|row| row.into_iter().skip(from).map(shown).collect())
                .collect();
            Page { database, table, offset, columns, rows, keys, error: None }
        }
        Err(error) => Page { database, table, offset, error: Some(error), ..Page::default() },
    }
}

fn condition(name: &str, value: &SqlValue) -> String {
    let value = match value {
        SqlValue::Null => return format!("{} IS NULL", identifier(name)),
        SqlValue::Text(text) => literal(text),
        other => match cell(other.clone()) {
            Cell::Number(text) | Cell::Blob(text) | Cell::Text(text) => text,
            Cell::Null => "NULL".into(),
        },
    };
    format!("{} = {value}", identifier(name))
}

/// Runs SQL; a plan is drawn as `sqlite3` draws it.
pub fn run(session: &mut Session, database: String, sql: &str) -> Page {
    let found = session.sql(&database, sql);
    let plan = sqlite_shell::is_plan(sql);
    match found {
        Ok((_, rows)) if plan => {
            let nodes: Vec<_> =
                rows.iter().map(|row| (number(row, 0), number(row, 1), text(row, 3))).collect();
            let mut lines =
                sqlite_shell::plan(&nodes).lines().map(String::from).collect::<Vec<_>>();
            let columns = vec![lines.remove(0)];
            Page {
                database,
                columns,
                rows: lines.into_iter().map(|line| vec![Cell::Text(line)]).collect(),
                ..Page::default()
            }
        }
        Ok((columns, rows)) => {
            let offset = rows.len();
            let rows = rows
                .into_iter()
                .take(SHOWN)
                .map(|row| row.into_iter().map(shown).collect())
                .collect();
            Page { database, offset, columns, rows, ..Page::default() }
        }
        Err(error) if error == "interrupted" => {
            Page { database, error: Some(ENDLESS.into()), ..Page::default() }
        }
        Err(error) => Page { database, error: Some(error), ..Page::default() },
    }
}

/// What is said when a statement reaches the limit of its steps.
const ENDLESS: &str =
    "Stopped: this takes longer than a statement may take here. Does it come to an end?";

/// Rows of a result that are shown.
const SHOWN: usize = 1_000;

/// A whole table as CSV, as RFC 4180 has it.
pub fn csv(session: &Session, database: &str, table: &str) -> String {
    let Ok((names, rows)) = session.read(database, &format!("select * from {}", identifier(table)))
    else {
        return String::new();
    };
    let line = |cells: Vec<String>| {
        cells.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(",") + "\r\n"
    };
    let cells = |row: Vec<SqlValue>| {
        let written = |value| match cell(value) {
            Cell::Null => String::new(),
            Cell::Number(text) | Cell::Text(text) | Cell::Blob(text) => text,
        };
        line(row.into_iter().map(written).collect())
    };
    line(names) + &rows.into_iter().map(cells).collect::<String>()
}

fn quoted(text: &str) -> String {
    let needs = text.contains([',', '"', '\n', '\r']);
    if needs { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into() }
}

/// A cell, whole.
fn cell(value: SqlValue) -> Cell {
    match value {
        SqlValue::Null => Cell::Null,
        SqlValue::Integer(number) => Cell::Number(number.to_string()),
        SqlValue::Real(number) => Cell::Number(format!("{number:?}")),
        SqlValue::Text(text) => Cell::Text(text),
        SqlValue::Blob(bytes) => Cell::Blob(blob(&bytes)),
    }
}

/// Longer values are shown by their length only: nobody reads them, and a page of them would not
/// fit into memory (bytes).
const LONG: usize = 10_000;

/// A cell as it travels to the page.
fn shown(value: SqlValue) -> Cell {
    match value {
        SqlValue::Blob(bytes) if bytes.len() > LONG => Cell::Blob(format!("{} bytes", bytes.len())),
        value => cell(value),
    }
}

/// Bytes as SQL writes them.
fn blob(bytes: &[u8]) -> String {
    let digits = bytes.iter().fold(String::from("x'"), |text, byte| text + &format!("{byte:02x}"));
    digits + "'"
}

/// A name as SQL writes it.
pub fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A text as SQL writes it.
pub fn literal(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

/// A text or a number of a row, as text.
pub fn text(row: &[SqlValue], at: usize) -> String {
    match row.get(at) {
        Some(SqlValue::Text(text)) => text.clone(),
        Some(SqlValue::Integer(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A number of a row; 0 for anything else.
pub fn number(row: &[SqlValue], at: usize) -> i64 {
    match row.get(at) {
        Some(SqlValue::Integer(number)) => *number,
        _ => 0,
    }
}
