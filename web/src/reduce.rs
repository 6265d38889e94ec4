//! What can happen, and what becomes of the page then: [`reduce`] is pure.
use crate::completion::complete;
use crate::embed::{self, Form, Told};
use crate::errands;
use crate::grid::{self, Grid};
use crate::lesson;
use crate::overlay;
use crate::palette::entries;
use crate::past::{self, Cause};
use crate::scout;
use crate::shelf::{self, Wish, Word};
use crate::state::{Overlay, Pane, Place, Side, State, note};
use crate::trace::{self, Move};
use crate::typing::{end_of_input, interrupt, keep, pump, recall, seek, sought};
use crate::workers;
use project::{Ask, Pack, Parcel, Reply};
use std::rc::Rc;

/// Rows asked for at a time.
pub const ROWS: usize = 200;

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A file is to be shown.
    Open(String),
    /// A line of a file is to be shown, if it is still there; line 0 is the place where one was
    /// last.
    Follow(String, usize),
    /// A tab is closed.
    Close(String),
    /// A file's text was edited, or a file made.
    Edit(String, String),
    /// The editor is there.
    EditorReady,
    /// The field for a new file's path comes or goes.
    Making(bool),
    /// A file is made and shown.
    Make(String),
    /// A file is removed.
    Remove(String),
    /// What stands in the terminal's input.
    Draft(String),
    /// A button types a command.
    Type(String),
    /// Lines were typed or pasted into the terminal.
    Submit(String),
    /// Tab in the terminal's input, the cursor standing at this place.
    Complete(usize),
    /// Ctrl-R: the history is searched, the next fitting line further.
    Seek,
    /// Up and down in the history.
    Recall(isize),
    /// End of input (Ctrl-D).
    EndOfInput,
    /// Ctrl-C, or the button *Stop*.
    Interrupt,
    /// Ctrl-L.
    Clear,
    /// The terminal's width in characters.
    Columns(usize),
    /// The worker said something.
    Heard(Reply),
    /// The worker died.
    Lost(String),
    /// A phone's bar was used.
    Pane(Pane),
    /// A pane is to have the keyboard.
    Focus(Pane),
    /// The right side's tabs were used.
    Side(Side),
    /// A table is to be shown.
    Show(Place),
    /// A table is to be shown, by its name alone.
    Table(String),
    /// Tabs of the file in front become four blanks each.
    Untab,
    /// The rows were scrolled: to this place, seen through this height.
    Scrolled(usize, usize),
    /// A cell is chosen: its row in the page, its column.
    Cell(usize, usize),
    /// Another cell is chosen: so many rows down, so many columns on.
    Walk(isize, isize),
    /// The chosen cell's value is to be typed.
    EditCell,
    /// The chosen cell gets a value.
    UpdateCell(String),
    /// The chosen row goes.
    DeleteRow,
    /// A row comes.
    AddRow,
    /// What stands in the SQL console.
    Sql(String),
    /// It is run, or explained.
    RunSql(bool),
    /// A table is saved as CSV.
    Csv(Place),
    /// A revision is chosen in the graph, or let go.
    Revision(String),
    /// The second worker said something.
    Scouted(Reply),
    /// The second worker died.
    ScoutLost,
    /// This question to the second worker has waited long for its answer.
    ScoutLate(u32),
    /// The third worker said something.
    Ran(Reply),
    /// The third worker died.
    ErrandLost,
    /// The engine is started again, after it stopped while it opened the project.
    StartEngine,
    /// The engine that starts is ended, for this reason.
    Halt(&'static str),
    /// The question to open the project has waited long for its answer.
    OpenLate(u32),
    /// An example replaces the project.
    Example(String),
    /// Something lies over the page, or nothing any more.
    Overlay(Overlay),
    /// What is typed into the palette.
    Query(String),
    /// Another entry of the palette.
    Choose(isize),
    /// One of the remembered sizes.
    Size(usize, i32),
    /// Files, right side or terminal are hidden, or shown again.
    Hide(usize),
    /// Another theme.
    Theme(String),
    /// The page around this one asks something of a number.
    Told(u32, Told),
    /// Another build of the page waits.
    Newer,
    /// The page has come into sight.
    Awake,
    /// Something is to be done with kept projects.
    Shelf(Wish),
    /// Something became of it.
    Shelved(Word),
    /// The name of this kept project is being typed.
    Naming(Option<u64>),
    /// The project as a file of this name.
    Pack(Pack, String),
    /// A file of the project is saved.
    SaveFile(String),
    /// What the terminal shows is saved.
    SaveTranscript,
    /// Another moment of a trace.
    Trace(Move),
    /// Another step of the lesson is shown.
    Step(usize),
    /// A line or file of the lesson is pressed, by its place among the pieces.
    Press(usize),
    /// The keyboard goes to the lesson, where one was in it.
    Study,
    /// So many steps are taken back (below zero), or done again.
    Travel(isize),
}

