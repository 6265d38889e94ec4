//! What builtin functions ask of any object: truth, length, hash, iteration, membership.
use super::Vm;
use super::generate::stop_value;
use crate::class::Class;
use crate::collections::{Dict, Set};
use crate::error::PyResult;
use crate::iterate::Iter;
use crate::text::Str;
use crate::value::{Value, ViewKind};
use num_traits::Zero;
use std::cell::Cell;
use std::rc::Rc;

impl Vm {
    /// `bool(value)`.
    ///
    /// # Errors
    /// What `__bool__` or `__len__` raises.
    pub fn truth(&self, value: &Value) -> PyResult<bool> {
        Ok(match value {
            Value::None | Value::Unbound => false,
            Value::Bool(flag) => *flag,
            Value::Int(number) => *number != 0,
            Value::Big(big) => !big.is_zero(),
            Value::Float(number) => *number != 0.0,
            Value::Str(text) => !text.is_empty(),
            Value::Bytes(bytes) => !bytes.is_empty(),
            Value::ByteArray(bytes) => !bytes.borrow().is_empty(),
            Value::Tuple(items) => !items.is_empty(),
            Value::List(list) => !list.is_empty(),
            Value::Dict(dict) => !dict.is_empty(),
            Value::Set(set) | Value::FrozenSet(set) => !set.is_empty(),
            Value::Range(range) => !range.is_empty(),
            Value::View(view) => !view.dict.is_empty(),
            Value::Instance(_) | Value::Class(_) => return self.truth_of_object(value),
            _ => true,
        })
    }

    fn truth_of_object(&self, value: &Value) -> PyResult<bool> {
        if let Some(result) = self.call_special(value, &self.names().__bool__, Vec::new())? {
            return match result {
                Value::Bool(flag) => Ok(flag),
                other => Err(self.type_error(format!(
                    "__bool__ should return bool, returned {}",
                    self.class_of(&other).name()
                ))),
            };
        }
        if self
            .class_of(value)
            .lookup(&self.names().__len__)
            .is_some_and(|found| !matches!(found, Value::Native(_)))
        {
            return Ok(self.len(value)? != 0);
        }
        match value.base() {
            base if base.is(value) => Ok(true),
            base => self.truth(&base.clone()),
        }
    }

    /// `len(value)`.
    ///
    /// # Errors
    /// TypeError where it has none; what `__len__` raises.
    pub fn len(&self, value: &Value) -> PyResult<usize> {
        Ok(match value {
            Value::Str(text) => text.chars_len(),
            Value::Bytes(bytes) => bytes.len(),
            Value::ByteArray(bytes) => bytes.borrow().len(),
            Value::Tuple(items) => items.len(),
            Value::List(list) => list.len(),
            Value::Dict(dict) => dict.len(),
            Value::Set(set) | Value::FrozenSet(set) => set.len(),
            Value::Range(range) => range.len(),
            Value::View(view) => view.dict.len(),
            Value::Instance(_) | Value::Class(_) => return self.len_of_object(value),
            _ => return Err(self.no_len(value)),
        })
    }

    fn no_len(&self, value: &Value) -> crate::error::PyErr {
        self.type_error(format!("object of type '{}' has no len()", self.class_of(value).name()))
    }

    fn len_of_object(&self, value: &Value) -> PyResult<usize> {
        let own = self.class_of(value).lookup(&self.names().__len__);
        if matches!(own, Some(Value::Native(_)) | None) && !value.base().is(value) {
            return self.len(&value.base().clone());
        }
        match self.call_special(value, &self.names().__len__, Vec::new())? {
            Some(result) => match result.as_int() {
                Some(count) if count >= 0 => Ok(count as usize),
                Some(_) => Err(self.value_error("__len__() should return >= 0")),
                None => Err(self.type_error(format!(
                    "'{}' object cannot be interpreted as an integer",
                    self.class_of(&result).name()
                ))),
            },
            None => Err(self.no_len(value)),
        }
    }

