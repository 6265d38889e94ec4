//! dict, set and list: insertion order for dict, CPython's own table order for set.
mod dict;
mod list;
mod set;

pub use dict::{Dict, Table as DictTable};
pub use list::List;
pub use set::{Set, Table as SetTable};

use crate::value::Value;

/// Compares two keys without running Python code; none where an `__eq__` must be asked.
pub(crate) fn equal_plain(a: &Value, b: &Value) -> Option<bool> {
    Some(match (a, b) {
        (Value::Str(a), Value::Str(b)) => a == b,
        (Value::Int(a), Value::Int(b)) => a == b,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Int(a), Value::Bool(b)) | (Value::Bool(b), Value::Int(a)) => *a == *b as i64,
        (Value::None, Value::None) => true,
        (
            Value::Str(_) | Value::Int(_) | Value::None | Value::Bool(_),
            Value::Str(_) | Value::Int(_) | Value::None | Value::Bool(_),
        ) => false,
        (Value::Class(a), Value::Class(b))
            if a.metaclass.get().is_none() && b.metaclass.get().is_none() =>
        {
            a.is(b)
        }
        _ if a.is(b) => true,
        _ => return None,
    })
}
