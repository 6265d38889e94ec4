//! `MetaData` in Python.

use std::rc::Rc;

use python::{Bound, ClassBuilder, PyResult, Value, Vm};

use crate::error::Error;
use crate::schema::{Convention, Directive, MetaData, Named, Table};

use super::errors::{OrRaise, from_python};
use super::state::{class, remember};

/// Makes the class.
pub(super) fn install(vm: &Vm) {
    let item = ClassBuilder::new(vm, "sqlalchemy.sql.schema", "SchemaItem").build();
    remember(vm, "SchemaItem", &item);
    let made = ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "MetaData", &[&item])
        .method(
            "__init__",
            "(self, schema=None, quote_schema=None, naming_convention=None, info=None)",
            init,
        )
        .method("__repr__", "(self)", |_, _| Ok(Value::from("MetaData()")))
        .method("__contains__", "(self, key)", contains)
        .getter("tables", |vm, this| {
            let pairs: Vec<_> = metadata(vm, this)?
                .tables()
                .iter()
                .map(|t| (t.key(), super::table::wrap(vm, t)))
                .collect();
            let tables = Value::dict(pairs.iter().map(|(k, v)| (k.as_str(), v.clone())));
            vm.call(&vm.handed("facade_dict")?, vec![tables])
        })
        .getter("sorted_tables", |vm, this| {
            for key in metadata(vm, this)?.tables().iter().flat_map(Table::foreign_key_constraints)
            {
                key.referred_table().or_raise(vm)?;
            }
            let tables = metadata(vm, this)?.sorted_tables();
            super::state::pass_warnings(vm)?;
            Ok(Value::list(tables.iter().map(|t| super::table::wrap(vm, t)).collect()))
        })
        .property(
            "schema",
            |vm, this| Ok(Value::from(metadata(vm, this)?.schema())),
            |vm, a| {
                metadata(vm, &a[0])?.set_schema(a[1].as_str().map(|s| s.to_string()));
                Ok(Value::None)
            },
        )
        .property(
            "naming_convention",
            |vm, this| Ok(naming(vm, &metadata(vm, this)?)),
            |vm, a| {
                *metadata(vm, &a[0])?.convention.borrow_mut() = convention(vm, &a[1])?;
                if let Some(instance) = a[0].as_instance() {
                    instance.dict().set("_naming", a[1].clone());
                }
                Ok(Value::None)
            },
        )
        .method("remove", "(self, table)", |vm, a| {
            if let Some(table) = a[1].payload::<Table>() {
                metadata(vm, &a[0])?.remove(&table);
            }
            Ok(Value::None)
        })
        .method("clear", "(self)", |vm, a| {
            metadata(vm, &a[0])?.clear();
            Ok(Value::None)
        })
        .build();
    remember(vm, "MetaData", &made);
}

/// The handle, or a TypeError.
pub(super) fn metadata(vm: &Vm, value: &Value) -> PyResult<MetaData> {
    value.payload::<MetaData>().ok_or_else(|| vm.type_error("a MetaData is needed"))
}

fn init(vm: &Vm, args: Bound) -> PyResult {
    let Some(instance) = args[0].as_instance() else { return Ok(Value::None) };
    let schema = args[1].as_str().map(|s| s.to_string());
    let given = MetaData::new(schema, convention(vm, &args[3])?);
    instance.dict().set("_naming", args[3].clone());
    instance
        .dict()
        .set("info", if args[4].is_none() { Value::dict::<&str>([]) } else { args[4].clone() });
    instance.set_native(given.clone());
    vm.set_identity::<MetaData>(given.address(), args[0].clone());
    Ok(Value::None)
}

fn naming(vm: &Vm, metadata: &MetaData) -> Value {
    let this = wrap(vm, metadata);
    let kept = this.as_instance().and_then(|i| i.dict().get("_naming")).filter(|v| !v.is_none());
    kept.unwrap_or_else(|| Value::dict([("ix", Value::from("ix_%(column_0_label)s"))]))
}

fn contains(vm: &Vm, args: Bound) -> PyResult {
    let metadata = metadata(vm, &args[0])?;
    let key = match args[1].payload::<Table>() {
        Some(table) => table.key(),
        None => super::expression::string(&args[1]),
    };
    Ok(Value::Bool(metadata.table(&key).is_some()))
}

/// The dictionary of a naming convention; class keys become their prefixes.
fn convention(vm: &Vm, value: &Value) -> PyResult<Convention> {
    if value.is_none() || !vm.truth(value)? {
        return Ok(Convention::default());
    }
    let mut entries = Vec::new();
    for (key, directive) in vm.mapping_items(value)?.unwrap_or_default() {
        let key = match &key {
            Value::Class(class) => match &*class.name() {
                "Index" => "ix".to_owned(),
                "PrimaryKeyConstraint" => "pk".to_owned(),
                "ForeignKeyConstraint" => "fk".to_owned(),
                "UniqueConstraint" => "uq".to_owned(),
                "CheckConstraint" => "ck".to_owned(),
                other => other.to_owned(),
            },
            other => super::expression::string(other),
        };
        let directive = match directive.as_str() {
            Some(text) => Directive::Text(Rc::from(&**text)),
            None if directive.is_none() => Directive::Off,
            None => Directive::Call(call_token(directive)),
        };
        entries.push((key, directive));
    }
    Ok(Convention::new(entries))
}

/// What a naming token of the user answers for a constraint in a table.
type Token = Rc<dyn Fn(&Named, &Table) -> Result<String, Error>>;

/// A user's token function, called with the Python objects of constraint and table.
fn call_token(function: Value) -> Token {
    Rc::new(move |named, table| {
        super::state::with_vm(|vm| {
            let item = match named {
                Named::Constraint(c) => super::constraint::wrap(vm, c),
                Named::Index(i) => super::index::wrap(vm, i),
            };
            let said = vm
                .call(&function, vec![item, super::table::wrap(vm, table)])
                .map_err(from_python)?;
            vm.str(&said).map(|s| s.to_string()).map_err(from_python)
        })
    })
}

/// The Python object of a `MetaData`.
pub(super) fn wrap(vm: &Vm, metadata: &MetaData) -> Value {
    vm.identity::<MetaData>(metadata.address(), || {
        let value = vm.native_instance(&class(vm, "MetaData"), metadata.clone());
        if let Some(instance) = value.as_instance() {
            instance.dict().set("info", Value::dict::<&str>([]));
        }
        value
    })
}
