//! `table.c`: columns by key, by position, in order.

use std::rc::Rc;

use python::{Bound, ClassBuilder, PyResult, Value, Vm};

use crate::expr::From;
use crate::schema::Table;

use super::state::{class, remember};

/// Where the columns come from.
#[derive(Clone)]
pub(super) enum Columns {
    /// A table's, as they are now.
    Table(Table),
    /// An alias's, made once so that they stay the same objects.
    Fixed(Rc<Vec<(Rc<str>, Value)>>),
}

impl Columns {
    fn pairs(&self, vm: &Vm) -> Vec<(Rc<str>, Value)> {
        match self {
            Columns::Table(table) => {
                table.columns().iter().map(|c| (c.key(), super::column::wrap(vm, c))).collect()
            }
            Columns::Fixed(pairs) => pairs.to_vec(),
        }
    }
}

/// Makes the class.
pub(super) fn install(vm: &Vm) {
    let made = ClassBuilder::new(vm, "sqlalchemy.sql.base", "ReadOnlyColumnCollection")
        .method("__getattr__", "(self, name)", get_attr)
        .method("__getitem__", "(self, key)", get_item)
        .method("__iter__", "(self)", |vm, a| {
            vm.iter(&Value::list(pairs(vm, &a[0])?.into_iter().map(|(_, v)| v).collect()))
        })
        .method("__len__", "(self)", |vm, a| Ok(Value::Int(pairs(vm, &a[0])?.len() as i64)))
        .method("__contains__", "(self, key)", contains)
        .method("__bool__", "(self)", |vm, a| Ok(Value::Bool(!pairs(vm, &a[0])?.is_empty())))
        .method("keys", "(self)", |vm, a| {
            Ok(Value::list(pairs(vm, &a[0])?.iter().map(|(k, _)| Value::from(&**k)).collect()))
        })
        .method("values", "(self)", |vm, a| {
            Ok(Value::list(pairs(vm, &a[0])?.into_iter().map(|(_, v)| v).collect()))
        })
        .method("items", "(self)", |vm, a| {
            Ok(Value::list(
                pairs(vm, &a[0])?
                    .into_iter()
                    .map(|(k, v)| Value::tuple(vec![Value::from(&*k), v]))
                    .collect(),
            ))
        })
        .method("get", "(self, key, default=None)", |vm, mut a| {
            let key = super::expression::string(&a[1]);
            let found = pairs(vm, &a[0])?.into_iter().find(|(k, _)| **k == *key).map(|(_, v)| v);
            Ok(found.unwrap_or_else(|| a.take(2)))
        })
        .method("contains_column", "(self, column)", |vm, a| {
            Ok(Value::Bool(pairs(vm, &a[0])?.iter().any(|(_, v)| v.is(&a[1]))))
        })
        .method("as_readonly", "(self)", |_, mut a| Ok(a.take(0)))
        .method("__str__", "(self)", |vm, a| {
            let names = pairs(vm, &a[0])?
                .iter()
                .map(|(_, v)| vm.str(v).map(|s| s.to_string()))
                .collect::<PyResult<Vec<_>>>()?;
            Ok(Value::from(format!("ReadOnlyColumnCollection({})", names.join(", "))))
        })
        .build();
    remember(vm, "ReadOnlyColumnCollection", &made);
}

fn pairs(vm: &Vm, this: &Value) -> PyResult<Vec<(Rc<str>, Value)>> {
    this.payload::<Columns>()
        .map(|c| c.pairs(vm))
        .ok_or_else(|| vm.type_error("a column collection is needed"))
}

fn get_attr(vm: &Vm, args: Bound) -> PyResult {
    let key = super::expression::string(&args[1]);
    match pairs(vm, &args[0])?.into_iter().find(|(k, _)| **k == *key) {
        Some((_, value)) => Ok(value),
        None => Err(vm.error("AttributeError", key).caused_by(&vm.key_error(&args[1]))),
    }
}

fn get_item(vm: &Vm, args: Bound) -> PyResult {
    let all = pairs(vm, &args[0])?;
    if let Some(key) = args[1].as_str() {
        return match all.into_iter().find(|(k, _)| **k == **key) {
            Some((_, value)) => Ok(value),
            None => Err(vm.key_error(&args[1])),
        };
    }
    let list = Value::list(all.into_iter().map(|(_, v)| v).collect());
    match &args[1] {
        Value::Tuple(keys) => {
            let picked =
                keys.iter().map(|k| vm.get_item(&args[0], k)).collect::<PyResult<Vec<_>>>()?;
            vm.call(&vm.handed("picked_columns")?, vec![Value::list(picked)])
        }
        other => vm.get_item(&list, other),
    }
}

fn contains(vm: &Vm, args: Bound) -> PyResult {
    let Some(key) = args[1].as_str() else {
        return Err(super::errors::argument(vm, "__contains__ requires a string argument"));
    };
    Ok(Value::Bool(pairs(vm, &args[0])?.iter().any(|(k, _)| **k == **key)))
}

/// `.c` of a table.
pub(super) fn of_table(vm: &Vm, table: &Table) -> Value {
    vm.native_instance(&class(vm, "ReadOnlyColumnCollection"), Columns::Table(table.clone()))
}

/// A collection of given columns.
pub(super) fn fixed(vm: &Vm, pairs: Vec<(Rc<str>, Value)>) -> Value {
    vm.native_instance(&class(vm, "ReadOnlyColumnCollection"), Columns::Fixed(Rc::new(pairs)))
}

/// `.c` of any FROM element; an alias's is made once.
pub(super) fn of_from(vm: &Vm, from: &From) -> Value {
    if let From::Table(table) = from {
        return of_table(vm, table);
    }
    vm.identity::<Columns>(from.address(), || {
        let pairs = from
            .columns()
            .into_iter()
            .map(|(key, e)| (key, super::element::wrap(vm, &e)))
            .collect();
        fixed(vm, pairs)
    })
}
