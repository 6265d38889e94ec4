//! Says what was recorded once more, to copies of the databases: schema, counts and rows between
//! the operations, and each database at each moment as changed pages.
use crate::event::{Event, Ran, short};
use crate::known::Known;
use project::{Delta, Statement, Step};
use sqlite::End;
use sqlite::{Binding, Connection, Databases};
use std::collections::BTreeMap;

/// Bytes of changed pages that are kept of one trace.
const KEPT: usize = 128 << 20;
/// The statement that stands for it.
const UNDONE: &str = "ROLLBACK";
/// A larger database is not looked at page by page.
const LARGEST: usize = 64 << 20;

/// A copy that hears everything again.
struct Copy {
    connection: Connection,
    known: Known,
    bytes: Vec<u8>,
    /// Who spoke last; only its end of a transaction counts.
    speaker: usize,
    /// Changes and schema number when it was last looked at.
    seen: (u64, String),
}

/// The result.
#[derive(Default)]
pub(crate) struct Replayed {
    pub steps: Vec<Step>,
    /// The databases before everything.
    pub bases: BTreeMap<String, Vec<u8>>,
    /// For each moment, which is a statement's end, what changed in which database.
    pub deltas: Vec<(usize, String, Delta)>,
    /// What the copies came to.
    pub ends: BTreeMap<String, Vec<u8>>,
    /// Whether pages had to be left out.
    pub cut: bool,
    kept: usize,
    moments: usize,
    copies: BTreeMap<String, Copy>,
    open: Option<Open>,
}

/// A step that may go on with the next statement.
struct Open {
    step: Step,
    path: String,
    known: Known,
    /// Statements that were looked at.
    settled: usize,
}

/// Says it all again.
pub(crate) fn replay(events: &[Event], databases: &Databases) -> Replayed {
    let mut replayed = Replayed::default();
    for event in events {
        match event {
            Event::Base { path, bytes, foreign_keys } => {
                replayed.base(databases, path, bytes, *foreign_keys)
            }
            Event::Ran(ran) => replayed.hear(ran),
            Event::Ended { path, connection, how } => replayed.ended(path, *connection, *how),
            Event::Process => replayed.leave(),
        }
    }
    replayed.leave();
    replayed.close();
    replayed.ends =
        replayed.copies.iter().map(|(path, copy)| (short(path), copy.bytes.clone())).collect();
    replayed.copies.clear();
    replayed
}

impl Replayed {
    fn base(&mut self, databases: &Databases, path: &str, bytes: &[u8], foreign_keys: bool) {
        self.close();
        let Ok(connection) = databases.copy_of(bytes) else { return };
        let pragma =
            if foreign_keys { "PRAGMA foreign_keys=ON" } else { "PRAGMA foreign_keys=OFF" };
        let _ = connection.execute(pragma, &Default::default());
        let copy = Copy {
            known: Known::of(&connection),
            bytes: bytes.to_vec(),
            speaker: 0,
            seen: mark(&connection),
            connection,
        };
        let last = self.copies.insert(path.into(), copy);
        match last {
            None => drop(self.bases.insert(short(path), bytes.to_vec())),
            // Something else wrote between two processes of one line.
            Some(last) => self.keep(path, &last.bytes, bytes),
        }
    }

    /// A statement: of the step that is open, or the first of another one.
    fn hear(&mut self, ran: &Ran) {
        let same = |open: &Open| {
            let (step, running) = (&open.step, &ran.running);
            let place = (step.revision.as_str(), step.direction.as_str(), step.line);
            open.path == ran.path && place == (&running.revision, &running.direction, ran.line)
        };
        if !self.open.as_ref().is_some_and(same) {
            self.close();
            self.begin(begin(ran), &ran.path);
        }
        if !self.open.as_ref().is_some_and(|open| open.goes_on(ran)) {
            self.settle();
        }
        let Some(copy) = self.copies.get_mut(&ran.path) else { return };
        if !ran.read {
            copy.speaker = ran.connection;
            copy.say(ran);
        }
        if let Some(open) = &mut self.open {
            open.hear(ran);
        }
    }

    fn begin(&mut self, step: Step, path: &str) {
        let known = self.copies.get(path).map(|copy| copy.known.clone()).unwrap_or_default();
        self.open = Some(Open { step, path: path.into(), known, settled: 0 });
    }

    /// What the last statement did is looked at before the next one.
    fn settle(&mut self) {
        let Some(open) =
            self.open.as_mut().filter(|open| open.settled < open.step.statements.len())
        else {
            return;
        };
        open.settled = open.step.statements.len();
        self.moments += 1;
        let (Some(copy), Some(statement)) =
            (self.copies.get_mut(&open.path), open.step.statements.last_mut())
        else {
            return;
        };
        let mark = mark(&copy.connection);
        if std::mem::replace(&mut copy.seen, mark.clone()) == mark {
            return;
        }
        let all = statement.sql == UNDONE;
        let later = copy.known.after(&copy.connection, &statement.sql, all);
        statement.schema = copy.known.schema(&later);
        statement.counts = copy.known.grown(&later);
        statement.rows = copy.known.rows(&later);
        copy.known = later;
        let path = open.path.clone();
        self.page_by_page(&path);
    }

