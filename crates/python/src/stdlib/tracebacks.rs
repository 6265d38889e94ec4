//! `traceback`, traceback objects and frame objects, as far as programs look at them.
use crate::error::{PyErr, PyResult};
use crate::function::{Args, Native};
use crate::module::Module;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("traceback", fill);
}

/// An exception's `__traceback__`: the outermost entry, linked to the inner ones.
pub(crate) fn traceback_of(vm: &Vm, error: &Value) -> Value {
    let Some(parts) = error.as_instance().and_then(|instance| instance.exception()) else {
        return Value::None;
    };
    let mut next = Value::None;
    for entry in parts.trace.borrow().iter() {
        let line = Value::Int(entry.code.line(entry.at) as i64);
        let frame = simple_object(
            vm,
            "frame",
            vec![("f_lineno", line.clone()), ("f_code", Value::Code(entry.code.clone()))],
        );
        next = simple_object(
            vm,
            "traceback",
            vec![("tb_lineno", line), ("tb_frame", frame), ("tb_next", next)],
        );
    }
    next
}

/// `gi_frame`: the frame of a generator that waits.
pub(crate) fn waiting_frame(vm: &Vm, frame: &crate::frame::Frame) -> Value {
    let parts = vec![
        ("f_lineno", Value::Int(frame.line() as i64)),
        ("f_code", Value::Code(frame.code.clone())),
        ("f_globals", Value::Dict(frame.globals.clone())),
        ("f_locals", Value::dict(frame.variables())),
        ("f_back", Value::None),
    ];
    simple_object(vm, "frame", parts)
}

/// A plain object with attributes, of a class with the given name.
fn simple_object(vm: &Vm, class: &str, attributes: Vec<(&str, Value)>) -> Value {
    let class = crate::define::ClassBuilder::new(vm, "builtins", class).build();
    let object = vm.native_instance(&class, ());
    if let Some(instance) = object.as_instance() {
        attributes.into_iter().for_each(|(name, value)| instance.dict().set(name, value));
    }
    object
}

impl Vm {
    /// What `sys._getframe(depth)` gives.
    pub(crate) fn frame_object(&self, depth: usize) -> PyResult {
        let parts = {
            let frames = self.frames.borrow();
            let frame = frames.len().checked_sub(depth + 1).and_then(|at| frames.get(at));
            frame.map(|frame| {
                (
                    frame.line(),
                    frame.code.clone(),
                    frame.globals.clone(),
                    frame.namespace.clone().unwrap_or_else(|| Value::dict(frame.variables())),
                )
            })
        };
        let Some((line, code, globals, locals)) = parts else {
            return Err(self.value_error("call stack is not deep enough"));
        };
        let back = self.frame_object(depth + 1).unwrap_or(Value::None);
        Ok(simple_object(
            self,
            "frame",
            vec![
                ("f_lineno", Value::Int(line as i64)),
                ("f_code", Value::Code(code)),
                ("f_globals", Value::Dict(globals)),
                ("f_locals", locals),
                ("f_back", back),
            ],
        ))
    }
}

fn fill(_: &Vm, module: &Rc<Module>) -> PyResult<()> {
    let set = |name: &str, run: fn(&Vm, Args) -> PyResult| {
        module.set(name, Native::raw(name, run).value())
    };
    set("format_exc", |vm, _| Ok(handled_text(vm)?.into()));
    set("print_exc", |vm, args| {
        let text = handled_text(vm)?;
        print_to(vm, &args, &text)
    });
    set("format_exception", |vm, args| {
        let Some(error) = given(&args) else { return Ok(Value::list(Vec::new())) };
        let text = crate::traceback::format_plainly(vm, &error);
        Ok(Value::list(text.split_inclusive('\n').map(Value::from).collect()))
    });
    set("print_exception", |vm, args| match given(&args) {
        Some(error) => print_to(vm, &args, &crate::traceback::format_plainly(vm, &error)),
        None => Ok(Value::None),
    });
    set("format_exception_only", |vm, args| {
        let Some(error) = given(&args) else { return Ok(Value::list(Vec::new())) };
        Ok(Value::list(vec![crate::traceback::exception_only(vm, &error).into()]))
    });
    set("extract_tb", |vm, args| {
        let entries = entries(vm, args.pos.first().unwrap_or(&Value::None))?;
        Ok(Value::list(entries.iter().map(|(code, line)| summary(vm, code, *line)).collect()))
    });
    set("format_tb", |vm, args| {
        let entries = entries(vm, args.pos.first().unwrap_or(&Value::None))?;
        Ok(Value::list(entries.iter().map(|(code, line)| entry_text(code, *line).into()).collect()))
    });
    set("print_tb", |vm, args| {
        let entries = entries(vm, args.pos.first().unwrap_or(&Value::None))?;
        let text: String = entries.iter().map(|(code, line)| entry_text(code, *line)).collect();
        print_to(vm, &args, &text)
    });
    for name in ["format_stack", "extract_stack", "print_stack"] {
        set(name, |_, _| Ok(Value::list(Vec::new())));
    }
    Ok(())
}

/// Writes to `file=`, or to standard error.
fn print_to(vm: &Vm, args: &Args, text: &str) -> PyResult {
    match args
        .kw
        .iter()
        .find(|(name, _)| &**name == "file")
        .map(|(_, file)| file)
        .filter(|file| !file.is_none())
    {
        Some(file) => vm.call_method(file, "write", vec![text.into()]).map(|_| Value::None),
        None => vm.write_err(text).map(|()| Value::None),
    }
}

type Entry = (Rc<crate::code::Code>, usize);

/// The places of a traceback object, outermost first.
fn entries(vm: &Vm, traceback: &Value) -> PyResult<Vec<Entry>> {
    let (mut found, mut next) = (Vec::new(), traceback.clone());
    while !next.is_none() {
        let line = vm.attr(&next, "tb_lineno")?.as_int().unwrap_or(0);
        if let Value::Code(code) = vm.attr(&vm.attr(&next, "tb_frame")?, "f_code")? {
            found.push((code, usize::try_from(line).unwrap_or(0)));
        }
        next = vm.attr(&next, "tb_next")?;
    }
    Ok(found)
}

fn summary(vm: &Vm, code: &crate::code::Code, line: usize) -> Value {
    let text = code.source.line_text(line).trim();
    let parts = vec![
        ("filename", code.source.path.as_str().into()),
        ("lineno", Value::Int(line as i64)),
        ("name", Value::Str(code.name.clone())),
        ("line", text.into()),
    ];
    simple_object(vm, "FrameSummary", parts)
}

fn entry_text(code: &crate::code::Code, line: usize) -> String {
    let text = code.source.line_text(line).trim();
    let place = format!("  File \"{}\", line {line}, in {}\n", code.source.path, code.name);
    if text.is_empty() { place } else { format!("{place}    {text}\n") }
}

fn handled_text(vm: &Vm) -> PyResult<String> {
    Ok(match vm.handled() {
        Some(error) => crate::traceback::format_plainly(vm, &error),
        None => "NoneType: None\n".into(),
    })
}

fn given(args: &Args) -> Option<PyErr> {
    let find = args.pos.iter().chain(args.kw.iter().map(|(_, value)| value));
    find.filter_map(Value::as_instance)
        .find(|instance| instance.exception().is_some())
        .map(|instance| PyErr(instance.clone()))
}
