//! What stands outside of Yew: the worker, the editor, the keyboard's place, scrolling, what is
//! remembered. After each drawing it follows the state.
use crate::app::Handle;
use crate::around::{Around, when_seen};
use crate::browser::{self, Keyboard, Watch};
use crate::editor::Editor;
use crate::embed::Form;
use crate::engine::Engine;
use crate::grid::Grid;
use crate::keeping::Keeping;
use crate::keys;
use crate::reduce::Action;
use crate::scout::LATE;
use crate::shelf::Word;
use crate::state::{self, Overlay, Pane, Setup, Side, State};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use project::{Ask, Change, Page, Preview, Weight};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::Callback;

/// What was done so far.
#[derive(Default)]
pub struct Outside {
    engine: Option<Engine>,
    generation: Option<u32>,
    posted: u32,
    scout: Option<Engine>,
    scouts: Option<u32>,
    sent: u32,
    runner: Option<Engine>,
    errand: u32,
    ran: u32,
    overlay: Option<Overlay>,
    chosen: usize,
    line: u32,
    opened: u32,
    known: usize,
    told: (usize, Option<String>),
    console: u32,
    editing: u32,
    file: u32,
    saved: u32,
    around: Around,
    keeping: Rc<Keeping>,
    links: Option<EventListener>,
    marked: Option<(*const Page, (usize, usize))>,
    editor: Rc<RefCell<Option<Editor>>>,
    watch: Option<Watch>,
    setup: Option<Setup>,
    shown: Option<(String, Rc<Vec<u8>>)>,
    tabs: Vec<String>,
    focus: Option<u32>,
    keys: Option<EventListener>,
    caret: u32,
    walked: (String, usize, Option<String>),
    called: u32,
    scrolled: Option<(usize, usize)>,
    before: Option<Element>,
    keyboard: Option<Keyboard>,
    making: bool,
}

impl Outside {
    /// Does what the state asks and was not done yet.
    pub fn follow(&mut self, store: &Handle) {
        let state = &store.0;
        if self.keys.is_none() {
            self.listen(store);
        }
        if matches!(state.engine, state::Engine::Halted(_)) {
            self.engine = None;
        } else if state.embed.awake && self.generation != Some(state.generation) {
            self.start(store);
        }
        for request in state.outbox.iter().filter(|request| request.id > self.posted) {
            self.engine.iter().for_each(|engine| engine.post(request));
            if matches!(request.ask, Ask::Open { .. }) {
                later(OPENS, store, Action::OpenLate(request.id));
            }
        }
        self.posted = state.outbox.last().map_or(self.posted, |request| request.id);
        self.scout(store);
        self.errands(store);
        self.set_up(&state.setup);
        self.edit(state);
        self.scroll(state);
        self.lay_over(state);
        self.grid(&state.grid);
        self.keep(store);
        if state.overlay == Overlay::None {
            self.make(state);
            self.focus(state);
        }
        self.keyboard.iter().for_each(Keyboard::mend);
    }

    /// Listens, once; the rest begins when the page is in sight.
    fn listen(&mut self, store: &Handle) {
        let seen = store.clone();
        let act = Callback::from(move |action| seen.dispatch(action));
        Around::begin(&act);
        let seen = act.clone();
        when_seen(store.0.embed.form, move || seen.emit(Action::Awake));
        let heard = act.clone();
        self.links =
            Some(browser::on_link(move |link| heard.emit(Action::Shelved(Word::Link(link)))));
        let heard = act.clone();
        self.watch = Watch::terminal(move |columns| heard.emit(Action::Columns(columns)));
        self.keyboard = Some(Keyboard::watch());
        self.keys = Some(keys::listen(act));
    }

    /// Starts a worker, and the first time the editor and what is kept.
    fn start(&mut self, store: &Handle) {
        let (seen, keeping) = (store.clone(), Rc::clone(&self.keeping));
        let act = Callback::from(move |action| keeping.hear(&seen, action));
        let heard = |heard| match heard {
            Ok(reply) => Action::Heard(reply),
            Err(reason) => Action::Lost(reason),
        };
        self.engine =
            Engine::start(&act, heard).map_err(|error| act.emit(Action::Lost(error))).ok();
        if self.generation.replace(store.0.generation).is_some() {
            return;
        }
        self.keeping.begin(store);
        let still = store.0.embed.form == Form::Read;
        let (slot, changed, keeping) =
            (Rc::clone(&self.editor), act.clone(), Rc::clone(&self.keeping));
        wasm_bindgen_futures::spawn_local(async move {
            let edit = move |path, text| changed.emit(Action::Edit(path, text));
            let shown = act.clone();
            let table = move |table| shown.emit(Action::Table(table));
            let brought = act.clone();
            let take = move |name, list, problem| {
                brought.emit(Action::Shelved(taken(name, &list, problem)))
            };
            if let Some(editor) = Editor::create(edit, table, take, still, || keeping.front()).await
            {
                *slot.borrow_mut() = Some(editor);
                act.emit(Action::EditorReady);
            }
        });
    }

