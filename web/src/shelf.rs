//! The projects kept in this browser, and the one that is open: pure. `keeping.rs` does what is
//! wished and says what became of it.
use crate::errands;
use crate::hearing::begin;
use crate::lesson;
use crate::reduce::{Action, reset};
use crate::state::{Engine, Overlay, Side, State};
use crate::transcript::Line;
use project::{Ask, Bundle, Change, Pack, Parcel};
use std::collections::VecDeque;
use std::rc::Rc;

/// How the open project is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// The browser has not answered yet.
    Asking,
    /// It will be kept as soon as something is changed.
    #[default]
    Fresh,
    /// It is kept.
    Kept,
    /// The browser lets nobody keep anything here.
    Denied,
    /// It could not be kept; why.
    Failed(String),
    /// Another tab has it open, or has taken it over.
    Elsewhere,
}

/// A kept project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its number.
    pub id: u64,
    /// What it is called.
    pub title: String,
    /// When it was changed last, as it is shown.
    pub when: String,
    /// The size of its files, as it is shown.
    pub size: String,
    /// Whether it was deleted a moment ago and can be had back.
    pub deleted: bool,
}

/// What a person wants done with kept projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Opens one.
    Open(u64),
    /// Calls one otherwise.
    Rename(u64, String),
    /// Makes a copy of one.
    Duplicate(u64),
    /// Deletes one; it can be had back while the page is open.
    Delete(u64),
    /// Has it back.
    Restore(u64),
    /// Takes the open one over from another tab.
    TakeOver,
    /// Goes on with a copy of the open one.
    Part,
    /// Tells which there are.
    List,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    /// The page has begun: the project to go on with, or none and the text of a link.
    Begun(Option<(u64, Bundle)>, Option<String>),
    /// Nothing can be kept here; the text of a link, where the page was opened by one.
    Denied(Option<String>),
    /// The open project is kept under this number, up to this change, and what a line did: these
    /// files.
    Kept(u64, u32, Vec<String>),
    /// It could not be kept up to this change; why.
    Failed(u32, String),
    /// The open project is not kept any more: another tab deleted it for good.
    Gone,
    /// The page ended while it opened this project: it is not opened again by itself.
    Fell(String),
    /// What was wished could not be done; why.
    Undone(String),
    /// Nothing was written for a moment.
    Settled,
    /// The projects there are.
    List(Vec<Entry>),
    /// A project was opened.
    Opened(u64, Bundle),
    /// Another tab has the open project.
    Elsewhere,
    /// A link was opened by the address of the page.
    Link(String),
    /// Files were brought: dropped or chosen.
    Brought(String, Vec<Change>),
    /// What was brought could not be read.
    Refused(String),
}

/// What the page knows of it.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// How the open project is kept.
    pub standing: Standing,
    /// Its number, once it has one.
    pub id: Option<u64>,
    /// What it is called.
    pub title: String,
    /// Changes are counted; this is the newest.
    pub turn: u32,
    /// The newest change that is kept.
    pub kept: u32,
    /// The newest change that could not be kept: the next one is another try.
    pub failed: u32,
    /// Whether something was changed since the last moment of rest: the chip says "saving" all the
    /// while, so that it does not flicker (nor is read aloud) with every key.
    pub busy: bool,
    /// Whether all files are to be written, whatever changed.
    pub all: bool,
    /// Files changed since, each with its change.
    pub stale: Vec<(String, u32)>,
    /// The projects there are.
    pub list: Rc<Vec<Entry>>,
    /// What is to be done.
    pub wishes: VecDeque<Wish>,
    /// How many wishes were ever made.
    pub wished: u32,
    /// Whether the worker is ready and waits for a project.
    pub ready: bool,
    /// The text of a link that is to be opened first.
    pub coming: Option<String>,
    /// The text after `#` of the open project's link.
    pub link: String,
    /// What is worth saying about what came in or could not.
    pub notes: Rc<Vec<String>>,
    /// The entry whose name is being typed.
    pub naming: Option<u64>,
    /// How often the open project became another one without being opened.
    pub parted: u32,
    /// A file to be saved: a number, its name, its bytes.
    pub file: Option<(u32, String, Rc<Vec<u8>>)>,
}

