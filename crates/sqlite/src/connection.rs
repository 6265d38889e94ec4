//! `sqlite3.Connection` of Python 3.11 in its legacy transaction mode: BEGIN comes before the first
//! INSERT, UPDATE, DELETE or REPLACE, never before DDL.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::attach;
use super::cursor::{self, Binding, Rows};
use super::error::{SqliteClass, SqliteError};
use super::guard::{self, Budget};
use super::statements;
use super::version::{Compatibility, refuse_newer};

/// `isolation_level`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// `None`: the driver begins nothing.
    Autocommit,
    /// `""`, `"DEFERRED"`, `"IMMEDIATE"`, `"EXCLUSIVE"`: the word after BEGIN.
    Legacy(String),
}

struct Inner {
    raw: RefCell<Option<rusqlite::Connection>>,
    isolation: RefCell<Isolation>,
    compatibility: Cell<Compatibility>,
    path: String,
    /// Whether other processes can hold its locks, so that waiting makes sense.
    shared: Cell<bool>,
    /// Where SQLite finds the database of a path, for ATTACH; nowhere, for a copy by itself.
    places: RefCell<Option<Attached>>,
    attaches: Arc<AtomicBool>,
    budget: Budget,
}

/// Gives what SQLite opens for a path of the project.
pub(super) type Attached = Rc<dyn Fn(&str) -> Result<String, SqliteError>>;

/// A connection. Clones are the same one.
#[derive(Clone)]
pub struct Connection(Rc<Inner>);

/// A reference that does not keep a connection open.
#[derive(Clone)]
pub(super) struct WeakConnection(Weak<Inner>);

impl WeakConnection {
    pub(super) fn upgrade(&self) -> Option<Connection> {
        self.0.upgrade().map(Connection)
    }
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<sqlite3.Connection>")
    }
}

impl Connection {
    pub(super) fn open(
        mut raw: rusqlite::Connection,
        budget: &Budget,
        compatibility: Compatibility,
        path: &str,
    ) -> Result<Self, SqliteError> {
        let attaches = Arc::new(AtomicBool::new(false));
        guard::protect(&mut raw, budget, Arc::clone(&attaches))
            .and_then(|()| super::functions::install(&raw))
            .map_err(|e| cursor::failure(&e))?;
        Ok(Connection(Rc::new(Inner {
            raw: RefCell::new(Some(raw)),
            isolation: RefCell::new(Isolation::Legacy(String::new())),
            compatibility: Cell::new(compatibility),
            path: path.to_owned(),
            shared: Cell::new(false),
            places: RefCell::new(None),
            attaches,
            budget: budget.clone(),
        })))
    }

    /// Lets ATTACH open databases of the project.
    pub(super) fn attaching(self, places: Attached) -> Self {
        self.0.places.replace(Some(places));
        self
    }

    /// Runs an ATTACH of a file over what the store has for it; nothing for other statements.
    fn attach(&self, sql: &str, binding: &Binding) -> Option<Result<Rows, SqliteError>> {
        let places = self.0.places.borrow().clone()?;
        let made = match attach::placed(sql, binding, |path| places(path))? {
            Ok((sql, binding)) => {
                self.0.attaches.store(true, Ordering::Relaxed);
                let rows = self.run(&sql, &binding);
                self.0.attaches.store(false, Ordering::Relaxed);
                rows
            }
            Err(refused) => Err(refused),
        };
        Some(made)
    }

    /// Notes whether other processes can open the database too.
    pub(super) fn shared(self, shared: bool) -> Self {
        self.0.shared.set(shared);
        self
    }

