//! A type class as SQLAlchemy declares it: name, home, constructor parameters, affinity, how SQLite
//! writes it. The rows themselves stand in `generic`, `sqlite`, `postgresql` and `mysql`.

/// Where a type class lives; decides the prefix Alembic writes (`sa.`, `postgresql.` …).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Package {
    /// `sqlalchemy.sql.sqltypes`, written `sa.X`.
    Sql,
    /// `sqlalchemy.dialects.sqlite`.
    Sqlite,
    /// `sqlalchemy.dialects.postgresql`.
    Postgresql,
    /// `sqlalchemy.dialects.mysql`.
    Mysql,
}

impl Package {
    /// The dialect's name as in `from sqlalchemy.dialects import NAME`; `None` for SQLAlchemy's own
    /// types.
    pub fn dialect(self) -> Option<&'static str> {
        match self {
            Package::Sql => None,
            Package::Sqlite => Some("sqlite"),
            Package::Postgresql => Some("postgresql"),
            Package::Mysql => Some("mysql"),
        }
    }
}

/// `_type_affinity`: the class two types are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// No type.
    Null,
    /// Strings, texts and enums.
    String,
    /// All whole numbers.
    Integer,
    /// Numeric and decimal.
    Numeric,
    /// Floating point; a class of its own in 2.1.
    Float,
    /// Boolean.
    Boolean,
    /// Date.
    Date,
    /// Date and time, timestamps.
    DateTime,
    /// Time of day.
    Time,
    /// Span of time.
    Interval,
    /// Bytes.
    Binary,
    /// JSON documents.
    Json,
    /// UUID.
    Uuid,
    /// Arrays of PostgreSQL.
    Array,
    /// A row of values.
    Tuple,
    /// A dialect's or a user's type of its own kind.
    Other(&'static str),
}

/// How `SQLiteTypeCompiler` writes the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visit {
    /// `NullType`: refused.
    Null,
    /// A fixed word.
    Plain(&'static str),
    /// A word with optional `(length)` and collation.
    Text(&'static str),
    /// A word with optional `(length)`.
    Sized(&'static str),
    /// A word with optional `(precision[, scale])`.
    Decimal(&'static str),
    /// `VARCHAR(longest value)`.
    Enum,
    /// SQLite's own DATE, TIME, DATETIME: `X_CHAR` if the storage format is all digits.
    Temporal(&'static str),
    /// What the implementation type says.
    Decorator,
    /// What `get_col_spec` says.
    UserDefined,
    /// Another database's type: `UnsupportedCompilationError` naming this word.
    Foreign(&'static str),
}

/// A parameter's default, against which `repr` compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Default {
    /// No default: always written, without its name.
    Required,
    /// `None`.
    None,
    /// A truth value.
    Bool(bool),
    /// Accepted by the constructor, never written by `repr`.
    Hidden,
    /// As `None`, but written as `Text()` if not given (PostgreSQL's JSON).
    TextType,
}

/// One constructor parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name, also the attribute's.
    pub name: &'static str,
    /// Its default.
    pub default: Default,
}

/// A type class.
#[derive(Debug, PartialEq, Eq)]
pub struct TypeClass {
    /// Python class name.
    pub name: &'static str,
    /// Home.
    pub package: Package,
    /// The class it derives from, `TypeEngine` at the root.
    pub base: &'static str,
    /// For comparisons.
    pub affinity: Affinity,
    /// For DDL.
    pub visit: Visit,
    /// In the order `repr` writes them.
    pub params: &'static [Param],
    /// Names of the parameters that may be given by position, in that order.
    pub positional: &'static [&'static str],
}

impl TypeClass {
    /// Index of a parameter by name.
    pub fn param(&self, name: &str) -> Option<usize> {
        self.params.iter().position(|p| p.name == name)
    }

    /// `__module__` as Python has it, which decides how Alembic imports the type.
    pub fn module(&self) -> String {
        match self.package.dialect() {
            None => "sqlalchemy.sql.sqltypes".to_owned(),
            Some(name) => format!("sqlalchemy.dialects.{name}.types"),
        }
    }
}

pub(crate) const fn opt(name: &'static str) -> Param {
    Param { name, default: Default::None }
}

pub(crate) const fn flag(name: &'static str, default: bool) -> Param {
    Param { name, default: Default::Bool(default) }
}

pub(crate) const fn hidden(name: &'static str) -> Param {
    Param { name, default: Default::Hidden }
}

pub(crate) const fn required(name: &'static str) -> Param {
    Param { name, default: Default::Required }
}