    /// `hash(value)` as 64 bits.
    ///
    /// # Errors
    /// TypeError where it is unhashable.
    pub fn hash(&self, value: &Value) -> PyResult<u64> {
        Ok(match value {
            Value::Str(text) => text.py_hash(),
            Value::Int(number) => crate::number::hash_int(*number),
            Value::Bool(flag) => *flag as u64,
            Value::Big(big) => crate::number::hash_big(big),
            Value::Float(number) => crate::number::hash_float(*number),
            Value::None => 0xfca86420,
            Value::Bytes(bytes) => {
                Str::from(bytes.iter().map(|byte| *byte as char).collect::<String>()).py_hash()
            }
            Value::Tuple(items) => self.deeper(|vm| vm.hash_tuple(items))?,
            Value::FrozenSet(set) => self.deeper(|vm| vm.hash_set(set))?,
            Value::Instance(instance) => return self.hash_object(value, &instance.class()),
            Value::List(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::ByteArray(_)
            | Value::Slice(_) => {
                return Err(self.unhashable(value));
            }
            Value::View(view) if view.kind != ViewKind::Values || view.proxy => {
                return Err(self.unhashable(value));
            }
            Value::Range(range) => self.hash_tuple(&[
                Value::Int(range.length()),
                Value::Int(range.start),
                Value::Int(range.step),
            ])?,
            Value::Method(method) => {
                self.hash(&method.function)? ^ method.receiver.address() as u64
            }
            Value::Class(class)
                if class.metaclass.get().is_some_and(|meta| {
                    meta.lookup(&self.names().__hash__)
                        .is_some_and(|found| matches!(found, Value::Function(_)))
                }) =>
            {
                return self.hash_object(value, &self.class_of(value));
            }
            other => (other.address() as u64).rotate_right(4),
        })
    }

    fn unhashable(&self, value: &Value) -> crate::error::PyErr {
        self.type_error(format!("unhashable type: '{}'", self.type_name(value)))
    }

    fn hash_object(&self, value: &Value, class: &Class) -> PyResult<u64> {
        match class.lookup(&self.names().__hash__) {
            Some(Value::None) => Err(self.unhashable(value)),
            Some(Value::Native(native))
                if &*native.name == "__hash__"
                    && native.owner.as_ref().is_some_and(|owner| &**owner == "object") =>
            {
                match value.base() {
                    base if base.is(value) => Ok((value.address() as u64).rotate_right(4)),
                    base => self.hash(&base.clone()),
                }
            }
            None => Ok((value.address() as u64).rotate_right(4)),
            Some(Value::Native(native)) if native.owner.is_some() && !value.base().is(value) => {
                self.hash(&value.base().clone())
            }
            Some(found) => {
                let method = self.bind(&found, value, class)?;
                match self.call(&method, Vec::new())? {
                    // What fits a machine word is the hash itself
                    // (Objects/typeobject.c:slot_tp_hash).
                    Value::Int(number) => Ok((if number == -1 { -2 } else { number }) as u64),
                    Value::Bool(flag) => Ok(flag as u64),
                    Value::Big(big) => Ok(crate::number::hash_big(&big)),
                    _ => Err(self.type_error("__hash__ method should return an integer")),
                }
            }
        }
    }

    /// CPython's tuple hash (xxHash's rounds, Objects/tupleobject.c).
    fn hash_tuple(&self, items: &[Value]) -> PyResult<u64> {
        const P1: u64 = 11400714785074694791;
        const P2: u64 = 14029467366897019727;
        const P5: u64 = 2870177450012600261;
        let mut acc = P5;
        for item in items {
            acc = acc
                .wrapping_add(self.hash(item)?.wrapping_mul(P2))
                .rotate_left(31)
                .wrapping_mul(P1);
        }
        acc = acc.wrapping_add(items.len() as u64 ^ (P5 ^ 3527539));
        Ok(if acc == u64::MAX { 1546275796 } else { acc })
    }

    fn hash_set(&self, set: &Set) -> PyResult<u64> {
        let mut hash: u64 = 0;
        for item in set.to_vec() {
            let h = self.hash(&item)?;
            hash ^= (h ^ 89869747 ^ (h << 16)).wrapping_mul(3644798167);
        }
        hash ^= (set.len() as u64 + 1).wrapping_mul(1927868237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69069).wrapping_add(907133923);
        Ok(if hash == u64::MAX { 590923713 } else { hash })
    }

    /// `iter(value)`.
    ///
    /// # Errors
    /// TypeError where it is not iterable; what `__iter__` raises.
    pub fn iter(&self, value: &Value) -> PyResult {
        Ok(match value {
            Value::List(list) => Iter::List(list.clone(), Cell::new(0)).value(),
            Value::Tuple(items) => Iter::Tuple(items.clone(), Cell::new(0)).value(),
            Value::Str(text) => Iter::Str(text.clone(), Cell::new(0)).value(),
            Value::Bytes(bytes) => Iter::Bytes(bytes.clone(), Cell::new(0)).value(),
            Value::ByteArray(bytes) => {
                Iter::Bytes(Rc::new(bytes.borrow().clone()), Cell::new(0)).value()
            }
            Value::Dict(dict) => {
                Iter::Dict(dict.clone(), ViewKind::Keys, Cell::new(0), dict.changes()).value()
            }
            Value::View(view) => {
                Iter::Dict(view.dict.clone(), view.kind, Cell::new(0), view.dict.changes()).value()
            }
            Value::Set(set) | Value::FrozenSet(set) => {
                Iter::Set(set.clone(), Cell::new(0), set.changes()).value()
            }
            Value::Range(range) => Iter::Range((**range).clone(), Cell::new(0)).value(),
            Value::Iter(_) => value.clone(),
            Value::Generator(generator) if generator.iterates() => value.clone(),
            _ => return self.iter_of_object(value),
        })
    }

    fn iter_of_object(&self, value: &Value) -> PyResult {
        let class = self.class_of(value);
        let names = self.names();
        match class.lookup(&names.__iter__) {
            Some(Value::Native(_)) if !value.base().is(value) => {
                return self.iter(&value.base().clone());
            }
            Some(found) if !found.is_none() => {
                let method = self.bind(&found, value, &class)?;
                let iter = self.call(&method, Vec::new())?;
                let usable = matches!(iter, Value::Iter(_) | Value::Generator(_))
                    || self.class_of(&iter).lookup(&names.__next__).is_some();
                return if usable {
                    Ok(iter)
                } else {
                    Err(self.type_error(format!(
                        "iter() returned non-iterator of type '{}'",
                        self.class_of(&iter).name()
                    )))
                };
            }
            _ => {}
        }
        if class.lookup(&names.__getitem__).is_some() && !matches!(value, Value::Class(_)) {
            return Ok(Iter::Items(value.clone(), Cell::new(0)).value());
        }
        Err(self.type_error(format!("'{}' object is not iterable", class.name())))
    }

    /// Whether `iter(value)` would work.
    pub fn is_iterable(&self, value: &Value) -> bool {
        match value {
            Value::List(_)
            | Value::Tuple(_)
            | Value::Str(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_)
            | Value::Iter(_) => true,
            Value::Generator(generator) => generator.iterates(),
            Value::Range(_) | Value::View(_) | Value::Bytes(_) | Value::ByteArray(_) => true,
            Value::Instance(_) | Value::Class(_) => {
                let class = self.class_of(value);
                class.lookup(&self.names().__iter__).is_some_and(|found| !found.is_none())
                    || (class.lookup(&self.names().__getitem__).is_some()
                        && matches!(value, Value::Instance(_)))
            }
            _ => false,
        }
    }

    /// `next(iterator)`: none at the end.
    ///
    /// # Errors
    /// What the iterator raises, StopIteration excepted.
    pub fn next(&self, iter: &Value) -> PyResult<Option<Value>> {
        match iter {
            Value::Iter(iter) => match iter.next(self) {
                Err(error) if error.is_a("StopIteration") => Ok(None),
                next => next,
            },
            Value::Generator(generator) => Ok(self.resume(generator, Value::None, None)?.ok()),
            _ => Ok(self.next_or_value(iter)?.ok()),
        }
    }

    /// The next value, or at the end the value StopIteration carries.
    pub(crate) fn next_or_value(&self, iter: &Value) -> PyResult<Result<Value, Value>> {
        match iter {
            Value::Iter(iter) => match iter.next(self) {
                Err(error) if error.is_a("StopIteration") => Ok(Err(stop_value(&error))),
                next => Ok(next?.ok_or(Value::None)),
            },
            Value::Generator(generator) => self.resume(generator, Value::None, None),
            _ => match self.call_special(iter, &self.names().__next__, Vec::new()) {
                Ok(Some(value)) => Ok(Ok(value)),
                Ok(None) => Err(self.type_error(format!(
                    "'{}' object is not an iterator",
                    self.class_of(iter).name()
                ))),
                Err(error) if error.is_a("StopIteration") => Ok(Err(stop_value(&error))),
                Err(error) => Err(error),
            },
        }
    }

    /// `list(value)` as Rust values.
    ///
    /// # Errors
    /// As [`Vm::iter`]; MemoryError where it has no end.
    pub fn list_of(&self, value: &Value) -> PyResult<Vec<Value>> {
        match value {
            Value::List(list) => return Ok(list.to_vec()),
            Value::Tuple(items) => return Ok(items.to_vec()),
            Value::Dict(dict) => return Ok(dict.keys()),
            Value::Set(set) | Value::FrozenSet(set) => return Ok(set.to_vec()),
            _ => {}
        }
        let iter = self.iter(value)?;
        let mut items = Vec::new();
        while let Some(item) = self.next(&iter)? {
            items.push(item);
            if items.len() > self.budget.size / 16 {
                return Err(self.error("MemoryError", ""));
            }
        }
        Ok(items)
    }

    /// Items of anything with `keys()` and `[]`; none where it has no `keys`.
    ///
    /// # Errors
    /// What these raise.
    pub fn mapping_items(&self, value: &Value) -> PyResult<Option<Vec<(Value, Value)>>> {
        if let Some(dict) = value.as_dict() {
            return Ok(Some(dict.items()));
        }
        if let Value::View(view) = value
            && view.proxy
        {
            return Ok(Some(view.dict.items()));
        }
        let Some(keys) = self.attr_opt(value, "keys")? else { return Ok(None) };
        let keys = self.call(&keys, Vec::new())?;
        let mut items = Vec::new();
        for key in self.list_of(&keys)? {
            let value = self.get_item(value, &key)?;
            items.push((key, value));
        }
        Ok(Some(items))
    }

    /// `dict.update(other)` for a mapping or an iterable of pairs.
    ///
    /// # Errors
    /// TypeError and ValueError as CPython words them.
    pub fn dict_update(&self, dict: &Dict, other: &Value) -> PyResult<()> {
        if let Some(items) = self.mapping_items(other)? {
            for (key, value) in items {
                dict.set_item(self, key, value)?;
            }
            return Ok(());
        }
        for (index, pair) in self.list_of(other)?.into_iter().enumerate() {
            if !self.is_iterable(&pair) {
                return Err(self.type_error(format!(
                    "cannot convert dictionary update sequence element #{index} to a sequence"
                )));
            }
            let parts = self.list_of(&pair)?;
            let [key, value] = &parts[..] else {
                return Err(self.value_error(format!(
                    "dictionary update sequence element #{index} has length {}; 2 is required",
                    parts.len()
                )));
            };
            dict.set_item(self, key.clone(), value.clone())?;
        }
        Ok(())
    }

    /// A string of one character; ASCII ones are shared.
    pub(crate) fn character(&self, character: char) -> Value {
        let mut buffer = [0; 4];
        let text = character.encode_utf8(&mut buffer);
        if character.is_ascii() { Value::Str(Str::intern(text)) } else { Value::str(&*text) }
    }
}
