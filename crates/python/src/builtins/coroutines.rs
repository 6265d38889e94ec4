//! Coroutines and asynchronous generators: attributes and methods; `aiter` and `anext`.
use super::callables::getter;
use super::generators::{install_sending, thrown};
use super::{function, method, simple};
use crate::class::Class;
use crate::error::PyResult;
use crate::generator::{First, Generator, Kind};
use crate::value::Value;
use crate::vm::{Vm, around};

/// Attributes of both, whose names begin with `cr_` or `ag_`.
fn parts(class: &Class, names: [&'static str; 4]) {
    let [running, code, frame, awaited] = names;
    getter(class, "__name__", |_, g| Ok(part(g, |g| Value::Str(g.name.clone()))));
    getter(class, "__qualname__", |_, g| Ok(part(g, |g| Value::Str(g.qualname.clone()))));
    getter(class, running, |_, g| Ok(part(g, |g| Value::Bool(g.running.get()))));
    getter(class, code, |_, g| {
        Ok(part(g, |g| {
            g.frame.borrow().as_ref().map_or(Value::None, |frame| Value::Code(frame.code.clone()))
        }))
    });
    getter(class, frame, |vm, g| {
        let Value::Generator(generator) = g else { return Ok(Value::None) };
        let frame = generator.frame.borrow();
        Ok(frame.as_ref().map_or(Value::None, |frame| crate::stdlib::waiting_frame(vm, frame)))
    });
    getter(class, awaited, |_, g| {
        Ok(part(g, |g| match g.frame.borrow().as_ref() {
            Some(frame) if frame.delegates() => frame.stack.last().cloned().unwrap_or(Value::None),
            _ => Value::None,
        }))
    });
}

fn part(value: &Value, part: fn(&Generator) -> Value) -> Value {
    match value {
        Value::Generator(generator) => part(generator),
        _ => Value::None,
    }
}

fn step(vm: &Vm, of: &Value, first: First, closes: bool) -> Value {
    match of {
        Value::Generator(generator) => vm.async_step(generator, first, closes),
        _ => Value::None,
    }
}

fn install_coroutine(class: &Class) {
    parts(class, ["cr_running", "cr_code", "cr_frame", "cr_await"]);
    getter(class, "cr_suspended", |_, g| {
        Ok(part(g, |g| Value::Bool(g.frame.borrow().is_some() && !g.is_fresh())))
    });
    install_sending(class);
    simple(class, "__await__", |vm, of| match of {
        Value::Generator(of) => Ok(around(of, Kind::Through(of.clone()))),
        _ => Err(vm.type_error("a coroutine was expected")),
    });
}

fn install_async_generator(class: &Class) {
    parts(class, ["ag_running", "ag_code", "ag_frame", "ag_await"]);
    simple(class, "__aiter__", |_, generator| Ok(generator.clone()));
    simple(class, "__anext__", |vm, g| Ok(step(vm, g, First::Send(Value::None), false)));
    simple(class, "aclose", |vm, g| {
        Ok(step(vm, g, First::Throw(vm.error("GeneratorExit", "")), true))
    });
    method(class, "asend", "(self, value, /)", |vm, a| {
        Ok(step(vm, &a[0], First::Send(a[1].clone()), false))
    });
    method(class, "athrow", "(self, type, value=None, traceback=None, /)", |vm, a| {
        Ok(step(vm, &a[0], First::Throw(thrown(vm, &a[1], &a[2])?), false))
    });
}

pub(super) fn install(vm: &Vm) {
    install_coroutine(&vm.types.coroutine);
    install_async_generator(&vm.types.async_generator);
    for class in [&vm.types.async_step, &vm.types.async_throw] {
        install_sending(class);
        simple(class, "__await__", |_, step| Ok(step.clone()));
    }
    install_sending(&vm.types.coroutine_wrapper);
    for class in [&vm.types.async_step, &vm.types.async_throw, &vm.types.coroutine_wrapper] {
        simple(class, "__iter__", |_, step| Ok(step.clone()));
        simple(class, "__next__", |vm, step| {
            vm.next_or_value(step)?.map_err(|value| vm.stop_iteration(value))
        });
    }
    function(vm, "aiter", "(async_iterable, /)", |vm, a| {
        let found = vm.call_special(&a[0], &vm.names().__aiter__, Vec::new())?;
        found.ok_or_else(|| {
            let kind = vm.class_of(&a[0]).name();
            vm.type_error(format!("'{kind}' object is not an async iterable"))
        })
    });
    function(vm, "anext", "(aiterator, default=..., /)", |vm, a| anext(vm, &a[0], &a[1]));
}

fn anext(vm: &Vm, iter: &Value, default: &Value) -> PyResult {
    let Some(next) = vm.call_special(iter, &vm.names().__anext__, Vec::new())? else {
        let kind = vm.class_of(iter).name();
        return Err(vm.type_error(format!("'{kind}' object is not an async iterator")));
    };
    if default.is_unbound() {
        return Ok(next);
    }
    Err(vm.error("NotImplementedError", "the playground does not run anext() with a default"))
}
