//! Scenarios recorded from the real tools, played through `Session` and compared.
//! In: a scenario's text and its recording. Out: one [`Verdict`] per scenario.
mod action;
mod compare;
mod database;
mod pinned;
mod play;
mod recording;
mod scenario;
mod terminal;
mod verdict;

pub use compare::{Difference, differences};
pub use database::day;
pub use pinned::{Pinned, revision_id};
pub use play::Player;
pub use recording::{Database, Exception, Observed, Recording, Rows, Table};
pub use scenario::{Malformed, Scenario, Step};
pub use terminal::normalise;
pub use verdict::{StepVerdict, Verdict, judge};
