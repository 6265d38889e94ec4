//! `Table(name, metadata, autoload_with=…)` and `MetaData.reflect()`. From
//! `engine/reflection.py:Inspector.reflect_table`.

use std::rc::Rc;

use crate::error::Error;
use crate::expr::{Expr, Literal};
use crate::schema::{
    Autoincrement, Column, ColumnArg, Computed, Constraint, DefaultArg, Index, KeyOptions,
    MetaData, Name, OptionValue, Reference, ServerDefault, Table, Target, table_key,
};
use sqlite::Connection;

use super::{
    ReflectedColumn, ReflectedFk, get_check_constraints, get_columns, get_foreign_keys,
    get_indexes, get_pk_constraint, get_table_names, get_table_options, get_unique_constraints,
    get_view_names,
};

/// Called for each column before it is made; may change it. Alembic's batch mode listens here.
pub type ColumnHook<'a> = &'a dyn Fn(&Table, &mut ReflectedColumn) -> Result<(), Error>;

/// What to reflect and how.
#[derive(Clone, Default)]
pub struct ReflectOptions<'a> {
    /// Only these columns.
    pub include_columns: Option<Vec<String>>,
    /// Not these columns.
    pub exclude_columns: Vec<String>,
    /// Do not follow foreign keys.
    pub skip_referred: bool,
    /// Listeners of `column_reflect`.
    pub hook: Option<ColumnHook<'a>>,
}

/// Fills a table from the database.
///
/// # Errors
/// `NoSuchTableError`; errors of attaching.
pub fn reflect_table(
    connection: &Connection,
    table: &Table,
    options: &ReflectOptions<'_>,
) -> Result<(), Error> {
    let (name, schema) = (table.name().to_string(), table.schema());
    let schema = schema.as_deref();
    let found = get_columns(connection, &name, schema)?;
    if found.is_empty() {
        return Err(Error::NoSuchTable(name));
    }
    let table_options = get_table_options(connection, &name, schema)?;
    let set = |key: &str, value: bool| {
        table.options.borrow_mut().set(key, OptionValue::Literal(Literal::Bool(value)))
    };
    if table_options.without_rowid {
        set("sqlite_with_rowid", false);
    }
    if table_options.strict {
        set("sqlite_strict", true);
    }
    let mut names = Vec::new();
    for column in found {
        names.extend(add_column(table, column, options)?);
    }
    add_primary_key(connection, table, &names)?;
    for key in get_foreign_keys(connection, &name, schema)? {
        add_foreign_key(connection, table, key, &names, options)?;
    }
    add_indexes(connection, table, &names)?;
    add_uniques(connection, table, &names)?;
    for check in get_check_constraints(connection, &name, schema)? {
        let check =
            Constraint::check(Expr::text(&check.sqltext), check.name.as_deref().map(Name::new));
        table.append_constraint(&check)?;
    }
    Ok(())
}

fn add_column(
    table: &Table,
    mut found: ReflectedColumn,
    options: &ReflectOptions<'_>,
) -> Result<Option<(String, Column)>, Error> {
    let original = found.name.clone();
    if let Some(hook) = options.hook {
        hook(table, &mut found)?;
    }
    let skipped = options.include_columns.as_ref().is_some_and(|i| !i.contains(&original))
        || options.exclude_columns.contains(&original);
    if skipped {
        return Ok(None);
    }
    let column =
        Column::build(Some(Name::new(&found.name)), found.ty.clone()).with_nullable(found.nullable);
    if let Some(default) = &found.default {
        // A reflected default is SQL text; `_is_literal` strings keep their quotes.
        let arg = DefaultArg::Expr(Expr::text(default));
        *column.server_default.borrow_mut() = Some(ServerDefault::Clause { arg, reflected: true });
    }
    if let Some((sqltext, persisted)) = &found.computed {
        let computed = Computed { sqltext: Expr::text(sqltext), persisted: Some(*persisted) };
        *column.server_default.borrow_mut() = Some(ServerDefault::Computed(Rc::new(computed)));
    }
    column.autoincrement.set(Autoincrement::Auto);
    table.put_column(&column, None)?;
    Ok(Some((original, column)))
}

type Names = [(String, Column)];

fn lookup(names: &Names, wanted: &[String]) -> Vec<Column> {
    wanted
        .iter()
        .filter_map(|w| names.iter().find(|(n, _)| n == w).map(|(_, c)| c.clone()))
        .collect()
}

fn add_primary_key(connection: &Connection, table: &Table, names: &Names) -> Result<(), Error> {
    let found = get_pk_constraint(connection, &table.name(), table.schema().as_deref())?;
    let columns = lookup(names, &found.columns);
    let key = table.primary_key();
    if let Some(name) = found.name {
        *key.name.borrow_mut() = Some(Name::new(&name));
    }
    for column in &columns {
        column.primary_key.set(true);
    }
    *key.columns.borrow_mut() = columns;
    table.append_constraint(&key)
}

