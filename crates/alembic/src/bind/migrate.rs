//! MigrateOperations for Python: values with Alembic's class names; comparing, rendering, performing.
use crate::autogenerate::{AutogenContext, compare_metadata, render_body, render_operation};
use crate::operations::{ApplyBatch, BatchTable, Collected, Implementation, requires_recreate};
use crate::ops::{AlterColumn, Change, MigrateOperation, TableName};
use python::{Bound, Class, ClassBuilder, Module, Native, PyResult, Value, Vm};
use sqlalchemy::bind::{self, column_value, constraint_value, index_value, table_value, type_value};
use sqlalchemy::schema::{Name, ServerDefault};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

type Handle = Rc<MigrateOperation>;
type Run = fn(&Vm, Bound) -> PyResult;

/// The Python classes of operations by name.
#[derive(Default)]
struct Classes(RefCell<HashMap<&'static str, Class>>);

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

/// The Python object of an operation.
pub(super) fn wrap(vm: &Vm, op: Handle) -> Value {
    let class = vm.extension::<Classes>().0.borrow().get(op.class_name()).cloned();
    match class {
        Some(class) => vm.native_instance(&class, op),
        None => Value::None,
    }
}

fn unwrap(vm: &Vm, value: &Value) -> PyResult<Handle> {
    value
        .payload::<Handle>()
        .ok_or_else(|| vm.type_error(format!("expected an operation, not {}", vm.class_of(value).name())))
}

fn unwrap_all(vm: &Vm, value: &Value) -> PyResult<Vec<Handle>> {
    vm.list_of(value)?.iter().map(|op| unwrap(vm, op)).collect()
}

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
        ("existing_nullable", MigrateOperation::AlterColumn(alter)) => alter.existing_nullable.into(),
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
        ("constraint_name", MigrateOperation::AddConstraint { constraint, .. }) => optional(constraint.name_text()),
        ("constraint_name", MigrateOperation::DropConstraint { name, .. }) => {
            optional(name.as_ref().map(|name| name.as_str().to_string()))
        }
        ("constraint_type", MigrateOperation::DropConstraint { kind, .. }) => optional(kind.clone()),
        ("columns", MigrateOperation::CreateTable { table, .. }) => {
            Value::list(table.columns().iter().map(|column| column_value(vm, column)).collect())
        }
        ("sqltext", MigrateOperation::Execute(sql)) => sql.as_str().into(),
        ("new_table_name", MigrateOperation::RenameTable { to, .. }) => to.as_str().into(),
        ("ops", MigrateOperation::ModifyTable { ops, .. }) => {
            Value::list(ops.iter().map(|op| wrap(vm, op.clone())).collect())
        }
        _ => return Err(vm.error("AttributeError", format!("'{}' object has no attribute '{name}'", op.class_name()))),
    };
    Ok(found)
}

