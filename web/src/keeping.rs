//! Keeps the open project as the state asks: after each drawing it writes what changed, and before a line's end is shown it
//! writes what the line did. In: the state's handle. Out: words for `shelf.rs`.
use crate::app::Handle;
use crate::browser;
use crate::keeper::{Keeper, Record};
use crate::reduce::Action;
use crate::shelf::{Entry, Standing, Wish, Word, place};
use crate::state::State;
use project::{Change, Done, Reply};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen(module = "/lock.js")]
extern "C" {
    /// Locks a name for this tab, letting go of the one before; whether it could. `lost` is called when another tab takes it.
    async fn lock(name: &str, steal: bool, lost: &JsValue) -> JsValue;
}

/// A deleted project is gone for good after so many milliseconds.
const KEPT_DELETED: f64 = 3_600_000.0;

/// What is at work.
#[derive(Default)]
pub struct Keeping {
    keeper: RefCell<Option<Rc<Keeper>>>,
    /// The state as it was drawn last.
    now: RefCell<Option<Handle>>,
    writing: Cell<bool>,
    done: Cell<u32>,
    /// The number given to a project that had none, and which project that is.
    given: Cell<((u32, u32), Option<u64>)>,
    locked: Cell<Option<u64>>,
    lost: RefCell<Option<Closure<dyn Fn()>>>,
}

impl Keeping {
    /// Opens the store, and tells the page what to go on with.
    pub fn begin(self: &Rc<Self>, store: &Handle) {
        let (keeping, store) = (Rc::clone(self), store.clone());
        *self.now.borrow_mut() = Some(store.clone());
        let seen = store.clone();
        let lost = Closure::<dyn Fn()>::new(move || seen.dispatch(Action::Shelved(Word::Elsewhere)));
        *self.lost.borrow_mut() = Some(lost);
        spawn_local(async move {
            let link = browser::link();
            // A part of another page keeps nothing.
            if browser::embedded().is_some() {
                return store.dispatch(Action::Shelved(Word::Denied(link)));
            }
            match keeping.first_look(link.is_some()).await {
                Ok((list, found)) => {
                    let id = found.as_ref().map(|(id, _)| *id);
                    store.dispatch(Action::Shelved(Word::Begun(list, found, link)));
                    if let Some(id) = id {
                        keeping.lock(id, false).await;
                    }
                }
                Err(_) => store.dispatch(Action::Shelved(Word::Denied(link))),
            }
        });
    }

    async fn first_look(&self, linked: bool) -> Result<(Vec<Entry>, Option<(u64, project::Bundle)>), String> {
        let keeper = Keeper::open().await?;
        let mut records = keeper.records().await?;
        for old in records.iter().filter(|record| record.deleted && browser::now() - record.when > KEPT_DELETED) {
            keeper.remove(old.id).await?;
        }
        records.retain(|record| !record.deleted);
        let newest = records.first().filter(|_| !linked).map(|record| record.id);
        let found = match newest {
            Some(id) => keeper.read(id).await.ok().map(|record| (id, record.bundle)),
            None => None,
        };
        *self.keeper.borrow_mut() = Some(Rc::new(keeper));
        Ok((records.iter().map(entry).collect(), found))
    }

    /// Does what is wished and writes what changed.
    pub fn follow(self: &Rc<Self>, store: &Handle) {
        *self.now.borrow_mut() = Some(store.clone());
        let shelf = &store.0.shelf;
        let new = shelf.wished.saturating_sub(self.done.replace(shelf.wished)) as usize;
        for wish in shelf.wishes.iter().skip(shelf.wishes.len().saturating_sub(new)) {
            let (keeping, store, wish) = (Rc::clone(self), store.clone(), wish.clone());
            spawn_local(async move {
                let word = keeping.grant(wish).await.unwrap_or_else(Word::Failed);
                store.dispatch(Action::Shelved(word));
            });
        }
        let keeps = matches!(shelf.standing, Standing::Fresh | Standing::Kept);
        if keeps && shelf.turn > shelf.kept && self.keeper.borrow().is_some() && !self.writing.replace(true) {
            let (keeping, store) = (Rc::clone(self), store.clone());
            spawn_local(async move {
                let written = keeping.write(None).await;
                keeping.writing.set(false);
                let word = written.map_or_else(Word::Failed, |(id, turn)| Word::Kept(id, turn));
                store.dispatch(Action::Shelved(word));
            });
        }
    }

    /// What a line did is written before it is shown: what was shown is never lost.
    pub fn hear(self: &Rc<Self>, store: &Handle, action: Action) {
        let keeps = self
            .now
            .borrow()
            .as_ref()
            .is_some_and(|now| matches!(now.0.shelf.standing, Standing::Fresh | Standing::Kept));
        match action {
            Action::Heard(Reply::Done(done)) if keeps && self.keeper.borrow().is_some() => {
                let (keeping, store) = (Rc::clone(self), store.clone());
                let generation = keeping.generation();
                spawn_local(async move {
                    let written = keeping.write(Some(&done)).await;
                    if keeping.generation() != generation {
                        return;
                    }
                    let paths = done.outcome.changed.iter().map(|change| change.path.clone()).collect();
                    store.dispatch(Action::Heard(Reply::Done(done)));
                    let word = written.map_or_else(Word::Failed, |(id, turn)| Word::KeptLine(id, turn, paths));
                    store.dispatch(Action::Shelved(word));
                });
            }
            action => store.dispatch(action),
        }
    }

