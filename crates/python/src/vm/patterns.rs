//! Instructions of `match`.
use super::Vm;
use crate::error::PyResult;
use crate::frame::Frame;
use crate::value::Value;

impl Vm {
    pub(super) fn op_match_sequence(&self, frame: &mut Frame) -> PyResult<()> {
        let is_sequence =
            matches!(frame.top().base(), Value::List(_) | Value::Tuple(_) | Value::Range(_))
                || self.is_abstract(&frame.top().clone(), "Sequence")?;
        frame.push(Value::Bool(is_sequence));
        Ok(())
    }

    pub(super) fn op_match_mapping(&self, frame: &mut Frame) -> PyResult<()> {
        let is_mapping = matches!(frame.top().base(), Value::Dict(_))
            || matches!(frame.top(), Value::View(view) if view.proxy)
            || self.is_abstract(&frame.top().clone(), "Mapping")?;
        frame.push(Value::Bool(is_mapping));
        Ok(())
    }

    pub(super) fn op_length(&self, frame: &mut Frame) -> PyResult<()> {
        let value = frame.pop();
        let length = self.len(&value)?;
        frame.push(Value::Int(length as i64));
        Ok(())
    }

    pub(super) fn op_copy_dict_without(&self, frame: &mut Frame) -> PyResult<()> {
        let (keys, subject) = (frame.pop(), frame.pop());
        let rest = crate::collections::Dict::new();
        self.dict_update(&rest, &subject)?;
        for key in self.list_of(&keys)? {
            rest.remove_item(self, &key)?;
        }
        frame.push(Value::Dict(rest.shared()));
        Ok(())
    }

    pub(super) fn match_keys(&self, frame: &mut Box<Frame>) -> PyResult<()> {
        let keys = frame.top().clone();
        let subject = frame
            .stack
            .len()
            .checked_sub(2)
            .and_then(|at| frame.stack.get(at))
            .cloned()
            .unwrap_or(Value::None);
        let mut values = Vec::new();
        for key in self.list_of(&keys)? {
            if !self.contains(&subject, &key)? {
                frame.push(Value::None);
                frame.push(Value::Bool(false));
                return Ok(());
            }
            values.push(self.get_item(&subject, &key)?);
        }
        frame.push(Value::tuple(values));
        frame.push(Value::Bool(true));
        Ok(())
    }

    /// Whether an object counts as a sequence or mapping by inheritance from, or registration with,
    /// the abstract class.
    fn is_abstract(&self, value: &Value, name: &str) -> PyResult<bool> {
        let Value::Instance(_) = value else { return Ok(false) };
        if let Value::Str(_) | Value::Bytes(_) | Value::ByteArray(_) = value.base() {
            return Ok(false);
        }
        let module = self.import_module("collections.abc")?;
        self.is_instance(value, &self.attr(&module, name)?)
    }

    pub(super) fn match_class(&self, frame: &mut Box<Frame>, count: usize) -> PyResult<()> {
        let (names, class, subject) = (frame.pop(), frame.pop(), frame.pop());
        let Value::Class(wanted) = &class else {
            return Err(self.type_error("called match pattern must be a type"));
        };
        let found = if self.is_instance(&subject, &class)? {
            self.class_parts(&subject, &class, wanted, count, &names)?
        } else {
            None
        };
        let matched = found.is_some();
        frame.push(found.map_or(Value::None, Value::tuple));
        frame.push(Value::Bool(matched));
        Ok(())
    }

    fn class_parts(
        &self,
        subject: &Value,
        class: &Value,
        wanted: &crate::class::Class,
        count: usize,
        names: &Value,
    ) -> PyResult<Option<Vec<Value>>> {
        let mut parts = Vec::new();
        let mut seen: Vec<crate::text::Str> = Vec::new();
        if count > 0 {
            let builtin = self.types.all().iter().any(|known| known.is(wanted));
            let args = self.attr_opt(class, "__match_args__")?;
            match args {
                Some(args) => {
                    if !matches!(args.base(), Value::Tuple(_)) {
                        return Err(self.type_error(format!(
                            "{}.__match_args__ must be a tuple (got {})",
                            wanted.name(),
                            self.class_of(&args).name()
                        )));
                    }
                    let args = self.list_of(&args)?;
                    if args.len() < count {
                        return Err(self.type_error(format!(
                            "{}() accepts {} positional sub-pattern{} ({count} given)",
                            wanted.name(),
                            args.len(),
                            if args.len() == 1 { "" } else { "s" }
                        )));
                    }
                    for name in args.iter().take(count) {
                        let Some(name) = name.as_str() else {
                            return Err(self.type_error(format!(
                                "__match_args__ elements must be strings (got {})",
                                self.class_of(name).name()
                            )));
                        };
                        if seen.iter().any(|known| known == name) {
                            return Err(self.twice(wanted, name));
                        }
                        seen.push(name.clone());
                        match self.attr_opt(subject, name)? {
                            Some(value) => parts.push(value),
                            None => return Ok(None),
                        }
                    }
                }
                None if builtin && count == 1 => parts.push(subject.clone()),
                None => {
                    return Err(self.type_error(format!(
                        "{}() accepts 0 positional sub-patterns ({count} given)",
                        wanted.name()
                    )));
                }
            }
        }
        for name in self.list_of(names)?.iter().filter_map(Value::as_str) {
            if seen.iter().any(|known| known == name) {
                return Err(self.twice(wanted, name));
            }
            seen.push(name.clone());
            match self.attr_opt(subject, name)? {
                Some(value) => parts.push(value),
                None => return Ok(None),
            }
        }
        Ok(Some(parts))
    }

