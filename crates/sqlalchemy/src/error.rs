//! The one error of this crate. Each case is a Python exception of `sqlalchemy.exc` (or a built-in
//! one) with its text.

use std::any::Any;
use std::fmt;
use std::rc::Rc;

use sqlite::{SqliteClass, SqliteError};

/// What can go wrong; `class_name` and `message` are what Python shows.
#[derive(Clone)]
pub enum Error {
    /// `sqlalchemy.exc.ArgumentError`.
    Argument(String),
    /// `sqlalchemy.exc.InvalidRequestError`.
    InvalidRequest(String),
    /// `sqlalchemy.exc.CompileError`.
    Compile(String),
    /// `sqlalchemy.exc.UnsupportedCompilationError`.
    UnsupportedCompilation(String),
    /// `sqlalchemy.exc.NoReferencedTableError`.
    NoReferencedTable(String),
    /// `sqlalchemy.exc.NoReferencedColumnError`.
    NoReferencedColumn(String),
    /// `sqlalchemy.exc.NoSuchTableError`.
    NoSuchTable(String),
    /// `sqlalchemy.exc.NoForeignKeysError`.
    NoForeignKeys(String),
    /// `sqlalchemy.exc.AmbiguousForeignKeysError`.
    AmbiguousForeignKeys(String),
    /// `sqlalchemy.exc.ConstraintColumnNotFoundError`.
    ConstraintColumnNotFound(String),
    /// `sqlalchemy.exc.DuplicateColumnError`.
    DuplicateColumn(String),
    /// `sqlalchemy.exc.CircularDependencyError`.
    CircularDependency(String),
    /// `sqlalchemy.exc.IdentifierError`.
    Identifier(String),
    /// `sqlalchemy.exc.NoSuchModuleError`.
    NoSuchModule(String),
    /// `sqlalchemy.exc.ResourceClosedError`.
    ResourceClosed(String),
    /// `sqlalchemy.exc.StatementError` around another error's text.
    Statement {
        /// `(builtins.TypeError) …` without the statement.
        text: String,
        /// The statement.
        sql: String,
        /// Parameters as Python prints them.
        params: String,
    },
    /// `sqlalchemy.exc.DBAPIError` and its subclasses, chosen by the driver's class.
    Dbapi {
        /// What the driver raised.
        orig: SqliteError,
        /// The statement, `None` while connecting.
        sql: Option<String>,
        /// Parameters as Python prints them, `None` if there were none.
        params: Option<String>,
    },
    /// `TypeError`.
    Type(String),
    /// `ValueError`.
    Value(String),
    /// `KeyError`.
    Key(String),
    /// `AttributeError`.
    Attribute(String),
    /// `NotImplementedError`.
    NotImplemented(String),
    /// `AssertionError`.
    Assertion(String),
    /// A construct this engine does not have: said loudly, never guessed.
    Unsupported(String),
    /// An exception a user's Python raised on the way; kept for whoever can re-raise it.
    Python(Rc<dyn Any>),
}