/// Files of the open project changed, or what is kept beside them.
pub fn changed<'a>(state: &mut State, paths: impl Iterator<Item = &'a str>) {
    let shelf = &mut state.shelf;
    shelf.turn += 1;
    shelf.busy = true;
    for path in paths {
        shelf.stale.retain(|(other, _)| other != path);
        shelf.stale.push((path.into(), shelf.turn));
    }
}

/// A wish is noted.
pub fn wish(state: &mut State, wish: Wish) {
    state.shelf.naming = None;
    if wish == Wish::Part {
        let shelf = &mut state.shelf;
        (shelf.id, shelf.standing, shelf.parted) = (None, Standing::Fresh, shelf.parted + 1);
        shelf.title = [&shelf.title, " (copy)"].concat();
        return changed(state, std::iter::empty());
    }
    if let Wish::Rename(id, title) = &wish
        && state.shelf.id == Some(*id)
    {
        state.shelf.title.clone_from(title);
    }
    state.shelf.wished += 1;
    state.shelf.wishes.push_back(wish);
    let over = state.shelf.wishes.len().saturating_sub(20);
    state.shelf.wishes.drain(..over);
}

/// What was done, or came by itself.
pub fn hear(state: &mut State, word: Word) {
    match word {
        Word::Begun(found, link) => begun(state, found, link),
        Word::Denied(link) => {
            (state.shelf.standing, state.shelf.coming) = (Standing::Denied, link);
            start(state);
        }
        Word::Kept(id, turn, paths) => kept(&mut state.shelf, id, turn, &paths),
        Word::Failed(turn, reason) => {
            // Nobody knows what of it is on disk: the next try writes all.
            state.shelf.all = true;
            (state.shelf.standing, state.shelf.failed) = (Standing::Failed(reason), turn);
        }
        // Another tab has deleted it for good: it is written again, whole.
        Word::Gone => {
            state.shelf.all = true;
            changed(state, std::iter::empty());
        }
        Word::Fell(title) => {
            let words = [
                "The page ended while it opened ",
                &title,
                ". It is under Projects, and was not opened again.",
            ];
            begun(state, None, None);
            state.print(vec![Line::note(&words.concat())]);
            state.overlay = Overlay::Projects;
        }
        Word::Undone(reason) => {
            state.print(vec![Line::note(&["That could not be done: ", &reason, "."].concat())]);
        }
        Word::Settled => state.shelf.busy = state.shelf.kept < state.shelf.turn,
        Word::List(list) => state.shelf.list = Rc::new(list),
        Word::Opened(id, bundle) => {
            show(state, &bundle);
            (state.shelf.id, state.shelf.standing) = (Some(id), Standing::Kept);
        }
        Word::Elsewhere => state.shelf.standing = Standing::Elsewhere,
        Word::Link(link) => errands::ask(state, Ask::Unlink { link }),
        Word::Refused(reason) => taken(state, None, String::new(), vec![reason]),
        Word::Brought(name, files) => errands::ask(state, Ask::Take { name, files }),
    }
}

/// All up to a change is kept, and these files whenever they changed.
fn kept(shelf: &mut Shelf, id: u64, turn: u32, paths: &[String]) {
    shelf.stale.retain(|(path, changed)| *changed > turn && !paths.contains(path));
    let all = shelf.stale.is_empty() && !paths.is_empty();
    shelf.all = false;
    (shelf.id, shelf.kept) = (Some(id), if all { shelf.turn } else { shelf.kept.max(turn) });
    if shelf.standing != Standing::Elsewhere {
        shelf.standing = Standing::Kept;
    }
}

/// The page goes on where it was, or begins.
fn begun(state: &mut State, found: Option<(u64, Bundle)>, link: Option<String>) {
    state.shelf.standing = Standing::Fresh;
    state.shelf.coming = link;
    if let Some((id, bundle)) = found {
        first(state, &bundle);
        (state.shelf.id, state.shelf.standing) = (Some(id), Standing::Kept);
    }
    start(state);
}

