//! Instructions of `await`, `async for` and `async with`, and the steps of asynchronous generators.
use super::Vm;
use crate::alive::Ticket;
use crate::class::Class;
use crate::error::{PyErr, PyResult};
use crate::frame::{Block, Frame};
use crate::generator::{First, Generator, Kind, Step};
use crate::text::Str;
use crate::value::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

impl Vm {
    pub(super) fn class_of_generator(&self, generator: &Generator) -> &Class {
        match &generator.kind {
            Kind::Generator => &self.types.generator,
            Kind::Coroutine => &self.types.coroutine,
            Kind::AsyncGenerator => &self.types.async_generator,
            Kind::Step(step) if step.closes => &self.types.async_throw,
            Kind::Step(_) => &self.types.async_step,
            Kind::Through(_) => &self.types.coroutine_wrapper,
        }
    }

    /// What `await` goes through; none where the value cannot be awaited.
    fn awaitable(&self, value: &Value) -> PyResult<Option<Value>> {
        if let Value::Generator(generator) = value {
            let awaits = matches!(generator.kind, Kind::Coroutine | Kind::Step(_));
            return Ok(awaits.then(|| value.clone()));
        }
        let Some(iter) = self.call_special(value, &self.names().__await__, Vec::new())? else {
            return Ok(None);
        };
        match &iter {
            Value::Generator(inner) if matches!(inner.kind, Kind::Coroutine) => {
                Err(self.type_error("__await__() returned a coroutine"))
            }
            Value::Iter(_) | Value::Generator(_) => Ok(Some(iter)),
            other if self.class_of(other).lookup(&self.names().__next__).is_some() => {
                Ok(Some(iter))
            }
            other => Err(self.type_error(format!(
                "__await__() returned non-iterator of type '{}'",
                self.class_of(other).name()
            ))),
        }
    }

    /// Puts what is to be awaited on the stack; `otherwise` says that it is none.
    fn push_awaitable(
        &self,
        frame: &mut Frame,
        value: &Value,
        otherwise: impl FnOnce(&str) -> String,
    ) -> PyResult<()> {
        match self.awaitable(value)? {
            Some(found) => frame.push(found),
            None => return Err(self.type_error(otherwise(&self.class_of(value).name()))),
        }
        Ok(())
    }

    pub(super) fn op_get_awaitable(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let value = frame.pop();
        self.push_awaitable(frame, &value, |kind| {
            format!("object {kind} can't be used in 'await' expression")
        })
    }

