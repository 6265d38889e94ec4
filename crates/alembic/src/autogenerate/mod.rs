//! Autogenerate: the difference between the models and the database as operations, and operations
//! as Python text.
mod columns;
mod compare;
mod context;
mod foreign_keys;
mod indexes;
mod render;
mod render_column;
mod render_constraint;
mod render_parts;
mod server_defaults;
mod type_match;

pub use compare::compare_metadata;
pub use context::AutogenContext;
pub use render::{render_body, render_operation};
