//! What `default=` and `onupdate=` of a column are: a callable, an expression, or a value.

use std::rc::Rc;

use python::{PyResult, Str, Value, Vm};

use crate::schema::{ColumnDefault, Identity, ServerDefault};

use super::errors::argument;

/// `default=`: a callable, an expression, or a value.
pub(super) fn column_default(vm: &Vm, value: &Value) -> PyResult<Option<ColumnDefault>> {
    if value.is_none() || value.is_unbound() {
        return Ok(None);
    }
    if let Some(made) = value.payload::<ColumnDefault>() {
        return Ok(Some(made));
    }
    if let Some(expr) = super::source::element_of(vm, value)? {
        return Ok(Some(ColumnDefault::Expr(expr)));
    }
    if value.payload::<Rc<Identity>>().is_some() || value.payload::<ServerDefault>().is_some() {
        return Err(argument(vm, "ColumnDefault may not be a server-side default type."));
    }
    let callable =
        matches!(value, Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_))
            || (value.as_instance().is_some_and(|i| i.base_value().is_none())
                && vm.class_of(value).lookup(&Str::intern("__call__")).is_some());
    if callable {
        let shown = shown_callable(vm, value)?;
        return Ok(Some(ColumnDefault::Callable(super::literal::any(value), shown.into())));
    }
    Ok(Some(ColumnDefault::Scalar(super::literal::literal(vm, value)?)))
}

/// A callable as SQLAlchemy shows it: what it calls is a function of its own that takes the context
/// and bears the callable's name, except where the callable takes the context itself.
fn shown_callable(vm: &Vm, value: &Value) -> PyResult<String> {
    if let Some(name) = vm.attr_opt(value, "__qualname__")? {
        return Ok(format!("<function {} at {}>", vm.str(&name)?, address(vm, value)?));
    }
    match vm.class_of(value).lookup(&Str::intern("__call__")) {
        Some(Value::Function(call)) if call.code.args > 1 => Ok(vm.repr(value)?.to_string()),
        _ => {
            let name = "CallableColumnDefault._maybe_wrap_callable.<locals>.<lambda>";
            Ok(format!("<function {name} at {}>", address(vm, value)?))
        }
    }
}

fn address(vm: &Vm, value: &Value) -> PyResult<String> {
    let builtins = vm.import_module("builtins")?;
    let number = vm.call_method(&builtins, "id", vec![value.clone()])?;
    Ok(format!("{:#014x}", number.as_int().unwrap_or(0)))
}
