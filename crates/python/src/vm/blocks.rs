//! Instructions of `try` and `with`.
use super::Vm;
use crate::error::PyResult;
use crate::frame::Frame;
use crate::value::Value;

impl Vm {
    pub(super) fn op_match_exception(&self, frame: &mut Frame) -> PyResult<()> {
        let (class, error) = (frame.pop(), frame.pop());
        let matches = self.exception_matches(&error, &class)?;
        frame.push(Value::Bool(matches));
        Ok(())
    }

    pub(super) fn op_with_exit(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let exit = frame.pop();
        let nothing = vec![Value::None, Value::None, Value::None];
        self.with_frame_visible(frame, |vm| vm.call(&exit, nothing))?;
        Ok(())
    }

    pub(super) fn op_group_raise(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let error = self.reraise(frame);
        // A group made of what handlers raised has no place of its own here.
        self.raised_again.set(true);
        Err(error)
    }

    pub(super) fn op_assertion_error(&self, frame: &mut Frame) -> PyResult<()> {
        let class = self.types.exceptions.get("AssertionError").cloned();
        frame.push(class.map_or(Value::None, Value::Class));
        Ok(())
    }

    pub(super) fn op_unsupported(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let what = self.str(&frame.code.consts[index as usize])?;
        Err(self.error("NotImplementedError", format!("the playground does not run {what}")))
    }
}
