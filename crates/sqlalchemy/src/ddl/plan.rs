//! What `create_all` and `drop_all` run, in order. From `sql/ddl.py:SchemaGenerator` and
//! `SchemaDropper`.

use crate::error::Error;
use crate::schema::{MetaData, Table, sort_tables_and_constraints};
use crate::warnings::warn;

use super::{create_index, create_table, drop_index, drop_table};

/// A statement of the plan and the table it is for.
pub struct Step {
    /// The table.
    pub table: Table,
    /// SQL.
    pub sql: String,
    /// CREATE or DROP TABLE itself, not an index.
    pub is_table: bool,
}

/// CREATE TABLE and CREATE INDEX for the tables that `exists` does not have.
///
/// # Errors
/// Those of the DDL.
pub fn create_all(
    metadata: &MetaData,
    only: Option<&[Table]>,
    exists: &dyn Fn(&Table) -> Result<bool, Error>,
) -> Result<Vec<Step>, Error> {
    let tables = wanted(metadata, only, &|t| exists(t).map(|e| !e))?;
    // Sorting asks each foreign key for its column: one that leads nowhere is found before anything
    // is written.
    for constraint in tables.iter().flat_map(Table::foreign_key_constraints) {
        for key in constraint.elements() {
            key.column()?;
        }
    }
    let sorted = sort_tables_and_constraints(&tables, false, false)
        .map(|s| s.tables.into_iter().map(|(t, _)| t).collect::<Vec<_>>())
        .unwrap_or(tables);
    let mut steps = Vec::new();
    for table in sorted {
        create_steps(&table, &mut steps)?;
    }
    Ok(steps)
}

/// The statements for one table.
///
/// # Errors
/// Those of the DDL.
pub fn create_steps(table: &Table, steps: &mut Vec<Step>) -> Result<(), Error> {
    steps.push(Step { table: table.clone(), sql: create_table(table, false)?, is_table: true });
    for index in table.indexes() {
        steps.push(Step {
            table: table.clone(),
            sql: create_index(&index, false)?,
            is_table: false,
        });
    }
    Ok(())
}

/// DROP TABLE for the tables that `exists` has, dependents first.
///
/// # Errors
/// Those of the DDL.
pub fn drop_all(
    metadata: &MetaData,
    only: Option<&[Table]>,
    exists: &dyn Fn(&Table) -> Result<bool, Error>,
) -> Result<Vec<Step>, Error> {
    let tables = wanted(metadata, only, exists)?;
    let order = match sort_tables_and_constraints(&tables, true, false) {
        Ok(sorted) => sorted.tables.into_iter().map(|(t, _)| t).rev().collect(),
        Err(cycle) => {
            let mut names: Vec<String> = cycle.iter().map(Table::key).collect();
            names.sort();
            warn(format!(
                "Can't sort tables for DROP; an unresolvable foreign key dependency exists between tables: {}; and backend does not support ALTER.  To restore at least a partial sort, apply use_alter=True to ForeignKey and ForeignKeyConstraint objects involved in the cycle to mark these as known cycles that will be ignored.",
                names.join(", ")
            ));
            tables
        }
    };
    Ok(order
        .into_iter()
        .map(|table: Table| Step { sql: drop_table(&table, false), table, is_table: true })
        .collect())
}

fn wanted(
    metadata: &MetaData,
    only: Option<&[Table]>,
    keep: &dyn Fn(&Table) -> Result<bool, Error>,
) -> Result<Vec<Table>, Error> {
    let mut out = Vec::new();
    for table in only.map_or_else(|| metadata.tables(), <[Table]>::to_vec) {
        if keep(&table)? {
            out.push(table);
        }
    }
    Ok(out)
}

/// `Index.drop()`.
///
/// # Errors
/// `CompileError` without a name.
pub fn drop_index_sql(index: &crate::schema::Index) -> Result<String, Error> {
    drop_index(index, false)
}
