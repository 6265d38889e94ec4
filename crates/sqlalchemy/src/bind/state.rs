//! What this crate keeps per process: its classes by name.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use python::{Class, Value, Vm};

use crate::types::TypeClass;

scoped_tls::scoped_thread_local!(static CURRENT: Vm);

/// Runs something during which callbacks kept by a schema may call Python.
pub(super) fn entering<T>(vm: &Vm, run: impl FnOnce() -> T) -> T {
    CURRENT.set(vm, run)
}

/// The evaluator, for such a callback.
pub(super) fn with_vm<T>(
    run: impl FnOnce(&Vm) -> Result<T, crate::Error>,
) -> Result<T, crate::Error> {
    if CURRENT.is_set() {
        return CURRENT.with(run);
    }
    Err(crate::Error::Unsupported(
        "a Python function kept by a schema was needed outside a running program".to_owned(),
    ))
}

/// Per process.
#[derive(Clone, Default)]
pub(super) struct Core {
    classes: RefCell<HashMap<&'static str, Class>>,
    /// Type classes: the Python class of each row of the tables.
    pub types: RefCell<Vec<(Class, &'static TypeClass)>>,
}

pub(super) fn core(vm: &Vm) -> Rc<Core> {
    vm.extension::<Core>()
}

pub(super) fn remember(vm: &Vm, name: &'static str, class: &Class) {
    core(vm).classes.borrow_mut().insert(name, class.clone());
}

/// A class made by this crate; `object` if it is not made yet, which cannot happen after the module
/// was filled.
pub(super) fn class(vm: &Vm, name: &str) -> Class {
    core(vm).classes.borrow().get(name).cloned().unwrap_or_else(|| vm.types.object.clone())
}

/// Passes warnings of Rust code on to Python's `warnings`.
///
/// # Errors
/// What a filter makes of a warning.
pub fn pass_warnings(vm: &Vm) -> python::PyResult<()> {
    for text in crate::take_warnings() {
        vm.call(&vm.handed("warn")?, vec![Value::from(text)])?;
    }
    Ok(())
}
