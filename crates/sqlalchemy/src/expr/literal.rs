//! Values bound into statements. Plain ones are Rust; what only Python understands is kept as an opaque object.

use std::any::Any;
use std::rc::Rc;

use crate::types::{SqlType, python_str};

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
            Literal::Float(x) => python_float(*x),
            Literal::Str(s) => python_str(s),
            Literal::Bytes(b) => python_bytes(b),
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

/// `repr(float)`.
pub fn python_float(x: f64) -> String {
    if x.is_nan() {
        return "nan".to_owned();
    }
    if x.is_infinite() {
        return if x > 0.0 { "inf".to_owned() } else { "-inf".to_owned() };
    }
    let magnitude = x.abs();
    if x != 0.0 && !(1e-4..1e16).contains(&magnitude) {
        let text = format!("{x:e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (sign, digits) = exponent.strip_prefix('-').map_or(("+", exponent), |d| ("-", d));
        return format!("{mantissa}e{sign}{digits:0>2}");
    }
    let text = format!("{x}");
    if text.contains('.') { text } else { format!("{text}.0") }
}

/// `repr(bytes)`.
pub fn python_bytes(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = format!("b{quote}");
    for b in bytes {
        match b {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b if *b as char == quote => {
                out.push('\\');
                out.push(quote);
            }
            0x20..=0x7e => out.push(*b as char),
            b => out.push_str(&format!("\\x{b:02x}")),
        }
    }
    out.push(quote);
    out
}
