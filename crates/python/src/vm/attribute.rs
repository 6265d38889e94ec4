//! Attributes: look-up along the class, descriptors, modules, classes, `super()`.
use super::Vm;
use crate::class::Class;
use crate::error::{PyErr, PyResult};
use crate::instance::Instance;
use crate::text::Str;
use crate::value::Value;
use std::rc::Rc;

/// The quick ways to read an attribute.
pub(super) enum Quick {
    /// The instance's own variable.
    Value(Value),
    /// The getter of a property, about to run.
    Getter(Box<crate::frame::Frame>),
    /// The rules are needed.
    Neither,
}

impl Vm {
    /// The class of a value.
    pub fn class_of(&self, value: &Value) -> Class {
        let types = &self.types;
        match value {
            Value::None | Value::Unbound => &types.none,
            Value::Ellipsis => &types.ellipsis,
            Value::NotImplemented => &types.not_implemented,
            Value::Bool(_) => &types.bool,
            Value::Int(_) | Value::Big(_) => &types.int,
            Value::Float(_) => &types.float,
            Value::Str(_) => &types.str,
            Value::Bytes(_) => &types.bytes,
            Value::ByteArray(_) => &types.bytearray,
            Value::Tuple(_) => &types.tuple,
            Value::List(_) => &types.list,
            Value::Dict(_) => &types.dict,
            Value::Set(_) => &types.set,
            Value::FrozenSet(_) => &types.frozenset,
            Value::Range(_) => &types.range,
            Value::Slice(_) => &types.slice,
            Value::Function(_) => &types.function,
            Value::Native(native) if native.owner.is_some() => &types.method_descriptor,
            Value::Native(_) => &types.builtin,
            Value::Method(method) if matches!(method.function, Value::Native(_)) => &types.builtin,
            Value::Method(_) => &types.method,
            Value::Property(_) => &types.property,
            Value::ClassMethod(_) => &types.classmethod,
            Value::StaticMethod(_) => &types.staticmethod,
            Value::Class(class) => class.metaclass.get().unwrap_or(&types.type_),
            Value::Instance(instance) => return instance.class(),
            Value::Module(_) => &types.module,
            Value::Iter(iter) => iter.class(types),
            Value::Generator(generator) => self.class_of_generator(generator),
            Value::View(view) if view.proxy => &types.mappingproxy,
            Value::View(view) => match view.kind {
                crate::value::ViewKind::Keys => &types.dict_keys,
                crate::value::ViewKind::Values => &types.dict_values,
                crate::value::ViewKind::Items => &types.dict_items,
            },
            Value::Code(_) => &types.code,
            Value::Super(_) => &types.super_,
            Value::Cell(_) => &types.cell,
        }
        .clone()
    }

    /// `object.name`.
    ///
    /// # Errors
    /// AttributeError, or what a descriptor raises.
    pub fn get_attr(&self, object: &Value, name: &Str) -> PyResult {
        match self.find_attr(object, name)? {
            Some(value) => Ok(value),
            None => Err(self.attribute_error(object, name)),
        }
    }

    /// `object.name` by plain text.
    ///
    /// # Errors
    /// As [`Vm::get_attr`].
    pub fn attr(&self, object: &Value, name: &str) -> PyResult {
        self.get_attr(object, &Str::intern(name))
    }

    /// `getattr(object, name, None)` that tells a missing attribute from others; AttributeErrors
    /// count as missing.
    ///
    /// # Errors
    /// What a descriptor raises, AttributeErrors excepted.
    pub fn attr_opt(&self, object: &Value, name: &str) -> PyResult<Option<Value>> {
        match self.find_attr(object, &Str::intern(name)) {
            Err(error) if error.is_a("AttributeError") => Ok(None),
            found => found,
        }
    }

