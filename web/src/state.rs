//! All that the page knows. How it changes stands in `reduce.rs`.
//! What is to be asked of the worker is put into `outbox`; `outside.rs` sends it.
use crate::embed::Embed;
use crate::errands::Errands;
use crate::folder::Folder;
use crate::grid::Grid;
use crate::lesson::Study;
use crate::scout::Scout;
use crate::shelf::Shelf;
use crate::transcript::Line;
use project::{Ask, Diagram, Example, Parcel, ROOT, Request, View};
use std::collections::VecDeque;
use std::rc::Rc;

/// Lines the terminal keeps.
const KEPT: usize = 5_000;
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
    /// The lesson's step.
    Lesson,
    /// What a migration would write.
    Changes,
    /// Databases.
    Database,
    /// Tables and foreign keys.
    Diagram,
    /// Migration scripts.
    Revisions,
    /// What the last migrations did, statement by statement.
    Trace,
    /// What can be taken back.
    History,
}

/// What lies over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Nothing.
    None,
    /// The command palette.
    Palette,
    /// Help for the keyboard.
    Keys,
    /// The examples.
    Examples,
    /// The projects kept in this browser.
    Projects,
    /// Link and files of the open project.
    Share,
    /// What is worth saying about what came in or could not.
    Brought,
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
    /// It stopped while it opened the project, and why. Files can be read, changed and saved;
    /// nothing runs until a person starts it again.
    Halted(String),
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
    /// How many lines it has dropped at its beginning.
    pub gone: usize,
    /// The prompt of the program that waits; none at the shell.
    pub prompt: Option<String>,
    /// What stands in the input.
    pub draft: String,
    /// Where the cursor is to stand in the draft, and how often that was asked.
    pub caret: (usize, u32),
    /// Lines typed before, the newest last.
    pub history: Rc<Vec<String>>,
    /// The place in the history.
    pub at: usize,
    /// What could stand where Tab was pressed, where it is more than one word.
    pub offer: String,
    /// While the history is searched: how many fitting lines were passed by. The draft is what is
    /// searched.
    pub seek: Option<usize>,
    /// Its width in characters.
    pub columns: usize,
    /// Lines that wait for their turn.
    pub waiting: VecDeque<String>,
    /// The here document being typed.
    pub document: Option<Document>,
}

/// How the page is set up; remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// Width of the files, width of the right side, height of the terminal, in pixels.
    pub sizes: [i32; 3],
    /// Which of the three is hidden.
    pub hidden: [bool; 3],
}

impl Default for Setup {
    fn default() -> Setup {
        Setup { theme: "system".into(), sizes: [230, 416, 330], hidden: [false; 3] }
    }
}

/// Everything.
#[derive(Clone, Debug)]
pub struct State {
    /// File contents by path, databases included.
    pub files: Folder,
    /// Empty folders.
    pub folders: Vec<String>,
    /// The terminal's folder.
    pub cwd: String,
    /// The terminal's variables.
    pub env: Vec<(String, String)>,
    /// Databases and revisions.
    pub view: Rc<View>,
    /// Open tabs.
    pub tabs: Vec<String>,
    /// The tab in front.
    pub active: Option<String>,
    /// Files that the last command wrote.
    pub fresh: Vec<String>,
    /// How many projects were opened: another number means other files under the same names.
    pub opened: u32,
    /// Whether the editor is there.
    pub editor: bool,
    /// Whether a new file's path is being typed.
    pub making: bool,
    /// The worker.
    pub engine: Engine,
    /// What the line that runs has come to.
    pub progress: String,
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
    /// Its rows, and the SQL console.
    pub grid: Grid,
    /// Tables and foreign keys, laid out.
    pub diagram: Rc<Diagram>,
    /// The revision chosen in the graph.
    pub revision: Option<String>,
    /// Requests not answered yet.
    pub outbox: Vec<Request>,
    /// Files edited since the worker last heard of them.
    pub edited: Vec<String>,
    /// The second worker, and what it found.
    pub scout: Scout,
    /// The third worker, which makes and opens links, files and examples.
    pub errands: Errands,
    /// The projects kept in this browser.
    pub shelf: Shelf,
    /// The lesson.
    pub lesson: Study,
    /// The page around this one.
    pub embed: Embed,
    /// Whether another build of the page waits.
    pub newer: bool,
    /// The examples there are.
    pub examples: Rc<Vec<Example>>,
    /// The command to begin with.
    pub hint: String,
    /// What lies over the page.
    pub overlay: Overlay,
    /// What is typed into the palette, and which entry is chosen.
    pub query: String,
    /// See `query`.
    pub chosen: usize,
    /// The line of the tab in front that is to be shown, and how often that was asked.
    pub line: (usize, u32),
    /// How the page is set up.
    pub setup: Setup,
    /// The walk through a trace.
    pub walk: crate::trace::Walk,
    /// What can be taken back.
    pub history: crate::past::History,
    /// The number of the next request.
    pub next: u32,
}

