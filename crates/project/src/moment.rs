//! The databases of a trace at one of its moments, as the page shows them.
use crate::{Database, Diagram, Page, Step};
use serde::{Deserialize, Serialize};

/// A moment: after so many statements.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moment {
    /// How many statements had run.
    pub at: usize,
    /// The database.
    pub database: Database,
    /// Rows of the chosen table.
    pub page: Page,
    /// Tables and foreign keys, laid out.
    pub diagram: Diagram,
    /// The other moment, where two are compared.
    pub against: Option<usize>,
    /// What differs: schema, counts and rows of a step that leads from the other moment to this one.
    pub change: Step,
    /// Why it cannot be shown; empty where it can.
    pub missing: String,
}
