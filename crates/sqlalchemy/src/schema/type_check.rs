//! CHECK constraints that Boolean and Enum types make (`create_constraint=True`), from
//! `sqltypes.py:_set_table`.

use crate::error::Error;
use crate::expr::{Expr, Literal};
use crate::types::{Affinity, Arg, SqlType};

use super::attach;
use super::column::Column;
use super::constraint::{Constraint, ConstraintKind};
use super::name::Name;
use super::table::Table;

/// Adds what the column's type, or its variant for SQLite, asks for.
pub(crate) fn add_type_constraints(table: &Table, column: &Column) -> Result<(), Error> {
    let ty = column.ty.borrow().clone();
    let variants: Vec<SqlType> = ty.data().variants.iter().map(|(_, t)| t.clone()).collect();
    let Ok(chosen) = ty.for_sqlite() else { return Ok(()) };
    for candidate in std::iter::once(ty).chain(variants) {
        let candidate = candidate.data().inner.clone().unwrap_or(candidate);
        if candidate.flag("create_constraint") && chosen.class() == candidate.class() {
            add(table, column, &candidate)?;
        }
    }
    Ok(())
}

fn add(table: &Table, column: &Column, ty: &SqlType) -> Result<(), Error> {
    let values = match ty.affinity() {
        Affinity::Boolean => vec![Literal::Int(0), Literal::Int(1)],
        _ if ty.is_a("Enum") => {
            ty.data().members.values.iter().map(|v| Literal::Str(v.clone())).collect()
        }
        _ => return Ok(()),
    };
    let name = match ty.arg("name") {
        Arg::Str(name) => Some(Name::new(&name)),
        _ => None,
    };
    let condition = Expr::column(column).in_literals(values);
    let kind = ConstraintKind::Check { sqltext: condition, type_bound: true };
    let constraint = Constraint::new(kind, name.clone(), Vec::new());
    constraint.none_name.set(name.is_none());
    attach::constraint_to_table(table, &constraint)
}