/// Shows a project while no worker has opened another yet: the one that starts will do.
fn first(state: &mut State, bundle: &Bundle) {
    let (generation, ready) = (state.generation, state.shelf.ready);
    show(state, bundle);
    state.generation = generation;
    state.shelf.ready = ready;
}

/// The worker is ready, or the project is known: what was waited for is there.
pub fn start(state: &mut State) {
    if !state.shelf.ready || state.shelf.standing == Standing::Asking {
        return;
    }
    match state.shelf.coming.take() {
        Some(link) => drop(state.ask(Ask::Unlink { link })),
        None => begin(state),
    }
}

/// Shows another project; it is not kept before something in it changes.
pub fn show(state: &mut State, bundle: &Bundle) {
    let (list, file) = (Rc::clone(&state.shelf.list), state.shelf.file.clone());
    let (wishes, wished) = (std::mem::take(&mut state.shelf.wishes), state.shelf.wished);
    let denied = state.shelf.standing == Standing::Denied;
    reset(state, &bundle.project, &bundle.open);
    state.hint.clear();
    let standing = if denied { Standing::Denied } else { Standing::Fresh };
    state.shelf = Shelf {
        standing,
        title: bundle.title.clone(),
        list,
        file,
        wishes,
        wished,
        ..Shelf::default()
    };
    if !bundle.typed.is_empty() {
        state.terminal.history = Rc::new(bundle.typed.clone());
        state.terminal.at = usize::MAX;
    }
    if bundle.open.is_empty() {
        (state.tabs, state.active) = (Vec::new(), None);
    } else {
        state.line = (bundle.line, state.line.1 + 1);
    }
    for word in bundle.panes.split(' ') {
        match word {
            "changes" => state.side = Side::Changes,
            "diagram" => state.side = Side::Diagram,
            "revisions" => state.side = Side::Revisions,
            _ => {}
        }
    }
    lesson::begin(state, bundle);
}

/// What came out of a link, a zip or a folder; or why nothing did. That it runs is said in the
/// terminal; a dialog opens where there is more to know.
pub fn taken(state: &mut State, bundle: Option<Bundle>, runs: String, mut notes: Vec<String>) {
    if let Some(mut bundle) = bundle {
        if bundle.title.is_empty() {
            bundle.title = "Shared project".into();
        }
        match state.engine {
            Engine::Starting => first(state, &bundle),
            _ => show(state, &bundle),
        }
        let words = [
            &bundle.title,
            " is open. It is kept as a project of its own as soon as you change something.",
        ];
        state.print(vec![Line::note(&words.concat())]);
    }
    let said = Some(&runs).filter(|runs| !runs.is_empty()).into_iter().chain(&notes);
    state.print(said.map(|note| Line::note(note)).collect());
    if !runs.is_empty() && !notes.is_empty() {
        notes.insert(0, runs);
    }
    state.shelf.notes = Rc::new(notes);
    if !state.shelf.notes.is_empty() {
        state.overlay = Overlay::Brought;
    }
    if state.engine == Engine::Starting
        && state.outbox.iter().all(|request| matches!(request.ask, Ask::Unlink { .. }))
    {
        start(state);
    }
}

/// The open project as it travels.
pub fn bundle(state: &State) -> Bundle {
    let mut bundle = place(state);
    bundle.project.files = state.files.changes();
    bundle
}

/// The same without its files.
pub fn place(state: &State) -> Bundle {
    let side = match state.side {
        Side::Changes => "changes",
        Side::Diagram => "diagram",
        Side::Revisions => "revisions",
        Side::Lesson => "lesson",
        // Where nothing is said, a lesson comes to the front.
        _ if !state.lesson.source.is_empty() => "database",
        _ => "",
    };
    let typed = &state.terminal.history;
    let (folders, cwd, env) = (state.folders.clone(), state.cwd.clone(), state.env.clone());
    Bundle {
        title: state.shelf.title.clone(),
        project: Parcel { files: Vec::new(), folders, cwd, env },
        open: state.active.clone().unwrap_or_default(),
        panes: side.into(),
        lesson: state.lesson.source.clone(),
        step: state.lesson.step,
        typed: typed[typed.len().saturating_sub(LINES)..].to_vec(),
        ..Bundle::default()
    }
}

