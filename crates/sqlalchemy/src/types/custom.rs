//! What a class written in the project (`TypeDecorator`, `UserDefinedType`, a subclass of `String`)
//! supplies. The bindings implement it by calling Python; the schema and the compilers only see
//! this door.

use std::any::Any;
use std::fmt;

use crate::error::Error;

use super::spec::SqlType;

/// A user's type class, as seen from Rust.
pub trait CustomType {
    /// `__name__` of the class, for `repr`.
    fn class_name(&self) -> String;
    /// `__module__` of the class; Alembic writes it as the prefix.
    fn module(&self) -> String;
    /// `repr()` if the class has a `__repr__` of its own.
    fn own_repr(&self) -> Option<String>;
    /// `get_col_spec()` of a `UserDefinedType`.
    ///
    /// # Errors
    /// What the Python method raises.
    fn col_spec(&self) -> Result<String, Error>;
    /// `load_dialect_impl(dialect)` for SQLite; `None` means the declared `impl`.
    ///
    /// # Errors
    /// What the Python method raises.
    fn dialect_impl(&self) -> Result<Option<SqlType>, Error>;
    /// The Python object, for whoever made it.
    fn as_any(&self) -> &dyn Any;
}

impl fmt::Debug for dyn CustomType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.module(), self.class_name())
    }
}
