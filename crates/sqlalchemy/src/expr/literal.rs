//! Values bound into statements. Plain ones are Rust; what only Python understands is kept as an
//! opaque object.

use std::any::Any;
use std::rc::Rc;

use crate::types::SqlType;

/// A Python value, or the object itself where a type's own code must convert it.
#[derive(Clone)]
pub enum Literal {
    /// `None`.
    None,
    /// `True`, `False`.
    Bool(bool),
    /// An integer that fits SQLite.
    Int(i64),
    /// A float.
    Float(f64),
    /// A string.
    Str(Rc<str>),
    /// Bytes.
    Bytes(Rc<[u8]>),
    /// Anything else (dates, decimals, enum members, documents …) with its `repr`.
    Opaque(Rc<dyn Any>, Rc<str>),
}

impl std::fmt::Debug for Literal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.repr())
    }
}

impl Literal {
    /// A string.
    pub fn str(text: &str) -> Self {
        Literal::Str(Rc::from(text))
    }

    /// Python's `repr`, as parameters are printed in errors and logs.
    pub fn repr(&self) -> String {
        match self {
            Literal::None => "None".to_owned(),
            Literal::Bool(true) => "True".to_owned(),
            Literal::Bool(false) => "False".to_owned(),
            Literal::Int(n) => n.to_string(),
            Literal::Float(x) => python::number::float_repr(*x),
            Literal::Str(s) => python::quote(s),
            Literal::Bytes(b) => format!("b{}", python::quote_bytes(b)),
            Literal::Opaque(_, repr) => repr.to_string(),
        }
    }

    /// `_resolve_value_to_type`: the SQL type a bare value has.
    pub fn natural_type(&self) -> SqlType {
        match self {
            Literal::None | Literal::Opaque(..) => SqlType::null(),
            Literal::Bool(_) => SqlType::plain("Boolean"),
            Literal::Int(_) => SqlType::plain("Integer"),
            Literal::Float(_) => SqlType::plain("Double"),
            Literal::Str(_) => SqlType::plain("String"),
            Literal::Bytes(_) => SqlType::plain("LargeBinary"),
        }
    }

    /// Whether it is `None`.
    pub fn is_none(&self) -> bool {
        matches!(self, Literal::None)
    }
}
