//! The command line. In: a typed line, a [`Place`] to work in, and somebody who runs programs
//! ([`Programs`]). Out: an exit code; what was said lies in the place's [`Output`].
mod copies;
mod coreutils;
mod files;
mod filters;
mod folders;
mod globs;
mod grep;
mod line;
mod output;
mod pattern;
mod place;
mod program;
mod sed;
mod source;
mod words;

pub use files::Files;
pub use line::{lines, run};
pub use output::{Listener, Output};
pub use place::{Place, absolute_in};
pub use program::{Input, Program, Programs};
pub use words::ShellError;
