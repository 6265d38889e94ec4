//! Python values as literals of expressions and back.

use std::any::Any;
use std::rc::Rc;

use python::{PyResult, Value, Vm};

use crate::expr::Literal;

/// A value as a literal; what is not plain stays the object it is.
pub(super) fn literal(vm: &Vm, value: &Value) -> PyResult<Literal> {
    Ok(match value {
        Value::None => Literal::None,
        Value::Bool(b) => Literal::Bool(*b),
        Value::Int(n) => Literal::Int(*n),
        Value::Float(x) => Literal::Float(*x),
        Value::Str(s) => Literal::str(s),
        Value::Bytes(b) => Literal::Bytes(Rc::from(b.as_slice())),
        other => opaque(vm, other)?,
    })
}

/// The object itself, with its `repr`.
pub(super) fn opaque(vm: &Vm, value: &Value) -> PyResult<Literal> {
    let repr = vm.repr(value)?;
    Ok(Literal::Opaque(any(value), Rc::from(repr)))
}

/// The Python value of a literal.
pub(super) fn value(literal: &Literal) -> Value {
    match literal {
        Literal::None => Value::None,
        Literal::Bool(b) => Value::Bool(*b),
        Literal::Int(n) => Value::Int(*n),
        Literal::Float(x) => Value::Float(*x),
        Literal::Str(s) => Value::from(&**s),
        Literal::Bytes(b) => Value::Bytes(Rc::new(b.to_vec())),
        Literal::Opaque(any, _) => from_any(any),
    }
}

/// A Python value where only Rust's `Any` can stand.
pub(super) fn any(value: &Value) -> Rc<dyn Any> {
    Rc::new(value.clone())
}

/// And back.
pub(super) fn from_any(any: &Rc<dyn Any>) -> Value {
    any.downcast_ref::<Value>().cloned().unwrap_or(Value::None)
}
