//! The values that travel between engine, page, links and tests. No engine in here.
mod advice;
mod outcome;
mod project;
mod protocol;
mod view;

pub use advice::{Advice, Failure, Loss, Rename, State};
pub use outcome::{Change, Channel, Event, Outcome, SqlValue};
pub use project::{Project, ROOT};
pub use protocol::{Ask, Done, Reply, Request};
pub use view::{Column, Database, Index, Page, Revision, Table, View};
