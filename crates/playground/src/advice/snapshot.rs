//! What a database holds at one moment: its objects, and the values of each column as far as the budget goes.
use sqlalchemy::ddl::quote::quote;
use sqlalchemy::sqlite::{Binding, Connection, SqlValue};
use std::collections::BTreeMap;

/// Cells beyond this are not looked at; counts of rows always are.
const CELLS: i64 = 400_000;

/// A table's columns and how many rows it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TableState {
    pub columns: Vec<String>,
    pub rows: i64,
}

/// How often each value stands in a column; NULL is no value.
pub(super) type Bag = BTreeMap<String, i64>;

/// Objects and row counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Structure {
    pub tables: BTreeMap<String, TableState>,
    /// Triggers: name and table.
    pub triggers: Vec<(String, String)>,
    /// The statements that made the tables.
    pub sql: BTreeMap<String, String>,
}

/// Values by table and column.
#[derive(Clone, Debug, Default)]
pub(super) struct Values(pub BTreeMap<(String, String), Bag>);

fn rows(connection: &Connection, sql: &str) -> Vec<Vec<SqlValue>> {
    connection.execute(sql, &Binding::default()).map(|found| found.rows).unwrap_or_default()
}

fn text(value: Option<&SqlValue>) -> String {
    match value {
        None | Some(SqlValue::Null) => String::new(),
        Some(SqlValue::Int(number)) => number.to_string(),
        Some(SqlValue::Real(number)) => number.to_string(),
        Some(SqlValue::Text(text)) => text.to_string(),
        Some(SqlValue::Blob(bytes)) => format!("{} bytes", bytes.len()),
    }
}

impl Structure {
    /// Reads objects and counts; reading changes nothing.
    pub(super) fn of(connection: &Connection) -> Structure {
        let mut found = Structure::default();
        for row in rows(connection, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid") {
            let cell = |at: usize| text(row.get(at));
            match cell(0).as_str() {
                "table" if !cell(1).starts_with("sqlite_") => {
                    found.sql.insert(cell(1), cell(3));
                    found.tables.insert(cell(1), TableState::default());
                }
                "trigger" => found.triggers.push((cell(1), cell(2))),
                _ => {}
            }
        }
        for (name, state) in &mut found.tables {
            let columns = rows(connection, &format!("PRAGMA table_xinfo({})", quote(name)));
            state.columns = columns.iter().map(|row| text(row.get(1))).collect();
            let count = rows(connection, &format!("SELECT count(*) FROM {}", quote(name)));
            state.rows = count.first().map_or(0, |row| text(row.first()).parse().unwrap_or(0));
        }
        found
    }
}

impl Values {
    /// Reads the values of all tables, within the budget.
    pub(super) fn of(connection: &Connection, structure: &Structure) -> Values {
        let (mut found, mut left) = (Values::default(), CELLS);
        for (name, state) in &structure.tables {
            left -= state.rows.saturating_mul(state.columns.len() as i64);
            if left < 0 || state.columns.is_empty() {
                continue;
            }
            for column in &state.columns {
                found.0.insert((name.clone(), column.clone()), Bag::new());
            }
            let names: Vec<String> = state.columns.iter().map(|column| quote(column)).collect();
            for row in rows(connection, &format!("SELECT {} FROM {}", names.join(", "), quote(name))) {
                for (column, value) in state.columns.iter().zip(&row) {
                    if !matches!(value, SqlValue::Null) {
                        let bag = found.0.entry((name.clone(), column.clone())).or_default();
                        *bag.entry(text(Some(value))).or_default() += 1;
                    }
                }
            }
        }
        found
    }
}

/// What of one bag the other lacks.
pub(super) fn missing(bag: &Bag, other: &Bag) -> Bag {
    let lacking = |(value, count): (&String, &i64)| {
        let left = count - other.get(value).copied().unwrap_or(0);
        (left > 0).then(|| (value.clone(), left))
    };
    bag.iter().filter_map(lacking).collect()
}
