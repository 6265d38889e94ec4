//! Listens while migrations run. It only keeps what was said: each statement with its parameters,
//! and the databases as they were before. What that did is found out by saying it again to a copy,
//! when somebody looks.
use crate::event::{Event, Ran, short};
use crate::recording::{Recording, Replay};
use playground::{Computer, Files, Session, Witness};
use project::Trace;
use python::Vm;
use sqlite::{Binding, Connection};
use sqlite::{End, Observer, Seen};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Bytes kept of one line: databases, statements, parameters. What is beyond is not recorded.
const KEPT: usize = 128 << 20;

/// Keeps what is heard while a line runs, and what was heard of the last line that ran migrations.
#[derive(Default)]
pub struct Recorder {
    last: RefCell<Option<Recording>>,
    events: RefCell<Vec<Event>>,
    begun: RefCell<BTreeSet<String>>,
    kept: Cell<usize>,
}

impl Recorder {
    /// One that looks on from now on while a session's lines run.
    pub fn on(session: &mut Session) -> Rc<Recorder> {
        let recorder = Rc::<Recorder>::default();
        session.watch(Some(recorder.clone()));
        recorder
    }

    /// The trace of the last line that ran migrations. The computer is the one on which it ran.
    pub fn trace(&self, computer: &Computer) -> Option<Trace> {
        self.replay(computer).map(|replay| replay.trace)
    }

    /// The same with the databases at each moment.
    pub fn replay(&self, computer: &Computer) -> Option<Replay> {
        self.last.borrow().as_ref().map(|recording| recording.replay(computer))
    }

    /// What was heard since it was last asked, and whether that is all.
    pub(crate) fn take(&self) -> (Vec<Event>, bool) {
        self.begun.borrow_mut().clear();
        let whole = self.kept.replace(0) < KEPT;
        (self.events.take(), whole)
    }

    fn has_room(&self, bytes: usize) -> bool {
        self.kept.set(self.kept.get().saturating_add(bytes));
        self.kept.get() < KEPT
    }

    /// Keeps a database as it is before the first statement that may change it.
    fn begin(&self, vm: &Vm, connection: &Connection) {
        let path = connection.path().to_string();
        if path.is_empty() || !self.begun.borrow_mut().insert(path.clone()) {
            return;
        }
        let databases = sqlite::databases(vm);
        let Ok(Some(size)) = databases.size(&path) else { return };
        if !self.has_room(usize::try_from(size).unwrap_or(usize::MAX)) {
            return;
        }
        let Ok(Some(bytes)) = databases.bytes(&path) else { return };
        let asked = connection.execute("PRAGMA foreign_keys", &Binding::default());
        let foreign_keys = asked.is_ok_and(|found| format!("{:?}", found.rows).contains("Int(1)"));
        self.events.borrow_mut().push(Event::Base { path, bytes, foreign_keys });
    }
}

impl Witness for Recorder {
    fn process(self: Rc<Self>, vm: &Vm) {
        self.begun.borrow_mut().clear();
        if !self.events.borrow().is_empty() {
            self.events.borrow_mut().push(Event::Process);
        }
        sqlite::observe(vm, self);
    }

    fn ended(&self, line: &str, files: &Files) {
        if let Some(recording) = Recording::of(self.take(), line, files) {
            self.last.replace(Some(recording));
        }
    }
}

impl Observer for Recorder {
    fn before(&self, vm: &Vm, connection: &Connection, sql: &str) {
        if !reads(sql) && alembic::running(vm).is_some() {
            self.begin(vm, connection);
        }
    }

    fn after(&self, vm: &Vm, connection: &Connection, seen: &Seen) {
        let Some(running) = alembic::running(vm) else { return };
        let read = reads(seen.sql);
        if connection.path().is_empty() || read && is_inspection(seen.sql) {
            return;
        }
        let line = line_of(vm, &running.path);
        let bytes = seen.sql.len() + seen.bindings.iter().map(size).sum::<usize>() + 200;
        if read && line == 0 || !self.has_room(bytes) {
            return;
        }
        self.events.borrow_mut().push(Event::Ran(Box::new(Ran {
            path: connection.path().into(),
            connection: connection.address(),
            running,
            line,
            sql: seen.sql.into(),
            bindings: if read { Vec::new() } else { seen.bindings.to_vec() },
            script: seen.script,
            isolation: connection.isolation(),
            micros: seen.micros,
            error: seen.error.map(|error| error.message.clone()),
            read,
        })));
    }

    fn ended(&self, connection: &Connection, how: End) {
        let path = connection.path().to_string();
        if self.begun.borrow().contains(&path) {
            self.events.borrow_mut().push(Event::Ended {
                path,
                connection: connection.address(),
                how,
            });
        }
    }
}

fn first_word(sql: &str) -> String {
    sql.trim_start()
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect::<String>()
        .to_ascii_uppercase()
}

/// Whether a statement only reads.
fn reads(sql: &str) -> bool {
    match first_word(sql).as_str() {
        "SELECT" | "EXPLAIN" | "VALUES" => true,
        "PRAGMA" => !sql.contains('=') && !sql.to_ascii_lowercase().contains("foreign_keys("),
        _ => false,
    }
}

/// What the tools ask of the schema is no part of a migration.
fn is_inspection(sql: &str) -> bool {
    first_word(sql) == "PRAGMA" || sql.contains("sqlite_master")
}

fn size(binding: &Binding) -> usize {
    use sqlite::SqlValue;
    let one = |value: &SqlValue| match value {
        SqlValue::Text(text) => text.len() + 32,
        SqlValue::Blob(bytes) => bytes.len() + 32,
        _ => 32,
    };
    match binding {
        Binding::Positional(values) => values.iter().map(one).sum(),
        Binding::Named(values) => {
            values.iter().map(|(name, value)| name.len() + 24 + one(value)).sum()
        }
    }
}

/// The innermost line of the script that runs.
fn line_of(vm: &Vm, script: &str) -> usize {
    let frames =
        std::iter::successors(Some(0usize), |up| Some(up + 1)).map_while(|up| vm.caller(up));
    let same = |path: &str| !script.is_empty() && short(path) == short(script);
    frames.take(500).find(|(path, _)| same(path)).map_or(0, |(_, line)| line)
}
