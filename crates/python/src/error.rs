//! Raised exceptions on their way through Rust code.
use crate::instance::Instance;
use crate::value::Value;
use std::rc::Rc;

/// A raised Python exception.
#[derive(Clone)]
pub struct PyErr(pub Rc<Instance>);

/// What most functions give: a value, or a raised exception.
pub type PyResult<T = Value> = Result<T, PyErr>;

impl PyErr {
    /// The exception as a value.
    pub fn value(&self) -> Value {
        Value::Instance(self.0.clone())
    }

    /// The name of the exception's class.
    pub fn class_name(&self) -> String {
        self.0.class().name().to_string()
    }

    /// The exception as raised while another was handled (`__context__`).
    pub fn during(self, earlier: &PyErr) -> PyErr {
        if let Some(parts) = self.0.exception() {
            *parts.context.borrow_mut() = Some(earlier.0.clone());
        }
        if let Some(parts) = earlier.0.exception() {
            parts.raised.set(true);
        }
        self
    }

    /// The exception as raised `from` another (`__cause__`).
    pub fn caused_by(self, cause: &PyErr) -> PyErr {
        if let Some(parts) = self.0.exception() {
            *parts.cause.borrow_mut() = Some(cause.0.clone());
            parts.suppress.set(true);
        }
        self.during(cause)
    }

    /// Whether the exception's class, or one it inherits from, has this name.
    pub fn is_a(&self, name: &str) -> bool {
        self.0.class().mro().iter().any(|class| &*class.name() == name)
    }
}

impl std::fmt::Debug for PyErr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let args: Vec<String> = self
            .0
            .exception()
            .map(|parts| {
                parts
                    .args
                    .borrow()
                    .iter()
                    .filter_map(|arg| arg.as_str().map(|text| text.to_string()))
                    .collect()
            })
            .unwrap_or_default();
        write!(f, "{}({})", self.class_name(), args.join(", "))
    }
}
