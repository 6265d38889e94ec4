//! The second worker: it keeps a copy of the files and works out, while models are edited, what
//! `migrate` would write. It runs the project's code, so it may die or hang; then another one
//! starts, a few times for each project. One question is on its way at a time; what changes
//! meanwhile goes with the next one.
use crate::lesson;
use crate::shelf;
use crate::state::{State, note};
use crate::transcript::Line;
use project::{Ask, Change, Preview, Reply, Request};
use std::rc::Rc;

/// What the page knows of it.
#[derive(Clone, Debug, Default)]
pub struct Scout {
    /// Which worker: another number means another worker.
    pub generation: u32,
    /// Requests on their way.
    pub outbox: Vec<Request>,
    /// The newest answer.
    pub preview: Rc<Preview>,
    ready: bool,
    waiting: Vec<Ask>,
    /// How often a worker died or hung over this project.
    deaths: u32,
    stale: Vec<String>,
    wanted: bool,
    /// Whether a script was just written, of which something may be worth saying.
    pub written: bool,
}

/// How often it is started again for one project before the page does without a preview.
const PATIENCE: u32 = 3;
/// Milliseconds that an answer may take; models may take three seconds of them.
pub const LATE: u32 = 10_000;

/// Files have changed.
pub fn changed<'a>(state: &mut State, paths: impl Iterator<Item = &'a str> + Clone) {
    shelf::changed(state, paths.clone());
    news(state, paths);
}

/// Files are news to it, though not to what is kept.
pub fn news<'a>(state: &mut State, paths: impl Iterator<Item = &'a str>) {
    paths.for_each(|path| note(&mut state.scout.stale, path));
    state.scout.wanted = true;
    state.lesson.wanted = true;
}

/// All files are news to it.
pub fn all_changed(state: &mut State) {
    let files = state.files.clone();
    news(state, files.paths());
}

/// Another project is open: what the one before did counts no more.
pub fn forgive(state: &mut State) {
    if state.scout.deaths > PATIENCE {
        state.scout.generation += 1;
    }
    state.scout.deaths = 0;
}

/// Asks it for a rehearsal, or for a moment of one.
pub fn ask(state: &mut State, ask: Ask) {
    state.scout.waiting.push(ask);
}

/// Sends it the next question, if it has time.
pub fn pump(state: &mut State) {
    if !state.scout.ready || !state.scout.outbox.is_empty() {
        return;
    }
    let ask = match next(&mut state.scout.waiting).or_else(|| lesson::ask(state)) {
        Some(ask) => with_files(state, ask),
        None if std::mem::take(&mut state.scout.wanted) => preview(state),
        None => return,
    };
    let id = state.next;
    state.next += 1;
    state.scout.outbox.push(Request { id, ask });
}

/// What was wished first comes first.
fn next(waiting: &mut Vec<Ask>) -> Option<Ask> {
    (!waiting.is_empty()).then(|| waiting.remove(0))
}

/// What looks at a copy looks at the newest one.
fn with_files(state: &mut State, ask: Ask) -> Ask {
    match ask {
        Ask::Rehearse { cwd, env, line, .. } => {
            Ask::Rehearse { files: gathered(state), cwd, env, line }
        }
        Ask::Lesson { source, step, .. } => Ask::Lesson { files: gathered(state), source, step },
        other => other,
    }
}

/// What changed since it was last told.
fn gathered(state: &mut State) -> Vec<Change> {
    let stale = std::mem::take(&mut state.scout.stale);
    stale.iter().map(|path| state.files.change(path)).collect()
}

fn preview(state: &mut State) -> Ask {
    let files = gathered(state);
    Ask::Preview { files, cwd: state.cwd.clone(), env: state.env.clone() }
}

/// After a script was written the terminal gets one line of ours, where there is something to look
/// at.
fn announce(state: &mut State) {
    if state.scout.wanted || !std::mem::take(&mut state.scout.written) {
        return;
    }
    let number = match state.scout.preview.notices.len() {
        0 => return,
        1 => "1 notice".to_string(),
        more => [&more.to_string(), " notices"].concat(),
    };
    let words = ["Changes: ", &number, " about this script. Look at the Changes panel."].concat();
    state.print(vec![Line::note(&words)]);
}

/// It said something.
pub fn hear(state: &mut State, reply: Reply) {
    // One question is on its way at a time: whatever comes answers it.
    if !matches!(reply, Reply::Ready { .. } | Reply::Panicked { .. }) {
        state.scout.outbox.clear();
    }
    match reply {
        Reply::Ready { examples } => {
            state.examples = Rc::new(examples);
            state.scout.ready = true;
        }
        Reply::Preview { preview, .. } => {
            state.scout.preview = Rc::new(preview);
            announce(state);
        }
        Reply::Trace { tour, .. } => {
            crate::trace::arrived(state, tour, true);
        }
        Reply::Moment { moment, .. } => {
            crate::trace::seen(state, *moment);
        }
        Reply::Lesson { lesson, .. } => lesson::hear(state, lesson),
        Reply::Panicked { .. } => lost(state),
        _ => {}
    }
}

/// An answer does not come: the worker is ended, as if it had died.
pub fn late(state: &mut State, id: u32) {
    if state.scout.outbox.iter().any(|request| request.id == id) {
        lost(state);
    }
}

/// It died; another one starts, which has to be told everything. After some tries this project has
/// no preview.
pub fn lost(state: &mut State) {
    state.scout.ready = false;
    state.scout.waiting.clear();
    let asked = state.scout.outbox.pop().map(|request| request.ask);
    if matches!(asked, Some(Ask::Rehearse { .. } | Ask::Moment { .. })) {
        state
            .print(vec![Line::note("The rehearsal stopped: the engine does not come to its end.")]);
    }
    state.scout.deaths += 1;
    if state.scout.deaths <= PATIENCE {
        state.scout.generation += 1;
        all_changed(state);
    } else {
        state.scout.preview = Rc::new(Preview { words: "no preview".into(), ..Preview::default() });
    }
}
