//! What changes a bytearray in place.
use super::bytes::content;
use super::{method, simple};
use crate::error::PyResult;
use crate::value::{Slice, Value};
use crate::vm::Vm;
use std::cell::RefCell;
use std::rc::Rc;

fn array(vm: &Vm, value: &Value) -> PyResult<Rc<RefCell<Vec<u8>>>> {
    match value.base() {
        Value::ByteArray(bytes) => Ok(bytes.clone()),
        other => Err(vm.type_error(format!(
            "descriptor requires a bytearray, not '{}'",
            vm.class_of(other).name()
        ))),
    }
}

fn byte(vm: &Vm, value: &Value) -> PyResult<u8> {
    u8::try_from(vm.index(value)?).map_err(|_| vm.value_error("byte must be in range(0, 256)"))
}

/// Bytes of a bytes-like object or of an iterable of numbers.
pub(crate) fn bytes_of(vm: &Vm, value: &Value) -> PyResult<Vec<u8>> {
    if matches!(value.base(), Value::Bytes(_) | Value::ByteArray(_)) {
        return content(vm, value);
    }
    vm.list_of(value)?.iter().map(|item| byte(vm, item)).collect()
}

pub(super) fn install(vm: &Vm) {
    let class = &vm.types.bytearray;
    method(class, "append", "(self, item, /)", |vm, a| {
        let new = byte(vm, &a[1])?;
        array(vm, &a[0])?.borrow_mut().push(new);
        Ok(Value::None)
    });
    method(class, "extend", "(self, iterable_of_ints, /)", |vm, a| {
        let more = bytes_of(vm, &a[1])?;
        let array = array(vm, &a[0])?;
        vm.check_size(array.borrow().len() + more.len())?;
        array.borrow_mut().extend(more);
        Ok(Value::None)
    });
    method(class, "insert", "(self, index, item, /)", |vm, a| {
        let array = array(vm, &a[0])?;
        let (length, index, new) =
            (array.borrow().len() as i64, vm.index(&a[1])?, byte(vm, &a[2])?);
        let at = if index < 0 { (index + length).max(0) } else { index.min(length) };
        array.borrow_mut().insert(at as usize, new);
        Ok(Value::None)
    });
    method(class, "pop", "(self, index=-1, /)", |vm, a| {
        let array = array(vm, &a[0])?;
        let length = array.borrow().len() as i64;
        if length == 0 {
            return Err(vm.error("IndexError", "pop from empty bytearray"));
        }
        let index = vm.index(&a[1])?;
        let at = if index < 0 { index + length } else { index };
        if !(0..length).contains(&at) {
            return Err(vm.error("IndexError", "pop index out of range"));
        }
        let old = array.borrow_mut().remove(at as usize);
        Ok(Value::Int(old as i64))
    });
    method(class, "remove", "(self, value, /)", |vm, a| {
        let (array, gone) = (array(vm, &a[0])?, byte(vm, &a[1])?);
        let at = array.borrow().iter().position(|known| *known == gone);
        let Some(at) = at else { return Err(vm.value_error("value not found in bytearray")) };
        array.borrow_mut().remove(at);
        Ok(Value::None)
    });
    simple(class, "reverse", |vm, b| {
        array(vm, b)?.borrow_mut().reverse();
        Ok(Value::None)
    });
    simple(class, "clear", |vm, b| {
        array(vm, b)?.borrow_mut().clear();
        Ok(Value::None)
    });
    simple(class, "copy", |vm, b| Ok(Value::ByteArray(Rc::new(content(vm, b)?.into()))));
}

impl Vm {
    /// `bytearray[index] = value`, slices included.
    pub(crate) fn set_byte(
        &self,
        bytes: &RefCell<Vec<u8>>,
        index: &Value,
        value: &Value,
    ) -> PyResult<()> {
        let length = bytes.borrow().len();
        let Value::Slice(slice) = index else {
            let place = self.place(index, length, "bytearray")?;
            let new = byte(self, value)?;
            bytes.borrow_mut()[place] = new;
            return Ok(());
        };
        if value.as_int().is_some() || value.as_str().is_some() {
            return Err(self.type_error(
                "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
            ));
        }
        let new = bytes_of(self, value)?;
        self.replace_bytes(bytes, slice, new, length)
    }

    fn replace_bytes(
        &self,
        bytes: &RefCell<Vec<u8>>,
        slice: &Slice,
        new: Vec<u8>,
        length: usize,
    ) -> PyResult<()> {
        let span = self.span(slice, length)?;
        if span.step == 1 {
            let start = span.start as usize;
            bytes.borrow_mut().splice(start..start + span.count, new);
            return Ok(());
        }
        if new.len() != span.count {
            return Err(self.value_error(format!(
                "attempt to assign bytes of size {} to extended slice of size {}",
                new.len(),
                span.count
            )));
        }
        let mut bytes = bytes.borrow_mut();
        span.indexes().zip(new).for_each(|(at, byte)| bytes[at] = byte);
        Ok(())
    }

    /// `del bytearray[index]`.
    pub(crate) fn delete_byte(&self, bytes: &RefCell<Vec<u8>>, index: &Value) -> PyResult<()> {
        let length = bytes.borrow().len();
        let Value::Slice(slice) = index else {
            let place = self.place(index, length, "bytearray")?;
            bytes.borrow_mut().remove(place);
            return Ok(());
        };
        let mut gone: Vec<usize> = self.span(slice, length)?.indexes().collect();
        gone.sort_unstable();
        let mut bytes = bytes.borrow_mut();
        for at in gone.into_iter().rev() {
            bytes.remove(at);
        }
        Ok(())
    }
}
