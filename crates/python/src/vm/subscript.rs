//! `object[index]`, its assignment and deletion, and slices.
use super::Vm;
use crate::error::{PyErr, PyResult};
use crate::value::{Range, Slice, Value};
use std::rc::Rc;

/// A slice applied to a length: first index, count, step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub start: i64,
    pub count: usize,
    pub step: i64,
    /// The end as given, within the length.
    pub stop: i64,
}

impl Span {
    pub(crate) fn indexes(self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.count).map(move |at| (self.start + at as i64 * self.step) as usize)
    }
}

/// A number as a size: none below 0, and as large as a size can be.
pub(super) fn as_size(number: i64) -> usize {
    usize::try_from(number.max(0)).unwrap_or(usize::MAX)
}

impl Vm {
    /// A number of things as `__index__` gives it: at least 0, and as many as there may be at most,
    /// which is less where addresses have 32 bits.
    ///
    /// # Errors
    /// As [`Vm::index`].
    pub fn count(&self, value: &Value) -> PyResult<usize> {
        Ok(as_size(self.index(value)?))
    }

    /// An integer used as an index, `__index__` asked.
    ///
    /// # Errors
    /// TypeError where it is none.
    pub fn index(&self, value: &Value) -> PyResult<i64> {
        if let Some(number) = value.as_int() {
            return Ok(number);
        }
        if let Value::Big(_) = value.base() {
            return Err(self.error("IndexError", "cannot fit 'int' into an index-sized integer"));
        }
        match self.call_special(value, &self.names().__index__, Vec::new())? {
            Some(number) if number.as_int().is_some() => Ok(number.as_int().unwrap_or(0)),
            Some(other) if !matches!(other.base(), Value::Big(_)) => Err(self.type_error(format!(
                "__index__ returned non-int (type {})",
                self.class_of(&other).name()
            ))),
            _ => Err(self.type_error(format!(
                "'{}' object cannot be interpreted as an integer",
                self.class_of(value).name()
            ))),
        }
    }

    /// Applies a slice to a length.
    pub(crate) fn span(&self, slice: &Slice, length: usize) -> PyResult<Span> {
        let length = length as i64;
        let step = if slice.step.is_none() { 1 } else { self.slice_index(&slice.step)? };
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let clamp = |value: i64, low: i64, high: i64| {
            if value < 0 { (value.saturating_add(length)).max(low) } else { value.min(high) }
        };
        let (low, high) = if step > 0 { (0, length) } else { (-1, length - 1) };
        let start = if slice.start.is_none() {
            if step > 0 { 0 } else { length - 1 }
        } else {
            clamp(self.slice_index(&slice.start)?, low, high)
        };
        let stop = if slice.stop.is_none() {
            if step > 0 { length } else { -1 }
        } else {
            clamp(self.slice_index(&slice.stop)?, low, high)
        };
        let count = if step > 0 {
            (stop - start + step - 1).max(0) / step
        } else {
            (start - stop - step - 1).max(0) / -step
        };
        Ok(Span { start, count: count as usize, step, stop })
    }

    /// Whether the start of a search lies behind the end: nothing is found there.
    pub(crate) fn starts_after(&self, start: &Value, length: usize) -> PyResult<bool> {
        Ok(!start.is_none() && self.slice_index(start)? > length as i64)
    }

    fn slice_index(&self, value: &Value) -> PyResult<i64> {
        match value.base() {
            Value::Big(big) => {
                Ok(if big.sign() == num_bigint::Sign::Minus { i64::MIN / 4 } else { i64::MAX / 4 })
            }
            base => match base.as_int() {
                Some(number) => Ok(number.clamp(i64::MIN / 4, i64::MAX / 4)),
                None => self.index(value).map_err(|_| {
                    self.type_error(
                        "slice indices must be integers or None or have an __index__ method",
                    )
                }),
            },
        }
    }

    /// An index into a sequence of a length, negative ones counted from the end.
    pub(crate) fn place(&self, index: &Value, length: usize, what: &str) -> PyResult<usize> {
        let integer = index.as_int().is_some()
            || matches!(index.base(), Value::Big(_))
            || matches!(index, Value::Instance(_))
                && self.class_of(index).lookup(&self.names().__index__).is_some();
        if !integer {
            let words = if what == "string" {
                "string indices must be integers".into()
            } else {
                format!("{what} indices must be integers or slices")
            };
            return Err(self.type_error(format!("{words}, not {}", self.quoted_class(index, what))));
        }
        let number = self.index(index)?;
        let place = if number < 0 { number + length as i64 } else { number };
        usize::try_from(place)
            .ok()
            .filter(|place| *place < length)
            .ok_or_else(|| self.out_of_range(what))
    }

    fn quoted_class(&self, value: &Value, what: &str) -> String {
        let class = self.class_of(value).name();
        if what == "string" { format!("'{class}'") } else { class.to_string() }
    }

    fn out_of_range(&self, what: &str) -> PyErr {
        match what {
            "byte" => self.error("IndexError", "index out of range"),
            _ => self.error("IndexError", format!("{what} index out of range")),
        }
    }

