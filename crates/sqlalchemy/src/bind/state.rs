//! What this crate keeps per process: its classes by name and the databases.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use python::{Class, Value, Vm};

use crate::sqlite::{Binding, Connection, Databases, SqliteError};
use crate::types::TypeClass;

scoped_tls::scoped_thread_local!(static CURRENT: Vm);

/// Runs something during which callbacks kept by a schema may call Python.
pub(super) fn entering<T>(vm: &Vm, run: impl FnOnce() -> T) -> T {
    CURRENT.set(vm, run)
}

/// The evaluator, for such a callback.
pub(super) fn with_vm<T>(run: impl FnOnce(&Vm) -> Result<T, crate::Error>) -> Result<T, crate::Error> {
    if CURRENT.is_set() {
        return CURRENT.with(run);
    }
    Err(crate::Error::Unsupported("a Python function kept by a schema was needed outside a running program".to_owned()))
}

/// Per process.
#[derive(Default)]
pub(super) struct Core {
    classes: RefCell<HashMap<&'static str, Class>>,
    /// Type classes: the Python class of each row of the tables.
    pub types: RefCell<Vec<(Class, &'static TypeClass)>>,
    /// The store.
    pub databases: RefCell<Databases>,
    /// Who watches statements.
    pub observer: RefCell<Option<Rc<dyn Observer>>>,
}

/// Sees what the connections of a process do.
pub trait Observer {
    /// A statement is about to run.
    fn before(&self, _vm: &Vm, _connection: &Connection, _sql: &str) {}
    /// It ran, or failed.
    fn after(&self, vm: &Vm, connection: &Connection, seen: &Seen);
    /// A transaction, or the connection itself, ends.
    fn ended(&self, _connection: &Connection, _how: End) {}
}

/// A statement that ran, or failed.
pub struct Seen<'a> {
    /// Its text.
    pub sql: &'a str,
    /// Its parameters, once for each time it ran.
    pub bindings: &'a [Binding],
    /// Whether the text was a script of several statements.
    pub script: bool,
    /// Why it failed.
    pub error: Option<&'a SqliteError>,
    /// How long it took, in microseconds.
    pub micros: i64,
}

/// How a transaction or a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// COMMIT.
    Commit,
    /// ROLLBACK.
    Rollback,
    /// The connection is closed; what was not committed is gone.
    Close,
}

pub(super) fn core(vm: &Vm) -> Rc<Core> {
    vm.extension::<Core>()
}

pub(super) fn remember(vm: &Vm, name: &'static str, class: &Class) {
    core(vm).classes.borrow_mut().insert(name, class.clone());
}

/// A class made by this crate; `object` if it is not made yet, which cannot happen after the module was filled.
pub(super) fn class(vm: &Vm, name: &str) -> Class {
    core(vm).classes.borrow().get(name).cloned().unwrap_or_else(|| vm.types.object.clone())
}

/// Passes warnings of Rust code on to Python's `warnings`.
pub(super) fn pass_warnings(vm: &Vm) -> python::PyResult<()> {
    for text in crate::take_warnings() {
        let exc = vm.import_module("sqlalchemy.exc")?;
        let warn = vm.attr(&exc, "_warn")?;
        vm.call(&warn, vec![Value::from(text)])?;
    }
    Ok(())
}
