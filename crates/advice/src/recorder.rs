//! Watches an upgrade on a copy: each statement with the script line it came from, and what the
//! database held between revisions.
use crate::snapshot::{Structure, Values};
use python::Vm;
use sqlite::Connection;
use sqlite::{Observer, Seen};
use std::cell::RefCell;

/// A statement that ran.
#[derive(Clone, Debug)]
pub(crate) struct Ran {
    /// The script it came from; none for Alembic's own.
    pub script: Option<(String, usize)>,
    pub sql: String,
    /// The tables after it.
    pub after: Structure,
}

/// The database between two revisions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Moment {
    pub structure: Structure,
    pub values: Values,
}

impl Moment {
    /// Reads all of it; reading changes nothing.
    pub(crate) fn of(connection: &Connection) -> Moment {
        Moment::with(connection, Structure::of(connection))
    }

    fn with(connection: &Connection, structure: Structure) -> Moment {
        Moment { values: Values::of(connection, &structure), structure }
    }
}

/// A revision that ran, or began to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Run {
    pub statements: Vec<Ran>,
    /// Nothing where the revision failed.
    pub after: Option<Moment>,
}

/// What was seen.
#[derive(Default)]
pub(crate) struct Recorder {
    pub before: RefCell<Option<Moment>>,
    pub runs: RefCell<Vec<Run>>,
}

const WRITING: [&str; 7] = ["CREATE", "DROP", "ALTER", "INSERT", "UPDATE", "DELETE", "REPLACE"];

impl Recorder {
    /// Notes a statement.
    fn saw(&self, vm: &Vm, connection: &Connection, sql: &str) {
        let start = sql.trim_start().get(..7).unwrap_or("").to_ascii_uppercase();
        if !WRITING.iter().any(|word| start.starts_with(word)) {
            return;
        }
        let script = script_place(vm);
        let after = Structure::of(connection);
        if script.is_none() {
            self.between(connection, after);
            return;
        }
        let mut runs = self.runs.borrow_mut();
        if runs.last().is_none_or(|run| run.after.is_some()) {
            runs.push(Run::default());
        }
        if let Some(run) = runs.last_mut() {
            run.statements.push(Ran { script, sql: sql.into(), after });
        }
    }

    /// A statement of Alembic's own writes the version: a revision is done.
    fn between(&self, connection: &Connection, structure: Structure) {
        let moment = Moment::with(connection, structure);
        let mut runs = self.runs.borrow_mut();
        match runs.last_mut() {
            Some(run) if run.after.is_none() => run.after = Some(moment),
            Some(_) => runs.push(Run { statements: Vec::new(), after: Some(moment) }),
            None => *self.before.borrow_mut() = Some(moment),
        }
    }
}

impl Observer for Recorder {
    fn after(&self, vm: &Vm, connection: &Connection, seen: &Seen) {
        if seen.error.is_none() {
            self.saw(vm, connection, seen.sql);
        }
    }
}

/// The innermost line of a migration script that runs.
pub(crate) fn script_place(vm: &Vm) -> Option<(String, usize)> {
    let frames =
        std::iter::successors(Some(0usize), |up| Some(up + 1)).map_while(|up| vm.caller(up));
    let own: Vec<(String, usize)> = frames
        .take(500)
        .filter(|(path, _)| !path.starts_with('<') && !path.ends_with("/env.py"))
        .collect();
    own.iter().find(|(path, _)| path.contains("/versions/")).cloned()
}