    /// `object[index]`.
    ///
    /// # Errors
    /// KeyError, IndexError, TypeError; what `__getitem__` raises.
    pub fn get_item(&self, object: &Value, index: &Value) -> PyResult {
        match object {
            Value::Dict(dict) => dict.get_item(self, index)?.ok_or_else(|| self.key_error(index)),
            Value::List(list) => match index {
                Value::Slice(slice) => {
                    let span = self.span(slice, list.len())?;
                    let items = list.borrow();
                    Ok(Value::list(
                        span.indexes().filter_map(|at| items.get(at).cloned()).collect(),
                    ))
                }
                _ => {
                    let place = self.place(index, list.len(), "list")?;
                    Ok(list.get(place).unwrap_or(Value::None))
                }
            },
            Value::Tuple(items) => match index {
                Value::Slice(slice) => {
                    let span = self.span(slice, items.len())?;
                    if span.step == 1 && span.count == items.len() {
                        return Ok(object.clone());
                    }
                    Ok(Value::tuple(
                        span.indexes().filter_map(|at| items.get(at).cloned()).collect(),
                    ))
                }
                _ => Ok(items[self.place(index, items.len(), "tuple")?].clone()),
            },
            Value::Str(text) => match index {
                Value::Slice(slice) => {
                    let span = self.span(slice, text.chars_len())?;
                    if span.step == 1 && span.count == text.chars_len() {
                        return Ok(object.clone());
                    }
                    if span.step == 1 {
                        return Ok(Value::Str(
                            text.substring(span.start as usize, span.start as usize + span.count),
                        ));
                    }
                    let characters: Vec<char> = text.chars().collect();
                    Ok(span
                        .indexes()
                        .filter_map(|at| characters.get(at))
                        .collect::<String>()
                        .into())
                }
                _ => {
                    let place = self.place(index, text.chars_len(), "string")?;
                    Ok(text
                        .char_at(place)
                        .map_or(Value::None, |character| self.character(character)))
                }
            },
            Value::Bytes(bytes) => self.byte_item(bytes, index, false),
            Value::ByteArray(bytes) => self.byte_item(&bytes.borrow(), index, true),
            Value::Range(range) => self.range_item(range, index),
            Value::View(view) if view.proxy => {
                view.dict.get_item(self, index)?.ok_or_else(|| self.key_error(index))
            }
            Value::Class(class) => self.class_item(class, object, index),
            Value::Instance(_) => self.object_item(object, index),
            _ => Err(self.type_error(format!(
                "'{}' object is not subscriptable",
                self.class_of(object).name()
            ))),
        }
    }

    fn byte_item(&self, bytes: &[u8], index: &Value, array: bool) -> PyResult {
        let Value::Slice(slice) = index else {
            return Ok(Value::Int(bytes[self.place(index, bytes.len(), "byte")?] as i64));
        };
        let span = self.span(slice, bytes.len())?;
        let part: Vec<u8> = span.indexes().filter_map(|at| bytes.get(at).copied()).collect();
        Ok(if array { Value::ByteArray(Rc::new(part.into())) } else { Value::Bytes(Rc::new(part)) })
    }

    fn range_item(&self, range: &Range, index: &Value) -> PyResult {
        let Value::Slice(slice) = index else {
            return Ok(Value::Int(range.at(self.place(index, range.len(), "range object")?)));
        };
        let span = self.span(slice, range.len())?;
        let at = |index: i64| range.start.saturating_add(index.saturating_mul(range.step));
        let step = range.step.saturating_mul(span.step);
        Ok(Value::Range(Rc::new(Range { start: at(span.start), stop: at(span.stop), step })))
    }

    fn class_item(&self, class: &crate::class::Class, object: &Value, index: &Value) -> PyResult {
        if let Some(meta) = class.metaclass.get()
            && let Some(found) = meta.lookup(&self.names().__getitem__)
        {
            let method = self.bind(&found, object, meta)?;
            return self.call(&method, vec![index.clone()]);
        }
        match class.lookup(&self.names().__class_getitem__) {
            Some(found) => {
                let method = self.bind_to_class(&found, class)?;
                self.call(&method, vec![index.clone()])
            }
            None => Err(self.type_error(format!("type '{}' is not subscriptable", class.name()))),
        }
    }

    fn object_item(&self, object: &Value, index: &Value) -> PyResult {
        let class = self.class_of(object);
        match class.lookup(&self.names().__getitem__) {
            Some(Value::Native(native)) if native.owner.is_some() && !object.base().is(object) => {}
            Some(found) => {
                let method = self.bind(&found, object, &class)?;
                return self.call(&method, vec![index.clone()]);
            }
            None => {}
        }
        let base = object.base();
        if base.is(object) {
            return Err(self.type_error(format!("'{}' object is not subscriptable", class.name())));
        }
        if let (Value::Dict(dict), Some(_)) = (base, class.lookup(&self.names().__missing__)) {
            if let Some(value) = dict.get_item(self, index)? {
                return Ok(value);
            }
            return Ok(self
                .call_special(object, &self.names().__missing__, vec![index.clone()])?
                .unwrap_or(Value::None));
        }
        self.get_item(&base.clone(), index)
    }

