//! set and frozenset.
use super::{method, simple};
use crate::code::BinaryOp;
use crate::collections::Set;
use crate::error::PyResult;
use crate::function::Args;
use crate::signature::Bound;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

fn set(vm: &Vm, value: &Value) -> PyResult<Rc<Set>> {
    match value.base() {
        Value::Set(set) | Value::FrozenSet(set) => Ok(set.clone()),
        _ => Err(vm.type_error("expected a set")),
    }
}

fn like(model: &Value, set: Set) -> Value {
    if matches!(model.base(), Value::FrozenSet(_)) {
        Value::FrozenSet(set.shared())
    } else {
        Value::Set(set.shared())
    }
}

fn combine(vm: &Vm, a: &Bound, op: BinaryOp) -> PyResult {
    let mut items = set(vm, &a[0])?.to_vec();
    for other in a.rest(1) {
        items = vm.combine_sets(op, items, vm.list_of(&other)?)?.to_vec();
    }
    Ok(like(&a[0], Set::from_values(vm, items)?))
}

fn change(vm: &Vm, a: &Bound, op: BinaryOp) -> PyResult {
    let this = set(vm, &a[0])?;
    for other in a.rest(1) {
        vm.update_set(op, &this, vm.list_of(&other)?)?;
    }
    Ok(Value::None)
}

pub(super) fn install(vm: &Vm) {
    for class in [&vm.types.set, &vm.types.frozenset] {
        method(class, "union", "(self, *others)", |vm, a| combine(vm, &a, BinaryOp::Or));
        method(class, "intersection", "(self, *others)", |vm, a| combine(vm, &a, BinaryOp::And));
        method(class, "difference", "(self, *others)", |vm, a| combine(vm, &a, BinaryOp::Sub));
        method(class, "symmetric_difference", "(self, *others)", |vm, a| {
            combine(vm, &a, BinaryOp::Xor)
        });
        method(class, "issubset", "(self, other, /)", |vm, a| within(vm, &a[0], &a[1]));
        method(class, "issuperset", "(self, other, /)", |vm, a| within(vm, &a[1], &a[0]));
        method(class, "isdisjoint", "(self, other, /)", |vm, a| {
            let this = set(vm, &a[0])?;
            for item in vm.list_of(&a[1])? {
                if this.contains(vm, &item)? {
                    return Ok(Value::Bool(false));
                }
            }
            Ok(Value::Bool(true))
        });
        simple(class, "copy", |vm, s| match s {
            Value::FrozenSet(_) => Ok(s.clone()),
            _ => Ok(like(s, set(vm, s)?.copy())),
        });
        simple(class, "__len__", |vm, s| Ok(Value::Int(set(vm, s)?.len() as i64)));
        simple(class, "__iter__", |vm, s| vm.iter(s.base()));
        simple(class, "__repr__", |vm, s| {
            let shown = vm.repr(s.base())?;
            let Value::Instance(instance) = s else { return Ok(shown.into()) };
            // A subclass shows its own name.
            let (name, inside) = (
                instance.class().name(),
                shown.trim_start_matches("frozenset").trim_matches(['(', ')']),
            );
            Ok(if inside.starts_with('{') {
                format!("{name}({inside})")
            } else {
                format!("{name}()")
            }
            .into())
        });
        method(class, "__contains__", "(self, item, /)", |vm, a| {
            vm.contains(a[0].base(), &a[1]).map(Value::Bool)
        });
    }
    simple(&vm.types.frozenset, "__hash__", |vm, s| Ok(Value::Int(vm.hash(s.base())? as i64)));
    let class = &vm.types.set;
    class.dict.set("__hash__", Value::None);
    method(class, "add", "(self, item, /)", |vm, a| {
        set(vm, &a[0])?.add(vm, a[1].clone()).map(|_| Value::None)
    });
    method(class, "discard", "(self, item, /)", |vm, a| {
        set(vm, &a[0])?.remove(vm, &as_item(&a[1])).map(|_| Value::None)
    });
    method(class, "remove", "(self, item, /)", |vm, a| {
        if set(vm, &a[0])?.remove(vm, &as_item(&a[1]))? {
            Ok(Value::None)
        } else {
            Err(vm.key_error(&a[1]))
        }
    });
    simple(class, "pop", |vm, s| {
        set(vm, s)?
            .pop()
            .ok_or_else(|| vm.error_with("KeyError", vec!["pop from an empty set".into()]))
    });
    simple(class, "clear", |vm, s| {
        set(vm, s)?.clear();
        Ok(Value::None)
    });
    method(class, "update", "(self, *others)", |vm, a| change(vm, &a, BinaryOp::Or));
    method(class, "intersection_update", "(self, *others)", |vm, a| change(vm, &a, BinaryOp::And));
    method(class, "difference_update", "(self, *others)", |vm, a| change(vm, &a, BinaryOp::Sub));
    method(class, "symmetric_difference_update", "(self, *others)", |vm, a| {
        change(vm, &a, BinaryOp::Xor)
    });
}

fn within(vm: &Vm, small: &Value, large: &Value) -> PyResult {
    let large = Set::from_values(vm, vm.list_of(large)?)?;
    for item in vm.list_of(small)? {
        if !large.contains(vm, &item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

/// `set(…)` and `frozenset(…)`.
pub(super) fn make(vm: &Vm, args: &Args, name: &str) -> PyResult {
    if let ("frozenset", [same @ Value::FrozenSet(_)]) = (name, &args.pos[..]) {
        return Ok(same.clone());
    }
    if args.pos.len() > 1 {
        return Err(
            vm.type_error(format!("{name} expected at most 1 argument, got {}", args.pos.len()))
        );
    }
    let items = args.pos.first().map(|value| vm.list_of(value)).transpose()?.unwrap_or_default();
    let set = Set::from_values(vm, items)?.shared();
    Ok(if name == "set" { Value::Set(set) } else { Value::FrozenSet(set) })
}

/// A set that is looked for in a set stands for the frozenset of the same items.
fn as_item(value: &Value) -> Value {
    match value.base() {
        Value::Set(inner) => Value::FrozenSet(inner.clone()),
        _ => value.clone(),
    }
}
