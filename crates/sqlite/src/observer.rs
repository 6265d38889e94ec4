//! Who looks on while the connections of a process work: each statement before and after, each end
//! of a transaction.
use crate::{Binding, Connection, SqliteError};
use python::Vm;

/// Sees what the connections of a process do.
pub trait Observer {
    /// A statement is about to run.
    fn before(&self, _vm: &Vm, _connection: &Connection, _sql: &str) {}
    /// It ran, or failed.
    fn after(&self, vm: &Vm, connection: &Connection, seen: &Seen);
    /// A transaction, or the connection itself, ends.
    fn ended(&self, _connection: &Connection, _how: End) {}
}

/// A statement that ran, or failed.
pub struct Seen<'a> {
    /// Its text.
    pub sql: &'a str,
    /// Its parameters, once for each time it ran.
    pub bindings: &'a [Binding],
    /// Whether the text was a script of several statements.
    pub script: bool,
    /// Why it failed.
    pub error: Option<&'a SqliteError>,
    /// How long it took, in microseconds.
    pub micros: i64,
}

/// How a transaction or a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// COMMIT.
    Commit,
    /// ROLLBACK.
    Rollback,
    /// The connection is closed; what was not committed is gone.
    Close,
}
