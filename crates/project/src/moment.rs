//! A trace as the page walks through it. The worker says everything in words and rows, so that the
//! page needs little code.
use crate::{Database, Diagram, Page};
use serde::{Deserialize, Serialize};

/// The way through a trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tour {
    /// The line that was typed.
    pub line: String,
    /// Its operations, in the order in which they ran.
    pub stops: Vec<Stop>,
    /// The table to look at first.
    pub table: String,
    /// What is left out.
    pub notes: Vec<String>,
}

/// An operation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// What it is: the text of its line, or words.
    pub title: String,
    /// The revision, and which way it goes.
    pub group: String,
    /// The script.
    pub path: String,
    /// The line in it; 0 where the tools did it themselves.
    pub line: usize,
    /// How many statements it ran.
    pub length: usize,
    /// Whether it failed.
    pub failed: bool,
}

/// The databases of a trace at one of its moments: after so many statements.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    /// How many statements had run.
    pub at: usize,
    /// The moment it is compared with.
    pub against: Option<usize>,
    /// The statement that led here: which one it is, its SQL, its error.
    pub statement: [String; 3],
    /// What it changed.
    pub made: Vec<Bit>,
    /// The database.
    pub database: Database,
    /// Rows of the chosen table.
    pub page: Page,
    /// Tables and foreign keys, laid out.
    pub diagram: Diagram,
    /// What differs from the other moment.
    pub compared: Vec<Bit>,
    /// Why it cannot be shown; empty where it can.
    pub missing: String,
}

/// A piece of what changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bit {
    /// `title`, `line`, or the SQL of what is gone (`minus`) or came (`plus`).
    pub class: String,
    /// The text.
    pub text: String,
    /// Rows below it; their keys say whether they came (`+`) or went (`−`).
    pub page: Page,
}
