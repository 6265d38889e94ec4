//! MigrateOperations for Python: values with Alembic's class names; comparing, rendering,
//! performing.
use super::construct::constructors;
use super::diffs::diff_tuple;
use super::handle::{Classes, Handle, Run, missing, text, unwrap, unwrap_all, wrap};
use crate::autogenerate::{AutogenContext, compare_metadata, render_body, render_operation};
use crate::operations::{ApplyBatch, BatchTable, Collected, Implementation, requires_recreate};
use crate::ops::MigrateOperation;
use python::{Bound, ClassBuilder, Module, Native, PyResult, Value, Vm};
use sqlalchemy::bind::{self, column_value, table_value, type_value};

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

const NAMES: [&str; 18] = [
    "CreateTableOp",
    "DropTableOp",
    "RenameTableOp",
    "AddColumnOp",
    "DropColumnOp",
    "AlterColumnOp",
    "CreateIndexOp",
    "DropIndexOp",
    "CreatePrimaryKeyOp",
    "CreateForeignKeyOp",
    "CreateUniqueConstraintOp",
    "CreateCheckConstraintOp",
    "DropConstraintOp",
    "CreateTableCommentOp",
    "DropTableCommentOp",
    "ExecuteSQLOp",
    "ModifyTableOps",
    "BulkInsertOp",
];

/// Attributes of operations, as users' functions read them.
fn attribute(vm: &Vm, a: Bound) -> PyResult {
    let op = unwrap(vm, &a[0])?;
    let name = vm.str(&a[1])?;
    let table = op.table();
    let optional = |text: Option<String>| text.map_or(Value::None, Value::from);
    let found = match (&*name, &*op) {
        ("table_name" | "source_table", _) => optional(table.map(|table| table.name)),
        ("schema" | "source_schema", _) => optional(table.and_then(|table| table.schema)),
        ("column", MigrateOperation::AddColumn { column, .. }) => column_value(vm, column),
        ("column_name", MigrateOperation::DropColumn { column, .. }) => column.as_str().into(),
        ("column_name", MigrateOperation::AlterColumn(alter)) => alter.column.as_str().into(),
        ("modify_nullable", MigrateOperation::AlterColumn(alter)) => alter.modify_nullable.into(),
        ("existing_nullable", MigrateOperation::AlterColumn(alter)) => {
            alter.existing_nullable.into()
        }
        ("modify_type", MigrateOperation::AlterColumn(alter)) => {
            alter.modify_type.as_ref().map_or(Value::None, |ty| type_value(vm, ty))
        }
        ("existing_type", MigrateOperation::AlterColumn(alter)) => {
            alter.existing_type.as_ref().map_or(Value::None, |ty| type_value(vm, ty))
        }
        ("modify_name", MigrateOperation::AlterColumn(alter)) => alter.modify_name.clone().into(),
        ("index_name", MigrateOperation::CreateIndex { index, .. }) => optional(index.name_text()),
        ("index_name", MigrateOperation::DropIndex { name, .. }) => {
            optional(name.as_ref().map(|name| name.as_str().to_string()))
        }
        ("constraint_name", MigrateOperation::AddConstraint { constraint, .. }) => {
            optional(constraint.name_text())
        }
        ("constraint_name", MigrateOperation::DropConstraint { name, .. }) => {
            optional(name.as_ref().map(|name| name.as_str().to_string()))
        }
        ("constraint_type", MigrateOperation::DropConstraint { kind, .. }) => {
            optional(kind.clone())
        }
        ("columns", MigrateOperation::CreateTable { table, .. }) => {
            Value::list(table.columns().iter().map(|column| column_value(vm, column)).collect())
        }
        ("sqltext", MigrateOperation::Execute(sql)) => sql.as_str().into(),
        ("new_table_name", MigrateOperation::RenameTable { to, .. }) => to.as_str().into(),
        ("ops", MigrateOperation::ModifyTable { ops, .. }) => {
            let list = Value::list(ops.iter().map(|op| wrap(vm, op.clone())).collect());
            if let Some(instance) = a[0].as_instance() {
                instance.dict().set("ops", list.clone());
            }
            list
        }
        _ => {
            return Err(vm.error(
                "AttributeError",
                format!("'{}' object has no attribute '{name}'", op.class_name()),
            ));
        }
    };
    Ok(found)
}