    /// How long a statement waits for a lock that somebody else holds: `timeout` of
    /// `sqlite3.connect`, `.timeout` of the shell. A database in memory has nobody else who could
    /// let go: there nothing is waited for.
    ///
    /// # Errors
    /// The connection is closed.
    pub fn set_timeout(&self, seconds: f64) -> Result<(), SqliteError> {
        let longest = std::time::Duration::from_millis(i32::MAX as u64);
        let wanted = std::time::Duration::try_from_secs_f64(seconds.max(0.0))
            .unwrap_or(longest)
            .min(longest);
        match self.0.shared.get() {
            true => self.with(|raw| raw.busy_timeout(wanted).map_err(|e| cursor::failure(&e))),
            false => Ok(()),
        }
    }

    pub(super) fn downgrade(&self) -> WeakConnection {
        WeakConnection(Rc::downgrade(&self.0))
    }

    /// An address for an identity map.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as *const () as usize
    }

    fn with<T>(
        &self,
        run: impl FnOnce(&rusqlite::Connection) -> Result<T, SqliteError>,
    ) -> Result<T, SqliteError> {
        self.0.budget.begin();
        match &*self.0.raw.borrow() {
            Some(raw) => run(raw),
            None => Err(SqliteError::new(
                SqliteClass::Programming,
                "Cannot operate on a closed database.",
            )),
        }
    }

    /// `cursor.execute(sql, parameters)`.
    ///
    /// # Errors
    /// What the module raises.
    pub fn execute(&self, sql: &str, binding: &Binding) -> Result<Rows, SqliteError> {
        if self.0.compatibility.get() == Compatibility::As340
            && let Some(refused) = refuse_newer(sql)
        {
            return Err(refused);
        }
        match self.attach(sql, binding) {
            Some(done) => done,
            None => self.run(sql, binding),
        }
    }

    fn run(&self, sql: &str, binding: &Binding) -> Result<Rows, SqliteError> {
        self.with(|raw| {
            let dml = cursor::is_dml(sql);
            let Some(mut statement) = cursor::prepare(raw, sql)? else {
                return Ok(Rows { rowcount: -1, ..Rows::default() });
            };
            if dml && raw.is_autocommit() {
                self.begin_on(raw)?;
            }
            cursor::bind(&mut statement, binding)?;
            let before = raw.total_changes();
            let mut rows = cursor::run(&mut statement)?;
            drop(statement);
            if dml {
                rows.rowcount = if raw.total_changes() > before {
                    i64::try_from(raw.changes()).unwrap_or(i64::MAX)
                } else {
                    0
                };
            }
            rows.lastrowid = raw.last_insert_rowid();
            Ok(rows)
        })
    }

    /// What preparing a statement fails with, and where in it, in bytes, where SQLite knows;
    /// nothing where it can be run.
    pub fn diagnose(&self, sql: &str) -> Option<(SqliteError, Option<usize>)> {
        if self.0.compatibility.get() == Compatibility::As340
            && let Some(refused) = refuse_newer(sql)
        {
            let word = refused.message.split('"').nth(1).map(str::to_string);
            return Some((refused, word.and_then(|word| sql.find(&word))));
        }
        let raw = self.0.raw.borrow();
        let error = raw.as_ref()?.prepare(sql).err()?;
        let at = match &error {
            rusqlite::Error::SqlInputError { offset, .. } => usize::try_from(*offset).ok(),
            _ => None,
        };
        Some((cursor::failure(&error), at))
    }

    /// `cursor.executemany(sql, parameters)`: only DML.
    ///
    /// # Errors
    /// What the module raises.
    pub fn execute_many(&self, sql: &str, bindings: &[Binding]) -> Result<Rows, SqliteError> {
        if !cursor::is_dml(sql) {
            return Err(SqliteError::new(
                SqliteClass::Programming,
                "executemany() can only execute DML statements.",
            ));
        }
        let mut total = Rows { rowcount: 0, ..Rows::default() };
        for binding in bindings {
            let rows = self.execute(sql, binding)?;
            total.rowcount += rows.rowcount;
            total.lastrowid = rows.lastrowid;
        }
        Ok(total)
    }

    /// `executescript(sql)`: commits, then runs everything.
    ///
    /// # Errors
    /// What the module raises.
    pub fn execute_script(&self, sql: &str) -> Result<(), SqliteError> {
        self.commit()?;
        if !sql.to_ascii_lowercase().contains("attach") {
            return self.with(|raw| raw.execute_batch(sql).map_err(|e| cursor::failure(&e)));
        }
        for statement in statements::all(sql) {
            match self.attach(statement, &Binding::default()) {
                Some(done) => drop(done?),
                None => {
                    self.with(|raw| raw.execute_batch(statement).map_err(|e| cursor::failure(&e)))?
                }
            }
        }
        Ok(())
    }

    fn begin_on(&self, raw: &rusqlite::Connection) -> Result<(), SqliteError> {
        match &*self.0.isolation.borrow() {
            Isolation::Autocommit => Ok(()),
            Isolation::Legacy(word) => {
                let sql =
                    if word.is_empty() { "BEGIN ".to_owned() } else { format!("BEGIN {word}") };
                raw.execute_batch(&sql).map_err(|e| cursor::failure(&e))
            }
        }
    }

    /// The path of its database; empty for one in memory.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The database as this connection sees it, with what it has not committed. Only of a database
    /// of its own ([`super::Databases::copy_of`]): of one that is shared SQLite gives what is
    /// committed.
    ///
    /// # Errors
    /// Out of memory, or it is closed.
    pub fn bytes<T>(&self, look: impl FnOnce(&[u8]) -> T) -> Result<T, SqliteError> {
        let mut slot = self.0.raw.borrow_mut();
        let closed =
            || SqliteError::new(SqliteClass::Programming, "Cannot operate on a closed database.");
        let raw = slot.as_mut().ok_or_else(closed)?;
        let pages: i64 = raw
            .query_row("PRAGMA page_count", [], |row| row.get(0))
            .map_err(|e| cursor::failure(&e))?;
        if pages == 0 {
            return Ok(look(&[]));
        }
        Ok(look(&raw.serialize(rusqlite::MAIN_DB).map_err(|e| cursor::failure(&e))?))
    }

    /// `commit()`: nothing if no transaction is open.
    ///
    /// # Errors
    /// What the module raises.
    pub fn commit(&self) -> Result<(), SqliteError> {
        self.end("COMMIT")
    }

    /// `rollback()`: nothing if no transaction is open.
    ///
    /// # Errors
    /// What the module raises.
    pub fn rollback(&self) -> Result<(), SqliteError> {
        self.end("ROLLBACK")
    }

    fn end(&self, word: &str) -> Result<(), SqliteError> {
        self.with(|raw| {
            if raw.is_autocommit() {
                Ok(())
            } else {
                raw.execute_batch(word).map_err(|e| cursor::failure(&e))
            }
        })
    }

    /// `in_transaction`.
    pub fn in_transaction(&self) -> bool {
        self.with(|raw| Ok(!raw.is_autocommit())).unwrap_or(false)
    }

    /// `total_changes`.
    pub fn total_changes(&self) -> u64 {
        self.with(|raw| Ok(raw.total_changes())).unwrap_or(0)
    }

    /// `isolation_level`.
    pub fn isolation(&self) -> Isolation {
        self.0.isolation.borrow().clone()
    }

    /// Sets `isolation_level`; `None` commits what is open.
    ///
    /// # Errors
    /// What the commit raises.
    pub fn set_isolation(&self, isolation: Isolation) -> Result<(), SqliteError> {
        if isolation == Isolation::Autocommit {
            self.commit()?;
        }
        *self.0.isolation.borrow_mut() = isolation;
        Ok(())
    }

    /// `close()`: an open transaction is lost.
    pub fn close(&self) {
        self.0.raw.borrow_mut().take();
    }

    /// Whether it was closed.
    pub fn is_closed(&self) -> bool {
        self.0.raw.borrow().is_none()
    }

    /// Which SQLite to be from now on.
    pub fn set_compatibility(&self, compatibility: Compatibility) {
        self.0.compatibility.set(compatibility);
    }
}
