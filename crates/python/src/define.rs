//! Defining classes in Rust.
use crate::class::{Class, Layout, linearize};
use crate::error::PyResult;
use crate::function::{Native, Property};
use crate::signature::Bound;
use crate::value::Value;
use crate::vm::Vm;
use std::rc::Rc;

/// Builds a class whose instances carry a Rust payload. Programs can subclass it.
///
/// `__init__` should set the payload with [`crate::Instance::set_native`]; methods get it with
/// [`Value::payload`].
pub struct ClassBuilder {
    class: Class,
}

impl ClassBuilder {
    /// A class without bases but `object`.
    pub fn new(vm: &Vm, module: &str, name: &str) -> ClassBuilder {
        ClassBuilder::with_bases(vm, module, name, &[])
    }

    /// A class with bases.
    pub fn with_bases(vm: &Vm, module: &str, name: &str, bases: &[&Class]) -> ClassBuilder {
        let parents: Vec<Class> = if bases.is_empty() {
            vec![vm.types.object.clone()]
        } else {
            bases.iter().map(|base| (*base).clone()).collect()
        };
        let ancestors = linearize(&parents).unwrap_or_default();
        let inherited = parents
            .iter()
            .map(|parent| parent.layout.get())
            .find(|layout| *layout != Layout::Object);
        let class = Class::new(
            name,
            module,
            parents.clone(),
            ancestors,
            inherited.unwrap_or(Layout::Native),
        );
        if let Some(meta) = parents.iter().find_map(|parent| parent.metaclass.get()) {
            let _ = class.metaclass.set(meta.clone());
        }
        class.dict.set("__module__", module.into());
        vm.remember_class(&class);
        ClassBuilder { class }
    }

    /// A method; its signature begins with `self`.
    pub fn method(
        self,
        name: &str,
        signature: &'static str,
        run: impl Fn(&Vm, Bound) -> PyResult + 'static,
    ) -> Self {
        let owner = self.class.name();
        self.class.dict.set(name, Native::method(name, signature, run).of(&owner).value());
        self
    }

    /// A method that takes arguments as they come, `self` first.
    pub fn raw_method(
        self,
        name: &str,
        run: impl Fn(&Vm, crate::function::Args) -> PyResult + 'static,
    ) -> Self {
        let owner = self.class.name();
        self.class.dict.set(name, Native::raw_method(name, run).of(&owner).value());
        self
    }

    /// A class method; its signature begins with `cls`.
    pub fn class_method(
        self,
        name: &str,
        signature: &'static str,
        run: impl Fn(&Vm, Bound) -> PyResult + 'static,
    ) -> Self {
        let function = Native::method(name, signature, run).value();
        self.class.dict.set(name, Value::ClassMethod(Rc::new(function)));
        self
    }

    /// A static method.
    pub fn static_method(
        self,
        name: &str,
        signature: &'static str,
        run: impl Fn(&Vm, Bound) -> PyResult + 'static,
    ) -> Self {
        let function = Native::function(name, signature, run).value();
        self.class.dict.set(name, Value::StaticMethod(Rc::new(function)));
        self
    }

    /// A read-only property.
    pub fn getter(self, name: &str, run: fn(&Vm, &Value) -> PyResult) -> Self {
        self.class.dict.set(name, Value::getter(name, run));
        self
    }

    /// A property that can be set.
    pub fn property(
        self,
        name: &str,
        get: fn(&Vm, &Value) -> PyResult,
        set: impl Fn(&Vm, Bound) -> PyResult + 'static,
    ) -> Self {
        let get = Native::one_method(name, get).value();
        let set = Native::method(name, "(self, value)", set).value();
        self.class.dict.set(
            name,
            Value::Property(Rc::new(Property { get, set, delete: Value::None, doc: Value::None })),
        );
        self
    }

    /// A class attribute.
    pub fn attr(self, name: &str, value: Value) -> Self {
        self.class.dict.set(name, value);
        self
    }

    /// The metaclass, where it is not `type`.
    pub fn metaclass(self, meta: &Class) -> Self {
        let _ = self.class.metaclass.set(meta.clone());
        self
    }

    /// The class.
    pub fn build(self) -> Class {
        self.class
    }
}