    /// `object[index] = value`.
    ///
    /// # Errors
    /// As [`Vm::get_item`].
    pub fn set_item(&self, object: &Value, index: &Value, value: Value) -> PyResult<()> {
        match object {
            Value::Dict(dict) => dict.set_item(self, index.clone(), value),
            Value::List(list) => match index {
                Value::Slice(slice) => self.set_slice(list, slice, &value),
                _ => {
                    let place = self
                        .place(index, list.len(), "list")
                        .map_err(|error| self.assignment_error(error))?;
                    // `__index__` may have made the list shorter meanwhile.
                    match list.replace(place, value) {
                        true => Ok(()),
                        false => {
                            Err(self.error("IndexError", "list assignment index out of range"))
                        }
                    }
                }
            },
            Value::ByteArray(bytes) => self.set_byte(bytes, index, &value),
            Value::Instance(_) => {
                let class = self.class_of(object);
                match class.lookup(&crate::text::Str::intern("__setitem__")) {
                    Some(Value::Native(native))
                        if native.owner.is_some() && !object.base().is(object) =>
                    {
                        self.set_item(&object.base().clone(), index, value)
                    }
                    Some(found) => {
                        let method = self.bind(&found, object, &class)?;
                        self.call(&method, vec![index.clone(), value]).map(drop)
                    }
                    None if !object.base().is(object) => {
                        self.set_item(&object.base().clone(), index, value)
                    }
                    None => Err(self.no_item_assignment(object, "assignment")),
                }
            }
            Value::Class(class)
                if class
                    .metaclass
                    .get()
                    .is_some_and(|meta| meta.lookup(&self.names().__setitem__).is_some()) =>
            {
                self.call_special(object, &self.names().__setitem__, vec![index.clone(), value])
                    .map(drop)
            }
            _ => Err(self.no_item_assignment(object, "assignment")),
        }
    }

    fn assignment_error(&self, error: PyErr) -> PyErr {
        if error.is_a("IndexError") {
            self.error("IndexError", "list assignment index out of range")
        } else {
            error
        }
    }

    fn no_item_assignment(&self, object: &Value, what: &str) -> PyErr {
        let does = if what == "deletion" { "doesn't" } else { "does not" };
        self.type_error(format!(
            "'{}' object {does} support item {what}",
            self.class_of(object).name()
        ))
    }

    fn set_slice(
        &self,
        list: &crate::collections::List,
        slice: &Slice,
        value: &Value,
    ) -> PyResult<()> {
        if !self.is_iterable(value) {
            return Err(self.type_error("can only assign an iterable"));
        }
        let items = self.list_of(value)?;
        let span = self.span(slice, list.len())?;
        if span.step == 1 {
            let start = span.start as usize;
            let end = (start + span.count).min(list.len());
            let old: Vec<Value> = list.borrow_mut().splice(start..end.max(start), items).collect();
            drop(old);
            return Ok(());
        }
        if items.len() != span.count {
            return Err(self.value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                items.len(),
                span.count
            )));
        }
        for (at, item) in span.indexes().zip(items) {
            list.replace(at, item);
        }
        Ok(())
    }

    /// `del object[index]`.
    ///
    /// # Errors
    /// As [`Vm::get_item`].
    pub fn delete_item(&self, object: &Value, index: &Value) -> PyResult<()> {
        match object {
            Value::Dict(dict) => {
                dict.remove_item(self, index)?.map(drop).ok_or_else(|| self.key_error(index))
            }
            Value::List(list) => match index {
                Value::Slice(slice) => {
                    let span = self.span(slice, list.len())?;
                    let mut gone: Vec<usize> = span.indexes().collect();
                    gone.sort_unstable();
                    for at in gone.into_iter().rev() {
                        list.borrow_mut().remove(at);
                    }
                    Ok(())
                }
                _ => {
                    let place = self
                        .place(index, list.len(), "list")
                        .map_err(|error| self.assignment_error(error))?;
                    let old = list.borrow_mut().remove(place);
                    drop(old);
                    Ok(())
                }
            },
            Value::ByteArray(bytes) => self.delete_byte(bytes, index),
            Value::Instance(_) => {
                let class = self.class_of(object);
                match class.lookup(&self.names().__delitem__) {
                    Some(Value::Native(native))
                        if native.owner.is_some() && !object.base().is(object) =>
                    {
                        self.delete_item(&object.base().clone(), index)
                    }
                    Some(found) => {
                        let method = self.bind(&found, object, &class)?;
                        self.call(&method, vec![index.clone()]).map(drop)
                    }
                    None if !object.base().is(object) => {
                        self.delete_item(&object.base().clone(), index)
                    }
                    None => Err(self.no_item_assignment(object, "deletion")),
                }
            }
            _ => Err(self.no_item_assignment(object, "deletion")),
        }
    }
}
