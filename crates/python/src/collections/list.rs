//! Python lists.
use crate::alive::{Container, Ticket};
use crate::value::Value;
use std::cell::{Ref, RefCell, RefMut};
use std::rc::Rc;

/// A list. Never hold a borrow while Python code may run.
pub struct List {
    items: RefCell<Vec<Value>>,
    pub(crate) ticket: Ticket<List>,
}

impl List {
    /// A list of the given items.
    pub fn new(items: Vec<Value>) -> List {
        List { items: RefCell::new(items), ticket: Ticket::default() }
    }

    /// As programs hold it: shared by reference.
    pub fn shared(self) -> Rc<List> {
        self.share()
    }

    /// The items, to read.
    pub fn borrow(&self) -> Ref<'_, Vec<Value>> {
        self.items.borrow()
    }

    /// The items, to change.
    pub fn borrow_mut(&self) -> RefMut<'_, Vec<Value>> {
        self.changing();
        self.items.borrow_mut()
    }

    /// `len()`.
    pub fn len(&self) -> usize {
        self.items.borrow().len()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `append`.
    pub fn push(&self, value: Value) {
        self.borrow_mut().push(value);
    }

    /// The item at an index, or none.
    pub fn get(&self, index: usize) -> Option<Value> {
        self.items.borrow().get(index).cloned()
    }

    /// Holds these items from now on; gives those it held.
    pub(crate) fn set(&self, items: Vec<Value>) -> Vec<Value> {
        self.items.replace(items)
    }

    /// A copy of the items, safe to walk while Python code runs.
    pub fn to_vec(&self) -> Vec<Value> {
        self.items.borrow().clone()
    }

    /// Puts a value in the place of another; whether there was one.
    pub fn replace(&self, place: usize, value: Value) -> bool {
        let mut items = self.borrow_mut();
        let old = items.get_mut(place).map(|slot| std::mem::replace(slot, value));
        drop(items);
        old.is_some()
    }
}

impl Drop for List {
    fn drop(&mut self) {
        crate::letgo::values(self.items.take());
    }
}
