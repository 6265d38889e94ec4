//! ApplyBatchImpl: what a batch makes of a table. In: the table as it is, and operations. Out: the
//! statements that make it anew, fill it from the old one and take its place
//! (alembic/operations/batch.py:ApplyBatchImpl).
mod columns;
mod constraints;
mod create;
mod order;
mod recreate;

pub(crate) use recreate::requires_recreate;

use super::Implementation;
use crate::ops::MigrateOperation;
use crate::places::Source;
use order::ColumnOrder;
use python::{PyErr, PyResult, Value};
use sqlalchemy::expr::Expr;
use sqlalchemy::schema::{Column, Constraint, ConstraintKind, Index, Table};
use sqlalchemy::types::SqlType;

/// One operation of a batch, and where its new column shall stand.
pub(crate) struct Collected {
    /// What to do.
    pub op: std::rc::Rc<MigrateOperation>,
    /// `insert_before=`.
    pub before: Option<String>,
    /// `insert_after=`.
    pub after: Option<String>,
}

/// A column of the new table under the name it had in the old one.
struct Slot {
    /// Its name in the old table, or of the added column.
    key: String,
    /// The column as it will be.
    column: Column,
    /// What it is filled from; nothing for an added column.
    source: Option<Expr>,
}

/// What a batch was given besides its operations.
pub(crate) struct BatchTable {
    /// The table as it is.
    pub table: Table,
    /// It was read from the database, not given by `copy_from=`.
    pub reflected: bool,
    /// `partial_reordering=`.
    pub partial_reordering: Vec<Vec<String>>,
    /// `table_args=` restate CHECK constraints.
    pub restates_checks: bool,
    /// Makes the new table: a Python function of name and columns, as `table_args=` and
    /// `table_kwargs=` are Python's.
    pub make: Value,
}

/// The table that a batch makes.
pub(crate) struct ApplyBatch<'a> {
    to: &'a Implementation<'a>,
    given: BatchTable,
    columns: Vec<Slot>,
    named: Vec<(String, Constraint)>,
    unnamed: Vec<Constraint>,
    /// Named constraints that stand in a column: name of the constraint, key of the column.
    in_columns: Vec<(String, String)>,
    indexes: Vec<(Option<String>, Index)>,
    new_indexes: Vec<(Option<String>, Index)>,
    order: ColumnOrder,
}

