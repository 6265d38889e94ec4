//! What happens when parts meet: a column joins a table, a constraint or index finds its columns,
//! types add their CHECKs. The order of these steps decides the order of constraints in CREATE
//! TABLE. From `schema.py:_set_parent` of each class.

use crate::error::Error;

use super::column::Column;
use super::constraint::{ColumnArg, Constraint, ConstraintKind};
use super::foreign_key::ForeignKey;
use super::index::Index;
use super::naming;
use super::primary_key;
use super::table::Table;
use super::type_check;

/// A constraint or index given with columns that had no table yet.
#[derive(Clone)]
pub(crate) enum Waiting {
    Constraint(Constraint),
    Index(Index),
}

/// Where a column goes.
pub(crate) struct Placement {
    /// Take the place of a column with the same name.
    pub replace: bool,
    /// At this position instead of the end.
    pub at: Option<usize>,
}

pub(crate) fn column_to_table(
    table: &Table,
    column: &Column,
    placement: Placement,
) -> Result<(), Error> {
    check_attachable(table, column)?;
    place(table, column, &placement)?;
    *column.table.borrow_mut() = Some(table.clone());
    if column.primary_key.get() {
        primary_key::join(&table.primary_key(), column);
        naming::rename_implicit_key(table)?;
    }
    column_flags(table, column)?;
    type_check::add_type_constraints(table, column)?;
    for key in column.foreign_keys.borrow().clone() {
        foreign_key_to_table(&key, column, table)?;
    }
    for constraint in column.constraints.borrow().clone() {
        *constraint.table.borrow_mut() = Some(table.clone());
        naming::name_constraint(&constraint, table)?;
    }
    let waiting = std::mem::take(&mut *column.waiting.borrow_mut());
    waiting.into_iter().try_for_each(resume)
}

fn check_attachable(table: &Table, column: &Column) -> Result<(), Error> {
    if column.name().unwrap_or_default().is_empty() {
        return Err(Error::Argument(
            "Column must be constructed with a non-blank name or assign a non-blank .name before adding to a Table."
                .to_owned(),
        ));
    }
    match column.table() {
        Some(existing) if !existing.ptr_eq(table) => Err(Error::Argument(format!(
            "Column object '{}' already assigned to Table '{}'",
            column.key(),
            existing.name()
        ))),
        _ => Ok(()),
    }
}

fn place(table: &Table, column: &Column, placement: &Placement) -> Result<(), Error> {
    let columns = table.columns();
    let name = column.name();
    let by_key = columns.iter().position(|c| c.key() == column.key());
    let existing = by_key.or_else(|| columns.iter().position(|c| c.name() == name));
    if let Some(i) = existing.filter(|i| !columns[*i].ptr_eq(column)) {
        let old = &columns[i];
        if !placement.replace {
            let what = if by_key.is_some() && Some(&*column.key()) != name.as_deref() {
                "key"
            } else {
                "name"
            };
            let shown =
                if what == "key" { column.key().to_string() } else { name.unwrap_or_default() };
            return Err(Error::DuplicateColumn(format!(
                "A column with {what} '{shown}' is already present in table '{}'.",
                table.name()
            )));
        }
        drop_keys_of(table, old);
    }
    let mut slots = table.columns.borrow_mut();
    match (existing, placement.at) {
        (Some(i), None) => slots[i] = column.clone(),
        (Some(i), Some(at)) => {
            slots.remove(i);
            let at = at.min(slots.len());
            slots.insert(at, column.clone());
        }
        (None, Some(at)) => {
            let at = at.min(slots.len());
            slots.insert(at, column.clone());
        }
        (None, None) => slots.push(column.clone()),
    }
    Ok(())
}

/// The foreign keys of a replaced column go with it.
fn drop_keys_of(table: &Table, old: &Column) {
    for key in old.foreign_keys.borrow().iter() {
        if let Some(constraint) = key.constraint() {
            table.discard_constraint(&constraint);
        }
    }
}

fn column_flags(table: &Table, column: &Column) -> Result<(), Error> {
    if column.index.get() == Some(true) {
        let index =
            Index::new(None, vec![ColumnArg::Key(column.key())], column.unique.get() == Some(true));
        index.column_flag.set(true);
        return index_to_table(table, &index);
    }
    if column.unique.get() == Some(true) {
        let unique = Constraint::unique(vec![ColumnArg::Key(column.key())], None);
        unique.column_flag.set(true);
        return constraint_to_table(table, &unique);
    }
    Ok(())
}

