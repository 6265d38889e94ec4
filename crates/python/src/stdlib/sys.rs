//! `sys`, `time` and the streams.
use crate::class::Class;
use crate::define::ClassBuilder;
use crate::error::PyResult;
use crate::function::Native;
use crate::module::Module;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("sys", fill_sys);
    vm.add_native_module("_time", fill_time);
}

/// Which stream a stream object writes to.
#[derive(Clone, Copy)]
struct Stream(u8);

fn stream_class(vm: &Vm) -> Class {
    ClassBuilder::new(vm, "_io", "TextIOWrapper")
        .method("write", "(self, text, /)", |vm, a| {
            let text = a[1].as_str().cloned().ok_or_else(|| {
                vm.type_error(format!(
                    "write() argument must be str, not {}",
                    vm.class_of(&a[1]).name()
                ))
            })?;
            match a[0].payload::<Stream>() {
                Some(Stream(2)) => vm.write_err(&text)?,
                _ => vm.write_out(&text)?,
            }
            Ok(Value::Int(text.chars_len() as i64))
        })
        .method("writelines", "(self, lines, /)", |vm, a| {
            for line in vm.list_of(&a[1])? {
                vm.call_method(&a[0], "write", vec![line])?;
            }
            Ok(Value::None)
        })
        .method("flush", "(self)", |_, _| Ok(Value::None))
        .method("isatty", "(self)", |_, _| Ok(Value::Bool(false)))
        .method("fileno", "(self)", |_, a| {
            Ok(Value::Int(a[0].payload::<Stream>().map_or(0, |stream| stream.0 as i64)))
        })
        .method("readline", "(self, size=-1, /)", |vm, _| {
            Ok(vm.host.read_line().unwrap_or_default().into())
        })
        .method("read", "(self, size=-1, /)", |vm, _| {
            let lines: String = std::iter::from_fn(|| vm.host.read_line()).collect();
            Ok(lines.into())
        })
        .method("__iter__", "(self)", |_, a| Ok(a[0].clone()))
        .method("__next__", "(self)", |vm, _| {
            vm.host.read_line().map(Value::from).ok_or_else(|| vm.error("StopIteration", ""))
        })
        .attr("encoding", "utf-8".into())
        .attr("errors", "strict".into())
        .attr("closed", Value::Bool(false))
        .build()
}

fn fill_sys(vm: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let class = stream_class(vm);
    for (name, number, mode) in [("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")] {
        let stream = vm.native_instance(&class, Stream(number));
        vm.set_attr(&stream, &"name".into(), format!("<{name}>").into())?;
        vm.set_attr(&stream, &"mode".into(), mode.into())?;
        module.set(name, stream.clone());
        module.set(&format!("__{name}__"), stream);
    }
    module.set("modules", Value::Dict(vm.modules.clone()));
    module.set("path", vm.path.clone());
    module.set("argv", Value::list(vec![vm.main_path.borrow().as_str().into()]));
    module.set("platform", "linux".into());
    module.set("byteorder", "little".into());
    module.set("maxsize", Value::Int(i64::MAX));
    module.set("maxunicode", Value::Int(0x10ffff));
    module.set("executable", "/usr/bin/python3".into());
    module.set("prefix", "/usr".into());
    module.set("base_prefix", "/usr".into());
    module.set("version", "3.11.7 (main, May  9 2026, 07:35:25) [GCC 12.2.0]".into());
    module.set("copyright", "Copyright (c) 2001-2023 Python Software Foundation.".into());
    module.set("dont_write_bytecode", Value::Bool(true));
    let version = vm.import_module("_version")?;
    for name in ["float_info", "int_info", "hash_info", "flags"] {
        module.set(name, vm.attr(&version, name)?);
    }
    module.set("warnoptions", Value::list(Vec::new()));
    module.set("hexversion", Value::Int(0x030b07f0));
    module.set("version_info", vm.attr(&version, "value")?);
    module.set("implementation", vm.attr(&version, "implementation")?);
    module.set(
        "builtin_module_names",
        Value::tuple(vec!["sys".into(), "builtins".into(), "time".into()]),
    );
    add_functions(module);
    Ok(())
}

