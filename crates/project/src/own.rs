//! Tables that are the tools' own and not the project's.

/// The table in which Alembic notes where a database stands.
pub const VERSION_TABLE: &str = "alembic_version";

/// How the table begins into which a batch copies; one is left where a batch failed half-way.
const BATCH: &str = "_alembic_tmp_";

/// Whether a table belongs to Alembic itself.
pub fn is_tools_own(table: &str) -> bool {
    table == VERSION_TABLE || table.starts_with(BATCH)
}
