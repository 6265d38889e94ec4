//! SQL expressions and statements as trees. In: columns and values. Out: what `compiler` writes as
//! SQL.

mod build;
mod dml;
mod from;
pub mod functions;
pub mod join;
mod json;
pub mod labels;
mod literal;
mod node;
mod op;
mod result_type;
mod select;
mod tables;
pub mod text;
mod walk;

pub use dml::{Assignment, Delete, Insert, OnConflict, Source, Statement, Update};
pub use from::{Alias, AliasKind, AliasOf, From, Join, TableClause, column_name, stands_for};
pub use json::json_path;
pub use literal::Literal;
pub use node::{Bind, ColumnClause, Expr, ExprKind, Function, Node, Proxy, Window, next_id};
pub use op::Op;
pub use result_type::binary_type;
pub use select::{
    Compound, Correlate, JoinStep, LabelStyle, Query, Select, Values, conjunction, natural_name,
};
pub use tables::{tables_of_expr, tables_of_from, tables_of_statement};
pub(crate) use walk::is_known_function;
