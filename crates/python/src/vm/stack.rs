//! Instructions of the stack: constants and locals, operators, jumps.
use super::Vm;
use super::attribute::Quick;
use super::run::Flow;
use crate::code::{BinaryOp, CompareOp, UnaryOp};
use crate::error::PyResult;
use crate::frame::Frame;
use crate::value::Value;

impl Vm {
    #[inline(always)]
    pub(super) fn op_load_local(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let value = frame.stack[index as usize].clone();
        if value.is_unbound() {
            return Err(self.unbound_local(frame, index));
        }
        frame.push(value);
        Ok(())
    }

    #[inline(always)]
    pub(super) fn op_store_local(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let value = frame.pop();
        frame.stack[index as usize] = value;
        Ok(())
    }

    #[inline(always)]
    pub(super) fn op_const(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let value = frame.code.consts[index as usize].clone();
        frame.push(value);
        Ok(())
    }

    #[inline(always)]
    pub(super) fn op_load_global(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let value = self.load_global(frame, index)?;
        frame.push(value);
        Ok(())
    }

    #[inline(always)]
    pub(super) fn op_load_attr(&self, frame: &mut Frame, index: u32) -> PyResult<Flow> {
        let object = frame.pop();
        let name = &frame.code.names[index as usize];
        let value = match self.quick_attr(&object, name) {
            Quick::Value(value) => value,
            Quick::Getter(inner) => return Ok(Flow::Enter(inner)),
            Quick::Neither => self.get_attr(&object, name)?,
        };
        frame.push(value);
        Ok(Flow::Next)
    }

    #[inline(always)]
    pub(super) fn op_binary(&self, frame: &mut Frame, op: BinaryOp) -> PyResult<()> {
        let right = frame.pop();
        let left = frame.pop();
        let value = self.binary(op, &left, &right)?;
        frame.push(value);
        Ok(())
    }

    #[inline(always)]
    pub(super) fn op_compare(&self, frame: &mut Frame, op: CompareOp) -> PyResult<()> {
        let right = frame.pop();
        let left = frame.pop();
        let value = self.compare(op, &left, &right)?;
        frame.push(value);
        Ok(())
    }

    #[inline(always)]
    pub(super) fn op_jump_if_false(&self, frame: &mut Frame, to: u32) -> PyResult<()> {
        let value = frame.pop();
        if !self.truth(&value)? {
            frame.pc = to as usize;
        }
        Ok(())
    }

    #[inline(always)]
    pub(super) fn op_jump_if_true(&self, frame: &mut Frame, to: u32) -> PyResult<()> {
        let value = frame.pop();
        if self.truth(&value)? {
            frame.pc = to as usize;
        }
        Ok(())
    }

    #[inline(always)]
    pub(super) fn op_for_iter(&self, frame: &mut Frame, end: u32) -> PyResult<()> {
        match self.next(frame.top())? {
            Some(value) => frame.push(value),
            None => {
                frame.pop();
                frame.pc = end as usize;
            }
        }
        Ok(())
    }

    pub(super) fn op_dup_two(&self, frame: &mut Frame) -> PyResult<()> {
        let at = frame.stack.len().saturating_sub(2);
        frame.stack.extend_from_within(at..);
        Ok(())
    }

    pub(super) fn op_swap(&self, frame: &mut Frame) -> PyResult<()> {
        let top = frame.stack.len();
        if top >= 2 {
            frame.stack.swap(top - 1, top - 2);
        }
        Ok(())
    }

    pub(super) fn op_in_place(&self, frame: &mut Frame, op: BinaryOp) -> PyResult<()> {
        let right = frame.pop();
        let left = frame.pop();
        let value = self.in_place(op, &left, &right)?;
        frame.push(value);
        Ok(())
    }

    pub(super) fn op_unary(&self, frame: &mut Frame, op: UnaryOp) -> PyResult<()> {
        let value = frame.pop();
        let result = match op {
            UnaryOp::Not => Value::Bool(!self.truth(&value)?),
            _ => self.unary(op, &value)?,
        };
        frame.push(result);
        Ok(())
    }

    pub(super) fn op_is(&self, frame: &mut Frame, wanted: bool) -> PyResult<()> {
        let (right, left) = (frame.pop(), frame.pop());
        frame.push(Value::Bool(left.is(&right) == wanted));
        Ok(())
    }

    pub(super) fn op_contains(&self, frame: &mut Frame, wanted: bool) -> PyResult<()> {
        let (right, left) = (frame.pop(), frame.pop());
        let found = self.contains(&right, &left)?;
        frame.push(Value::Bool(found == wanted));
        Ok(())
    }

    pub(super) fn op_jump_if_false_or_pop(&self, frame: &mut Frame, to: u32) -> PyResult<()> {
        if self.truth(&frame.top().clone())? {
            frame.pop();
        } else {
            frame.pc = to as usize;
        }
        Ok(())
    }

    pub(super) fn op_jump_if_true_or_pop(&self, frame: &mut Frame, to: u32) -> PyResult<()> {
        if self.truth(&frame.top().clone())? {
            frame.pc = to as usize;
        } else {
            frame.pop();
        }
        Ok(())
    }

    pub(super) fn op_get_iter(&self, frame: &mut Frame) -> PyResult<()> {
        let value = frame.pop();
        let iter = self.iter(&value)?;
        frame.push(iter);
        Ok(())
    }
}
