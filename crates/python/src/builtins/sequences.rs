//! list, tuple, range, slice, and the iterators made by builtin classes.
use super::{method, simple};
use crate::collections::List;
use crate::error::PyResult;
use crate::function::Args;
use crate::iterate::Iter;
use crate::signature::Bound;
use crate::value::{Range, Slice, Value};
use crate::vm::Vm;
use std::cell::Cell;
use std::rc::Rc;

fn list(vm: &Vm, value: &Value) -> PyResult<Rc<List>> {
    value.as_list().cloned().ok_or_else(|| vm.type_error("expected a list"))
}

pub(super) fn install(vm: &Vm) {
    install_list(vm);
    for class in [&vm.types.list, &vm.types.tuple] {
        method(class, "index", "(self, value, start=0, stop=9223372036854775807, /)", index);
        method(class, "count", "(self, value, /)", |vm, a| {
            let mut count = 0;
            for item in vm.list_of(a[0].base())? {
                count += (item.is(&a[1]) || vm.equal(&item, &a[1])?) as i64;
            }
            Ok(Value::Int(count))
        });
        simple(class, "__len__", |vm, s| vm.len(s.base()).map(|n| Value::Int(n as i64)));
        simple(class, "__iter__", |vm, s| vm.iter(s.base()));
        simple(class, "__repr__", |vm, s| Ok(vm.repr(s.base())?.into()));
        method(class, "__getitem__", "(self, index, /)", |vm, a| vm.get_item(a[0].base(), &a[1]));
        method(class, "__contains__", "(self, item, /)", |vm, a| {
            vm.contains(a[0].base(), &a[1]).map(Value::Bool)
        });
    }
    simple(&vm.types.tuple, "__hash__", |vm, t| Ok(Value::Int(vm.hash(t.base())? as i64)));
    vm.types.list.dict.set("__hash__", Value::None);
    method(&vm.types.list, "__setitem__", "(self, index, value, /)", |vm, a| {
        vm.set_item(a[0].base(), &a[1], a[2].clone()).map(|()| Value::None)
    });
    method(&vm.types.list, "__delitem__", "(self, index, /)", |vm, a| {
        vm.delete_item(a[0].base(), &a[1]).map(|()| Value::None)
    });
    install_ranges(vm);
}

fn install_list(vm: &Vm) {
    let class = &vm.types.list;
    method(class, "append", "(self, object, /)", |vm, mut a| {
        let value = a.take(1);
        list(vm, &a[0])?.push(value);
        Ok(Value::None)
    });
    method(class, "extend", "(self, iterable, /)", |vm, a| {
        vm.extend_list(&*list(vm, &a[0])?, &a[1]).map(|()| Value::None)
    });
    method(class, "insert", "(self, index, object, /)", |vm, a| {
        let list = list(vm, &a[0])?;
        let length = list.len() as i64;
        let at = vm.index(&a[1])?;
        let at = if at < 0 { (at + length).max(0) } else { at.min(length) };
        let at = (at as usize).min(list.len());
        list.borrow_mut().insert(at, a[2].clone());
        Ok(Value::None)
    });
    method(class, "pop", "(self, index=-1, /)", |vm, a| {
        let list = list(vm, &a[0])?;
        if list.is_empty() {
            return Err(vm.error("IndexError", "pop from empty list"));
        }
        let at = vm.place(&a[1], list.len(), "list").map_err(|error| {
            if error.is_a("IndexError") {
                vm.error("IndexError", "pop index out of range")
            } else {
                error
            }
        })?;
        Ok(list.borrow_mut().remove(at))
    });
    method(class, "remove", "(self, value, /)", |vm, a| {
        let list = list(vm, &a[0])?;
        for (at, item) in list.to_vec().into_iter().enumerate() {
            if item.is(&a[1]) || vm.equal(&item, &a[1])? {
                // Comparing may have made the list shorter.
                if at < list.len() {
                    let old = list.borrow_mut().remove(at);
                    drop(old);
                }
                return Ok(Value::None);
            }
        }
        Err(vm.value_error("list.remove(x): x not in list"))
    });
    simple(class, "clear", |vm, s| {
        let old = std::mem::take(&mut *list(vm, s)?.borrow_mut());
        drop(old);
        Ok(Value::None)
    });
    simple(class, "copy", |vm, s| Ok(Value::list(list(vm, s)?.to_vec())));
    simple(class, "reverse", |vm, s| {
        list(vm, s)?.borrow_mut().reverse();
        Ok(Value::None)
    });
    method(class, "sort", "(self, *, key=None, reverse=False)", |vm, a| {
        let list = list(vm, &a[0])?;
        let items = std::mem::take(&mut *list.borrow_mut());
        let backup = items.clone();
        match vm.sort(items, &a[1], vm.truth(&a[2])?) {
            Ok(sorted) => *list.borrow_mut() = sorted,
            Err(error) => {
                *list.borrow_mut() = backup;
                return Err(error);
            }
        }
        Ok(Value::None)
    });
    simple(class, "__reversed__", reversed);
}