/// Attributes that users' functions assign; one that would change nothing is refused.
fn set_attribute(vm: &Vm, a: Bound) -> PyResult {
    let name = vm.str(&a[1])?;
    let Some(instance) = a[0].as_instance() else {
        return Err(vm.type_error("expected an operation"));
    };
    if a[0].payload::<Handle>().is_none() {
        // An operation of the user's own.
        instance.dict().set(&name, a[2].clone());
        return Ok(Value::None);
    }
    let op = unwrap(vm, &a[0])?;
    let is_list = &*name == "ops" && matches!(&*op, MigrateOperation::ModifyTable { .. });
    if is_list || name.starts_with('_') {
        instance.dict().set(&name, a[2].clone());
        return Ok(Value::None);
    }
    let mut new = (*op).clone();
    let flag = if a[2].is_none() { None } else { Some(vm.truth(&a[2])?) };
    match (&*name, &mut new) {
        ("if_not_exists", MigrateOperation::CreateTable { if_not_exists, .. })
        | ("if_not_exists", MigrateOperation::AddColumn { if_not_exists, .. })
        | ("if_not_exists", MigrateOperation::CreateIndex { if_not_exists, .. }) => {
            *if_not_exists = flag
        }
        ("if_exists", MigrateOperation::DropTable { if_exists, .. })
        | ("if_exists", MigrateOperation::DropColumn { if_exists, .. })
        | ("if_exists", MigrateOperation::DropIndex { if_exists, .. })
        | ("if_exists", MigrateOperation::DropConstraint { if_exists, .. }) => *if_exists = flag,
        ("modify_nullable", MigrateOperation::AlterColumn(alter)) => alter.modify_nullable = flag,
        ("existing_nullable", MigrateOperation::AlterColumn(alter)) => {
            alter.existing_nullable = flag
        }
        _ => {
            let text = format!(
                "assigning '{name}' of a {} is not supported here; make a new operation",
                op.class_name()
            );
            return Err(vm.error("NotImplementedError", text));
        }
    }
    instance.set_native::<Handle>(Rc::new(new));
    Ok(Value::None)
}

fn define(vm: &Vm, module: &Module) {
    let base = ClassBuilder::new(vm, "alembic.operations.ops", "MigrateOperation")
        .method("__getattr__", "(self, name)", attribute)
        .method("reverse", "(self)", |vm, a| {
            let op = unwrap(vm, &a[0])?;
            match op.reverse() {
                Some(back) => Ok(wrap(vm, Rc::new(back))),
                None => Err(vm.value_error(format!(
                    "operation is not reversible; {} has no reverse",
                    op.class_name()
                ))),
            }
        })
        .method("to_diff_tuple", "(self)", |vm, a| diff_tuple(vm, &*unwrap(vm, &a[0])?))
        .method("to_table", "(self, migration_context=None)", |vm, a| match &*unwrap(vm, &a[0])? {
            MigrateOperation::CreateTable { table, .. }
            | MigrateOperation::DropTable { before: Some(table), .. } => Ok(table_value(vm, table)),
            other => Err(vm.value_error(format!("{} has no table", other.class_name()))),
        })
        .method("to_column", "(self, migration_context=None)", |vm, a| match &*unwrap(vm, &a[0])? {
            MigrateOperation::AddColumn { column, .. }
            | MigrateOperation::DropColumn { before: Some(column), .. } => {
                Ok(column_value(vm, column))
            }
            other => Err(vm.value_error(format!("{} has no column", other.class_name()))),
        })
        .method("is_empty", "(self)", |vm, a| {
            Ok(Value::Bool(matches!(&*unwrap(vm, &a[0])?,
                MigrateOperation::ModifyTable { ops, .. } if ops.is_empty())))
        })
        .method("has_changes", "(self)", |vm, a| {
            Ok(Value::Bool(matches!(&*unwrap(vm, &a[0])?,
                MigrateOperation::AlterColumn(alter) if alter.has_changes())))
        })
        .build();
    let classes = vm.extension::<Classes>();
    for name in NAMES {
        let class = ClassBuilder::with_bases(vm, "alembic.operations.ops", name, &[&base]).build();
        module.set(name, Value::Class(class.clone()));
        classes.0.borrow_mut().insert(name, class);
    }
    module.set("MigrateOperation", Value::Class(base));
}