fn add_functions(module: &Module) {
    let set =
        |name: &str, signature: &'static str, run: fn(&Vm, crate::signature::Bound) -> PyResult| {
            module.set(name, Native::function(name, signature, run).value())
        };
    set("exit", "(status=None, /)", |vm, a| {
        Err(vm
            .error_with("SystemExit", if a[0].is_none() { Vec::new() } else { vec![a[0].clone()] }))
    });
    set("getrecursionlimit", "()", |vm, _| Ok(Value::Int(vm.budget.depth as i64)));
    set("setrecursionlimit", "(limit, /)", |_, _| Ok(Value::None));
    set("getdefaultencoding", "()", |_, _| Ok("utf-8".into()));
    set("getfilesystemencoding", "()", |_, _| Ok("utf-8".into()));
    set("intern", "(string, /)", |_, a| Ok(a[0].clone()));
    set("getsizeof", "(object, default=None)", |_, _| Ok(Value::Int(64)));
    set("get_int_max_str_digits", "()", |vm, _| Ok(Value::Int(vm.int_digits.get() as i64)));
    set("set_int_max_str_digits", "(maxdigits)", |vm, a| {
        let wanted = vm.index(&a[0])?;
        if wanted != 0 && wanted < 640 {
            return Err(vm.value_error("maxdigits must be 0 or larger than 640"));
        }
        vm.int_digits.set(usize::try_from(wanted).unwrap_or(usize::MAX));
        Ok(Value::None)
    });
    set("exception", "()", |vm, _| Ok(vm.handled().map_or(Value::None, |error| error.value())));
    set("getrefcount", "(object, /)", |_, _| Ok(Value::Int(2)));
    set("exc_info", "()", |vm, _| match vm.handled() {
        Some(error) => Ok(Value::tuple(vec![
            Value::Class(error.0.class()),
            error.value(),
            super::traceback_of(vm, &error.value()),
        ])),
        None => Ok(Value::tuple(vec![Value::None, Value::None, Value::None])),
    });
    // Where the innermost code outside of one of our own modules stands: path, line, function.
    set("_caller_outside", "(path, /)", |vm, a| {
        let inside = a[0].as_str().map(|text| text.to_string()).unwrap_or_default();
        let mut up = 0;
        while vm.caller(up).is_some_and(|(path, _)| path == inside) {
            up += 1;
        }
        let (path, line) = vm.caller(up).unwrap_or_default();
        let name = vm.caller_name(up).unwrap_or_default();
        Ok(Value::tuple(vec![path.into(), Value::Int(line as i64), name.into()]))
    });
    set("_getframe", "(depth=0, /)", |vm, a| vm.frame_object(vm.count(&a[0])?));
}

fn fill_time(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let set =
        |name: &str, signature: &'static str, run: fn(&Vm, crate::signature::Bound) -> PyResult| {
            module.set(name, Native::function(name, signature, run).value())
        };
    set("time", "()", |vm, _| Ok(Value::Float(vm.host.now().0 as f64 / 1e6)));
    set("time_ns", "()", |vm, _| Ok(Value::Int(vm.host.now().0.saturating_mul(1000))));
    set("monotonic", "()", |vm, _| Ok(Value::Float(vm.host.now().0 as f64 / 1e6)));
    set("perf_counter", "()", |vm, _| Ok(Value::Float(vm.host.now().0 as f64 / 1e6)));
    set("process_time", "()", |vm, _| Ok(Value::Float(vm.host.now().0 as f64 / 1e6)));
    set("offset", "()", |vm, _| Ok(Value::Int(vm.host.now().1 as i64)));
    Ok(())
}
