//! What the last change of a schema did, marked in the new view; and where each table stands in models and scripts.
use project::{Database, Revision, Spot};
use std::collections::BTreeMap;

/// Marks tables and columns that are new or changed. Where no schema changed, the marks stay as they were.
pub fn mark(new: &mut [Database], old: &[Database]) {
    let same = new.len() == old.len() && new.iter().zip(old).all(|(new, old)| schema(new) == schema(old));
    for database in new {
        let before = old.iter().find(|other| other.path == database.path);
        for table in &mut database.tables {
            let known = before.and_then(|before| before.tables.iter().find(|other| other.name == table.name));
            table.changed = if same { known.is_some_and(|known| known.changed) } else { known.is_none() };
            for column in &mut table.columns {
                let was = known.and_then(|known| known.columns.iter().find(|other| other.name == column.name));
                let differs = was.is_none_or(|was| (&was.kind, &was.notes) != (&column.kind, &column.notes));
                column.changed = if same { was.is_some_and(|was| was.changed) } else { known.is_some() && differs };
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
            (&*table.name, table.columns.iter().map(|column| (&*column.name, &*column.kind, &*column.notes)).collect())
        })
        .collect()
}

/// Finds the model and the newest script of each table.
pub fn place(databases: &mut [Database], files: &BTreeMap<String, Vec<u8>>, revisions: &[Revision]) {
    let texts: Vec<(&str, &str)> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".py"))
        .filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
        .collect();
    for table in databases.iter_mut().flat_map(|database| &mut database.tables) {
        let models = texts.iter().filter(|(path, _)| !path.contains("migrations/"));
        table.model = models.filter_map(|(path, text)| spot(path, model(text, &table.name)?)).next();
        let quoted = format!("'{}'", table.name);
        let script = |revision: &Revision| {
            let (path, text) = texts.iter().find(|(path, _)| *path == revision.path)?;
            spot(path, text.lines().position(|line| line.contains(&quoted))?)
        };
        table.script = revisions.iter().find_map(script);
    }
}

fn spot(path: &str, at: usize) -> Option<Spot> {
    Some(Spot { path: path.into(), line: at + 1 })
}

/// The line of a model: that of its class, or of its `Table(`; without `__tablename__` the class's name counts.
fn model(text: &str, table: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let quoted = |line: &str| line.contains(&format!("'{table}'")) || line.contains(&format!("\"{table}\""));
    let class = |line: &&str| line.trim_start().starts_with("class ");
    let named = lines.iter().position(|line| line.contains("__tablename__") && quoted(line));
    if let Some(at) = named {
        return lines[..at].iter().rposition(class).or(Some(at));
    }
    let made = |at: usize| {
        lines[at].contains("Table(") && (quoted(lines[at]) || lines.get(at + 1).is_some_and(|next| quoted(next)))
    };
    let by_name = |line: &&str| {
        let rest = line.trim_start().strip_prefix("class ");
        rest.is_some_and(|rest| snake(rest.split(['(', ':']).next().unwrap_or_default()) == table)
    };
    (0..lines.len()).find(|at| made(*at)).or_else(|| lines.iter().position(by_name))
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
            tables.map(|table| (table.changed, table.columns.iter().map(|column| column.changed).collect())).collect()
        };
        let expected: Vec<(bool, Vec<bool>)> = vec![(false, vec![false, true]), (true, vec![false])];
        assert_eq!(seen(&new), expected);
        let mut again = database(&[("a", &["id", "x"]), ("b", &["id"])]);
        mark(&mut again, &new);
        assert_eq!(seen(&again), expected);
    }

    #[test]
    fn models_are_found_by_table_name_or_class_name() {
        let text = "class Pet(db.Model):\n    __tablename__ = 'pets'\n\nclass OrderItem(db.Model):\n    id = 1\n\nx = db.Table(\n    'links',\n)\n";
        assert_eq!(
            [model(text, "pets"), model(text, "order_item"), model(text, "links"), model(text, "no")],
            [Some(0), Some(3), Some(6), None]
        );
    }
}
