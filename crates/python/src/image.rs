//! A process that begins where importing the libraries ended. The modules of the libraries are
//! made once on a thread and belong to the image; what a process changes in them is remembered and
//! taken back at its end, so that the next one finds them as they were.
//!
//! What can change is known: the containers (each remembers what it held before its first change),
//! the names and parts of functions and classes, and what crates keep per process. Whatever else
//! would change spoils the image, and the next process makes another one.
use crate::alive::Container;
use crate::function::Function;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Undo = Box<dyn FnOnce()>;

thread_local! {
    /// What takes back the changes of the process, in the order they were made.
    static CHANGES: RefCell<Vec<Undo>> = const { RefCell::new(Vec::new()) };
    static SPOILED: Cell<bool> = const { Cell::new(false) };
    /// The number that what is made now is born with, and the first one that the image has not.
    static NOW: Cell<(u32, u32)> = const { Cell::new((1, 0)) };
}

/// When a function or class was made: those made before the image was are part of it.
pub(crate) struct Born(u32);

impl Default for Born {
    fn default() -> Born {
        Born(NOW.get().0)
    }
}

impl Born {
    /// Whether it belongs to the image.
    pub(crate) fn is_kept(&self) -> bool {
        self.0 < NOW.get().1
    }
}

/// Something that cannot be taken back is about to change.
pub(crate) fn spoil() {
    SPOILED.set(true);
}

/// Says how to take a change back.
pub(crate) fn undo(back: impl FnOnce() + 'static) {
    let pushed = CHANGES.try_with(|changes| changes.borrow_mut().push(Box::new(back)));
    if pushed.is_err() {
        spoil();
    }
}

/// A container of the image is about to hold something else for the first time.
#[cold]
pub(crate) fn remember<T: Container>(container: &T) {
    container.ticket().kept.set(false);
    let Some(shared) = container.shared_self() else { return };
    let held = container.held();
    undo(move || {
        shared.hold(held);
        shared.ticket().kept.set(true);
    });
}

/// Whether something changed that cannot be taken back.
pub(crate) fn is_spoiled() -> bool {
    SPOILED.get()
}

/// Takes all changes back, the last one first.
pub(crate) fn take_back() {
    while let Some(back) = CHANGES.with_borrow_mut(Vec::pop) {
        back();
    }
}

/// All that is alive on this thread belongs to the image.
pub(crate) fn keep() {
    CHANGES.with_borrow_mut(Vec::clear);
    crate::alive::keep_all(true);
    let (now, _) = NOW.get();
    NOW.set((now + 1, now + 1));
    SPOILED.set(false);
}

/// There is no image any more.
pub(crate) fn forget() {
    CHANGES.with_borrow_mut(Vec::clear);
    crate::alive::keep_all(false);
    NOW.set((NOW.get().0, 0));
}

impl Function {
    /// It is about to be called otherwise, or to have other parts. What belongs to the image
    /// remembers how it was.
    pub(crate) fn changing(self: &Rc<Function>) {
        if !self.born.is_kept() {
            return;
        }
        let function = self.clone();
        let names = [&self.name, &self.qualname].map(|name| name.borrow().clone());
        let defaults = self.defaults.borrow().clone();
        let keywords = self.kwdefaults.borrow().clone();
        let values = [&self.annotations, &self.doc].map(|value| value.borrow().clone());
        undo(move || {
            let ([name, qualname], [annotations, doc]) = (names, values);
            function.name.replace(name);
            function.qualname.replace(qualname);
            function.defaults.replace(defaults);
            function.kwdefaults.replace(keywords);
            function.annotations.replace(annotations);
            function.doc.replace(doc);
        });
    }
}
