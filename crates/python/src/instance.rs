//! Instances: a class, attributes, and what lies underneath (builtin value, exception, native
//! payload).
use crate::class::Class;
use crate::collections::Dict;
use crate::exception::Exception;
use crate::value::Value;
use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// What an instance is beside its attributes.
pub enum Payload {
    /// Nothing.
    None,
    /// The value of a subclass of a builtin class.
    Base(Value),
    /// An exception's parts.
    Exception(Exception),
    /// What the Rust side of a native class keeps: an `Rc` of a cheaply cloned handle.
    Native(Rc<dyn Any>),
}

/// An object with a class and attributes.
pub struct Instance {
    /// `__class__`.
    pub class: RefCell<Class>,
    dict: OnceCell<Rc<Dict>>,
    payload: OnceCell<Payload>,
    replaced: RefCell<Option<Rc<dyn Any>>>,
}

impl Instance {
    /// A bare instance; a native class's `__init__` may set the payload later.
    pub fn bare(class: Class) -> Instance {
        Instance {
            class: RefCell::new(class),
            dict: OnceCell::new(),
            payload: OnceCell::new(),
            replaced: RefCell::new(None),
        }
    }

    /// An instance with a payload.
    pub fn new(class: Class, payload: Payload) -> Instance {
        let instance = Instance::bare(class);
        let _ = instance.payload.set(payload);
        instance
    }

    /// `__class__`.
    pub fn class(&self) -> Class {
        self.class.borrow().clone()
    }

    /// `__dict__`, made on first use.
    pub fn dict(&self) -> &Rc<Dict> {
        self.dict.get_or_init(|| Dict::new().shared())
    }

    /// `__dict__` where there is one yet.
    pub fn dict_if_any(&self) -> Option<&Rc<Dict>> {
        self.dict.get()
    }

    /// The builtin value behind an instance of a subclass of a builtin class.
    pub fn base_value(&self) -> Option<&Value> {
        match self.payload.get() {
            Some(Payload::Base(value)) => Some(value),
            _ => None,
        }
    }

    /// The exception's parts.
    pub fn exception(&self) -> Option<&Exception> {
        match self.payload.get() {
            Some(Payload::Exception(parts)) => Some(parts),
            _ => None,
        }
    }

    /// The Rust payload, where it is of type `T`.
    pub fn native<T: Clone + 'static>(&self) -> Option<T> {
        if let Some(any) = &*self.replaced.borrow() {
            return any.downcast_ref::<T>().cloned();
        }
        match self.payload.get() {
            Some(Payload::Native(any)) => any.downcast_ref::<T>().cloned(),
            _ => None,
        }
    }

    /// Sets the Rust payload (a native `__init__` does); a later call replaces it.
    pub fn set_native<T: Clone + 'static>(&self, payload: T) {
        let any: Rc<dyn Any> = Rc::new(payload);
        if self.payload.set(Payload::Native(any.clone())).is_err() {
            *self.replaced.borrow_mut() = Some(any);
        }
    }

    /// Sets the builtin value once, where there is none.
    pub fn set_base(&self, value: Value) {
        let _ = self.payload.set(Payload::Base(value));
    }
}
