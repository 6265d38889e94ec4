//! Limits on what a statement may do: steps, sizes, no files of the machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;

/// Virtual-machine steps between two looks at the budget.
const STRIDE: i32 = 10_000;

/// A budget of SQLite steps, shared by all connections of a run; reaching zero interrupts the statement.
#[derive(Clone, Debug)]
pub struct Budget(Arc<AtomicU64>);

impl Default for Budget {
    /// About ten seconds of work natively.
    fn default() -> Self {
        Budget::new(2_000_000_000)
    }
}

impl Budget {
    /// So many steps.
    pub fn new(steps: u64) -> Self {
        Budget(Arc::new(AtomicU64::new(steps)))
    }

    /// Sets the steps that are left.
    pub fn refill(&self, steps: u64) {
        self.0.store(steps, Ordering::Relaxed);
    }

    /// Steps left.
    pub fn left(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn spend(&self) -> bool {
        let left = self.0.load(Ordering::Relaxed);
        self.0.store(left.saturating_sub(STRIDE as u64), Ordering::Relaxed);
        left == 0
    }
}

/// Puts the guards on a new connection.
pub(super) fn protect(connection: &mut Connection, budget: &Budget) -> rusqlite::Result<()> {
    let budget = budget.clone();
    connection.progress_handler(STRIDE, Some(move || budget.spend()))?;
    connection.authorizer(Some(authorize))?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, 16_000_000)?;
    connection.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 2_000_000)?;
    connection.set_limit(Limit::SQLITE_LIMIT_EXPR_DEPTH, if cfg!(target_family = "wasm") { 200 } else { 1000 })?;
    connection.set_limit(Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 100)?;
    // Python's module leaves double-quoted strings on; the build for browsers does not.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, true)?;
    Ok(())
}

/// ATTACH could open what is not the project's; VACUUM attaches a nameless one, which is fine.
fn authorize(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Attach { filename } if !filename.is_empty() && filename != ":memory:" => Authorization::Deny,
        _ => Authorization::Allow,
    }
}