    pub(super) fn op_get_async_iter(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let value = frame.pop();
        let names = self.names();
        let Some(iter) = self.call_special(&value, &names.__aiter__, Vec::new())? else {
            return Err(self.type_error(format!(
                "'async for' requires an object with __aiter__ method, got {}",
                self.class_of(&value).name()
            )));
        };
        if self.class_of(&iter).lookup(&names.__anext__).is_none() {
            return Err(self.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {}",
                self.class_of(&iter).name()
            )));
        }
        frame.push(iter);
        Ok(())
    }

    pub(super) fn op_get_async_next(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let iter = frame.top().clone();
        let next = self.call_special(&iter, &self.names().__anext__, Vec::new())?;
        self.push_awaitable(frame, &next.unwrap_or(Value::None), |kind| {
            format!("'async for' received an invalid object from __anext__: {kind}")
        })
    }

    /// Whether the exception on the stack says that an `async for` has ended.
    pub(super) fn op_ends_async_for(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let ends = match frame.top() {
            Value::Instance(error) => PyErr(error.clone()).is_a("StopAsyncIteration"),
            _ => false,
        };
        frame.push(Value::Bool(ends));
        Ok(())
    }

    pub(super) fn op_async_with_enter(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let manager = frame.pop();
        let class = self.class_of(&manager);
        let bound = |name: &Str, missed: &str| match class.lookup(name) {
            Some(found) => self.bind(&found, &manager, &class),
            None => Err(self.type_error(format!(
                "'{}' object does not support the asynchronous context manager protocol{missed}",
                class.name()
            ))),
        };
        let enter = bound(&self.names().__aenter__, "")?;
        let exit = bound(&self.names().__aexit__, " (missed __aexit__ method)")?;
        frame.push(exit);
        let entered = self.with_frame_visible(frame, |vm| vm.call(&enter, Vec::new()))?;
        self.push_awaitable(frame, &entered, |kind| unawaitable("__aenter__", kind))
    }

    /// Opens the block of an `async with`, whose entered value lies on the stack.
    pub(super) fn op_setup_async_with(&self, frame: &mut Frame, handler: u32) {
        frame.blocks.push(Block::Try(handler, frame.stack.len().saturating_sub(1) as u32));
    }

    pub(super) fn op_async_with_exit(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let exit = frame.pop();
        let nothing = vec![Value::None, Value::None, Value::None];
        let left = self.with_frame_visible(frame, |vm| vm.call(&exit, nothing))?;
        self.push_awaitable(frame, &left, |kind| unawaitable("__aexit__", kind))
    }

    pub(super) fn op_async_with_except(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        self.with_except(frame)?;
        let left = frame.pop();
        self.push_awaitable(frame, &left, |kind| unawaitable("__aexit__", kind))
    }

    /// Drops a value; a coroutine that nobody can await any more is told of.
    #[inline]
    pub(super) fn op_pop(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        match frame.pop() {
            Value::Generator(left) => self.let_go_of(frame, &left),
            _ => Ok(()),
        }
    }

    fn let_go_of(&self, frame: &mut Box<Frame>, left: &Rc<Generator>) -> PyResult<()> {
        let waits = matches!(left.kind, Kind::Coroutine) && left.is_fresh();
        if !waits || Rc::strong_count(left) > 1 {
            return Ok(());
        }
        self.with_frame_visible(frame, |vm| vm.warn_never_awaited(&left.qualname))
    }

    /// Resumes a step of an asynchronous generator: a value it yields ends the step, what it awaits
    /// goes on to whoever runs the loop.
    pub(super) fn resume_step(
        &self,
        step: &Step,
        sent: Value,
        thrown: Option<PyErr>,
    ) -> PyResult<Result<Value, Value>> {
        if step.ended.get() {
            let word = if step.closes { "aclose()/athrow()" } else { "__anext__()/asend()" };
            return Err(self.error("RuntimeError", format!("cannot reuse already awaited {word}")));
        }
        let (sent, thrown) = match (thrown, step.first.take()) {
            (None, Some(First::Send(value))) => (value, None),
            (None, Some(First::Throw(error))) => (Value::None, Some(error)),
            (thrown, _) => (sent, thrown),
        };
        let result = self.resume(&step.of, sent, thrown);
        let waits = matches!(result, Ok(Ok(_))) && step.of.delegates();
        step.ended.set(!waits);
        let exits = |error: &PyErr| error.is_a("GeneratorExit") || error.is_a("StopAsyncIteration");
        match result {
            Ok(Ok(value)) if waits => Ok(Ok(value)),
            Ok(Ok(_)) if step.closes => {
                Err(self.error("RuntimeError", "async generator ignored GeneratorExit"))
            }
            Ok(Ok(value)) => Ok(Err(value)),
            Ok(Err(_)) if step.closes => Ok(Err(Value::None)),
            Ok(Err(_)) => Err(self.error("StopAsyncIteration", "")),
            Err(error) if step.closes && exits(&error) => Ok(Err(Value::None)),
            Err(error) => Err(error),
        }
    }

    /// One step of an asynchronous generator, to be awaited.
    pub(crate) fn async_step(&self, of: &Rc<Generator>, first: First, closes: bool) -> Value {
        let (first, ended) = (RefCell::new(Some(first)), Cell::new(false));
        around(of, Kind::Step(Step { of: of.clone(), first, closes, ended }))
    }
}

/// What has no frame of its own, but goes through that of a coroutine or generator.
pub(crate) fn around(of: &Generator, kind: Kind) -> Value {
    Generator {
        name: of.name.clone(),
        qualname: of.qualname.clone(),
        frame: RefCell::new(None),
        running: Cell::new(false),
        kind,
        ticket: Ticket::default(),
    }
    .shared()
}

fn unawaitable(method: &str, kind: &str) -> String {
    format!(
        "'async with' received an object from {method} that does not implement __await__: {kind}"
    )
}
