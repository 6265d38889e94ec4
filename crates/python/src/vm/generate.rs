//! Generators: send, throw, close, `yield from`.
use super::Vm;
use super::run::{Exit, Flow};
use crate::alive::Container;
use crate::error::{PyErr, PyResult};
use crate::frame::Frame;
use crate::generator::{Generator, Kind};
use crate::value::Value;

impl Vm {
    /// Resumes a generator: the next value, or none with the return value in `Err(Ok)` form where
    /// it ended.
    pub(crate) fn resume(
        &self,
        generator: &Generator,
        sent: Value,
        thrown: Option<PyErr>,
    ) -> PyResult<Result<Value, Value>> {
        if let Kind::Step(step) = &generator.kind {
            return self.resume_step(step, sent, thrown);
        }
        if let Kind::Through(coroutine) = &generator.kind {
            return self.resume(coroutine, sent, thrown);
        }
        generator.changing();
        if generator.running.get() {
            return Err(self.value_error(format!("{} already executing", generator.word())));
        }
        let Some(mut frame) = generator.frame.borrow_mut().take() else {
            return match thrown {
                _ if matches!(generator.kind, Kind::Coroutine) => {
                    Err(self.error("RuntimeError", "cannot reuse already awaited coroutine"))
                }
                Some(error) => Err(error),
                None => Ok(Err(Value::None)),
            };
        };
        let fresh = frame.pc == 0;
        if fresh && !sent.is_none() && thrown.is_none() {
            *generator.frame.borrow_mut() = Some(frame);
            return Err(self.type_error(format!(
                "can't send non-None value to a just-started {}",
                generator.word()
            )));
        }
        if !fresh && thrown.is_none() {
            frame.push(sent);
        }
        generator.running.set(true);
        let thrown = match thrown {
            Some(error) if !fresh => self.throw_into_delegate(&mut frame, error),
            other => other.map(Err),
        };
        let exit = match thrown {
            None => self.run(frame),
            Some(Err(error)) => self.run_after(frame, Some(error)),
            Some(Ok(value)) => Ok(Exit::Yielded(value, frame)),
        };
        generator.running.set(false);
        match exit {
            Ok(Exit::Yielded(value, frame)) => {
                *generator.frame.borrow_mut() = Some(frame);
                Ok(Ok(value))
            }
            Ok(Exit::Returned(value)) => Ok(Err(value)),
            Err(error) => Err(self.stopped_inside(generator, error)),
        }
    }

    /// What would end a loop outside unseen becomes a RuntimeError.
    fn stopped_inside(&self, generator: &Generator, error: PyErr) -> PyErr {
        let asynchronous = matches!(generator.kind, Kind::AsyncGenerator);
        let stop = match () {
            () if error.is_a("StopIteration") => "StopIteration",
            () if asynchronous && error.is_a("StopAsyncIteration") => "StopAsyncIteration",
            () => return error,
        };
        let new = self.error("RuntimeError", format!("{} raised {stop}", generator.word()));
        if let Some(parts) = new.0.exception() {
            *parts.cause.borrow_mut() = Some(error.0.clone());
            *parts.context.borrow_mut() = Some(error.0);
            parts.suppress.set(true);
        }
        new
    }

    /// A waiting `yield from` gets the exception first: `Ok` with its next value, or the exception
    /// to raise here.
    fn throw_into_delegate(
        &self,
        frame: &mut Box<Frame>,
        error: PyErr,
    ) -> Option<Result<Value, PyErr>> {
        let inner = match (frame.delegates(), frame.stack.last()) {
            (true, Some(inner)) => inner.clone(),
            _ => return Some(Err(error)),
        };
        if error.is_a("GeneratorExit") {
            return Some(Err(self.close_delegate(&inner).err().unwrap_or(error)));
        }
        let step = match &inner {
            Value::Generator(inner) => self.resume(inner, Value::None, Some(error)),
            other => match self.attr_opt(other, "throw") {
                Ok(Some(throw)) => match self.call(&throw, vec![error.value()]) {
                    Ok(value) => Ok(Ok(value)),
                    Err(error) if error.is_a("StopIteration") => Ok(Err(stop_value(&error))),
                    Err(error) => Err(error),
                },
                Ok(None) => return Some(Err(error)),
                Err(error) => Err(error),
            },
        };
        match step {
            Ok(Ok(value)) => Some(Ok(value)),
            Ok(Err(returned)) => {
                frame.pop();
                frame.push(returned);
                frame.pc += 1;
                None
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Closes what a `yield from` waits for.
    fn close_delegate(&self, inner: &Value) -> PyResult<()> {
        if let Value::Generator(inner) = inner {
            return self.close_generator(inner);
        }
        match self.attr_opt(inner, "close")? {
            Some(close) => self.call(&close, Vec::new()).map(drop),
            None => Ok(()),
        }
    }

    /// `yield from`: the stack holds the iterator and what was sent.
    pub(super) fn yield_from(&self, frame: &mut Box<Frame>) -> PyResult<Flow> {
        let sent = frame.pop();
        let iter = frame.top().clone();
        let step = match &iter {
            Value::Generator(inner) => self.resume(inner, sent, None)?,
            other if sent.is_none() => match self.next_or_value(other)? {
                Ok(value) => Ok(value),
                Err(value) => Err(value),
            },
            other => match self.call_method(other, "send", vec![sent]) {
                Ok(value) => Ok(value),
                Err(error) if error.is_a("StopIteration") => Err(stop_value(&error)),
                Err(error) => return Err(error),
            },
        };
        match step {
            Ok(value) => {
                frame.pc -= 1;
                Ok(Flow::Yield(value))
            }
            Err(returned) => {
                frame.pop();
                frame.push(returned);
                Ok(Flow::Next)
            }
        }
    }

    /// `generator.close()`.
    ///
    /// # Errors
    /// What the generator raises instead of ending.
    pub(crate) fn close_generator(&self, generator: &Generator) -> PyResult<()> {
        if let Kind::Through(coroutine) = &generator.kind {
            return self.close_generator(coroutine);
        }
        if generator.frame.borrow().as_ref().is_none_or(|frame| frame.pc == 0) {
            generator.frame.borrow_mut().take();
            return Ok(());
        }
        match self.resume(generator, Value::None, Some(self.error("GeneratorExit", ""))) {
            Ok(Ok(_)) => {
                let message = format!("{} ignored GeneratorExit", generator.word());
                Err(self.error("RuntimeError", message))
            }
            Ok(Err(_)) => Ok(()),
            Err(error) if error.is_a("GeneratorExit") || error.is_a("StopIteration") => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// The value a StopIteration carries.
pub(crate) fn stop_value(error: &PyErr) -> Value {
    error
        .0
        .exception()
        .and_then(|parts| parts.args.borrow().first().cloned())
        .unwrap_or(Value::None)
}
