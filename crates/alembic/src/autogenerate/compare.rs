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
    let version = Place {
        schema: context.text("version_table_schema"),
        name: context.text("version_table").unwrap_or_else(|| "alembic_version".into()),
    };
    let mut found = Vec::new();
    for schema in schemas(context, connection)? {
        found_in(context, connection, schema.as_deref(), &version, &mut found)?;
    }
    let wanted = wanted_tables(context, &version)?;
    let mut ops = Vec::new();
    for table in wanted.iter().filter(|table| !found.contains(&Place::of(table))) {
        added_table(context, table, &mut ops)?;
    }
    let there = |place: &&Place| !wanted.iter().any(|table| Place::of(table) == **place);
    let mut removed: Vec<&Place> = found.iter().filter(there).collect();
    removed.sort();
    for place in removed {
        removed_table(context, place, &mut ops)?;
    }
    existing_tables(context, &found, &wanted, &mut ops)?;
    Ok(ops)
}

/// Where a table is: SQLite's own schema `main` is no schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    schema: Option<String>,
    name: String,
}

impl Place {
    fn of(table: &Table) -> Place {
        Place {
            schema: table.schema().map(|s| s.to_string()).filter(|s| s != "main"),
            name: table.name().as_str().to_string(),
        }
    }

    /// `schema.name`, as what is detected is told.
    fn shown(&self) -> String {
        match &self.schema {
            Some(schema) => format!("{schema}.{}", self.name),
            None => self.name.clone(),
        }
    }
}

/// The schemas that are looked at: attached databases too, where `include_schemas` asks for them.
fn schemas(
    context: &AutogenContext<'_>,
    connection: &sqlite::Connection,
) -> PyResult<Vec<Option<String>>> {
    let mut all = vec![None];
    if context.vm.truth(&context.option("include_schemas"))? {
        let named = reflection::get_schema_names(connection).map_err(|e| raise(context.vm, e))?;
        all.extend(named.into_iter().filter(|name| name != "main").map(Some));
    }
    let mut seen = Vec::new();
    for schema in all {
        if context.name_passes(schema.as_deref(), "schema", None, None)? {
            seen.push(schema);
        }
    }
    Ok(seen)
}

/// The tables of one schema that filters let through.
fn found_in(
    context: &AutogenContext<'_>,
    connection: &sqlite::Connection,
    schema: Option<&str>,
    version: &Place,
    found: &mut Vec<Place>,
) -> PyResult<()> {
    let before = found.len();
    let place = || Value::from(schema);
    ask(context, "ask_names", vec!["table".into(), place()])?;
    let names =
        reflection::get_table_names(connection, schema).map_err(|e| raise(context.vm, e))?;
    for name in &names {
        let here = Place { schema: schema.map(str::to_string), name: name.clone() };
        if here != *version && context.name_passes(Some(name), "table", None, schema)? {
            found.push(here);
        }
    }
    let kept: Vec<&String> = found[before..].iter().map(|place| &place.name).collect();
    let asked = if kept.is_empty() { names.iter().collect() } else { kept };
    let asked = Value::list(asked.into_iter().map(|name| name.as_str().into()).collect());
    ask(context, "ask_every", vec![asked, place()])
}

fn wanted_tables(context: &AutogenContext<'_>, version: &Place) -> PyResult<Vec<Table>> {
    for table in context.metadata.iter().flat_map(|metadata| metadata.tables()) {
        for key in table.foreign_key_constraints() {
            key.referred_table().map_err(|error| raise(context.vm, error))?;
        }
    }
    let tables: Vec<Table> =
        context.metadata.iter().flat_map(|metadata| metadata.sorted_tables()).collect();
    let sorted = if context.metadata.len() > 1 { sort_tables(&tables) } else { tables };
    sqlalchemy::bind::pass_warnings(context.vm)?;
    Ok(sorted.into_iter().filter(|table| Place::of(table) != *version).collect())
}

/// An echo shows what reflection asks.
fn ask(context: &AutogenContext<'_>, question: &str, about: Vec<Value>) -> PyResult<()> {
    let vm = context.vm;
    let mut args = vec![vm.attr(&context.object, "connection")?];
    args.extend(about);
    vm.call(&vm.handed(question)?, args).map(|_| ())
}

/// Reflects a table as autogenerate sees it: expressions in defaults get parentheses.
pub(super) fn reflect(
    context: &AutogenContext<'_>,
    place: &Place,
    metadata: &MetaData,
) -> PyResult<Table> {
    if let Some(known) = metadata.table(&place.shown()) {
        return Ok(known);
    }
    let Some(connection) = &context.connection else {
        return Err(context.vm.error("RuntimeError", "no connection"));
    };
    let schema = place.schema.as_deref().map(Name::new);
    let table = Table::new(Name::new(&place.name), metadata, schema)
        .map_err(|error| raise(context.vm, error))?;
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
    let shown = Place::of(table).shown();
    context.info(TABLES, &format!("Detected added table {}", python::quote(&shown)))?;
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
    place: &Place,
    ops: &mut Vec<Rc<MigrateOperation>>,
) -> PyResult<()> {
    let name = place.name.as_str();
    let table = reflect(context, place, &MetaData::default())?;
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
    context.info(TABLES, &format!("Detected removed table {}", python::quote(&place.shown())))
}

fn existing_tables(
    context: &AutogenContext<'_>,
    found: &[Place],
    wanted: &[Table],
    ops: &mut Vec<Rc<MigrateOperation>>,
) -> PyResult<()> {
    let mut both: Vec<&Table> =
        wanted.iter().filter(|table| found.contains(&Place::of(table))).collect();
    both.sort_by_key(|table| Place::of(table));
    let metadata = MetaData::default();
    for table in both {
        let place = Place::of(table);
        let name = place.name.clone();
        let reflected = reflect(context, &place, &metadata)?;
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
        let shown = place.shown();
        added_columns(context, &shown, &seen, table, &mut inner)?;
        altered_columns(context, &name, &seen, table, &mut inner)?;
        compare_indexes_and_uniques(context, &name, Some(&reflected), Some(table), &mut inner)?;
        compare_foreign_keys(context, &name, &reflected, table, &mut inner)?;
        removed_columns(context, &shown, &seen, table, &mut inner)?;
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
            table.schema().as_deref(),
        )? {
            seen.push(column);
        }
    }
    Ok(seen)
}
