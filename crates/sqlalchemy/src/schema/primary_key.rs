//! The primary key: how it takes over columns, and which of them SQLite numbers.

use crate::error::Error;
use crate::types::Affinity;
use crate::warnings::warn;

use super::column::{Autoincrement, Column};
use super::constraint::Constraint;
use super::default::{ColumnDefault, ServerDefault};
use super::table::Table;

/// `PrimaryKeyConstraint._set_parent`: takes the place of the table's primary key.
pub(crate) fn install(table: &Table, constraint: &Constraint) {
    let current = table.primary_key();
    if !current.ptr_eq(constraint) {
        table.constraints.borrow_mut().retain(|c| !c.ptr_eq(&current) && !c.ptr_eq(constraint));
        table.constraints.borrow_mut().push(constraint.clone());
        *table.primary_key.borrow_mut() = constraint.clone();
    }
    let mut flagged: Vec<Column> =
        table.columns().into_iter().filter(|c| c.primary_key.get()).collect();
    let own = constraint.columns();
    if !own.is_empty() && !flagged.is_empty() && !same_set(&flagged, &own) {
        warn_mismatch(table, &flagged, &own);
        flagged.clear();
    }
    for column in &own {
        column.primary_key.set(true);
        if column.user_nullable.get().is_none() {
            column.nullable.set(false);
        }
    }
    let mut columns = constraint.columns.borrow_mut();
    for column in flagged {
        if !columns.iter().any(|c| c.ptr_eq(&column)) {
            columns.push(column);
        }
    }
}

fn same_set(a: &[Column], b: &[Column]) -> bool {
    a.iter().all(|x| b.contains(x)) && b.iter().all(|x| a.contains(x))
}

fn warn_mismatch(table: &Table, flagged: &[Column], own: &[Column]) {
    let list = |columns: &[Column]| {
        columns.iter().map(|c| format!("'{}'", c.full_name())).collect::<Vec<_>>().join(", ")
    };
    let (flagged, own) = (list(flagged), list(own));
    warn(format!(
        "Table '{}' specifies columns {flagged} as primary_key=True, not matching locally specified columns {own}; setting the current primary key columns to {own}. This warning may become an exception in a future release",
        table.name()
    ));
}

/// `PrimaryKeyConstraint._replace`: a column flagged `primary_key=True` joins.
pub(crate) fn join(constraint: &Constraint, column: &Column) {
    let mut columns = constraint.columns.borrow_mut();
    match columns.iter().position(|c| c.key() == column.key()) {
        Some(i) => columns[i] = column.clone(),
        None => columns.push(column.clone()),
    }
}

/// `PrimaryKeyConstraint._autoincrement_column`.
///
/// # Errors
/// `ArgumentError` for `autoincrement=True` where it cannot be.
pub fn autoincrement_column(constraint: &Constraint) -> Result<Option<Column>, Error> {
    let columns = constraint.columns();
    if let [column] = columns.as_slice() {
        let wanted = match column.autoincrement.get() {
            Autoincrement::True => numbered(column, true)?,
            Autoincrement::Auto | Autoincrement::IgnoreFk => numbered(column, false)?,
            Autoincrement::False => false,
        };
        return Ok(wanted.then(|| column.clone()));
    }
    let mut found: Option<Column> = None;
    for column in columns {
        if column.autoincrement.get() != Autoincrement::True {
            continue;
        }
        numbered(&column, true)?;
        if let Some(first) = &found {
            return Err(Error::Argument(format!(
                "Only one Column may be marked autoincrement=True, found both {} and {}.",
                column.full_name(),
                first.full_name()
            )));
        }
        found = Some(column);
    }
    Ok(found)
}

/// The columns with the numbered one first: the order of an implicit PRIMARY KEY clause.
///
/// # Errors
/// As `autoincrement_column`.
pub fn columns_autoinc_first(constraint: &Constraint) -> Result<Vec<Column>, Error> {
    let columns = constraint.columns();
    Ok(match autoincrement_column(constraint)? {
        Some(first) => {
            let rest = columns.into_iter().filter(|c| !c.ptr_eq(&first));
            std::iter::once(first.clone()).chain(rest).collect()
        }
        None => columns,
    })
}

fn numbered(column: &Column, explicit: bool) -> Result<bool, Error> {
    let ty = column.sql_type();
    match ty.affinity() {
        Affinity::Numeric | Affinity::Float => match (ty.int("scale"), explicit) {
            (scale, true) if scale != Some(0) => Err(Error::Argument(format!(
                "Column type {} with non-zero scale {} on column '{}' is not compatible with autoincrement=True",
                type_text(&ty),
                scale.map_or("None".to_owned(), |s| s.to_string()),
                column.description()
            ))),
            (_, explicit) => Ok(explicit),
        },
        Affinity::Integer => Ok(explicit || numbered_integer(column)),
        _ if explicit => Err(Error::Argument(format!(
            "Column type {} on column '{}' is not compatible with autoincrement=True",
            type_text(&ty),
            column.description()
        ))),
        _ => Ok(false),
    }
}

fn numbered_integer(column: &Column) -> bool {
    let has_default =
        matches!(&*column.default.borrow(), Some(d) if !matches!(d, ColumnDefault::Sequence(_)));
    let has_server = matches!(&*column.server_default.borrow(),
        Some(d) if !matches!(d, ServerDefault::Identity(_)));
    let refers = !column.foreign_keys.borrow().is_empty()
        && column.autoincrement.get() != Autoincrement::IgnoreFk;
    !has_default && !has_server && !refers
}

fn type_text(ty: &crate::types::SqlType) -> String {
    crate::types::compile_type(ty).unwrap_or_else(|_| ty.repr())
}
