//! What a database holds at one moment: its objects, and the values of each column as far as the
//! budget goes.
use sqlalchemy::ddl::quote::quote;
use sqlite::{Binding, Connection, SqlValue};
use std::collections::BTreeMap;

/// Cells beyond this are not looked at; counts of rows always are.
const CELLS: i64 = 400_000;

/// A table's columns and how many rows it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TableState {
    pub columns: Vec<String>,
    pub rows: i64,
}

/// How often each value stands in a column; NULL is no value.
pub(crate) type Bag = BTreeMap<String, i64>;

/// Objects and row counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Structure {
    pub tables: BTreeMap<String, TableState>,
    /// Triggers: name and table.
    pub triggers: Vec<(String, String)>,
    /// The statements that made the tables.
    pub sql: BTreeMap<String, String>,
}

/// Values by table and column, row by row in the same order for all columns of a table; none for
/// NULL.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values(BTreeMap<(String, String), Vec<Option<String>>>);

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
    pub(crate) fn of(connection: &Connection) -> Structure {
        let mut found = Structure::default();
        for row in
            rows(connection, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid")
        {
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
    pub(crate) fn of(connection: &Connection, structure: &Structure) -> Values {
        let (mut found, mut left) = (Values::default(), CELLS);
        for (name, state) in &structure.tables {
            left -= state.rows.saturating_mul(state.columns.len() as i64);
            if left < 0 || state.columns.is_empty() {
                continue;
            }
            let names: Vec<String> = state.columns.iter().map(|column| quote(column)).collect();
            let rows =
                rows(connection, &format!("SELECT {} FROM {}", names.join(", "), quote(name)));
            for (at, column) in state.columns.iter().enumerate() {
                let values =
                    rows.iter().map(|row| row.get(at).filter(|cell| **cell != SqlValue::Null));
                let values = values.map(|cell| cell.map(|cell| text(Some(cell)))).collect();
                found.0.insert((name.clone(), column.clone()), values);
            }
        }
        found
    }

    /// The values of a column; empty where it is not known.
    pub(crate) fn bag(&self, table: &str, column: &str) -> Bag {
        let values = self.0.get(&(table.to_string(), column.to_string()));
        counted(values.into_iter().flatten().flatten())
    }

    /// Whether a column is known.
    pub(crate) fn knows(&self, table: &str, column: &str) -> bool {
        self.0.contains_key(&(table.to_string(), column.to_string()))
    }

    /// All columns with their values.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&(String, String), Bag)> {
        self.0.iter().map(|(place, values)| (place, counted(values.iter().flatten())))
    }

    /// The values of a column in the rows whose key, the value of another column, is one of these.
    pub(crate) fn bag_where(&self, table: &str, column: &str, key: &str, keys: &Bag) -> Bag {
        let column_of = |name: &str| self.0.get(&(table.to_string(), name.to_string()));
        let (Some(values), Some(ids)) = (column_of(column), column_of(key)) else {
            return Bag::new();
        };
        let kept = |(value, id): (&'_ Option<String>, &Option<String>)| {
            value.clone().filter(|_| id.as_ref().is_some_and(|id| keys.contains_key(id)))
        };
        let kept: Vec<String> = values.iter().zip(ids).filter_map(kept).collect();
        counted(kept.iter())
    }
}

fn counted<'a>(values: impl Iterator<Item = &'a String>) -> Bag {
    let mut bag = Bag::new();
    for value in values {
        *bag.entry(value.clone()).or_default() += 1;
    }
    bag
}

/// What of one bag the other lacks.
pub(crate) fn missing(bag: &Bag, other: &Bag) -> Bag {
    let lacking = |(value, count): (&String, &i64)| {
        let left = count - other.get(value).copied().unwrap_or(0);
        (left > 0).then(|| (value.clone(), left))
    };
    bag.iter().filter_map(lacking).collect()
}
