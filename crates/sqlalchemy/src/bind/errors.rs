//! Errors of this crate as Python exceptions and back.

use std::rc::Rc;

use python::{PyErr, PyResult, Value, Vm};

use crate::error::Error;

/// The Python exception of an error.
pub fn raise(vm: &Vm, error: Error) -> PyErr {
    if let Error::Python(any) = &error
        && let Some(inner) = any.downcast_ref::<PyErr>()
    {
        return inner.clone();
    }
    build(vm, &error).unwrap_or_else(|e| e)
}

fn build(vm: &Vm, error: &Error) -> PyResult<PyErr> {
    if let Error::Dbapi { orig, sql, params } = error {
        let args = vec![
            Value::from(orig.class.name()),
            Value::from(orig.message.as_str()),
            Value::from(sql.as_deref()),
            Value::from(params.as_deref()),
        ];
        let made = vm.call(&vm.handed("dbapi_error")?, args)?;
        let cause = vm.to_exception(&vm.attr(&made, "orig")?)?;
        return Ok(vm.to_exception(&made)?.caused_by(&cause));
    }
    let name = error.class_name();
    let Some(class) = name.strip_prefix("sqlalchemy.exc.") else {
        return Ok(vm.error(name, error.message()));
    };
    let class = vm.get_item(&vm.handed("exceptions")?, &class.into())?;
    let message = match error {
        // The class adds the link line itself.
        Error::UnsupportedCompilation(m) => m.clone(),
        other => other.message(),
    };
    let made = vm.call(&class, vec![Value::from(message.as_str())])?;
    let made = vm.to_exception(&made)?;
    match error {
        Error::Compile(text) if text.starts_with("(in table ") => {
            Ok(made.caused_by(&cause_in_table(vm, &class, text)?))
        }
        Error::Compile(text) if text.starts_with("Can't resolve label reference") => {
            let name = text.split('\'').nth(2).unwrap_or_default();
            Ok(made.caused_by(&vm.error_with("KeyError", vec![Value::from(name)])))
        }
        _ => Ok(made),
    }
}

/// The error of a column's type, before CREATE TABLE said whose it is.
fn cause_in_table(vm: &Vm, class: &Value, text: &str) -> PyResult<PyErr> {
    let (_, inner) = text.split_once("): ").unwrap_or(("", text));
    let made = vm.call(class, vec![Value::from(inner)])?;
    vm.to_exception(&made)
}

/// A Python exception on its way through Rust code of this crate.
pub fn from_python(error: PyErr) -> Error {
    Error::Python(Rc::new(error))
}

/// Turns results of this crate into Python's.
pub(super) trait OrRaise<T> {
    fn or_raise(self, vm: &Vm) -> PyResult<T>;
}

impl<T> OrRaise<T> for Result<T, Error> {
    fn or_raise(self, vm: &Vm) -> PyResult<T> {
        self.map_err(|e| raise(vm, e))
    }
}

/// An exception of `sqlalchemy.exc` with a text.
pub(super) fn argument(vm: &Vm, message: impl Into<String>) -> PyErr {
    raise(vm, Error::Argument(message.into()))
}
