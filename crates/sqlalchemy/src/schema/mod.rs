//! What a schema is: `MetaData`, `Table`, `Column`, constraints and indexes as handles with
//! identity. In: parts made from Python or from Rust. Out: a structure that DDL, autogenerate and
//! the ORM read.

pub mod attach;
mod column;
mod constraint;
mod copy;
mod default;
mod foreign_key;
mod index;
mod metadata;
mod name;
pub mod naming;
mod options;
pub mod primary_key;
mod repr;
pub mod sort;
mod table;
mod type_check;

pub use column::{Autoincrement, Column, ColumnData, WeakColumn};
pub use constraint::{
    ColumnArg, Constraint, ConstraintData, ConstraintKind, ForeignKeyPart, WeakConstraint,
};
pub use copy::{SchemaChoice, copy_expression};
pub use default::{ColumnDefault, Computed, DefaultArg, Identity, ServerDefault};
pub use foreign_key::{ForeignKey, KeyOptions, Reference, Target};
pub use index::{Index, IndexData};
pub use metadata::{MetaData, table_key};
pub use name::Name;
pub use naming::{Convention, Directive, Named};
pub use options::{OptionValue, Options, Taker, validate_option};
pub use sort::{Sorted, sort_tables, sort_tables_and_constraints};
pub use table::{BLANK_SCHEMA, Table, TableData};
