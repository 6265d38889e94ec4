//! MigrateOperation: what a migration does, as values (alembic/operations/ops.py).
use sqlalchemy::schema::{Column, Constraint, ConstraintKind, Index, Name, ServerDefault, Table};
use sqlalchemy::types::SqlType;
use std::rc::Rc;

/// A table by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableName {
    /// The name.
    pub name: String,
    /// The schema.
    pub schema: Option<String>,
}

impl TableName {
    /// A table in the default schema.
    pub fn plain(name: &str) -> TableName {
        TableName { name: name.into(), schema: None }
    }

    /// The name of a table object.
    pub fn of(table: &Table) -> TableName {
        TableName { name: table.name().as_str().to_string(), schema: table.schema() }
    }
}

/// A change that may be left alone, or set to something that may be nothing.
#[derive(Clone, Debug)]
pub enum Change<T> {
    /// Not changed (Alembic's `False`).
    Keep,
    /// Set, perhaps to nothing.
    To(Option<T>),
}

impl<T> Change<T> {
    /// Whether there is a change.
    pub fn is_set(&self) -> bool {
        matches!(self, Change::To(_))
    }
}

/// `alter_column`.
#[derive(Clone, Debug)]
pub struct AlterColumn {
    /// The table.
    pub table: TableName,
    /// The column's name before.
    pub column: String,
    /// The type before.
    pub existing_type: Option<SqlType>,
    /// Nullability before.
    pub existing_nullable: Option<bool>,
    /// The default before.
    pub existing_server_default: Change<ServerDefault>,
    /// The comment before.
    pub existing_comment: Option<String>,
    /// The new type.
    pub modify_type: Option<SqlType>,
    /// The new nullability.
    pub modify_nullable: Option<bool>,
    /// The new default.
    pub modify_server_default: Change<ServerDefault>,
    /// The new comment.
    pub modify_comment: Change<String>,
    /// The new name.
    pub modify_name: Option<String>,
    /// `autoincrement=`.
    pub autoincrement: Option<bool>,
}

impl AlterColumn {
    /// An alteration that changes nothing yet.
    pub fn new(table: TableName, column: &str) -> AlterColumn {
        AlterColumn {
            table,
            column: column.into(),
            existing_type: None,
            existing_nullable: None,
            existing_server_default: Change::Keep,
            existing_comment: None,
            modify_type: None,
            modify_nullable: None,
            modify_server_default: Change::Keep,
            modify_comment: Change::Keep,
            modify_name: None,
            autoincrement: None,
        }
    }

    /// Whether something changes.
    pub fn has_changes(&self) -> bool {
        self.modify_nullable.is_some()
            || self.modify_type.is_some()
            || self.modify_name.is_some()
            || self.modify_server_default.is_set()
            || self.modify_comment.is_set()
    }

    fn reverse(&self) -> AlterColumn {
        let mut back = self.clone();
        if self.modify_type.is_some() {
            (back.modify_type, back.existing_type) =
                (self.existing_type.clone(), self.modify_type.clone());
        }
        if self.modify_nullable.is_some() {
            (back.modify_nullable, back.existing_nullable) =
                (self.existing_nullable, self.modify_nullable);
        }
        if self.modify_server_default.is_set() {
            (back.modify_server_default, back.existing_server_default) =
                (self.existing_server_default.clone(), self.modify_server_default.clone());
        }
        if let Change::To(new) = &self.modify_comment {
            (back.modify_comment, back.existing_comment) =
                (Change::To(self.existing_comment.clone()), new.clone());
        }
        if let Some(new) = &self.modify_name {
            (back.modify_name, back.column) = (Some(self.column.clone()), new.clone());
        }
        back
    }
}

