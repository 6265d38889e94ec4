//! The database: held in memory or opened on disk, connections with the transaction behaviour of Python's `sqlite3`.
//! Only this module touches rusqlite.

mod connection;
mod cursor;
mod databases;
mod error;
mod functions;
mod guard;
mod log;
mod place;
mod url;
mod value;
mod version;

pub use connection::{Connection, Isolation};
pub use cursor::{Binding, Rows};
pub use databases::Databases;
pub use error::{SqliteClass, SqliteError};
pub use guard::{Budget, RowsListener};
pub use log::{is_utf16, wants_log, with_log};
pub use place::{Places, Source};
pub use url::{Url, make_url};
pub use value::SqlValue;
pub use version::{Compatibility, refuse_newer, without_newer_hints};
