//! CREATE TABLE, DROP TABLE, COMMENT ON.

use crate::error::Error;
use crate::schema::{Column, Constraint, Table};

use super::column::column_specification;
use super::constraint::constraint_text;
use super::quote::{quote_literal, quote_name, schema_text};

/// `schema.table`, quoted.
pub fn format_table(table: &Table) -> String {
    let name = quote_name(&table.name());
    match schema_text(table) {
        Some(schema) => format!("{schema}.{name}"),
        None => name,
    }
}

/// `\nCREATE TABLE t (…)\n\n`.
///
/// # Errors
/// `CompileError` naming table and column; `NoReferencedTableError` for a foreign key to nowhere.
pub fn create_table(table: &Table, if_not_exists: bool) -> Result<String, Error> {
    create_table_only(table, if_not_exists, None)
}

/// The same with these foreign keys only (`include_foreign_key_constraints`).
///
/// # Errors
/// As `create_table`.
pub fn create_table_only(
    table: &Table,
    if_not_exists: bool,
    keys: Option<&[Constraint]>,
) -> Result<String, Error> {
    let mut out = "\nCREATE ".to_owned();
    for prefix in table.prefixes.borrow().iter() {
        out.push_str(prefix);
        out.push(' ');
    }
    let exists = if if_not_exists { "IF NOT EXISTS " } else { "" };
    out.push_str(&format!("TABLE {exists}{} (", format_table(table)));
    let mut lines = Vec::new();
    for column in table.columns().iter().filter(|c| !c.system.get()) {
        lines.push(column_line(table, column)?);
    }
    lines.extend(constraint_lines(table, keys)?);
    if !lines.is_empty() {
        out.push_str(&format!("\n\t{}", lines.join(", \n\t")));
    }
    out.push_str(&format!("\n){}\n\n", options(table)));
    Ok(out)
}

fn column_line(table: &Table, column: &Column) -> Result<String, Error> {
    column_with_constraints(column).map_err(|e| match e {
        Error::Compile(m) => Error::Compile(located(table, column, &m)),
        Error::UnsupportedCompilation(m) => Error::Compile(located(table, column, &m)),
        other => other,
    })
}

fn located(table: &Table, column: &Column, message: &str) -> String {
    format!("(in table '{}', column '{}'): {message}", table.name(), column.full_name())
}

fn column_with_constraints(column: &Column) -> Result<String, Error> {
    let mut out = column_specification(column)?;
    let mut constraints = column.constraints.borrow().clone();
    constraints.sort_by_key(|c| c.order);
    for constraint in constraints {
        if let Some(text) = constraint_text(&constraint)? {
            out.push(' ');
            out.push_str(&text);
        }
    }
    Ok(out)
}

/// The primary key first, then in the order of creation.
fn constraint_lines(table: &Table, keys: Option<&[Constraint]>) -> Result<Vec<String>, Error> {
    let primary = table.primary_key();
    let mut lines: Vec<String> = constraint_text(&primary)?.into_iter().collect();
    for constraint in table.sorted_constraints() {
        let left_out = keys.is_some_and(|keys| {
            constraint.foreign_key_part().is_some() && !keys.iter().any(|k| k.ptr_eq(&constraint))
        });
        if constraint.ptr_eq(&primary) || left_out {
            continue;
        }
        lines.extend(constraint_text(&constraint)?);
    }
    Ok(lines)
}

fn options(table: &Table) -> String {
    let options = table.options.borrow();
    let mut words = Vec::new();
    if !options.flag("sqlite_with_rowid", true) {
        words.push("WITHOUT ROWID");
    }
    if options.flag("sqlite_strict", false) {
        words.push("STRICT");
    }
    if words.is_empty() { String::new() } else { format!("\n {}", words.join(",\n ")) }
}

/// `\nDROP TABLE t`.
pub fn drop_table(table: &Table, if_exists: bool) -> String {
    let exists = if if_exists { "IF EXISTS " } else { "" };
    format!("\nDROP TABLE {exists}{}", format_table(table))
}

/// `COMMENT ON TABLE`, which SQLite refuses.
pub fn set_table_comment(table: &Table) -> String {
    let comment = table.comment.borrow().as_ref().map_or("NULL".to_owned(), |c| quote_literal(c));
    format!("COMMENT ON TABLE {} IS {comment}", format_table(table))
}

/// `COMMENT ON TABLE … IS NULL`.
pub fn drop_table_comment(table: &Table) -> String {
    format!("COMMENT ON TABLE {} IS NULL", format_table(table))
}

/// `COMMENT ON COLUMN`, which SQLite refuses.
pub fn set_column_comment(column: &Column) -> String {
    let comment = column.comment.borrow().as_ref().map_or("NULL".to_owned(), |c| quote_literal(c));
    format!("COMMENT ON COLUMN {} IS {comment}", qualified(column))
}

/// `COMMENT ON COLUMN … IS NULL`.
pub fn drop_column_comment(column: &Column) -> String {
    format!("COMMENT ON COLUMN {} IS NULL", qualified(column))
}

fn qualified(column: &Column) -> String {
    let name = quote_name(&column.full_name());
    column.table().map_or(name.clone(), |t| format!("{}.{name}", format_table(&t)))
}
