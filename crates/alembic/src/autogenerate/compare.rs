//! Tables: added, removed, and those on both sides (alembic/autogenerate/compare/tables.py).
use super::columns::{added_columns, altered_columns, removed_columns};
use super::context::{AutogenContext, TABLES};
use super::foreign_keys::compare_foreign_keys;
use super::indexes::compare_indexes_and_uniques;
use crate::ops::{MigrateOperation, TableName};
use python::{PyResult, Value};
use sqlalchemy::bind::{raise, table_value};
use sqlalchemy::reflection::{self, ReflectOptions};
use sqlalchemy::schema::{MetaData, Name, Table, sort_tables};
use std::rc::Rc;

/// The operations that make the database what the models say.
///
/// # Errors
/// What users' filters raise; errors of reflection.
pub fn compare_metadata(context: &AutogenContext<'_>) -> PyResult<Vec<Rc<MigrateOperation>>> {
    let Some(connection) = &context.connection else { return Ok(Vec::new()) };
    let version_table = context.text("version_table").unwrap_or_else(|| "alembic_version".into());
    let mut found = Vec::new();
    ask(context, "ask_names", "table".into())?;
    let names =
        reflection::get_table_names(connection, None).map_err(|error| raise(context.vm, error))?;
    for name in &names {
        if *name != version_table && context.name_passes(Some(name), "table", None, None)? {
            found.push(name.clone());
        }
    }
    let asked = if found.is_empty() { &names } else { &found };
    ask(
        context,
        "ask_every",
        Value::list(asked.iter().map(|name| name.as_str().into()).collect()),
    )?;
    let wanted = wanted_tables(context, &version_table)?;
    let mut ops = Vec::new();
    for table in wanted.iter().filter(|table| !found.iter().any(|name| *name == *table.name())) {
        added_table(context, table, &mut ops)?;
    }
    let mut removed: Vec<&String> = found
        .iter()
        .filter(|name| !wanted.iter().any(|table| table.name().as_str() == name.as_str()))
        .collect();
    removed.sort();
    for name in removed {
        removed_table(context, name, &mut ops)?;
    }
    existing_tables(context, &found, &wanted, &mut ops)?;
    Ok(ops)
}

fn wanted_tables(context: &AutogenContext<'_>, version_table: &str) -> PyResult<Vec<Table>> {
    for table in context.metadata.iter().flat_map(|metadata| metadata.tables()) {
        for key in table.foreign_key_constraints() {
            key.referred_table().map_err(|error| raise(context.vm, error))?;
        }
    }
    let tables: Vec<Table> =
        context.metadata.iter().flat_map(|metadata| metadata.sorted_tables()).collect();
    let sorted = if context.metadata.len() > 1 { sort_tables(&tables) } else { tables };
    sqlalchemy::bind::pass_warnings(context.vm)?;
    Ok(sorted.into_iter().filter(|table| table.name().as_str() != version_table).collect())
}

/// An echo shows what reflection asks.
fn ask(context: &AutogenContext<'_>, question: &str, about: Value) -> PyResult<()> {
    let vm = context.vm;
    let connection = vm.attr(&context.object, "connection")?;
    vm.call(&vm.handed(question)?, vec![connection, about]).map(|_| ())
}

/// Reflects a table as autogenerate sees it: expressions in defaults get parentheses.
pub(super) fn reflect(
    context: &AutogenContext<'_>,
    name: &str,
    metadata: &MetaData,
) -> PyResult<Table> {
    if let Some(known) = metadata.table(name) {
        return Ok(known);
    }
    let Some(connection) = &context.connection else {
        return Err(context.vm.error("RuntimeError", "no connection"));
    };
    let table =
        Table::new(Name::new(name), metadata, None).map_err(|error| raise(context.vm, error))?;
    let hook = |_: &Table, column: &mut reflection::ReflectedColumn| {
        if let Some(default) = &column.default
            && crate::ddl::is_bare_expression(default)
        {
            column.default = Some(format!("({default})"));
        }
        Ok(())
    };
    // The tables that foreign keys lead to get their own turn.
    let options =
        ReflectOptions { hook: Some(&hook), skip_referred: true, ..ReflectOptions::default() };
    reflection::reflect_table(connection, &table, &options)
        .map_err(|error| raise(context.vm, error))?;
    sqlalchemy::bind::pass_warnings(context.vm)?;
    // What came from the database is final (alembic.autogenerate.compare.util._InspectorConv).
    for index in table.indexes() {
        *index.info.borrow_mut() = Some(Rc::new(crate::Reflected));
        if let Some(text) = index.name_text() {
            *index.name.borrow_mut() = Some(Name::conv(&text));
        }
    }
    for constraint in table.sorted_constraints() {
        if let Some(text) = constraint.name_text() {
            *constraint.name.borrow_mut() = Some(Name::conv(&text));
        }
    }
    Ok(table)
}

