//! All that the page knows, and how it changes: [`reduce`] is pure.
//! What is to be asked of the worker is put into `outbox`; `app.rs` sends it.
use crate::hearing::hear;
use crate::transcript::Line;
use crate::typing::{end_of_input, interrupt, pump};
use project::{Ask, Page, Project, Reply, Request, View};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

/// Lines the terminal keeps.
const KEPT: usize = 5_000;
/// Rows asked for at a time.
pub const ROWS: usize = 200;
/// The prompt while a here document is typed.
const MORE: &str = "> ";

/// A pane of the workbench; a phone shows one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The project's files.
    Files,
    /// The text of one.
    Editor,
    /// The terminal.
    Terminal,
    /// Databases and revisions.
    Side,
}

/// What the right side shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Databases.
    Database,
    /// Migration scripts.
    Revisions,
}

/// How the worker is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Engine {
    /// It has not opened the project yet.
    Starting,
    /// It waits.
    Idle,
    /// It runs the line of this request.
    Busy(u32),
}

/// A table of a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The database's path.
    pub database: String,
    /// The table's name.
    pub table: String,
}

/// A here document being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The command that reads it.
    pub line: String,
    /// The word that ends it.
    pub mark: String,
    /// What was typed so far.
    pub text: String,
}

/// The terminal.
#[derive(Clone, Debug, Default)]
pub struct Terminal {
    /// What it shows.
    pub lines: Rc<Vec<Line>>,
    /// The prompt of the program that waits; none at the shell.
    pub prompt: Option<String>,
    /// Lines typed before, the newest last.
    pub history: Rc<Vec<String>>,
    /// Its width in characters.
    pub columns: usize,
    /// Lines that wait for their turn.
    pub waiting: VecDeque<String>,
    /// The here document being typed.
    pub document: Option<Document>,
}

/// Everything.
#[derive(Clone, Debug)]
pub struct State {
    /// File contents by path, databases included.
    pub files: BTreeMap<String, Rc<Vec<u8>>>,
    /// Empty folders.
    pub folders: Vec<String>,
    /// The terminal's folder.
    pub cwd: String,
    /// The terminal's variables.
    pub env: BTreeMap<String, String>,
    /// Databases and revisions.
    pub view: Rc<View>,
    /// Open tabs.
    pub tabs: Vec<String>,
    /// The tab in front.
    pub active: Option<String>,
    /// Files that the last command wrote.
    pub fresh: BTreeSet<String>,
    /// The worker.
    pub engine: Engine,
    /// Which worker: another number means another worker.
    pub generation: u32,
    /// The terminal.
    pub terminal: Terminal,
    /// The pane a phone shows.
    pub pane: Pane,
    /// The pane that is to have the keyboard, and how often that was asked.
    pub focus: (Pane, u32),
    /// What the right side shows.
    pub side: Side,
    /// The table shown.
    pub place: Option<Place>,
    /// Its rows as far as they are here.
    pub page: Option<Rc<Page>>,
    /// Requests not answered yet.
    pub outbox: Vec<Request>,
    /// Files edited since the worker last heard of them.
    pub edited: BTreeSet<String>,
    next: u32,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A file is to be shown.
    Open(String),
    /// A file named in the terminal is to be shown, if it is still there.
    Follow(String),
    /// A tab is closed.
    Close(String),
    /// A file's text was edited, or a file made.
    Edit(String, String),
    /// A file is removed.
    Remove(String),
    /// Lines were typed or pasted into the terminal.
    Submit(String),
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
    /// Rows of the shown table from here on.
    Rows(usize),
    /// A project replaces this one.
    Reset(Project),
}

impl State {
    /// A page that shows a project, its worker not started yet.
    pub fn open(project: Project, tab: &str) -> State {
        let files = project.files.into_iter().map(|(path, bytes)| (path, Rc::new(bytes))).collect();
        State {
            files,
            folders: project.folders,
            cwd: project.cwd,
            env: project.env,
            view: Rc::default(),
            tabs: vec![tab.into()],
            active: Some(tab.into()),
            fresh: BTreeSet::new(),
            engine: Engine::Starting,
            generation: 0,
            terminal: Terminal { columns: 80, ..Terminal::default() },
            pane: Pane::Terminal,
            focus: (Pane::Terminal, 0),
            side: Side::Database,
            place: None,
            page: None,
            outbox: Vec::new(),
            next: 1,
            edited: BTreeSet::new(),
        }
    }

    /// The project as the page has it: what another worker opens.
    pub fn project(&self) -> Project {
        Project {
            files: self.files.iter().map(|(path, bytes)| (path.clone(), bytes.to_vec())).collect(),
            folders: self.folders.clone(),
            cwd: self.cwd.clone(),
            env: self.env.clone(),
        }
    }

