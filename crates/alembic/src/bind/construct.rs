//! Constructors of operations for Python: what `op.*` and the classes of `alembic.operations.ops`
//! are made of.
use super::handle::{Run, missing, text, unwrap_all, wrap};
use crate::ops::{AlterColumn, Change, MigrateOperation, TableName};
use python::{Bound, Module, Native, PyResult, Value, Vm};
use sqlalchemy::bind;
use sqlalchemy::schema::{Name, ServerDefault};
use std::rc::Rc;

fn table_name(vm: &Vm, name: &Value, schema: &Value) -> PyResult<TableName> {
    Ok(TableName { name: vm.str(name)?.to_string(), schema: text(vm, schema)? })
}

fn flag(vm: &Vm, value: &Value) -> PyResult<Option<bool>> {
    if value.is_none() { Ok(None) } else { vm.truth(value).map(Some) }
}

/// A name, `conv` ones told apart.
fn sql_name(vm: &Vm, value: &Value) -> PyResult<Option<Name>> {
    let Some(text) = text(vm, value)? else { return Ok(None) };
    let conventional = vm.class_of(value).mro().iter().any(|class| &*class.name() == "conv");
    Ok(Some(if conventional { Name::conv(&text) } else { Name::new(&text) }))
}

fn alter(vm: &Vm, a: Bound) -> PyResult {
    let mut alter = AlterColumn::new(table_name(vm, &a[0], &a[1])?, &vm.str(&a[2])?);
    let option = |name: &str| a[3].as_dict().and_then(|dict| dict.get(name)).unwrap_or(Value::None);
    let default = |value: Value| -> PyResult<Change<ServerDefault>> {
        match value {
            Value::Bool(false) => Ok(Change::Keep),
            Value::None => Ok(Change::To(None)),
            given => {
                let holder = vm.call(&vm.handed("column_with_default")?, vec![given])?;
                let column = bind::column_of(vm, &holder)?;
                Ok(Change::To(column.and_then(|column| column.server_default.borrow().clone())))
            }
        }
    };
    alter.modify_nullable = flag(vm, &option("nullable"))?;
    alter.autoincrement = flag(vm, &option("autoincrement"))?;
    alter.existing_comment = text(vm, &option("existing_comment"))?;
    alter.modify_type =
        if option("type_").is_none() { None } else { bind::type_of(vm, &option("type_"))? };
    alter.existing_type = if option("existing_type").is_none() {
        None
    } else {
        bind::type_of(vm, &option("existing_type"))?
    };
    alter.existing_nullable = flag(vm, &option("existing_nullable"))?;
    alter.modify_name = text(vm, &option("new_column_name"))?;
    alter.modify_server_default = default(option("server_default"))?;
    alter.existing_server_default = default(option("existing_server_default"))?;
    alter.modify_comment = match option("comment") {
        Value::Bool(false) => Change::Keep,
        given => Change::To(text(vm, &given)?),
    };
    Ok(wrap(vm, Rc::new(MigrateOperation::AlterColumn(Box::new(alter)))))
}

pub(super) fn constructors(module: &Module) {
    let set = |name: &str, signature: &'static str, run: Run| {
        module.set(name, Native::function(name, signature, run).value())
    };
    tables(&set);
    columns(&set);
    indexes(&set);
    set("op_execute", "(sql)", |vm, a| {
        Ok(wrap(vm, Rc::new(MigrateOperation::Execute(vm.str(&a[0])?.to_string()))))
    });
}