/// `ForeignKey._set_table`: a key written in the column makes its own constraint.
pub(crate) fn foreign_key_to_table(
    key: &ForeignKey,
    column: &Column,
    table: &Table,
) -> Result<(), Error> {
    if key.constraint().is_none() {
        let options = key.options.borrow().clone();
        let columns = vec![ColumnArg::Column(column.clone())];
        let constraint = Constraint::from_elements(columns, vec![key.clone()], options);
        constraint_to_table(table, &constraint)?;
    }
    // What it refers to may come later, a column of a table that exists too; the type is taken
    // where it is there already.
    drop(key.column());
    Ok(())
}

fn resume(waiting: Waiting) -> Result<(), Error> {
    match waiting {
        Waiting::Constraint(constraint) => try_autoattach(&constraint),
        Waiting::Index(index) => try_autoattach_index(&index),
    }
}

enum Home {
    /// All columns stand in this table.
    Table(Table),
    /// Some still wait; the handle was left with them.
    Later,
    /// Nothing to go by.
    Nowhere,
}

fn find_home(args: &[ColumnArg], waiting: &Waiting, strict: bool) -> Result<Home, Error> {
    let columns: Vec<Column> = args.iter().flat_map(columns_of).collect();
    let unattached: Vec<&Column> = columns.iter().filter(|c| c.table().is_none()).collect();
    if !unattached.is_empty() {
        if args.iter().any(|a| matches!(a, ColumnArg::Key(_))) {
            return Ok(Home::Nowhere);
        }
        for column in unattached {
            column.waiting.borrow_mut().push(waiting.clone());
        }
        return Ok(Home::Later);
    }
    let Some(table) = columns.first().and_then(Column::table) else { return Ok(Home::Nowhere) };
    let others: Vec<&Column> =
        columns.iter().filter(|c| c.table().is_some_and(|t| !t.ptr_eq(&table))).collect();
    if others.is_empty() {
        return Ok(Home::Table(table));
    }
    if !strict {
        return Ok(Home::Nowhere);
    }
    let list =
        others.iter().map(|c| format!("'{}'", c.description())).collect::<Vec<_>>().join(", ");
    Err(Error::Argument(format!("Column(s) {list} are not part of table '{}'.", table.name())))
}

fn columns_of(arg: &ColumnArg) -> Vec<Column> {
    match arg {
        ColumnArg::Key(_) => Vec::new(),
        ColumnArg::Column(column) => vec![column.clone()],
        ColumnArg::Expr(expr) => expr.columns().into_iter().take(1).collect(),
    }
}

/// `_check_attach`: a constraint of column objects joins their table by itself, now or when the
/// last one is attached.
///
/// # Errors
/// `ArgumentError` when the columns belong to different tables.
pub fn try_autoattach(constraint: &Constraint) -> Result<(), Error> {
    if constraint.table().is_some() {
        return Ok(());
    }
    let (args, strict) = match &*constraint.kind.borrow() {
        ConstraintKind::Check { sqltext, .. } => {
            (sqltext.columns().into_iter().map(ColumnArg::Column).collect(), false)
        }
        _ => (constraint.pending.borrow().clone(), true),
    };
    match find_home(&args, &Waiting::Constraint(constraint.clone()), strict)? {
        Home::Table(table) => constraint_to_table(&table, constraint),
        Home::Later | Home::Nowhere => Ok(()),
    }
}

/// The same for an index.
///
/// # Errors
/// As `try_autoattach`.
pub fn try_autoattach_index(index: &Index) -> Result<(), Error> {
    if index.table().is_some() {
        return Ok(());
    }
    let args = index.expressions.borrow().clone();
    match find_home(&args, &Waiting::Index(index.clone()), true)? {
        Home::Table(table) => index_to_table(&table, index),
        Home::Later | Home::Nowhere => Ok(()),
    }
}

/// A `CheckConstraint` given inside `Column(...)`.
pub fn constraint_to_column(column: &Column, constraint: &Constraint) {
    constraint.column_level.set(true);
    *constraint.table.borrow_mut() = column.table();
    column.constraints.borrow_mut().push(constraint.clone());
}