fn index(vm: &Vm, a: Bound) -> PyResult {
    let items = vm.list_of(a[0].base())?;
    let span = vm
        .span(&Slice { start: a[2].clone(), stop: a[3].clone(), step: Value::None }, items.len())?;
    for (at, item) in items.iter().enumerate().skip(span.start as usize).take(span.count) {
        if item.is(&a[1]) || vm.equal(item, &a[1])? {
            return Ok(Value::Int(at as i64));
        }
    }
    match a[0].base() {
        Value::Tuple(_) => Err(vm.value_error("tuple.index(x): x not in tuple")),
        _ => Err(vm.value_error(format!("{} is not in list", vm.repr(&a[1])?))),
    }
}

fn install_ranges(vm: &Vm) {
    let range = &vm.types.range;
    fn part(value: &Value, part: fn(&Range) -> i64) -> PyResult {
        Ok(if let Value::Range(range) = value { Value::Int(part(range)) } else { Value::None })
    }
    range.dict.set("start", Value::getter("start", |_, r| part(r, |r| r.start)));
    range.dict.set("stop", Value::getter("stop", |_, r| part(r, |r| r.stop)));
    range.dict.set("step", Value::getter("step", |_, r| part(r, |r| r.step)));
    method(range, "index", "(self, value, /)", |vm, a| match (&a[0], a[1].as_int()) {
        (Value::Range(range), Some(number)) if vm.contains(&a[0], &a[1])? => {
            Ok(Value::Int((number - range.start) / range.step))
        }
        _ => Err(vm.value_error(format!("{} is not in range", vm.repr(&a[1])?))),
    });
    method(range, "count", "(self, value, /)", |vm, a| {
        Ok(Value::Int(vm.contains(&a[0], &a[1])? as i64))
    });
    let slice = &vm.types.slice;
    fn piece(value: &Value, piece: fn(&Slice) -> &Value) -> PyResult {
        Ok(if let Value::Slice(slice) = value { piece(slice).clone() } else { Value::None })
    }
    slice.dict.set("start", Value::getter("start", |_, s| piece(s, |s| &s.start)));
    slice.dict.set("stop", Value::getter("stop", |_, s| piece(s, |s| &s.stop)));
    slice.dict.set("step", Value::getter("step", |_, s| piece(s, |s| &s.step)));
    method(slice, "indices", "(self, len, /)", |vm, a| {
        let Value::Slice(slice) = &a[0] else { return Ok(Value::None) };
        let span = vm.span(slice, vm.count(&a[1])?)?;
        Ok(Value::tuple(vec![Value::Int(span.start), Value::Int(span.stop), Value::Int(span.step)]))
    });
}

/// `list(…)` and `tuple(…)`.
pub(super) fn make(vm: &Vm, args: &Args, name: &str) -> PyResult {
    if args.pos.len() > 1 {
        return Err(
            vm.type_error(format!("{name} expected at most 1 argument, got {}", args.pos.len()))
        );
    }
    if !args.kw.is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let items = args.pos.first().map(|value| vm.list_of(value)).transpose()?.unwrap_or_default();
    Ok(match (name, args.pos.first()) {
        ("tuple", Some(tuple @ Value::Tuple(_))) => tuple.clone(),
        ("tuple", _) => Value::tuple(items),
        _ => Value::list(items),
    })
}

