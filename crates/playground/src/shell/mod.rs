//! The command line: words, variables, `&&`, redirections, here documents.
mod words;

pub use words::{Redirect, Step, parse, split_here_document};
