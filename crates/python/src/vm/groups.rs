//! What `except*` does while it runs. A list on the stack holds the exception, what no handler took
//! yet, what handlers raised again, what they raised anew, the part the running handler took, and
//! how long that one's trace was.
use super::Vm;
use crate::error::{PyErr, PyResult};
use crate::frame::Frame;
use crate::value::Value;

/// Places in the state.
const ORIGINAL: usize = 0;
const REST: usize = 1;
const AGAIN: usize = 2;
const NEW: usize = 3;
const TAKEN: usize = 4;
const LENGTH: usize = 5;

impl Vm {
    /// The exception becomes the state.
    pub(super) fn group_begin(&self, frame: &mut Frame) {
        let error = frame.pop();
        let (again, new) = (Value::list(Vec::new()), Value::list(Vec::new()));
        frame.push(Value::list(vec![error.clone(), error, again, new, Value::None, Value::Int(0)]));
    }

    /// Pops the classes of a handler; pushes its part and True, or False.
    pub(super) fn group_match(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let kinds = frame.pop();
        let Value::List(state) = frame.top().clone() else { return Ok(()) };
        let rest = state.get(REST).unwrap_or(Value::None);
        let take = self.group_function("take")?;
        let parts = self.with_frame_visible(frame, |vm| vm.call(&take, vec![rest, kinds]))?;
        let Some([taken, left]) =
            parts.as_tuple().and_then(|parts| <[Value; 2]>::try_from(parts.to_vec()).ok())
        else {
            return Ok(());
        };
        if let Value::Instance(instance) = &taken {
            let mut slots = state.borrow_mut();
            slots[REST] = left;
            slots[TAKEN] = taken.clone();
            slots[LENGTH] = Value::Int(trace_length(&taken));
            frame.handled = Some(PyErr(instance.clone()));
            frame.push(taken);
            frame.push(Value::Bool(true));
        } else {
            frame.push(Value::Bool(false));
        }
        Ok(())
    }

    /// A handler raised: its own part again, or something new.
    pub(super) fn group_caught(&self, frame: &mut Frame) {
        let error = frame.pop();
        let Some(Value::List(state)) = frame.stack.iter().rev().nth(1).cloned() else { return };
        let slots = state.borrow().clone();
        let same = slots[TAKEN].is(&error) && slots[LENGTH].as_int() == Some(trace_length(&error));
        if let Value::List(list) = &slots[if same { AGAIN } else { NEW }] {
            list.borrow_mut().push(error);
        }
    }

    /// After the last handler: pushes what goes on and True, or False.
    pub(super) fn group_end(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let Value::List(state) = frame.pop() else { return Ok(()) };
        // What goes on has no part of itself as its context.
        frame.handled = match frame.top() {
            Value::Instance(before) => Some(PyErr(before.clone())),
            _ => None,
        };
        let slots = state.borrow().clone();
        let outcome = self.group_function("outcome")?;
        let args = [ORIGINAL, REST, AGAIN, NEW].map(|place| slots[place].clone()).to_vec();
        let left = self.with_frame_visible(frame, |vm| vm.call(&outcome, args))?;
        let goes_on = !left.is_none();
        if goes_on {
            frame.push(left);
        }
        frame.push(Value::Bool(goes_on));
        Ok(())
    }

    fn group_function(&self, name: &str) -> PyResult {
        let module = self.import_module("_groups")?;
        self.attr(&module, name)
    }

    /// `ExceptionGroup` and its base, once a program has named one of them.
    pub(crate) fn group_class(&self, name: &str) -> PyResult {
        let class = self.group_function(name)?;
        self.builtins.set(name, class.clone());
        Ok(class)
    }
}

fn trace_length(error: &Value) -> i64 {
    let parts = error.as_instance().and_then(|instance| instance.exception());
    parts.map_or(0, |parts| parts.trace.borrow().len() as i64)
}
