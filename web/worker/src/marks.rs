//! What the last change of a schema did, marked in the new view; and where each table stands in
//! models and scripts.
use project::{Database, Revision, Spot};
use std::collections::BTreeMap;

/// Marks tables and columns that are new or changed. Where no schema changed, the marks stay as
/// they were.
pub fn mark(new: &mut [Database], old: &[Database]) {
    let same =
        new.len() == old.len() && new.iter().zip(old).all(|(new, old)| schema(new) == schema(old));
    for database in new {
        let before = old.iter().find(|other| other.path == database.path);
        for table in &mut database.tables {
            let known = before
                .and_then(|before| before.tables.iter().find(|other| other.name == table.name));
            table.changed =
                if same { known.is_some_and(|known| known.changed) } else { known.is_none() };
            for column in &mut table.columns {
                let was = known
                    .and_then(|known| known.columns.iter().find(|other| other.name == column.name));
                let differs =
                    was.is_none_or(|was| (&was.kind, &was.notes) != (&column.kind, &column.notes));
                column.changed = if same {
                    was.is_some_and(|was| was.changed)
                } else {
                    known.is_some() && differs
                };
            }
        }
    }
}

type Shape<'a> = Vec<(&'a str, Vec<(&'a str, &'a str, &'a str)>)>;

fn schema(database: &Database) -> Shape<'_> {
    database
        .tables
        .iter()
        .map(|table| {
            (
                &*table.name,
                table
                    .columns
                    .iter()
                    .map(|column| (&*column.name, &*column.kind, &*column.notes))
                    .collect(),
            )
        })
        .collect()
}

/// Finds the model and the newest script of each table. Each text is read once, whatever the number
/// of tables.
pub fn place(
    databases: &mut [Database],
    files: &BTreeMap<String, Vec<u8>>,
    revisions: &[Revision],
) {
    let text = |path: &str| files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let mut named = BTreeMap::new();
    for path in files.keys().filter(|path| path.ends_with(".py") && !path.contains("migrations/")) {
        for (table, at) in text(path).map(models).unwrap_or_default() {
            named.entry(table).or_insert_with(|| Spot { path: path.clone(), line: at + 1 });
        }
    }
    let mut scripted = BTreeMap::new();
    for path in revisions.iter().map(|revision| &revision.path) {
        for (at, line) in text(path).unwrap_or_default().lines().enumerate() {
            for word in line.split('\'').skip(1).step_by(2) {
                scripted.entry(word).or_insert_with(|| Spot { path: path.clone(), line: at + 1 });
            }
        }
    }
    for table in databases.iter_mut().flat_map(|database| &mut database.tables) {
        table.model = named.get(&table.name).cloned();
        table.script = scripted.get(table.name.as_str()).cloned();
    }
}

/// The tables of a text's models and their lines: a class with `__tablename__`, a `Table(`, and a
/// class's name as Flask-SQLAlchemy makes a table's of it. What names the table comes before what
/// merely could.
fn models(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let (mut named, mut made, mut could, mut class) = (Vec::new(), Vec::new(), Vec::new(), None);
    for (at, line) in lines.iter().enumerate() {
        if let Some(rest) = line.trim_start().strip_prefix("class ") {
            class = Some(at);
            could.push((snake(rest.split(['(', ':']).next().unwrap_or_default()), at));
        }
        if line.contains("__tablename__") {
            named.extend(quoted(line).map(|name| (name, class.unwrap_or(at))));
        }
        if line.contains("Table(") {
            let next = lines.get(at + 1).copied().unwrap_or_default();
            made.extend(quoted(line).chain(quoted(next)).map(|name| (name, at)));
        }
    }
    named.into_iter().chain(made).chain(could).collect()
}

/// The texts between quotes of either kind.
fn quoted(line: &str) -> impl Iterator<Item = String> {
    let between = |mark: char| line.split(mark).skip(1).step_by(2).map(String::from);
    between('\'').chain(between('"'))
}

/// `OrderItem` becomes `order_item`, as Flask-SQLAlchemy names tables.
fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.trim().chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use project::{Column, Table};

    fn database(tables: &[(&str, &[&str])]) -> Vec<Database> {
        let column = |name: &&str| Column { name: (*name).into(), ..Column::default() };
        let table = |(name, columns): &(&str, &[&str])| Table {
            name: (*name).into(),
            columns: columns.iter().map(column).collect(),
            ..Table::default()
        };
        vec![Database { tables: tables.iter().map(table).collect(), ..Database::default() }]
    }

    #[test]
    fn what_is_new_is_marked_until_the_next_change() {
        let old = database(&[("a", &["id"])]);
        let mut new = database(&[("a", &["id", "x"]), ("b", &["id"])]);
        mark(&mut new, &old);
        let seen = |all: &[Database]| -> Vec<(bool, Vec<bool>)> {
            let tables = all[0].tables.iter();
            tables
                .map(|table| {
                    (table.changed, table.columns.iter().map(|column| column.changed).collect())
                })
                .collect()
        };
        let expected: Vec<(bool, Vec<bool>)> =
            vec![(false, vec![false, true]), (true, vec![false])];
        assert_eq!(seen(&new), expected);
        let mut again = database(&[("a", &["id", "x"]), ("b", &["id"])]);
        mark(&mut again, &new);
        assert_eq!(seen(&again), expected);
    }

    #[test]
    fn models_are_found_by_table_name_or_class_name() {
        let text = "class Pet(db.Model):\n    __tablename__ = 'pets'\n\nclass OrderItem(db.Model):\n    id = 1\n\nx = db.Table(\n    'links',\n)\n";
        let found = models(text);
        let line = |table: &str| found.iter().find(|(name, _)| name == table).map(|(_, at)| *at);
        assert_eq!(
            [line("pets"), line("order_item"), line("links"), line("no")],
            [Some(0), Some(3), Some(6), None]
        );
    }
}
