//! Operations as Python objects, and back.
use crate::ops::MigrateOperation;
use python::{Bound, Class, PyResult, Value, Vm};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// An operation that Python holds.
pub(super) type Handle = Rc<MigrateOperation>;
/// A function for Python.
pub(super) type Run = fn(&Vm, Bound) -> PyResult;

/// The Python classes of operations by name.
#[derive(Clone, Default)]
pub(super) struct Classes(pub RefCell<HashMap<&'static str, Class>>);

/// The Python object of an operation.
pub(super) fn wrap(vm: &Vm, op: Handle) -> Value {
    let class = vm.extension::<Classes>().0.borrow().get(op.class_name()).cloned();
    match class {
        Some(class) => vm.native_instance(&class, op),
        None => Value::None,
    }
}

pub(super) fn unwrap(vm: &Vm, value: &Value) -> PyResult<Handle> {
    let found = value.payload::<Handle>().ok_or_else(|| {
        vm.type_error(format!("expected an operation, not {}", vm.class_of(value).name()))
    })?;
    let listed = value.as_instance().and_then(|instance| instance.dict().get("ops"));
    match (&*found, listed) {
        // Its list was looked at from Python, and may have been changed there.
        (MigrateOperation::ModifyTable { table, .. }, Some(ops)) => {
            Ok(Rc::new(MigrateOperation::ModifyTable {
                table: table.clone(),
                ops: unwrap_all(vm, &ops)?,
            }))
        }
        _ => Ok(found),
    }
}

pub(super) fn unwrap_all(vm: &Vm, value: &Value) -> PyResult<Vec<Handle>> {
    vm.list_of(value)?.iter().map(|op| unwrap(vm, op)).collect()
}

pub(super) fn text(vm: &Vm, value: &Value) -> PyResult<Option<String>> {
    if value.is_none() || value.is_unbound() {
        Ok(None)
    } else {
        Ok(Some(vm.str(value)?.to_string()))
    }
}

pub(super) fn missing(vm: &Vm, what: &str) -> python::PyErr {
    vm.type_error(format!("expected a {what}"))
}
