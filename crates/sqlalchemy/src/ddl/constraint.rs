//! Constraints in CREATE TABLE, and the ALTER statements SQLite refuses but SQLAlchemy writes.

use std::rc::Rc;

use crate::compiler::compile_in_ddl;
use crate::error::Error;
use crate::schema::{
    Column, Constraint, ConstraintKind, ForeignKeyPart, Named, naming, primary_key,
};
use crate::types::Affinity;

use super::column::is_inline_key;
use super::phrase::words;
use super::quote::{is_default_dialect, quote_name};
use super::table::format_table;

/// The constraint as a line of CREATE TABLE; `None` if it is not written at all.
///
/// # Errors
/// `CompileError`; `NoReferencedTableError` and the like for foreign keys.
pub fn constraint_text(constraint: &Constraint) -> Result<Option<String>, Error> {
    let kind = constraint.kind.borrow().clone();
    let body = match kind {
        ConstraintKind::PrimaryKey { implicit } => primary(constraint, implicit)?,
        ConstraintKind::ForeignKey(part) => foreign(constraint, &part)?,
        ConstraintKind::Unique => unique(constraint)?,
        // The default dialect has a type BOOLEAN and needs no CHECK for it
        // (SchemaType._should_create_constraint).
        ConstraintKind::Check { type_bound: true, .. }
            if is_default_dialect() && is_boolean(constraint) =>
        {
            None
        }
        ConstraintKind::Check { sqltext, .. } => {
            Some(format!("CHECK ({})", compile_in_ddl(&sqltext)?))
        }
    };
    let Some(mut text) = body else { return Ok(None) };
    if let Some(name) = constraint_name(constraint)? {
        text.insert_str(0, &format!("CONSTRAINT {name} "));
    }
    deferrability(&mut text, constraint)?;
    on_conflict(&mut text, constraint)?;
    Ok(Some(text))
}

/// Whether a type's CHECK belongs to a BOOLEAN.
fn is_boolean(constraint: &Constraint) -> bool {
    constraint.columns().iter().any(|column| column.sql_type().affinity() == Affinity::Boolean)
}

/// The name as written; a type's nameless CHECK is named by the convention now.
fn constraint_name(constraint: &Constraint) -> Result<Option<String>, Error> {
    if constraint.none_name.get() {
        let Some(table) = constraint.table() else { return Ok(None) };
        let name = naming::conventional_name(&Named::Constraint(constraint.clone()), &table)?;
        return Ok(name.as_ref().map(quote_name));
    }
    Ok(constraint.name.borrow().as_ref().map(quote_name))
}

fn names(columns: &[Column]) -> String {
    columns.iter().map(|c| quote_name(&c.full_name())).collect::<Vec<_>>().join(", ")
}

fn primary(constraint: &Constraint, implicit: bool) -> Result<Option<String>, Error> {
    let columns = constraint.columns();
    if columns.is_empty() || columns.first().is_some_and(|c| columns.len() == 1 && is_inline_key(c))
    {
        return Ok(None);
    }
    let ordered = if implicit { primary_key::columns_autoinc_first(constraint)? } else { columns };
    Ok(Some(format!("PRIMARY KEY ({})", names(&ordered))))
}

fn unique(constraint: &Constraint) -> Result<Option<String>, Error> {
    let columns = constraint.columns();
    Ok((!columns.is_empty()).then(|| format!("UNIQUE ({})", names(&columns))))
}

fn foreign(constraint: &Constraint, part: &Rc<ForeignKeyPart>) -> Result<Option<String>, Error> {
    let elements = part.elements.borrow().clone();
    let mut local = Vec::new();
    let mut remote = Vec::new();
    for key in &elements {
        local.extend(key.parent());
        remote.push(key.column()?);
    }
    let Some(target) = remote.first().and_then(Column::table) else { return Ok(None) };
    let home = constraint.table().or_else(|| local.first().and_then(Column::table));
    if home.is_some_and(|home| home.schema() != target.schema()) {
        return Ok(None);
    }
    let mut text = format!(
        "FOREIGN KEY({}) REFERENCES {} ({})",
        names(&local),
        quote_name(&target.name()),
        names(&remote)
    );
    let options = part.options.borrow();
    for (word, value) in [
        (" MATCH ", &options.match_),
        (" ON DELETE ", &options.ondelete),
        (" ON UPDATE ", &options.onupdate),
    ] {
        if let Some(value) = value {
            text.push_str(word);
            text.push_str(words(value)?);
        }
    }
    Ok(Some(text))
}

fn deferrability(text: &mut String, constraint: &Constraint) -> Result<(), Error> {
    match constraint.deferrable.get() {
        Some(true) => text.push_str(" DEFERRABLE"),
        Some(false) => text.push_str(" NOT DEFERRABLE"),
        None => {}
    }
    if let Some(initially) = &*constraint.initially.borrow() {
        text.push_str(" INITIALLY ");
        text.push_str(words(initially)?);
    }
    Ok(())
}

fn on_conflict(text: &mut String, constraint: &Constraint) -> Result<(), Error> {
    let own = constraint.options.borrow().text("sqlite_on_conflict").map(str::to_owned);
    let kind = constraint.kind.borrow();
    let from_column = match &*kind {
        ConstraintKind::PrimaryKey { .. } => Some("sqlite_on_conflict_primary_key"),
        ConstraintKind::Unique => Some("sqlite_on_conflict_unique"),
        ConstraintKind::Check { .. } if own.is_some() && constraint.column_level.get() => {
            return Err(Error::Compile(
                "SQLite does not support on conflict clause for column check constraint".to_owned(),
            ));
        }
        ConstraintKind::Check { .. } => None,
        ConstraintKind::ForeignKey(_) => return Ok(()),
    };
    let inherited = || match (from_column, constraint.columns().as_slice()) {
        (Some(option), [column]) => column.options.borrow().text(option).map(str::to_owned),
        _ => None,
    };
    if let Some(action) = own.or_else(inherited) {
        text.push_str(&format!(" ON CONFLICT {action}"));
    }
    Ok(())
}

/// `ALTER TABLE t ADD CONSTRAINT …`, which SQLite refuses.
///
/// # Errors
/// As `constraint_text`.
pub fn add_constraint(constraint: &Constraint) -> Result<String, Error> {
    let table = constraint.table().map(|t| format_table(&t)).unwrap_or_default();
    Ok(format!("ALTER TABLE {table} ADD {}", constraint_text(constraint)?.unwrap_or_default()))
}

/// `ALTER TABLE t DROP CONSTRAINT …`, which SQLite refuses.
///
/// # Errors
/// `CompileError` without a name.
pub fn drop_constraint(constraint: &Constraint) -> Result<String, Error> {
    let Some(name) = constraint_name(constraint)? else {
        return Err(Error::Compile(format!(
            "Can't emit DROP CONSTRAINT for constraint {}; it has no name",
            constraint.repr()
        )));
    };
    let table = constraint.table().map(|t| format_table(&t)).unwrap_or_default();
    Ok(format!("ALTER TABLE {table} DROP CONSTRAINT {name}"))
}