    /// A step is over: what came of all its statements.
    fn close(&mut self) {
        self.settle();
        let Some(Open { mut step, path, known, .. }) = self.open.take() else { return };
        let Some(copy) = self.copies.get_mut(&path) else { return };
        step.schema = known.schema(&copy.known);
        step.counts = known.counts(&copy.known);
        step.rows = known.rows(&copy.known);
        self.steps.push(step);
    }

    /// Compares the pages of a copy with those it had.
    fn page_by_page(&mut self, path: &str) {
        let Some(copy) = self.copies.get_mut(path) else { return };
        let known = &copy.bytes;
        let delta =
            copy.connection.bytes(|now| (now.len() <= LARGEST).then(|| Delta::between(known, now)));
        match delta.ok().flatten() {
            Some(delta) => {
                copy.bytes = delta.apply(known, false).unwrap_or_default();
                self.note(path, delta);
            }
            None => {
                copy.bytes = copy.connection.bytes(<[u8]>::to_vec).unwrap_or_default();
                self.cut = true;
            }
        }
    }

    fn note(&mut self, path: &str, delta: Delta) {
        self.kept += delta.size();
        self.cut |= self.kept > KEPT;
        if !self.cut {
            self.deltas.push((self.moments, short(path), delta));
        }
    }

    fn keep(&mut self, path: &str, before: &[u8], now: &[u8]) {
        self.cut |= now.len() > LARGEST;
        if !self.cut {
            self.note(path, Delta::between(before, now));
        }
    }

    /// What was not committed is gone: that is a step of its own.
    fn ended(&mut self, path: &str, connection: usize, how: End) {
        let Some(copy) = self.copies.get(path) else { return };
        if copy.speaker != connection || !copy.connection.in_transaction() {
            return;
        }
        if how == End::Commit {
            let _ = copy.connection.commit();
            return;
        }
        self.undo(path);
    }

    fn undo(&mut self, path: &str) {
        self.close();
        let Some(copy) = self.copies.get_mut(path) else { return };
        let last = self.steps.last();
        let (revision, direction) =
            last.map(|step| (step.revision.clone(), step.direction.clone())).unwrap_or_default();
        let known = copy.known.clone();
        let _ = copy.connection.rollback();
        if copy.connection.bytes(|bytes| bytes == copy.bytes).unwrap_or(true) {
            return;
        }
        copy.seen = Default::default();
        let name = "What was not committed is undone".to_string();
        let statements = vec![Statement { sql: UNDONE.into(), times: 1, ..Statement::default() }];
        let step = Step {
            database: short(path),
            revision,
            direction,
            name,
            statements,
            ..Step::default()
        };
        self.open = Some(Open { step, path: path.into(), known, settled: 0 });
        self.close();
    }

    /// The process is over: nothing stays open.
    fn leave(&mut self) {
        self.close();
        let open =
            |(path, copy): (&String, &Copy)| copy.connection.in_transaction().then(|| path.clone());
        let paths: Vec<String> = self.copies.iter().filter_map(open).collect();
        paths.iter().for_each(|path| self.undo(path));
    }
}

impl Copy {
    /// The statement, as it was said.
    fn say(&self, ran: &Ran) {
        if self.connection.isolation() != ran.isolation {
            let _ = self.connection.set_isolation(ran.isolation.clone());
        }
        let _ = match &ran.bindings[..] {
            _ if ran.script => self.connection.execute_script(&ran.sql),
            [one] => self.connection.execute(&ran.sql, one).map(|_| ()),
            many => self.connection.execute_many(&ran.sql, many).map(|_| ()),
        };
    }
}

/// What moves whenever something changes.
fn mark(connection: &Connection) -> (u64, String) {
    let schema = connection.execute("PRAGMA schema_version", &Default::default());
    (
        connection.total_changes(),
        schema.map(|found| format!("{:?}", found.rows)).unwrap_or_default(),
    )
}

/// A step from its first statement.
fn begin(ran: &Ran) -> Step {
    Step {
        database: short(&ran.path),
        revision: ran.running.revision.clone(),
        direction: ran.running.direction.clone(),
        path: if ran.line > 0 { short(&ran.running.path) } else { String::new() },
        line: ran.line,
        name: if ran.line > 0 {
            String::new()
        } else if ran.running.direction.is_empty() {
            "The table alembic_version is made".into()
        } else {
            "The revision is noted in alembic_version".into()
        },
        ..Step::default()
    }
}

impl Open {
    /// Whether a statement is the last one again, with other parameters.
    fn goes_on(&self, ran: &Ran) -> bool {
        let same =
            |last: &Statement| last.sql == ran.sql && last.error.is_none() && ran.error.is_none();
        !ran.bindings.iter().all(is_bare) && self.step.statements.last().is_some_and(same)
    }

    fn hear(&mut self, ran: &Ran) {
        self.step.micros += ran.micros;
        self.step.error = ran.error.clone().or(self.step.error.take());
        let (times, again) = (ran.bindings.len().max(1), self.goes_on(ran));
        match self.step.statements.last_mut().filter(|_| again) {
            Some(last) => {
                last.times += times;
                last.micros += ran.micros;
            }
            None => {
                let (sql, error) = (ran.sql.clone(), ran.error.clone());
                let statement =
                    Statement { sql, times, micros: ran.micros, error, ..Statement::default() };
                self.step.statements.push(statement);
            }
        }
    }
}

fn is_bare(binding: &Binding) -> bool {
    matches!(binding, Binding::Positional(values) if values.is_empty())
}
