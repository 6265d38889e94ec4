//! Instructions that build values: displays, functions, strings, unpacking, imports, patterns.
use super::Vm;
use crate::collections::{Dict, Set};
use crate::compile::{ANNOTATIONS, CLOSURE, DEFAULTS, KWDEFAULTS};
use crate::error::PyResult;
use crate::frame::Frame;
use crate::function::Function;
use crate::value::{Slice, Value};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

impl Vm {
    pub(super) fn op_build_tuple(&self, frame: &mut Frame, count: u32) -> PyResult<()> {
        let items = frame.pop_many(count as usize);
        frame.push(Value::tuple(items));
        Ok(())
    }

    pub(super) fn op_build_list(&self, frame: &mut Frame, count: u32) -> PyResult<()> {
        let items = frame.pop_many(count as usize);
        frame.push(Value::list(items));
        Ok(())
    }

    pub(super) fn op_build_set(&self, frame: &mut Frame, count: u32) -> PyResult<()> {
        let items = frame.pop_many(count as usize);
        let set = Set::from_values(self, items)?;
        frame.push(Value::Set(set.shared()));
        Ok(())
    }

    pub(super) fn op_build_string(&self, frame: &mut Frame, count: u32) -> PyResult<()> {
        let parts = frame.pop_many(count as usize);
        let text: String =
            parts.iter().filter_map(|part| part.as_str().map(|text| text.as_str())).collect();
        frame.push(text.into());
        Ok(())
    }

    pub(super) fn op_build_slice(&self, frame: &mut Frame, step: bool) -> PyResult<()> {
        let step = if step { frame.pop() } else { Value::None };
        let (stop, start) = (frame.pop(), frame.pop());
        frame.push(Value::Slice(Rc::new(Slice { start, stop, step })));
        Ok(())
    }

    pub(super) fn op_list_to_tuple(&self, frame: &mut Frame) -> PyResult<()> {
        let list = frame.pop();
        let items = list.as_list().map(|list| list.to_vec()).unwrap_or_default();
        frame.push(Value::tuple(items));
        Ok(())
    }

    pub(super) fn op_list_append(&self, frame: &mut Frame, depth: u32) -> PyResult<()> {
        let value = frame.pop();
        if let Some(Value::List(list)) = below(frame, depth) {
            list.push(value);
        }
        Ok(())
    }

    pub(super) fn op_set_add(&self, frame: &mut Frame, depth: u32) -> PyResult<()> {
        let value = frame.pop();
        if let Some(Value::Set(set)) = below(frame, depth) {
            set.add(self, value)?;
        }
        Ok(())
    }

    pub(super) fn op_dict_add(&self, frame: &mut Frame, depth: u32) -> PyResult<()> {
        let (value, key) = (frame.pop(), frame.pop());
        if let Some(Value::Dict(dict)) = below(frame, depth) {
            dict.set_item(self, key, value)?;
        }
        Ok(())
    }

    pub(super) fn op_list_extend(&self, frame: &mut Frame) -> PyResult<()> {
        let values = frame.pop();
        let items = self.unpack_star_argument(&values)?;
        if let Value::List(list) = frame.top() {
            list.borrow_mut().extend(items);
        }
        Ok(())
    }

    pub(super) fn op_spread_one(&self, frame: &mut Frame) -> PyResult<()> {
        let values = frame.pop();
        let callable = below(frame, 2).cloned().unwrap_or(Value::None);
        if !self.is_iterable(&values) {
            return Err(self.type_error(format!(
                "{} argument after * must be an iterable, not {}",
                self.callable_name(&callable),
                self.class_of(&values).name()
            )));
        }
        let items = self.list_of(&values)?;
        if let Value::List(list) = frame.top() {
            list.borrow_mut().extend(items);
        }
        Ok(())
    }

    pub(super) fn op_set_update(&self, frame: &mut Frame) -> PyResult<()> {
        let values = frame.pop();
        for value in self.list_of(&values)? {
            if let Value::Set(set) = frame.top() {
                set.add(self, value)?;
            }
        }
        Ok(())
    }

