//! Setting and deleting attributes: properties, descriptors, `__setattr__` and `__delattr__`.
use super::Vm;
use crate::class::Class;
use crate::collections::Dict;
use crate::error::PyResult;
use crate::instance::Instance;
use crate::text::Str;
use crate::value::Value;
use std::rc::Rc;

impl Vm {
    /// `object.name = value`.
    ///
    /// # Errors
    /// AttributeError, or what a descriptor raises.
    pub fn set_attr(&self, object: &Value, name: &Str, value: Value) -> PyResult<()> {
        let class = self.class_of(object);
        if class.hooks(self.names()).setattr
            && let Some(custom) = class.lookup(&self.names().__setattr__)
        {
            self.call(&custom, vec![object.clone(), Value::Str(name.clone()), value])?;
            return Ok(());
        }
        self.generic_set_attr(object, name, value)
    }

    /// `object.__setattr__`.
    pub(crate) fn generic_set_attr(
        &self,
        object: &Value,
        name: &Str,
        value: Value,
    ) -> PyResult<()> {
        let class = self.class_of(object);
        if let Some(found) = class.lookup(name) {
            match &found {
                Value::Property(property) => {
                    return self.set_property(property, object, name, value, &class);
                }
                Value::Instance(_)
                    if self.class_of(&found).lookup(&self.names().__set__).is_some() =>
                {
                    self.call_special(&found, &self.names().__set__, vec![object.clone(), value])?;
                    return Ok(());
                }
                _ => {}
            }
        }
        match object {
            Value::Instance(instance) => {
                self.set_instance_attr(instance, name, value, &class, object)
            }
            Value::Class(target) => self.set_class_attr(target, name, value),
            Value::Module(module) => {
                module.dict.set_str(name, value);
                Ok(())
            }
            Value::Function(function) => {
                function.dict.get_or_init(|| Dict::new().shared()).set_str(name, value);
                Ok(())
            }
            Value::Native(native) => {
                native.dict.get_or_init(|| Dict::new().shared()).set_str(name, value);
                Ok(())
            }
            _ => match class.lookup(name) {
                Some(_) => Err(self.error(
                    "AttributeError",
                    format!("'{}' object attribute '{name}' is read-only", class.name()),
                )),
                None => Err(self.attribute_error(object, name)),
            },
        }
    }

    fn set_property(
        &self,
        property: &crate::function::Property,
        object: &Value,
        name: &Str,
        value: Value,
        class: &Class,
    ) -> PyResult<()> {
        if property.set.is_none() && self.types.all().iter().any(|known| known.is(class)) {
            let text = match object {
                Value::Range(_) | Value::Slice(_) => "readonly attribute".into(),
                _ => format!("attribute '{name}' of '{}' objects is not writable", class.name()),
            };
            return Err(self.error("AttributeError", text));
        }
        if property.set.is_none() {
            return Err(self.error(
                "AttributeError",
                format!("property '{name}' of '{}' object has no setter", class.name()),
            ));
        }
        self.call(&property.set, vec![object.clone(), value])?;
        Ok(())
    }

    fn set_instance_attr(
        &self,
        instance: &Rc<Instance>,
        name: &Str,
        value: Value,
        class: &Class,
        object: &Value,
    ) -> PyResult<()> {
        if *name == self.names().__class__ {
            let Value::Class(new) = &value else {
                let class = self.class_of(&value).name();
                return Err(self.type_error(format!(
                    "__class__ must be set to a class, not '{class}' object"
                )));
            };
            if new.layout.get() != class.layout.get()
                || new.slots.borrow().is_some() != class.slots.borrow().is_some()
            {
                return Err(self.type_error(format!(
                    "__class__ assignment: '{}' object layout differs from '{}'",
                    new.name(),
                    class.name()
                )));
            }
            if instance.class.borrow().born.is_kept() {
                crate::image::spoil();
            }
            *instance.class.borrow_mut() = new.clone();
            return Ok(());
        }
        if *name == self.names().__dict__ {
            instance.dict().clear();
            if let Some(items) = value.as_dict() {
                instance.dict().update(self, items)?;
            }
            return Ok(());
        }
        if let Some(slots) = &*class.slots.borrow()
            && !slots.contains(name)
        {
            return Err(self.attribute_error(object, name));
        }
        if class.is(&self.types.object) {
            return Err(self.attribute_error(object, name));
        }
        instance.dict().set_str(name, value);
        Ok(())
    }

    /// Whether attributes of a class may be set.
    ///
    /// # Errors
    /// TypeError for the builtin ones.
    pub(crate) fn check_mutable(&self, class: &Class, name: &str) -> PyResult<()> {
        if *class.module.borrow() == "builtins".into()
            && class.sealed.get() | self.types.all().iter().any(|known| known.is(class))
        {
            return Err(self.type_error(format!(
                "cannot set '{name}' attribute of immutable type '{}'",
                class.name()
            )));
        }
        Ok(())
    }

    fn set_class_attr(&self, class: &Class, name: &Str, value: Value) -> PyResult<()> {
        self.check_mutable(class, name)?;
        let names = self.names();
        if *name == names.__name__ || *name == names.__qualname__ || *name == names.__module__ {
            class.changing();
        }
        match (&value, name) {
            (Value::Str(text), name) if *name == names.__name__ => {
                *class.name.borrow_mut() = text.clone()
            }
            (Value::Str(text), name) if *name == names.__qualname__ => {
                *class.qualname.borrow_mut() = text.clone()
            }
            (Value::Str(text), name) if *name == names.__module__ => {
                *class.module.borrow_mut() = text.clone();
                class.dict.set_str(name, value.clone());
            }
            _ => class.dict.set_str(name, value),
        }
        Ok(())
    }

    /// `del object.name`.
    ///
    /// # Errors
    /// AttributeError, or what a descriptor raises.
    pub fn delete_attr(&self, object: &Value, name: &Str) -> PyResult<()> {
        let class = self.class_of(object);
        if let Some(custom @ Value::Function(_)) = class.lookup(&self.names().__delattr__) {
            self.call(&custom, vec![object.clone(), Value::Str(name.clone())])?;
            return Ok(());
        }
        self.generic_delete_attr(object, name)
    }

    /// `object.__delattr__`.
    pub(crate) fn generic_delete_attr(&self, object: &Value, name: &Str) -> PyResult<()> {
        let class = self.class_of(object);
        match class.lookup(name) {
            Some(Value::Property(property)) if property.delete.is_none() => {
                return Err(self.error(
                    "AttributeError",
                    format!("property '{name}' of '{}' object has no deleter", class.name()),
                ));
            }
            Some(Value::Property(property)) => {
                return self.call(&property.delete, vec![object.clone()]).map(drop);
            }
            Some(found @ Value::Instance(_))
                if self.class_of(&found).lookup(&self.names().__delete__).is_some() =>
            {
                return self
                    .call_special(&found, &self.names().__delete__, vec![object.clone()])
                    .map(drop);
            }
            _ => {}
        }
        let removed = match object {
            Value::Instance(instance) => instance.dict().remove_str(name),
            Value::Class(class) => class.dict.remove_str(name),
            Value::Module(module) => module.dict.remove_str(name),
            Value::Function(function) => {
                function.dict.get_or_init(|| Dict::new().shared()).remove_str(name)
            }
            _ => None,
        };
        removed.map(drop).ok_or_else(|| self.attribute_error(object, name))
    }
}
