//! Compares what was played with what was recorded, aspect by aspect, each aspect as text.
use crate::recording::{Database, Observed, Rows, Table};
use crate::terminal::normalise;
use similar::TextDiff;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// One aspect of a step that is not as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which: `exit`, `terminal`, `file migrations/env.py`, …
    pub aspect: String,
    /// The recorded text; empty where there is none.
    pub recorded: String,
    /// The played text.
    pub played: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{} (- recorded, + played)", self.aspect)?;
        let diff = TextDiff::from_lines(&self.recorded, &self.played);
        write!(out, "{}", diff.unified_diff().context_radius(3).missing_newline_hint(false))
    }
}

/// Everything that is not as recorded, the most telling first.
pub fn differences(recorded: &Observed, played: &Observed) -> Vec<Difference> {
    let (old, new) = (aspects(recorded), aspects(played));
    let names: BTreeSet<&(u8, String)> = old.keys().chain(new.keys()).collect();
    let text = |of: &BTreeMap<(u8, String), String>, name: &(u8, String)| {
        of.get(name).cloned().unwrap_or_default()
    };
    let pairs = names.into_iter().map(|name| (name, text(&old, name), text(&new, name)));
    let apart = pairs.filter(|(_, recorded, played)| recorded != played);
    apart
        .map(|(name, recorded, played)| Difference { aspect: name.1.clone(), recorded, played })
        .collect()
}

type Aspects = BTreeMap<(u8, String), String>;

/// All that is compared, as text; the number orders the report.
fn aspects(step: &Observed) -> Aspects {
    let mut found = Aspects::new();
    let mut add = |order: u8, name: &str, text: String| found.insert((order, name.into()), text);
    let exception = step.exception.as_ref();
    add(
        0,
        "exception",
        exception.map(|e| format!("{}: {}\n", e.class, e.message)).unwrap_or_default(),
    );
    add(1, "terminal", normalise(&step.terminal));
    add(2, "exit", format!("{}\n", step.exit));
    add(3, "log", step.log.join("\n"));
    add(3, "warnings", step.warnings.join("\n"));
    add(8, "stdout", normalise(&step.stdout));
    add(8, "stderr", normalise(&step.stderr));
    add(4, "rows", step.rows.as_ref().map(rows).unwrap_or_default());
    for (path, text) in &step.files {
        add(5, &format!("file {path}"), text.clone().unwrap_or_else(|| "(removed)\n".into()));
    }
    for (path, text) in &step.scripts {
        // A script without a text is not the same as none.
        add(
            6,
            &format!("script {path}"),
            if text.is_empty() { "(empty)\n".into() } else { text.clone() },
        );
    }
    for (path, database) in step.db.iter().flatten() {
        content(path, database, &mut found);
    }
    found
}

fn rows(rows: &Rows) -> String {
    match rows {
        Rows::Error { error } => format!("error: {error}\n"),
        Rows::Rows(found) => table(found),
    }
}

fn table(table: &Table) -> String {
    let rows = table
        .rows
        .iter()
        .map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | "));
    std::iter::once(table.columns.join(" | ")).chain(rows).map(|line| line + "\n").collect()
}

/// A database, one aspect for each object, so that the order of `sqlite_master` does not count.
fn content(path: &str, database: &Database, found: &mut Aspects) {
    let mut add = |order: u8, name: String, text: String| {
        found.insert((order, format!("{path}: {name}")), text)
    };
    let (sqlite_master, alembic_version, tables, foreign_key_check) = match database {
        Database::Broken { error } => return drop(add(7, "unreadable".into(), error.clone())),
        Database::Content { sqlite_master, alembic_version, tables, foreign_key_check } => {
            (sqlite_master, alembic_version, tables, foreign_key_check)
        }
    };
    for (kind, name, on, sql) in sqlite_master {
        add(
            7,
            format!("{kind} {name}"),
            format!("on {on}\n{}\n", sql.as_deref().unwrap_or("(no SQL)")),
        );
    }
    add(7, "alembic_version".into(), format!("{alembic_version:?}\n"));
    add(7, "foreign_key_check".into(), format!("{foreign_key_check}\n"));
    for (name, rows) in tables {
        add(7, format!("rows of {name}"), table(rows));
    }
}
