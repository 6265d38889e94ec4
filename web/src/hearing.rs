//! What the worker says and what the page makes of it.
use crate::state::{Engine, Place, State, ask_rows, close, is_tools_own, open, restart};
use crate::transcript::{Line, lines};
use crate::typing::pump;
use project::{Ask, Done, Reply, View};
use std::rc::Rc;

/// Takes in a message of the worker.
pub fn hear(state: &mut State, reply: Reply) {
    match reply {
        Reply::Ready => {
            state.edited.clear();
            let (project, columns) = (state.project(), state.terminal.columns);
            state.ask(Ask::Open { project, columns });
        }
        Reply::Opened { id, view } => {
            answered(state, id);
            see(state, view);
            if state.engine == Engine::Starting {
                state.engine = Engine::Idle;
            }
        }
        Reply::Done(done) => finish(state, done),
        Reply::Rows { id, page } => {
            answered(state, id);
            let wanted = |place: &Place| place.database == page.database && place.table == page.table;
            if state.place.as_ref().is_some_and(wanted) {
                state.page = Some(Rc::new(page));
            }
        }
        Reply::Panicked { message } => restart(state, &format!("The engine stopped: {message}")),
    }
    pump(state);
}

fn answered(state: &mut State, id: u32) {
    state.outbox.retain(|request| request.id > id);
}

fn finish(state: &mut State, done: Done) {
    answered(state, done.id);
    let typed = state.terminal.prompt.is_some();
    let new = lines(&done.outcome, !typed);
    state.print(new);
    if done.outcome.exit != 0 && done.outcome.prompt.is_none() {
        state.print([Line::note(&format!("exit code {}", done.outcome.exit))]);
    }
    state.terminal.prompt = done.outcome.prompt;
    (state.cwd, state.env, state.folders) = (done.cwd, done.env, done.folders);
    for change in done.outcome.changed {
        match change.content {
            Some(bytes) => drop(state.files.insert(change.path.clone(), Rc::new(bytes))),
            None => {
                state.files.remove(&change.path);
                close(state, &change.path);
            }
        }
        state.fresh.insert(change.path);
    }
    state.engine = Engine::Idle;
    see(state, done.view);
    if let Some(path) = done.outcome.open {
        open(state, path);
    }
}

/// Takes over a new view; where the shown table is gone, the newest one is shown.
fn see(state: &mut State, view: View) {
    if *state.view == view && state.page.is_some() && state.fresh.is_empty() {
        return;
    }
    let is_there = |place: &Place| tables(&view).any(|other| other == *place);
    let place =
        state.place.take().filter(is_there).or_else(|| {
            tables(&view).filter(|place| !is_tools_own(&place.table)).last().or_else(|| tables(&view).last())
        });
    state.view = Rc::new(view);
    match place {
        Some(place) if state.page.as_ref().is_some_and(|page| page.table == place.table) => {
            let offset = state.page.as_ref().map_or(0, |page| page.offset);
            state.place = Some(place);
            ask_rows(state, offset);
        }
        Some(place) => {
            state.place = Some(place);
            ask_rows(state, 0);
        }
        None => state.page = None,
    }
}

fn tables(view: &View) -> impl Iterator<Item = Place> {
    view.databases.iter().flat_map(|database| {
        let place = |table: &project::Table| Place { database: database.path.clone(), table: table.name.clone() };
        database.tables.iter().map(place)
    })
}
