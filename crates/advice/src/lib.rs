//! Advice: renames that look like drops, losses and failures before they happen. In: a computer
//! with a project. Out: advice, worked out by running on copies of it; the project itself is only
//! touched by what writes a rename or a fix.

mod columns;
mod command;
mod elsewhere;
mod failures;
mod fix;
mod follow;
mod losses;
mod names;
mod patch;
mod predict;
mod questions;
mod recorder;
mod rewrite;
mod roundtrip;
mod shape;
mod snapshot;
mod sql;
mod statements;
mod swaps;
mod tables;
mod thesaurus;
mod words;

pub use command::command;
pub use elsewhere::elsewhere;
pub use fix::fix;
pub use predict::advise;
pub use rewrite::{Choice, write_renames};
pub use roundtrip::round_trip;

/// Makes `advise` a command of a session.
pub fn install(session: &mut playground::Session) {
    session.set_advise(command);
}
