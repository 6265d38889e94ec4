//! Columns: added, removed, and what changed in those on both sides (alembic/autogenerate/compare).
use super::context::{AutogenContext, TABLES};
use super::server_defaults::{ask_for_default, compare_server_default, is_computed};
use super::type_match::types_differ;
use crate::ops::{AlterColumn, MigrateOperation, TableName};
use python::{PyResult, Value};
use sqlalchemy::bind::{column_value, raise, type_value};
use sqlalchemy::schema::{Autoincrement, Column, ServerDefault, Table};
use sqlalchemy::types::SqlType;
use std::rc::Rc;

const CONSTRAINTS: &str = "alembic.autogenerate.compare.constraints";
const TYPES: &str = "alembic.autogenerate.compare.types";

type Ops = Vec<Rc<MigrateOperation>>;

fn name_of(column: &Column) -> String {
    column.name().unwrap_or_default()
}

fn find<'a>(columns: &'a [Column], name: &str) -> Option<&'a Column> {
    columns.iter().find(|column| name_of(column) == name)
}

fn own_columns(table: &Table) -> Vec<Column> {
    table.columns().into_iter().filter(|column| !column.system.get()).collect()
}

pub(super) fn added_columns(
    context: &AutogenContext<'_>,
    table: &str,
    seen: &[Column],
    wanted: &Table,
    ops: &mut Ops,
) -> PyResult<()> {
    for column in own_columns(wanted) {
        let name = name_of(&column);
        if find(seen, &name).is_some()
            || !context.object_passes(
                column_value(context.vm, &column),
                Some(&name),
                "column",
                false,
                Value::None,
            )?
        {
            continue;
        }
        let table_name = TableName::of(wanted);
        ops.push(Rc::new(MigrateOperation::AddColumn {
            table: table_name,
            column,
            if_not_exists: None,
            inline_references: false,
            inline_primary_key: false,
        }));
        context.info(TABLES, &format!("Detected added column '{table}.{name}'"))?;
    }
    Ok(())
}

pub(super) fn removed_columns(
    context: &AutogenContext<'_>,
    table: &str,
    seen: &[Column],
    wanted: &Table,
    ops: &mut Ops,
) -> PyResult<()> {
    let own = own_columns(wanted);
    for column in seen {
        let name = name_of(column);
        if find(&own, &name).is_some()
            || !context.object_passes(
                column_value(context.vm, column),
                Some(&name),
                "column",
                true,
                Value::None,
            )?
        {
            continue;
        }
        ops.push(Rc::new(MigrateOperation::DropColumn {
            table: TableName::of(wanted),
            column: name.clone(),
            before: Some(column.clone()),
            if_exists: None,
        }));
        context.info(TABLES, &format!("Detected removed column '{table}.{name}'"))?;
    }
    Ok(())
}

pub(super) fn altered_columns(
    context: &AutogenContext<'_>,
    table: &str,
    seen: &[Column],
    wanted: &Table,
    ops: &mut Ops,
) -> PyResult<()> {
    for column in own_columns(wanted) {
        let name = name_of(&column);
        let Some(found) = find(seen, &name) else { continue };
        let (model, database) =
            (column_value(context.vm, &column), column_value(context.vm, found));
        if !context.object_passes(model, Some(&name), "column", false, database)? {
            continue;
        }
        let mut alter = AlterColumn::new(TableName::of(wanted), &name);
        // The user's functions come first, SQLite's own comparison last (DispatchPriority).
        let type_is_open = user_compare_type(context, &mut alter, table, found, &column)?;
        let default = ask_for_default(context, &mut alter, table, found, &column)?;
        compare_nullable(context, &mut alter, table, found, &column)?;
        if type_is_open {
            compare_type(context, &mut alter, table, found, &column)?;
        }
        if compare_server_default(context, &mut alter, default)? {
            set_autoincrement(&mut alter, wanted, &column);
        }
        if alter.has_changes() {
            ops.push(Rc::new(MigrateOperation::AlterColumn(Box::new(alter))));
        }
    }
    Ok(())
}

