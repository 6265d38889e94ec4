//! What `Column(…)` takes beside its name and type: keys, constraints, defaults, a second type.
use super::errors::{OrRaise, argument};
use crate::schema::{
    Autoincrement, Column, ColumnDefault, Constraint, ForeignKey, ServerDefault, attach,
};
use python::{PyResult, Value, Vm};

pub(super) fn add_item(vm: &Vm, made: &Column, item: &Value) -> PyResult<()> {
    if let Some(key) = item.payload::<ForeignKey>() {
        return made.append_foreign_key(&key).or_raise(vm);
    }
    if let Some(constraint) = item.payload::<Constraint>() {
        attach::constraint_to_column(made, &constraint);
        return Ok(());
    }
    if let Some(default) = item.payload::<ServerDefault>() {
        let has = made.server_default.borrow().is_some();
        match &default {
            ServerDefault::Computed(_) => attach::check_generated(made, has, false).or_raise(vm)?,
            ServerDefault::Identity(_) => {
                attach::check_generated(made, has, true).or_raise(vm)?;
                if made.autoincrement.get() == Autoincrement::False {
                    return Err(argument(
                        vm,
                        "A column with an Identity object cannot specify autoincrement=False",
                    ));
                }
                if made.user_nullable.get().is_none() {
                    made.nullable.set(false);
                }
            }
            ServerDefault::Clause { .. } | ServerDefault::Fetched => {}
        }
        *made.server_default.borrow_mut() = Some(default);
        return Ok(());
    }
    if let Some(default) = item.payload::<ColumnDefault>() {
        *made.default.borrow_mut() = Some(default);
        return Ok(());
    }
    if item.is_none() {
        return Ok(());
    }
    if let Some(heard) = listening_type(vm, item)? {
        return Ok(heard);
    }
    let text = format!(
        "'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {}",
        vm.repr(item)?
    );
    Err(argument(vm, text))
}

/// A second type such as an `Enum` is a SchemaEventTarget: it hears of the column and changes
/// nothing. Its class alone is called without the column; a type that would add a CHECK constraint
/// is refused.
fn listening_type(vm: &Vm, item: &Value) -> PyResult<Option<()>> {
    let class = item.as_class().cloned().unwrap_or_else(|| vm.class_of(item));
    let listens = ["Enum", "Boolean", "TypeDecorator", "ARRAY", "Interval", "PickleType"];
    if !class.mro().iter().any(|base| listens.contains(&&*base.name()))
        || super::types::type_of(vm, item)?.is_none()
    {
        return Ok(None);
    }
    if item.as_class().is_some() {
        return Err(vm.type_error(
            "SchemaEventTarget._set_parent_with_dispatch() missing 1 required positional argument: 'parent'",
        ));
    }
    match vm.attr_opt(item, "create_constraint")? {
        Some(wanted) if vm.truth(&wanted)? => Err(argument(
            vm,
            "A second type of a column with create_constraint=True is not supported here.",
        )),
        _ => Ok(Some(())),
    }
}
