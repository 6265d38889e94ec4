//! A walk through a trace: the databases at each of its moments.
use crate::{diagram, tables};
use playground::{Replay, Session};
use project::{Moment, Page, Project, Trace};

/// Rows shown of a table.
const ROWS: usize = 200;

/// The trace that is walked through.
#[derive(Default)]
pub struct Walk(Option<Replay>);

impl Walk {
    /// Of what was recorded.
    pub fn of(replay: Option<Replay>) -> Walk {
        Walk(replay)
    }

    /// The trace; without steps where nothing ran.
    pub fn trace(&self) -> Trace {
        self.0.as_ref().map(|replay| replay.trace.clone()).unwrap_or_default()
    }

    /// A moment, beside another one where two are compared.
    pub fn moment(
        &self,
        at: usize,
        against: Option<usize>,
        table: String,
        open: impl Fn(Project) -> Session,
    ) -> Moment {
        let missing = || Moment { at, missing: "This moment was not kept.".into(), ..Moment::default() };
        let Some((replay, project)) = self.0.as_ref().and_then(|replay| Some((replay, replay.moment(at)?))) else {
            return missing();
        };
        let path = database_at(&replay.trace, at);
        let session = open(project);
        let Some(database) = tables::read(&session).into_iter().find(|database| database.path == path) else {
            return missing();
        };
        let there = database.tables.iter().any(|other| other.name == table);
        let page = if there { tables::rows(&session, path.clone(), table, 0, ROWS) } else { Page::default() };
        let change = against.and_then(|other| replay.compare(other, at, &path)).unwrap_or_default();
        Moment { at, page, diagram: diagram::diagram(&database), against, change, database, missing: String::new() }
    }
}

/// The database of the statement after which it is looked at.
fn database_at(trace: &Trace, at: usize) -> String {
    let mut statements = 0;
    let over = |step: &&project::Step| {
        statements += step.statements.len();
        statements >= at
    };
    let step = trace.steps.iter().find(over).or(trace.steps.last());
    step.map(|step| step.database.clone()).unwrap_or_default()
}
