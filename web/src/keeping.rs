//! Keeps the open project as the state asks: after each drawing it hands over what changed, and
//! what a line did before its end is shown. `web/keeper` writes it into IndexedDB. In: the state's
//! handle. Out: words for `shelf.rs`.
use crate::app::Handle;
use crate::browser;
use crate::editor::load;
use crate::outside::changes;
use crate::reduce::Action;
use crate::shelf::{Entry, Standing, Wish, Word, place};
use crate::state::{Engine, State};
use js_sys::{Array, Uint8Array};
use project::{Bundle, Change, Done, Parcel, Reply};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The keeper's functions.
    type Keeper;
    #[wasm_bindgen(method)]
    fn begin(this: &Keeper, take: &JsValue, linked: bool);
    #[wasm_bindgen(method)]
    fn keep(this: &Keeper, token: u32, id: f64, size: f64, words: Array, files: Array, anew: bool);
    #[wasm_bindgen(method)]
    fn wish(this: &Keeper, what: &str, id: f64, text: &str);
    #[wasm_bindgen(method)]
    fn opening(this: &Keeper, id: f64);
}

/// What was handed over and is not on disk yet.
struct Pending {
    token: u32,
    turn: u32,
    generation: u32,
    /// What a line did, to be shown then.
    done: Option<Done>,
}

/// What is at work.
#[derive(Default)]
pub struct Keeping {
    keeper: RefCell<Option<Keeper>>,
    /// The state as it was drawn last.
    now: RefCell<Option<Handle>>,
    pending: RefCell<Vec<Pending>>,
    tokens: Cell<u32>,
    /// The kept project that the engine opens just now.
    opening: Cell<Option<u64>>,
    wished: Cell<u32>,
    /// The number given to a project that had none, and which project that is.
    given: Cell<((u32, u32), Option<u64>)>,
}

