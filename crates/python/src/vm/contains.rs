//! `in`: whether a container holds an item.
use super::Vm;
use crate::collections::Set;
use crate::error::PyResult;
use crate::value::{Value, ViewKind};
use std::rc::Rc;

impl Vm {
    /// `item in container`.
    ///
    /// # Errors
    /// TypeError where it is no container; what `__contains__` and `__eq__` raise.
    pub fn contains(&self, container: &Value, item: &Value) -> PyResult<bool> {
        match container {
            Value::Dict(dict) => Ok(dict.get_item(self, item)?.is_some()),
            Value::Set(set) | Value::FrozenSet(set) => self.set_contains(set, item),
            Value::Str(text) => match item.as_str() {
                Some(part) => Ok(text.contains(part.as_str())),
                None => Err(self.type_error(format!(
                    "'in <string>' requires string as left operand, not {}",
                    self.class_of(item).name()
                ))),
            },
            Value::Tuple(items) => self.any_equal(items, item),
            Value::List(list) => self.any_equal(&list.to_vec(), item),
            Value::View(view) if view.proxy || view.kind == ViewKind::Keys => {
                Ok(view.dict.get_item(self, item)?.is_some())
            }
            Value::Range(range) => match item.as_int() {
                Some(number) => {
                    let offset = number as i128 - range.start as i128;
                    let place = offset / range.step as i128;
                    Ok(offset % range.step as i128 == 0
                        && place >= 0
                        && place < range.len() as i128)
                }
                None => match item.base() {
                    Value::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
                        self.contains(container, &Value::Int(*number as i64))
                    }
                    _ if !matches!(item, Value::Instance(_)) => Ok(false),
                    _ => self.object_contains(container, item),
                },
            },
            Value::Bytes(_) | Value::ByteArray(_) => self.bytes_contain(container, item),
            Value::Instance(_)
                if matches!(container.base(), Value::Bytes(_) | Value::ByteArray(_))
                    && !self.class_of(container).has(&self.names().__contains__) =>
            {
                self.bytes_contain(container, item)
            }
            _ => self.object_contains(container, item),
        }
    }

    fn bytes_contain(&self, container: &Value, item: &Value) -> PyResult<bool> {
        let bytes = crate::builtins::bytes_content(self, container)?;
        if matches!(item.base(), Value::Bytes(_) | Value::ByteArray(_)) {
            let part = crate::builtins::bytes_content(self, item)?;
            return Ok(crate::builtins::bytes_position(&bytes, &part).is_some());
        }
        if item.as_int().is_none() && self.class_of(item).lookup(&self.names().__index__).is_none()
        {
            return Err(self.type_error(format!(
                "a bytes-like object is required, not '{}'",
                self.class_of(item).name()
            )));
        }
        let byte = u8::try_from(self.index(item)?)
            .map_err(|_| self.value_error("byte must be in range(0, 256)"))?;
        Ok(bytes.contains(&byte))
    }

    fn set_contains(&self, set: &Rc<Set>, item: &Value) -> PyResult<bool> {
        match item.base() {
            Value::Set(inner) => set.contains(self, &Value::FrozenSet(inner.clone())),
            _ => set.contains(self, item),
        }
    }

    fn any_equal(&self, items: &[Value], item: &Value) -> PyResult<bool> {
        for known in items {
            if known.is(item) || self.equal(known, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn object_contains(&self, container: &Value, item: &Value) -> PyResult<bool> {
        let class = self.class_of(container);
        match class.lookup(&self.names().__contains__) {
            Some(Value::Native(native))
                if native.owner.is_some() && !container.base().is(container) =>
            {
                return self.contains(&container.base().clone(), item);
            }
            Some(found) if !found.is_none() => {
                let method = self.bind(&found, container, &class)?;
                let result = self.call(&method, vec![item.clone()])?;
                return self.truth(&result);
            }
            _ => {}
        }
        if !self.is_iterable(container) {
            return Err(
                self.type_error(format!("argument of type '{}' is not iterable", class.name()))
            );
        }
        let iter = self.iter(container)?;
        while let Some(known) = self.next(&iter)? {
            if known.is(item) || self.equal(&known, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
