//! Generators: a frame that waits.
use crate::frame::Frame;
use crate::text::Str;
use std::cell::{Cell, RefCell};

/// A generator.
pub struct Generator {
    /// `__name__`.
    pub name: Str,
    /// `__qualname__`.
    pub qualname: Str,
    /// The waiting frame; none while it runs and after it has ended.
    pub frame: RefCell<Option<Box<Frame>>>,
    /// Whether it runs right now.
    pub running: Cell<bool>,
}

impl Drop for Generator {
    fn drop(&mut self) {
        if let Some(mut frame) = self.frame.take() {
            crate::letgo::values(std::mem::take(&mut frame.stack));
        }
    }
}
