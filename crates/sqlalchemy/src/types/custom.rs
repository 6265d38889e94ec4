//! What a class written in the project (`TypeDecorator`, `UserDefinedType`, a subclass of `String`)
//! supplies. The bindings implement it by calling Python; the schema and the compilers only see
//! this door.

use std::any::Any;
use std::fmt;
use std::rc::Rc;

use crate::error::Error;

use super::spec::SqlType;

/// Stands in the expression of `bind_expression()` for the value, in that of `column_expression()`
/// for the column.
pub const HOLE: &str = "\u{1}hole";

/// Whether SQL is put around what goes into the database, or what comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A bound value.
    In,
    /// A column that is selected.
    Out,
}

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
    /// What `bind_expression()` (a value's way in) or `column_expression()` (a column's way out) puts
    /// around [`HOLE`]: an `Expr`, where the class has such a method.
    fn around(&self, way: Way) -> Option<Rc<dyn Any>>;
    /// The Python object, for whoever made it.
    fn as_any(&self) -> &dyn Any;
}

impl fmt::Debug for dyn CustomType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.module(), self.class_name())
    }
}