impl State {
    /// A page that shows a project, its worker not started yet.
    pub fn open(parcel: &Parcel, tab: &str) -> State {
        let mut state = State {
            files: Folder::of(parcel),
            folders: parcel.folders.clone(),
            cwd: parcel.cwd.clone(),
            env: parcel.env.clone(),
            view: Rc::default(),
            tabs: vec![tab.into()],
            active: Some(tab.into()),
            fresh: Vec::new(),
            opened: 0,
            editor: false,
            making: false,
            engine: Engine::Starting,
            progress: String::new(),
            generation: 0,
            terminal: Terminal { columns: 80, ..Terminal::default() },
            pane: Pane::Terminal,
            focus: (Pane::Terminal, 0),
            side: Side::Database,
            place: None,
            grid: Grid::default(),
            diagram: Rc::default(),
            revision: None,
            outbox: Vec::new(),
            edited: Vec::new(),
            scout: Scout::default(),
            errands: Errands::default(),
            shelf: Shelf { title: "Lesson 1".into(), ..Shelf::default() },
            lesson: Study::default(),
            embed: Embed::default(),
            newer: false,
            examples: Rc::default(),
            hint: "cd server".into(),
            overlay: Overlay::None,
            query: String::new(),
            chosen: 0,
            line: (0, 0),
            setup: Setup::default(),
            walk: Default::default(),
            history: Default::default(),
            next: 1,
        };
        state.history = crate::past::begin(&state);
        crate::scout::all_changed(&mut state);
        state
    }

    /// The project as the page has it: what another worker opens.
    pub fn parcel(&self) -> Parcel {
        let (folders, cwd) = (self.folders.clone(), self.cwd.clone());
        Parcel { files: self.files.changes(), folders, cwd, env: self.env.clone() }
    }

    /// The prompt before the terminal's input.
    pub fn prompt(&self) -> String {
        if self.terminal.seek.is_some() {
            return "search: ".into();
        }
        let folder = if self.cwd.is_empty() { "playground" } else { self.cwd.as_str() };
        match (&self.terminal.document, &self.terminal.prompt) {
            (Some(_), _) => MORE.into(),
            (None, Some(prompt)) => prompt.clone(),
            (None, None) => [folder, " $ "].concat(),
        }
    }

    /// A command as it has to be typed to work in the project's folder.
    pub fn at_home(&self, line: &str) -> String {
        let home = &self.view.home;
        if *home == self.cwd {
            return line.into();
        }
        let slash = if home.is_empty() { "" } else { "/" };
        ["cd ", ROOT, slash, home, " && ", line].concat()
    }

    /// Notes a question for the worker; gives its number. A worker that starts hears nothing before
    /// it has said so; once it has opened the project it is asked anew for what is shown.
    pub fn ask(&mut self, ask: Ask) -> u32 {
        let id = self.next;
        self.next += 1;
        let hears = matches!(self.engine, Engine::Idle | Engine::Busy(_));
        if hears
            || self.engine == Engine::Starting
                && matches!(ask, Ask::Open { .. } | Ask::Unlink { .. })
        {
            self.outbox.push(Request { id, ask });
        }
        id
    }

    /// Adds lines to the terminal.
    pub fn print(&mut self, new: Vec<Line>) {
        let lines = Rc::make_mut(&mut self.terminal.lines);
        lines.extend(new);
        let over = lines.len().saturating_sub(KEPT);
        lines.drain(..over);
        self.terminal.gone += over;
    }
}

/// Puts a name into a list of names, once.
pub fn note(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|other| other == name) {
        names.push(name.into());
    }
}