    fn generation(&self) -> Option<u32> {
        self.now.borrow().as_ref().map(|now| now.0.generation)
    }

    /// Writes what changed since the last time, and what a line did; gives the project's number and the change up to which.
    async fn write(self: &Rc<Self>, done: Option<&Done>) -> Result<(u64, u32), String> {
        let Some(handle) = self.now.borrow().clone() else { return Err("nothing is open".into()) };
        let state = &handle.0;
        let (id, anew) = self.number(state);
        let mut record = Record { id, when: browser::now(), bundle: place(state), ..Record::default() };
        let mut changes = if anew { state.files.changes() } else { stale(state) };
        if let Some(done) = done {
            let project = &mut record.bundle.project;
            (project.cwd, project.env, project.folders) = (done.cwd.clone(), done.env.clone(), done.folders.clone());
            changes.retain(|change| !done.outcome.changed.iter().any(|other| other.path == change.path));
            changes.extend(done.outcome.changed.iter().cloned());
        }
        record.size = size(state);
        self.keeper()?.write(&record, &changes, anew).await?;
        if anew {
            browser::forget_link();
            let keeping = Rc::clone(self);
            spawn_local(async move {
                keeping.lock(id, false).await;
            });
        }
        Ok((id, state.shelf.turn))
    }

    /// The project's number; a new one where it has none yet, and then all of it is to be written.
    fn number(&self, state: &State) -> (u64, bool) {
        let which = (state.opened, state.shelf.parted);
        if let Some(id) = state.shelf.id {
            return (id, false);
        }
        match self.given.get() {
            (known, Some(id)) if known == which => (id, false),
            _ => {
                let id = browser::now() as u64;
                self.given.set((which, Some(id)));
                (id, true)
            }
        }
    }

    async fn lock(&self, id: u64, steal: bool) -> bool {
        if self.locked.replace(Some(id)) == Some(id) && !steal {
            return true;
        }
        let lost = self.lost.borrow().as_ref().map(|lost| lost.as_ref().clone()).unwrap_or_default();
        let ours = lock(&["project-", &id.to_string()].concat(), steal, &lost).await.is_truthy();
        let now = self.now.borrow().clone();
        if let Some(now) = now.filter(|_| !ours) {
            self.locked.set(None);
            now.dispatch(Action::Shelved(Word::Elsewhere));
        }
        ours
    }

    fn keeper(&self) -> Result<Rc<Keeper>, String> {
        self.keeper.borrow().clone().ok_or_else(|| "Nothing can be kept here.".into())
    }

    async fn list(&self) -> Result<Vec<Entry>, String> {
        let Ok(keeper) = self.keeper() else { return Ok(Vec::new()) };
        Ok(keeper.records().await?.iter().map(entry).collect())
    }

    async fn grant(self: &Rc<Self>, wish: Wish) -> Result<Word, String> {
        if wish == Wish::List {
            return Ok(Word::List(self.list().await?));
        }
        let keeper = self.keeper()?;
        match wish {
            Wish::List | Wish::Part => {}
            Wish::Open(id) => {
                let found = keeper.read(id).await?;
                let (keeping, bundle) = (Rc::clone(self), found.bundle);
                spawn_local(async move {
                    keeping.lock(id, false).await;
                });
                return Ok(Word::Opened(id, bundle));
            }
            Wish::TakeOver => {
                let id = self.now.borrow().as_ref().and_then(|now| now.0.shelf.id).ok_or("it is not kept")?;
                self.lock(id, true).await;
                return Ok(Word::Opened(id, keeper.read(id).await?.bundle));
            }
            Wish::Rename(id, title) => {
                let mut found = keeper.read(id).await?;
                found.bundle.title = title;
                keeper.write(&bare(found), &[], false).await?;
            }
            Wish::Duplicate(id) => {
                let mut copy = keeper.read(id).await?;
                (copy.id, copy.when) = (browser::now() as u64, browser::now());
                copy.bundle.title += " (copy)";
                let files = std::mem::take(&mut copy.bundle.project.files);
                keeper.write(&copy, &files, true).await?;
            }
            Wish::Delete(id) | Wish::Restore(id) => {
                let mut found = keeper.read(id).await?;
                (found.deleted, found.when) = (matches!(wish, Wish::Delete(_)), browser::now());
                keeper.write(&bare(found), &[], false).await?;
            }
        }
        Ok(Word::List(self.list().await?))
    }
}

fn bare(mut record: Record) -> Record {
    record.bundle.project.files.clear();
    record
}

fn stale(state: &State) -> Vec<Change> {
    let change = |(path, _): &(String, u32)| Change {
        path: path.clone(),
        content: state.files.get(path).map(|bytes| bytes.to_vec()),
    };
    state.shelf.stale.iter().map(change).collect()
}

fn size(state: &State) -> u64 {
    state.files.paths().filter_map(|path| state.files.get(path)).map(|bytes| bytes.len() as u64).sum()
}

fn entry(record: &Record) -> Entry {
    let when = js_sys::Date::new(&record.when.into());
    Entry {
        id: record.id,
        title: record.bundle.title.clone(),
        when: String::from(when.to_locale_string("default", &JsValue::UNDEFINED)),
        size: [&record.size.div_ceil(1024).to_string(), " KB"].concat(),
        deleted: record.deleted,
    }
}
