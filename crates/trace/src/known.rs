//! What a copy of a database holds at one moment, and how two moments differ. Tables that nothing
//! touched are not read again.
use project::{Cell, Count, RowChange, SchemaChange, TableChange};
use sqlalchemy::ddl::quote::quote;
use sqlite::{Binding, Connection, SqlValue};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Tables with more rows are only counted.
const ROWS: i64 = 1_000;
/// With more tables only those that changed are counted of a step.
const TABLES: usize = 100;
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
pub struct Known {
    /// By kind and name.
    objects: Rc<BTreeMap<(String, String), Object>>,
    tables: Rc<BTreeMap<String, Rc<Table>>>,
}

/// A table, index, view or trigger.
#[derive(Clone, Debug, Default, PartialEq)]
struct Object {
    table: String,
    sql: String,
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
    pub fn of(connection: &Connection) -> Known {
        Known::default().after(connection, "", true)
    }

    /// The moment after a statement: what it names, or what a trigger, a foreign key or a rename
    /// may have reached, is read again; with `all` everything is.
    pub(crate) fn after(&self, connection: &Connection, statement: &str, all: bool) -> Known {
        let names = names(statement);
        let far = all
            || names.contains("rename")
            || self.objects.keys().any(|(kind, _)| kind == "trigger")
            || ask(connection, "PRAGMA foreign_keys").iter().any(|row| number(row.first()) == 1);
        let mut known = self.clone();
        let objects = Rc::make_mut(&mut known.objects);
        let reached = |name: &str| far || names.contains(&name.to_lowercase());
        objects.retain(|(_, name), object| !reached(name) && !reached(&object.table));
        for row in ask(
            connection,
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL",
        ) {
            let (name, table) = (text(row.get(1)), text(row.get(2)));
            if reached(&name) || reached(&table) {
                objects.insert((text(row.first()), name), Object { table, sql: text(row.get(3)) });
            }
        }
        let tables = Rc::make_mut(&mut known.tables);
        tables.retain(|name, _| !reached(name));
        for (_, name) in objects.keys().filter(|(kind, name)| kind == "table" && reached(name)) {
            let now = read(connection, name);
            let old = self.tables.get(name).filter(|old| ***old == now);
            tables.insert(name.clone(), old.cloned().unwrap_or_else(|| Rc::new(now)));
        }
        known
    }

    /// Objects that are not what they were.
    pub fn schema(&self, later: &Known) -> Vec<SchemaChange> {
        let mut found = Vec::new();
        if Rc::ptr_eq(&self.objects, &later.objects) {
            return found;
        }
        both(&self.objects, &later.objects, |key, old, new| {
            if old.map(|old| &old.sql) != new.map(|new| &new.sql) {
                let (before, after) =
                    (old.map(|old| old.sql.clone()), new.map(|new| new.sql.clone()));
                found.push(SchemaChange {
                    kind: key.0.clone(),
                    name: key.1.clone(),
                    before,
                    after,
                });
            }
        });
        found
    }

    /// Tables that have more rows or fewer.
    pub fn grown(&self, later: &Known) -> Vec<Count> {
        self.counted(later, false)
    }

    /// Rows of every table before and after; of the grown ones only, where there are very many.
    pub(crate) fn counts(&self, later: &Known) -> Vec<Count> {
        self.counted(later, later.tables.len() <= TABLES)
    }

    fn counted(&self, later: &Known, all: bool) -> Vec<Count> {
        let mut found = Vec::new();
        both(&self.tables, &later.tables, |name, old, new| {
            let (before, after) = (old.map(|old| old.count), new.map(|new| new.count));
            if all || before != after {
                found.push(Count { table: name.clone(), before, after });
            }
        });
        found
    }

    /// Rows that are not what they were.
    pub fn rows(&self, later: &Known) -> Vec<TableChange> {
        let (mut found, mut left) = (Vec::new(), SHOWN);
        let empty = Rc::new(Table { rows: Some(Rows::new()), ..Table::default() });
        both(&self.tables, &later.tables, |name, old, new| {
            let (old, new) = (old.unwrap_or(&empty), new.unwrap_or(&empty));
            if !Rc::ptr_eq(old, new) {
                let change = compare(name, old, new, &mut left);
                found.extend(Some(change).filter(|change| change.cut || change.totals != [0; 3]));
            }
        });
        found
    }
}

/// Walks through two sorted maps at once.
fn both<K: Ord, V>(
    old: &BTreeMap<K, V>,
    new: &BTreeMap<K, V>,
    mut tell: impl FnMut(&K, Option<&V>, Option<&V>),
) {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((one, _)), Some((other, _))) => one.cmp(other),
        };
        let before = if order.is_le() { old.next() } else { None };
        let after = if order.is_ge() { new.next() } else { None };
        if let Some((key, _)) = before.or(after) {
            tell(key, before.map(|(_, value)| value), after.map(|(_, value)| value));
        }
    }
}

/// The words of a statement that may be names, in small letters; what stands in quotes as a whole.
fn names(statement: &str) -> BTreeSet<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut found: BTreeSet<String> =
        statement.split(|c| !is_word(c)).map(str::to_lowercase).collect();
    for quote in ['"', '`', '\''] {
        found.extend(statement.split(quote).skip(1).step_by(2).map(str::to_lowercase));
    }
    found.extend(
        statement
            .split('[')
            .skip(1)
            .filter_map(|rest| rest.split(']').next())
            .map(str::to_lowercase),
    );
    found
}

fn read(connection: &Connection, name: &str) -> Table {
    let quoted = quote(name);
    let columns = ask(connection, &format!("PRAGMA table_info({quoted})"));
    let columns = columns.iter().map(|row| text(row.get(1))).collect();
    let count = number(
        ask(connection, &format!("SELECT count(*) FROM {quoted}"))
            .first()
            .and_then(|row| row.first()),
    );
    let rows = (count <= ROWS).then(|| rows(connection, &quoted));
    Table { count, columns, rows }
}

/// Rows by rowid, or by their place where the table has none.
fn rows(connection: &Connection, quoted: &str) -> Rows {
    let cells = |row: &[SqlValue]| row.iter().map(cell).collect::<Vec<_>>();
    match connection.execute(&format!("SELECT rowid, * FROM {quoted}"), &Binding::default()) {
        Ok(found) => found.rows.iter().map(|row| (number(row.first()), cells(&row[1..]))).collect(),
        Err(_) => (0..)
            .zip(ask(connection, &format!("SELECT * FROM {quoted}")).iter().map(|row| cells(row)))
            .collect(),
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
        change.totals =
            [usize::try_from(grown).unwrap_or(0), 0, usize::try_from(-grown).unwrap_or(0)];
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

/// Whether a row says something else: in a column of both moments, or in one that came or went with
/// a value.
fn differ(old: &[String], was: &[Cell], new: &[String], is: &[Cell]) -> bool {
    if old == new {
        return was != is;
    }
    let place = |names: &[String], name: &String| names.iter().position(|other| other == name);
    let kept = |(at, name): (usize, &String)| {
        let now = place(new, name).and_then(|at| is.get(at)).unwrap_or(&Cell::Null);
        was.get(at).is_some_and(|cell| cell != now)
    };
    let came = |(at, name): (usize, &String)| {
        place(old, name).is_none() && is.get(at).is_some_and(|cell| *cell != Cell::Null)
    };
    old.iter().enumerate().any(kept) || new.iter().enumerate().any(came)
}
