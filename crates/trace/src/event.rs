//! What is heard while migrations run.
use alembic::Running;
use project::relative;
use sqlite::{Binding, End, Isolation};

/// Something that happened to a database.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// What it was before somebody writes.
    Base { path: String, bytes: Vec<u8>, foreign_keys: bool },
    /// A statement.
    Ran(Box<Ran>),
    /// A transaction or a connection ended.
    Ended { path: String, connection: usize, how: End },
    /// The process ended.
    Process,
}

/// A statement that ran, or failed.
#[derive(Clone, Debug)]
pub(crate) struct Ran {
    pub path: String,
    pub connection: usize,
    pub running: Running,
    /// The line of the script; 0 where the tools speak for themselves.
    pub line: usize,
    pub sql: String,
    pub bindings: Vec<Binding>,
    pub script: bool,
    pub isolation: Isolation,
    pub micros: i64,
    pub error: Option<String>,
    /// Whether it only read.
    pub read: bool,
}

/// A path relative to the project's root.
pub(crate) fn short(path: &str) -> String {
    let path = python::normal_path(path);
    relative(&path).unwrap_or(&path).to_string()
}
