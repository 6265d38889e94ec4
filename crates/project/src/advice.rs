//! Advice: renames that look like drops, what an upgrade destroys, what will fail, and how far
//! things are apart.
use crate::{Count, SchemaChange, TableChange};
use serde::{Deserialize, Serialize};

/// What `advise` finds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Advice {
    /// Tables and columns that were probably renamed, best first.
    pub renames: Vec<Rename>,
    /// What the pending revisions destroy.
    pub losses: Vec<Loss>,
    /// Where the pending revisions fail.
    pub failures: Vec<Failure>,
    /// How far models, scripts and database are apart.
    pub state: State,
}

/// A table or column that was probably renamed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rename {
    /// `table` or `column`.
    pub kind: String,
    /// The table, by its name afterwards.
    pub table: String,
    /// The name in the database.
    pub from: String,
    /// The name in the models.
    pub to: String,
    /// How sure, from 0 to 1.
    pub score: f64,
    /// Whether it may be proposed as the first choice.
    pub preselected: bool,
    /// Why, in short sentences.
    pub reasons: Vec<String>,
    /// Rows that a drop and an add would lose.
    pub rows: i64,
}

/// Something that a revision destroys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Loss {
    /// A stable code; the documentation explains each.
    pub code: String,
    /// The revision.
    pub revision: Option<String>,
    /// The line of its script.
    pub line: Option<usize>,
    /// A sentence.
    pub what: String,
    /// The table.
    pub table: String,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// How many rows or values.
    pub rows: i64,
    /// Some of the values.
    pub sample: Vec<String>,
}

/// Where a revision fails.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// A stable code; the documentation explains each.
    pub code: String,
    /// The revision.
    pub revision: Option<String>,
    /// The line of its script.
    pub line: Option<usize>,
    /// What the tools will say.
    pub message: String,
    /// Whether we know a way out.
    pub fixable: bool,
}

/// Whether downgrade undoes upgrade, tried on a copy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RoundTrip {
    /// The revisions that went up and down again, the lowest first.
    pub revisions: Vec<String>,
    /// The command that failed, and what it said.
    pub failed: Option<String>,
    /// Objects that are not what they were.
    pub schema: Vec<SchemaChange>,
    /// Tables with more rows or fewer.
    pub counts: Vec<Count>,
    /// Rows that are not what they were.
    pub rows: Vec<TableChange>,
    /// What the models want and the upgraded database is not, in `migrate`'s words.
    pub drift: Vec<String>,
}

/// A script on other databases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The revision.
    pub revision: String,
    /// What `upgrade --sql` prints for it on SQLite.
    pub sql: String,
    /// Where others differ.
    pub notes: Vec<ElsewhereNote>,
}

/// Where another database differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElsewhereNote {
    /// The line of the script; 0 for what is so for every script.
    pub line: usize,
    /// The database.
    pub database: String,
    /// How.
    pub text: String,
}

/// How far models, scripts and database are apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Operations that `migrate` would write.
    pub models_ahead: usize,
    /// Revisions that the database lacks.
    pub database_behind: usize,
    /// Heads of the revision graph.
    pub heads: usize,
}