/// `reversed(value)`.
fn reversed(vm: &Vm, value: &Value) -> PyResult {
    if let Value::Instance(_) = value
        && let Some(iter) = vm
            .class_of(value)
            .lookup(&vm.names().__reversed__)
            .filter(|found| !matches!(found, Value::Native(_)))
            .map(|_| vm.call_special(value, &vm.names().__reversed__, Vec::new()))
    {
        return Ok(iter?.unwrap_or(Value::None));
    }
    match value.base() {
        Value::List(list) => Ok(Iter::Reversed(list.clone(), Cell::new(list.len())).value()),
        Value::Range(range) => {
            let count = range.len();
            if count == 0 {
                return vm.iter(value);
            }
            let last = range.at(count - 1);
            Ok(Iter::Range(
                Range { start: last, stop: range.start - range.step, step: -range.step },
                Cell::new(0),
            )
            .value())
        }
        Value::Set(_) | Value::FrozenSet(_) | Value::Iter(_) | Value::Generator(_) => {
            Err(vm.type_error(format!("'{}' object is not reversible", vm.class_of(value).name())))
        }
        other => {
            let items = match other {
                Value::Tuple(_)
                | Value::Str(_)
                | Value::Dict(_)
                | Value::View(_)
                | Value::Bytes(_) => vm.list_of(other)?,
                _ => (0..vm.len(value)?)
                    .map(|at| vm.get_item(value, &Value::Int(at as i64)))
                    .collect::<PyResult<Vec<_>>>()?,
            };
            let list = List::new(items).shared();
            let count = list.len();
            Ok(Iter::Reversed(list, Cell::new(count)).value())
        }
    }
}

/// `range(…)`, `slice(…)`, `enumerate(…)`, `map(…)`, `filter(…)`, `zip(…)`, `reversed(…)`.
pub(super) fn make_iterator(vm: &Vm, args: &Args, name: &str) -> PyResult {
    let keyword =
        |key: &str| args.kw.iter().find(|(name, _)| **name == *key).map(|(_, value)| value.clone());
    match (name, &args.pos[..]) {
        ("range", [stop]) => make_range(vm, &Value::Int(0), stop, &Value::Int(1)),
        ("range", [start, stop]) => make_range(vm, start, stop, &Value::Int(1)),
        ("range", [start, stop, step]) => make_range(vm, start, stop, step),
        ("range", _) => {
            Err(vm
                .type_error(format!("range expected at least 1 argument, got {}", args.pos.len())))
        }
        ("slice", [stop]) => Ok(slice(&Value::None, stop, &Value::None)),
        ("slice", [start, stop]) => Ok(slice(start, stop, &Value::None)),
        ("slice", [start, stop, step]) => Ok(slice(start, stop, step)),
        ("enumerate", [] | [_] | [_, _]) => {
            let iterable = args.pos.first().cloned().or_else(|| keyword("iterable"));
            let Some(iterable) = &iterable else {
                return Err(
                    vm.type_error("enumerate() missing required argument 'iterable' (pos 1)")
                );
            };
            let start =
                args.pos.get(1).cloned().or_else(|| keyword("start")).unwrap_or(Value::Int(0));
            if let Value::Big(_) = start.base() {
                let itertools = vm.import_module("itertools")?;
                let count = vm.call_method(&itertools, "count", vec![start])?;
                return Ok(Iter::Zip(vec![count, vm.iter(iterable)?], false).value());
            }
            Ok(Iter::Enumerate(vm.iter(iterable)?, Cell::new(vm.index(&start)?)).value())
        }
        ("map", [function, iterables @ ..]) if !iterables.is_empty() => Ok(Iter::Map(
            function.clone(),
            iterables.iter().map(|iterable| vm.iter(iterable)).collect::<PyResult<_>>()?,
        )
        .value()),
        ("map", _) => Err(vm.type_error("map() must have at least two arguments.")),
        ("filter", [function, iterable]) => {
            Ok(Iter::Filter(function.clone(), vm.iter(iterable)?).value())
        }
        ("zip", iterables) => {
            let strict =
                keyword("strict").map(|strict| vm.truth(&strict)).transpose()?.unwrap_or(false);
            let mut iters = Vec::new();
            for iterable in iterables {
                iters.push(vm.iter(iterable)?);
            }
            Ok(Iter::Zip(iters, strict).value())
        }
        ("reversed", [value]) => reversed(vm, value),
        _ => Err(vm.type_error(format!("{name} expected other arguments"))),
    }
}

fn make_range(vm: &Vm, start: &Value, stop: &Value, step: &Value) -> PyResult {
    let (start, stop, step) = (vm.index(start)?, vm.index(stop)?, vm.index(step)?);
    if step == 0 {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(Value::Range(Rc::new(Range { start, stop, step })))
}

fn slice(start: &Value, stop: &Value, step: &Value) -> Value {
    Value::Slice(Rc::new(Slice { start: start.clone(), stop: stop.clone(), step: step.clone() }))
}
