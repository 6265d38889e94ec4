//! What an exception carries: arguments, cause, context, and the places it passed.
use crate::code::Code;
use crate::collections::Dict;
use crate::instance::Instance;
use crate::value::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A place an exception passed: which code, and which of its instructions.
#[derive(Clone)]
pub struct TraceEntry {
    /// The code that ran.
    pub code: Rc<Code>,
    /// Index of the instruction.
    pub at: usize,
    /// The globals it saw.
    pub globals: Rc<Dict>,
}

/// The parts of an exception instance.
#[derive(Default)]
pub struct Exception {
    /// `args`.
    pub args: RefCell<Vec<Value>>,
    /// `__cause__`.
    pub cause: RefCell<Option<Rc<Instance>>>,
    /// `__context__`.
    pub context: RefCell<Option<Rc<Instance>>>,
    /// `__suppress_context__`.
    pub suppress: Cell<bool>,
    /// Raised in code of ours that has no frame: its traceback has a header all the same.
    pub raised: Cell<bool>,
    /// Places passed, innermost first.
    pub trace: RefCell<Vec<TraceEntry>>,
    /// `__notes__`.
    pub notes: RefCell<Vec<Value>>,
}

impl Exception {
    /// An exception with the given `args`.
    pub fn new(args: Vec<Value>) -> Exception {
        let made = Exception::default();
        made.args.replace(args);
        made
    }
}

impl Drop for Exception {
    fn drop(&mut self) {
        let linked = [self.cause.get_mut().take(), self.context.get_mut().take()];
        let linked = linked.into_iter().flatten().map(Value::Instance);
        crate::letgo::values(linked.chain(self.args.take()).collect());
    }
}
