//! A project with the way it is looked at: what a link carries, what is saved, what an embedding
//! page hands in.
use crate::Parcel;
use serde::{Deserialize, Serialize};

/// A project, how it is called and where one stood in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundle {
    /// What it is called; may be empty.
    pub title: String,
    /// Files, databases, folders, the terminal's folder and variables.
    pub project: Parcel,
    /// The file in front, or none.
    pub open: String,
    /// The line at which the editor stands, from 1; 0 where it is not known.
    pub line: usize,
    /// How the panes lie, as the page writes it down.
    pub panes: String,
    /// The lesson, or none.
    pub lesson: String,
    /// The lesson's step, from 0.
    pub step: usize,
    /// Lines typed at the terminal, oldest first.
    pub typed: Vec<String>,
}
