//! `util.warn`: texts of `SAWarning`s raised by Rust code; the bindings hand them to Python's
//! `warnings` after each call.

use std::cell::RefCell;

thread_local! {
    static PENDING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Adds a warning.
pub fn warn(text: impl Into<String>) {
    let text = text.into();
    PENDING.with(|p| p.borrow_mut().push(text));
}

/// All warnings since the last call.
pub fn take_warnings() -> Vec<String> {
    PENDING.with(|p| std::mem::take(&mut *p.borrow_mut()))
}
