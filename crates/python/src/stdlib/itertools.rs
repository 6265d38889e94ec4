//! `_itertools`: iterators that are asked often. `itertools.py` adds those with a state that
//! programs see.
use crate::error::PyResult;
use crate::function::{Args, Native};
use crate::iterate::Iter;
use crate::module::Module;
use crate::signature::Bound;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("_itertools", fill);
}

type Next = dyn Fn(&Vm) -> PyResult<Option<Value>>;

fn iterator(
    name: &'static str,
    next: impl Fn(&Vm) -> PyResult<Option<Value>> + 'static,
) -> PyResult {
    let next: Box<Next> = Box::new(next);
    Ok(Iter::Native(name, next).value())
}

fn fill(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let set = |name: &str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value())
    };
    let raw = Native::raw("chain", |vm, args: Args| {
        let parts = Iter::Values(RefCell::new(args.pos.into_iter())).value();
        chained(vm, parts)
    });
    module.set("chain", raw.value());
    set("chain_from_iterable", "(iterable, /)", |vm, a| {
        let parts = vm.iter(&a[0])?;
        chained(vm, parts)
    });
    set("islice", "(iterable, /, *args)", |vm, a| islice(vm, &a[0], &a.rest(1)));
    set("zip_longest", "(*iterables, fillvalue=None)", zip_longest);
    set("accumulate", "(iterable, func=None, *, initial=None)", accumulate);
    choosing(&set);
    following(&set);
    combining(&set);
    Ok(())
}

