//! The command line: words, variables, `&&`, pipes, redirections, here documents.
mod words;

pub use words::{LAST_EXIT, Redirect, Step, TO_STDOUT, parse, split_here_document};
