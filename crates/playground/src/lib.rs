//! Session: a project held open; each typed line is a function call.
mod host;
mod session;

pub use host::{Clock, Fixed, Host};
pub use session::{Session, Settings};
