//! The values that travel between engine, page, links and tests. No engine in here.
mod advice;
mod bundle;
mod delta;
mod lesson;
mod moment;
mod outcome;
mod past;
mod preview;
mod project;
mod protocol;
mod trace;
mod view;
mod wire;

pub use advice::{Advice, Elsewhere, ElsewhereNote, Failure, Loss, Rename, RoundTrip, State};
pub use bundle::Bundle;
pub use delta::{Delta, PAGE};
pub use lesson::{Goal, Lesson, Piece, Tag};
pub use moment::{Bit, Moment, Stop, Tour};
pub use outcome::{Change, Channel, Event, Outcome, SqlValue};
pub use past::{Around, Entry, Past, Shot};
pub use preview::{Notice, Preview, Standing, Trouble, Weight};
pub use project::{Parcel, Project, ROOT};
pub use protocol::{Ask, Done, Example, INTERRUPT, Opening, Pack, Reply, Request};
pub use trace::{Count, RowChange, SchemaChange, Statement, Step, TableChange, Trace};
pub use view::{Cell, Column, Database, Diagram, Index, Page, Plot, Revision, Spot, Table, View};
pub use wire::{pack, unpack};
