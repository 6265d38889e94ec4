//! The databases of a project as the panel shows them, asked in SQL.
use playground::Session;
use project::{Cell, Column, Database, Index, Page, SqlValue, Table};

type Rows = Vec<Vec<SqlValue>>;

const TABLES: &str = "select name, type, sql from sqlite_master \
    where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by rowid";

/// Reads every database of the project.
pub fn read(session: &mut Session) -> Vec<Database> {
    let is_database =
        |(path, bytes): &(&String, &Vec<u8>)| bytes.starts_with(b"SQLite format 3\0") || path.ends_with(".db");
    let paths: Vec<String> = session.project().files.iter().filter(is_database).map(|(path, _)| path.clone()).collect();
    paths.into_iter().map(|path| database(session, path)).collect()
}

fn database(session: &mut Session, path: String) -> Database {
    let mut ask = |sql: &str| session.sql(&path, sql).map(|(_, rows)| rows);
    match tables(&mut ask) {
        Ok(tables) => {
            let versions = ask("select version_num from alembic_version order by 1").unwrap_or_default();
            let versions = versions.iter().map(|row| text(row, 0)).collect();
            Database { tables, versions, path, error: None }
        }
        Err(error) => Database { path, error: Some(error), ..Database::default() },
    }
}

fn tables(ask: &mut impl FnMut(&str) -> Result<Rows, String>) -> Result<Vec<Table>, String> {
    let found = ask(TABLES)?;
    Ok(found.iter().map(|row| table(ask, row)).collect())
}

/// A view may be broken and then counts no rows.
fn table(ask: &mut impl FnMut(&str) -> Result<Rows, String>, row: &[SqlValue]) -> Table {
    let name = text(row, 0);
    let quoted = literal(&name);
    let mut all = |sql: String| ask(&sql).unwrap_or_default();
    let columns = all(format!("select name, type, \"notnull\", pk, dflt_value from pragma_table_info({quoted})"));
    let indexes = all(format!(
        "select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name = {quoted} order by name"
    ));
    let count = all(format!("select count(*) from {}", identifier(&name)));
    Table {
        kind: text(row, 1),
        sql: text(row, 2),
        columns: columns.iter().map(|row| column(row)).collect(),
        indexes: indexes.iter().map(|row| Index { name: text(row, 0), sql: text(row, 1) }).collect(),
        rows: count.first().map(|row| number(row, 0)).unwrap_or_default(),
        name,
    }
}

fn column(row: &[SqlValue]) -> Column {
    Column {
        name: text(row, 0),
        kind: text(row, 1),
        not_null: number(row, 2) != 0,
        primary: number(row, 3),
        default: row.get(4).filter(|value| **value != SqlValue::Null).map(|_| text(row, 4)),
    }
}

/// Some rows of a table, in the table's own order.
pub fn rows(session: &mut Session, database: String, table: String, offset: usize, limit: usize) -> Page {
    let sql = format!("select * from {} limit {limit} offset {offset}", identifier(&table));
    match session.sql(&database, &sql) {
        Ok((columns, rows)) => {
            let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
            Page { database, table, offset, columns, rows, error: None }
        }
        Err(error) => Page { database, table, offset, error: Some(error), ..Page::default() },
    }
}

/// A cell as it is shown.
fn cell(value: SqlValue) -> Cell {
    match value {
        SqlValue::Null => Cell::Null,
        SqlValue::Integer(number) => Cell::Number(number.to_string()),
        SqlValue::Real(number) => Cell::Number(format!("{number:?}")),
        SqlValue::Text(text) => Cell::Text(text),
        SqlValue::Blob(bytes) => Cell::Blob(blob(&bytes)),
    }
}

/// Bytes as SQL writes them.
fn blob(bytes: &[u8]) -> String {
    let digits = bytes.iter().fold(String::from("x'"), |text, byte| text + &format!("{byte:02x}"));
    digits + "'"
}

fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn literal(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

fn text(row: &[SqlValue], at: usize) -> String {
    match row.get(at) {
        Some(SqlValue::Text(text)) => text.clone(),
        Some(SqlValue::Integer(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn number(row: &[SqlValue], at: usize) -> i64 {
    match row.get(at) {
        Some(SqlValue::Integer(number)) => *number,
        _ => 0,
    }
}
