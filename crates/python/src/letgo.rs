//! Letting go of nested values without using the native stack: what lies too deep waits in a queue.
//!
//! A list of a list of a list … a million deep is legal Python; dropping it by plain recursion
//! would end the process.
use crate::iterate::NextFn;
use crate::value::Value;
use std::cell::{Cell, RefCell};

/// Nested drops of this many containers still use the stack.
const DEPTH: usize = 64;

/// What waits to be dropped.
pub(crate) enum Waiting {
    /// Values of a container.
    Values(Vec<Value>),
    /// An iterator written in Rust, with whatever it captured.
    Next(Box<NextFn>),
}

impl Waiting {
    fn end(self) {
        match self {
            Waiting::Values(values) => drop(values),
            Waiting::Next(next) => drop(next),
        }
    }
}

thread_local! {
    static NOW: Cell<usize> = const { Cell::new(0) };
    static QUEUE: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
}

/// Drops what a container held.
pub(crate) fn values(values: Vec<Value>) {
    if values.iter().any(is_container) {
        later(Waiting::Values(values));
    }
}

/// Drops now, or later where the stack is in use already.
pub(crate) fn later(waiting: Waiting) {
    let depth = NOW.get();
    if depth >= DEPTH {
        // Where the thread ends there is no queue any more: then the stack must do.
        let _ = QUEUE.try_with(|queue| queue.borrow_mut().push(waiting));
        return;
    }
    NOW.set(depth + 1);
    waiting.end();
    if depth == 0 {
        while let Ok(Some(next)) = QUEUE.try_with(|queue| queue.borrow_mut().pop()) {
            next.end();
        }
    }
    NOW.set(depth);
}

fn is_container(value: &Value) -> bool {
    !matches!(
        value,
        Value::None
            | Value::Unbound
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::Big(_)
    )
}
