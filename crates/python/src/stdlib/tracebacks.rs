//! `_traceback`, which `traceback.py` is built on, traceback objects and frame objects, as far as
//! programs look at them.
use crate::error::{PyErr, PyResult};
use crate::exception::TraceEntry;
use crate::function::Native;
use crate::module::Module;
use crate::signature::Bound;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

pub(super) fn install(vm: &Vm) {
    vm.add_native_module("_traceback", fill);
}

/// An exception's `__traceback__`: the outermost entry, linked to the inner ones.
pub(crate) fn traceback_of(vm: &Vm, error: &Value) -> Value {
    let Some(parts) = error.as_instance().and_then(|instance| instance.exception()) else {
        return Value::None;
    };
    let mut next = Value::None;
    for entry in parts.trace.borrow().iter() {
        let line = Value::Int(entry.code.line(entry.at) as i64);
        let last = Value::Int(2 * entry.at as i64);
        let frame = simple_object(
            vm,
            "frame",
            vec![
                ("f_lineno", line.clone()),
                ("f_lasti", last.clone()),
                ("f_code", Value::Code(entry.code.clone())),
                ("f_globals", Value::Dict(entry.globals.clone())),
                ("f_locals", Value::dict(Vec::<(&str, Value)>::new())),
                ("f_back", Value::None),
            ],
        );
        next = simple_object(
            vm,
            "traceback",
            vec![("tb_lineno", line), ("tb_lasti", last), ("tb_frame", frame), ("tb_next", next)],
        );
    }
    next
}

/// The places of a traceback object, innermost first; none for `None`.
pub(crate) fn trace_of(vm: &Vm, traceback: &Value) -> PyResult<Vec<TraceEntry>> {
    let refused = || vm.type_error("__traceback__ must be a traceback or None");
    let mut trace = Vec::new();
    let mut next = traceback.clone();
    while !matches!(next, Value::None) {
        vm.tick()?;
        let part = |name: &str| -> PyResult {
            match next.as_instance().filter(|_| *vm.class_of(&next).name() == *"traceback") {
                Some(instance) => instance.dict().get(name).ok_or_else(refused),
                None => Err(refused()),
            }
        };
        let (frame, last) = (part("tb_frame")?, vm.count(&part("tb_lasti")?)?);
        let after = part("tb_next")?;
        if let (Value::Code(code), Value::Dict(globals)) =
            (vm.attr(&frame, "f_code")?, vm.attr(&frame, "f_globals")?)
        {
            trace.push(TraceEntry { code, at: last / 2, globals });
        }
        next = after;
    }
    trace.reverse();
    Ok(trace)
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
    let set = |name: &str, signature: &'static str, run: fn(&Vm, Bound) -> PyResult| {
        module.set(name, Native::function(name, signature, run).value())
    };
    // The whole text of an exception, its causes included.
    set("render", "(error)", |vm, a| {
        Ok(given(&a[0])
            .map_or(Value::None, |error| crate::traceback::format_plainly(vm, &error).into()))
    });
    // Its last lines alone.
    set("last_lines", "(error)", |vm, a| {
        Ok(given(&a[0])
            .map_or(Value::None, |error| crate::traceback::exception_only(vm, &error).into()))
    });
    // The source line of a place, and the marks below it, as the place of an instruction has them.
    set("line", "(code, last, line)", |vm, a| {
        let Value::Code(code) = &a[0] else { return Ok(Value::None) };
        let (at, line) = (vm.count(&a[1])? / 2, vm.count(&a[2])?);
        let text = code.source.line_text(line);
        let marks = crate::traceback::caret_line(code, at, line, text);
        Ok(Value::tuple(vec![text.trim().into(), marks.map_or(Value::None, Value::from)]))
    });
    Ok(())
}

fn given(error: &Value) -> Option<PyErr> {
    let instance = error.as_instance().filter(|instance| instance.exception().is_some())?;
    Some(PyErr(instance.clone()))
}