    fn twice(&self, class: &crate::class::Class, name: &str) -> crate::error::PyErr {
        let class = class.name();
        self.type_error(format!("{class}() got multiple sub-patterns for attribute '{name}'"))
    }

    /// `isinstance(value, class)`: classes, tuples of them, unions, `__instancecheck__`.
    ///
    /// # Errors
    /// TypeError where the second is no class.
    pub fn is_instance(&self, value: &Value, class: &Value) -> PyResult<bool> {
        match class {
            Value::Class(wanted) => {
                if self.class_of(value).is(wanted) {
                    return Ok(true);
                }
                if let Some(meta) = wanted.metaclass.get()
                    && let Some(check) = meta.lookup(&self.names().__instancecheck__)
                    && !matches!(check, Value::Native(_))
                {
                    let method = self.bind(&check, class, meta)?;
                    let result = self.call(&method, vec![value.clone()])?;
                    return self.truth(&result);
                }
                Ok(self.class_of(value).is_subclass(wanted) || self.claims_class(value, wanted)?)
            }
            Value::Tuple(classes) => {
                for class in classes.iter() {
                    if self.is_instance(value, class)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::Instance(_) => {
                match self.call_special(
                    class,
                    &self.names().__instancecheck__,
                    vec![value.clone()],
                )? {
                    Some(result) => self.truth(&result),
                    None => Err(self.type_error(
                        "isinstance() arg 2 must be a type, a tuple of types, or a union",
                    )),
                }
            }
            _ => {
                Err(self
                    .type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"))
            }
        }
    }

    /// An object may say that it is of another class: `__class__` as a property.
    fn claims_class(&self, value: &Value, wanted: &crate::class::Class) -> PyResult<bool> {
        let Value::Instance(instance) = value else { return Ok(false) };
        if instance.class().lookup(&self.names().__class__).is_none() {
            return Ok(false);
        }
        Ok(
            matches!(self.attr_opt(value, "__class__")?, Some(Value::Class(class)) if class.is_subclass(wanted)),
        )
    }

    /// `issubclass(class, other)`.
    ///
    /// # Errors
    /// TypeError where one is no class.
    pub fn is_subclass(&self, class: &Value, other: &Value) -> PyResult<bool> {
        if let (Value::Instance(_), Some(_)) =
            (other, self.class_of(other).lookup(&self.names().__subclasscheck__))
        {
            let result =
                self.call_special(other, &self.names().__subclasscheck__, vec![class.clone()])?;
            return self.truth(&result.unwrap_or(Value::None));
        }
        let Value::Class(inner) = class else {
            let nothing = matches!(class, Value::Instance(_)) && self.stands_in(class);
            return if nothing {
                Ok(false)
            } else {
                Err(self.type_error("issubclass() arg 1 must be a class"))
            };
        };
        match other {
            Value::Class(wanted) => {
                if let Some(meta) = wanted.metaclass.get()
                    && let Some(check) = meta.lookup(&self.names().__subclasscheck__)
                    && !matches!(check, Value::Native(_))
                {
                    let method = self.bind(&check, other, meta)?;
                    let result = self.call(&method, vec![class.clone()])?;
                    return self.truth(&result);
                }
                Ok(inner.is_subclass(wanted))
            }
            Value::Tuple(classes) => {
                for wanted in classes.iter() {
                    if self.is_subclass(class, wanted)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::Instance(_) => {
                match self.call_special(
                    other,
                    &self.names().__subclasscheck__,
                    vec![class.clone()],
                )? {
                    Some(result) => self.truth(&result),
                    None => Err(self.type_error(
                        "issubclass() arg 2 must be a class, a tuple of classes, or a union",
                    )),
                }
            }
            _ => Err(self
                .type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
        }
    }
}
