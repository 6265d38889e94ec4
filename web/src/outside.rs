//! What stands outside of Yew: the worker, the editor, the keyboard's place, scrolling, what is remembered.
//! After each drawing it follows the state.
use crate::app::Handle;
use crate::browser::{self, Watch};
use crate::editor::Editor;
use crate::engine::Engine;
use crate::reduce::Action;
use crate::state::{Pane, Setup, State};
use std::cell::RefCell;
use std::rc::Rc;
use yew::Callback;

/// What was done so far.
#[derive(Default)]
pub struct Outside {
    engine: Option<Engine>,
    generation: Option<u32>,
    posted: u32,
    editor: Rc<RefCell<Option<Editor>>>,
    watch: Option<Watch>,
    setup: Option<Setup>,
    shown: Option<(String, Rc<Vec<u8>>)>,
    tabs: Vec<String>,
    focus: u32,
    caret: u32,
    scrolled: Option<(usize, usize, Pane)>,
}

impl Outside {
    /// Does what the state asks and was not done yet.
    pub fn follow(&mut self, store: &Handle) {
        let state = &store.0;
        if self.generation != Some(state.generation) {
            self.start(store);
        }
        for request in state.outbox.iter().filter(|request| request.id > self.posted) {
            self.engine.iter().for_each(|engine| engine.post(request));
        }
        self.posted = state.outbox.last().map_or(self.posted, |request| request.id);
        self.set_up(&state.setup);
        self.edit(state);
        self.scroll(state);
        self.focus(state);
    }

    /// Starts a worker, and the first time all else.
    fn start(&mut self, store: &Handle) {
        let seen = store.clone();
        let act = Callback::from(move |action| seen.dispatch(action));
        self.engine = Engine::start(&act).map_err(|error| act.emit(Action::Lost(error))).ok();
        if self.generation.replace(store.0.generation).is_some() {
            return;
        }
        let heard = act.clone();
        self.watch = Watch::terminal(move |columns| heard.emit(Action::Columns(columns)));
        let (slot, changed) = (Rc::clone(&self.editor), act.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let edit = move |path, text| changed.emit(Action::Edit(path, text));
            if let Some(editor) = Editor::create(edit).await {
                *slot.borrow_mut() = Some(editor);
                act.emit(Action::EditorReady);
            }
        });
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
        if let Some(path) = &state.active
            && let (Some(bytes), Some(text)) = (state.files.get(path), state.files.text(path))
            && !self.shown.as_ref().is_some_and(|(known, old)| known == path && Rc::ptr_eq(old, bytes))
        {
            editor.show(path, text);
            self.shown = Some((path.clone(), Rc::clone(bytes)));
        }
        if self.tabs != state.tabs {
            editor.keep(&state.tabs);
            self.tabs.clone_from(&state.tabs);
            self.shown = self.shown.take().filter(|(path, _)| state.tabs.contains(path));
        }
    }

    /// The end of the terminal is what matters.
    fn scroll(&mut self, state: &State) {
        let lines = &state.terminal.lines;
        let now = Some((Rc::as_ptr(lines) as usize, lines.len(), state.pane));
        if self.scrolled != now {
            browser::scroll_to_end("screen");
            self.scrolled = now;
        }
    }

    fn focus(&mut self, state: &State) {
        let (pane, times) = state.focus;
        if self.focus != times {
            match pane {
                Pane::Editor => match &*self.editor.borrow() {
                    Some(editor) => editor.focus(),
                    None => return,
                },
                _ => browser::focus("command", state.terminal.draft.len()),
            }
            self.focus = times;
        }
        if self.caret != state.terminal.caret.1 {
            self.caret = state.terminal.caret.1;
            browser::focus("command", state.terminal.caret.0);
        }
    }
}
