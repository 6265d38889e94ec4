//! An expression taken apart for Python: `(kind, operator, children, payload)`. The ORM evaluates
//! conditions of UPDATE and DELETE on the objects in memory with it.

use python::{Bound, Module, Native, PyResult, Value, Vm};

use crate::expr::{Bind, Expr, ExprKind, Op};

/// Adds the function.
pub(super) fn fill(module: &Module) {
    module.set("dissect", Native::function("dissect", "(element)", dissect).value());
}

fn dissect(vm: &Vm, args: Bound) -> PyResult {
    let expr = super::source::coerce(vm, &args[0])?;
    let (kind, op, payload) = match expr.kind() {
        ExprKind::Column(column) => ("column", None, super::column::wrap(vm, column)),
        ExprKind::Bind(bind) => ("bind", None, bound(bind)),
        ExprKind::Null => ("null", None, Value::None),
        ExprKind::True => ("true", None, Value::None),
        ExprKind::False => ("false", None, Value::None),
        ExprKind::Grouping(_) => ("grouping", None, Value::None),
        ExprKind::Binary { op, .. } => ("binary", Some(op), Value::None),
        ExprKind::Unary { op, .. } => ("unary", Some(op), Value::None),
        ExprKind::List { op, .. } => ("list", Some(op), Value::None),
        ExprKind::Tuple(_) => ("tuple", None, Value::None),
        _ => (expr.class_name(), None, Value::None),
    };
    let children = expr.children().into_iter().map(|child| super::element::wrap(vm, child));
    Ok(Value::tuple(vec![
        Value::from(kind),
        op.map_or(Value::None, |op| Value::from(name(op))),
        Value::list(children.collect()),
        payload,
    ]))
}

/// The value of a parameter, or its list.
fn bound(bind: &Bind) -> Value {
    match (&bind.list, &bind.rows, &bind.value) {
        (Some(list), ..) => Value::list(list.iter().map(super::literal::value).collect()),
        (_, Some(rows), _) => Value::list(rows.iter().map(|row| one_row(row)).collect()),
        (.., Some(value)) => super::literal::value(value),
        _ => Value::None,
    }
}

fn one_row(row: &[Expr]) -> Value {
    let values = row.iter().map(|item| match item.kind() {
        ExprKind::Bind(bind) => bound(bind),
        _ => Value::None,
    });
    Value::tuple(values.collect())
}

/// The operator's name in Python's `operator` module, or SQLAlchemy's where it has none there.
fn name(op: &Op) -> String {
    match op {
        Op::TrueDiv => "truediv".to_owned(),
        Op::FloorDiv => "floordiv".to_owned(),
        Op::Custom { text, .. } => format!("custom {text}"),
        other => {
            // `NotStartsWith` as `not_starts_with`.
            let mut out = String::new();
            for (at, letter) in format!("{other:?}").chars().enumerate() {
                if letter.is_uppercase() && at > 0 {
                    out.push('_');
                }
                out.extend(letter.to_lowercase());
            }
            out
        }
    }
}