    pub(super) fn op_dict_update(&self, frame: &mut Frame) -> PyResult<()> {
        let other = frame.pop();
        let Some(items) = self.mapping_items(&other)? else {
            return Err(self.type_error(format!(
                "'{}' object is not a mapping",
                self.class_of(&other).name()
            )));
        };
        if let Value::Dict(dict) = frame.top() {
            items.into_iter().try_for_each(|(key, value)| dict.set_item(self, key, value))?;
        }
        Ok(())
    }

    pub(super) fn op_load_build_class(&self, frame: &mut Frame) -> PyResult<()> {
        let build = self.builtins.get("__build_class__").unwrap_or(Value::None);
        frame.push(build);
        Ok(())
    }

    pub(super) fn op_unpack(&self, frame: &mut Frame, count: u32) -> PyResult<()> {
        let value = frame.pop();
        let items = self.unpack(&value, count as usize)?;
        frame.stack.extend(items.into_iter().rev());
        Ok(())
    }

    pub(super) fn op_unpack_star(
        &self,
        frame: &mut Frame,
        before: u32,
        after: u32,
    ) -> PyResult<()> {
        let value = frame.pop();
        let items = self.unpack_star(&value, before as usize, after as usize)?;
        frame.stack.extend(items.into_iter().rev());
        Ok(())
    }

    pub(super) fn op_format(
        &self,
        frame: &mut Frame,
        conversion: u8,
        with_spec: bool,
    ) -> PyResult<()> {
        let spec = if with_spec { frame.pop() } else { Value::from("") };
        let value = frame.pop();
        let value = match conversion {
            b'r' => self.repr(&value)?.into(),
            b's' => self.str(&value)?.into(),
            b'a' => crate::builtins::ascii(&self.repr(&value)?).into(),
            _ => value,
        };
        let spec = spec.as_str().cloned().unwrap_or_else(|| "".into());
        let text = self.format(&value, &spec)?;
        frame.push(text.into());
        Ok(())
    }

    pub(super) fn op_print(&self, frame: &mut Frame) -> PyResult<()> {
        let value = frame.pop();
        self.display(&value)?;
        Ok(())
    }

    /// An import; `really` where a handler waits for its failure, so that nothing may stand in.
    pub(super) fn op_import(&self, frame: &mut Frame, index: u32, really: bool) -> PyResult<()> {
        let (names, level) = (frame.pop(), frame.pop());
        let name = frame.code.names[index as usize].clone();
        let globals = frame.globals.clone();
        let module = match self.builtins.get("__import__") {
            Some(own) if !matches!(own, Value::Native(_)) => {
                let locals = frame.namespace.clone().unwrap_or(Value::None);
                self.call(&own, vec![Value::Str(name), Value::Dict(globals), locals, names, level])?
            }
            _ => {
                self.import_statement(&name, &globals, &names, level.as_int().unwrap_or(0), really)?
            }
        };
        frame.push(module);
        Ok(())
    }

    pub(super) fn op_import_from(&self, frame: &mut Frame, index: u32) -> PyResult<()> {
        let module = frame.top().clone();
        let value = self.import_from(&module, &frame.code.names[index as usize])?;
        frame.push(value);
        Ok(())
    }

    pub(super) fn op_import_star(&self, frame: &mut Frame) -> PyResult<()> {
        let module = frame.pop();
        let names = self.star_names(&module)?;
        for (name, value) in names {
            self.store_in_namespace(frame, &name, value)?;
        }
        Ok(())
    }

    pub(super) fn make_function(&self, frame: &mut Box<Frame>, flags: u8) {
        let Value::Code(code) = frame.pop() else { return };
        let has = |flag| flags & flag != 0;
        let closure = if has(CLOSURE) {
            frame.pop().as_tuple().map(|cells| cells.to_vec()).unwrap_or_default()
        } else {
            Vec::new()
        };
        let closure = closure
            .into_iter()
            .filter_map(|cell| if let Value::Cell(cell) = cell { Some(cell) } else { None });
        let closure = closure.collect();
        let annotations = if has(ANNOTATIONS) { frame.pop() } else { Value::None };
        let kwdefaults = if has(KWDEFAULTS) { frame.pop().as_dict().cloned() } else { None };
        let defaults = if has(DEFAULTS) {
            frame.pop().as_tuple().map(|items| items.to_vec()).unwrap_or_default()
        } else {
            Vec::new()
        };
        frame.push(Value::Function(Rc::new(Function {
            born: Default::default(),
            name: RefCell::new(code.name.clone()),
            qualname: RefCell::new(code.qualname.clone()),
            globals: frame.globals.clone(),
            defaults: RefCell::new(defaults),
            kwdefaults: RefCell::new(kwdefaults),
            closure,
            annotations: RefCell::new(annotations),
            doc: RefCell::new(code.doc.clone()),
            dict: OnceCell::new(),
            code,
        })));
    }

