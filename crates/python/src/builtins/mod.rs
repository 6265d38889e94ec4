//! The builtin functions and the methods of the builtin classes.
mod bytearray;
mod bytes;
mod bytes_search;
mod callables;
mod classes;
mod coroutines;
mod encodings;
mod exceptions;
mod frames;
mod functions;
mod generators;
mod mappings;
mod numbers;
mod objects;
mod operators;
mod sequences;
mod sets;
mod string_split;
mod strings;

use crate::class::Class;
use crate::error::PyResult;
use crate::function::{Args, Native};
use crate::signature::Bound;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) use bytes::{content as bytes_content, like as bytes_like};
pub(crate) use bytes_search::position as bytes_position;
pub(crate) use numbers::float_to_int;
pub(crate) use objects::dir;

/// Registers everything in `builtins`.
pub(crate) fn install(vm: &Vm) {
    for class in vm.types.all() {
        if !class.sealed.get()
            || matches!(
                &**class.name.borrow(),
                "bool"
                    | "range"
                    | "slice"
                    | "enumerate"
                    | "map"
                    | "filter"
                    | "zip"
                    | "reversed"
                    | "super"
            )
        {
            vm.builtins.set(&class.name(), Value::Class(class.clone()));
        }
    }
    for hidden in ["function", "module"] {
        vm.builtins.remove_str(&hidden.into());
    }
    for (name, class) in &vm.types.exceptions {
        vm.builtins.set(name, Value::Class(class.clone()));
    }
    if let Some(os_error) = vm.types.exceptions.get("OSError") {
        vm.builtins.set("IOError", Value::Class(os_error.clone()));
        vm.builtins.set("EnvironmentError", Value::Class(os_error.clone()));
    }
    for (name, value) in [
        ("None", Value::None),
        ("True", Value::Bool(true)),
        ("False", Value::Bool(false)),
        ("Ellipsis", Value::Ellipsis),
        ("NotImplemented", Value::NotImplemented),
        ("__debug__", Value::Bool(true)),
    ] {
        vm.builtins.set(name, value);
    }
    let module = crate::module::Module::new("builtins");
    vm.builtins.set("__name__", "builtins".into());
    let shared = crate::module::Module { name: module.name, dict: vm.builtins.clone() };
    vm.modules.set("builtins", Value::Module(std::rc::Rc::new(shared)));
    objects::install(vm);
    classes::install(vm);
    callables::install(vm);
    exceptions::install(vm);
    numbers::install(vm);
    strings::install(vm);
    bytes::install(vm);
    sequences::install(vm);
    mappings::install(vm);
    sets::install(vm);
    operators::install(vm);
    functions::install(vm);
    coroutines::install(vm);
}

/// Adds a method to a builtin class.
pub(crate) fn method(
    class: &Class,
    name: &str,
    signature: &'static str,
    run: fn(&Vm, Bound) -> PyResult,
) {
    class.dict.set(name, Native::method(name, signature, run).of(&class.name()).value());
}

/// Adds a method without arguments to a builtin class.
pub(crate) fn simple(class: &Class, name: &str, run: fn(&Vm, &Value) -> PyResult) {
    class.dict.set(name, Native::one_method(name, run).of(&class.name()).value());
}

/// Adds a function to `builtins`.
pub(crate) fn function(
    vm: &Vm,
    name: &str,
    signature: &'static str,
    run: fn(&Vm, Bound) -> PyResult,
) {
    vm.builtins.set(name, Native::function(name, signature, run).value());
}

/// What calling a builtin class makes.
pub(crate) fn make(vm: &Vm, class: &Class, args: &Args) -> PyResult {
    let name = class.name();
    match &*name {
        "int" => numbers::make_int(vm, args),
        "bool" => numbers::make_bool(vm, args),
        "float" => numbers::make_float(vm, args),
        "str" => strings::make(vm, args),
        "bytes" | "bytearray" => bytes::make(vm, args, &name),
        "tuple" | "list" => sequences::make(vm, args, &name),
        "range" | "slice" | "enumerate" | "map" | "filter" | "zip" | "reversed" => {
            sequences::make_iterator(vm, args, &name)
        }
        "dict" => mappings::make(vm, args),
        "set" | "frozenset" => sets::make(vm, args, &name),
        "type" => classes::make_type(vm, args),
        "property" | "classmethod" | "staticmethod" | "super" | "module" => {
            callables::make(vm, args, &name)
        }
        "mappingproxy" => match args.pos.first().and_then(Value::as_dict) {
            Some(dict) => Ok(Value::View(std::rc::Rc::new(crate::value::DictView {
                dict: dict.clone(),
                kind: crate::value::ViewKind::Items,
                proxy: true,
            }))),
            None => Err(vm.type_error("mappingproxy() argument must be a mapping")),
        },
        "method" => match &args.pos[..] {
            [function, receiver] if !receiver.is_none() => {
                Ok(Value::method(receiver.clone(), function.clone()))
            }
            [_, _] => Err(vm.type_error("self must not be None")),
            given => {
                Err(vm.type_error(format!("method expected 2 arguments, got {}", given.len())))
            }
        },
        "ellipsis" => Ok(Value::Ellipsis),
        "NoneType" => Ok(Value::None),
        "NotImplementedType" => Ok(Value::NotImplemented),
        other => Err(vm.type_error(format!("cannot create '{other}' instances"))),
    }
}

/// Escapes what is not ASCII, as `ascii()` does.
pub(crate) fn ascii(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character as u32 {
            0..0x80 => out.push(character),
            code @ 0x80..0x100 => out.push_str(&format!("\\x{code:02x}")),
            code @ 0x100..0x10000 => out.push_str(&format!("\\u{code:04x}")),
            code => out.push_str(&format!("\\U{code:08x}")),
        }
    }
    out
}