    fn find_attr(&self, object: &Value, name: &Str) -> PyResult<Option<Value>> {
        match object {
            Value::Instance(instance) => self.instance_attr(instance, object, name),
            Value::Class(class) => self.class_attr(class, object, name),
            Value::Module(module) => self.module_attr(module, object, name),
            Value::Super(parts) => self.super_attr(parts, object, name),
            Value::Function(function) => {
                let own = function.dict.get().and_then(|dict| dict.get_str(name));
                own.map_or_else(|| self.plain_attr(object, name), |value| Ok(Some(value)))
            }
            Value::Native(native) => {
                let own = native.dict.get().and_then(|dict| dict.get_str(name));
                own.map_or_else(|| self.plain_attr(object, name), |value| Ok(Some(value)))
            }
            Value::Method(method) => match self.plain_attr(object, name)? {
                None => self.find_attr(&method.function, name),
                found => Ok(found),
            },
            _ => self.plain_attr(object, name),
        }
    }

    /// What reading an attribute of an instance comes to without hooks: its own variable, or a
    /// property's getter as a frame, so that it does not use the native stack.
    pub(super) fn quick_attr(&self, object: &Value, name: &Str) -> Quick {
        let Value::Instance(instance) = object else { return Quick::Neither };
        let class = instance.class.borrow();
        let hooks = class.hooks(self.names());
        if hooks.getattribute {
            return Quick::Neither;
        }
        let getter = class.with_found(name, |found| match found {
            None => Some(None),
            Some(Value::Property(property)) if !hooks.getattr => match &property.get {
                Value::Function(getter) if getter.code.is_plain(1) => Some(Some(getter.clone())),
                _ => None,
            },
            Some(_) => None,
        });
        match getter {
            None => Quick::Neither,
            Some(Some(getter)) => {
                Quick::Getter(self.plain_frame(&getter, std::iter::once(object.clone())))
            }
            Some(None) => {
                let own = instance.dict_if_any().and_then(|dict| dict.get_str(name));
                own.map_or(Quick::Neither, Quick::Value)
            }
        }
    }