    pub(super) fn setup_annotations(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let namespace =
            frame.namespace.clone().unwrap_or_else(|| Value::Dict(frame.globals.clone()));
        let key = Value::Str(self.names().__annotations__.clone());
        if !self.contains(&namespace, &key)? {
            self.set_item(&namespace, &key, Value::Dict(Dict::new().shared()))?;
        }
        Ok(())
    }

    /// `f(**mapping)`: keys must be strings and new.
    pub(super) fn dict_merge(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let other = frame.pop();
        let Value::Dict(dict) = frame.top().clone() else { return Ok(()) };
        let callable = frame
            .stack
            .len()
            .checked_sub(3)
            .and_then(|at| frame.stack.get(at))
            .cloned()
            .unwrap_or(Value::None);
        let items = match other.as_dict() {
            Some(other) => other.items(),
            None => self.mapping_items(&other)?.ok_or_else(|| {
                let class = self.class_of(&other).name();
                self.type_error(format!(
                    "{} argument after ** must be a mapping, not {class}",
                    self.callable_name(&callable)
                ))
            })?,
        };
        for (key, value) in items {
            let Some(name) = key.as_str() else {
                return Err(self.type_error("keywords must be strings"));
            };
            if dict.get_str(name).is_some() {
                return Err(self.type_error(format!(
                    "{} got multiple values for keyword argument '{name}'",
                    self.callable_name(&callable)
                )));
            }
            dict.set_str(name, value);
        }
        Ok(())
    }

    fn unpack_star_argument(&self, values: &Value) -> PyResult<Vec<Value>> {
        if self.is_iterable(values) {
            return self.list_of(values);
        }
        let class = self.class_of(values).name();
        Err(self.type_error(format!("Value after * must be an iterable, not {class}")))
    }

    /// Exactly `count` values of an iterable, as `a, b = value` takes them.
    fn unpack(&self, value: &Value, count: usize) -> PyResult<Vec<Value>> {
        if matches!(value, Value::Instance(_)) && self.stands_in(value) {
            return Ok(vec![value.clone(); count]);
        }
        let items = self.unpackable(value, Some(count))?;
        if items.len() < count {
            return Err(self.error(
                "ValueError",
                format!("not enough values to unpack (expected {count}, got {})", items.len()),
            ));
        }
        if items.len() > count {
            return Err(
                self.error("ValueError", format!("too many values to unpack (expected {count})"))
            );
        }
        Ok(items)
    }

    fn unpackable(&self, value: &Value, most: Option<usize>) -> PyResult<Vec<Value>> {
        match value {
            Value::Tuple(items) => return Ok(items.to_vec()),
            Value::List(list) => return Ok(list.to_vec()),
            _ if !self.is_iterable(value) => {
                let class = self.class_of(value).name();
                return Err(self.type_error(format!("cannot unpack non-iterable {class} object")));
            }
            _ => {}
        }
        let iter = self.iter(value)?;
        let mut items = Vec::new();
        while most.is_none_or(|most| items.len() <= most) {
            match self.next(&iter)? {
                Some(item) => items.push(item),
                None => break,
            }
        }
        Ok(items)
    }

    fn unpack_star(&self, value: &Value, before: usize, after: usize) -> PyResult<Vec<Value>> {
        let mut items = self.unpackable(value, None)?;
        if items.len() < before + after {
            return Err(self.error(
                "ValueError",
                format!(
                    "not enough values to unpack (expected at least {}, got {})",
                    before + after,
                    items.len()
                ),
            ));
        }
        let tail = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        items.push(Value::list(middle));
        items.extend(tail);
        Ok(items)
    }
}

fn below(frame: &Frame, depth: u32) -> Option<&Value> {
    frame.stack.len().checked_sub(depth as usize).and_then(|at| frame.stack.get(at))
}
