//! dict and its views.
use super::{method, simple};
use crate::class::Class;
use crate::collections::Dict;
use crate::error::PyResult;
use crate::function::{Args, Native};
use crate::value::{DictView, Value, ViewKind};
use crate::vm::Vm;
use std::rc::Rc;

fn dict(vm: &Vm, value: &Value) -> PyResult<Rc<Dict>> {
    match value {
        Value::View(view) => Ok(view.dict.clone()),
        other => other.as_dict().cloned().ok_or_else(|| vm.type_error("expected a dict")),
    }
}

fn view(vm: &Vm, value: &Value, kind: ViewKind) -> PyResult {
    Ok(Value::View(Rc::new(DictView { dict: dict(vm, value)?, kind, proxy: false })))
}

pub(super) fn install(vm: &Vm) {
    for class in [&vm.types.dict, &vm.types.mappingproxy] {
        simple(class, "keys", |vm, d| view(vm, d, ViewKind::Keys));
        simple(class, "values", |vm, d| view(vm, d, ViewKind::Values));
        simple(class, "items", |vm, d| view(vm, d, ViewKind::Items));
        simple(class, "copy", |vm, d| Ok(Value::Dict(dict(vm, d)?.copy().shared())));
        method(class, "get", "(self, key, default=None, /)", |vm, a| {
            Ok(dict(vm, &a[0])?.get_item(vm, &a[1])?.unwrap_or_else(|| a[2].clone()))
        });
        simple(class, "__len__", |vm, d| Ok(Value::Int(dict(vm, d)?.len() as i64)));
        simple(class, "__iter__", |vm, d| vm.iter(&Value::Dict(dict(vm, d)?)));
        method(class, "__contains__", "(self, key, /)", |vm, a| {
            Ok(Value::Bool(dict(vm, &a[0])?.get_item(vm, &a[1])?.is_some()))
        });
        method(class, "__getitem__", "(self, key, /)", |vm, a| {
            dict(vm, &a[0])?.get_item(vm, &a[1])?.ok_or_else(|| vm.key_error(&a[1]))
        });
    }
    install_changes(&vm.types.dict);
    install_dict(&vm.types.dict);
    for class in [&vm.types.dict_keys, &vm.types.dict_values, &vm.types.dict_items] {
        simple(class, "__len__", |vm, d| Ok(Value::Int(dict(vm, d)?.len() as i64)));
        simple(class, "__iter__", |vm, v| vm.iter(v));
        method(class, "isdisjoint", "(self, other, /)", |vm, a| {
            for item in vm.list_of(&a[0])? {
                if vm.contains(&a[1], &item)? {
                    return Ok(Value::Bool(false));
                }
            }
            Ok(Value::Bool(true))
        });
    }
}

/// What changes a dictionary.
fn install_changes(class: &Class) {
    method(class, "pop", "(self, key, default=..., /)", |vm, a| {
        match dict(vm, &a[0])?.remove_item(vm, &a[1])? {
            Some(value) => Ok(value),
            None if a[2].is_unbound() => Err(vm.key_error(&a[1])),
            None => Ok(a[2].clone()),
        }
    });
    simple(class, "popitem", |vm, d| match dict(vm, d)?.pop_last() {
        Some((key, value)) => Ok(Value::tuple(vec![key, value])),
        None => Err(vm.error_with("KeyError", vec!["popitem(): dictionary is empty".into()])),
    });
    simple(class, "clear", |vm, d| {
        dict(vm, d)?.clear();
        Ok(Value::None)
    });
    method(class, "setdefault", "(self, key, default=None, /)", |vm, a| {
        let dict = dict(vm, &a[0])?;
        if let Some(known) = dict.get_item(vm, &a[1])? {
            return Ok(known);
        }
        dict.set_item(vm, a[1].clone(), a[2].clone())?;
        Ok(a[2].clone())
    });
    method(class, "update", "(self, other=..., /, **kwargs)", |vm, a| {
        let dict = dict(vm, &a[0])?;
        if !a[1].is_unbound() {
            vm.dict_update(&dict, &a[1])?;
        }
        a.keywords(2).into_iter().for_each(|(name, value)| dict.set_str(&name, value));
        Ok(Value::None)
    });
    method(class, "__setitem__", "(self, key, value, /)", |vm, a| {
        dict(vm, &a[0])?.set_item(vm, a[1].clone(), a[2].clone()).map(|()| Value::None)
    });
    method(class, "__delitem__", "(self, key, /)", |vm, a| {
        dict(vm, &a[0])?
            .remove_item(vm, &a[1])?
            .map(|_| Value::None)
            .ok_or_else(|| vm.key_error(&a[1]))
    });
}

fn install_dict(class: &Class) {
    simple(class, "__repr__", |vm, d| Ok(vm.repr(d.base())?.into()));
    simple(class, "__reversed__", |vm, d| {
        let mut keys = dict(vm, d)?.keys();
        keys.reverse();
        vm.iter(&Value::list(keys))
    });
    class.dict.set("__hash__", Value::None);
    let from_keys = Native::method("fromkeys", "(cls, iterable, value=None, /)", |vm, a| {
        let target = vm.call(&a[0], Vec::new())?;
        for key in vm.list_of(&a[1])? {
            vm.set_item(&target, &key, a[2].clone())?;
        }
        Ok(target)
    });
    class.dict.set("fromkeys", Value::ClassMethod(Rc::new(from_keys.value())));
}

/// `dict(…)`.
pub(super) fn make(vm: &Vm, args: &Args) -> PyResult {
    if args.pos.len() > 1 {
        return Err(
            vm.type_error(format!("dict expected at most 1 argument, got {}", args.pos.len()))
        );
    }
    let dict = Dict::new();
    if let Some(first) = args.pos.first() {
        if !vm.is_iterable(first) && vm.mapping_items(first)?.is_none() {
            return Err(
                vm.type_error(format!("'{}' object is not iterable", vm.class_of(first).name()))
            );
        }
        vm.dict_update(&dict, first)?;
    }
    args.kw.iter().for_each(|(name, value)| dict.set_str(name, value.clone()));
    Ok(Value::Dict(dict.shared()))
}
