//! Session: a project held open; each typed line is a function call.
mod computer;
mod disk;
pub mod door;
mod files;
mod found;
mod host;
mod interactive;
mod look;
mod pip;
mod process;
mod programs;
mod prospect;
mod requirements;
mod session;
mod world;

pub use computer::{Advise, Computer, Settings, Witness};
pub use disk::Disk;
pub use files::Files;
pub use found::{Found, found};
pub use host::{Clock, Host};
pub use look::Look;
pub use process::Process;
pub use prospect::{Prospect, prospect};
pub use python::host::{FileError, PathKind};
pub use session::Session;
pub use shell::Listener;
