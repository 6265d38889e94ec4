//! SQLite's DDL, byte for byte as SQLAlchemy writes it. In: schema handles. Out: SQL text, or a
//! `CompileError`. From `sqlalchemy/sql/compiler.py:DDLCompiler` and
//! `dialects/sqlite/base.py:SQLiteDDLCompiler`.

mod column;
mod constraint;
mod index;
mod phrase;
pub mod plan;
pub mod quote;
mod table;

pub use column::{column_specification, default_string};
pub use constraint::{add_constraint, constraint_text, drop_constraint};
pub use index::{create_index, drop_index};
pub use table::{
    create_table, create_table_only, drop_column_comment, drop_table, drop_table_comment,
    format_table, set_column_comment, set_table_comment,
};
