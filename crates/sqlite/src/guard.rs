//! Limits on what a statement may do: steps, sizes, no files of the machine.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::hooks::{Action, AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use web_time::{Duration, Instant};

/// Virtual-machine steps between two looks at the budget.
const STRIDE: i32 = 1_000;
/// Steps of a budget that nobody sets: about ten seconds of work natively.
const STEPS: u64 = 2_000_000_000;
/// Looks between two at the clock: steps that move megabytes are few, but take long.
const LOOKS: u64 = 16;
/// However few steps they are, statements of one command take no longer altogether.
const LONGEST: Duration = Duration::from_secs(10);
/// Bytes that SQLite may have allocated; what asks for more is told that memory is out.
const HEAP: u32 = if cfg!(target_family = "wasm") { 512 << 20 } else { 1 << 30 };

/// Hears, while a statement runs, into which table it writes and how many rows were written to that
/// table in a row.
pub type RowsListener = Box<dyn Fn(&str, u64) + Send + Sync>;

/// How long statements have run.
#[derive(Default)]
struct Clock {
    spent: Duration,
    /// The last look at the clock while the statement runs.
    seen: Option<Instant>,
}

#[derive(Default)]
struct Inner {
    left: AtomicU64,
    looks: AtomicU64,
    clock: Mutex<Clock>,
    rows: AtomicU64,
    table: Mutex<String>,
    listener: OnceLock<RowsListener>,
}

/// A budget of SQLite steps, shared by all connections of a run; reaching zero interrupts the
/// statement.
#[derive(Clone)]
pub struct Budget(Arc<Inner>);

impl std::fmt::Debug for Budget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Budget({})", self.left())
    }
}

impl Default for Budget {
    fn default() -> Self {
        Budget::new(STEPS)
    }
}

impl Budget {
    /// So many steps.
    pub fn new(steps: u64) -> Self {
        Budget(Arc::new(Inner { left: AtomicU64::new(steps), ..Inner::default() }))
    }

    /// Sets the steps that are left.
    pub fn refill(&self, steps: u64) {
        self.0.left.store(steps, Ordering::Relaxed);
        if let Ok(mut clock) = self.0.clock.try_lock() {
            *clock = Clock::default();
        }
    }

    /// A statement begins: what happened before it is no time of SQLite's.
    pub(super) fn begin(&self) {
        if let Ok(mut clock) = self.0.clock.try_lock() {
            clock.seen = None;
        }
    }

    /// The same with the steps that a budget has at first.
    pub(super) fn renew(&self) {
        self.refill(STEPS);
    }

    /// Steps left.
    pub fn left(&self) -> u64 {
        self.0.left.load(Ordering::Relaxed)
    }

    /// From now on this one hears of rows that new connections write: every ten thousand steps of a
    /// statement. Only the first listener counts.
    pub fn listen(&self, listener: RowsListener) {
        drop(self.0.listener.set(listener));
    }

    fn spend(&self) -> bool {
        let left = self.left();
        self.0.left.store(left.saturating_sub(STRIDE as u64), Ordering::Relaxed);
        if let (Some(listener), Ok(table)) = (self.0.listener.get(), self.0.table.try_lock())
            && !table.is_empty()
        {
            listener(&table, self.0.rows.load(Ordering::Relaxed));
        }
        left == 0 || self.is_late()
    }

    /// Whether the statements since the last refill have taken too long, what lies between them
    /// left out. The clock is no input of what runs: it only ends it, so that it need not come from
    /// the host, whom a handler of SQLite could not reach.
    #[cfg_attr(not(target_family = "wasm"), expect(clippy::disallowed_methods))]
    fn is_late(&self) -> bool {
        if !self.0.looks.fetch_add(1, Ordering::Relaxed).is_multiple_of(LOOKS) {
            return false;
        }
        let Ok(mut clock) = self.0.clock.try_lock() else { return false };
        let now = Instant::now();
        if let Some(seen) = clock.seen.replace(now) {
            clock.spent += now.saturating_duration_since(seen);
        }
        clock.spent > LONGEST
    }

