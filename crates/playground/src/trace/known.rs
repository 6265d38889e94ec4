//! What a copy of a database holds at one moment, and how two moments differ. Tables that nothing touched are not read again.
use project::{Cell, Count, RowChange, SchemaChange, TableChange};
use sqlalchemy::ddl::quote::quote;
use sqlalchemy::sqlite::{Binding, Connection, SqlValue};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Tables with more rows are only counted.
const ROWS: i64 = 1_000;
/// Rows listed of one step.
const SHOWN: usize = 200;
/// Characters of a cell that are kept.
const TEXT: usize = 200;

type Rows = BTreeMap<i64, Vec<Cell>>;

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
struct Table {
    count: i64,
    columns: Vec<String>,
    /// By rowid; none where there are too many.
    rows: Option<Rows>,
}

/// A moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// The statement of each object, by kind and name.
    objects: BTreeMap<(String, String), String>,
    tables: BTreeMap<String, Rc<Table>>,
}

fn ask(connection: &Connection, sql: &str) -> Vec<Vec<SqlValue>> {
    connection.execute(sql, &Binding::default()).map(|found| found.rows).unwrap_or_default()
}

fn text(value: Option<&SqlValue>) -> String {
    match value {
        Some(SqlValue::Text(text)) => text.to_string(),
        Some(SqlValue::Int(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn number(value: Option<&SqlValue>) -> i64 {
    if let Some(SqlValue::Int(number)) = value { *number } else { 0 }
}

fn cell(value: &SqlValue) -> Cell {
    match value {
        SqlValue::Null => Cell::Null,
        SqlValue::Int(number) => Cell::Number(number.to_string()),
        SqlValue::Real(number) => Cell::Number(format!("{number:?}")),
        SqlValue::Text(text) => Cell::Text(text.chars().take(TEXT).collect()),
        SqlValue::Blob(bytes) => Cell::Blob(format!("x'{}'", hexadecimal(bytes))),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().take(TEXT / 2).map(|byte| format!("{byte:02x}")).collect()
}

impl Known {
    /// Reads everything.
    pub(crate) fn of(connection: &Connection) -> Known {
        Known::default().after(connection, "", true)
    }

    /// The moment after statements: what they name, or what a trigger or a foreign key may have reached, is read again.
    pub(super) fn after(&self, connection: &Connection, statements: &str, all: bool) -> Known {
        let mut objects = BTreeMap::new();
        for row in ask(connection, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL") {
            objects.insert((text(row.first()), text(row.get(1))), text(row.get(2)));
        }
        let far = all
            || objects.keys().any(|(kind, _)| kind == "trigger")
            || ask(connection, "PRAGMA foreign_keys").iter().any(|row| number(row.first()) == 1);
        let said = statements.to_lowercase();
        let mut tables = BTreeMap::new();
        for ((kind, name), sql) in objects.iter().filter(|((kind, _), _)| kind == "table") {
            let old = self.tables.get(name);
            let same = self.objects.get(&(kind.clone(), name.clone())) == Some(sql);
            let touched = far || !same || said.contains(&name.to_lowercase());
            let table = old.filter(|_| !touched).cloned().unwrap_or_else(|| Rc::new(read(connection, name)));
            tables.insert(name.clone(), table);
        }
        Known { objects, tables }
    }

    /// Objects that are not what they were.
    pub(crate) fn schema(&self, later: &Known) -> Vec<SchemaChange> {
        let keys: BTreeSet<_> = self.objects.keys().chain(later.objects.keys()).collect();
        let change = |key: &(String, String)| SchemaChange {
            kind: key.0.clone(),
            name: key.1.clone(),
            before: self.objects.get(key).cloned(),
            after: later.objects.get(key).cloned(),
        };
        keys.into_iter().map(change).filter(|change| change.before != change.after).collect()
    }

    /// Tables that have more rows or fewer.
    pub(crate) fn grown(&self, later: &Known) -> Vec<Count> {
        self.counts(later).into_iter().filter(|count| count.before != count.after).collect()
    }

    /// Rows of every table before and after.
    pub(super) fn counts(&self, later: &Known) -> Vec<Count> {
        let names: BTreeSet<_> = self.tables.keys().chain(later.tables.keys()).collect();
        let count = |known: &Known, name: &String| known.tables.get(name).map(|table| table.count);
        names
            .into_iter()
            .map(|name| Count { table: name.clone(), before: count(self, name), after: count(later, name) })
            .collect()
    }

    /// Rows that are not what they were.
    pub(crate) fn rows(&self, later: &Known) -> Vec<TableChange> {
        let names: BTreeSet<_> = self.tables.keys().chain(later.tables.keys()).collect();
        let (mut found, mut left) = (Vec::new(), SHOWN);
        for name in names {
            let (old, new) = (self.tables.get(name), later.tables.get(name));
            if let (Some(old), Some(new)) = (old, new)
                && Rc::ptr_eq(old, new)
            {
                continue;
            }
            let empty = Rc::new(Table { rows: Some(Rows::new()), ..Table::default() });
            let change = compare(name, old.unwrap_or(&empty), new.unwrap_or(&empty), &mut left);
            found.extend(Some(change).filter(|change| change.cut || change.totals != [0; 3]));
        }
        found
    }
}

fn read(connection: &Connection, name: &str) -> Table {
    let quoted = quote(name);
    let columns = ask(connection, &format!("PRAGMA table_info({quoted})"));
    let columns = columns.iter().map(|row| text(row.get(1))).collect();
    let count = number(ask(connection, &format!("SELECT count(*) FROM {quoted}")).first().and_then(|row| row.first()));
    let rows = (count <= ROWS).then(|| rows(connection, &quoted));
    Table { count, columns, rows }
}

/// Rows by rowid, or by their place where the table has none.
fn rows(connection: &Connection, quoted: &str) -> Rows {
    let cells = |row: &[SqlValue]| row.iter().map(cell).collect::<Vec<_>>();
    match connection.execute(&format!("SELECT rowid, * FROM {quoted}"), &Binding::default()) {
        Ok(found) => found.rows.iter().map(|row| (number(row.first()), cells(&row[1..]))).collect(),
        Err(_) => (0..).zip(ask(connection, &format!("SELECT * FROM {quoted}")).iter().map(|row| cells(row))).collect(),
    }
}

fn compare(name: &str, old: &Table, new: &Table, left: &mut usize) -> TableChange {
    let mut change = TableChange {
        table: name.into(),
        columns_before: old.columns.clone(),
        columns: new.columns.clone(),
        ..TableChange::default()
    };
    let (Some(before), Some(after)) = (&old.rows, &new.rows) else {
        change.cut = old != new;
        let grown = new.count - old.count;
        change.totals = [usize::try_from(grown).unwrap_or(0), 0, usize::try_from(-grown).unwrap_or(0)];
        return change;
    };
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    for key in keys {
        let (was, is) = (before.get(key), after.get(key));
        let which = match (was, is) {
            (None, Some(_)) => 0,
            (Some(_), None) => 2,
            (Some(was), Some(is)) if differ(&old.columns, was, &new.columns, is) => 1,
            _ => continue,
        };
        change.totals[which] += 1;
        if *left == 0 {
            change.cut = true;
            continue;
        }
        *left -= 1;
        change.rows.push(RowChange { before: was.cloned(), after: is.cloned() });
    }
    change
}

/// Whether a row says something else: in a column of both moments, or in one that came or went with a value.
fn differ(old: &[String], was: &[Cell], new: &[String], is: &[Cell]) -> bool {
    if old == new {
        return was != is;
    }
    let place = |names: &[String], name: &String| names.iter().position(|other| other == name);
    let kept = |(at, name): (usize, &String)| {
        let now = place(new, name).and_then(|at| is.get(at)).unwrap_or(&Cell::Null);
        was.get(at).is_some_and(|cell| cell != now)
    };
    let came =
        |(at, name): (usize, &String)| place(old, name).is_none() && is.get(at).is_some_and(|cell| *cell != Cell::Null);
    old.iter().enumerate().any(kept) || new.iter().enumerate().any(came)
}