fn added_table(
    context: &AutogenContext<'_>,
    table: &Table,
    ops: &mut Vec<Rc<MigrateOperation>>,
) -> PyResult<()> {
    let name = table.name().as_str().to_string();
    if !context.object_passes(
        table_value(context.vm, table),
        Some(&name),
        "table",
        false,
        Value::None,
    )? {
        return Ok(());
    }
    ops.push(Rc::new(MigrateOperation::CreateTable { table: table.clone(), if_not_exists: None }));
    context.info(TABLES, &format!("Detected added table {}", python::quote(&name)))?;
    let mut inner = Vec::new();
    compare_indexes_and_uniques(context, &name, None, Some(table), &mut inner)?;
    push_modify(ops, table, inner);
    Ok(())
}

fn push_modify(
    ops: &mut Vec<Rc<MigrateOperation>>,
    table: &Table,
    inner: Vec<Rc<MigrateOperation>>,
) {
    if !inner.is_empty() {
        ops.push(Rc::new(MigrateOperation::ModifyTable {
            table: TableName::of(table),
            ops: inner,
        }));
    }
}

fn removed_table(
    context: &AutogenContext<'_>,
    name: &str,
    ops: &mut Vec<Rc<MigrateOperation>>,
) -> PyResult<()> {
    let table = reflect(context, name, &MetaData::default())?;
    if !context.object_passes(
        table_value(context.vm, &table),
        Some(name),
        "table",
        true,
        Value::None,
    )? {
        return Ok(());
    }
    let mut inner = Vec::new();
    compare_indexes_and_uniques(context, name, Some(&table), None, &mut inner)?;
    push_modify(ops, &table, inner);
    ops.push(Rc::new(MigrateOperation::DropTable {
        table: TableName::of(&table),
        before: Some(table),
        if_exists: None,
    }));
    context.info(TABLES, &format!("Detected removed table {}", python::quote(name)))
}

fn existing_tables(
    context: &AutogenContext<'_>,
    found: &[String],
    wanted: &[Table],
    ops: &mut Vec<Rc<MigrateOperation>>,
) -> PyResult<()> {
    let mut both: Vec<&Table> =
        wanted.iter().filter(|table| found.iter().any(|name| *name == *table.name())).collect();
    both.sort_by_key(|table| table.name().as_str().to_string());
    let metadata = MetaData::default();
    for table in both {
        let name = table.name().as_str().to_string();
        let reflected = reflect(context, &name, &metadata)?;
        if !context.object_passes(
            table_value(context.vm, table),
            Some(&name),
            "table",
            false,
            table_value(context.vm, &reflected),
        )? {
            continue;
        }
        let mut inner = Vec::new();
        let seen = visible_columns(context, &reflected)?;
        added_columns(context, &name, &seen, table, &mut inner)?;
        altered_columns(context, &name, &seen, table, &mut inner)?;
        compare_indexes_and_uniques(context, &name, Some(&reflected), Some(table), &mut inner)?;
        compare_foreign_keys(context, &name, &reflected, table, &mut inner)?;
        removed_columns(context, &name, &seen, table, &mut inner)?;
        push_modify(ops, table, inner);
    }
    Ok(())
}

/// Columns of the database that `include_name` lets through.
fn visible_columns(
    context: &AutogenContext<'_>,
    table: &Table,
) -> PyResult<Vec<sqlalchemy::schema::Column>> {
    let mut seen = Vec::new();
    for column in table.columns() {
        if context.name_passes(
            column.name().as_deref(),
            "column",
            Some(table.name().as_str()),
            None,
        )? {
            seen.push(column);
        }
    }
    Ok(seen)
}
