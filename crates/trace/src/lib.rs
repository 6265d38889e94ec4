//! The trace of a line that ran migrations. In: what a [`Recorder`] heard while it ran. Out: a
//! [`project::Trace`], and the databases at each moment of it.
mod digest;
mod event;
mod known;
mod recorder;
mod recording;
mod replay;

pub use known::Known;
pub use recorder::Recorder;
pub use recording::Replay;
