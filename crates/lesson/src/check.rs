//! Whether a goal holds. In: a condition and what there is in a project. Out: yes or no, and how it
//! is now. Nothing looks at revision ids, which differ for everybody.
use crate::goal::{Goal, Literal, Spot, What};
use crate::put::fits;
use project::{Column, Database, Revision, Table};
use std::collections::BTreeMap;

/// What there is in a project.
pub struct Facts<'a> {
    /// Its databases.
    pub databases: &'a [Database],
    /// Its migration scripts.
    pub revisions: &'a [Revision],
    /// Its files.
    pub files: &'a BTreeMap<String, Vec<u8>>,
    /// Asks a database (its path, the SQL) for a number; none where SQLite refuses.
    pub ask: &'a dyn Fn(&str, &str) -> Option<i64>,
}

impl Facts<'_> {
    /// A table and the database that has it.
    fn table(&self, name: &str) -> Option<(&Database, &Table)> {
        let tables = self
            .databases
            .iter()
            .flat_map(|database| database.tables.iter().map(move |table| (database, table)));
        tables.into_iter().find(|(_, table)| table.name == name)
    }

    fn has_index(&self, name: &str) -> bool {
        let tables = self.databases.iter().flat_map(|database| &database.tables);
        tables.flat_map(|table| &table.indexes).any(|index| index.name == name)
    }
}

impl Goal {
    /// Whether it holds; and how it is now, in a sentence, where that says more than the goal.
    pub fn check(&self, facts: &Facts) -> (bool, String) {
        let (there, now) = look(&self.what, facts);
        match (there != self.not, self.not) {
            (true, _) => (true, String::new()),
            (false, true) => (false, "It is still there.".into()),
            // Where the goal is no more than that something is there, the mark says enough.
            (false, false) if self.is_plain() => (false, String::new()),
            (false, false) => (false, now),
        }
    }
}

impl Goal {
    fn is_plain(&self) -> bool {
        match &self.what {
            What::Table { columns, .. } => columns.is_empty(),
            What::File { text, .. } => text.is_empty(),
            _ => false,
        }
    }
}

fn look(what: &What, facts: &Facts) -> (bool, String) {
    match what {
        What::Table { name, columns } => with(name, facts, |_, table| has_columns(table, columns)),
        What::Column { table, name, details } => {
            with(table, facts, |_, table| column(table, name, details))
        }
        What::Index { name } => (facts.has_index(name), String::new()),
        What::Rows { table, count, least } => with(table, facts, |_, table| {
            let holds = if *least { table.rows >= *count } else { table.rows == *count };
            (holds, format!("It has {}.", counted(table.rows, "row")))
        }),
        What::Row { table, values } => {
            with(table, facts, |database, table| row(database, table, values, facts))
        }
        What::Revisions { count } => number(facts.revisions.len(), *count),
        What::Heads { count } => {
            number(facts.revisions.iter().filter(|revision| revision.head).count(), *count)
        }
        What::Revision { message } => {
            (facts.revisions.iter().any(|revision| revision.message == *message), String::new())
        }
        What::At { place } => at(place, facts),
        What::File { path, text } => file(path, text, facts.files),
    }
}

/// Looks at a table, if it is there.
fn with(
    name: &str,
    facts: &Facts,
    look: impl Fn(&Database, &Table) -> (bool, String),
) -> (bool, String) {
    match facts.table(name) {
        Some((database, table)) => look(database, table),
        None => (false, "It is not there yet.".into()),
    }
}

fn has_columns(table: &Table, wanted: &[String]) -> (bool, String) {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let all =
        wanted.iter().all(|name| names.contains(&name.as_str())) && names.len() == wanted.len();
    (wanted.is_empty() || all, format!("It has {}.", names.join(", ")))
}

fn column(table: &Table, name: &str, details: &[String]) -> (bool, String) {
    let Some(column) = table.columns.iter().find(|column| column.name == name) else {
        return (false, format!("{} has no such column.", table.name));
    };
    let Column { kind, notes, .. } = column;
    (
        details.iter().all(|detail| is_so(column, detail)),
        format!("It is {}.", [kind.as_str(), notes].join(", ").trim_end_matches(", ")),
    )
}

/// A word of the type, or one of the constraints; `null` is the contrary of `not null`.
fn is_so(column: &Column, detail: &str) -> bool {
    let mut notes = column.notes.split(", ");
    match detail {
        "null" => notes.all(|note| note != "not null"),
        other => {
            column.kind.eq_ignore_ascii_case(other)
                || notes.any(|note| note.eq_ignore_ascii_case(other))
        }
    }
}

/// A row is looked for by SQL that is made here of names and values alone.
fn row(
    database: &Database,
    table: &Table,
    values: &[(String, Literal)],
    facts: &Facts,
) -> (bool, String) {
    let known = |name: &String| table.columns.iter().any(|column| column.name == *name);
    if let Some((name, _)) = values.iter().find(|(name, _)| !known(name)) {
        return (false, format!("{} has no column {name}.", table.name));
    }
    let condition = |(name, value): &(String, Literal)| match value {
        Literal::Null => format!("{} IS NULL", quoted(name, '"')),
        Literal::Number(number) => format!("{} = {number}", quoted(name, '"')),
        Literal::Text(text) => format!("{} = {}", quoted(name, '"'), quoted(text, '\'')),
    };
    let wanted: Vec<String> = values.iter().map(condition).collect();
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM {} WHERE {})",
        quoted(&table.name, '"'),
        wanted.join(" AND ")
    );
    ((facts.ask)(&database.path, &sql) == Some(1), "No row is like this.".into())
}

fn quoted(text: &str, quote: char) -> String {
    let twice: String = [quote, quote].iter().collect();
    format!("{quote}{}{quote}", text.replace(quote, &twice))
}

fn number(found: usize, wanted: usize) -> (bool, String) {
    (found == wanted, format!("There {} {found}.", if found == 1 { "is" } else { "are" }))
}

fn at(place: &Spot, facts: &Facts) -> (bool, String) {
    let here: Vec<&str> = facts
        .revisions
        .iter()
        .filter(|revision| revision.current)
        .map(|revision| revision.message.as_str())
        .collect();
    let mut heads = facts.revisions.iter().filter(|revision| revision.head).peekable();
    let holds = match place {
        Spot::Head => heads.peek().is_some() && heads.all(|revision| revision.current),
        Spot::Base => facts.databases.iter().all(|database| database.versions.is_empty()),
        Spot::Message(message) => here.contains(&message.as_str()),
    };
    let now = if here.is_empty() {
        "It is at no revision.".into()
    } else {
        format!("It is at {}.", here.join(" and "))
    };
    (holds, now)
}

fn file(path: &str, text: &str, files: &BTreeMap<String, Vec<u8>>) -> (bool, String) {
    let mut found =
        files.iter().filter(|(other, _)| fits(path, other)).map(|(_, bytes)| bytes).peekable();
    if found.peek().is_none() {
        return (false, "It is not there yet.".into());
    }
    let has = |bytes: &Vec<u8>| text.is_empty() || String::from_utf8_lossy(bytes).contains(text);
    (found.any(has), "It has no such text.".into())
}

/// `1 row`, `2 rows`.
pub(crate) fn counted(count: i64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