/// An operation.
#[derive(Clone)]
pub enum MigrateOperation {
    /// `create_table`.
    CreateTable {
        /// The table.
        table: Table,
        /// `if_not_exists=`.
        if_not_exists: Option<bool>,
    },
    /// `drop_table`.
    DropTable {
        /// Its name.
        table: TableName,
        /// What it was, to make it again.
        before: Option<Table>,
        /// `if_exists=`.
        if_exists: Option<bool>,
    },
    /// `rename_table`.
    RenameTable {
        /// The table.
        table: TableName,
        /// Its new name.
        to: String,
    },
    /// `add_column`.
    AddColumn {
        /// The table.
        table: TableName,
        /// The column.
        column: Column,
        /// `if_not_exists=`.
        if_not_exists: Option<bool>,
        /// `inline_references=`.
        inline_references: bool,
        /// `inline_primary_key=`.
        inline_primary_key: bool,
    },
    /// `drop_column`.
    DropColumn {
        /// The table.
        table: TableName,
        /// The column's name.
        column: String,
        /// What it was.
        before: Option<Column>,
        /// `if_exists=`.
        if_exists: Option<bool>,
    },
    /// `alter_column`.
    AlterColumn(Box<AlterColumn>),
    /// `create_index`.
    CreateIndex {
        /// The index, attached to a table.
        index: Index,
        /// `if_not_exists=`.
        if_not_exists: Option<bool>,
    },
    /// `drop_index`.
    DropIndex {
        /// Its name.
        name: Option<Name>,
        /// Its table, where it was given.
        table: Option<TableName>,
        /// What it was.
        before: Option<Index>,
        /// `if_exists=`.
        if_exists: Option<bool>,
    },
    /// `create_unique_constraint`, `create_foreign_key`, `create_check_constraint`,
    /// `create_primary_key`.
    AddConstraint {
        /// The table.
        table: TableName,
        /// The constraint.
        constraint: Constraint,
    },
    /// `drop_constraint`.
    DropConstraint {
        /// The table.
        table: TableName,
        /// Its name.
        name: Option<Name>,
        /// `type_=`.
        kind: Option<String>,
        /// What it was.
        before: Option<Constraint>,
        /// `if_exists=`.
        if_exists: Option<bool>,
    },
    /// `create_table_comment` and, with nothing, `drop_table_comment`.
    TableComment {
        /// The table.
        table: TableName,
        /// The new comment.
        comment: Option<String>,
        /// The comment before.
        existing: Option<String>,
    },
    /// `execute` of plain SQL.
    Execute(String),
    /// The changes of one table, rendered as one batch where the project renders batches.
    ModifyTable {
        /// The table.
        table: TableName,
        /// What is done to it.
        ops: Vec<Rc<MigrateOperation>>,
    },
}

/// `type_=` of a constraint, as `drop_constraint` wants it.
pub fn constraint_type(constraint: &Constraint) -> &'static str {
    match &*constraint.kind.borrow() {
        ConstraintKind::PrimaryKey { .. } => "primary",
        ConstraintKind::ForeignKey(_) => "foreignkey",
        ConstraintKind::Unique => "unique",
        ConstraintKind::Check { .. } => "check",
    }
}

