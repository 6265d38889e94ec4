//! `ForeignKey` in Python.

use std::rc::Rc;

use python::{Bound, ClassBuilder, PyResult, Str, Value, Vm};

use crate::schema::{ForeignKey, KeyOptions, Reference, Taker, Target, validate_option};

use super::column::text_or_none;
use super::errors::{OrRaise, argument};
use super::state::{class, remember};

/// Makes the class.
pub(super) fn install(vm: &Vm) {
    let item = class(vm, "SchemaItem");
    let made = ClassBuilder::with_bases(vm, "sqlalchemy.sql.schema", "ForeignKey", &[&item])
        .method(
            "__init__",
            "(self, column, _constraint=None, use_alter=False, name=None, onupdate=None, ondelete=None, deferrable=None, initially=None, link_to_name=False, match=None, info=None, comment=None, **dialect_kw)",
            init,
        )
        .method("__repr__", "(self)", |vm, a| Ok(Value::from(key(vm, &a[0])?.repr())))
        .method("__hash__", "(self)", |_, a| Ok(Value::Int(a[0].address() as i64)))
        .getter("column", |vm, this| Ok(super::column::wrap(vm, &key(vm, this)?.column().or_raise(vm)?)))
        .getter("parent", |vm, this| Ok(key(vm, this)?.parent().map_or(Value::None, |c| super::column::wrap(vm, &c))))
        .getter("constraint", |vm, this| Ok(key(vm, this)?.constraint().map_or(Value::None, |c| super::constraint::wrap(vm, &c))))
        .getter("target_fullname", |vm, this| Ok(Value::from(key(vm, this)?.target().full_name())))
        .getter("_colspec", |vm, this| Ok(Value::from(key(vm, this)?.target().full_name())))
        .getter("_table_key", |vm, this| Ok(Value::from(key(vm, this)?.target_table_key())))
        .getter("name", |vm, this| Ok(Value::from(key(vm, this)?.options.borrow().name.as_deref())))
        .getter("ondelete", |vm, this| Ok(Value::from(key(vm, this)?.options.borrow().ondelete.as_deref())))
        .getter("onupdate", |vm, this| Ok(Value::from(key(vm, this)?.options.borrow().onupdate.as_deref())))
        .getter("deferrable", |vm, this| Ok(key(vm, this)?.options.borrow().deferrable.map_or(Value::None, Value::Bool)))
        .getter("initially", |vm, this| Ok(Value::from(key(vm, this)?.options.borrow().initially.as_deref())))
        .getter("use_alter", |vm, this| Ok(Value::Bool(key(vm, this)?.options.borrow().use_alter)))
        .method("_copy", "(self)", |vm, a| Ok(wrap(vm, &key(vm, &a[0])?.copy(None, None))))
        .method("copy", "(self)", |vm, a| Ok(wrap(vm, &key(vm, &a[0])?.copy(None, None))))
        .method("references", "(self, table)", |vm, a| Ok(Value::Bool(key(vm, &a[0])?.references(&super::table::table(vm, &a[1])?))))
        .build();
    remember(vm, "ForeignKey", &made);
}

fn key(vm: &Vm, value: &Value) -> PyResult<ForeignKey> {
    value.payload::<ForeignKey>().ok_or_else(|| vm.type_error("a ForeignKey is needed"))
}

/// What a foreign key's target argument says: a string, a tuple of names, a column, a mapped
/// attribute.
pub(super) fn reference(vm: &Vm, value: &Value) -> PyResult<Reference> {
    if let Some(text) = value.as_str() {
        return Ok(Reference::Names(Target::parse(text)));
    }
    if let Some(column) = super::source::column_of(vm, value)? {
        return Ok(Reference::Column(column));
    }
    if let Some(parts) = value.as_tuple() {
        let names: Vec<Option<String>> = parts.iter().map(text_or_none).collect();
        let target = match names.as_slice() {
            [Some(table), column] => {
                Target { schema: None, table: table.clone(), column: column.clone() }
            }
            [schema, Some(table), column] => {
                Target { schema: schema.clone(), table: table.clone(), column: column.clone() }
            }
            _ => {
                return Err(argument(
                    vm,
                    format!(
                        "ForeignKey target given as a tuple must have two tokens (table_name, column_name) or three tokens (schema, table_name, column_name); got {}",
                        names.len()
                    ),
                ));
            }
        };
        return Ok(Reference::Names(target));
    }
    Err(argument(
        vm,
        format!(
            "String column name or Column object for DDL foreign key constraint expected, got {}.",
            vm.repr(value)?
        ),
    ))
}

/// Options by keyword, as both foreign key classes take them.
pub(super) fn key_options(
    vm: &Vm,
    items: &[(&str, &Value)],
    dialect: Vec<(Str, Value)>,
    owner: &'static str,
) -> PyResult<KeyOptions> {
    let mut out = KeyOptions::default();
    for (name, value) in items {
        let text = || text_or_none(value).map(|s| Rc::from(s.as_str()));
        match *name {
            "name" => {
                out.name = if value.is_none() { None } else { Some(super::classes::name(value)) }
            }
            "onupdate" => out.onupdate = text(),
            "ondelete" => out.ondelete = text(),
            "initially" => out.initially = text(),
            "match" => out.match_ = text(),
            "comment" => out.comment = text(),
            "deferrable" => {
                out.deferrable = if value.is_none() { None } else { Some(vm.truth(value)?) }
            }
            "use_alter" => out.use_alter = vm.truth(value)?,
            "link_to_name" => out.link_to_name = vm.truth(value)?,
            "info" => out.info = Some(super::literal::any(value)).filter(|_| !value.is_none()),
            _ => {}
        }
    }
    for (name, value) in dialect {
        validate_option(Taker::Constraint(owner), &name).or_raise(vm)?;
        out.options.set(&name, super::table::option_value(vm, &value)?);
    }
    Ok(out)
}

fn init(vm: &Vm, args: Bound) -> PyResult {
    let Some(this) = args[0].as_instance() else { return Ok(Value::None) };
    let named = [
        ("use_alter", &args[3]),
        ("name", &args[4]),
        ("onupdate", &args[5]),
        ("ondelete", &args[6]),
        ("deferrable", &args[7]),
        ("initially", &args[8]),
        ("link_to_name", &args[9]),
        ("match", &args[10]),
        ("info", &args[11]),
        ("comment", &args[12]),
    ];
    let options = key_options(vm, &named, args.keywords(13), "ForeignKeyConstraint")?;
    let made = ForeignKey::new(reference(vm, &args[1])?, options);
    this.set_native(made.clone());
    vm.set_identity::<ForeignKey>(made.address(), args[0].clone());
    Ok(Value::None)
}

/// The Python object of a foreign key.
pub(super) fn wrap(vm: &Vm, key: &ForeignKey) -> Value {
    vm.identity::<ForeignKey>(key.address(), || {
        vm.native_instance(&class(vm, "ForeignKey"), key.clone())
    })
}