    /// Projects are kept, files saved.
    fn keep(&mut self, store: &Handle) {
        self.keeping.follow(store);
        self.around.follow(store);
        if let Some((number, name, bytes)) = &store.0.shelf.file
            && std::mem::replace(&mut self.saved, *number) != *number
        {
            browser::save(name, bytes);
        }
    }

    /// The second worker starts when the first one has begun, so that it takes no time from it.
    fn scout(&mut self, store: &Handle) {
        let (scout, engine) = (&store.0.scout, &store.0.engine);
        let opened = matches!(engine, state::Engine::Idle | state::Engine::Busy(_));
        if self.scouts != Some(scout.generation) && opened {
            self.scouts = Some(scout.generation);
            let seen = store.clone();
            let act = Callback::from(move |action| seen.dispatch(action));
            self.scout =
                Engine::start(&act, |heard| heard.map_or(Action::ScoutLost, Action::Scouted)).ok();
        }
        for request in scout.outbox.iter().filter(|request| request.id > self.sent) {
            self.scout.iter().for_each(|scout| scout.post(request));
            later(LATE, store, Action::ScoutLate(request.id));
        }
        self.sent = scout.outbox.last().map_or(self.sent, |request| request.id);
    }

    /// The third worker starts with the first wish.
    fn errands(&mut self, store: &Handle) {
        let errands = &store.0.errands;
        if self.errand != errands.generation {
            self.errand = errands.generation;
            let seen = store.clone();
            let act = Callback::from(move |action| seen.dispatch(action));
            self.runner =
                Engine::start(&act, |heard| heard.map_or(Action::ErrandLost, Action::Ran)).ok();
        }
        for request in errands.outbox.iter().filter(|request| request.id > self.ran) {
            self.runner.iter().for_each(|runner| runner.post(request));
        }
        self.ran = errands.outbox.last().map_or(self.ran, |request| request.id);
    }

    /// The chosen cell, the console, a file to be saved.
    fn grid(&mut self, grid: &Grid) {
        let page = grid.page.as_ref().map_or(std::ptr::null(), Rc::as_ptr);
        let marked = grid.cell.map(|cell| (page, cell));
        if self.marked != marked {
            self.marked = marked;
            browser::mark_cell(grid.cell);
        }
        if std::mem::replace(&mut self.editing, grid.editing) != grid.editing {
            browser::focus_on("cell");
        }
        if std::mem::replace(&mut self.console, grid.shown) != grid.shown {
            browser::reveal("run-sql");
            browser::focus_on("run-sql");
        }
        if let Some((number, name, text)) = &grid.file
            && std::mem::replace(&mut self.file, *number) != *number
        {
            browser::save(name, text.as_bytes());
        }
    }

    /// What lies over the page takes the keyboard while it is there, and gives it back.
    fn lay_over(&mut self, state: &State) {
        let old = self.overlay.replace(state.overlay).unwrap_or(Overlay::None);
        if old == Overlay::None && state.overlay != old {
            self.before = browser::focused();
        }
        if old != state.overlay && state.overlay != Overlay::None {
            browser::show_modal("overlay");
            browser::focus("query", 0);
        }
        if old != state.overlay && state.overlay == Overlay::None {
            let before = self.before.take();
            if !before.is_some_and(|before| browser::give_back(&before)) {
                self.focus = None;
            }
        }
        if self.chosen != state.chosen {
            self.chosen = state.chosen;
            browser::reveal(&["entry-", &state.chosen.to_string()].concat());
        }
    }

    fn set_up(&mut self, setup: &Setup) {
        if self.setup.as_ref() != Some(setup) {
            browser::keep_setup(setup);
            self.setup = Some(setup.clone());
        }
    }