/// Puts a function with its name and signature into the module.
type Set<'a> = &'a dyn Fn(&str, &'static str, Run);

fn tables(set: Set<'_>) {
    set("op_create_table", "(table, if_not_exists=None)", |vm, a| {
        let table = bind::table_of(&a[0]).ok_or_else(|| missing(vm, "Table"))?;
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::CreateTable { table, if_not_exists: flag(vm, &a[1])? }),
        ))
    });
    set("op_drop_table", "(name, schema=None, if_exists=None, before=None)", |vm, a| {
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::DropTable {
                table: table_name(vm, &a[0], &a[1])?,
                before: bind::table_of(&a[3]),
                if_exists: flag(vm, &a[2])?,
            }),
        ))
    });
    set("op_rename_table", "(name, to, schema=None)", |vm, a| {
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::RenameTable {
                table: table_name(vm, &a[0], &a[2])?,
                to: vm.str(&a[1])?.to_string(),
            }),
        ))
    });
    set("op_table_comment", "(table, schema, comment, existing=None)", |vm, a| {
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::TableComment {
                table: table_name(vm, &a[0], &a[1])?,
                comment: text(vm, &a[2])?,
                existing: text(vm, &a[3])?,
            }),
        ))
    });
    set("op_modify_table", "(table, schema, ops)", |vm, a| {
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::ModifyTable {
                table: table_name(vm, &a[0], &a[1])?,
                ops: unwrap_all(vm, &a[2])?,
            }),
        ))
    });
}

fn columns(set: Set<'_>) {
    set(
        "op_add_column",
        "(table, schema, column, if_not_exists=None, inline_references=None, inline_primary_key=None)",
        |vm, a| {
            let column = bind::column_of(vm, &a[2])?.ok_or_else(|| missing(vm, "Column"))?;
            let op = MigrateOperation::AddColumn {
                table: table_name(vm, &a[0], &a[1])?,
                column,
                if_not_exists: flag(vm, &a[3])?,
                inline_references: vm.truth(&a[4])?,
                inline_primary_key: vm.truth(&a[5])?,
            };
            Ok(wrap(vm, Rc::new(op)))
        },
    );
    set("op_drop_column", "(table, schema, column, if_exists=None, before=None)", |vm, a| {
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::DropColumn {
                table: table_name(vm, &a[0], &a[1])?,
                column: vm.str(&a[2])?.to_string(),
                before: if a[4].is_none() { None } else { bind::column_of(vm, &a[4])? },
                if_exists: flag(vm, &a[3])?,
            }),
        ))
    });
    set("op_alter_column", "(table, schema, column, options)", alter);
}

fn indexes(set: Set<'_>) {
    set("op_create_index", "(index, if_not_exists=None)", |vm, a| {
        let index = bind::index_of(&a[0]).ok_or_else(|| missing(vm, "Index"))?;
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::CreateIndex { index, if_not_exists: flag(vm, &a[1])? }),
        ))
    });
    set(
        "op_drop_index",
        "(name, table=None, schema=None, if_exists=None, before=None)",
        |vm, a| {
            let table = if a[1].is_none() { None } else { Some(table_name(vm, &a[1], &a[2])?) };
            Ok(wrap(
                vm,
                Rc::new(MigrateOperation::DropIndex {
                    name: sql_name(vm, &a[0])?,
                    table,
                    before: bind::index_of(&a[4]),
                    if_exists: flag(vm, &a[3])?,
                }),
            ))
        },
    );
    set("op_add_constraint", "(table, schema, constraint)", |vm, a| {
        let constraint = bind::constraint_of(&a[2]).ok_or_else(|| missing(vm, "constraint"))?;
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::AddConstraint {
                table: table_name(vm, &a[0], &a[1])?,
                constraint,
            }),
        ))
    });
    set(
        "op_drop_constraint",
        "(table, schema, name, type_=None, if_exists=None, before=None)",
        |vm, a| {
            let op = MigrateOperation::DropConstraint {
                table: table_name(vm, &a[0], &a[1])?,
                name: sql_name(vm, &a[2])?,
                kind: text(vm, &a[3])?,
                before: bind::constraint_of(&a[5]),
                if_exists: flag(vm, &a[4])?,
            };
            Ok(wrap(vm, Rc::new(op)))
        },
    );
}
