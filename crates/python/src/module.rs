//! Modules: a name and a namespace.
use crate::collections::Dict;
use crate::text::Str;
use crate::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

/// A module.
pub struct Module {
    /// `__name__` as it was imported.
    pub name: RefCell<Str>,
    /// Its globals.
    pub dict: Rc<Dict>,
}

impl Module {
    /// An empty module.
    pub fn new(name: &str) -> Module {
        let dict = Dict::new().shared();
        dict.set("__name__", name.into());
        dict.set("__doc__", Value::None);
        dict.set("__package__", Value::None);
        dict.set("__loader__", Value::None);
        dict.set("__spec__", Value::None);
        Module { name: RefCell::new(name.into()), dict }
    }

    /// Sets an attribute.
    pub fn set(&self, name: &str, value: Value) {
        self.dict.set(name, value);
    }
}