impl Keeping {
    /// Fetches the keeper, which tells the page what to go on with.
    pub fn begin(self: &Rc<Self>, store: &Handle) {
        *self.now.borrow_mut() = Some(store.clone());
        let (keeping, store) = (Rc::clone(self), store.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let link = browser::link();
            // A part of another page keeps nothing.
            let module = match browser::embedded() {
                None => load(&browser::versioned("keeper.js")).await.ok(),
                Some(_) => None,
            };
            let Some(module) = module else {
                return store.dispatch(Action::Shelved(Word::Denied(link)));
            };
            let keeper: Keeper = module.unchecked_into();
            let heard = Rc::clone(&keeping);
            let take = move |kind: String, id: f64, words: Array, files: Array| {
                heard.take(&kind, id as u64, &words, &files)
            };
            let take = Closure::<dyn Fn(String, f64, Array, Array)>::new(take).into_js_value();
            keeper.begin(&take, link.is_some());
            *keeping.keeper.borrow_mut() = Some(keeper);
        });
    }

    /// The file in front and its text, once it is known which project is open; before, none.
    pub fn front(&self) -> Option<(String, String)> {
        let now = self.now.borrow();
        let state = now
            .as_ref()
            .map(|store| &store.0)
            .filter(|state| state.shelf.standing != Standing::Asking)?;
        let path = state.active.clone()?;
        let text = state.files.text(&path)?.to_owned();
        Some((path, text))
    }

    /// The keeper says something.
    fn take(&self, kind: &str, id: u64, words: &Array, files: &Array) {
        let word = |at: u32| words.get(at).as_string().unwrap_or_default();
        let token = || word(0).parse().unwrap_or_default();
        let word = match kind {
            "kept" => return self.kept(token(), Ok(id)),
            "failed" => return self.kept(token(), Err(word(1))),
            "found" => Word::Begun(Some((id, bundle(words, files))), None),
            "begun" => Word::Begun(None, browser::link()),
            "opened" => Word::Opened(id, bundle(words, files)),
            "list" => Word::List(entries(words)),
            "elsewhere" => Word::Elsewhere,
            "undone" => Word::Undone(word(0)),
            "gone" => return self.gone(token()),
            "fell" => Word::Fell(word(0)),
            "settled" => Word::Settled,
            _ => Word::Denied(browser::link()),
        };
        self.dispatch(Action::Shelved(word));
    }

    /// Another tab deleted the project for good: what was handed over is written again, with all
    /// the rest.
    fn gone(&self, token: u32) {
        let mut pending = self.pending.borrow_mut();
        let found =
            pending.iter().position(|other| other.token == token).map(|at| pending.remove(at));
        drop(pending);
        let done = found.and_then(|pending| pending.done);
        done.into_iter().for_each(|done| self.dispatch(Action::Heard(Reply::Done(done))));
        self.dispatch(Action::Shelved(Word::Gone));
    }

    /// What was handed over is on disk, or could not be written: a line's end is shown now.
    fn kept(&self, token: u32, id: Result<u64, String>) {
        let mut pending = self.pending.borrow_mut();
        let found =
            pending.iter().position(|other| other.token == token).map(|at| pending.remove(at));
        drop(pending);
        let Some(Pending { turn, generation, done, .. }) = found else { return };
        let mut paths = Vec::new();
        // A line whose worker was ended meanwhile is not shown; the page writes everything anew
        // then.
        if let Some(done) = done.filter(|_| {
            self.now.borrow().as_ref().is_some_and(|now| now.0.generation == generation)
        }) {
            paths = done.outcome.changed.iter().map(|change| change.path.clone()).collect();
            self.dispatch(Action::Heard(Reply::Done(done)));
        }
        self.dispatch(Action::Shelved(match id {
            Ok(id) => Word::Kept(id, turn, paths),
            Err(reason) => {
                // A project that was never written is written whole at the next try.
                self.given.set(((0, 0), None));
                Word::Failed(turn, reason)
            }
        }));
    }

    fn dispatch(&self, action: Action) {
        let now = self.now.borrow().clone();
        now.into_iter().for_each(|now| now.dispatch(action.clone()));
    }

    /// Does what is wished and hands over what changed, one change at a time.
    pub fn follow(&self, store: &Handle) {
        *self.now.borrow_mut() = Some(store.clone());
        let shelf = &store.0.shelf;
        let keeper = self.keeper.borrow();
        let Some(keeper) = &*keeper else { return };
        let opening = shelf.id.filter(|_| store.0.engine == Engine::Starting);
        if self.opening.replace(opening) != opening {
            keeper.opening(opening.unwrap_or_default() as f64);
        }
        let new = shelf.wished.saturating_sub(self.wished.replace(shelf.wished)) as usize;
        for wish in shelf.wishes.iter().skip(shelf.wishes.len().saturating_sub(new)) {
            let (what, id, text) = match wish {
                Wish::List | Wish::Part => ("list", 0, ""),
                Wish::Open(id) => ("open", *id, ""),
                Wish::Rename(id, title) => ("rename", *id, title.as_str()),
                Wish::Duplicate(id) => ("duplicate", *id, ""),
                Wish::Delete(id) => ("delete", *id, ""),
                Wish::Restore(id) => ("restore", *id, ""),
                Wish::TakeOver => ("take over", shelf.id.unwrap_or_default(), ""),
            };
            keeper.wish(what, id as f64, text);
        }
        if self.keeps(&store.0)
            && shelf.turn > shelf.kept.max(shelf.failed)
            && self.pending.borrow().is_empty()
        {
            self.write(keeper, &store.0, None);
        }
    }

    fn keeps(&self, state: &State) -> bool {
        matches!(state.shelf.standing, Standing::Fresh | Standing::Kept | Standing::Failed(_))
    }

    /// What a line did is written before it is shown: what was shown is never lost.
    pub fn hear(&self, store: &Handle, action: Action) {
        let now = self.now.borrow().clone();
        let keeper = self.keeper.borrow();
        match (action, now, &*keeper) {
            (Action::Heard(Reply::Done(done)), Some(now), Some(keeper)) if self.keeps(&now.0) => {
                self.write(keeper, &now.0, Some(done));
            }
            (action, ..) => store.dispatch(action),
        }
    }

    /// Hands over what changed since the last time, and what a line did.
    fn write(&self, keeper: &Keeper, state: &State, done: Option<Done>) {
        let (id, anew) = self.number(state);
        let mut place = place(state);
        let mut changes = if anew { state.files.changes() } else { stale(state) };
        if let Some(done) = &done {
            let project = &mut place.project;
            (project.cwd, project.env, project.folders) =
                (done.cwd.clone(), done.env.clone(), done.folders.clone());
            changes.retain(|change| {
                !done.outcome.changed.iter().any(|other| other.path == change.path)
            });
            changes.extend(done.outcome.changed.iter().cloned());
        }
        let token = self.tokens.replace(self.tokens.get() + 1) + 1;
        self.pending.borrow_mut().push(Pending {
            token,
            turn: state.shelf.turn,
            generation: state.generation,
            done,
        });
        keeper.keep(token, id as f64, size(state), words(&place), flat(&changes), anew);
        if anew {
            browser::forget_link();
        }
    }

    /// The project's number; a new one where it has none yet, and whether all of it is to be
    /// written.
    fn number(&self, state: &State) -> (u64, bool) {
        let which = (state.opened, state.shelf.parted);
        if let Some(id) = state.shelf.id {
            return (id, state.shelf.all);
        }
        match self.given.get() {
            (known, Some(id)) if known == which => (id, state.shelf.all),
            _ => {
                let id = unused();
                self.given.set((which, Some(id)));
                (id, true)
            }
        }
    }
}

