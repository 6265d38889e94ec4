//! The Python side: native classes over the handles of this crate, and modules written in Python on
//! top of them. In: a `python::Vm`. Out: `import sqlalchemy` and `import sqlite3` work in it.

mod classes;
mod collections;
mod column;
mod column_item;
mod compiled;
mod constraint;
mod convert;
mod custom;
mod default;
mod dissect;
mod element;
mod elsewhere;
mod errors;
mod expression;
mod foreign;
mod index;
mod literal;
mod literal_text;
mod metadata;
mod modules;
mod operators;
mod reflect;
mod source;
mod state;
mod statement;
mod table;
mod temporal;
mod told;
mod types;
mod url;
mod weak;

use python::{PyResult, Value, Vm};

use crate::expr::Expr;
use crate::schema::{Column, Constraint, Index, MetaData, Table};
use crate::types::SqlType;
use sqlite::Connection;

pub use elsewhere::played;
pub use errors::{from_python, raise};
pub use state::pass_warnings;

/// Registers every module of this crate in a process.
pub fn install(vm: &Vm) {
    modules::install(vm);
}

/// A process begins. `root` is the folder of the files that stand for databases which are not
/// here. What an earlier process was told, or not told, is none of this one's business.
pub fn begin(vm: &Vm, root: &str) {
    crate::types::forget_all();
    drop(crate::take_warnings());
    elsewhere::set_root(vm, root);
}

/// The `MetaData` behind a Python object.
pub fn metadata_of(value: &Value) -> Option<MetaData> {
    value.payload::<MetaData>()
}

/// The `Table` behind a Python object.
pub fn table_of(value: &Value) -> Option<Table> {
    value.payload::<Table>()
}

/// The `Column` behind a Python object, also of a mapped attribute.
///
/// # Errors
/// What `__clause_element__` raises.
pub fn column_of(vm: &Vm, value: &Value) -> PyResult<Option<Column>> {
    source::column_of(vm, value)
}

/// The constraint behind a Python object.
pub fn constraint_of(value: &Value) -> Option<Constraint> {
    value.payload::<Constraint>()
}

/// The index behind a Python object.
pub fn index_of(value: &Value) -> Option<Index> {
    value.payload::<Index>()
}

/// The type behind a Python object: an instance or a class of a type.
///
/// # Errors
/// What the constructor of a class raises.
pub fn type_of(vm: &Vm, value: &Value) -> PyResult<Option<SqlType>> {
    types::type_of(vm, value)
}

/// The expression behind a Python object: columns, `text()`, functions; plain values become bound
/// literals.
///
/// # Errors
/// What `__clause_element__` raises.
pub fn expr_of(vm: &Vm, value: &Value) -> PyResult<Expr> {
    source::coerce(vm, value)
}

/// The database connection behind a Python `Connection`, `Session`'s bind or `sqlite3.Connection`.
///
/// # Errors
/// What opening it raises.
pub fn connection_of(vm: &Vm, value: &Value) -> PyResult<Option<Connection>> {
    reflect::connection_of(vm, value)
}

/// The Python object of a `MetaData`.
pub fn metadata_value(vm: &Vm, metadata: &MetaData) -> Value {
    metadata::wrap(vm, metadata)
}

/// The Python object of a `Table`.
pub fn table_value(vm: &Vm, table: &Table) -> Value {
    table::wrap(vm, table)
}

/// The Python object of a `Column`.
pub fn column_value(vm: &Vm, column: &Column) -> Value {
    column::wrap(vm, column)
}

/// The Python object of a constraint.
pub fn constraint_value(vm: &Vm, constraint: &Constraint) -> Value {
    constraint::wrap(vm, constraint)
}

/// The Python object of an index.
pub fn index_value(vm: &Vm, index: &Index) -> Value {
    index::wrap(vm, index)
}

/// The Python object of a type.
pub fn type_value(vm: &Vm, ty: &SqlType) -> Value {
    types::wrap(vm, ty)
}

/// The Python object of an expression.
pub fn expr_value(vm: &Vm, expr: &Expr) -> Value {
    element::wrap(vm, expr)
}

/// Compiles a Python statement object (`text()`, `select()`, `table.update()`, DDL) to SQL text
/// with literal values.
///
/// # Errors
/// `CompileError` and the like, as Python exceptions.
pub fn literal_sql(vm: &Vm, statement: &Value) -> PyResult<String> {
    compiled::literal_sql(vm, statement)
}
