//! Generators, the iterators of builtin classes, and `super`: attributes and methods.
use super::callables::getter;
use super::{method, simple};
use crate::class::Class;
use crate::error::{PyErr, PyResult};
use crate::function::{Args, Native};
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

fn super_part(value: &Value, part: fn(&Class, &Value) -> Value) -> PyResult {
    Ok(match value {
        Value::Super(parts) => part(&parts.0, &parts.1),
        _ => Value::None,
    })
}

fn install_super(vm: &Vm) {
    let class = &vm.types.super_;
    getter(class, "__thisclass__", |_, s| super_part(s, |class, _| Value::Class(class.clone())));
    getter(class, "__self__", |_, s| super_part(s, |_, object| shown(object)));
    getter(class, "__self_class__", |vm, s| match s {
        Value::Super(parts) if parts.1.is_unbound() => Ok(Value::None),
        Value::Super(parts) if matches!(parts.1, Value::Class(_)) => Ok(parts.1.clone()),
        Value::Super(parts) => Ok(Value::Class(vm.class_of(&parts.1))),
        _ => Ok(Value::None),
    });
    method(class, "__get__", "(self, instance, owner=None)", |vm, a| match &a[0] {
        Value::Super(parts) if parts.1.is_unbound() && !a[1].is_none() => {
            make_super(vm, &Args::new(vec![Value::Class(parts.0.clone()), a[1].clone()]))
        }
        _ => Ok(a[0].clone()),
    });
}

fn shown(value: &Value) -> Value {
    if value.is_unbound() { Value::None } else { value.clone() }
}

fn generator_part(value: &Value, part: fn(&crate::generator::Generator) -> Value) -> PyResult {
    Ok(match value {
        Value::Generator(generator) => part(generator),
        _ => Value::None,
    })
}

fn install_generator_parts(class: &Class) {
    getter(class, "__name__", |_, g| generator_part(g, |g| Value::Str(g.name.clone())));
    getter(class, "__qualname__", |_, g| generator_part(g, |g| Value::Str(g.qualname.clone())));
    getter(class, "gi_running", |_, g| generator_part(g, |g| Value::Bool(g.running.get())));
    getter(class, "gi_frame", |vm, g| {
        let Value::Generator(generator) = g else { return Ok(Value::None) };
        match &*generator.frame.borrow() {
            Some(frame) => Ok(crate::stdlib::waiting_frame(vm, frame)),
            None => Ok(Value::None),
        }
    });
    getter(class, "gi_suspended", |_, g| {
        generator_part(g, |g| {
            Value::Bool(g.frame.borrow().as_ref().is_some_and(|frame| frame.pc > 0))
        })
    });
    getter(class, "gi_code", |_, g| {
        generator_part(g, |g| {
            g.frame.borrow().as_ref().map_or(Value::None, |frame| Value::Code(frame.code.clone()))
        })
    });
    getter(class, "gi_yieldfrom", |_, g| {
        generator_part(g, |g| match g.frame.borrow().as_ref() {
            Some(frame)
                if matches!(frame.code.ops.get(frame.pc), Some(crate::code::Op::YieldFrom)) =>
            {
                frame.stack.last().cloned().unwrap_or(Value::None)
            }
            _ => Value::None,
        })
    });
}

/// `send`, `throw` and `close`, of generators and of what is awaited.
pub(super) fn install_sending(class: &Class) {
    let stop = |vm: &Vm, step: Result<Value, Value>| step.map_err(|value| vm.stop_iteration(value));
    let name = class.name();
    class.dict.set(
        "send",
        Native::method("send", "(self, value, /)", move |vm, a| match &a[0] {
            Value::Generator(generator) => stop(vm, vm.resume(generator, a[1].clone(), None)?),
            _ => Ok(Value::None),
        })
        .of(&name)
        .value(),
    );
    class.dict.set(
        "throw",
        Native::method("throw", "(self, type, value=None, traceback=None, /)", move |vm, a| {
            let Value::Generator(generator) = &a[0] else { return Ok(Value::None) };
            let error = thrown(vm, &a[1], &a[2])?;
            stop(vm, vm.resume(generator, Value::None, Some(error))?)
        })
        .of(&name)
        .value(),
    );
    simple(class, "close", |vm, g| match g {
        Value::Generator(generator) => vm.close_generator(generator).map(|()| Value::None),
        _ => Ok(Value::None),
    });
}

/// The exception that `throw(type, value)` means.
pub(super) fn thrown(vm: &Vm, class: &Value, value: &Value) -> PyResult<PyErr> {
    let error = match value {
        Value::None => class.clone(),
        Value::Instance(_) => value.clone(),
        value => vm.call(class, vec![value.clone()])?,
    };
    vm.to_exception(&error).map_err(|_| {
        let kind = vm.class_of(class).name();
        vm.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {kind}"
        ))
    })
}

pub(super) fn install(vm: &Vm) {
    install_super(vm);
    let class = &vm.types.generator;
    install_generator_parts(class);
    install_sending(class);
    for class in [
        class,
        &vm.types.iterator,
        &vm.types.map,
        &vm.types.filter,
        &vm.types.zip,
        &vm.types.enumerate,
        &vm.types.reversed,
    ] {
        simple(class, "__iter__", |_, iter| Ok(iter.clone()));
        simple(class, "__next__", |vm, iter| {
            vm.next_or_value(iter)?.map_err(|value| vm.stop_iteration(value))
        });
    }
}

pub(super) fn make_super(vm: &Vm, args: &Args) -> PyResult {
    let (class, object) = match &args.pos[..] {
        [Value::Class(class), object] => (class.clone(), object.clone()),
        [] => vm.implicit_super()?,
        [Value::Class(class)] => return Ok(Value::Super(Rc::new((class.clone(), Value::Unbound)))),
        [other, ..] => {
            let kind = vm.class_of(other).name();
            return Err(vm.type_error(format!("super() argument 1 must be a type, not {kind}")));
        }
    };
    let fits = match &object {
        Value::Class(given) => {
            given.is_subclass(&class) || vm.class_of(&object).is_subclass(&class)
        }
        other => vm.class_of(other).is_subclass(&class),
    };
    if !fits {
        return Err(vm.type_error("super(type, obj): obj must be an instance or subtype of type"));
    }
    Ok(Value::Super(Rc::new((class, object))))
}
