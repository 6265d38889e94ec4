//! The revision graph and the steps through it. Pure: ids and edges in, plans out.
mod collect;
pub use collect::Iterate;
mod graph;
mod identifier;
mod lineage;
mod sort;
mod step;

pub use graph::{Revision, RevisionMap};
pub use identifier::{Resolved, Target};
pub use step::{Direction, Step, VersionChange};

/// What the graph refuses, with Alembic's words (alembic/script/revision.py).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevisionError {
    /// `RevisionError` itself.
    Plain(String),
    /// The range does not follow one branch: lower and upper end.
    RangeNotAncestor(String, String),
    /// Several heads where one was asked for: the heads, and the argument.
    MultipleHeads(Vec<String>, String),
    /// No such revision: message, and the argument.
    Resolution(String, String),
    /// `CycleDetected`, `LoopDetected` and the like.
    Cycle(String),
    /// A revision that is named but not there.
    Missing(String),
    /// An assertion of Alembic's that a user can make fail.
    Assertion,
}

impl RevisionError {
    /// The exception's message.
    pub fn message(&self) -> String {
        match self {
            RevisionError::Plain(text)
            | RevisionError::Resolution(text, _)
            | RevisionError::Cycle(text) => text.clone(),
            RevisionError::RangeNotAncestor(lower, upper) => {
                format!("Revision {lower} is not an ancestor of revision {upper}")
            }
            RevisionError::MultipleHeads(heads, argument) => {
                format!(
                    "Multiple heads are present for given argument '{argument}'; {}",
                    heads.join(", ")
                )
            }
            RevisionError::Missing(id) => format!("'{id}'"),
            RevisionError::Assertion => String::new(),
        }
    }
}
