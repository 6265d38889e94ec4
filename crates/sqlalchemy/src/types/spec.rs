//! `SqlType`: one type object with identity, as a Python instance has it.

use std::any::Any;
use std::fmt;
use std::rc::Rc;

use crate::error::Error;

use super::class::{Default, Package, TypeClass, Visit};
use super::custom::CustomType;

/// The value of a constructor argument.
#[derive(Clone)]
pub enum Arg {
    /// `None`, or not given.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A string.
    Str(Rc<str>),
    /// A type, as `ARRAY`'s item.
    Type(SqlType),
    /// A Python object we only keep, with its `repr`.
    Opaque(Rc<str>, Rc<dyn Any>),
}

impl fmt::Debug for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Arg::None => f.write_str("None"),
            Arg::Bool(b) => write!(f, "{b}"),
            Arg::Int(n) => write!(f, "{n}"),
            Arg::Str(s) => write!(f, "{s:?}"),
            Arg::Type(t) => write!(f, "{}", t.repr()),
            Arg::Opaque(repr, _) => f.write_str(repr),
        }
    }
}

/// The members of an `Enum` or `SET`.
#[derive(Clone, Default)]
pub struct EnumSpec {
    /// What is stored, in order.
    pub values: Vec<Rc<str>>,
    /// The `enum.Enum` class and its members, if one was given.
    pub class: Option<Rc<dyn Any>>,
}

impl fmt::Debug for EnumSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.values)
    }
}

/// What a type object holds.
#[derive(Clone, Debug)]
pub struct TypeData {
    /// Its class, or for a user's class the nearest of ours.
    pub class: &'static TypeClass,
    /// One per parameter of the class.
    pub args: Vec<Arg>,
    /// Members of an enum.
    pub members: EnumSpec,
    /// `with_variant`: dialect name and type.
    pub variants: Vec<(Rc<str>, SqlType)>,
    /// What a `TypeDecorator` decorates.
    pub inner: Option<SqlType>,
    /// A user's class.
    pub custom: Option<Rc<dyn CustomType>>,
}

/// A type object. Clones are the same object.
#[derive(Clone, Debug)]
pub struct SqlType(Rc<TypeData>);

impl SqlType {
    /// A type from its parts.
    pub fn new(data: TypeData) -> Self {
        SqlType(Rc::new(data))
    }

    /// A class of `sqlalchemy.types` without arguments; an unknown name gives `NullType`.
    pub fn plain(name: &str) -> Self {
        let class = super::class(Package::Sql, name).unwrap_or(&super::generic::CLASSES[0]);
        SqlType::of(class)
    }

    /// A class without arguments.
    pub fn of(class: &'static TypeClass) -> Self {
        let args = vec![Arg::None; class.params.len()];
        let inner = (class.name == "PickleType").then(|| SqlType::plain("LargeBinary"));
        SqlType::new(TypeData {
            class,
            args,
            members: EnumSpec::default(),
            variants: Vec::new(),
            inner,
            custom: None,
        })
    }

    /// `NullType()`.
    pub fn null() -> Self {
        SqlType::plain("NullType")
    }

    /// `String(length)` and the like: arguments by position.
    ///
    /// # Errors
    /// `TypeError` when there are more than the constructor takes.
    pub fn with_args(class: &'static TypeClass, args: &[Arg]) -> Result<Self, Error> {
        if args.len() > class.positional.len() {
            return Err(Error::Type(format!(
                "{}.__init__() takes from 1 to {} positional arguments but {} were given",
                class.name,
                class.positional.len() + 1,
                args.len() + 1
            )));
        }
        let mut data = SqlType::of(class).data().clone();
        for (name, value) in class.positional.iter().zip(args) {
            if let Some(i) = class.param(name) {
                data.args[i] = value.clone();
            }
        }
        Ok(SqlType::new(data))
    }

    /// The parts.
    pub fn data(&self) -> &TypeData {
        &self.0
    }

    /// The class.
    pub fn class(&self) -> &'static TypeClass {
        self.0.class
    }

    /// The Python class name: the user's, if there is one.
    pub fn class_name(&self) -> String {
        self.0.custom.as_ref().map_or_else(|| self.0.class.name.to_owned(), |c| c.class_name())
    }

    /// `type(x).__module__`.
    pub fn module(&self) -> String {
        self.0.custom.as_ref().map_or_else(|| self.0.class.module(), |c| c.module())
    }

    /// `is`.
    pub fn ptr_eq(&self, other: &SqlType) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// An address for an identity map.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as *const () as usize
    }

    /// An attribute by parameter name, `Arg::None` if the class has no such parameter.
    pub fn arg(&self, name: &str) -> Arg {
        match self.0.class.param(name) {
            Some(i) => self.arg_at(i),
            None => Arg::None,
        }
    }

    /// An argument by index, its default filled in.
    pub(crate) fn arg_at(&self, i: usize) -> Arg {
        let given = self.0.args.get(i).cloned().unwrap_or(Arg::None);
        let default = self.0.class.params.get(i).map(|p| p.default);
        match (given, default) {
            (Arg::None, Some(Default::Bool(b))) => Arg::Bool(b),
            (Arg::None, Some(Default::TextType)) => Arg::Type(SqlType::plain("Text")),
            (given, _) => given,
        }
    }

    /// A whole-number argument.
    pub fn int(&self, name: &str) -> Option<i64> {
        match self.arg(name) {
            Arg::Int(n) => Some(n),
            _ => None,
        }
    }

    /// A string argument.
    pub fn text(&self, name: &str) -> Option<Rc<str>> {
        match self.arg(name) {
            Arg::Str(s) => Some(s),
            _ => None,
        }
    }

    /// A truth-value argument.
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.arg(name), Arg::Bool(true))
    }

    /// The same type with one argument changed; a new object.
    pub fn set(&self, name: &str, value: Arg) -> SqlType {
        let mut data = self.data().clone();
        if let Some(i) = data.class.param(name) {
            data.args[i] = value;
        }
        SqlType::new(data)
    }

    /// `x.with_variant(type, dialect)`.
    pub fn with_variant(&self, dialect: &str, variant: SqlType) -> SqlType {
        let mut data = self.data().clone();
        data.variants.push((Rc::from(dialect), variant));
        SqlType::new(data)
    }

    /// The type SQLite gets: the variant for `sqlite` if there is one, then a decorator's
    /// implementation.
    ///
    /// # Errors
    /// What a user's `load_dialect_impl` raises.
    pub fn for_sqlite(&self) -> Result<SqlType, Error> {
        if let Some((_, variant)) = self.0.variants.iter().find(|(d, _)| &**d == "sqlite") {
            return variant.for_sqlite();
        }
        if let Some(custom) = &self.0.custom
            && let Some(chosen) = custom.dialect_impl()?
        {
            return if chosen.ptr_eq(self) { Ok(chosen) } else { chosen.for_sqlite() };
        }
        match (self.0.class.visit, &self.0.inner) {
            (Visit::Decorator, Some(inner)) => inner.for_sqlite(),
            _ => Ok(self.clone()),
        }
    }

    /// `Enum(...).length`: as given, else the longest member.
    pub fn enum_length(&self) -> i64 {
        let longest = self.0.members.values.iter().map(|v| v.chars().count()).max().unwrap_or(0);
        self.int("length").unwrap_or_else(|| i64::try_from(longest).unwrap_or(i64::MAX))
    }
}
