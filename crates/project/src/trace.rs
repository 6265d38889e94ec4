//! The trace of a command that ran migrations: each operation with its script line, its SQL and
//! what that did.
use crate::Cell;
use serde::{Deserialize, Serialize};

/// What a command did to databases, operation by operation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// The line that was typed.
    pub line: String,
    /// The database; the first one where there are several.
    pub database: String,
    /// The operations in the order in which they ran.
    pub steps: Vec<Step>,
    /// Whether the trace ends at the very database that the command left.
    pub exact: bool,
    /// What the trace leaves out, in sentences.
    pub notes: Vec<String>,
}

impl Trace {
    /// As JSON, for programs.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// One operation of a revision.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The database.
    pub database: String,
    /// The revision; empty for what belongs to none (making `alembic_version`).
    pub revision: String,
    /// `upgrade` or `downgrade`.
    pub direction: String,
    /// What it is: `op.add_column`, or in words what the tools do themselves.
    pub name: String,
    /// The script; empty where the tools did it themselves.
    pub path: String,
    /// The line in it, from 1; 0 where there is none.
    pub line: usize,
    /// The text of that line.
    pub text: String,
    /// What it ran, in order. After each there is a moment at which the databases can be looked at.
    pub statements: Vec<Statement>,
    /// How long its statements took, in microseconds.
    pub micros: i64,
    /// Tables, indexes, views and triggers that it made, changed or removed.
    pub schema: Vec<SchemaChange>,
    /// Rows of every table, before and after.
    pub counts: Vec<Count>,
    /// Rows that it added, changed or removed, within a budget.
    pub rows: Vec<TableChange>,
    /// Why it failed.
    pub error: Option<String>,
}

/// A statement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Its text.
    pub sql: String,
    /// How often it ran in a row, with other parameters.
    pub times: usize,
    /// How long it took, in microseconds.
    pub micros: i64,
    /// Why it failed.
    pub error: Option<String>,
    /// What of the schema it made, changed or removed.
    pub schema: Vec<SchemaChange>,
    /// Tables whose rows it made more or fewer.
    pub counts: Vec<Count>,
    /// Rows that it added, changed or removed, within the same budget.
    pub rows: Vec<TableChange>,
}

/// An object of the schema that is another one afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemaChange {
    /// `table`, `index`, `view` or `trigger`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The statement that made it, as SQLite kept it before.
    pub before: Option<String>,
    /// The same afterwards.
    pub after: Option<String>,
}

/// How many rows a table has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The table.
    pub table: String,
    /// Before; none where there was no such table.
    pub before: Option<i64>,
    /// After.
    pub after: Option<i64>,
}

/// What became of a table's rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableChange {
    /// The table.
    pub table: String,
    /// Its columns before.
    pub columns_before: Vec<String>,
    /// Its columns afterwards.
    pub columns: Vec<String>,
    /// The rows, by rowid.
    pub rows: Vec<RowChange>,
    /// How many rows were added, changed and removed, also those that are not listed.
    pub totals: [usize; 3],
    /// Whether rows are missing here: a table with more than 1,000 rows, or more than 200 rows in
    /// one step.
    pub cut: bool,
}

/// A row that is another one afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowChange {
    /// Before; none where it was added.
    pub before: Option<Vec<Cell>>,
    /// After; none where it was removed.
    pub after: Option<Vec<Cell>>,
}