    /// A file's text; none where there is no such file, or no text in it.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok())
    }

    /// The prompt before the terminal's input.
    pub fn prompt(&self) -> String {
        let waiting =
            self.terminal.document.as_ref().map(|_| MORE.to_string()).or_else(|| self.terminal.prompt.clone());
        let folder = if self.cwd.is_empty() { "playground" } else { self.cwd.as_str() };
        waiting.unwrap_or_else(|| format!("{folder} $ "))
    }

    /// Notes a question for the worker; gives its number.
    pub fn ask(&mut self, ask: Ask) -> u32 {
        let id = self.next;
        self.next += 1;
        self.outbox.push(Request { id, ask });
        id
    }

    /// Adds lines to the terminal.
    pub fn print(&mut self, new: impl IntoIterator<Item = Line>) {
        let lines = Rc::make_mut(&mut self.terminal.lines);
        lines.extend(new);
        let over = lines.len().saturating_sub(KEPT);
        lines.drain(..over);
    }
}

/// What becomes of the page when something happens.
pub fn reduce(state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Open(path) => open(&mut next, path),
        Action::Follow(path) if next.files.contains_key(&path) => open(&mut next, path),
        Action::Follow(_) => {}
        Action::Close(path) => close(&mut next, &path),
        Action::Edit(path, text) => edit(&mut next, path, text),
        Action::Remove(path) => remove(&mut next, &path),
        Action::Submit(text) => {
            next.terminal.waiting.extend(text.split('\n').map(String::from));
            pump(&mut next);
        }
        Action::EndOfInput => end_of_input(&mut next),
        Action::Interrupt => interrupt(&mut next),
        Action::Clear => next.terminal.lines = Rc::default(),
        Action::Columns(columns) => set_columns(&mut next, columns),
        Action::Heard(reply) => hear(&mut next, reply),
        Action::Lost(reason) => restart(&mut next, &format!("The engine stopped: {reason}")),
        Action::Pane(pane) => next.pane = pane,
        Action::Focus(pane) => focus(&mut next, pane),
        Action::Side(side) => next.side = side,
        Action::Show(place) => show(&mut next, place),
        Action::Rows(offset) => ask_rows(&mut next, offset),
        Action::Reset(project) => next = reset(state, project),
    }
    next
}

/// Shows a file in a tab.
pub fn open(state: &mut State, path: String) {
    if !state.tabs.contains(&path) {
        state.tabs.push(path.clone());
    }
    state.fresh.remove(&path);
    state.active = Some(path);
    focus(state, Pane::Editor);
}

fn focus(state: &mut State, pane: Pane) {
    state.pane = pane;
    state.focus = (pane, state.focus.1 + 1);
}

/// Closes a tab.
pub fn close(state: &mut State, path: &str) {
    let Some(at) = state.tabs.iter().position(|tab| tab == path) else { return };
    state.tabs.remove(at);
    if state.active.as_deref() == Some(path) {
        state.active = state.tabs.get(at.min(state.tabs.len().saturating_sub(1))).cloned();
    }
}

fn edit(state: &mut State, path: String, text: String) {
    if state.text(&path) != Some(text.as_str()) {
        state.files.insert(path.clone(), Rc::new(text.into_bytes()));
        state.edited.insert(path);
    }
}

fn remove(state: &mut State, path: &str) {
    state.files.remove(path);
    state.edited.insert(path.into());
    close(state, path);
}

/// Another worker opens the project as the page has it.
pub fn restart(state: &mut State, reason: &str) {
    state.print([Line::note(reason)]);
    state.generation += 1;
    state.engine = Engine::Starting;
    state.outbox.clear();
    state.terminal.prompt = None;
    state.terminal.waiting.clear();
}

fn set_columns(state: &mut State, columns: usize) {
    if state.terminal.columns != columns {
        state.terminal.columns = columns;
        if state.engine != Engine::Starting {
            state.ask(Ask::Columns { columns });
        }
    }
}

/// Whether a table belongs to Alembic itself and not to the project.
pub fn is_tools_own(table: &str) -> bool {
    table == "alembic_version" || table.starts_with("_alembic_tmp_")
}

fn show(state: &mut State, place: Place) {
    state.side = Side::Database;
    state.pane = Pane::Side;
    state.page = None;
    state.place = Some(place);
    ask_rows(state, 0);
}

/// Asks for rows of the shown table.
pub fn ask_rows(state: &mut State, offset: usize) {
    if let Some(Place { database, table }) = state.place.clone() {
        state.ask(Ask::Rows { database, table, offset, limit: ROWS });
    }
}

/// Another project in another worker; numbers go on, so that late answers find nobody.
fn reset(state: &State, project: Project) -> State {
    let tab = project.files.keys().find(|path| path.ends_with("models.py")).or(project.files.keys().next());
    let mut next = State::open(project.clone(), tab.map_or("", String::as_str));
    next.next = state.next;
    next.generation = state.generation + 1;
    next.terminal.columns = state.terminal.columns;
    next.terminal.history = Rc::clone(&state.terminal.history);
    next
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