impl MigrateOperation {
    /// What takes the operation back; none where that cannot be known.
    pub fn reverse(&self) -> Option<MigrateOperation> {
        Some(match self {
            MigrateOperation::CreateTable { table, .. } => MigrateOperation::DropTable {
                table: TableName::of(table),
                before: Some(table.clone()),
                if_exists: None,
            },
            MigrateOperation::DropTable { before, .. } => {
                MigrateOperation::CreateTable { table: before.clone()?, if_not_exists: None }
            }
            MigrateOperation::RenameTable { table, to } => MigrateOperation::RenameTable {
                table: TableName { name: to.clone(), schema: table.schema.clone() },
                to: table.name.clone(),
            },
            MigrateOperation::AddColumn { table, column, .. } => MigrateOperation::DropColumn {
                table: table.clone(),
                column: column.name().unwrap_or_default(),
                before: Some(column.clone()),
                if_exists: None,
            },
            MigrateOperation::DropColumn { table, before, .. } => MigrateOperation::AddColumn {
                table: table.clone(),
                column: before.clone()?,
                if_not_exists: None,
                inline_references: false,
                inline_primary_key: false,
            },
            MigrateOperation::AlterColumn(alter) => {
                MigrateOperation::AlterColumn(Box::new(alter.reverse()))
            }
            MigrateOperation::CreateIndex { index, .. } => {
                let name = index.name.borrow().clone();
                MigrateOperation::DropIndex {
                    name,
                    table: index.table().as_ref().map(TableName::of),
                    before: Some(index.clone()),
                    if_exists: None,
                }
            }
            MigrateOperation::DropIndex { before, .. } => {
                MigrateOperation::CreateIndex { index: before.clone()?, if_not_exists: None }
            }
            MigrateOperation::AddConstraint { table, constraint } => {
                let name = constraint.name.borrow().clone();
                MigrateOperation::DropConstraint {
                    table: table.clone(),
                    name,
                    kind: Some(constraint_type(constraint).into()),
                    before: Some(constraint.clone()),
                    if_exists: None,
                }
            }
            MigrateOperation::DropConstraint { table, before, .. } => {
                MigrateOperation::AddConstraint {
                    table: table.clone(),
                    constraint: before.clone()?,
                }
            }
            MigrateOperation::TableComment { table, comment, existing } => {
                MigrateOperation::TableComment {
                    table: table.clone(),
                    comment: existing.clone(),
                    existing: comment.clone(),
                }
            }
            MigrateOperation::Execute(_) => return None,
            MigrateOperation::ModifyTable { table, ops } => {
                let back: Option<Vec<Rc<MigrateOperation>>> =
                    ops.iter().rev().map(|op| op.reverse().map(Rc::new)).collect();
                MigrateOperation::ModifyTable { table: table.clone(), ops: back? }
            }
        })
    }

    /// The name of Alembic's class for it.
    pub fn class_name(&self) -> &'static str {
        match self {
            MigrateOperation::CreateTable { .. } => "CreateTableOp",
            MigrateOperation::DropTable { .. } => "DropTableOp",
            MigrateOperation::RenameTable { .. } => "RenameTableOp",
            MigrateOperation::AddColumn { .. } => "AddColumnOp",
            MigrateOperation::DropColumn { .. } => "DropColumnOp",
            MigrateOperation::AlterColumn(_) => "AlterColumnOp",
            MigrateOperation::CreateIndex { .. } => "CreateIndexOp",
            MigrateOperation::DropIndex { .. } => "DropIndexOp",
            MigrateOperation::AddConstraint { constraint, .. } => match constraint_type(constraint)
            {
                "primary" => "CreatePrimaryKeyOp",
                "foreignkey" => "CreateForeignKeyOp",
                "unique" => "CreateUniqueConstraintOp",
                _ => "CreateCheckConstraintOp",
            },
            MigrateOperation::DropConstraint { .. } => "DropConstraintOp",
            MigrateOperation::TableComment { comment: Some(_), .. } => "CreateTableCommentOp",
            MigrateOperation::TableComment { comment: None, .. } => "DropTableCommentOp",
            MigrateOperation::Execute(_) => "ExecuteSQLOp",
            MigrateOperation::ModifyTable { .. } => "ModifyTableOps",
        }
    }

    /// The table it is about.
    pub fn table(&self) -> Option<TableName> {
        match self {
            MigrateOperation::CreateTable { table, .. } => Some(TableName::of(table)),
            MigrateOperation::CreateIndex { index, .. } => {
                index.table().as_ref().map(TableName::of)
            }
            MigrateOperation::DropIndex { table, .. } => table.clone(),
            MigrateOperation::AlterColumn(alter) => Some(alter.table.clone()),
            MigrateOperation::DropTable { table, .. }
            | MigrateOperation::RenameTable { table, .. }
            | MigrateOperation::AddColumn { table, .. }
            | MigrateOperation::DropColumn { table, .. }
            | MigrateOperation::AddConstraint { table, .. }
            | MigrateOperation::DropConstraint { table, .. }
            | MigrateOperation::TableComment { table, .. }
            | MigrateOperation::ModifyTable { table, .. } => Some(table.clone()),
            MigrateOperation::Execute(_) => None,
        }
    }
}