fn autogen<'a>(vm: &'a Vm, object: &Value) -> PyResult<AutogenContext<'a>> {
    let part = |name: &str| vm.attr(object, name);
    let connection = part("connection")?;
    let closed = match vm.attr_opt(&connection, "closed")? {
        Some(closed) => vm.truth(&closed)?,
        None => connection.is_none(),
    };
    let metadata = vm.list_of(&part("metadata_list")?)?;
    Ok(AutogenContext {
        vm,
        // Scripts are rendered after env.py closed its connection.
        connection: if closed { None } else { bind::connection_of(vm, &connection)? },
        metadata: metadata.iter().filter_map(bind::metadata_of).collect(),
        opts: part("opts")?,
        object: object.clone(),
        imports: RefCell::new(BTreeSet::new()),
        in_batch: Cell::new(vm.truth(&part("_has_batch")?)?),
    })
}

/// Adds classes and functions to the module.
pub(super) fn fill(vm: &Vm, module: &Rc<Module>) {
    define(vm, module);
    constructors(module);
    let set = |name: &str, signature: &'static str, run: Run| {
        module.set(name, Native::function(name, signature, run).value())
    };
    set("literal_sql", "(statement)", |vm, a| Ok(bind::literal_sql(vm, &a[0])?.into()));
    set("needs_recreate", "(ops)", |vm, a| {
        Ok(Value::Bool(unwrap_all(vm, &a[0])?.iter().any(|op| requires_recreate(op))))
    });
    set(
        "apply_batch",
        "(implementation, ops, table, reflected, partial_reordering, restates_checks, make)",
        apply_batch,
    );
    set("invoke", "(implementation, op)", |vm, a| {
        Implementation { vm, object: a[0].clone() }
            .invoke(&*unwrap(vm, &a[1])?)
            .map(|()| Value::None)
    });
    set("compare", "(autogen_context)", |vm, a| {
        let ops = compare_metadata(&autogen(vm, &a[0])?)?;
        Ok(Value::list(ops.into_iter().map(|op| wrap(vm, op)).collect()))
    });
    set("render", "(autogen_context, ops)", |vm, a| {
        let context = autogen(vm, &a[0])?;
        let text = render_body(&context, &unwrap_all(vm, &a[1])?)?;
        let imports = context.imports.borrow().iter().map(|line| line.as_str().into()).collect();
        Ok(Value::tuple(vec![text.into(), Value::list(imports)]))
    });
    set("set_op_attribute", "(op, name, value)", set_attribute);
    set("render_op", "(autogen_context, op)", |vm, a| {
        let context = autogen(vm, &a[0])?;
        let lines = render_operation(&context, &*unwrap(vm, &a[1])?)?;
        Ok(Value::list(lines.into_iter().map(Value::from).collect()))
    });
}

/// Makes a table anew as a batch says; `ops` are tuples of operation, `insert_before` and
/// `insert_after`.
fn apply_batch(vm: &Vm, a: Bound) -> PyResult {
    let given = vm.list_of(&a[1])?;
    let collected = given.iter().map(|item| {
        let parts = vm.list_of(item)?;
        let part = |at: usize| parts.get(at).cloned().unwrap_or(Value::None);
        Ok(Collected {
            op: unwrap(vm, &part(0))?,
            before: text(vm, &part(1))?,
            after: text(vm, &part(2))?,
        })
    });
    let collected = collected.collect::<PyResult<Vec<_>>>()?;
    let names = |row: &Value| {
        vm.list_of(row)?.iter().map(|name| vm.str(name).map(|name| name.to_string())).collect()
    };
    let partial = if a[4].is_none() { Vec::new() } else { vm.list_of(&a[4])? };
    let given = BatchTable {
        table: bind::table_of(&a[2]).ok_or_else(|| missing(vm, "Table"))?,
        reflected: vm.truth(&a[3])?,
        partial_reordering: partial.iter().map(names).collect::<PyResult<_>>()?,
        restates_checks: vm.truth(&a[5])?,
        make: a[6].clone(),
    };
    let implementation = Implementation { vm, object: a[0].clone() };
    let mut batch = ApplyBatch::new(&implementation, given)?;
    collected.iter().try_for_each(|one| batch.apply(one))?;
    batch.create()?;
    Ok(Value::None)
}
