//! The database: held in memory or opened on disk, connections with the transaction behaviour of Python's `sqlite3`.
//! Only this module touches rusqlite.

mod connection;
mod cursor;
mod databases;
mod error;
mod functions;
mod guard;
mod place;
mod url;
mod value;
mod version;

pub use connection::{Connection, Isolation};
pub use cursor::{Binding, Rows};
pub use databases::Databases;
pub use error::{SqliteClass, SqliteError};
pub use guard::{Budget, RowsListener};
pub use place::{Places, Source};
pub use url::{Url, make_url};
pub use value::SqlValue;
pub use version::{Compatibility, refuse_newer, without_newer_hints};
