//! The database: files held in memory, connections with the transaction behaviour of Python's `sqlite3`.

mod error;

pub use error::{SqliteClass, SqliteError};
