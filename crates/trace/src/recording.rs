//! What was heard of one line, and what comes of it when somebody looks.
use crate::digest::digest;
use crate::event::{Event, short};
use crate::known::Known;
use crate::replay::{self, Replayed};
use playground::{Computer, Files};
use project::{Delta, Project, Step, Trace, absolute};
use sqlite::Databases;
use std::collections::BTreeMap;

/// What was heard while a line ran that worked on migrations.
pub(crate) struct Recording {
    line: String,
    events: Vec<Event>,
    whole: bool,
    /// What the databases were like afterwards.
    ends: BTreeMap<String, u64>,
}

impl Recording {
    /// Of a line that has ended; none where it ran no migration.
    pub(crate) fn of(
        (events, whole): (Vec<Event>, bool),
        line: &str,
        files: &Files,
    ) -> Option<Recording> {
        if !events.iter().any(|event| matches!(event, Event::Ran(ran) if !ran.read)) {
            return None;
        }
        let mut ends = BTreeMap::new();
        for event in &events {
            if let Event::Base { path, .. } = event {
                let end =
                    files.databases.bytes(path).ok().flatten().map_or(0, |bytes| digest(&bytes));
                ends.insert(short(path), end);
            }
        }
        Some(Recording { line: line.into(), events, whole, ends })
    }
}

/// A trace, and the databases at each moment of it.
pub struct Replay {
    /// The trace.
    pub trace: Trace,
    bases: BTreeMap<String, Vec<u8>>,
    deltas: Vec<(usize, String, Delta)>,
    cut: bool,
}

impl Replay {
    /// The databases after so many statements; none where their pages were not kept.
    pub fn moment(&self, statements: usize) -> Option<Project> {
        if self.cut {
            return None;
        }
        let mut files = self.bases.clone();
        for (_, path, delta) in self.deltas.iter().filter(|(moment, _, _)| *moment <= statements) {
            let bytes = files.get_mut(path)?;
            *bytes = delta.apply(bytes, false)?;
        }
        Some(Project { files, ..Project::default() })
    }

    /// Bytes that the moments take: the databases before everything, and what changed after each
    /// statement.
    pub fn size(&self) -> usize {
        self.bases.values().map(Vec::len).sum::<usize>()
            + self.deltas.iter().map(|(_, _, delta)| delta.size()).sum::<usize>()
    }

    /// What leads from one moment to another: schema, counts and rows; none where their pages were
    /// not kept.
    pub fn compare(&self, from: usize, to: usize, database: &str) -> Option<Step> {
        let databases = Databases::default();
        let known = |at: usize| {
            let project = self.moment(at)?;
            let connection = databases.copy_of(project.files.get(database)?).ok()?;
            Some(Known::of(&connection))
        };
        let (old, new) = (known(from)?, known(to)?);
        let (schema, counts, rows) = (old.schema(&new), old.counts(&new), old.rows(&new));
        Some(Step { database: database.into(), schema, counts, rows, ..Step::default() })
    }
}

impl Recording {
    /// The trace with the databases at each moment; the lines of scripts are those of the
    /// computer's files.
    pub(crate) fn replay(&self, computer: &Computer) -> Replay {
        let databases = Databases::default();
        databases.set_compatibility(computer.sqlite());
        let Replayed { mut steps, bases, deltas, ends, cut, .. } =
            replay::replay(&self.events, &databases);
        for step in steps.iter_mut().filter(|step| step.line > 0) {
            step.text = line_of(&computer.files, &step.path, step.line);
            step.name = operation(&step.text);
        }
        let exact = self
            .ends
            .iter()
            .all(|(path, end)| ends.get(path).is_some_and(|bytes| digest(bytes) == *end));
        let mut notes = Vec::new();
        let mut note = |there: bool, text: &str| notes.extend(there.then(|| text.to_string()));
        note(!self.whole, "More happened than is recorded of one line (128 MB).");
        note(cut, "The databases are too large to show each moment of them.");
        note(
            !exact,
            "Said again to a copy, the statements came to other values: they depend on time or chance, or something else wrote too.",
        );
        let database = steps.iter().map(|step| step.database.clone()).next().unwrap_or_default();
        let trace = Trace { line: self.line.clone(), database, steps, exact, notes };
        Replay { trace, bases, deltas, cut }
    }
}

fn line_of(files: &Files, path: &str, line: usize) -> String {
    let bytes = files.read(&absolute(path)).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    text.lines().nth(line - 1).map(|line| line.trim().to_string()).unwrap_or_default()
}

/// The call that a line makes: `op.add_column`, `batch_op.create_index`.
fn operation(text: &str) -> String {
    let call = text.split('(').next().unwrap_or_default();
    call.rsplit([' ', '=']).next().unwrap_or_default().to_string()
}
