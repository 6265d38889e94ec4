//! What the worker says and what the page makes of it.
use crate::embed;
use crate::grid;
use crate::reduce::{close, draw, open};
use crate::scout;
use crate::shelf;
use crate::state::{Engine, Place, State, note};
use crate::transcript::{Line, lines};
use crate::typing::pump;
use crate::workers::died;
use project::{Ask, Done, Reply, View, is_tools_own};
use std::rc::Rc;

/// Takes in a message of the worker.
pub fn hear(state: &mut State, reply: Reply) {
    match reply {
        Reply::Ready { examples } => {
            state.examples = Rc::new(examples);
            state.shelf.ready = true;
            shelf::start(state);
        }
        Reply::Opened { id, view } => {
            answered(state, id);
            // Idle first: what is shown is asked for in there.
            if state.engine == Engine::Starting {
                state.engine = Engine::Idle;
                embed::say(state, 0, "ready", Vec::new());
            }
            see(state, view);
        }
        Reply::Done(done) => finish(state, done),
        Reply::Rows { id, page } => {
            answered(state, id);
            let wanted =
                |place: &Place| place.database == page.database && place.table == page.table;
            if state.place.as_ref().is_some_and(wanted) {
                grid::arrived(state, page);
            }
        }
        Reply::Result { id, page, changed, view } => {
            answered(state, id);
            worked(state, id);
            scout::changed(state, changed.iter().map(|change| change.path.as_str()));
            changed.into_iter().for_each(|change| {
                state.files.put(&change.path, change.content.unwrap_or_default())
            });
            state.grid.result = Some(Rc::new(page));
            see(state, view);
        }
        Reply::Progress { text } => state.progress = text,
        Reply::Csv { id, name, text } => {
            answered(state, id);
            worked(state, id);
            state.grid.file = Some((id, name, text));
        }
        Reply::Diagram { id, diagram } => {
            answered(state, id);
            state.diagram = Rc::new(diagram);
        }
        Reply::Taken { id, bundle, runs, notes } => {
            answered(state, id);
            shelf::taken(state, bundle, runs, notes);
        }
        Reply::Example { .. }
        | Reply::Preview { .. }
        | Reply::Link { .. }
        | Reply::Packed { .. }
        | Reply::Lesson { .. } => {}
        Reply::Trace { id, tour } => {
            answered(state, id);
            crate::trace::arrived(state, tour, false);
        }
        Reply::Moment { id, moment } => {
            answered(state, id);
            crate::trace::seen(state, *moment);
        }
        Reply::Panicked { message } => died(state, &message),
    }
    pump(state);
}

/// Gives the worker the project as the page has it.
pub fn begin(state: &mut State) {
    state.edited.clear();
    let (project, columns) = (state.parcel(), state.terminal.columns);
    state.ask(Ask::Open { project, columns });
}

fn answered(state: &mut State, id: u32) {
    state.outbox.retain(|request| request.id > id);
}

/// What ran without a line, SQL or the writing of a file, has come to its end.
fn worked(state: &mut State, id: u32) {
    if state.engine == Engine::Busy(id) {
        state.engine = Engine::Idle;
        state.progress.clear();
    }
}

fn finish(state: &mut State, done: Done) {
    answered(state, done.id);
    state.progress.clear();
    let typed = state.terminal.prompt.is_some();
    let new = lines(&done.outcome, !typed);
    state.print(new);
    if done.outcome.exit != 0 && done.outcome.prompt.is_none() {
        state.print(vec![Line::note(&["exit code ", &done.outcome.exit.to_string()].concat())]);
    }
    embed::ran(state, &done.outcome);
    state.terminal.prompt = done.outcome.prompt;
    (state.cwd, state.env, state.folders) = (done.cwd, done.env, done.folders);
    scout::changed(state, done.outcome.changed.iter().map(|change| change.path.as_str()));
    for change in done.outcome.changed {
        match change.content {
            Some(bytes) => state.files.put(&change.path, bytes),
            None => {
                state.files.remove(&change.path);
                close(state, &change.path);
            }
        }
        note(&mut state.fresh, &change.path);
    }
    let line = &state.history.doing;
    let writes = line.contains("db migrate") || line.contains("--autogenerate");
    state.scout.written = writes && done.outcome.exit == 0;
    state.engine = Engine::Idle;
    shelf::changed(state, std::iter::empty());
    see(state, done.view);
    crate::trace::ended(state);
    if let Some(path) = done.outcome.open {
        open(state, path);
    }
}

/// Takes over a new view, and shows a table that has just appeared; else the one shown before, as
/// long as it is there.
fn see(state: &mut State, view: View) {
    let known: Vec<Place> = tables(&state.view).collect();
    let own = |place: &Place| is_tools_own(&place.table);
    let appeared = tables(&view).filter(|place| !own(place) && !known.contains(place)).last();
    let is_there = |place: &Place| tables(&view).any(|other| other == *place);
    let shown = state.place.take().filter(is_there);
    let kept = appeared.is_none() && shown.is_some();
    let newest =
        || tables(&view).filter(|place| !own(place)).last().or_else(|| tables(&view).last());
    state.place = appeared.or(shown).or_else(newest);
    state.view = Rc::new(view);
    let offset = state.grid.page.as_ref().filter(|_| kept).map_or(0, |page| page.offset);
    if !kept {
        state.grid.page = None;
        state.grid.cell = None;
    }
    let top = state.grid.top;
    grid::ask(state, offset);
    state.grid.coming = if kept { top } else { 0 };
    draw(state);
}

/// All tables of all databases.
pub fn tables(view: &View) -> impl Iterator<Item = Place> {
    view.databases.iter().flat_map(|database| {
        let place = |table: &project::Table| Place {
            database: database.path.clone(),
            table: table.name.clone(),
        };
        database.tables.iter().map(place)
    })
}