/// What becomes of the page when something happens.
pub fn reduce(state: &State, action: Action) -> State {
    let mut next = state.clone();
    let action = match action {
        Action::Press(at) => lesson::press(&mut next, at),
        other => other,
    };
    if state.embed.form == Form::Read && is_change(&action) {
        return next;
    }
    let (stays, cause) = (overlay::stays(&action), Cause::of(&action));
    if next.overlay != Overlay::None && !stays {
        overlay::lay(&mut next, Overlay::None);
    }
    act(state, &mut next, action);
    past::follow(state, &mut next, cause);
    embed::next(&mut next);
    scout::pump(&mut next);
    errands::pump(&mut next);
    next
}

/// What an action does by itself; `state` is how it was before.
fn act(state: &State, next: &mut State, action: Action) {
    match action {
        Action::Open(path) => open(next, path),
        Action::Follow(path, line) => follow(next, path, line),
        Action::Close(path) => put_away(next, &path),
        Action::Edit(path, text) => edit(next, &path, text),
        Action::EditorReady => next.editor = true,
        Action::Making(making) => name_new(next, making),
        Action::Make(path) => make(next, path),
        Action::Remove(path) => remove(next, &path),
        Action::Draft(text) => draft(next, text),
        Action::Seek => seek(&mut next.terminal),
        Action::Type(text) => type_in(next, text),
        Action::Submit(text) => submit(next, &text),
        Action::Complete(_) if next.terminal.seek.is_some() => keep(&mut next.terminal),
        Action::Complete(at) => complete(next, at),
        Action::Recall(step) => recall(&mut next.terminal, step),
        Action::EndOfInput => end_of_input(next),
        Action::Interrupt => interrupt(next),
        Action::Clear => next.terminal.lines = Rc::default(),
        Action::Columns(columns) => set_columns(next, columns),
        Action::Pane(pane) => bring(next, pane),
        Action::Focus(pane) => focus(next, pane),
        Action::Side(side) => turn(next, side),
        Action::Show(place) => show(next, place),
        Action::Table(table) => show_table(next, &table),
        Action::Untab => untab(next),
        Action::Scrolled(top, view) => grid::scrolled(next, top, view),
        Action::Cell(row, column) => next.grid.cell = Some((row, column)),
        Action::Walk(rows, columns) => grid::walk(next, rows, columns),
        Action::EditCell => next.grid.editing += 1,
        Action::UpdateCell(typed) => grid::write(next, grid::update(state, &typed)),
        Action::DeleteRow => grid::write(next, grid::delete(state)),
        Action::AddRow => grid::write(next, grid::insert(state)),
        Action::Sql(sql) => next.grid.sql = sql,
        Action::RunSql(explain) => grid::run(next, explain),
        Action::Csv(place) => grid::save(next, place),
        Action::Revision(id) => unfold(next, id),
        action @ (Action::Heard(_)
        | Action::Lost(_)
        | Action::StartEngine
        | Action::Halt(_)
        | Action::OpenLate(_)) => {
            workers::first(next, action);
        }
        action @ (Action::Scouted(_)
        | Action::ScoutLost
        | Action::ScoutLate(_)
        | Action::Ran(_)
        | Action::ErrandLost) => {
            workers::others(next, action);
        }
        Action::Example(name) => errands::ask(next, Ask::Example { name }),
        Action::Overlay(overlay) => overlay::lay(next, overlay),
        Action::Query(query) => (next.query, next.chosen) = (query, 0),
        Action::Choose(step) => choose(next, step),
        Action::Size(which, size) => resize(next, which, size),
        Action::Hide(which) => next.setup.hidden[which] = !next.setup.hidden[which],
        Action::Theme(theme) => next.setup.theme = theme,
        Action::Told(id, told) => embed::told(next, id, told),
        Action::Newer => next.newer = true,
        Action::Awake => next.embed.awake = true,
        Action::Shelf(wish) => shelf::wish(next, wish),
        Action::Shelved(word) => shelf::hear(next, word),
        Action::Naming(id) => next.shelf.naming = id,
        Action::Pack(what, name) => shelf::pack(next, what, name),
        Action::SaveFile(path) => shelf::save(next, &path),
        Action::SaveTranscript => shelf::save_transcript(next),
        Action::Step(step) => lesson::turn(next, step),
        Action::Press(_) => {}
        Action::Study => study(next),
        Action::Trace(step) => trace::go(next, step),
        Action::Travel(steps) => past::travel(next, steps),
    }
}

