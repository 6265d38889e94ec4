//! The loop that runs instructions.
use super::attribute::Quick;
use super::{FUEL, Vm};
use crate::code::{Op, UnaryOp};
use crate::error::{PyErr, PyResult};
use crate::frame::{Block, Frame};
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
    pub(crate) fn run_after(&self, frame: Box<Frame>, thrown: Option<PyErr>) -> Result<Exit, PyErr> {
        let base = self.frames.borrow().len();
        self.deeper(|vm| vm.run_frames(frame, base, thrown))
    }

    fn run_frames(&self, frame: Box<Frame>, base: usize, thrown: Option<PyErr>) -> Result<Exit, PyErr> {
        let mut frame = frame;
        if let Some(error) = thrown {
            frame = self.unwind(frame, error, base)?;
        }
        loop {
            let Some(&op) = frame.code.ops.get(frame.pc) else { return Ok(Exit::Returned(Value::None)) };
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
                        let error = self.error("RecursionError", "maximum recursion depth exceeded");
                        frame = self.unwind(frame, error, base)?;
                    }
                }
                Ok(Flow::Return(value)) => {
                    if self.frames.borrow().len() == base {
                        return Ok(Exit::Returned(value));
                    }
                    let made = frame.result.take();
                    let Some(outer) = self.frames.borrow_mut().pop() else { return Ok(Exit::Returned(value)) };
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
                return Err(self.error("TimeoutError", "the playground stops a run that takes too long"));
            }
            None => {}
        }
        if steps > self.budget.steps {
            self.steps.set(0);
            self.stopped.set(true);
            return Err(self.error("TimeoutError", "the playground stops a run after this many steps"));
        }
        if self.host.memory() > self.budget.memory {
            return Err(self.error("MemoryError", ""));
        }
        Ok(())
    }

    /// The instructions that run most; the rest are in `step_more`.
    #[inline]
    fn step(&self, frame: &mut Box<Frame>, op: Op) -> PyResult<Flow> {
        match op {
            Op::LoadLocal(index) => {
                let value = frame.stack[index as usize].clone();
                if value.is_unbound() {
                    return Err(self.unbound_local(frame, index));
                }
                frame.push(value);
            }
            Op::StoreLocal(index) => {
                let value = frame.pop();
                frame.stack[index as usize] = value;
            }
            Op::Const(index) => {
                let value = frame.code.consts[index as usize].clone();
                frame.push(value);
            }
            Op::LoadGlobal(index) => {
                let value = self.load_global(frame, index)?;
                frame.push(value);
            }
            Op::LoadAttr(index) => {
                let object = frame.pop();
                let name = &frame.code.names[index as usize];
                let value = match self.quick_attr(&object, name) {
                    Quick::Value(value) => value,
                    Quick::Getter(inner) => return Ok(Flow::Enter(inner)),
                    Quick::Neither => self.get_attr(&object, name)?,
                };
                frame.push(value);
            }
            Op::LoadMethod(index) => self.load_method(frame, index)?,
            Op::CallMethod(count) => return self.call_method_op(frame, count as usize),
            Op::Call(count) => return self.call_op(frame, count as usize),
            Op::Binary(op) => {
                let right = frame.pop();
                let left = frame.pop();
                let value = self.binary(op, &left, &right)?;
                frame.push(value);
            }
            Op::Compare(op) => {
                let right = frame.pop();
                let left = frame.pop();
                let value = self.compare(op, &left, &right)?;
                frame.push(value);
            }
            Op::JumpIfFalse(to) => {
                let value = frame.pop();
                if !self.truth(&value)? {
                    frame.pc = to as usize;
                }
            }
            Op::JumpIfTrue(to) => {
                let value = frame.pop();
                if self.truth(&value)? {
                    frame.pc = to as usize;
                }
            }
            Op::Jump(to) => frame.pc = to as usize,
            Op::ForIter(end) => match self.next(frame.top())? {
                Some(value) => frame.push(value),
                None => {
                    frame.pop();
                    frame.pc = end as usize;
                }
            },
            Op::Pop => drop(frame.pop()),
            Op::Return => return Ok(Flow::Return(frame.pop())),
            _ => return self.step_more(frame, op),
        }
        Ok(Flow::Next)
    }

    /// Stack, operators, jumps.
    fn step_more(&self, frame: &mut Box<Frame>, op: Op) -> PyResult<Flow> {
        match op {
            Op::Dup => frame.push(frame.top().clone()),
            Op::DupTwo => {
                let at = frame.stack.len().saturating_sub(2);
                frame.stack.extend_from_within(at..);
            }
            Op::Swap => {
                let top = frame.stack.len();
                if top >= 2 {
                    frame.stack.swap(top - 1, top - 2);
                }
            }
            Op::RotThree => rotate(frame, 3),
            Op::RotFour => rotate(frame, 4),
            Op::InPlace(op) => {
                let right = frame.pop();
                let left = frame.pop();
                let value = self.in_place(op, &left, &right)?;
                frame.push(value);
            }
            Op::Unary(op) => {
                let value = frame.pop();
                let result = match op {
                    UnaryOp::Not => Value::Bool(!self.truth(&value)?),
                    _ => self.unary(op, &value)?,
                };
                frame.push(result);
            }
            Op::Is(wanted) => {
                let (right, left) = (frame.pop(), frame.pop());
                frame.push(Value::Bool(left.is(&right) == wanted));
            }
            Op::Contains(wanted) => {
                let (right, left) = (frame.pop(), frame.pop());
                let found = self.contains(&right, &left)?;
                frame.push(Value::Bool(found == wanted));
            }
            Op::JumpIfFalseOrPop(to) => {
                if self.truth(&frame.top().clone())? {
                    frame.pop();
                } else {
                    frame.pc = to as usize;
                }
            }
            Op::JumpIfTrueOrPop(to) => {
                if self.truth(&frame.top().clone())? {
                    frame.pc = to as usize;
                } else {
                    frame.pop();
                }
            }
            Op::GetIter => {
                let value = frame.pop();
                let iter = self.iter(&value)?;
                frame.push(iter);
            }
            Op::CallKeywords(count, names) => return self.call_keywords_op(frame, count as usize, names),
            Op::CallSpread(keywords) => return self.call_spread_op(frame, keywords),
            Op::Yield => return Ok(Flow::Yield(frame.pop())),
            Op::YieldFrom => return self.yield_from(frame),
            _ => return self.step_blocks(frame, op),
        }
        Ok(Flow::Next)
    }

    /// Exceptions and `with`.
    fn step_blocks(&self, frame: &mut Box<Frame>, op: Op) -> PyResult<Flow> {
        match op {
            Op::SetupTry(to) => frame.blocks.push(Block::Try(to, frame.stack.len() as u32)),
            Op::PopBlock => drop(frame.blocks.pop()),
            Op::PopExcept => self.pop_except(frame),
            Op::Raise(count) => return Err(self.raise_op(frame, count)),
            Op::Reraise => return Err(self.reraise(frame)),
            Op::MatchException => {
                let (class, error) = (frame.pop(), frame.pop());
                let matches = self.exception_matches(&error, &class)?;
                frame.push(Value::Bool(matches));
            }
            Op::WithEnter(to) => self.with_enter(frame, to)?,
            Op::WithExit => {
                let exit = frame.pop();
                let nothing = vec![Value::None, Value::None, Value::None];
                self.with_frame_visible(frame, |vm| vm.call(&exit, nothing))?;
            }
            Op::WithExcept => self.with_except(frame)?,
            Op::GroupBegin => self.group_begin(frame),
            Op::GroupMatch => self.group_match(frame)?,
            Op::GroupCaught => self.group_caught(frame),
            Op::GroupEnd => self.group_end(frame)?,
            Op::GroupRaise => {
                let error = self.reraise(frame);
                // A group made of what handlers raised has no place of its own here.
                self.raised_again.set(true);
                return Err(error);
            }
            Op::AssertionError => {
                let class = self.types.exceptions.get("AssertionError").cloned();
                frame.push(class.map_or(Value::None, Value::Class));
            }
            Op::Unsupported(index) => {
                let what = self.str(&frame.code.consts[index as usize])?;
                return Err(self.error("NotImplementedError", format!("the playground does not run {what}")));
            }
            _ => return self.step_names(frame, op),
        }
        Ok(Flow::Next)
    }

    /// Names, attributes and items.
    fn step_names(&self, frame: &mut Box<Frame>, op: Op) -> PyResult<Flow> {
        match op {
            Op::LoadCell(index) => {
                let value = frame.cells[index as usize].borrow().clone();
                if value.is_unbound() {
                    return Err(self.unbound_cell(frame, index));
                }
                frame.push(value);
            }
            Op::StoreCell(index) => {
                let value = frame.pop();
                let old = frame.cells[index as usize].replace(value);
                drop(old);
            }
            Op::DeleteCell(index) => {
                if frame.cells[index as usize].replace(Value::Unbound).is_unbound() {
                    return Err(self.unbound_cell(frame, index));
                }
            }
            Op::PushCell(index) => frame.push(Value::Cell(frame.cells[index as usize].clone())),
            Op::DeleteLocal(index) => {
                if std::mem::replace(&mut frame.stack[index as usize], Value::Unbound).is_unbound() {
                    return Err(self.unbound_local(frame, index));
                }
            }
            Op::LoadClassCell(index) => {
                let value = self.load_class_cell(frame, index)?;
                frame.push(value);
            }
            Op::LoadName(index) => {
                let value = self.load_name(frame, index)?;
                frame.push(value);
            }
            Op::StoreName(index) => self.store_name(frame, index)?,
            Op::DeleteName(index) => self.delete_name(frame, index)?,
            Op::StoreGlobal(index) => {
                let value = frame.pop();
                frame.globals.set_str(&frame.code.names[index as usize], value);
            }
            Op::DeleteGlobal(index) => {
                let name = frame.code.names[index as usize].clone();
                if frame.globals.remove_str(&name).is_none() {
                    return Err(self.name_error(frame, &name));
                }
            }
            Op::StoreAttr(index) => {
                let (object, value) = (frame.pop(), frame.pop());
                let name = &frame.code.names[index as usize];
                match self.own_variables(&object, name) {
                    Some(dict) => dict.set_str(name, value),
                    None => self.set_attr(&object, name, value)?,
                }
            }
            Op::DeleteAttr(index) => {
                let object = frame.pop();
                self.delete_attr(&object, &frame.code.names[index as usize])?;
            }
            Op::Subscript => {
                let (index, object) = (frame.pop(), frame.pop());
                let value = self.get_item(&object, &index)?;
                frame.push(value);
            }
            Op::StoreSubscript => {
                let (index, object, value) = (frame.pop(), frame.pop(), frame.pop());
                match object {
                    // What a class's own `__setitem__` says of the line that called it needs that line's frame.
                    Value::Instance(_) => self.with_frame_visible(frame, |vm| vm.set_item(&object, &index, value))?,
                    _ => self.set_item(&object, &index, value)?,
                }
            }
            Op::DeleteSubscript => {
                let (index, object) = (frame.pop(), frame.pop());
                self.delete_item(&object, &index)?;
            }
            _ => return self.step_build(frame, op),
        }
        Ok(Flow::Next)
    }
}

fn rotate(frame: &mut Box<Frame>, count: usize) {
    let at = frame.stack.len().saturating_sub(count);
    frame.stack[at..].rotate_right(1);
}
