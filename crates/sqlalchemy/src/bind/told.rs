//! `@compiles` of a type for Python.
use python::{Bound, Module, Native, PyResult, Value, Vm};

use super::expression::string;
use super::state::core;
use crate::types::{TypeClass, forget_one, tell};

/// Adds the functions.
pub(super) fn fill(module: &Module) {
    let is_type = Native::function("is_type_class", "(class_)", |vm, a| {
        Ok(Value::Bool(row(vm, &a[0]).is_some()))
    });
    module.set("is_type_class", is_type.value());
    let signature = "(class_, words, reason)";
    module.set("tell_type", Native::function("tell_type", signature, tell_type).value());
}

fn row(vm: &Vm, value: &Value) -> Option<&'static TypeClass> {
    let class = value.as_class()?;
    core(vm).types.borrow().iter().find(|(known, _)| known.is(class)).map(|(_, row)| *row)
}

/// `_sqla.tell_type(class, words, reason)`: one of the two, or neither to forget it.
fn tell_type(vm: &Vm, args: Bound) -> PyResult {
    if let Some(class) = row(vm, &args[0]) {
        match (&args[1], &args[2]) {
            (Value::None, Value::None) => forget_one(class),
            (Value::None, reason) => tell(class, Err(string(reason))),
            (words, _) => tell(class, Ok(string(words))),
        }
    }
    Ok(Value::None)
}