fn name_new(next: &mut State, making: bool) {
    next.making = making;
    reveal(next, Pane::Files);
}

fn bring(next: &mut State, pane: Pane) {
    next.pane = pane;
    reveal(next, pane);
}

/// A revision's details are shown, or put away where they were.
fn unfold(next: &mut State, id: String) {
    next.revision = Some(id).filter(|id| next.revision.as_ref() != Some(id));
}

fn resize(next: &mut State, which: usize, size: i32) {
    (next.setup.sizes[which], next.setup.hidden[which]) = (size, false);
}

fn draft(next: &mut State, text: String) {
    next.terminal.draft = text;
    next.terminal.offer.clear();
    next.terminal.seek = next.terminal.seek.map(|_| 0);
}

fn study(next: &mut State) {
    turn(next, Side::Lesson);
    next.lesson.called += 1;
}

fn put_away(next: &mut State, path: &str) {
    close(next, path);
    // The button that was pressed is gone, and the keyboard with it.
    next.focus =
        (if next.active.is_some() { Pane::Editor } else { Pane::Terminal }, next.focus.1 + 1);
}

fn show_table(next: &mut State, table: &str) {
    let place = crate::hearing::tables(&next.view).find(|place| place.table == table);
    place.into_iter().for_each(|place| show(next, place));
}

/// Whether a person changes something by hand, which a page that is only to be read refuses.
fn is_change(action: &Action) -> bool {
    use Action::{AddRow, DeleteRow, Edit, Make, Remove, RunSql, Submit, Travel, UpdateCell};
    let changed = matches!(
        action,
        AddRow | DeleteRow | Edit(..) | Make(_) | Remove(_) | RunSql(_) | Submit(_)
    );
    changed || matches!(action, UpdateCell(_) | Travel(_))
}

/// Shows a file in a tab.
pub fn open(state: &mut State, path: String) {
    note(&mut state.tabs, &path);
    state.fresh.retain(|other| *other != path);
    state.active = Some(path);
    focus(state, Pane::Editor);
}

/// Shows a line of a file, named from the project's root or from the terminal's folder.
fn follow(state: &mut State, path: String, line: usize) {
    let below = [&state.cwd, "/", &path].concat();
    if let Some(path) = [path, below].into_iter().find(|path| state.files.has(path)) {
        open(state, path);
        state.line = (line, state.line.1 + 1);
    }
}

/// Gives a pane the keyboard.
pub fn focus(state: &mut State, pane: Pane) {
    state.pane = pane;
    state.focus = (pane, state.focus.1 + 1);
    reveal(state, pane);
}

/// What is asked for is not hidden any more.
fn reveal(state: &mut State, pane: Pane) {
    match pane {
        Pane::Files => state.setup.hidden[0] = false,
        Pane::Side => state.setup.hidden[1] = false,
        Pane::Terminal => state.setup.hidden[2] = false,
        Pane::Editor => {}
    }
}

/// Closes a tab.
pub fn close(state: &mut State, path: &str) {
    let Some(at) = state.tabs.iter().position(|tab| tab == path) else { return };
    state.tabs.remove(at);
    if state.active.as_deref() == Some(path) {
        state.active = state.tabs.get(at.min(state.tabs.len().saturating_sub(1))).cloned();
    }
}

