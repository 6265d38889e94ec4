//! Functions: written in Python, written in Rust with a Python signature, bound methods,
//! properties.
use crate::code::Code;
use crate::collections::Dict;
use crate::error::PyResult;
use crate::signature::{Bound, Signature};
use crate::text::Str;
use crate::value::{ClosureCell, Value};
use crate::vm::Vm;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// Positional and keyword arguments of a call.
#[derive(Clone, Default)]
pub struct Args {
    /// Positional arguments.
    pub pos: Vec<Value>,
    /// Keyword arguments in the order written.
    pub kw: Vec<(Str, Value)>,
}

impl Args {
    /// Positional arguments only.
    pub fn new(pos: Vec<Value>) -> Args {
        Args { pos, kw: Vec::new() }
    }

    /// Adds a keyword argument.
    pub fn with(mut self, name: &str, value: Value) -> Args {
        self.kw.push((Str::intern(name), value));
        self
    }
}

impl From<Vec<Value>> for Args {
    fn from(pos: Vec<Value>) -> Args {
        Args::new(pos)
    }
}

/// A function written in Python.
pub struct Function {
    /// `__name__`.
    pub name: RefCell<Str>,
    /// `__qualname__`.
    pub qualname: RefCell<Str>,
    /// Its code.
    pub code: Rc<Code>,
    /// The globals it sees.
    pub globals: Rc<Dict>,
    /// Defaults of the last positional parameters.
    pub defaults: RefCell<Vec<Value>>,
    /// Defaults of keyword-only parameters.
    pub kwdefaults: RefCell<Option<Rc<Dict>>>,
    /// Cells of the enclosing functions' variables.
    pub closure: Vec<Rc<ClosureCell>>,
    /// `__annotations__`.
    pub annotations: RefCell<Value>,
    /// `__doc__`.
    pub doc: RefCell<Value>,
    /// Attributes set by programs.
    pub dict: OnceCell<Rc<Dict>>,
    /// When it was made.
    pub(crate) born: crate::image::Born,
}

/// A Rust function that takes bound arguments.
pub type BoundFn = dyn Fn(&Vm, Bound) -> PyResult;
/// A Rust function that takes arguments as they come.
pub type RawFn = dyn Fn(&Vm, Args) -> PyResult;

/// How a Rust function is called.
pub enum NativeKind {
    /// Arguments are bound to a Python signature first, with CPython's TypeErrors.
    Bound(Signature, Rc<BoundFn>),
    /// Arguments as they come.
    Raw(Rc<RawFn>),
    /// Exactly one positional argument: the quick way for `len` and the like.
    One(fn(&Vm, &Value) -> PyResult),
}

/// A function written in Rust.
pub struct Native {
    /// `__name__`.
    pub name: Str,
    /// Name of the class it is a method of, for reprs and TypeErrors; none for plain functions.
    pub owner: Option<Str>,
    /// `__module__` for reprs and look-ups.
    pub doc: Value,
    /// How it is called.
    pub kind: NativeKind,
    /// Whether it binds to an instance when found on a class.
    pub binds: bool,
    /// Attributes set by programs (rare).
    pub dict: OnceCell<Rc<Dict>>,
}

impl Native {
    fn with_kind(name: &str, kind: NativeKind, binds: bool) -> Native {
        Native {
            name: Str::intern(name),
            owner: None,
            doc: Value::None,
            kind,
            binds,
            dict: OnceCell::new(),
        }
    }

    /// A function with a Python signature such as `(name, *columns, schema=None, **kw)`.
    pub fn function(
        name: &str,
        signature: &'static str,
        run: impl Fn(&Vm, Bound) -> PyResult + 'static,
    ) -> Native {
        Native::with_kind(
            name,
            NativeKind::Bound(Signature::lazy(name, signature), Rc::new(run)),
            false,
        )
    }

    /// The same as a method: its first parameter is `self`.
    pub fn method(
        name: &str,
        signature: &'static str,
        run: impl Fn(&Vm, Bound) -> PyResult + 'static,
    ) -> Native {
        Native::with_kind(
            name,
            NativeKind::Bound(Signature::lazy(name, signature), Rc::new(run)),
            true,
        )
    }

    /// A function that takes arguments as they come.
    pub fn raw(name: &str, run: impl Fn(&Vm, Args) -> PyResult + 'static) -> Native {
        Native::with_kind(name, NativeKind::Raw(Rc::new(run)), false)
    }

    /// A method that takes arguments as they come.
    pub fn raw_method(name: &str, run: impl Fn(&Vm, Args) -> PyResult + 'static) -> Native {
        Native::with_kind(name, NativeKind::Raw(Rc::new(run)), true)
    }

    /// A function of one positional argument.
    pub fn one(name: &str, run: fn(&Vm, &Value) -> PyResult) -> Native {
        Native::with_kind(name, NativeKind::One(run), false)
    }

    /// A method without arguments but `self`.
    pub fn one_method(name: &str, run: fn(&Vm, &Value) -> PyResult) -> Native {
        Native::with_kind(name, NativeKind::One(run), true)
    }

    /// Says which class it is a method of.
    pub fn of(mut self, class: &str) -> Native {
        self.owner = Some(Str::intern(class));
        self
    }

    /// As a value.
    pub fn value(self) -> Value {
        Value::Native(Rc::new(self))
    }
}

/// A callable bound to its first argument.
pub struct Method {
    /// The object.
    pub receiver: Value,
    /// The function.
    pub function: Value,
}

/// A `property`.
#[derive(Clone)]
pub struct Property {
    /// Getter or None.
    pub get: Value,
    /// Setter or None.
    pub set: Value,
    /// Deleter or None.
    pub delete: Value,
    /// `__doc__`.
    pub doc: Value,
}

impl Value {
    /// A bound method.
    pub fn method(receiver: Value, function: Value) -> Value {
        Value::Method(Rc::new(Method { receiver, function }))
    }

    /// A read-only property computed in Rust.
    pub fn getter(name: &str, run: fn(&Vm, &Value) -> PyResult) -> Value {
        let get = Native::one_method(name, run).value();
        Value::Property(Rc::new(Property {
            get,
            set: Value::None,
            delete: Value::None,
            doc: Value::None,
        }))
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        let cells = std::mem::take(&mut self.closure).into_iter().filter_map(Rc::into_inner);
        let values = cells.map(|cell| cell.replace(Value::Unbound)).chain(self.defaults.take());
        crate::letgo::values(values.collect());
    }
}

impl Drop for Method {
    fn drop(&mut self) {
        let take = |value: &mut Value| std::mem::replace(value, Value::None);
        if matches!(self.receiver, Value::Method(_)) || matches!(self.function, Value::Method(_)) {
            crate::letgo::values(vec![take(&mut self.receiver), take(&mut self.function)]);
        }
    }
}
