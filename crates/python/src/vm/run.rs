//! The loop that runs instructions.
use super::{FUEL, Vm};
use crate::error::PyErr;
use crate::frame::Frame;
use crate::host::Stop;
use crate::value::Value;

/// What an instruction asks of the loop.
pub(super) enum Flow {
    /// Go on.
    Next,
    /// Run this frame, then go on with its value.
    Enter(Box<Frame>),
    /// Leave the frame with this value.
    Return(Value),
    /// Hand this value out and wait.
    Yield(Value),
}

/// How a run of frames ended.
pub(crate) enum Exit {
    /// The first frame returned.
    Returned(Value),
    /// The first frame waits after a `yield`.
    Yielded(Value, Box<Frame>),
}

impl Frame {
    #[inline(always)]
    pub(super) fn push(&mut self, value: Value) {
        self.stack.push(value);
    }

    #[inline(always)]
    pub(super) fn pop(&mut self) -> Value {
        self.stack.pop().unwrap_or(Value::None)
    }

    #[inline]
    pub(super) fn top(&self) -> &Value {
        self.stack.last().unwrap_or(&Value::None)
    }

    pub(super) fn pop_many(&mut self, count: usize) -> Vec<Value> {
        let at = self.stack.len().saturating_sub(count);
        self.stack.split_off(at)
    }
}

impl Vm {
    /// Runs a frame, and the frames it enters, to its end or its next `yield`.
    pub(crate) fn run(&self, frame: Box<Frame>) -> Result<Exit, PyErr> {
        self.run_after(frame, None)
    }

    /// The same, but first raises an exception in the frame (`generator.throw`).
    pub(crate) fn run_after(
        &self,
        frame: Box<Frame>,
        thrown: Option<PyErr>,
    ) -> Result<Exit, PyErr> {
        let base = self.frames.borrow().len();
        self.deeper(|vm| vm.run_frames(frame, base, thrown))
    }

    fn run_frames(
        &self,
        frame: Box<Frame>,
        base: usize,
        thrown: Option<PyErr>,
    ) -> Result<Exit, PyErr> {
        let mut frame = frame;
        if let Some(error) = thrown {
            frame = self.unwind(frame, error, base)?;
        }
        loop {
            let Some(&op) = frame.code.ops.get(frame.pc) else {
                return Ok(Exit::Returned(Value::None));
            };
            frame.pc += 1;
            let flow = match self.tick() {
                Ok(()) => self.step(&mut frame, op),
                Err(error) => Err(error),
            };
            match flow {
                Ok(Flow::Next) => {}
                Ok(Flow::Enter(inner)) => {
                    let mut frames = self.frames.borrow_mut();
                    let depth = frames.len();
                    frames.push(std::mem::replace(&mut frame, inner));
                    drop(frames);
                    if depth + 2 > self.budget.depth {
                        let error =
                            self.error("RecursionError", "maximum recursion depth exceeded");
                        frame = self.unwind(frame, error, base)?;
                    }
                }
                Ok(Flow::Return(value)) => {
                    if self.frames.borrow().len() == base {
                        return Ok(Exit::Returned(value));
                    }
                    let made = frame.result.take();
                    let Some(outer) = self.frames.borrow_mut().pop() else {
                        return Ok(Exit::Returned(value));
                    };
                    self.keep_frame(std::mem::replace(&mut frame, outer));
                    match made {
                        Some(_) if !value.is_none() => {
                            let error = self.init_returned(&value);
                            frame = self.unwind(frame, error, base)?;
                        }
                        made => frame.push(made.unwrap_or(value)),
                    }
                }
                Ok(Flow::Yield(value)) => return Ok(Exit::Yielded(value, frame)),
                Err(error) => frame = self.unwind(frame, error, base)?,
            }
        }
    }

    /// Fuel is used up: look at what else may be.
    pub(super) fn refuel(&self) -> Result<(), PyErr> {
        self.fuel.set(FUEL);
        let steps = self.steps.get() + FUEL as u64;
        self.steps.set(steps);
        match self.host.stop() {
            Some(Stop::Interrupt) => return Err(self.error("KeyboardInterrupt", "")),
            Some(Stop::Time) => {
                self.stopped.set(true);
                return Err(
                    self.error("TimeoutError", "the playground stops a run that takes too long")
                );
            }
            None => {}
        }
        if steps > self.budget.steps {
            self.steps.set(0);
            self.stopped.set(true);
            return Err(
                self.error("TimeoutError", "the playground stops a run after this many steps")
            );
        }
        self.check_memory(0)
    }
}

pub(super) fn rotate(frame: &mut Frame, count: usize) {
    let at = frame.stack.len().saturating_sub(count);
    frame.stack[at..].rotate_right(1);
}