/// A file's text was edited.
pub fn edit(state: &mut State, path: &str, text: String) {
    if state.files.text(path) != Some(text.as_str()) {
        state.files.put(path, text.into_bytes());
        note(&mut state.edited, path);
        scout::changed(state, [path].into_iter());
    }
}

fn untab(state: &mut State) {
    if let Some(path) = state.active.clone()
        && let Some(text) = state.files.text(&path).map(|text| text.replace('\t', "    "))
    {
        edit(state, &path, text);
    }
}

fn make(state: &mut State, path: String) {
    let path = path.trim().trim_matches('/').to_string();
    if path.is_empty() {
        return;
    }
    state.making = false;
    if !state.files.has(&path) {
        state.files.put(&path, Vec::new());
        note(&mut state.edited, &path);
        scout::changed(state, [path.as_str()].into_iter());
    }
    open(state, path);
}

fn remove(state: &mut State, path: &str) {
    state.files.remove(path);
    note(&mut state.edited, path);
    scout::changed(state, [path].into_iter());
    close(state, path);
}

/// Types a command into the input; the cursor stands between its quotes, where it has some.
pub fn type_in(state: &mut State, text: String) {
    let at = text.find("\"\"").map_or(text.len(), |at| at + 1);
    state.terminal.caret = (at, state.terminal.caret.1 + 1);
    state.terminal.draft = text;
    focus(state, Pane::Terminal);
}

fn submit(state: &mut State, text: &str) {
    let sought = state
        .terminal
        .seek
        .take()
        .and_then(|passed| sought(&state.terminal, text, passed).map(String::from));
    let text = sought.as_deref().unwrap_or(text);
    state.terminal.draft.clear();
    state.terminal.offer.clear();
    state.terminal.at = usize::MAX;
    state.terminal.waiting.extend(text.split('\n').map(String::from));
    pump(state);
}

fn set_columns(state: &mut State, columns: usize) {
    if state.terminal.columns != columns {
        state.terminal.columns = columns;
        state.ask(Ask::Columns { columns });
    }
}

/// Shows something on the right side.
pub fn turn(state: &mut State, side: Side) {
    (state.side, state.pane) = (side, Pane::Side);
    reveal(state, Pane::Side);
    draw(state);
    trace::want(state);
}

/// Asks for the diagram, where it is shown.
pub fn draw(state: &mut State) {
    let first = state.view.databases.first().map(|database| &database.path);
    let database = state.place.as_ref().map(|place| &place.database).or(first).cloned();
    if let (Side::Diagram, Some(database)) = (state.side, database) {
        state.ask(Ask::Diagram { database });
    }
}

fn show(state: &mut State, place: Place) {
    state.side = Side::Database;
    state.pane = Pane::Side;
    reveal(state, Pane::Side);
    state.grid = Grid {
        sql: std::mem::take(&mut state.grid.sql),
        shown: state.grid.shown,
        ..Grid::default()
    };
    state.place = Some(place);
    grid::ask(state, 0);
}

fn choose(state: &mut State, step: isize) {
    let last = entries(state).len().saturating_sub(1);
    state.chosen = state.chosen.saturating_add_signed(step).min(last);
}

/// Another project in another worker; numbers go on, so that late answers find nobody.
pub fn reset(state: &mut State, parcel: &Parcel, open: &str) {
    let old = std::mem::replace(state, State::open(parcel, open));
    state.next = old.next;
    state.generation = old.generation + 1;
    state.opened = old.opened + 1;
    state.editor = old.editor;
    state.setup = old.setup;
    state.terminal.columns = old.terminal.columns;
    state.terminal.history = old.terminal.history;
    state.terminal.caret = old.terminal.caret;
    state.focus = (state.focus.0, old.focus.1 + 1);
    state.line = old.line;
    state.scout = old.scout;
    scout::forgive(state);
    state.errands = old.errands;
    state.grid.shown = old.grid.shown;
    state.grid.editing = old.grid.editing;
    state.examples = old.examples;
    (state.embed, state.newer) = (old.embed, old.newer);
    scout::news(state, old.files.paths());
    scout::all_changed(state);
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