    /// The variables of an instance, where nothing else has a say in setting this one.
    pub(super) fn own_variables<'a>(
        &self,
        object: &'a Value,
        name: &Str,
    ) -> Option<&'a Rc<crate::collections::Dict>> {
        let Value::Instance(instance) = object else { return None };
        let class = instance.class.borrow();
        let hooks = class.hooks(self.names());
        if hooks.setattr || hooks.slots || name.starts_with("__") || class.has(name) {
            return None;
        }
        instance.dict_if_any()
    }

    fn plain_attr(&self, object: &Value, name: &Str) -> PyResult<Option<Value>> {
        let class = self.class_of(object);
        match class.lookup(name) {
            Some(found) => self.bind(&found, object, &class).map(Some),
            None if *name == self.names().__class__ => Ok(Some(Value::Class(class))),
            None => Ok(None),
        }
    }

    fn instance_attr(
        &self,
        instance: &Rc<Instance>,
        object: &Value,
        name: &Str,
    ) -> PyResult<Option<Value>> {
        let class = instance.class();
        if class.hooks(self.names()).getattribute
            && let Some(custom) = class.lookup(&self.names().__getattribute__)
        {
            let found = self.call(&custom, vec![object.clone(), Value::Str(name.clone())]);
            return self.or_getattr(&class, object, name, found.map(Some));
        }
        let found = self.generic_attr(instance, object, name, &class);
        match found {
            Ok(None) => self.or_getattr(&class, object, name, Ok(None)),
            Err(error) if error.is_a("AttributeError") => {
                self.or_getattr(&class, object, name, Err(error))
            }
            found => found,
        }
    }

    /// `__getattr__`, where the usual look-up found nothing.
    fn or_getattr(
        &self,
        class: &Class,
        object: &Value,
        name: &Str,
        found: PyResult<Option<Value>>,
    ) -> PyResult<Option<Value>> {
        match &found {
            Ok(Some(_)) => return found,
            Err(error) if !error.is_a("AttributeError") => return found,
            _ => {}
        }
        match class.lookup(&self.names().__getattr__) {
            Some(custom) => {
                let method = self.bind(&custom, object, class)?;
                self.call(&method, vec![Value::Str(name.clone())]).map(Some)
            }
            None => found,
        }
    }

    /// `object.__getattribute__`: data descriptors, own attributes, other class attributes.
    pub(crate) fn generic_attr(
        &self,
        instance: &Rc<Instance>,
        object: &Value,
        name: &Str,
        class: &Class,
    ) -> PyResult<Option<Value>> {
        let found = class.lookup(name);
        if let Some(found) = &found
            && self.is_data_descriptor(found)
            && self.can_be_asked(found)
        {
            return self.bind(found, object, class).map(Some);
        }
        if let Some(value) = instance.dict_if_any().and_then(|dict| dict.get_str(name)) {
            return Ok(Some(value));
        }
        if let Some(found) = found {
            return self.bind(&found, object, class).map(Some);
        }
        if *name == self.names().__dict__
            && class.slots.borrow().is_none()
            && !class.is(&self.types.object)
        {
            return Ok(Some(Value::Dict(instance.dict().clone())));
        }
        if *name == self.names().__class__ {
            return Ok(Some(Value::Class(class.clone())));
        }
        Ok(None)
    }

    fn is_data_descriptor(&self, value: &Value) -> bool {
        match value {
            Value::Property(_) => true,
            Value::Instance(instance) => {
                let class = instance.class();
                class.lookup(&self.names().__set__).is_some()
                    || class.lookup(&self.names().__delete__).is_some()
            }
            _ => false,
        }
    }

    /// A data descriptor without `__get__` leaves reading to the instance.
    fn can_be_asked(&self, value: &Value) -> bool {
        !matches!(value, Value::Instance(_))
            || self.class_of(value).lookup(&self.names().__get__).is_some()
    }

    fn class_attr(&self, class: &Class, object: &Value, name: &Str) -> PyResult<Option<Value>> {
        let meta = class.metaclass.get().unwrap_or(&self.types.type_).clone();
        let on_meta = meta.lookup(name);
        if let Some(found) = &on_meta
            && self.is_data_descriptor(found)
        {
            return self.bind(found, object, &meta).map(Some);
        }
        if let Some(found) = class.lookup(name) {
            return self.bind_to_class(&found, class).map(Some);
        }
        if let Some(found) = on_meta {
            return self.bind(&found, object, &meta).map(Some);
        }
        if *name == self.names().__class__ {
            return Ok(Some(Value::Class(meta)));
        }
        match meta.lookup(&self.names().__getattr__) {
            Some(custom) => {
                let method = self.bind(&custom, object, &meta)?;
                self.call(&method, vec![Value::Str(name.clone())]).map(Some)
            }
            None => Ok(None),
        }
    }

    fn module_attr(
        &self,
        module: &Rc<crate::module::Module>,
        object: &Value,
        name: &Str,
    ) -> PyResult<Option<Value>> {
        if let Some(value) = module.dict.get_str(name) {
            return Ok(Some(value));
        }
        if *name == self.names().__dict__ {
            return Ok(Some(Value::Dict(module.dict.clone())));
        }
        if let Some(custom) = module.dict.get_str(&self.names().__getattr__) {
            return self.call(&custom, vec![Value::Str(name.clone())]).map(Some);
        }
        self.plain_attr(object, name)
    }

    fn super_attr(
        &self,
        parts: &Rc<(Class, Value)>,
        object: &Value,
        name: &Str,
    ) -> PyResult<Option<Value>> {
        let (start, receiver) = &**parts;
        let (class, on_class) = match receiver {
            Value::Class(class) if class.is_subclass(start) => (class.clone(), true),
            _ => (self.class_of(receiver), false),
        };
        match class.lookup_after(start, name) {
            Some(found) if on_class => self.bind_to_class(&found, &class).map(Some),
            Some(found) => self.bind(&found, receiver, &class).map(Some),
            None => self.plain_attr(object, name),
        }
    }

    /// What an attribute found on a class is for an instance: methods bound, descriptors asked.
    ///
    /// # Errors
    /// What a descriptor raises.
    pub fn bind(&self, found: &Value, object: &Value, class: &Class) -> PyResult {
        match found {
            Value::Function(_) => Ok(Value::method(object.clone(), found.clone())),
            Value::Native(native) if native.binds => {
                Ok(Value::method(object.clone(), found.clone()))
            }
            Value::ClassMethod(function) => self.bind_class_method(function, class),
            Value::StaticMethod(function) => Ok((**function).clone()),
            Value::Property(property) => {
                if property.get.is_none() {
                    return Err(self.no_getter(found, class));
                }
                self.call(&property.get, vec![object.clone()])
            }
            Value::Instance(_) => self.ask_descriptor(found, object.clone(), class),
            _ => Ok(found.clone()),
        }
    }

    /// A class method around a descriptor asks it, with the class as the instance (so in 3.11).
    fn bind_class_method(&self, function: &Value, class: &Class) -> PyResult {
        let owner = Value::Class(class.clone());
        match function {
            Value::Property(_) | Value::StaticMethod(_) => self.bind(function, &owner, class),
            Value::ClassMethod(inner) => self.bind_class_method(inner, class),
            Value::Instance(_)
                if self.class_of(function).lookup(&self.names().__get__).is_some() =>
            {
                self.ask_descriptor(function, owner, class)
            }
            _ => Ok(Value::method(owner, function.clone())),
        }
    }

    fn no_getter(&self, property: &Value, class: &Class) -> PyErr {
        let named = class
            .mro()
            .into_iter()
            .flat_map(|class| class.dict.items())
            .find(|(_, value)| value.is(property));
        let name = named
            .and_then(|(name, _)| name.as_str().map(|name| format!(" '{name}'")))
            .unwrap_or_default();
        self.error(
            "AttributeError",
            format!("property{name} of '{}' object has no getter", class.name()),
        )
    }

    /// What an attribute found on a class is for the class itself.
    pub(crate) fn bind_to_class(&self, found: &Value, class: &Class) -> PyResult {
        match found {
            Value::ClassMethod(function) => self.bind_class_method(function, class),
            Value::StaticMethod(function) => Ok((**function).clone()),
            Value::Instance(_) => self.ask_descriptor(found, Value::None, class),
            _ => Ok(found.clone()),
        }
    }

    fn ask_descriptor(&self, found: &Value, object: Value, class: &Class) -> PyResult {
        let own = self.class_of(found);
        match own.lookup(&self.names().__get__) {
            Some(get) => {
                let method = self.deeper(|vm| vm.bind(&get, found, &own))?;
                self.call(&method, vec![object, Value::Class(class.clone())])
            }
            None => Ok(found.clone()),
        }
    }

    pub(super) fn attribute_error(&self, object: &Value, name: &Str) -> PyErr {
        let text = match object {
            Value::Class(class) => {
                format!("type object '{}' has no attribute '{name}'", class.name())
            }
            Value::Module(module) => {
                let partial = module
                    .dict
                    .get("__spec_initializing__")
                    .is_some_and(|flag| matches!(flag, Value::Bool(true)));
                match partial {
                    true => format!(
                        "partially initialized module '{}' has no attribute '{name}' (most likely due to a circular import)",
                        module.name.borrow()
                    ),
                    false => format!("module '{}' has no attribute '{name}'", module.name.borrow()),
                }
            }
            Value::Super(_) => format!("'super' object has no attribute '{name}'"),
            _ => format!("'{}' object has no attribute '{name}'", self.class_of(object).name()),
        };
        let error = self.error("AttributeError", text);
        error.0.dict().set("name", Value::Str(name.clone()));
        error.0.dict().set("obj", object.clone());
        error
    }

    /// `super()` without arguments: the class cell and first argument of the function that runs.
    pub(crate) fn implicit_super(&self) -> PyResult<(Class, Value)> {
        let frames = self.frames.borrow();
        let Some(frame) = frames.last() else {
            return Err(self.error("RuntimeError", "super(): no current frame"));
        };
        if frame.code.args == 0 && !frame.code.var_args {
            return Err(self.error("RuntimeError", "super(): no arguments"));
        }
        let in_cell = frame.code.cell_params.iter().find(|(local, _)| *local == 0);
        let first = match in_cell {
            Some((_, cell)) => frame.cells.get(*cell as usize).map(|cell| cell.borrow().clone()),
            None => frame.stack.first().cloned(),
        };
        let place = frame.code.cells.iter().position(|name| &**name == "__class__");
        let class =
            place.and_then(|place| frame.cells.get(place)).map(|cell| cell.borrow().clone());
        match (class, first) {
            (Some(Value::Class(class)), Some(object)) => Ok((class, object)),
            _ => Err(self.error("RuntimeError", "super(): __class__ cell not found")),
        }
    }
}
