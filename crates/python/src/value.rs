//! Python values: what the evaluator computes with. Cheap to clone, compared and hashed through the
//! [`crate::Vm`].
use crate::alive::{Container, Ticket};
use crate::class::Class;
use crate::code::Code;
use crate::collections::{Dict, List, Set};
use crate::function::{Function, Method, Native, Property};
use crate::generator::Generator;
use crate::instance::Instance;
use crate::iterate::Iter;
use crate::module::Module;
use crate::text::Str;
use num_bigint::BigInt;
use std::cell::RefCell;
use std::rc::Rc;

/// A Python value. Identity of compound values is that of the `Rc`.
#[derive(Clone)]
pub enum Value {
    /// A variable that has no value yet; never seen by programs.
    Unbound,
    /// `None`.
    None,
    /// `...`.
    Ellipsis,
    /// `NotImplemented`.
    NotImplemented,
    /// `True` and `False`.
    Bool(bool),
    /// An integer that fits 64 bits.
    Int(i64),
    /// An integer that does not.
    Big(Rc<BigInt>),
    /// A float.
    Float(f64),
    /// A string.
    Str(Str),
    /// Bytes.
    Bytes(Rc<Vec<u8>>),
    /// A bytearray.
    ByteArray(Rc<RefCell<Vec<u8>>>),
    /// A tuple.
    Tuple(Rc<Tuple>),
    /// A list.
    List(Rc<List>),
    /// A dict.
    Dict(Rc<Dict>),
    /// A set.
    Set(Rc<Set>),
    /// A frozenset.
    FrozenSet(Rc<Set>),
    /// A range: start, stop, step.
    Range(Rc<Range>),
    /// A slice.
    Slice(Rc<Slice>),
    /// A function written in Python.
    Function(Rc<Function>),
    /// A function written in Rust.
    Native(Rc<Native>),
    /// A function bound to its first argument.
    Method(Rc<Method>),
    /// A `property`.
    Property(Rc<Property>),
    /// A `classmethod` around a callable.
    ClassMethod(Rc<Value>),
    /// A `staticmethod` around a callable.
    StaticMethod(Rc<Value>),
    /// A class.
    Class(Class),
    /// An instance of a class that has attributes of its own or a native payload.
    Instance(Rc<Instance>),
    /// A module.
    Module(Rc<Module>),
    /// An iterator.
    Iter(Rc<Iter>),
    /// A generator.
    Generator(Rc<Generator>),
    /// A view of a dict: keys, values or items.
    View(Rc<DictView>),
    /// Compiled code.
    Code(Rc<Code>),
    /// A `super()` object: the class to start after, and the object.
    Super(Rc<(Class, Value)>),
    /// A closure's cell (`__closure__`, class cells).
    Cell(Rc<ClosureCell>),
}

/// A variable that inner functions share (`cell`).
pub struct ClosureCell {
    value: RefCell<Value>,
    pub(crate) ticket: Ticket<ClosureCell>,
}

impl ClosureCell {
    /// A cell without a value, shared.
    pub(crate) fn unbound() -> Rc<ClosureCell> {
        let value = RefCell::new(Value::Unbound);
        ClosureCell { value, ticket: Ticket::default() }.share()
    }

    /// The value, to read.
    pub fn borrow(&self) -> std::cell::Ref<'_, Value> {
        self.value.borrow()
    }

    /// Sets the value and gives the one before.
    pub fn replace(&self, value: Value) -> Value {
        self.changing();
        self.value.replace(value)
    }
}

/// The items of a tuple.
pub struct Tuple(Vec<Value>);

impl std::ops::Deref for Tuple {
    type Target = Vec<Value>;
    fn deref(&self) -> &Vec<Value> {
        &self.0
    }
}

impl Drop for Tuple {
    fn drop(&mut self) {
        crate::letgo::values(std::mem::take(&mut self.0));
    }
}

/// `range(start, stop, step)`.
#[derive(Clone, Debug)]
pub struct Range {
    /// First number.
    pub start: i64,
    /// The bound that is not reached.
    pub stop: i64,
    /// Difference of neighbours, never 0.
    pub step: i64,
}

