//! Undo in the page: after each thing that happens the history hears what became of the project;
//! and the way back and forth.
use crate::folder::Folder;
use crate::reduce::{Action, close};
use crate::scout;
use crate::state::{Engine, State};
use crate::transcript::Line;
use project::{Around, Past, Reply, Shot};
use std::rc::Rc;

/// The history, and what was edited since.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// What can be taken back and done again.
    pub past: Rc<Past>,
    /// The command that runs.
    pub doing: String,
    /// The file that is edited: one step, until something else happens.
    pub editing: Option<String>,
}

/// What something was, for the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A file was typed into.
    Edit(String),
    /// A line has run.
    Line,
    /// Rows or tables were changed by SQL.
    Sql,
    /// The history itself was used.
    Travel,
    /// Something else.
    Other,
}

impl Cause {
    /// Of an action.
    pub fn of(action: &Action) -> Cause {
        match action {
            Action::Edit(path, _) => Cause::Edit(path.clone()),
            Action::Heard(Reply::Done(_)) => Cause::Line,
            Action::Heard(Reply::Result { .. }) => Cause::Sql,
            Action::Travel(_) => Cause::Travel,
            _ => Cause::Other,
        }
    }
}

/// The project as the history keeps it.
pub fn shot(state: &State) -> Shot {
    let (folders, cwd, env) = (state.folders.clone(), state.cwd.clone(), state.env.clone());
    Shot { files: state.files.all(), around: Rc::new(Around { folders, cwd, env }) }
}

/// A history that begins with the project as it stands.
pub fn begin(state: &State) -> History {
    History { past: Rc::new(Past::new(shot(state))), ..History::default() }
}

/// Something happened: what became of the project is noted. Typing is noted when something else
/// follows.
pub fn follow(before: &State, next: &mut State, cause: Cause) {
    if next.opened != before.opened {
        next.history = begin(next);
        return;
    }
    let around =
        (&before.folders, &before.cwd, &before.env) == (&next.folders, &next.cwd, &next.env);
    if cause == Cause::Travel || around && before.files.is(&next.files) {
        return;
    }
    if let Cause::Edit(path) = cause {
        if next.history.editing.as_ref().is_some_and(|other| *other != path) {
            Rc::make_mut(&mut next.history.past).record("", shot(before));
        }
        next.history.editing = Some(path);
        return;
    }
    if next.history.editing.take().is_some() {
        Rc::make_mut(&mut next.history.past).record("", shot(before));
    }
    let what = match cause {
        Cause::Line => before.history.doing.as_str(),
        Cause::Sql => "SQL in the database panel",
        _ => "",
    };
    let now = shot(next);
    Rc::make_mut(&mut next.history.past).record(what, now);
}

/// Whether the history may be used now.
pub fn is_free(state: &State) -> bool {
    matches!(state.engine, Engine::Idle | Engine::Halted(_)) && state.terminal.waiting.is_empty()
}

/// Takes steps back (below zero), or does them again.
pub fn travel(state: &mut State, steps: isize) {
    if !is_free(state) {
        return;
    }
    if state.history.editing.take().is_some() {
        let now = shot(state);
        Rc::make_mut(&mut state.history.past).record("", now);
    }
    let (mut last, verb) = (None, if steps < 0 { "Undone: " } else { "Done again: " });
    for _ in 0..steps.unsigned_abs() {
        let past = Rc::make_mut(&mut state.history.past);
        let Some((shot, what)) = (if steps < 0 { past.undo() } else { past.redo() }) else { break };
        state.print(vec![Line::note(&[verb, &what].concat())]);
        last = Some(shot);
    }
    if let Some(shot) = last {
        put(state, shot);
    }
}

/// The project becomes another one of its states; the worker opens it anew, so that nothing of the
/// other one stays.
fn put(state: &mut State, shot: Shot) {
    let new = Folder::from(shot.files);
    let paths = |folder: &Folder| folder.paths().map(String::from).collect::<Vec<_>>();
    let differs = |path: &String| state.files.get(path) != new.get(path);
    let mut changed: Vec<String> =
        paths(&state.files).into_iter().chain(paths(&new)).filter(differs).collect();
    changed.dedup();
    state.files = new;
    for path in changed.iter().filter(|path| !state.files.has(path)).cloned().collect::<Vec<_>>() {
        close(state, &path);
    }
    scout::changed(state, changed.iter().map(String::as_str));
    state.fresh = changed;
    let Around { folders, cwd, env } = (*shot.around).clone();
    (state.folders, state.cwd, state.env) = (folders, cwd, env);
    state.terminal.prompt = None;
    state.terminal.document = None;
    crate::hearing::begin(state);
    crate::trace::stale(state);
}
