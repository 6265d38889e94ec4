//! What the recorder writes and what a played step is turned into: one shape for both, so that they
//! can be compared.
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A recording: what the real tools did with a scenario.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recording {
    /// The scenario's name.
    pub scenario: String,
    /// What was observed at each step.
    pub steps: Vec<Observed>,
}

/// What one step did. Fields are those of `tests/record/record.py`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Observed {
    /// The step's line.
    pub line: String,
    /// `run`, `cd`, `export`, `edit` or `sql`.
    pub kind: String,
    /// Exit code.
    pub exit: i64,
    /// Standard output as from a pipe.
    #[serde(default)]
    pub stdout: String,
    /// Standard error as from a pipe.
    #[serde(default)]
    pub stderr: String,
    /// Both in true order, as on a terminal of 80 columns.
    #[serde(default)]
    pub terminal: String,
    /// The log lines of standard error.
    #[serde(default)]
    pub log: Vec<String>,
    /// `UserWarning: text` and its like.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// The last traceback's end.
    #[serde(default)]
    pub exception: Option<Exception>,
    /// Text files this step changed; none where one is gone.
    #[serde(default)]
    pub files: BTreeMap<String, Option<String>>,
    /// All version scripts, where this step changed one.
    #[serde(default)]
    pub scripts: BTreeMap<String, String>,
    /// All databases, where this step changed one.
    #[serde(default)]
    pub db: Option<BTreeMap<String, Database>>,
    /// The result of a `sql` step.
    #[serde(default)]
    pub rows: Option<Rows>,
}

/// An exception as its traceback ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// The class, with its module.
    #[serde(rename = "type")]
    pub class: String,
    /// The text behind the colon.
    pub message: String,
}

/// A database's content, or why it cannot be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Database {
    /// It cannot be read.
    Broken {
        /// SQLite's message.
        error: String,
    },
    /// What is in it.
    Content {
        /// Type, name, table name and SQL of each object.
        sqlite_master: Vec<(String, String, String, Option<String>)>,
        /// The revisions it stands at; none without the table.
        alembic_version: Option<Vec<Value>>,
        /// Every other table.
        tables: BTreeMap<String, Table>,
        /// What `PRAGMA foreign_key_check` answers.
        foreign_key_check: Value,
    },
}

/// A table's rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Column names.
    pub columns: Vec<String>,
    /// Cells, row by row.
    pub rows: Vec<Vec<Value>>,
}

/// The result of a `sql` step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Rows {
    /// SQLite refused.
    Error {
        /// Its message.
        error: String,
    },
    /// Columns and rows.
    Rows(Table),
}
