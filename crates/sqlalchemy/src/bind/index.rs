//! `Index` in Python.

use python::{Bound, ClassBuilder, PyResult, Value, Vm};

use crate::schema::{ColumnArg, Index, Taker, validate_option};

use super::errors::OrRaise;
use super::state::{class, entering, remember};

/// Makes the class.
pub(super) fn install(vm: &Vm) {
    let item = class(vm, "SchemaItem");
    let made = ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "Index", &[&item])
        .method("__init__", "(self, name, *expressions, unique=False, quote=None, info=None, _table=None, _column_flag=False, **dialect_kw)", init)
        .method("__repr__", "(self)", |vm, a| Ok(Value::from(index(vm, &a[0])?.repr())))
        .method("__hash__", "(self)", |_, a| Ok(Value::Int(a[0].address() as i64)))
        .property("name", |vm, this| {
            let index = index(vm, this)?;
            let name = index.name.borrow();
            Ok(name.as_ref().map_or(Value::None, |n| super::classes::name_value(vm, n)))
        }, |vm, a| {
            let name = (!a[1].is_none()).then(|| super::classes::name(&a[1]));
            *index(vm, &a[0])?.name.borrow_mut() = name;
            Ok(Value::None)
        })
        .getter("unique", |vm, this| Ok(Value::Bool(index(vm, this)?.unique.get())))
        .getter("table", |vm, this| Ok(index(vm, this)?.table().map_or(Value::None, |t| super::table::wrap(vm, &t))))
        .getter("columns", |vm, this| {
            let columns = index(vm, this)?.columns();
            let columns = columns.iter().map(|c| (c.key(), super::column::wrap(vm, c)));
            Ok(super::collections::fixed(vm, columns.collect()))
        })
        .getter("expressions", |vm, this| {
            let all = index(vm, this)?.expressions.borrow().clone();
            Ok(Value::list(all.iter().map(|arg| match arg {
                ColumnArg::Key(key) => Value::from(&**key),
                ColumnArg::Column(column) => super::column::wrap(vm, column),
                ColumnArg::Expr(expr) => super::element::wrap(vm, expr),
            }).collect()))
        })
        .getter("_column_flag", |vm, this| Ok(Value::Bool(index(vm, this)?.column_flag.get())))
        .getter("_option_items", |vm, this| Ok(super::table::option_items(vm, &index(vm, this)?.options.borrow())))
        .build();
    remember(vm, "Index", &made);
}

fn index(vm: &Vm, value: &Value) -> PyResult<Index> {
    value.payload::<Index>().ok_or_else(|| vm.type_error("an Index is needed"))
}

fn init(vm: &Vm, args: Bound) -> PyResult {
    let Some(instance) = args[0].as_instance() else { return Ok(Value::None) };
    let complaint = "String column name or column expression for DDL constraint";
    let expressions = super::constraint::column_args(vm, &args.rest(2), complaint)?;
    let name = if args[1].is_none() { None } else { Some(super::classes::name(&args[1])) };
    let made = Index::new(name, expressions, vm.truth(&args[3])?);
    made.column_flag.set(vm.truth(&args[7])?);
    *made.info.borrow_mut() = Some(super::literal::any(&args[5])).filter(|_| !args[5].is_none());
    for (name, value) in args.keywords(8) {
        validate_option(Taker::Index, &name).or_raise(vm)?;
        made.options.borrow_mut().set(&name, super::table::option_value(vm, &value)?);
    }
    instance.set_native(made.clone());
    instance
        .dict()
        .set("info", if args[5].is_none() { Value::dict::<&str>([]) } else { args[5].clone() });
    vm.set_identity::<Index>(made.address(), args[0].clone());
    super::table::autoattach_index(vm, &made)?;
    if let Some(table) = args[6].payload::<crate::schema::Table>() {
        entering(vm, || table.append_index(&made)).or_raise(vm)?;
    }
    Ok(Value::None)
}

/// The Python object of an index.
pub(super) fn wrap(vm: &Vm, index: &Index) -> Value {
    vm.identity::<Index>(index.address(), || {
        let value = vm.native_instance(&class(vm, "Index"), index.clone());
        if let Some(instance) = value.as_instance() {
            instance.dict().set("info", Value::dict::<&str>([]));
        }
        value
    })
}