fn add_foreign_key(
    connection: &Connection,
    table: &Table,
    found: ReflectedFk,
    names: &Names,
    options: &ReflectOptions<'_>,
) -> Result<(), Error> {
    let local = lookup(names, &found.constrained_columns);
    if local.len() != found.constrained_columns.len() {
        return Ok(());
    }
    let schema = found.referred_schema.clone();
    if !options.skip_referred {
        referred_table(connection, table, &found, schema.as_deref(), options)?;
    }
    let references = found.referred_columns.iter().map(|column| {
        Reference::Names(Target {
            schema: schema.clone(),
            table: found.referred_table.clone(),
            column: Some(column.clone()),
        })
    });
    let key_options = KeyOptions {
        name: found.name.as_deref().map(Name::new),
        onupdate: found.onupdate.as_deref().map(Rc::from),
        ondelete: found.ondelete.as_deref().map(Rc::from),
        deferrable: found.deferrable,
        initially: found.initially.as_deref().map(Rc::from),
        // Columns are reflected under their names, whatever keys a listener gave.
        link_to_name: true,
        ..KeyOptions::default()
    };
    let columns = local.into_iter().map(ColumnArg::Column).collect();
    table.append_constraint(&Constraint::foreign_key(columns, references.collect(), key_options)?)
}

/// The table pointed to is reflected too, unless it is there or does not exist.
fn referred_table(
    connection: &Connection,
    table: &Table,
    found: &ReflectedFk,
    schema: Option<&str>,
    options: &ReflectOptions<'_>,
) -> Result<(), Error> {
    let metadata = table.metadata();
    if metadata.table(&table_key(&found.referred_table, schema)).is_some() {
        return Ok(());
    }
    let other = Table::new(Name::new(&found.referred_table), &metadata, schema.map(Name::new))?;
    let inner = ReflectOptions { hook: options.hook, ..ReflectOptions::default() };
    match reflect_table(connection, &other, &inner) {
        Ok(()) => Ok(()),
        Err(e) => {
            metadata.remove(&other);
            Err(e)
        }
    }
}

fn add_indexes(connection: &Connection, table: &Table, names: &Names) -> Result<(), Error> {
    for found in get_indexes(connection, &table.name(), table.schema().as_deref())? {
        let columns = lookup(names, &found.column_names);
        if columns.len() != found.column_names.len() || columns.is_empty() {
            continue;
        }
        let expressions = columns.into_iter().map(ColumnArg::Column).collect();
        let index = Index::new(Some(Name::new(&found.name)), expressions, found.unique != 0);
        if let Some(condition) = found.where_expr() {
            index.options.borrow_mut().set("sqlite_where", OptionValue::Expr(condition));
        }
        table.append_index(&index)?;
    }
    Ok(())
}

fn add_uniques(connection: &Connection, table: &Table, names: &Names) -> Result<(), Error> {
    for found in get_unique_constraints(connection, &table.name(), table.schema().as_deref())? {
        let columns = lookup(names, &found.column_names);
        if columns.len() != found.column_names.len() {
            continue;
        }
        let columns = columns.into_iter().map(ColumnArg::Column).collect();
        table.append_constraint(&Constraint::unique(
            columns,
            found.name.as_deref().map(Name::new),
        ))?;
    }
    Ok(())
}

/// What `MetaData.reflect()` is told.
pub struct ReflectAll<'a> {
    /// Another schema than the MetaData's own.
    pub schema: Option<String>,
    /// Views too.
    pub views: bool,
    /// These alone.
    pub only: Option<&'a [String]>,
    /// Without the tables that foreign keys lead to.
    pub skip_referred: bool,
    /// The engine's URL, for messages.
    pub url: &'a str,
}

/// `MetaData.reflect(schema=…, views=…, only=…, resolve_fks=…)`: every table not yet there.
///
/// # Errors
/// As `reflect_table`; `InvalidRequestError` for names in `only` that do not exist.
pub fn reflect_metadata(
    connection: &Connection,
    metadata: &MetaData,
    wanted: &ReflectAll<'_>,
) -> Result<(), Error> {
    let schema = wanted.schema.clone().or_else(|| metadata.schema().map(|s| s.to_string()));
    let mut available = get_table_names(connection, schema.as_deref())?;
    if wanted.views {
        available.extend(get_view_names(connection, schema.as_deref())?);
    }
    let load = match wanted.only {
        None => available,
        Some(only) => {
            let missing: Vec<String> =
                only.iter().filter(|n| !available.contains(n)).cloned().collect();
            if !missing.is_empty() {
                let shown = schema.as_ref().map_or(String::new(), |s| format!(" schema '{s}'"));
                return Err(Error::InvalidRequest(format!(
                    "Could not reflect: requested table(s) not available in Engine({}){shown}: ({})",
                    wanted.url,
                    missing.join(", ")
                )));
            }
            only.to_vec()
        }
    };
    for name in load {
        if metadata.table(&table_key(&name, schema.as_deref())).is_some() {
            continue;
        }
        let table = Table::new(Name::new(&name), metadata, schema.as_deref().map(Name::new))?;
        let options =
            ReflectOptions { skip_referred: wanted.skip_referred, ..ReflectOptions::default() };
        reflect_table(connection, &table, &options)?;
    }
    Ok(())
}