    /// Shows the text of the tab in front, and forgets the history of closed tabs.
    fn edit(&mut self, state: &State) {
        let editor = self.editor.borrow();
        let Some(editor) = &*editor else { return };
        if std::mem::replace(&mut self.opened, state.opened) != state.opened {
            editor.keep(&[]);
            self.shown = None;
        }
        if let Some(path) = &state.active
            && let (Some(bytes), Some(text)) = (state.files.get(path), state.files.text(path))
            && !self
                .shown
                .as_ref()
                .is_some_and(|(known, old)| known == path && Rc::ptr_eq(old, bytes))
        {
            editor.show(path, text);
            self.shown = Some((path.clone(), Rc::clone(bytes)));
        }
        let view = Rc::as_ptr(&state.view) as usize;
        if std::mem::replace(&mut self.known, view) != view {
            editor.know(&names(state));
        }
        let preview = Rc::as_ptr(&state.scout.preview) as usize;
        let told = (preview, state.active.clone());
        if self.told != told {
            editor.trouble(&troubles(&state.scout.preview));
            self.told = told;
        }
        let here = state
            .walk
            .here()
            .filter(|_| state.side == Side::Trace)
            .map(|stop| (stop.path.clone(), stop.line));
        let (path, line) = here.unwrap_or_default();
        let walked = (path, line, state.active.clone());
        if self.walked != walked {
            editor.mark(&walked.0, walked.1);
            self.walked = walked;
        }
        if self.line != state.line.1 && state.line.0 > 0 {
            editor.go(state.line.0);
        }
        self.line = state.line.1;
        if self.tabs != state.tabs {
            editor.keep(&state.tabs);
            self.tabs.clone_from(&state.tabs);
            self.shown = self.shown.take().filter(|(path, _)| state.tabs.contains(path));
        }
    }

    /// The field for a new file's path has the keyboard as long as it is there.
    fn make(&mut self, state: &State) {
        if std::mem::replace(&mut self.making, state.making) != state.making {
            if state.making {
                browser::focus_on("path");
            } else if browser::focused().is_none() {
                browser::focus_on("new-file");
            }
        }
    }

    /// The end of the terminal is what matters.
    fn scroll(&mut self, state: &State) {
        let lines = &state.terminal.lines;
        let now = Some((Rc::as_ptr(lines) as usize, lines.len()));
        // What came while a phone showed another pane is shown when the terminal is; nothing else
        // moves what somebody reads.
        if self.scrolled != now && browser::scroll_to_end("screen") {
            self.scrolled = now;
        }
    }

    fn focus(&mut self, state: &State) {
        let (pane, times) = state.focus;
        // A part of another page does not take the keyboard by itself.
        if state.embed.form != Form::Alone && self.focus.is_none() && times == 0 {
            self.focus = Some(times);
        }
        if self.focus != Some(times) {
            match pane {
                Pane::Editor => match &*self.editor.borrow() {
                    Some(editor) => editor.focus(),
                    None => return,
                },
                _ => browser::focus("command", state.terminal.draft.len()),
            }
            self.focus = Some(times);
        }
        if std::mem::replace(&mut self.called, state.lesson.called) != state.lesson.called {
            let place = state.lesson.place();
            browser::focus_on(&place);
            browser::reveal(&place);
        }
        if self.caret != state.terminal.caret.1 {
            self.caret = state.terminal.caret.1;
            browser::focus("command", state.terminal.caret.0);
        }
    }
}

/// Milliseconds that opening a project may take.
const OPENS: u32 = 20_000;

/// Something happens after some milliseconds.
fn later(milliseconds: u32, store: &Handle, action: Action) {
    let store = store.clone();
    Timeout::new(milliseconds, move || store.dispatch(action)).forget();
}

/// What was dropped or chosen: paths and bytes in turns.
fn taken(name: String, list: &js_sys::Array, problem: String) -> Word {
    if !problem.is_empty() {
        return Word::Refused(problem);
    }
    Word::Brought(name, changes(list))
}

/// Files of a list that has paths and bytes in turns.
pub fn changes(list: &js_sys::Array) -> Vec<Change> {
    let mut files = Vec::new();
    let mut entries = list.iter();
    while let (Some(path), Some(bytes)) = (entries.next(), entries.next()) {
        let content = Some(js_sys::Uint8Array::new(&bytes).to_vec());
        files.push(Change { path: path.as_string().unwrap_or_default(), content });
    }
    files
}

/// What the preview found wrong, as the editor wants it.
fn troubles(preview: &Preview) -> String {
    let mut all = String::new();
    let mut add = |path: &str, line: usize, severity: &str, words: &str| {
        let words = words.replace(['\n', '\t'], " ");
        all = [&all, path, "\t", &line.to_string(), severity, &words, "\n"].concat();
    };
    if let Some(trouble) = &preview.trouble {
        add(&trouble.path, trouble.line, "\terror\t", &trouble.message);
    }
    for notice in preview.notices.iter().filter(|one| one.line > 0) {
        let fails = notice.weight == Weight::Failure;
        add(
            &notice.path,
            notice.line,
            if fails { "\terror\tWill fail: " } else { "\twarning\t" },
            &notice.text,
        );
    }
    all
}

/// The tables of all databases as the editor wants them.
fn names(state: &State) -> String {
    let tables = state.view.databases.iter().flat_map(|database| &database.tables);
    let line = |table: &project::Table| {
        table
            .columns
            .iter()
            .fold(table.name.clone(), |line, column| [&line, "\t", &column.name].concat())
            + "\n"
    };
    tables.map(line).collect()
}
