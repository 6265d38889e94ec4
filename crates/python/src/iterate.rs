//! Iterators written in Rust.
use crate::class::Class;
use crate::collections::{Dict, List, Set};
use crate::error::PyResult;
use crate::text::Str;
use crate::types::Types;
use crate::value::{Range, Value, ViewKind};
use crate::vm::Vm;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A Rust function that gives the next value, or none at the end.
pub type NextFn = dyn Fn(&Vm) -> PyResult<Option<Value>>;

/// An iterator written in Rust.
pub enum Iter {
    /// Over a list: it may grow meanwhile.
    List(Rc<List>, Cell<usize>),
    /// Over a list from its end.
    Reversed(Rc<List>, Cell<usize>),
    /// Over a tuple.
    Tuple(Rc<crate::value::Tuple>, Cell<usize>),
    /// Over the characters of a string: byte offset.
    Str(Str, Cell<usize>),
    /// Over bytes.
    Bytes(Rc<Vec<u8>>, Cell<usize>),
    /// Over a range.
    Range(Range, Cell<usize>),
    /// Over a dict: slot, and the count of changes when it began.
    Dict(Rc<Dict>, ViewKind, Cell<usize>, u64),
    /// Over a set: slot, and the count of changes when it began.
    Set(Rc<Set>, Cell<usize>, u64),
    /// `map(function, *iterators)`.
    Map(Value, Vec<Value>),
    /// `filter(function, iterator)`.
    Filter(Value, Value),
    /// `zip(*iterators, strict=…)`.
    Zip(Vec<Value>, bool),
    /// `enumerate(iterator, start)`.
    Enumerate(Value, Cell<i64>),
    /// `iter(callable, sentinel)`.
    Callable(Value, Value),
    /// Over an object with `__getitem__` only.
    Items(Value, Cell<i64>),
    /// Anything else: class name for reprs, and the function.
    Native(&'static str, Box<NextFn>),
    /// Values computed beforehand.
    Values(RefCell<std::vec::IntoIter<Value>>),
}

impl Iter {
    /// As a value.
    pub fn value(self) -> Value {
        Value::Iter(Rc::new(self))
    }

    /// The class programs see.
    pub(crate) fn class<'a>(&self, types: &'a Types) -> &'a Class {
        match self {
            Iter::Map(..) => &types.map,
            Iter::Filter(..) => &types.filter,
            Iter::Zip(..) => &types.zip,
            Iter::Enumerate(..) => &types.enumerate,
            Iter::Reversed(..) => &types.reversed,
            _ => &types.iterator,
        }
    }

    /// The next value, or none at the end.
    pub(crate) fn next(&self, vm: &Vm) -> PyResult<Option<Value>> {
        vm.tick()?;
        Ok(match self {
            Iter::List(list, at) => list.get(advance(at)),
            Iter::Reversed(list, left) => {
                let Some(at) = left.get().checked_sub(1) else { return Ok(None) };
                left.set(at);
                list.get(at)
            }
            Iter::Tuple(items, at) => items.get(advance(at)).cloned(),
            Iter::Str(text, at) => {
                let next = text.as_str().get(at.get()..).and_then(|rest| rest.chars().next());
                next.map(|character| {
                    at.set(at.get() + character.len_utf8());
                    vm.character(character)
                })
            }
            Iter::Bytes(bytes, at) => bytes.get(advance(at)).map(|byte| Value::Int(*byte as i64)),
            Iter::Range(range, at) => {
                let index = at.get();
                if index >= range.len() {
                    return Ok(None);
                }
                at.set(index + 1);
                Some(Value::Int(range.at(index)))
            }
            Iter::Dict(dict, kind, slot, changes) => {
                return next_of_dict(vm, dict, *kind, slot, *changes);
            }
            Iter::Set(set, slot, changes) => {
                if set.changes() != *changes {
                    return Err(vm.error("RuntimeError", "Set changed size during iteration"));
                }
                set.next_value(slot.get()).map(|(next, value)| {
                    slot.set(next);
                    value
                })
            }
            Iter::Values(values) => values.borrow_mut().next(),
            Iter::Native(_, next) => vm.deeper(next)?,
            _ => return vm.deeper(|vm| self.next_lazy(vm)),
        })
    }

    /// Iterators that ask other iterators or functions.
    fn next_lazy(&self, vm: &Vm) -> PyResult<Option<Value>> {
        match self {
            Iter::Map(function, iters) => {
                let mut args = Vec::with_capacity(iters.len());
                for iter in iters {
                    match vm.next(iter)? {
                        Some(value) => args.push(value),
                        None => return Ok(None),
                    }
                }
                vm.call(function, args).map(Some)
            }
            Iter::Filter(function, iter) => {
                while let Some(value) = vm.next(iter)? {
                    let keep = if function.is_none() {
                        vm.truth(&value)?
                    } else {
                        vm.truth(&vm.call(function, vec![value.clone()])?)?
                    };
                    if keep {
                        return Ok(Some(value));
                    }
                }
                Ok(None)
            }
            Iter::Zip(iters, strict) => next_of_zip(vm, iters, *strict),
            Iter::Enumerate(iter, count) => match vm.next(iter)? {
                Some(value) => {
                    let number = count.get();
                    count.set(number + 1);
                    Ok(Some(Value::tuple(vec![Value::Int(number), value])))
                }
                None => Ok(None),
            },
            Iter::Callable(function, sentinel) => {
                let value = vm.call(function, Vec::new())?;
                Ok(if vm.equal(&value, sentinel)? { None } else { Some(value) })
            }
            Iter::Items(object, at) => {
                let index = at.get();
                at.set(index + 1);
                match vm.get_item(object, &Value::Int(index)) {
                    Ok(value) => Ok(Some(value)),
                    Err(error) if error.is_a("IndexError") || error.is_a("StopIteration") => {
                        Ok(None)
                    }
                    Err(error) => Err(error),
                }
            }
            _ => Ok(None),
        }
    }
}