fn compare_nullable(
    context: &AutogenContext<'_>,
    alter: &mut AlterColumn,
    table: &str,
    found: &Column,
    column: &Column,
) -> PyResult<()> {
    alter.existing_nullable = Some(found.nullable.get());
    if found.nullable.get() == column.nullable.get() {
        return Ok(());
    }
    let computed =
        is_computed(&column.server_default.borrow()) || is_computed(&found.server_default.borrow());
    let identity = matches!(&*column.server_default.borrow(), Some(ServerDefault::Identity(_)));
    if computed && column.user_nullable.get().is_none() || identity {
        return context.info(
            CONSTRAINTS,
            &format!("Ignoring nullable change on identity column '{table}.{}'", alter.column),
        );
    }
    alter.modify_nullable = Some(column.nullable.get());
    let what = if column.nullable.get() { "NULL" } else { "NOT NULL" };
    context.info(CONSTRAINTS, &format!("Detected {what} on column '{table}.{}'", alter.column))
}

/// The user's function for types; whether the decision is left to us.
fn user_compare_type(
    context: &AutogenContext<'_>,
    alter: &mut AlterColumn,
    table: &str,
    found: &Column,
    column: &Column,
) -> PyResult<bool> {
    let (old, new) = (found.sql_type(), column.sql_type());
    alter.existing_type = Some(old.clone());
    if old.is_null() {
        let text =
            format!("Couldn't determine database type for column '{table}.{}'", alter.column);
        return context.info(TYPES, &text).map(|()| false);
    }
    if new.is_null() {
        let text = format!(
            "Column '{table}.{}' has no type within the model; can't compare",
            alter.column
        );
        return context.info(TYPES, &text).map(|()| false);
    }
    let vm = context.vm;
    match context.option("compare_type") {
        Value::Bool(false) => Ok(false),
        Value::Bool(true) | Value::None => Ok(true),
        function => {
            let migration = vm.attr(&context.object, "migration_context")?;
            let (found, column) = (column_value(vm, found), column_value(vm, column));
            let args = vec![migration, found, column, type_value(vm, &old), type_value(vm, &new)];
            match vm.call(&function, args)? {
                Value::None => Ok(true),
                answer if vm.truth(&answer)? => {
                    type_changed(context, alter, table, old, new).map(|()| false)
                }
                _ => Ok(false),
            }
        }
    }
}

fn compare_type(
    context: &AutogenContext<'_>,
    alter: &mut AlterColumn,
    table: &str,
    found: &Column,
    column: &Column,
) -> PyResult<()> {
    let (old, new) = (found.sql_type(), column.sql_type());
    match types_differ(&old, &new).map_err(|error| raise(context.vm, error))? {
        true => type_changed(context, alter, table, old, new),
        false => Ok(()),
    }
}

fn type_changed(
    context: &AutogenContext<'_>,
    alter: &mut AlterColumn,
    table: &str,
    old: SqlType,
    new: SqlType,
) -> PyResult<()> {
    context.info(
        TYPES,
        &format!(
            "Detected type change from {} to {} on '{table}.{}'",
            shown(context, &old)?,
            shown(context, &new)?,
            alter.column
        ),
    )?;
    alter.modify_type = Some(new);
    Ok(())
}

fn shown(context: &AutogenContext<'_>, ty: &SqlType) -> PyResult<String> {
    context.vm.repr(&type_value(context.vm, ty))
}

fn set_autoincrement(alter: &mut AlterColumn, table: &Table, column: &Column) {
    let automatic =
        table.autoincrement_column().ok().flatten().is_some_and(|found| found.ptr_eq(column));
    alter.autoincrement = match column.autoincrement.get() {
        _ if automatic => Some(true),
        Autoincrement::True => Some(true),
        Autoincrement::False => Some(false),
        Autoincrement::Auto | Autoincrement::IgnoreFk => None,
    };
}
