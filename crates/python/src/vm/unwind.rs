//! Raising and handling: the way of an exception through blocks and frames.
use super::Vm;
use crate::error::{PyErr, PyResult};
use crate::exception::TraceEntry;
use crate::frame::{Block, Frame};
use crate::value::Value;
use std::rc::Rc;

impl Vm {
    /// Finds the handler of an exception, in this frame or the ones that entered it; gives the
    /// frame to go on with.
    pub(super) fn unwind(
        &self,
        frame: Box<Frame>,
        error: PyErr,
        base: usize,
    ) -> Result<Box<Frame>, PyErr> {
        let mut frame = frame;
        let mut known = self.raised_again.take();
        self.set_context(&frame, &error);
        loop {
            // What is raised again keeps the place where it was raised first.
            if let Some(parts) = error.0.exception().filter(|_| !std::mem::take(&mut known)) {
                let (code, globals) = (frame.code.clone(), frame.globals.clone());
                let at = frame.pc.saturating_sub(1);
                parts.trace.borrow_mut().push(TraceEntry { code, at, globals });
            }
            if !self.stopped.get() && self.enter_handler(&mut frame, &error) {
                return Ok(frame);
            }
            if self.frames.borrow().len() == base {
                // The outermost frame is left: what runs next has its own budget.
                self.stopped.set(self.stopped.get() && self.native_depth.get() > 1);
                return Err(error);
            }
            let Some(outer) = self.frames.borrow_mut().pop() else { return Err(error) };
            self.keep_frame(std::mem::replace(&mut frame, outer));
        }
    }

    /// Goes to the innermost handler of the frame, if there is one.
    fn enter_handler(&self, frame: &mut Box<Frame>, error: &PyErr) -> bool {
        while let Some(block) = frame.blocks.pop() {
            match block {
                Block::Handler(depth) => {
                    frame.handled = exception_value(frame.stack.get(depth as usize));
                    frame.stack.truncate(depth as usize);
                }
                Block::Try(target, depth) => {
                    frame.stack.truncate(depth as usize);
                    frame.blocks.push(Block::Handler(depth));
                    let before = frame.handled.replace(error.clone());
                    frame.push(before.map_or(Value::None, |error| error.value()));
                    frame.push(error.value());
                    frame.pc = target as usize;
                    return true;
                }
            }
        }
        false
    }

    /// `__context__`: what was being handled when this was raised.
    fn set_context(&self, frame: &Frame, error: &PyErr) {
        let Some(parts) = error.0.exception() else { return };
        let handled = frame.handled.clone().or_else(|| self.handled());
        let Some(handled) = handled else { return };
        if Rc::ptr_eq(&handled.0, &error.0) || parts.context.borrow().is_some() {
            return;
        }
        let mut walk = handled.0.clone();
        loop {
            let next = walk.exception().and_then(|parts| parts.context.borrow().clone());
            match next {
                Some(next) if Rc::ptr_eq(&next, &error.0) => {
                    if let Some(parts) = walk.exception() {
                        *parts.context.borrow_mut() = None;
                    }
                    break;
                }
                Some(next) => walk = next,
                None => break,
            }
        }
        *parts.context.borrow_mut() = Some(handled.0);
    }

    pub(super) fn pop_except(&self, frame: &mut Box<Frame>) {
        if let Some(Block::Handler(depth)) = frame.blocks.pop()
            && (depth as usize) < frame.stack.len()
        {
            let before = frame.stack.remove(depth as usize);
            frame.handled = exception_value(Some(&before));
        }
    }

    pub(super) fn raise_op(&self, frame: &mut Box<Frame>, count: u8) -> PyErr {
        if count == 0 {
            let handled = frame.handled.clone();
            self.raised_again.set(handled.is_some());
            let handled = handled.or_else(|| self.handled());
            return handled
                .unwrap_or_else(|| self.error("RuntimeError", "No active exception to reraise"));
        }
        let cause = (count == 2).then(|| frame.pop());
        let value = frame.pop();
        let made = self.with_frame_visible(frame, |vm| vm.to_exception(&value));
        let error = match made {
            Ok(error) => error,
            Err(error) => return error,
        };
        match cause.map(|cause| self.set_cause(&error, &cause)) {
            Some(Err(error)) => error,
            _ => error,
        }
    }

    fn set_cause(&self, error: &PyErr, cause: &Value) -> PyResult<()> {
        let Some(parts) = error.0.exception() else { return Ok(()) };
        parts.suppress.set(true);
        *parts.cause.borrow_mut() = match cause {
            Value::None => None,
            // What making it raises is raised in its place.
            Value::Class(class) if self.is_exception_class(class) => {
                Some(self.to_exception(cause)?.0)
            }
            other => Some(
                self.to_exception(other)
                    .map_err(|_| {
                        self.type_error("exception causes must derive from BaseException")
                    })?
                    .0,
            ),
        };
        Ok(())
    }

    /// Raises what is being handled again; it keeps its context, and this place is not added to its
    /// trace twice.
    pub(super) fn reraise(&self, frame: &mut Box<Frame>) -> PyErr {
        match frame.pop() {
            Value::Instance(instance) => {
                self.raised_again.set(
                    instance.exception().is_some_and(|parts| !parts.trace.borrow().is_empty()),
                );
                PyErr(instance)
            }
            _ => self.error("RuntimeError", "No active exception to reraise"),
        }
    }

    pub(super) fn exception_matches(&self, error: &Value, class: &Value) -> PyResult<bool> {
        match class {
            Value::Class(class) if self.is_exception_class(class) => {
                Ok(self.class_of(error).is_subclass(class))
            }
            Value::Tuple(classes) => {
                for class in classes.iter() {
                    if self.exception_matches(error, class)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            // Nothing that is not here can have raised it.
            class if self.stands_in(class) => Ok(false),
            _ => Err(self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            )),
        }
    }

    pub(super) fn with_enter(&self, frame: &mut Box<Frame>, handler: u32) -> PyResult<()> {
        let manager = frame.pop();
        let class = self.class_of(&manager);
        let names = self.names();
        let (Some(enter), Some(exit)) =
            (class.lookup(&names.__enter__), class.lookup(&names.__exit__))
        else {
            let missing = if class.lookup(&names.__enter__).is_none() {
                ""
            } else {
                " (missed __exit__ method)"
            };
            return Err(self.type_error(format!(
                "'{}' object does not support the context manager protocol{missing}",
                class.name()
            )));
        };
        let exit = self.bind(&exit, &manager, &class)?;
        let enter = self.bind(&enter, &manager, &class)?;
        let value = self.with_frame_visible(frame, |vm| vm.call(&enter, Vec::new()))?;
        frame.push(exit);
        frame.blocks.push(Block::Try(handler, frame.stack.len() as u32));
        frame.push(value);
        Ok(())
    }

    pub(super) fn with_except(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let at = frame.stack.len();
        let (Some(exit), Some(error)) = (
            at.checked_sub(3).and_then(|at| frame.stack.get(at)).cloned(),
            frame.stack.last().cloned(),
        ) else {
            return Ok(());
        };
        let class = Value::Class(self.class_of(&error));
        let trace = crate::stdlib::traceback_of(self, &error);
        let result =
            self.with_frame_visible(frame, |vm| vm.call(&exit, vec![class, error, trace]))?;
        frame.push(result);
        Ok(())
    }
}

fn exception_value(value: Option<&Value>) -> Option<PyErr> {
    match value {
        Some(Value::Instance(instance)) => Some(PyErr(instance.clone())),
        _ => None,
    }
}
