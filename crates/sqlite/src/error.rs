//! What Python's `sqlite3` module raises: classes and texts as CPython 3.11 chooses them from
//! SQLite's codes.

/// A class of `sqlite3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SqliteClass {
    /// `sqlite3.Warning`.
    Warning,
    /// `sqlite3.InterfaceError`.
    Interface,
    /// `sqlite3.DatabaseError`.
    Database,
    /// `sqlite3.DataError`.
    Data,
    /// `sqlite3.OperationalError`.
    Operational,
    /// `sqlite3.IntegrityError`.
    Integrity,
    /// `sqlite3.InternalError`.
    Internal,
    /// `sqlite3.ProgrammingError`.
    Programming,
    /// `sqlite3.NotSupportedError`.
    NotSupported,
}

impl SqliteClass {
    /// The class name.
    pub fn name(self) -> &'static str {
        match self {
            SqliteClass::Warning => "Warning",
            SqliteClass::Interface => "InterfaceError",
            SqliteClass::Database => "DatabaseError",
            SqliteClass::Data => "DataError",
            SqliteClass::Operational => "OperationalError",
            SqliteClass::Integrity => "IntegrityError",
            SqliteClass::Internal => "InternalError",
            SqliteClass::Programming => "ProgrammingError",
            SqliteClass::NotSupported => "NotSupportedError",
        }
    }
}

/// An exception of `sqlite3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SqliteError {
    /// Class.
    pub class: SqliteClass,
    /// `str(e)`.
    pub message: String,
    /// SQLite's extended result code, 0 if the module itself complains.
    pub code: i32,
}

impl SqliteError {
    /// An exception of a class.
    pub fn new(class: SqliteClass, message: impl Into<String>) -> Self {
        SqliteError { class, message: message.into(), code: 0 }
    }

    /// From a result code and SQLite's message, as CPython's `_pysqlite_seterror`.
    pub fn from_code(code: i32, message: &str) -> Self {
        let class = match code & 0xff {
            2 | 12 => SqliteClass::Internal,
            7 => SqliteClass::Operational,
            1 | 3 | 4 | 5 | 6 | 8 | 9 | 10 | 13 | 14 | 15 | 16 | 17 => SqliteClass::Operational,
            11 => SqliteClass::Database,
            18 => SqliteClass::Data,
            19 | 20 => SqliteClass::Integrity,
            21 | 25 => SqliteClass::Interface,
            _ => SqliteClass::Database,
        };
        SqliteError { class, message: message.to_owned(), code }
    }
}

impl std::fmt::Display for SqliteError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "(sqlite3.{}) {}", self.class.name(), self.message)
    }
}

impl std::error::Error for SqliteError {}
