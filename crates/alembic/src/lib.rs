//! Alembic: operations and autogenerate as Rust values, the revision graph, and the modules
//! programs import.
//!
//! `install` makes `import alembic` work in an evaluator. What it needs of the world comes through
//! [`Door`].
mod autogenerate;
mod bind;
mod ddl;
mod operations;
mod ops;
mod places;
pub mod script;
mod template;
mod templates;

pub use bind::{install, running, set_door};
pub use ops::{AlterColumn, Change, MigrateOperation, TableName};

use std::rc::Rc;

/// What `run_migrations` is at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Running {
    /// The revision; empty before the first one.
    pub revision: String,
    /// Its script.
    pub path: String,
    /// `upgrade`, `downgrade` or `stamp`.
    pub direction: String,
}

/// Where messages such as `Generating … done` go: pipes get them plain, terminals wrapped.
pub trait Terminal {
    /// Writes a message: its text for a pipe, and as a terminal shows it.
    fn message(&self, pipe: &str, terminal: &str);
    /// The terminal's width.
    fn columns(&self) -> usize;
}

/// The next revision id, given those that exist.
pub type NextRevisionId = Rc<dyn Fn(&[String]) -> String>;

/// What Alembic needs of the world outside.
pub struct Door {
    /// The terminal.
    pub terminal: Rc<dyn Terminal>,
    /// The next revision id, given those that exist.
    pub revision_id: NextRevisionId,
    /// The create date of new scripts where it is pinned.
    pub create_date: Option<String>,
}

/// Marks an index that was read from a database.
pub(crate) struct Reflected;