/// A number that no other project has: drawn from all that a number of JavaScript holds exactly.
fn unused() -> u64 {
    (js_sys::Math::random() * 9_007_199_254_740_991.0) as u64 + 1
}

fn stale(state: &State) -> Vec<Change> {
    state.shelf.stale.iter().map(|(path, _)| state.files.change(path)).collect()
}

fn size(state: &State) -> f64 {
    state
        .files
        .paths()
        .filter_map(|path| state.files.get(path))
        .map(|bytes| bytes.len() as f64)
        .sum()
}

/// Paths and bytes in turns, null for a file that is gone.
fn flat(changes: &[Change]) -> Array {
    let list = Array::new();
    for Change { path, content } in changes {
        list.push(&path.into());
        list.push(
            &content.as_deref().map_or(JsValue::NULL, |bytes| Uint8Array::from(bytes).into()),
        );
    }
    list
}

/// What is kept beside the files, as texts; lists by lines, variables by zero bytes.
fn words(place: &Bundle) -> Array {
    let env: Vec<String> =
        place.project.env.iter().map(|(name, value)| [name, "=", value].concat()).collect();
    let (typed, folders) = (place.typed.join("\n"), place.project.folders.join("\n"));
    let (env, step) = (env.join("\0"), place.step.to_string());
    let Bundle { title, open, panes, lesson, .. } = place;
    let texts = [title, open, panes, &place.project.cwd, &typed, &env, &folders, lesson, &step];
    texts.into_iter().map(JsValue::from).collect()
}

/// The way back.
fn bundle(words: &Array, files: &Array) -> Bundle {
    let word = |at: u32| words.get(at).as_string().unwrap_or_default();
    let lines = |at: u32| word(at).lines().map(String::from).collect::<Vec<_>>();
    let env = word(5);
    let pair = |pair: &str| {
        pair.split_once('=').map(|(name, value)| (name.to_string(), value.to_string()))
    };
    let env = env.split('\0').filter_map(pair).collect();
    let project = Parcel { files: changes(files), folders: lines(6), cwd: word(3), env };
    let (lesson, step) = (word(7), word(8).parse().unwrap_or_default());
    Bundle {
        title: word(0),
        project,
        open: word(1),
        panes: word(2),
        typed: lines(4),
        lesson,
        step,
        ..Bundle::default()
    }
}

fn entries(words: &Array) -> Vec<Entry> {
    let word = |at: u32| words.get(at).as_string().unwrap_or_default();
    let entry = |at: u32| Entry {
        id: word(at).parse().unwrap_or_default(),
        title: word(at + 1),
        when: word(at + 2),
        size: word(at + 3),
        deleted: !word(at + 4).is_empty(),
    };
    (0..words.length()).step_by(5).map(entry).collect()
}
