//! The decision of `recreate='auto'`: what SQLite's ALTER cannot do
//! (alembic/ddl/sqlite.py:requires_recreate_in_batch).
use super::super::column_constraints;
use crate::ops::MigrateOperation;
use sqlalchemy::schema::{Column, DefaultArg, ServerDefault};

/// Whether an operation needs the table copied. The table of decisions:
///
/// | operation | copied |
/// |---|---|
/// | create or drop an index | no |
/// | add a column | if its default is an SQL expression, it is stored, or it brings a constraint |
/// | everything else | yes |
pub(crate) fn requires_recreate(op: &MigrateOperation) -> bool {
    match op {
        MigrateOperation::CreateIndex { .. } | MigrateOperation::DropIndex { .. } => false,
        MigrateOperation::AddColumn { column, inline_references, .. } => {
            needs_default(column) || !column_constraints(column, *inline_references).is_empty()
        }
        MigrateOperation::ModifyTable { ops, .. } => ops.iter().any(|op| requires_recreate(op)),
        MigrateOperation::Execute(_) => false,
        MigrateOperation::CreateTable { .. }
        | MigrateOperation::DropTable { .. }
        | MigrateOperation::RenameTable { .. }
        | MigrateOperation::DropColumn { .. }
        | MigrateOperation::AlterColumn(_)
        | MigrateOperation::AddConstraint { .. }
        | MigrateOperation::DropConstraint { .. }
        | MigrateOperation::TableComment { .. } => true,
    }
}

fn needs_default(column: &Column) -> bool {
    match &*column.server_default.borrow() {
        Some(ServerDefault::Clause { arg: DefaultArg::Expr(_), .. }) => true,
        Some(ServerDefault::Computed(computed)) => computed.persisted == Some(true),
        _ => false,
    }
}
