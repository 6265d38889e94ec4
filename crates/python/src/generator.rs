//! Generators and coroutines: a frame that waits.
use crate::alive::{Container, Ticket};
use crate::error::PyErr;
use crate::frame::Frame;
use crate::text::Str;
use crate::value::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What calling the function made.
pub enum Kind {
    /// `def` with `yield`.
    Generator,
    /// `async def`.
    Coroutine,
    /// `async def` with `yield`.
    AsyncGenerator,
    /// What `__anext__`, `asend`, `athrow` and `aclose` of an asynchronous generator give: one step
    /// of it, to be awaited.
    Step(Step),
    /// What `__await__` of a coroutine gives: the coroutine, to go through by hand.
    Through(Rc<Generator>),
}

/// One step of an asynchronous generator.
pub struct Step {
    /// The generator.
    pub of: Rc<Generator>,
    /// What it begins with; none once it has.
    pub first: RefCell<Option<First>>,
    /// Whether it closes the generator.
    pub closes: bool,
    /// Whether it has ended.
    pub ended: Cell<bool>,
}

/// What a step of an asynchronous generator begins with.
pub enum First {
    /// `__anext__` and `asend`.
    Send(Value),
    /// `athrow` and `aclose`.
    Throw(PyErr),
}

/// A generator, or what else waits.
pub struct Generator {
    /// `__name__`.
    pub name: Str,
    /// `__qualname__`.
    pub qualname: Str,
    /// The waiting frame; none while it runs and after it has ended.
    pub frame: RefCell<Option<Box<Frame>>>,
    /// Whether it runs right now.
    pub running: Cell<bool>,
    /// What it is.
    pub kind: Kind,
    pub(crate) ticket: Ticket<Generator>,
}

impl Generator {
    /// As programs hold it: shared by reference.
    pub(crate) fn shared(self) -> Value {
        Value::Generator(self.share())
    }

    /// What messages call it.
    pub fn word(&self) -> &'static str {
        match &self.kind {
            Kind::Generator => "generator",
            Kind::Coroutine => "coroutine",
            Kind::AsyncGenerator => "async generator",
            Kind::Step(_) => "async_generator_asend",
            Kind::Through(_) => "coroutine",
        }
    }

    /// Whether `for` goes through it.
    pub fn iterates(&self) -> bool {
        matches!(self.kind, Kind::Generator | Kind::Through(_))
    }

    /// Whether it has not begun.
    pub fn is_fresh(&self) -> bool {
        self.frame.borrow().as_ref().is_some_and(|frame| frame.pc == 0)
    }

    /// Whether it waits for something else: in `yield from` or `await`, not in `yield`.
    pub fn delegates(&self) -> bool {
        self.frame.borrow().as_ref().is_some_and(|frame| frame.delegates())
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        if let Some(mut frame) = self.frame.take() {
            crate::letgo::values(std::mem::take(&mut frame.stack));
        }
    }
}