/// Lines typed that travel along.
const LINES: usize = 100;

/// The dialog for sharing opens: the worker is asked for the link.
pub fn share(state: &mut State) {
    state.shelf.link.clear();
    let bundle = bundle(state);
    errands::ask(state, Ask::Link { bundle });
}

/// The project, or what a command prints about it, is to be saved as a file.
pub fn pack(state: &mut State, what: Pack, name: String) {
    let bundle = bundle(state);
    errands::ask(state, Ask::Pack { bundle, what, name });
}

/// A file that was made is to be saved; or why it was not.
pub fn packed(state: &mut State, name: String, bytes: Option<Vec<u8>>, error: String) {
    match bytes {
        Some(bytes) => {
            let number = state.shelf.file.as_ref().map_or(1, |(number, ..)| number + 1);
            state.shelf.file = Some((number, name, Rc::new(bytes)));
        }
        None => {
            state.shelf.notes = Rc::new(vec![[&name, " could not be made: ", &error].concat()]);
            state.overlay = Overlay::Brought;
        }
    }
}

/// A file of the project is to be saved as it is.
pub fn save(state: &mut State, path: &str) {
    if let Some(bytes) = state.files.get(path).map(|bytes| bytes.to_vec()) {
        let name = path.rsplit('/').next().unwrap_or(path).to_string();
        packed(state, name, Some(bytes), String::new());
    }
}

/// The files that the person may want, each with the action that saves it.
pub fn offers(state: &State) -> Vec<(String, Action)> {
    let name = name(&state.shelf.title);
    let mut all =
        vec![("Project as zip".to_string(), Action::Pack(Pack::Zip, [&name, ".zip"].concat()))];
    for database in &state.view.databases {
        let path = &database.path;
        all.push((["Database ", path].concat(), Action::SaveFile(path.clone())));
        let line = ["cd /playground && sqlite3 '", path, "' .dump"].concat();
        let short = path.rsplit('/').next().unwrap_or(path);
        all.push((
            ["SQL dump of ", path].concat(),
            Action::Pack(Pack::Printed { line }, [short, ".sql"].concat()),
        ));
    }
    if !state.view.tool.is_empty() && !state.view.revisions.is_empty() {
        let line =
            ["cd /playground/", &state.view.home, " && ", &state.view.tool, " upgrade --sql"]
                .concat();
        let label = [&state.view.tool, " upgrade --sql"].concat();
        all.push((label, Action::Pack(Pack::Printed { line }, [&name, "-upgrade.sql"].concat())));
    }
    if let Some(path) = &state.active {
        all.push((["File ", path].concat(), Action::SaveFile(path.clone())));
    }
    all.push(("What the terminal shows".into(), Action::SaveTranscript));
    all
}

/// What the terminal shows is to be saved.
pub fn save_transcript(state: &mut State) {
    let text: String =
        state.terminal.lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
    let name = [&name(&state.shelf.title), ".txt"].concat();
    packed(state, name, Some(text.into_bytes()), String::new());
}

/// A title as a file's name.
fn name(title: &str) -> String {
    let letter =
        |letter: char| if letter.is_alphanumeric() || letter == '.' { letter } else { '-' };
    let name: String = title.chars().map(letter).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "project".into() } else { name.into() }
}

/// What the project's chip says.
pub fn words(shelf: &Shelf) -> &'static str {
    match &shelf.standing {
        Standing::Asking => "…",
        Standing::Fresh => "not changed yet",
        Standing::Kept if shelf.busy || shelf.kept < shelf.turn => "saving",
        Standing::Kept => "saved",
        Standing::Denied => "cannot be saved here",
        Standing::Failed(_) => "not saved",
        Standing::Elsewhere => "open in another tab",
    }
}