/// Puts a function with its name and signature into the module.
type Set<'a> = &'a dyn Fn(&str, &'static str, fn(&Vm, Bound) -> PyResult);

/// Iterators that leave out some values.
fn choosing(set: Set<'_>) {
    set("takewhile", "(predicate, iterable, /)", |vm, a| {
        let (test, iter, over) = (a[0].clone(), vm.iter(&a[1])?, Cell::new(false));
        iterator("itertools.takewhile", move |vm| {
            if over.get() {
                return Ok(None);
            }
            let Some(value) = vm.next(&iter)? else { return Ok(None) };
            if vm.truth(&vm.call(&test, vec![value.clone()])?)? {
                return Ok(Some(value));
            }
            over.set(true);
            Ok(None)
        })
    });
    set("dropwhile", "(predicate, iterable, /)", |vm, a| {
        let (test, iter, begun) = (a[0].clone(), vm.iter(&a[1])?, Cell::new(false));
        iterator("itertools.dropwhile", move |vm| {
            while let Some(value) = vm.next(&iter)? {
                if begun.get() || !vm.truth(&vm.call(&test, vec![value.clone()])?)? {
                    begun.set(true);
                    return Ok(Some(value));
                }
            }
            Ok(None)
        })
    });
    set("filterfalse", "(function, iterable, /)", |vm, a| {
        let (test, iter) = (a[0].clone(), vm.iter(&a[1])?);
        iterator("itertools.filterfalse", move |vm| {
            while let Some(value) = vm.next(&iter)? {
                let found = if test.is_none() {
                    value.clone()
                } else {
                    vm.call(&test, vec![value.clone()])?
                };
                if !vm.truth(&found)? {
                    return Ok(Some(value));
                }
            }
            Ok(None)
        })
    });
    set("compress", "(data, selectors)", |vm, a| {
        let (data, selectors) = (vm.iter(&a[0])?, vm.iter(&a[1])?);
        iterator("itertools.compress", move |vm| {
            while let (Some(value), Some(keep)) = (vm.next(&data)?, vm.next(&selectors)?) {
                if vm.truth(&keep)? {
                    return Ok(Some(value));
                }
            }
            Ok(None)
        })
    });
}

/// Iterators that make something of each value, or of neighbours.
fn following(set: Set<'_>) {
    set("starmap", "(function, iterable, /)", |vm, a| {
        let (function, iter) = (a[0].clone(), vm.iter(&a[1])?);
        iterator("itertools.starmap", move |vm| match vm.next(&iter)? {
            Some(value) => vm.call(&function, vm.list_of(&value)?).map(Some),
            None => Ok(None),
        })
    });
    set("pairwise", "(iterable, /)", |vm, a| {
        let (iter, last) = (vm.iter(&a[0])?, RefCell::new(Value::Unbound));
        iterator("itertools.pairwise", move |vm| {
            if last.borrow().is_unbound() {
                let Some(first) = vm.next(&iter)? else { return Ok(None) };
                *last.borrow_mut() = first;
            }
            let Some(value) = vm.next(&iter)? else { return Ok(None) };
            let before = last.replace(value.clone());
            Ok(Some(Value::tuple(vec![before, value])))
        })
    });
}

/// Iterators over choices of several values.
fn combining(set: Set<'_>) {
    set("product", "(*iterables, repeat=1)", product);
    set("permutations", "(iterable, r=None)", |vm, a| {
        let pool = vm.list_of(&a[0])?;
        let size = if a[1].is_none() { pool.len() as i64 } else { vm.index(&a[1])? };
        choices(vm, "itertools.permutations", pool, size, |chosen, at| !chosen.contains(&at), |_| 0)
    });
    set("combinations", "(iterable, r)", |vm, a| {
        let (pool, size) = (vm.list_of(&a[0])?, vm.index(&a[1])?);
        choices(
            vm,
            "itertools.combinations",
            pool,
            size,
            |_, _| true,
            |chosen| chosen.last().map_or(0, |at| at + 1),
        )
    });
    set("combinations_with_replacement", "(iterable, r)", |vm, a| {
        let (pool, size) = (vm.list_of(&a[0])?, vm.index(&a[1])?);
        let from = |chosen: &[usize]| chosen.last().copied().unwrap_or(0);
        choices(vm, "itertools.combinations_with_replacement", pool, size, |_, _| true, from)
    });
}

fn chained(_: &Vm, parts: Value) -> PyResult {
    let current = RefCell::new(Value::Unbound);
    iterator("itertools.chain", move |vm| {
        loop {
            let iter = current.borrow().clone();
            if !iter.is_unbound()
                && let Some(value) = vm.next(&iter)?
            {
                return Ok(Some(value));
            }
            let Some(part) = vm.next(&parts)? else { return Ok(None) };
            *current.borrow_mut() = vm.iter(&part)?;
        }
    })
}

fn islice(vm: &Vm, iterable: &Value, bounds: &[Value]) -> PyResult {
    const WRONG: &str = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STOP: &str =
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
    const STEP: &str = "Step for islice() must be a positive integer or None.";
    let (start, stop, step) = match bounds {
        [stop] => (Value::None, stop.clone(), Value::None),
        [start, stop] => (start.clone(), stop.clone(), Value::None),
        [start, stop, step] => (start.clone(), stop.clone(), step.clone()),
        _ => {
            return Err(vm.type_error(format!(
                "islice expected at least 2 arguments, got {}",
                bounds.len() + 1
            )));
        }
    };
    let number = |value: &Value, other: i64, least: i64, wrong: &str| -> PyResult<usize> {
        if value.is_none() {
            return Ok(other as usize);
        }
        match vm.index(value) {
            Ok(number) if number >= least => Ok(number as usize),
            _ => Err(vm.value_error(wrong)),
        }
    };
    let stop = number(&stop, i64::MAX, 0, if bounds.len() == 1 { STOP } else { WRONG })?;
    let start = number(&start, 0, 0, WRONG)?;
    let step = number(&step, 1, 1, STEP)?;
    let (iter, at, next) = (vm.iter(iterable)?, Cell::new(0usize), Cell::new(start));
    iterator("itertools.islice", move |vm| {
        let wanted = next.get();
        if wanted >= stop {
            while at.get() < stop.min(start) {
                at.set(at.get() + 1);
                if vm.next(&iter)?.is_none() {
                    break;
                }
            }
            return Ok(None);
        }
        loop {
            let Some(value) = vm.next(&iter)? else {
                next.set(usize::MAX);
                return Ok(None);
            };
            let here = at.get();
            at.set(here + 1);
            if here == wanted {
                next.set(wanted.saturating_add(step));
                return Ok(Some(value));
            }
        }
    })
}

fn zip_longest(vm: &Vm, a: Bound) -> PyResult {
    let iters: Vec<Value> = a.rest(0).iter().map(|part| vm.iter(part)).collect::<PyResult<_>>()?;
    let (filler, over) = (a[1].clone(), RefCell::new(vec![false; iters.len()]));
    iterator("itertools.zip_longest", move |vm| {
        let mut row = Vec::with_capacity(iters.len());
        for (index, iter) in iters.iter().enumerate() {
            let done = over.borrow()[index];
            let value = if done { None } else { vm.next(iter)? };
            if value.is_none() {
                over.borrow_mut()[index] = true;
            }
            row.push(value.unwrap_or_else(|| filler.clone()));
        }
        Ok(if over.borrow().iter().all(|done| *done) { None } else { Some(Value::tuple(row)) })
    })
}

fn accumulate(vm: &Vm, a: Bound) -> PyResult {
    let (iter, function) = (vm.iter(&a[0])?, a[1].clone());
    let (total, initial) = (RefCell::new(Value::Unbound), RefCell::new(a[2].clone()));
    iterator("itertools.accumulate", move |vm| {
        let first = initial.replace(Value::None);
        if !first.is_none() {
            *total.borrow_mut() = first.clone();
            return Ok(Some(first));
        }
        let Some(value) = vm.next(&iter)? else { return Ok(None) };
        let before = total.borrow().clone();
        let after = if before.is_unbound() {
            value
        } else if function.is_none() {
            vm.binary(crate::code::BinaryOp::Add, &before, &value)?
        } else {
            vm.call(&function, vec![before, value])?
        };
        *total.borrow_mut() = after.clone();
        Ok(Some(after))
    })
}

fn product(vm: &Vm, a: Bound) -> PyResult {
    let repeat = vm.index(&a[1])?;
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let once: Vec<Vec<Value>> =
        a.rest(0).iter().map(|part| vm.list_of(part)).collect::<PyResult<_>>()?;
    if once.is_empty() {
        return Ok(Iter::Values(RefCell::new(vec![Value::tuple(Vec::new())].into_iter())).value());
    }
    let places = u64::try_from(repeat).unwrap_or(0).saturating_mul(16 * once.len() as u64);
    vm.check_size(usize::try_from(places).unwrap_or(usize::MAX))?;
    let pools: Vec<Vec<Value>> = (0..repeat).flat_map(|_| once.clone()).collect();
    let places = RefCell::new(if pools.iter().any(Vec::is_empty) {
        None
    } else {
        Some(vec![0usize; pools.len()])
    });
    iterator("itertools.product", move |_| {
        let mut places = places.borrow_mut();
        let Some(now) = places.as_mut() else { return Ok(None) };
        let row =
            Value::tuple(now.iter().zip(&pools).map(|(at, pool)| pool[*at].clone()).collect());
        for index in (0..now.len()).rev() {
            now[index] += 1;
            if now[index] < pools[index].len() {
                return Ok(Some(row));
            }
            now[index] = 0;
        }
        *places = None;
        Ok(Some(row))
    })
}

/// All ways to choose places of a pool one after the other, in order of the places.
fn choices(
    vm: &Vm,
    name: &'static str,
    pool: Vec<Value>,
    size: i64,
    may: fn(&[usize], usize) -> bool,
    from: fn(&[usize]) -> usize,
) -> PyResult {
    if size < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    let size = size as usize;
    let state = RefCell::new(None::<Vec<usize>>);
    let over = Cell::new(false);
    iterator(name, move |vm| {
        if over.get() {
            return Ok(None);
        }
        let mut state = state.borrow_mut();
        let (mut chosen, mut try_at) = match state.take() {
            None => (Vec::new(), 0),
            Some(mut before) => match before.pop() {
                Some(last) => (before, last + 1),
                None => {
                    over.set(true);
                    return Ok(None);
                }
            },
        };
        while chosen.len() < size {
            vm.spend(1 + chosen.len() as u64 / 4)?;
            match (try_at..pool.len()).find(|at| may(&chosen, *at)) {
                Some(at) => {
                    chosen.push(at);
                    try_at = from(&chosen);
                }
                None => match chosen.pop() {
                    Some(last) => try_at = last + 1,
                    None => {
                        over.set(true);
                        return Ok(None);
                    }
                },
            }
        }
        let row = Value::tuple(chosen.iter().map(|at| pool[*at].clone()).collect());
        *state = Some(chosen);
        Ok(Some(row))
    })
}
