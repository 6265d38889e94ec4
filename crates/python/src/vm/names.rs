//! Instructions about names, cells, attributes and items.
use super::Vm;
use crate::error::PyResult;
use crate::frame::Frame;
use crate::value::Value;

impl Vm {
    pub(super) fn op_load_cell(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let value = frame.cells[index as usize].borrow().clone();
        if value.is_unbound() {
            return Err(self.unbound_cell(frame, index));
        }
        frame.push(value);
        Ok(())
    }

    pub(super) fn op_store_cell(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let value = frame.pop();
        let old = frame.cells[index as usize].replace(value);
        drop(old);
        Ok(())
    }

    pub(super) fn op_delete_cell(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        if frame.cells[index as usize].replace(Value::Unbound).is_unbound() {
            return Err(self.unbound_cell(frame, index));
        }
        Ok(())
    }

    pub(super) fn op_delete_local(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        if std::mem::replace(&mut frame.stack[index as usize], Value::Unbound).is_unbound() {
            return Err(self.unbound_local(frame, index));
        }
        Ok(())
    }

    pub(super) fn op_load_class_cell(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let value = self.load_class_cell(frame, index)?;
        frame.push(value);
        Ok(())
    }

    pub(super) fn op_load_name(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let value = self.load_name(frame, index)?;
        frame.push(value);
        Ok(())
    }

    pub(super) fn op_store_global(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let value = frame.pop();
        frame.globals.set_str(&frame.code.names[index as usize], value);
        Ok(())
    }

    pub(super) fn op_delete_global(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let name = frame.code.names[index as usize].clone();
        if frame.globals.remove_str(&name).is_none() {
            return Err(self.name_error(frame, &name));
        }
        Ok(())
    }

    pub(super) fn op_store_attr(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let (object, value) = (frame.pop(), frame.pop());
        let name = &frame.code.names[index as usize];
        match self.own_variables(&object, name) {
            Some(dict) => dict.set_str(name, value),
            None => self.set_attr(&object, name, value)?,
        }
        Ok(())
    }

    pub(super) fn op_delete_attr(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let object = frame.pop();
        self.delete_attr(&object, &frame.code.names[index as usize])?;
        Ok(())
    }

    pub(super) fn op_subscript(&self, frame: &mut Frame) -> PyResult<()> {
        let (index, object) = (frame.pop(), frame.pop());
        let value = self.get_item(&object, &index)?;
        frame.push(value);
        Ok(())
    }

    pub(super) fn op_store_subscript(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let (index, object, value) = (frame.pop(), frame.pop(), frame.pop());
        match object {
            // What a class's own `__setitem__` says of the line that called it needs that line's
            // frame.
            Value::Instance(_) => {
                self.with_frame_visible(frame, |vm| vm.set_item(&object, &index, value))
            }
            _ => self.set_item(&object, &index, value),
        }
    }

    pub(super) fn op_delete_subscript(&self, frame: &mut Frame) -> PyResult<()> {
        let (index, object) = (frame.pop(), frame.pop());
        self.delete_item(&object, &index)?;
        Ok(())
    }
}
