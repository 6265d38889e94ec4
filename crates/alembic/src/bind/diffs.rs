//! Operations as the tuples that `check` prints (`MigrateOperation.to_diff_tuple`).
use crate::ops::{AlterColumn, Change, MigrateOperation};
use python::{PyResult, Value, Vm};
use sqlalchemy::bind::{column_value, constraint_value, index_value, table_value, type_value};
use sqlalchemy::schema::ServerDefault;

/// The tuples `check` prints.
pub(super) fn diff_tuple(vm: &Vm, op: &MigrateOperation) -> PyResult {
    let optional = |text: Option<String>| text.map_or(Value::None, Value::from);
    let tuple = |name: &str, rest: Vec<Value>| {
        Value::tuple(std::iter::once(Value::from(name)).chain(rest).collect())
    };
    Ok(match op {
        MigrateOperation::CreateTable { table, .. } => {
            tuple("add_table", vec![table_value(vm, table)])
        }
        MigrateOperation::DropTable { before, .. } => tuple(
            "remove_table",
            vec![before.as_ref().map_or(Value::None, |table| table_value(vm, table))],
        ),
        MigrateOperation::RenameTable { table, to } => {
            tuple("rename_table", vec![table.name.as_str().into(), to.as_str().into()])
        }
        MigrateOperation::AddColumn { table, column, .. } => tuple(
            "add_column",
            vec![
                optional(table.schema.clone()),
                table.name.as_str().into(),
                column_value(vm, column),
            ],
        ),
        MigrateOperation::DropColumn { table, before, .. } => tuple(
            "remove_column",
            vec![
                optional(table.schema.clone()),
                table.name.as_str().into(),
                before.as_ref().map_or(Value::None, |column| column_value(vm, column)),
            ],
        ),
        MigrateOperation::AlterColumn(alter) => alter_tuples(vm, alter),
        MigrateOperation::CreateIndex { index, .. } => {
            tuple("add_index", vec![alone(vm, "index_alone", index_value(vm, index))?])
        }
        MigrateOperation::DropIndex { before, .. } => {
            let before =
                before.as_ref().map(|index| alone(vm, "index_alone", index_value(vm, index)));
            tuple("remove_index", vec![before.transpose()?.unwrap_or(Value::None)])
        }
        MigrateOperation::AddConstraint { constraint, .. } => tuple(
            if crate::ops::constraint_type(constraint) == "foreignkey" {
                "add_fk"
            } else {
                "add_constraint"
            },
            vec![alone(vm, "constraint_alone", constraint_value(vm, constraint))?],
        ),
        MigrateOperation::DropConstraint { before, kind, .. } => {
            let name = if kind.as_deref() == Some("foreignkey") {
                "remove_fk"
            } else {
                "remove_constraint"
            };
            let before = before
                .as_ref()
                .map(|before| alone(vm, "constraint_alone", constraint_value(vm, before)));
            tuple(name, vec![before.transpose()?.unwrap_or(Value::None)])
        }
        MigrateOperation::TableComment { table, comment, existing } => tuple(
            "add_table_comment",
            vec![table.name.as_str().into(), comment.clone().into(), existing.clone().into()],
        ),
        MigrateOperation::Execute(sql) => tuple("execute", vec![sql.as_str().into()]),
        MigrateOperation::ModifyTable { ops, .. } => {
            Value::list(ops.iter().map(|op| diff_tuple(vm, op)).collect::<PyResult<_>>()?)
        }
    })
}

/// What an operation keeps of a constraint or index is made anew (`to_constraint`, `to_index`): on
/// a table of its own.
fn alone(vm: &Vm, function: &str, object: Value) -> PyResult {
    vm.call(&vm.handed(function)?, vec![object])
}

fn default_value(vm: &Vm, default: &Change<ServerDefault>) -> Value {
    match default {
        Change::Keep => Value::Bool(false),
        Change::To(None) => Value::None,
        Change::To(Some(default)) => {
            let column = sqlalchemy::schema::Column::new("x", sqlalchemy::types::SqlType::null())
                .with_server_default(default.clone());
            vm.attr(&column_value(vm, &column), "server_default").unwrap_or(Value::None)
        }
    }
}

/// A list of tuples, one per attribute that changes.
fn alter_tuples(vm: &Vm, alter: &AlterColumn) -> Value {
    let optional = |text: Option<String>| text.map_or(Value::None, Value::from);
    let existing = |skip: &str| {
        let pairs = [
            ("existing_nullable", alter.existing_nullable.into()),
            (
                "existing_type",
                alter.existing_type.as_ref().map_or(Value::None, |ty| type_value(vm, ty)),
            ),
            ("existing_server_default", default_value(vm, &alter.existing_server_default)),
            ("existing_comment", optional(alter.existing_comment.clone())),
        ];
        Value::dict(pairs.into_iter().filter(|(key, _)| *key != skip))
    };
    let row = |name: &str, skip: &str, old: Value, new: Value| {
        Value::tuple(vec![
            name.into(),
            optional(alter.table.schema.clone()),
            alter.table.name.as_str().into(),
            alter.column.as_str().into(),
            existing(skip),
            old,
            new,
        ])
    };
    let mut rows = Vec::new();
    if let Some(ty) = &alter.modify_type {
        rows.push(row(
            "modify_type",
            "existing_type",
            alter.existing_type.as_ref().map_or(Value::None, |ty| type_value(vm, ty)),
            type_value(vm, ty),
        ));
    }
    if let Some(nullable) = alter.modify_nullable {
        rows.push(row(
            "modify_nullable",
            "existing_nullable",
            alter.existing_nullable.into(),
            Value::Bool(nullable),
        ));
    }
    if alter.modify_server_default.is_set() {
        rows.push(row(
            "modify_default",
            "existing_server_default",
            default_value(vm, &alter.existing_server_default),
            default_value(vm, &alter.modify_server_default),
        ));
    }
    Value::list(rows)
}
