//! Making exceptions.
use super::Vm;
use crate::class::Class;
use crate::error::{PyErr, PyResult};
use crate::exception::Exception;
use crate::frame::Frame;
use crate::instance::{Instance, Payload};
use crate::text::Str;
use crate::value::Value;
use std::rc::Rc;

impl Vm {
    /// A builtin exception with a message (no `args` where the message is empty).
    pub fn error(&self, class: &str, message: impl Into<String>) -> PyErr {
        let message = message.into();
        let args = if message.is_empty() { Vec::new() } else { vec![message.into()] };
        self.error_with(class, args)
    }

    /// A builtin exception with `args`.
    pub fn error_with(&self, class: &str, args: Vec<Value>) -> PyErr {
        let class =
            self.types.exceptions.get(class).or_else(|| self.types.exceptions.get("Exception"));
        match class {
            Some(class) => self.error_of(class, args),
            None => unreachable!("Exception is a builtin"),
        }
    }

    /// An exception of any exception class, `args` given; its `__init__` is not run.
    pub fn error_of(&self, class: &Class, args: Vec<Value>) -> PyErr {
        PyErr(Rc::new(Instance::new(class.clone(), Payload::Exception(Exception::new(args)))))
    }

    /// The name error texts show for a value's class. Classes that CPython writes in C bear their
    /// module's name there.
    pub fn type_name(&self, value: &Value) -> String {
        let class = self.class_of(value);
        let module = class.module.borrow().clone();
        let name = class.name();
        let in_c = match &*module {
            "datetime" => true,
            "collections" => matches!(&*name, "deque" | "defaultdict" | "OrderedDict"),
            "decimal" => matches!(&*name, "Decimal" | "Context"),
            _ => false,
        };
        if in_c { format!("{module}.{name}") } else { name.to_string() }
    }

    /// A TypeError.
    pub fn type_error(&self, message: impl Into<String>) -> PyErr {
        self.error("TypeError", message)
    }

    /// A ValueError.
    pub fn value_error(&self, message: impl Into<String>) -> PyErr {
        self.error("ValueError", message)
    }

    /// StopIteration with the value a generator returned.
    pub(crate) fn stop_iteration(&self, value: Value) -> PyErr {
        self.error_with("StopIteration", if value.is_none() { Vec::new() } else { vec![value] })
    }

    /// A KeyError for a key.
    pub fn key_error(&self, key: &Value) -> PyErr {
        self.error_with("KeyError", vec![key.clone()])
    }

    /// Turns what a program raises (a class or an instance) into an exception.
    ///
    /// # Errors
    /// TypeError where it is neither.
    pub fn to_exception(&self, value: &Value) -> PyResult<PyErr> {
        let made = match value {
            Value::Class(class) if self.is_exception_class(class) => {
                self.call(value, Vec::new())?
            }
            other => other.clone(),
        };
        match made {
            Value::Instance(instance) if instance.exception().is_some() => Ok(PyErr(instance)),
            made if self.stands_in(&made) => Err(self.stand_in_error(&made, "is raised")),
            _ => Err(self.type_error("exceptions must derive from BaseException")),
        }
    }

    /// Whether a class derives from BaseException.
    pub fn is_exception_class(&self, class: &Class) -> bool {
        self.types.exceptions.get("BaseException").is_some_and(|base| class.is_subclass(base))
    }

    pub(super) fn unbound_local(&self, frame: &Frame, index: u32) -> PyErr {
        let name = &frame.code.locals[index as usize];
        self.error(
            "UnboundLocalError",
            format!(
                "cannot access local variable '{name}' where it is not associated with a value"
            ),
        )
    }

    pub(super) fn unbound_cell(&self, frame: &Frame, index: u32) -> PyErr {
        let name = &frame.code.cells[index as usize];
        if (index as usize) < frame.code.own_cells {
            return self.error(
                "UnboundLocalError",
                format!(
                    "cannot access local variable '{name}' where it is not associated with a value"
                ),
            );
        }
        self.error(
            "NameError",
            format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope"),
        )
    }

    pub(super) fn name_error(&self, _frame: &Frame, name: &Str) -> PyErr {
        let error = self.error("NameError", format!("name '{name}' is not defined"));
        error.0.dict().set("name", Value::Str(name.clone()));
        error
    }

    /// The exception that is being handled, if any: what `raise` alone raises again and new ones
    /// get as context.
    pub fn handled(&self) -> Option<PyErr> {
        self.frames.borrow().iter().rev().find_map(|frame| frame.handled.clone())
    }

    /// The name of the module whose code runs.
    pub fn current_module(&self) -> Str {
        let frames = self.frames.borrow();
        let name = frames.last().and_then(|frame| frame.globals.get_str(&self.names().__name__));
        name.and_then(|name| name.as_str().cloned()).unwrap_or_else(|| "builtins".into())
    }

    /// File and line of the code that runs `up` frames above the Rust function called (0: its
    /// caller).
    pub fn caller(&self, up: usize) -> Option<(String, usize)> {
        let frames = self.frames.borrow();
        let frame = frames.len().checked_sub(up + 1).and_then(|at| frames.get(at))?;
        Some((frame.code.source.path.clone(), frame.line()))
    }

    /// The name of the function that runs, `up` frames above.
    pub fn caller_name(&self, up: usize) -> Option<String> {
        let frames = self.frames.borrow();
        frames
            .len()
            .checked_sub(up + 1)
            .and_then(|at| frames.get(at))
            .map(|frame| frame.code.name.to_string())
    }

    /// Globals of the code that runs, `up` frames above.
    pub fn caller_globals(&self, up: usize) -> Option<Rc<crate::collections::Dict>> {
        let frames = self.frames.borrow();
        frames
            .len()
            .checked_sub(up + 1)
            .and_then(|at| frames.get(at))
            .map(|frame| frame.globals.clone())
    }
}

impl Vm {
    /// Whether a name is a global of the main module.
    pub(crate) fn is_global(&self, name: &Str) -> bool {
        matches!(self.modules.get("__main__"), Some(Value::Module(module)) if module.dict.get_str(name).is_some())
    }

    /// Names of the main module's globals.
    pub(crate) fn known_globals(&self) -> Vec<String> {
        match self.modules.get("__main__") {
            Some(Value::Module(module)) => module
                .dict
                .keys()
                .iter()
                .filter_map(|key| key.as_str().map(|name| name.to_string()))
                .collect(),
            _ => Vec::new(),
        }
    }
}
