//! What one typed line did: exit code, output, changed files.
use serde::{Deserialize, Serialize};

/// Where a piece of output went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Channel {
    /// Standard output.
    Stdout,
    /// Standard error; log lines go here.
    Stderr,
    /// Not output: what a terminal echoes of typed input.
    Echo,
}

/// A piece of output, not necessarily a whole line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Where it went.
    pub channel: Channel,
    /// The text as a pipe receives it (no indent, no wrapping by Alembic).
    pub pipe: String,
    /// The text as a terminal of the given width shows it.
    pub terminal: String,
}

/// A file that a command wrote (its new content) or removed (`None`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Path relative to the project's root.
    pub path: String,
    /// New content, or none where the file is gone.
    #[serde(with = "serde_bytes")]
    pub content: Option<Vec<u8>>,
}

/// What one line did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The exit code a shell would see, 0 to 255.
    pub exit: u8,
    /// Output in true order.
    pub transcript: Vec<Event>,
    /// Files and databases changed, by path.
    pub changed: Vec<Change>,
    /// The prompt of an interactive program that now waits for input (`>>> `, `sqlite> `), none at
    /// the shell.
    pub prompt: Option<String>,
    /// A file the command asks the editor to open (`flask db edit`, `nano FILE`).
    pub open: Option<String>,
}

impl Outcome {
    /// All that went to a channel, as a pipe receives it.
    pub fn text(&self, channel: Channel) -> String {
        self.transcript
            .iter()
            .filter(|event| event.channel == channel)
            .map(|event| event.pipe.as_str())
            .collect()
    }
}

/// A cell of a SQLite row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SqlValue {
    /// NULL.
    Null,
    /// INTEGER.
    Integer(i64),
    /// REAL.
    Real(f64),
    /// TEXT.
    Text(String),
    /// BLOB.
    Blob(#[serde(with = "serde_bytes")] Vec<u8>),
}