fn define(vm: &Vm, module: &Module) {
    let base = ClassBuilder::new(vm, "alembic.operations.ops", "MigrateOperation")
        .method("__getattr__", "(self, name)", attribute)
        .method("reverse", "(self)", |vm, a| {
            let op = unwrap(vm, &a[0])?;
            match op.reverse() {
                Some(back) => Ok(wrap(vm, Rc::new(back))),
                None => Err(vm.value_error(format!("operation is not reversible; {} has no reverse", op.class_name()))),
            }
        })
        .method("to_diff_tuple", "(self)", |vm, a| diff_tuple(vm, &*unwrap(vm, &a[0])?))
        .method("to_table", "(self, migration_context=None)", |vm, a| match &*unwrap(vm, &a[0])? {
            MigrateOperation::CreateTable { table, .. } | MigrateOperation::DropTable { before: Some(table), .. } => {
                Ok(table_value(vm, table))
            }
            other => Err(vm.value_error(format!("{} has no table", other.class_name()))),
        })
        .method("to_column", "(self, migration_context=None)", |vm, a| match &*unwrap(vm, &a[0])? {
            MigrateOperation::AddColumn { column, .. } | MigrateOperation::DropColumn { before: Some(column), .. } => {
                Ok(column_value(vm, column))
            }
            other => Err(vm.value_error(format!("{} has no column", other.class_name()))),
        })
        .method("is_empty", "(self)", |vm, a| {
            Ok(Value::Bool(matches!(&*unwrap(vm, &a[0])?, MigrateOperation::ModifyTable { ops, .. } if ops.is_empty())))
        })
        .method("has_changes", "(self)", |vm, a| {
            Ok(Value::Bool(matches!(&*unwrap(vm, &a[0])?, MigrateOperation::AlterColumn(alter) if alter.has_changes())))
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

/// The tuples `check` prints.
fn diff_tuple(vm: &Vm, op: &MigrateOperation) -> PyResult {
    let optional = |text: Option<String>| text.map_or(Value::None, Value::from);
    let tuple = |name: &str, rest: Vec<Value>| Value::tuple(std::iter::once(Value::from(name)).chain(rest).collect());
    Ok(match op {
        MigrateOperation::CreateTable { table, .. } => tuple("add_table", vec![table_value(vm, table)]),
        MigrateOperation::DropTable { before, .. } => {
            tuple("remove_table", vec![before.as_ref().map_or(Value::None, |table| table_value(vm, table))])
        }
        MigrateOperation::RenameTable { table, to } => {
            tuple("rename_table", vec![table.name.as_str().into(), to.as_str().into()])
        }
        MigrateOperation::AddColumn { table, column, .. } => tuple(
            "add_column",
            vec![optional(table.schema.clone()), table.name.as_str().into(), column_value(vm, column)],
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
        MigrateOperation::CreateIndex { index, .. } => tuple("add_index", vec![index_value(vm, index)]),
        MigrateOperation::DropIndex { before, .. } => {
            tuple("remove_index", vec![before.as_ref().map_or(Value::None, |index| index_value(vm, index))])
        }
        MigrateOperation::AddConstraint { constraint, .. } => tuple(
            if crate::ops::constraint_type(constraint) == "foreignkey" { "add_fk" } else { "add_constraint" },
            vec![constraint_value(vm, constraint)],
        ),
        MigrateOperation::DropConstraint { before, kind, .. } => {
            let name = if kind.as_deref() == Some("foreignkey") { "remove_fk" } else { "remove_constraint" };
            tuple(name, vec![before.as_ref().map_or(Value::None, |constraint| constraint_value(vm, constraint))])
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
            ("existing_type", alter.existing_type.as_ref().map_or(Value::None, |ty| type_value(vm, ty))),
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
        rows.push(row("modify_nullable", "existing_nullable", alter.existing_nullable.into(), Value::Bool(nullable)));
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

fn text(vm: &Vm, value: &Value) -> PyResult<Option<String>> {
    if value.is_none() || value.is_unbound() { Ok(None) } else { Ok(Some(vm.str(value)?.to_string())) }
}

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
                let module = vm.import_module("alembic.operations.schemaobj")?;
                let holder = vm.call_method(&module, "column_with_default", vec![given])?;
                let column = bind::column_of(vm, &holder)?;
                Ok(Change::To(column.and_then(|column| column.server_default.borrow().clone())))
            }
        }
    };
    alter.modify_nullable = flag(vm, &option("nullable"))?;
    alter.autoincrement = flag(vm, &option("autoincrement"))?;
    alter.existing_comment = text(vm, &option("existing_comment"))?;
    alter.modify_type = if option("type_").is_none() { None } else { bind::type_of(vm, &option("type_"))? };
    alter.existing_type =
        if option("existing_type").is_none() { None } else { bind::type_of(vm, &option("existing_type"))? };
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

fn missing(vm: &Vm, what: &str) -> python::PyErr {
    vm.type_error(format!("expected a {what}"))
}

fn constructors(module: &Module) {
    let set = |name: &str, signature: &'static str, run: Run| {
        module.set(name, Native::function(name, signature, run).value())
    };
    set("op_create_table", "(table, if_not_exists=None)", |vm, a| {
        let table = bind::table_of(&a[0]).ok_or_else(|| missing(vm, "Table"))?;
        Ok(wrap(vm, Rc::new(MigrateOperation::CreateTable { table, if_not_exists: flag(vm, &a[1])? })))
    });
    set("op_drop_table", "(name, schema=None, if_exists=None)", |vm, a| {
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::DropTable {
                table: table_name(vm, &a[0], &a[1])?,
                before: None,
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
    set("op_drop_column", "(table, schema, column, if_exists=None)", |vm, a| {
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::DropColumn {
                table: table_name(vm, &a[0], &a[1])?,
                column: vm.str(&a[2])?.to_string(),
                before: None,
                if_exists: flag(vm, &a[3])?,
            }),
        ))
    });
    set("op_alter_column", "(table, schema, column, options)", alter);
    set("op_create_index", "(index, if_not_exists=None)", |vm, a| {
        let index = bind::index_of(&a[0]).ok_or_else(|| missing(vm, "Index"))?;
        Ok(wrap(vm, Rc::new(MigrateOperation::CreateIndex { index, if_not_exists: flag(vm, &a[1])? })))
    });
    set("op_drop_index", "(name, table=None, schema=None, if_exists=None)", |vm, a| {
        let table = if a[1].is_none() { None } else { Some(table_name(vm, &a[1], &a[2])?) };
        Ok(wrap(
            vm,
            Rc::new(MigrateOperation::DropIndex {
                name: sql_name(vm, &a[0])?,
                table,
                before: None,
                if_exists: flag(vm, &a[3])?,
            }),
        ))
    });
    set("op_add_constraint", "(table, schema, constraint)", |vm, a| {
        let constraint = bind::constraint_of(&a[2]).ok_or_else(|| missing(vm, "constraint"))?;
        Ok(wrap(vm, Rc::new(MigrateOperation::AddConstraint { table: table_name(vm, &a[0], &a[1])?, constraint })))
    });
    set("op_drop_constraint", "(table, schema, name, type_=None, if_exists=None)", |vm, a| {
        let op = MigrateOperation::DropConstraint {
            table: table_name(vm, &a[0], &a[1])?,
            name: sql_name(vm, &a[2])?,
            kind: text(vm, &a[3])?,
            before: None,
            if_exists: flag(vm, &a[4])?,
        };
        Ok(wrap(vm, Rc::new(op)))
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
    set("op_execute", "(sql)", |vm, a| Ok(wrap(vm, Rc::new(MigrateOperation::Execute(vm.str(&a[0])?.to_string())))));
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
        in_batch: Cell::new(false),
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
        Implementation { vm, object: a[0].clone() }.invoke(&*unwrap(vm, &a[1])?).map(|()| Value::None)
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
    set("render_op", "(autogen_context, op)", |vm, a| {
        let context = autogen(vm, &a[0])?;
        let lines = render_operation(&context, &*unwrap(vm, &a[1])?)?;
        Ok(Value::list(lines.into_iter().map(Value::from).collect()))
    });
}

/// Makes a table anew as a batch says; `ops` are tuples of operation, `insert_before` and `insert_after`.
fn apply_batch(vm: &Vm, a: Bound) -> PyResult {
    let given = vm.list_of(&a[1])?;
    let collected = given.iter().map(|item| {
        let parts = vm.list_of(item)?;
        let part = |at: usize| parts.get(at).cloned().unwrap_or(Value::None);
        Ok(Collected { op: unwrap(vm, &part(0))?, before: text(vm, &part(1))?, after: text(vm, &part(2))? })
    });
    let collected = collected.collect::<PyResult<Vec<_>>>()?;
    let names = |row: &Value| vm.list_of(row)?.iter().map(|name| vm.str(name).map(|name| name.to_string())).collect();
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
