//! The values that travel between engine, page, links and tests. No engine in here.
mod outcome;
mod project;

pub use outcome::{Change, Channel, Event, Outcome, SqlValue};
pub use project::{Project, ROOT};