impl Range {
    /// How many numbers the range holds, as far as a size can say it.
    pub fn len(&self) -> usize {
        usize::try_from(self.length()).unwrap_or(usize::MAX)
    }

    /// How many numbers the range holds.
    pub fn length(&self) -> i64 {
        let (start, stop, step) = (self.start as i128, self.stop as i128, self.step as i128);
        let count = if step > 0 {
            (stop - start + step - 1) / step
        } else {
            (start - stop - step - 1) / -step
        };
        count.clamp(0, i64::MAX as i128) as i64
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at an index, which must be in range.
    pub fn at(&self, index: usize) -> i64 {
        self.start.wrapping_add(self.step.wrapping_mul(index as i64))
    }
}

/// `slice(start, stop, step)`.
pub struct Slice {
    /// First index or None.
    pub start: Value,
    /// End or None.
    pub stop: Value,
    /// Step or None.
    pub step: Value,
}

impl Drop for Slice {
    fn drop(&mut self) {
        let parts = [&mut self.start, &mut self.stop, &mut self.step];
        crate::letgo::values(parts.map(|part| std::mem::replace(part, Value::None)).into());
    }
}

/// Which part of a dict's items a view shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ViewKind {
    /// `dict.keys()`.
    Keys,
    /// `dict.values()`.
    Values,
    /// `dict.items()`.
    Items,
}

/// `dict.keys()`, `.values()`, `.items()`, and (`proxy`) a class's read-only `__dict__`.
pub struct DictView {
    /// The dict looked at.
    pub dict: Rc<Dict>,
    /// Which part.
    pub kind: ViewKind,
    /// Whether this stands for the dict itself, read only (`mappingproxy`).
    pub proxy: bool,
}

impl Value {
    /// A string value.
    pub fn str(text: impl Into<Str>) -> Value {
        Value::Str(text.into())
    }

    /// A tuple of values.
    pub fn tuple(items: Vec<Value>) -> Value {
        Value::Tuple(Rc::new(Tuple(items)))
    }

    /// A new list of values.
    pub fn list(items: Vec<Value>) -> Value {
        Value::List(List::new(items).shared())
    }

    /// A new dict with string keys.
    pub fn dict<K: Into<Str>>(items: impl IntoIterator<Item = (K, Value)>) -> Value {
        let dict = Dict::new();
        for (key, value) in items {
            dict.set_str(&key.into(), value);
        }
        Value::Dict(dict.shared())
    }

    /// Whether this is `None`.
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    /// Whether a variable has no value.
    pub fn is_unbound(&self) -> bool {
        matches!(self, Value::Unbound)
    }

    /// The text, where this is a `str` or an instance of a subclass of it.
    pub fn as_str(&self) -> Option<&Str> {
        match self {
            Value::Str(text) => Some(text),
            Value::Instance(instance) => instance.base_value().and_then(|value| value.as_str()),
            _ => None,
        }
    }

    /// The items of a tuple (or an instance of a subclass, such as a named tuple).
    pub fn as_tuple(&self) -> Option<&Rc<Tuple>> {
        match self {
            Value::Tuple(items) => Some(items),
            Value::Instance(instance) => instance.base_value().and_then(|value| value.as_tuple()),
            _ => None,
        }
    }

    /// The list (also of an instance of a subclass of `list`).
    pub fn as_list(&self) -> Option<&Rc<List>> {
        match self {
            Value::List(list) => Some(list),
            Value::Instance(instance) => instance.base_value().and_then(|value| value.as_list()),
            _ => None,
        }
    }

    /// The dict (also of an instance of a subclass of `dict`).
    pub fn as_dict(&self) -> Option<&Rc<Dict>> {
        match self {
            Value::Dict(dict) => Some(dict),
            Value::Instance(instance) => instance.base_value().and_then(|value| value.as_dict()),
            _ => None,
        }
    }

