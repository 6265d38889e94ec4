//! Session: a project held open; each typed line is a function call.
mod advice;
mod coreutils;
mod database;
pub mod door;
mod files;
mod filters;
mod grep;
mod host;
mod interactive;
mod output;
mod pattern;
mod process;
mod programs;
mod requirements;
mod sed;
mod session;
mod shell;
mod sqlite_shell;
mod statements;
mod trace;
mod world;

pub use advice::Choice;
pub use database::{Database, Parameters};
pub use host::{Clock, Host};
pub use session::{Session, Settings};
pub use sqlite_shell::plan;
pub use trace::Replay;