impl Drop for Iter {
    fn drop(&mut self) {
        let take = |value: &mut Value| std::mem::replace(value, Value::None);
        match self {
            Iter::Map(function, iters) => {
                let function = take(function);
                crate::letgo::values(
                    std::iter::once(function).chain(std::mem::take(iters)).collect(),
                );
            }
            Iter::Zip(iters, _) => crate::letgo::values(std::mem::take(iters)),
            Iter::Filter(a, b) | Iter::Callable(a, b) => {
                crate::letgo::values(vec![take(a), take(b)])
            }
            Iter::Enumerate(inner, _) | Iter::Items(inner, _) => {
                crate::letgo::values(vec![take(inner)])
            }
            Iter::Values(values) => crate::letgo::values(values.take().collect()),
            Iter::Native(_, next) => {
                let next = std::mem::replace(next, Box::new(|_| Ok(None)));
                crate::letgo::later(crate::letgo::Waiting::Next(next));
            }
            _ => {}
        }
    }
}

fn advance(at: &Cell<usize>) -> usize {
    let index = at.get();
    at.set(index + 1);
    index
}

fn next_of_dict(
    vm: &Vm,
    dict: &Rc<Dict>,
    kind: ViewKind,
    slot: &Cell<usize>,
    changes: u64,
) -> PyResult<Option<Value>> {
    if dict.changes() != changes {
        return Err(vm.error("RuntimeError", "dictionary changed size during iteration"));
    }
    Ok(dict.next_item(slot.get()).map(|(next, key, value)| {
        slot.set(next);
        match kind {
            ViewKind::Keys => key,
            ViewKind::Values => value,
            ViewKind::Items => Value::tuple(vec![key, value]),
        }
    }))
}

fn next_of_zip(vm: &Vm, iters: &[Value], strict: bool) -> PyResult<Option<Value>> {
    if iters.is_empty() {
        return Ok(None);
    }
    let mut items = Vec::with_capacity(iters.len());
    for (index, iter) in iters.iter().enumerate() {
        match vm.next(iter)? {
            Some(value) => items.push(value),
            None if strict && index > 0 => {
                let before = if index == 1 {
                    "argument 1".to_string()
                } else {
                    format!("arguments 1-{index}")
                };
                return Err(vm.value_error(format!(
                    "zip() argument {} is shorter than {before}",
                    index + 1
                )));
            }
            None if strict => {
                for (index, iter) in iters.iter().enumerate().skip(1) {
                    if vm.next(iter)?.is_some() {
                        let before = if index == 1 {
                            "argument 1".to_string()
                        } else {
                            format!("arguments 1-{index}")
                        };
                        return Err(vm.value_error(format!(
                            "zip() argument {} is longer than {before}",
                            index + 1
                        )));
                    }
                }
                return Ok(None);
            }
            None => return Ok(None),
        }
    }
    Ok(Some(Value::tuple(items)))
}
