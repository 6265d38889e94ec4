//! A running piece of code: variables, value stack, block stack.
use crate::code::Code;
use crate::collections::Dict;
use crate::error::PyErr;
use crate::text::Str;
use crate::value::{ClosureCell, Value};
use std::rc::Rc;

/// What to do when an exception arises: go to a handler, or leave the handler that runs.
#[derive(Clone, Copy, Debug)]
pub enum Block {
    /// A `try` or `with`: where the handler is, and how high the stack stood.
    Try(u32, u32),
    /// A handler that runs: where the exception handled before is kept on the stack.
    Handler(u32),
}

/// A frame.
pub struct Frame {
    /// What runs.
    pub code: Rc<Code>,
    /// The next instruction.
    pub pc: usize,
    /// Local variables, then the value stack.
    pub stack: Vec<Value>,
    /// Cells, own ones first.
    pub cells: Vec<Rc<ClosureCell>>,
    /// Open blocks.
    pub blocks: Vec<Block>,
    /// Global variables.
    pub globals: Rc<Dict>,
    /// The namespace of a module or class body.
    pub namespace: Option<Value>,
    /// What the frame gives instead of its return value: the new object, for `__init__`.
    pub result: Option<Value>,
    /// The exception being handled in this frame.
    pub handled: Option<PyErr>,
}

impl Frame {
    /// A frame without variables and values.
    pub fn bare(code: Rc<Code>, globals: Rc<Dict>) -> Frame {
        Frame {
            code,
            pc: 0,
            stack: Vec::new(),
            cells: Vec::new(),
            blocks: Vec::new(),
            globals,
            namespace: None,
            result: None,
            handled: None,
        }
    }

    /// A frame at the start of its code, without arguments.
    pub fn new(code: Rc<Code>, globals: Rc<Dict>, closure: &[Rc<ClosureCell>]) -> Frame {
        let mut frame = Frame::bare(code, globals);
        frame.cells.extend((0..frame.code.own_cells).map(|_| ClosureCell::unbound()));
        frame.cells.extend(closure.iter().cloned());
        frame.stack.resize(frame.code.locals.len(), Value::Unbound);
        frame
    }

    /// Makes a frame that has ended ready for other code.
    pub fn renew(&mut self, code: &Rc<Code>, globals: &Rc<Dict>, closure: &[Rc<ClosureCell>]) {
        if !Rc::ptr_eq(&self.code, code) {
            self.code = code.clone();
        }
        if !Rc::ptr_eq(&self.globals, globals) {
            self.globals = globals.clone();
        }
        self.pc = 0;
        if !code.cells.is_empty() {
            self.cells.extend((0..code.own_cells).map(|_| ClosureCell::unbound()));
            self.cells.extend(closure.iter().cloned());
        }
    }

    /// Lets go of all values.
    pub fn empty(&mut self) {
        self.stack.clear();
        self.cells.clear();
        self.blocks.clear();
        (self.namespace, self.result, self.handled) = (None, None, None);
    }

    /// Whether it waits in `yield from` or `await`.
    pub fn delegates(&self) -> bool {
        matches!(self.code.ops.get(self.pc), Some(crate::code::Op::YieldFrom))
    }

    /// The line that runs.
    pub fn line(&self) -> usize {
        self.code.line(self.pc.saturating_sub(1))
    }

    /// Variables of a function by name, as `locals()` gives them.
    pub fn variables(&self) -> Vec<(Str, Value)> {
        let locals = self.code.locals.iter().cloned().zip(self.stack.iter().cloned());
        let cells = self
            .code
            .cells
            .iter()
            .cloned()
            .zip(self.cells.iter().map(|cell| cell.borrow().clone()));
        locals
            .chain(cells)
            .filter(|(name, value)| !value.is_unbound() && !name.starts_with('.'))
            .collect()
    }
}
