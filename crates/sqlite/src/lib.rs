//! SQLite: databases held in memory or opened on disk, connections with the transaction behaviour
//! of Python's `sqlite3`, and that module itself. In: paths, bytes, SQL. Out: rows, or the
//! exception of `sqlite3` that they mean. Only this package touches rusqlite.

pub mod attach;
mod bind;
mod connection;
mod cursor;
mod databases;
mod error;
mod functions;
mod guard;
mod log;
mod observer;
mod place;
pub mod quote;
mod standalone;
pub mod statements;
mod value;
mod version;

pub use bind::{databases, install, observe, set_databases};
pub use connection::{Connection, Isolation};
pub use cursor::{Binding, Rows};
pub use databases::Databases;
pub use error::{SqliteClass, SqliteError};
pub use guard::{Budget, RowsListener};
pub use log::{is_utf16, wants_log, with_log};
pub use observer::{End, Observer, Seen};
pub use place::{Places, Source};
pub use standalone::{Database, Found};
pub use value::SqlValue;
pub use version::{Compatibility, refuse_newer, without_newer_hints};