impl<'a> ApplyBatch<'a> {
    /// Takes the table apart.
    ///
    /// # Errors
    /// A warning about an unnamed CHECK that was made an error.
    pub fn new(to: &'a Implementation<'a>, given: BatchTable) -> PyResult<ApplyBatch<'a>> {
        let columns: Vec<Slot> = given.table.columns().iter().map(slot).collect();
        let order = ColumnOrder::new(
            columns.iter().map(|slot| slot.key.clone()).collect(),
            &given.partial_reordering,
        );
        let mut batch = ApplyBatch {
            to,
            given,
            columns,
            named: Vec::new(),
            unnamed: Vec::new(),
            in_columns: Vec::new(),
            indexes: Vec::new(),
            new_indexes: Vec::new(),
            order,
        };
        batch.grab_constraints()?;
        batch.grab_indexes();
        Ok(batch)
    }

    fn grab_constraints(&mut self) -> PyResult<()> {
        for constraint in self.given.table.sorted_constraints() {
            if constraint.is_type_bound() {
                continue;
            }
            let check = matches!(&*constraint.kind.borrow(), ConstraintKind::Check { .. });
            match constraint.name_text() {
                None if self.given.reflected && check => self.warn_of_omitted_check()?,
                Some(name) => put(&mut self.named, name, constraint),
                None => self.unnamed.push(constraint),
            }
        }
        if !self.given.reflected {
            for column in self.given.table.columns() {
                let names = column
                    .constraints
                    .borrow()
                    .iter()
                    .filter_map(Constraint::name_text)
                    .collect::<Vec<_>>();
                self.in_columns
                    .extend(names.into_iter().map(|name| (name, column.key().to_string())));
            }
        }
        Ok(())
    }

    /// It cannot be told from the CHECK that a type made, hence it is left out, and said.
    fn warn_of_omitted_check(&self) -> PyResult<()> {
        if self.given.restates_checks {
            return Ok(());
        }
        let text = format!(
            "Unnamed CHECK constraint on reflected table '{}' is being omitted from the table recreate; pass the constraint explicitly using batch_alter_table.table_args.  Naming CHECK constraints avoids this going forward.",
            self.given.table.name()
        );
        Source::OmittedCheck.warn(self.to.vm, &text)
    }

    /// Alembic's order is a set's; ours is that of names.
    fn grab_indexes(&mut self) {
        let mut indexes = self.given.table.indexes();
        indexes.sort_by_key(|index| index.name_text().unwrap_or_default());
        for index in indexes {
            put(&mut self.indexes, index.name_text(), index);
        }
    }

    /// Applies one operation to the table that will be made.
    ///
    /// # Errors
    /// KeyError for a column that is not there, ValueError for a constraint or index that is not
    /// there or has no name, NotImplementedError for what cannot stand in a batch.
    pub fn apply(&mut self, collected: &Collected) -> PyResult<()> {
        match &*collected.op {
            MigrateOperation::AddColumn { column, inline_references, .. } => {
                self.add_column(column, *inline_references, collected)
            }
            MigrateOperation::DropColumn { column, .. } => self.drop_column(column),
            MigrateOperation::AlterColumn(alter) => self.alter_column(alter),
            MigrateOperation::CreateIndex { index, .. } => {
                put(&mut self.new_indexes, index.name_text(), index.clone());
                Ok(())
            }
            MigrateOperation::DropIndex { name, .. } => {
                self.drop_index(name.as_ref().map(|name| name.as_str()))
            }
            MigrateOperation::AddConstraint { constraint, .. } => self.add_constraint(constraint),
            MigrateOperation::DropConstraint { name, .. } => {
                self.drop_constraint(name.as_ref().map(|name| name.as_str()), false)
            }
            // CREATE TABLE would carry the comment itself; SQLite has none.
            MigrateOperation::TableComment { .. } => Ok(()),
            MigrateOperation::ModifyTable { ops, .. } => ops.iter().try_for_each(|op| {
                self.apply(&Collected { op: op.clone(), before: None, after: None })
            }),
            MigrateOperation::Execute(sql) => self.to.execute(sql),
            MigrateOperation::CreateTable { .. } => {
                Err(self.unsupported("Can't create table in batch mode"))
            }
            MigrateOperation::DropTable { .. } => {
                Err(self.unsupported("Can't drop table in batch mode"))
            }
            MigrateOperation::RenameTable { .. } => Err(self.unsupported("TODO")),
        }
    }

    fn unsupported(&self, text: &str) -> PyErr {
        self.to.vm.error("NotImplementedError", text)
    }

    fn drop_index(&mut self, name: Option<&str>) -> PyResult<()> {
        match self.indexes.iter().position(|(known, _)| known.as_deref() == name) {
            Some(at) => {
                self.indexes.remove(at);
                Ok(())
            }
            None => Err(self.missing("index", name.unwrap_or("None"))),
        }
    }

    /// Alembic looks it up in a dict, and its KeyError is what was being handled.
    fn missing(&self, what: &str, name: &str) -> PyErr {
        let vm = self.to.vm;
        vm.value_error(format!("No such {what}: '{name}'"))
            .during(&vm.key_error(&Value::from(name)))
    }

    fn at(&self, key: &str) -> PyResult<usize> {
        let found = self.columns.iter().position(|slot| slot.key == key);
        found.ok_or_else(|| self.to.vm.key_error(&Value::from(key)))
    }
}

/// A copy of a column that brings no index or constraint of its own flags.
fn slot(column: &Column) -> Slot {
    let copy = column.copy();
    copy.unique.set(Some(false));
    copy.index.set(Some(false));
    Slot {
        key: column.name().unwrap_or_default(),
        column: copy,
        source: Some(Expr::column(column)),
    }
}

/// As a dict does: a known key keeps its place.
fn put<K: PartialEq, V>(pairs: &mut Vec<(K, V)>, key: K, value: V) {
    match pairs.iter_mut().find(|(known, _)| *known == key) {
        Some(pair) => pair.1 = value,
        None => pairs.push((key, value)),
    }
}

/// The type without the CHECK that it would bring to its table.
fn silenced(ty: &SqlType) -> SqlType {
    if !ty.flag("create_constraint") {
        return ty.clone();
    }
    ty.set("create_constraint", sqlalchemy::types::Arg::Bool(false))
}
