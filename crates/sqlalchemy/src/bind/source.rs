//! Python objects as expressions, FROM elements and queries: our own classes by payload, others
//! through `__clause_element__` (mapped attributes, hybrids, users' own constructs), everything
//! else as a bound value.

use python::{PyResult, Value, Vm};

use crate::expr::{Expr, ExprKind, From, Query};
use crate::schema::{Column, Table};

use super::literal::literal;

/// The expression an object is, `None` for plain values.
pub(super) fn element_of(vm: &Vm, value: &Value) -> PyResult<Option<Expr>> {
    let Value::Instance(instance) = value else { return Ok(None) };
    if let Some(expr) = instance.native::<Expr>() {
        return Ok(Some(expr));
    }
    if let Some(column) = instance.native::<Column>() {
        return Ok(Some(Expr::column(&column)));
    }
    if let Some(query) = instance.native::<Query>() {
        return Ok(Some(scalar(query)));
    }
    if instance.base_value().is_some() || instance.exception().is_some() {
        return Ok(None);
    }
    match vm.attr_opt(value, "__clause_element__")? {
        Some(method) => {
            let inner = vm.call(&method, Vec::new())?;
            if inner.is(value) { Ok(None) } else { element_of(vm, &inner) }
        }
        None => Ok(None),
    }
}

/// A query used as one value.
pub(super) fn scalar(query: Query) -> Expr {
    let ty = query.columns().first().map_or_else(crate::types::SqlType::null, Expr::ty);
    Expr::new(ExprKind::Scalar(query), ty)
}

/// Any object as an expression; plain values are bound with their natural type.
pub(super) fn coerce(vm: &Vm, value: &Value) -> PyResult<Expr> {
    match element_of(vm, value)? {
        Some(expr) => Ok(expr),
        None if value.is_none() => Ok(Expr::null()),
        None => {
            refuse_from(vm, value, "SQL expression element")?;
            Ok(Expr::literal(literal(vm, value)?))
        }
    }
}

/// Tables and mapped classes are no values (coercions.expect of SQLAlchemy).
pub(super) fn refuse_from(vm: &Vm, value: &Value, role: &str) -> PyResult<()> {
    if !matches!(value, Value::Class(_) | Value::Instance(_)) || from_of(vm, value)?.is_none() {
        return Ok(());
    }
    let text = format!("{role} expected, got {}.", vm.repr(value)?);
    Err(super::errors::argument(vm, text))
}

/// A value on the other side of an operator: bound with this side's type.
pub(super) fn against(vm: &Vm, own: &Expr, value: &Value) -> PyResult<Expr> {
    match (element_of(vm, value)?, value) {
        (Some(expr), _) => Ok(untyped_bind(own, expr)),
        (None, Value::None) => Ok(Expr::null()),
        (None, other) => {
            refuse_from(vm, other, "SQL expression element or literal value")?;
            Ok(own.coerce(literal(vm, other)?))
        }
    }
}

/// `bindparam("x")` without a type takes that of what it is compared with.
fn untyped_bind(own: &Expr, other: Expr) -> Expr {
    match other.kind() {
        ExprKind::Bind(_) if other.ty().is_null() => other.with_type(own.ty()),
        _ => other,
    }
}

/// The FROM element an object is: tables, aliases, joins, mapped classes.
pub(super) fn from_of(vm: &Vm, value: &Value) -> PyResult<Option<From>> {
    if let Some(from) = value.payload::<From>() {
        return Ok(Some(from));
    }
    if let Some(table) = value.payload::<Table>() {
        return Ok(Some(From::Table(table)));
    }
    if let Some(expr) = value.payload::<Expr>().filter(|e| matches!(e.kind(), ExprKind::Text(..))) {
        return Ok(Some(From::Text(expr)));
    }
    match value {
        Value::Class(_) | Value::Instance(_) => match vm.attr_opt(value, "__sqla_from__")? {
            Some(inner) => from_of(vm, &inner),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// The FROM element, or a TypeError.
pub(super) fn need_from(vm: &Vm, value: &Value) -> PyResult<From> {
    match from_of(vm, value)? {
        Some(from) => Ok(from),
        None => {
            let text = format!(
                "FROM expression, such as a Table or alias expected, got {}.",
                vm.repr(value)?
            );
            Err(super::errors::argument(vm, text))
        }
    }
}

/// The column behind a Column object or a mapped attribute.
pub(super) fn column_of(vm: &Vm, value: &Value) -> PyResult<Option<Column>> {
    if let Some(column) = value.payload::<Column>() {
        return Ok(Some(column));
    }
    Ok(match element_of(vm, value)? {
        Some(expr) => match expr.kind() {
            ExprKind::Column(column) => Some(column.clone()),
            _ => None,
        },
        None => None,
    })
}