    /// Counts the rows of a connection. Each row costs a call, so nobody counts where nobody
    /// listens.
    fn count(&self, connection: &mut Connection) -> rusqlite::Result<()> {
        if self.0.listener.get().is_none() {
            return Ok(());
        }
        let (all, mut known, mut rows) = (Arc::clone(&self.0), String::new(), 0);
        connection.update_hook(Some(move |_: Action, _: &str, table: &str, _: i64| {
            if known != table {
                (known, rows) = (table.into(), 0);
                if let Ok(mut shown) = all.table.try_lock() {
                    table.clone_into(&mut shown);
                }
            }
            rows += 1;
            all.rows.store(rows, Ordering::Relaxed);
        }))
    }
}

/// Puts the guards on a new connection.
///
/// `attaches` says whether the statement that runs attaches a file the store has given.
pub(super) fn protect(
    connection: &mut Connection,
    budget: &Budget,
    attaches: Arc<AtomicBool>,
) -> rusqlite::Result<()> {
    budget.count(connection)?;
    let budget = budget.clone();
    connection.progress_handler(STRIDE, Some(move || budget.spend()))?;
    connection.pragma_update(None, "hard_heap_limit", HEAP)?;
    connection.authorizer(Some(move |context: AuthContext<'_>| {
        authorize(context, attaches.load(Ordering::Relaxed))
    }))?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, 16_000_000)?;
    connection.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 2_000_000)?;
    connection.set_limit(
        Limit::SQLITE_LIMIT_EXPR_DEPTH,
        if cfg!(target_family = "wasm") { 200 } else { 1000 },
    )?;
    connection.set_limit(Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 100)?;
    // Python's module leaves double-quoted strings on; the build for browsers does not.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, true)?;
    Ok(())
}

/// ATTACH could open what is not the project's, unless the store gave it; VACUUM attaches a
/// nameless one, which is fine.
/// Neither may temporary files be put elsewhere.
fn authorize(context: AuthContext<'_>, attaches: bool) -> Authorization {
    match context.action {
        AuthAction::Attach { filename }
            if !attaches && !filename.is_empty() && filename != ":memory:" =>
        {
            Authorization::Deny
        }
        // A name that is worked out while the statement runs is not told.
        AuthAction::Unknown { code: rusqlite::ffi::SQLITE_ATTACH, .. } => Authorization::Deny,
        AuthAction::Pragma { pragma_name, pragma_value: Some(_) }
            if pragma_name.eq_ignore_ascii_case("temp_store_directory") =>
        {
            Authorization::Deny
        }
        // The limit is that of everything that runs here, and cannot be taken back.
        AuthAction::Pragma { pragma_name, pragma_value: Some(_) }
            if ["hard_heap_limit", "soft_heap_limit"]
                .iter()
                .any(|name| pragma_name.eq_ignore_ascii_case(name)) =>
        {
            Authorization::Ignore
        }
        _ => Authorization::Allow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Binding, Databases};

    #[test]
    fn rows_are_heard_of_while_a_statement_writes_them() {
        let (databases, heard) = (Databases::default(), Arc::new(Mutex::new(Vec::new())));
        let said = Arc::clone(&heard);
        let hear = move |table: &str, rows| said.lock().unwrap().push((table.to_string(), rows));
        databases.budget().listen(Box::new(hear));
        let connection = databases.connect("a.db").unwrap();
        let run = |sql| connection.execute(sql, &Binding::default()).unwrap();
        run("CREATE TABLE t (x INTEGER)");
        run(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 100000) INSERT INTO t SELECT x FROM n",
        );
        let heard = heard.lock().unwrap();
        let into: Vec<u64> =
            heard.iter().filter(|(table, _)| table == "t").map(|(_, rows)| *rows).collect();
        assert!(into.len() > 20 && into.is_sorted(), "{into:?}");
        assert!(into.last().is_some_and(|last| (50_000..=100_000).contains(last)), "{into:?}");
    }
}
