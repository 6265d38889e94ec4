//! Python lists.
use crate::value::Value;
use std::cell::{Ref, RefCell, RefMut};

/// A list. Never hold a borrow while Python code may run.
pub struct List(RefCell<Vec<Value>>);

impl List {
    /// A list of the given items.
    pub fn new(items: Vec<Value>) -> List {
        List(RefCell::new(items))
    }

    /// The items, to read.
    pub fn borrow(&self) -> Ref<'_, Vec<Value>> {
        self.0.borrow()
    }

    /// The items, to change.
    pub fn borrow_mut(&self) -> RefMut<'_, Vec<Value>> {
        self.0.borrow_mut()
    }

    /// `len()`.
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `append`.
    pub fn push(&self, value: Value) {
        self.0.borrow_mut().push(value);
    }

    /// The item at an index, or none.
    pub fn get(&self, index: usize) -> Option<Value> {
        self.0.borrow().get(index).cloned()
    }

    /// A copy of the items, safe to walk while Python code runs.
    pub fn to_vec(&self) -> Vec<Value> {
        self.0.borrow().clone()
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
        crate::letgo::values(self.0.take());
    }
}