pub(crate) fn constraint_to_table(table: &Table, constraint: &Constraint) -> Result<(), Error> {
    let resolved = resolve(table, &constraint.pending.borrow(), constraint.class_name())?;
    *constraint.table.borrow_mut() = Some(table.clone());
    constraint.column_level.set(false);
    if !table.constraints.borrow().iter().any(|c| c.ptr_eq(constraint)) {
        table.constraints.borrow_mut().push(constraint.clone());
    }
    let kind = constraint.kind.borrow().clone();
    match kind {
        ConstraintKind::ForeignKey(_) => attach_elements(constraint, resolved)?,
        ConstraintKind::PrimaryKey { .. } => {
            merge_columns(constraint, resolved);
            primary_key::install(table, constraint);
        }
        ConstraintKind::Unique => merge_columns(constraint, resolved),
        ConstraintKind::Check { sqltext, .. } => merge_columns(constraint, sqltext.columns()),
    }
    naming::name_constraint(constraint, table)
}

fn merge_columns(constraint: &Constraint, resolved: Vec<Column>) {
    let mut columns = constraint.columns.borrow_mut();
    for column in resolved {
        if !columns.iter().any(|c| c.ptr_eq(&column)) {
            columns.push(column);
        }
    }
}

fn attach_elements(constraint: &Constraint, resolved: Vec<Column>) -> Result<(), Error> {
    if !constraint.pending.borrow().is_empty() {
        *constraint.columns.borrow_mut() = resolved.clone();
    }
    let elements = constraint.elements();
    for (column, key) in resolved.iter().zip(&elements) {
        if key.parent().is_some_and(|p| p.ptr_eq(column)) {
            continue;
        }
        key.set_parent(column);
        column.foreign_keys.borrow_mut().push(key.clone());
    }
    one_remote_table(constraint)?;
    elements.iter().for_each(|key| drop(key.column()));
    Ok(())
}

fn one_remote_table(constraint: &Constraint) -> Result<(), Error> {
    let mut keys: Vec<String> =
        constraint.elements().iter().map(ForeignKey::target_table_key).collect();
    keys.sort();
    keys.dedup();
    if let [first, second, ..] = keys.as_slice() {
        let table = constraint.table().map(|t| t.key()).unwrap_or_default();
        return Err(Error::Argument(format!(
            "ForeignKeyConstraint on {table}({}) refers to multiple remote tables: {first} and {second}",
            constraint.column_keys().join(", ")
        )));
    }
    Ok(())
}

fn resolve(table: &Table, args: &[ColumnArg], class: &str) -> Result<Vec<Column>, Error> {
    let mut out = Vec::new();
    for arg in args {
        match arg {
            ColumnArg::Key(key) => {
                out.push(table.column(key).ok_or_else(|| missing(table, key, class))?)
            }
            ColumnArg::Column(column) => out.push(column.clone()),
            ColumnArg::Expr(expr) => out.extend(expr.columns().into_iter().take(1)),
        }
    }
    Ok(out)
}

fn missing(table: &Table, key: &str, class: &str) -> Error {
    Error::ConstraintColumnNotFound(format!(
        "Can't create {class} on table '{}': no column named '{key}' is present.",
        table.name()
    ))
}

pub(crate) fn index_to_table(table: &Table, index: &Index) -> Result<(), Error> {
    if let Some(other) = index.table().filter(|t| !t.ptr_eq(table)) {
        return Err(Error::Argument(format!(
            "Index '{}' is against table '{}', and cannot be associated with table '{}'.",
            index.name_text().unwrap_or_else(|| "None".to_owned()),
            other.name(),
            table.name()
        )));
    }
    let args = index.expressions.borrow().clone();
    let mut bound = Vec::with_capacity(args.len());
    for arg in &args {
        bound.push(match arg {
            ColumnArg::Key(key) => {
                ColumnArg::Column(table.column(key).ok_or_else(|| missing(table, key, "Index"))?)
            }
            ColumnArg::Column(_) | ColumnArg::Expr(_) => arg.clone(),
        });
    }
    *index.columns.borrow_mut() = resolve(table, &bound, "Index")?;
    *index.expressions.borrow_mut() = bound;
    *index.table.borrow_mut() = Some(table.clone());
    if !table.indexes.borrow().iter().any(|i| i.ptr_eq(index)) {
        table.indexes.borrow_mut().push(index.clone());
    }
    naming::name_index(index, table)
}

/// `Computed` and `Identity` refuse a second default, as their `_set_parent` does.
///
/// # Errors
/// `ArgumentError`.
pub fn check_generated(column: &Column, has_default: bool, identity: bool) -> Result<(), Error> {
    if !has_default {
        return Ok(());
    }
    let _ = column;
    Err(Error::Argument(if identity {
        "A column with an Identity object cannot specify a server_default or a server_onupdate argument".to_owned()
    } else {
        "A generated column cannot specify a server_default or a server_onupdate argument"
            .to_owned()
    }))
}
