//! Performing operations: one exhaustive match from a MigrateOperation to the SQL it runs
//! (alembic/operations/toimpl.py, ddl/impl.py).
mod alter;
mod batch;

pub(crate) use batch::{ApplyBatch, BatchTable, Collected, requires_recreate};

use crate::ops::{AlterColumn, MigrateOperation, TableName};
use crate::places::Source;
use python::{PyErr, PyResult, Value, Vm};
use sqlalchemy::bind::raise;
use sqlalchemy::ddl;
use sqlalchemy::ddl::quote::{quote, quote_literal};
use sqlalchemy::schema::{
    Column, Constraint, ConstraintKind, Convention, Index, MetaData, Name, Table,
};

/// What runs SQL: the Python `SQLiteImpl` of the migration.
pub struct Implementation<'a> {
    /// The process.
    pub vm: &'a Vm,
    /// The `SQLiteImpl`.
    pub object: Value,
}

/// The text of every refused ALTER of a constraint (alembic/ddl/sqlite.py:add_constraint).
const NO_ALTER: &str = "No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.";

impl Implementation<'_> {
    /// Runs one statement, or prints it offline.
    ///
    /// # Errors
    /// The database's.
    pub fn execute(&self, sql: &str) -> PyResult<()> {
        self.vm.call_method(&self.object, "_exec_ddl", vec![sql.into()]).map(drop)
    }

    fn text(&self, result: Result<String, sqlalchemy::Error>) -> PyResult<String> {
        result.map_err(|error| raise(self.vm, error))
    }

    fn run(&self, result: Result<String, sqlalchemy::Error>) -> PyResult<()> {
        let sql = self.text(result)?;
        sqlalchemy::bind::pass_warnings(self.vm)?;
        self.execute(&sql)
    }

    fn no_alter(&self) -> PyErr {
        self.vm.error("NotImplementedError", NO_ALTER)
    }

    /// Performs an operation.
    ///
    /// # Errors
    /// NotImplementedError for what SQLite cannot alter; compile errors; the database's errors.
    pub fn invoke(&self, op: &MigrateOperation) -> PyResult<()> {
        match op {
            MigrateOperation::CreateTable { table, if_not_exists } => {
                self.create_table(table, if_not_exists.unwrap_or(false))
            }
            MigrateOperation::DropTable { table, if_exists, .. } => {
                self.drop_table(table, if_exists.unwrap_or(false))
            }
            MigrateOperation::RenameTable { table, to } => self.rename_table(table, to),
            MigrateOperation::AddColumn {
                table,
                column,
                if_not_exists,
                inline_references,
                inline_primary_key,
            } => self.add_column(
                table,
                column,
                if_not_exists.unwrap_or(false),
                *inline_references,
                *inline_primary_key,
            ),
            MigrateOperation::DropColumn { table, column, if_exists, .. } => {
                let exists = if if_exists.unwrap_or(false) { "IF EXISTS " } else { "" };
                self.execute(&format!(
                    "ALTER TABLE {} DROP COLUMN {exists}{}",
                    format_name(table),
                    quote(column)
                ))
            }
            MigrateOperation::AlterColumn(alter) => {
                self.alter_column(alter)?;
                self.add_constraints_of_new_type(alter)
            }
            MigrateOperation::CreateIndex { index, if_not_exists } => {
                self.create_index(index, if_not_exists.unwrap_or(false))
            }
            MigrateOperation::DropIndex { name, if_exists, .. } => {
                let exists = if if_exists.unwrap_or(false) { "IF EXISTS " } else { "" };
                let name = name
                    .as_ref()
                    .map(|name| quote(name.as_str()))
                    .ok_or_else(|| self.vm.value_error("Index must have a name"))?;
                self.execute(&format!("\nDROP INDEX {exists}{name}"))
            }
            MigrateOperation::AddConstraint { constraint, .. } => self.add_constraint(constraint),
            MigrateOperation::DropConstraint { .. } => Err(self.no_alter()),
            MigrateOperation::TableComment { table, comment, .. } => {
                let text = comment.as_ref().map_or("NULL".into(), |comment| quote_literal(comment));
                self.execute(&format!("COMMENT ON TABLE {} IS {text}", format_name(table)))
            }
            MigrateOperation::Execute(sql) => self.execute(sql),
            MigrateOperation::ModifyTable { ops, .. } => {
                ops.iter().try_for_each(|op| self.invoke(op))
            }
        }
    }

    /// `DROP TABLE`.
    pub(crate) fn drop_table(&self, table: &TableName, if_exists: bool) -> PyResult<()> {
        let exists = if if_exists { "IF EXISTS " } else { "" };
        self.execute(&format!("\nDROP TABLE {exists}{}", format_name(table)))
    }

    /// `ALTER TABLE … RENAME TO …`.
    pub(crate) fn rename_table(&self, table: &TableName, to: &str) -> PyResult<()> {
        self.execute(&format!("ALTER TABLE {} RENAME TO {}", format_name(table), quote(to)))
    }

    fn add_constraints_of_new_type(&self, alter: &AlterColumn) -> PyResult<()> {
        let Some(ty) = &alter.modify_type else { return Ok(()) };
        let column = Column::build(Some(Name::new(&alter.column)), ty.clone());
        self.constraints_of(&alter.table, &column)?
            .iter()
            .try_for_each(|constraint| self.add_constraint(constraint))
    }

    /// The constraints that a column brings to a table of its own, named by the convention of the
    /// project's MetaData (alembic/operations/schemaobj.py:table).
    pub(crate) fn constraints_of(
        &self,
        table: &TableName,
        column: &Column,
    ) -> PyResult<Vec<Constraint>> {
        let metadata = MetaData::new(None, self.convention()?);
        let made =
            Table::new(Name::new(&table.name), &metadata, table.schema.as_deref().map(Name::new))
                .and_then(|made| made.append_column(column).map(|()| made));
        made.map(|_| column_constraints(column, false)).map_err(|error| raise(self.vm, error))
    }

    fn convention(&self) -> PyResult<Convention> {
        let options = self.vm.attr(&self.object, "context_opts")?;
        let target = options.as_dict().and_then(|options| options.get("target_metadata"));
        let metadata = target.as_ref().and_then(sqlalchemy::bind::metadata_of);
        Ok(metadata.map(|metadata| metadata.convention.borrow().clone()).unwrap_or_default())
    }

    pub(crate) fn create_table(&self, table: &Table, if_not_exists: bool) -> PyResult<()> {
        self.run(ddl::create_table(table, if_not_exists))?;
        let mut indexes = table.indexes();
        let place = |index: &Index| match (&index.columns()[..], index.column_flag.get()) {
            ([only], true) => {
                table.columns().iter().position(|column| column.ptr_eq(only)).unwrap_or(999)
            }
            _ => 999,
        };
        indexes.sort_by_key(|index| (place(index), index.name_text().unwrap_or_default()));
        // The table's own indexes never say IF NOT EXISTS (DefaultImpl.create_table).
        indexes.iter().try_for_each(|index| self.create_index(index, false))
    }

    pub(crate) fn create_index(&self, index: &Index, if_not_exists: bool) -> PyResult<()> {
        self.run(ddl::create_index(index, if_not_exists))
    }

    fn add_constraint(&self, constraint: &Constraint) -> PyResult<()> {
        if !constraint.is_type_bound() {
            return Err(self.no_alter());
        }
        let text = "Skipping unsupported ALTER for creation of implicit constraint. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy.";
        Source::SkippedConstraint.warn(self.vm, text)
    }

    /// The column is added first; constraints it brings are refused only then.
    fn add_column(
        &self,
        table: &TableName,
        column: &Column,
        if_not_exists: bool,
        inline_references: bool,
        inline_primary_key: bool,
    ) -> PyResult<()> {
        let exists = if if_not_exists { "IF NOT EXISTS " } else { "" };
        let mut sql = format!(
            "ALTER TABLE {} ADD COLUMN {exists}{}",
            format_name(table),
            self.text(ddl::column_specification(column))?
        );
        if inline_primary_key && column.primary_key.get() {
            sql.push_str(" PRIMARY KEY");
        }
        for check in column.constraints.borrow().iter() {
            if let Some(text) =
                ddl::constraint_text(check).map_err(|error| raise(self.vm, error))?
            {
                sql.push_str(&format!(" {text}"));
            }
        }
        if inline_references {
            for key in column.foreign_keys.borrow().iter() {
                sql.push_str(&self.inline_reference(key));
            }
        }
        self.execute(&sql)?;
        for constraint in column_constraints(column, inline_references) {
            self.add_constraint(&constraint)?;
        }
        let indexes = column.table().map(|owner| owner.indexes()).unwrap_or_default();
        indexes.iter().try_for_each(|index| self.create_index(index, false))
    }

    fn inline_reference(&self, key: &sqlalchemy::schema::ForeignKey) -> String {
        let target = key.target();
        let options = key.options.borrow();
        let table = TableName { name: target.table.clone(), schema: target.schema.clone() };
        let mut sql = format!(
            " REFERENCES {} ({})",
            format_name(&table),
            quote(&target.column.unwrap_or_default())
        );
        if let Some(action) = &options.ondelete {
            sql.push_str(&format!(" ON DELETE {action}"));
        }
        if let Some(action) = &options.onupdate {
            sql.push_str(&format!(" ON UPDATE {action}"));
        }
        sql
    }
}

/// The constraints that follow an added column: all of its own table but the primary key, and a key
/// written inline.
pub(crate) fn column_constraints(column: &Column, inline_references: bool) -> Vec<Constraint> {
    let Some(owner) = column.table() else { return Vec::new() };
    let inline = |constraint: &Constraint| {
        inline_references
            && constraint.elements().len() == 1
            && column.foreign_keys.borrow().len() == 1
    };
    let follows = |constraint: &Constraint| {
        let primary = matches!(&*constraint.kind.borrow(), ConstraintKind::PrimaryKey { .. });
        !primary && !constraint.column_level.get() && !inline(constraint)
    };
    owner.sorted_constraints().into_iter().filter(follows).collect()
}

/// A table's name as SQL.
pub fn format_name(table: &TableName) -> String {
    match &table.schema {
        Some(schema) => format!("{}.{}", quote(schema), quote(&table.name)),
        None => quote(&table.name),
    }
}