impl Error {
    /// Python's class, with its module for those of `sqlalchemy.exc`.
    pub fn class_name(&self) -> &'static str {
        match self {
            Error::Argument(_) => "sqlalchemy.exc.ArgumentError",
            Error::InvalidRequest(_) => "sqlalchemy.exc.InvalidRequestError",
            Error::Compile(_) => "sqlalchemy.exc.CompileError",
            Error::UnsupportedCompilation(_) => "sqlalchemy.exc.UnsupportedCompilationError",
            Error::NoReferencedTable(_) => "sqlalchemy.exc.NoReferencedTableError",
            Error::NoReferencedColumn(_) => "sqlalchemy.exc.NoReferencedColumnError",
            Error::NoSuchTable(_) => "sqlalchemy.exc.NoSuchTableError",
            Error::NoForeignKeys(_) => "sqlalchemy.exc.NoForeignKeysError",
            Error::AmbiguousForeignKeys(_) => "sqlalchemy.exc.AmbiguousForeignKeysError",
            Error::ConstraintColumnNotFound(_) => "sqlalchemy.exc.ConstraintColumnNotFoundError",
            Error::DuplicateColumn(_) => "sqlalchemy.exc.DuplicateColumnError",
            Error::CircularDependency(_) => "sqlalchemy.exc.CircularDependencyError",
            Error::Identifier(_) => "sqlalchemy.exc.IdentifierError",
            Error::NoSuchModule(_) => "sqlalchemy.exc.NoSuchModuleError",
            Error::ResourceClosed(_) => "sqlalchemy.exc.ResourceClosedError",
            Error::Statement { .. } => "sqlalchemy.exc.StatementError",
            Error::Dbapi { orig, .. } => wrapped_by(orig.class),
            Error::Type(_) => "TypeError",
            Error::Value(_) => "ValueError",
            Error::Key(_) => "KeyError",
            Error::Attribute(_) => "AttributeError",
            Error::NotImplemented(_) => "NotImplementedError",
            Error::Assertion(_) => "AssertionError",
            Error::Unsupported(_) => "NotImplementedError",
            Error::Python(_) => "Exception",
        }
    }

    /// `str(exception)`: for database errors with statement, parameters and the link line.
    pub fn message(&self) -> String {
        match self {
            Error::Argument(m)
            | Error::InvalidRequest(m)
            | Error::Compile(m)
            | Error::NoReferencedTable(m)
            | Error::NoReferencedColumn(m)
            | Error::NoSuchTable(m)
            | Error::NoForeignKeys(m)
            | Error::AmbiguousForeignKeys(m)
            | Error::ConstraintColumnNotFound(m)
            | Error::DuplicateColumn(m)
            | Error::CircularDependency(m)
            | Error::Identifier(m)
            | Error::NoSuchModule(m)
            | Error::ResourceClosed(m)
            | Error::Type(m)
            | Error::Value(m)
            | Error::Key(m)
            | Error::Attribute(m)
            | Error::NotImplemented(m)
            | Error::Assertion(m)
            | Error::Unsupported(m) => m.clone(),
            Error::UnsupportedCompilation(m) => {
                format!("{m} (Background on this error at: https://sqlalche.me/e/21/l7de)")
            }
            Error::Statement { text, sql, params } => {
                format!("{text}\n[SQL: {sql}]\n[parameters: {params}]")
            }
            Error::Dbapi { orig, sql, params } => {
                dbapi_message(orig, sql.as_deref(), params.as_deref())
            }
            Error::Python(_) => "an exception raised by Python code".to_owned(),
        }
    }
}

/// SQLAlchemy's class around a driver's.
fn wrapped_by(class: SqliteClass) -> &'static str {
    match class {
        SqliteClass::Warning => "sqlalchemy.exc.DBAPIError",
        SqliteClass::Interface => "sqlalchemy.exc.InterfaceError",
        SqliteClass::Database => "sqlalchemy.exc.DatabaseError",
        SqliteClass::Data => "sqlalchemy.exc.DataError",
        SqliteClass::Operational => "sqlalchemy.exc.OperationalError",
        SqliteClass::Integrity => "sqlalchemy.exc.IntegrityError",
        SqliteClass::Internal => "sqlalchemy.exc.InternalError",
        SqliteClass::Programming => "sqlalchemy.exc.ProgrammingError",
        SqliteClass::NotSupported => "sqlalchemy.exc.NotSupportedError",
    }
}

/// The code in the link line of a driver's error.
fn link_code(class: SqliteClass) -> &'static str {
    match class {
        SqliteClass::Warning => "dbapi",
        SqliteClass::Interface => "rvf5",
        SqliteClass::Database => "4xp6",
        SqliteClass::Data => "9h9h",
        SqliteClass::Operational => "e3q8",
        SqliteClass::Integrity => "gkpj",
        SqliteClass::Internal => "2j85",
        SqliteClass::Programming => "f405",
        SqliteClass::NotSupported => "tw8g",
    }
}

/// `DBAPIError.__str__`, from `sqlalchemy/exc.py:StatementError._sql_message`.
fn dbapi_message(orig: &SqliteError, sql: Option<&str>, params: Option<&str>) -> String {
    let mut out = format!("(sqlite3.{}) {}", orig.class.name(), orig.message);
    if let Some(sql) = sql {
        out.push_str(&format!("\n[SQL: {sql}]"));
    }
    if let Some(params) = params {
        out.push_str(&format!("\n[parameters: {params}]"));
    }
    out.push_str(&format!(
        "\n(Background on this error at: https://sqlalche.me/e/21/{})",
        link_code(orig.class)
    ));
    out
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.class_name(), self.message())
    }
}

impl std::error::Error for Error {}