    /// The integer that fits 64 bits (also of `bool` and of an instance of a subclass of `int`).
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Value::Int(number) => Some(*number),
            Value::Bool(flag) => Some(*flag as i64),
            Value::Instance(instance) => instance.base_value().and_then(|value| value.as_int()),
            _ => None,
        }
    }

    /// The class, where this is one.
    pub fn as_class(&self) -> Option<&Class> {
        match self {
            Value::Class(class) => Some(class),
            _ => None,
        }
    }

    /// The instance, where this is one.
    pub fn as_instance(&self) -> Option<&Rc<Instance>> {
        match self {
            Value::Instance(instance) => Some(instance),
            _ => None,
        }
    }

    /// The Rust payload of an instance of a native class (or of a Python subclass of it).
    pub fn payload<T: Clone + 'static>(&self) -> Option<T> {
        self.as_instance()?.native::<T>()
    }

    /// The builtin value behind an instance of a subclass of a builtin class; else the value
    /// itself.
    pub fn base(&self) -> &Value {
        match self {
            Value::Instance(instance) => instance.base_value().unwrap_or(self),
            _ => self,
        }
    }

    /// `a is b`.
    pub fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::None, Value::None)
            | (Value::Ellipsis, Value::Ellipsis)
            | (Value::NotImplemented, Value::NotImplemented)
            | (Value::Unbound, Value::Unbound) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
            (Value::Str(a), Value::Str(b)) => a.is(b) || (a.len() < 2 && a == b),
            (Value::Tuple(a), Value::Tuple(b)) => {
                Rc::ptr_eq(a, b) || (a.is_empty() && b.is_empty())
            }
            (Value::Bytes(a), Value::Bytes(b)) => Rc::ptr_eq(a, b),
            (Value::Method(_), Value::Method(_)) => self.address() == other.address(),
            _ => self.address() != 0 && self.address() == other.address(),
        }
    }

    /// Where the value lives, as `id()` and representations show it: with as many digits as on a
    /// machine whose addresses have 64 bits.
    pub fn shown_address(&self) -> u64 {
        match self.address() as u64 {
            low @ 1..0x1_0000_0000 => 0x7f00_0000_0000 + low,
            address => address,
        }
    }

    /// Where the value lives (0 for values without an address).
    pub fn address(&self) -> usize {
        match self {
            Value::Big(rc) => Rc::as_ptr(rc) as usize,
            Value::Str(text) => text.address(),
            Value::Bytes(rc) => Rc::as_ptr(rc) as usize,
            Value::ByteArray(rc) => Rc::as_ptr(rc) as usize,
            Value::Tuple(rc) => Rc::as_ptr(rc) as usize,
            Value::List(rc) => Rc::as_ptr(rc) as usize,
            Value::Dict(rc) => Rc::as_ptr(rc) as usize,
            Value::Set(rc) | Value::FrozenSet(rc) => Rc::as_ptr(rc) as usize,
            Value::Range(rc) => Rc::as_ptr(rc) as usize,
            Value::Slice(rc) => Rc::as_ptr(rc) as usize,
            Value::Function(rc) => Rc::as_ptr(rc) as usize,
            Value::Native(rc) => Rc::as_ptr(rc) as usize,
            Value::Method(rc) => Rc::as_ptr(rc) as usize,
            Value::Property(rc) => Rc::as_ptr(rc) as usize,
            Value::ClassMethod(rc) | Value::StaticMethod(rc) => Rc::as_ptr(rc) as usize,
            Value::Class(class) => class.address(),
            Value::Instance(rc) => Rc::as_ptr(rc) as usize,
            Value::Module(rc) => Rc::as_ptr(rc) as usize,
            Value::Iter(rc) => Rc::as_ptr(rc) as usize,
            Value::Generator(rc) => Rc::as_ptr(rc) as usize,
            Value::View(rc) => Rc::as_ptr(rc) as usize,
            Value::Code(rc) => Rc::as_ptr(rc) as usize,
            Value::Super(rc) => Rc::as_ptr(rc) as usize,
            Value::Cell(rc) => Rc::as_ptr(rc) as usize,
            Value::Unbound
            | Value::None
            | Value::Ellipsis
            | Value::NotImplemented
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_) => 0,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::str(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::str(text)
    }
}

impl From<Str> for Value {
    fn from(text: Str) -> Value {
        Value::Str(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Int(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Value {
        Value::Bool(flag)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::None, Into::into)
    }
}
