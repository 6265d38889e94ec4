//! `render_literal_value`: values written into the text, by type. From
//! `sqltypes.py:literal_processor`.

use crate::ddl::quote::quote_literal;
use crate::error::Error;
use crate::expr::Literal;
use crate::types::{Affinity, SqlType};

use super::LiteralHook;

/// A value as SQL text.
///
/// # Errors
/// `CompileError` when the type has no literal renderer for the value.
pub fn render_literal(
    value: &Literal,
    ty: &SqlType,
    hook: Option<LiteralHook<'_>>,
) -> Result<String, Error> {
    if let Some(hook) = hook
        && let Some(text) = hook(value, ty)?
    {
        return Ok(text);
    }
    let rendered = match (value, ty.affinity()) {
        (Literal::None, _) => Some("NULL".to_owned()),
        (Literal::Bool(b), _) => Some(if *b { "1" } else { "0" }.to_owned()),
        (Literal::Int(n), _) => Some(n.to_string()),
        (Literal::Float(x), _) => Some(python::number::float_repr(*x)),
        (
            Literal::Str(_),
            Affinity::Integer | Affinity::Numeric | Affinity::Float | Affinity::Boolean,
        ) => None,
        (Literal::Str(s), _) => Some(quote_literal(s)),
        (Literal::Bytes(b), Affinity::Binary | Affinity::Null) => {
            Some(quote_literal(&String::from_utf8_lossy(b)))
        }
        (Literal::Bytes(_) | Literal::Opaque(..), _) => None,
    };
    rendered.ok_or_else(|| {
        Error::Compile(format!(
            "No literal value renderer is available for literal value \"{}\" with datatype {}",
            value.repr(),
            crate::types::compile_type(ty).unwrap_or_else(|_| "NULL".to_owned())
        ))
    })
}
