//! What the page shows while models are edited: how far models, scripts and database are apart, and
//! what `migrate` would write.
use serde::{Deserialize, Serialize};

/// How things stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Not known yet, or there is no project to compare.
    #[default]
    Unknown,
    /// Models, scripts and database agree.
    InStep,
    /// They do not.
    Apart,
    /// The models do not load.
    Broken,
}

/// What `migrate` would write, worked out on a copy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// How things stand.
    pub standing: Standing,
    /// The same in words.
    pub words: String,
    /// What `migrate` detects, in its own words.
    pub operations: Vec<String>,
    /// The script it would write.
    pub script: String,
    /// What is worth knowing before it happens.
    pub notices: Vec<Notice>,
    /// Why the models do not load.
    pub trouble: Option<Trouble>,
}

/// What sort of notice it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weight {
    /// Something that looks like a rename.
    #[default]
    Rename,
    /// Something that will be destroyed.
    Loss,
    /// Something that will fail.
    Failure,
}

/// Something worth knowing before it happens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What sort.
    pub weight: Weight,
    /// The code that docs/advice.md explains, or none.
    pub code: String,
    /// One sentence.
    pub text: String,
    /// Why, or what is at stake.
    pub detail: String,
    /// The script it is about, or none.
    pub path: String,
    /// The line in it, or 0.
    pub line: usize,
    /// A rename as `advise --rename` takes it (`old:new`, `table.old:new`), or none.
    pub rename: String,
    /// A failure as `advise --fix` takes it, where there is a way out.
    pub fix: String,
}

/// Where Python stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The exception.
    pub message: String,
}
