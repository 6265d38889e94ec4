//! SQLAlchemy as models, scripts and shells use it: what a schema is, how SQLite writes it, how it
//! is read back, the statements of data migrations, the ORM session. Usable from Rust alone;
//! `install` registers the Python modules.

pub mod bind;
pub mod compiler;
pub mod ddl;
pub mod error;
pub mod expr;
pub mod reflection;
pub mod schema;
pub mod types;
mod url;
mod warnings;

pub use bind::{begin, install, played};
pub use error::Error;
pub use url::{Url, make_url};
pub use warnings::{take_warnings, warn};
