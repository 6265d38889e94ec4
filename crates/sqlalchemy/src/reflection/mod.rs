//! What the Inspector reads back, with SQLAlchemy's regular expressions and its gaps.
//! From `sqlalchemy/dialects/sqlite/base.py` and `engine/reflection.py`.

mod columns;
mod constraints;
mod indexes;
mod keys;
mod source;
mod table;
mod types;

use crate::expr::Expr;
use crate::types::SqlType;

pub use columns::get_columns;
pub use constraints::{get_check_constraints, get_unique_constraints};
pub use indexes::get_indexes;
pub use keys::{get_foreign_keys, get_pk_constraint};
pub use source::{
    get_schema_names, get_table_names, get_table_options, get_view_definition, get_view_names,
    has_table,
};
pub use table::{ColumnHook, ReflectAll, ReflectOptions, reflect_metadata, reflect_table};
pub use types::resolve_type;

/// One entry of `get_columns`.
#[derive(Clone, Debug)]
pub struct ReflectedColumn {
    /// Name.
    pub name: String,
    /// Type.
    pub ty: SqlType,
    /// NULL allowed.
    pub nullable: bool,
    /// The text after DEFAULT, outer parentheses taken off by SQLite.
    pub default: Option<String>,
    /// Position in the primary key, 0 if not in it.
    pub primary_key: i64,
    /// Text and STORED of a generated column.
    pub computed: Option<(String, bool)>,
}

/// `get_pk_constraint`.
#[derive(Clone, Debug, Default)]
pub struct ReflectedPk {
    /// Column names in key order.
    pub columns: Vec<String>,
    /// Name, only of `CONSTRAINT x PRIMARY KEY`.
    pub name: Option<String>,
}

/// One entry of `get_foreign_keys`.
#[derive(Clone, Debug)]
pub struct ReflectedFk {
    /// Name, only of a table-level constraint.
    pub name: Option<String>,
    /// Columns here.
    pub constrained_columns: Vec<String>,
    /// Schema asked for.
    pub referred_schema: Option<String>,
    /// Table there.
    pub referred_table: String,
    /// Columns there.
    pub referred_columns: Vec<String>,
    /// ON DELETE.
    pub ondelete: Option<String>,
    /// ON UPDATE.
    pub onupdate: Option<String>,
    /// DEFERRABLE.
    pub deferrable: Option<bool>,
    /// INITIALLY.
    pub initially: Option<String>,
}

/// One entry of `get_unique_constraints`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReflectedUnique {
    /// Name.
    pub name: Option<String>,
    /// Columns.
    pub column_names: Vec<String>,
}

/// One entry of `get_check_constraints`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReflectedCheck {
    /// Name.
    pub name: Option<String>,
    /// Condition.
    pub sqltext: String,
}

/// One entry of `get_indexes`.
#[derive(Clone, Debug)]
pub struct ReflectedIndex {
    /// Name.
    pub name: String,
    /// Columns.
    pub column_names: Vec<String>,
    /// 0 or 1, as SQLite's PRAGMA has it.
    pub unique: i64,
    /// Condition of a partial index.
    pub where_clause: Option<String>,
}

impl ReflectedIndex {
    /// `dialect_options["sqlite_where"]`.
    pub fn where_expr(&self) -> Option<Expr> {
        self.where_clause.as_deref().map(Expr::text)
    }
}

/// `get_table_options`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// `sqlite_with_rowid: False`.
    pub without_rowid: bool,
    /// `sqlite_strict: True`.
    pub strict: bool,
}
