//! The project's databases: bytes at a path, held in SQLite's shared in-memory VFS while the run
//! lasts, so that several connections see one database with real locks. One connection per database
//! is kept open to keep it alive. Where a [`Source`] on disk is set, SQLite opens the files
//! themselves instead.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::backup::Backup;
use rusqlite::types::ValueRef;
use rusqlite::{MAIN_DB, OpenFlags};

use super::connection::{Attached, Connection, WeakConnection};
use super::cursor::failure;
use super::error::{SqliteClass, SqliteError};
use super::guard::Budget;
use super::place::{self, Source};
use super::version::Compatibility;

static STORES: AtomicU64 = AtomicU64::new(0);

/// The page size of a file Python makes, foreign keys that nobody asked for, and what Debian's
/// SQLite does with bytes that are deleted: rusqlite's builds have other defaults.
const HABITS: &str = "PRAGMA page_size=4096; PRAGMA foreign_keys=OFF; PRAGMA secure_delete=ON";

struct File {
    uri: String,
    holder: rusqlite::Connection,
}

type DirectoryCheck = Rc<dyn Fn(&str) -> bool>;
/// The bytes of a file that is there and no database; none where there is no such file, or an empty
/// one.
type OtherFile = Rc<dyn Fn(&str) -> Option<Vec<u8>>>;

struct Inner {
    files: RefCell<BTreeMap<String, File>>,
    number: u64,
    next: Cell<u64>,
    budget: Budget,
    compatibility: Cell<Compatibility>,
    has_directory: RefCell<DirectoryCheck>,
    other_file: RefCell<OtherFile>,
    source: RefCell<Source>,
    open: RefCell<Vec<WeakConnection>>,
}

/// The databases of a run. Clones are the same store.
#[derive(Clone)]
pub struct Databases(Rc<Inner>);

impl Default for Databases {
    fn default() -> Self {
        Databases::new(Budget::default())
    }
}

impl Databases {
    /// An empty store.
    pub fn new(budget: Budget) -> Self {
        Databases(Rc::new(Inner {
            files: RefCell::default(),
            number: STORES.fetch_add(1, Ordering::Relaxed),
            next: Cell::new(0),
            budget,
            compatibility: Cell::default(),
            has_directory: RefCell::new(Rc::new(|_| true)),
            other_file: RefCell::new(Rc::new(|_| None)),
            source: RefCell::default(),
            open: RefCell::default(),
        }))
    }

    /// The budget all connections share.
    pub fn budget(&self) -> &Budget {
        &self.0.budget
    }

    /// Which SQLite new connections are.
    pub fn set_compatibility(&self, compatibility: Compatibility) {
        self.0.compatibility.set(compatibility);
    }

    /// Who knows whether a directory exists; connecting below a missing one fails.
    pub fn set_directory_check(&self, check: DirectoryCheck) {
        *self.0.has_directory.borrow_mut() = check;
    }

    /// Who knows files that are no databases: connecting to one works, and its first statement says
    /// what it is.
    pub fn set_other_files(&self, other: OtherFile) {
        *self.0.other_file.borrow_mut() = other;
    }

    /// Where databases come from that were not put into the store.
    pub fn set_source(&self, source: Source) {
        *self.0.source.borrow_mut() = source;
    }

    fn source(&self) -> Source {
        self.0.source.borrow().clone()
    }

    fn open_file(&self) -> Result<File, SqliteError> {
        let n = self.0.next.get();
        self.0.next.set(n + 1);
        let uri = format!("file:/store{}/{n}?vfs=memdb", self.0.number);
        let holder = open_uri(&uri)?;
        Ok(File { uri, holder })
    }

    /// Puts a database at a path, replacing what was there. No bytes make an empty file.
    ///
    /// # Errors
    /// `file is not a database` and the like.
    pub fn load(&self, path: &str, bytes: &[u8]) -> Result<(), SqliteError> {
        let mut file = self.open_file()?;
        copy_into(bytes, &mut file.holder)?;
        self.0.files.borrow_mut().insert(path.to_owned(), file);
        Ok(())
    }

    /// The bytes of a database as a file would have them, what is committed; `None` if there is
    /// none.
    ///
    /// # Errors
    /// `database is locked` while a connection writes.
    pub fn bytes(&self, path: &str) -> Result<Option<Vec<u8>>, SqliteError> {
        match self.source() {
            Source::InPlace(places) => {
                return places(path).map_or(Ok(None), |found| place::there(place::bytes(&found)));
            }
            Source::Copied(_) => self.fetch(path)?,
            Source::Store => {}
        }
        let mut files = self.0.files.borrow_mut();
        let Some(file) = files.get_mut(path) else { return Ok(None) };
        let pages: i64 = file
            .holder
            .query_row("PRAGMA page_count", [], |r| r.get(0))
            .map_err(|e| failure(&e))?;
        if pages == 0 {
            return Ok(Some(Vec::new()));
        }
        let data = file.holder.serialize(MAIN_DB).map_err(|e| failure(&e))?;
        Ok(Some(data.to_vec()))
    }

    /// How many bytes a database has; `None` if there is none.
    ///
    /// # Errors
    /// As [`Databases::bytes`].
    pub fn size(&self, path: &str) -> Result<Option<u64>, SqliteError> {
        match self.source() {
            Source::InPlace(places) => {
                places(path).map_or(Ok(None), |found| place::there(place::size(&found)))
            }
            _ => Ok(self.bytes(path)?.map(|bytes| bytes.len() as u64)),
        }
    }

    /// Copies a database from disk, unless the store has it.
    fn fetch(&self, path: &str) -> Result<(), SqliteError> {
        match self.source() {
            Source::Copied(places) if !self.exists(path) => match places(path) {
                Some(found) => self.load(path, &place::bytes(&found)?),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Whether the store has a database at a path.
    pub fn exists(&self, path: &str) -> bool {
        self.0.files.borrow().contains_key(path)
    }

    /// All paths.
    pub fn paths(&self) -> Vec<String> {
        self.0.files.borrow().keys().cloned().collect()
    }

    /// Deletes a database; connections to it keep what they have.
    pub fn remove(&self, path: &str) {
        self.0.files.borrow_mut().remove(path);
    }

    /// `sqlite3.connect(path)`: makes an empty file if there is none.
    ///
    /// # Errors
    /// `unable to open database file` below a missing directory.
    pub fn connect(&self, path: &str) -> Result<Connection, SqliteError> {
        let (raw, shared) = match self.source() {
            Source::InPlace(places) => {
                (place::open(&places(path).ok_or_else(place::cannot_open)?)?, true)
            }
            _ => (self.open_stored(path)?, false),
        };
        let connection = Connection::open(raw, &self.0.budget, self.0.compatibility.get(), path)?
            .shared(shared)
            .attaching(self.attached());
        let mut open = self.0.open.borrow_mut();
        open.retain(|known| known.upgrade().is_some());
        open.push(connection.downgrade());
        Ok(connection)
    }

    fn open_stored(&self, path: &str) -> Result<rusqlite::Connection, SqliteError> {
        self.fetch(path)?;
        let other = self.0.other_file.borrow().clone();
        if !self.exists(path)
            && let Some(bytes) = other(path)
        {
            return deserialized(&bytes);
        }
        if !self.exists(path) {
            let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
            let check = self.0.has_directory.borrow().clone();
            if path.is_empty() || path.ends_with('/') || !check(directory) {
                return Err(place::cannot_open());
            }
            let file = self.open_file()?;
            self.0.files.borrow_mut().insert(path.to_owned(), file);
        }
        let uri = self.0.files.borrow().get(path).map(|f| f.uri.clone()).unwrap_or_default();
        open_uri(&uri)
    }

    /// Closes every connection, as the end of a process does: what was not committed is gone, and
    /// nothing stays locked.
    pub fn close_connections(&self) {
        let open = std::mem::take(&mut *self.0.open.borrow_mut());
        open.iter().filter_map(WeakConnection::upgrade).for_each(|connection| connection.close());
    }

    /// `sqlite3.connect(":memory:")`.
    ///
    /// # Errors
    /// Out of memory.
    pub fn connect_memory(&self) -> Result<Connection, SqliteError> {
        let raw = rusqlite::Connection::open_in_memory().map_err(|e| failure(&e))?;
        raw.execute_batch("PRAGMA foreign_keys=OFF").map_err(|e| failure(&e))?;
        let opened = Connection::open(raw, &self.0.budget, self.0.compatibility.get(), "")?;
        Ok(opened.attaching(self.attached()))
    }

    /// What SQLite opens for a path that an ATTACH names: the store's database, or the file where it
    /// lies. It is made where there is none.
    fn attached(&self) -> Attached {
        let databases = self.clone();
        Rc::new(move |path| {
            let refused = |_| SqliteError {
                message: format!("unable to open database: {path}"),
                ..place::cannot_open()
            };
            match databases.source() {
                Source::InPlace(places) => {
                    let found = places(path).ok_or_else(|| refused(place::cannot_open()))?;
                    drop(place::open(&found).map_err(refused)?);
                    Ok(found.to_string_lossy().into_owned())
                }
                _ => {
                    drop(databases.open_stored(path).map_err(refused)?);
                    let files = databases.0.files.borrow();
                    files.get(path).map(|file| file.uri.clone()).ok_or_else(|| {
                        SqliteError::new(SqliteClass::Database, "file is not a database")
                    })
                }
            }
        })
    }

    /// A connection to a copy of a database, which nobody else sees.
    ///
    /// # Errors
    /// `file is not a database` and the like.
    pub fn copy_of(&self, bytes: &[u8]) -> Result<Connection, SqliteError> {
        let mut raw = rusqlite::Connection::open_in_memory().map_err(|e| failure(&e))?;
        raw.execute_batch(HABITS).map_err(|e| failure(&e))?;
        copy_into(bytes, &mut raw)?;
        Connection::open(raw, &self.0.budget, self.0.compatibility.get(), "")
    }
}

/// Makes a database the copy of another one's bytes; no bytes leave it empty.
fn copy_into(bytes: &[u8], target: &mut rusqlite::Connection) -> Result<(), SqliteError> {
    if bytes.is_empty() {
        return Ok(());
    }
    let source = deserialized(bytes)?;
    let backup = Backup::new(&source, target).map_err(|e| failure(&e))?;
    backup.step(-1).map(|_| ()).map_err(|e| failure(&e))
}

/// A connection of its own to bytes, whatever they are.
fn deserialized(bytes: &[u8]) -> Result<rusqlite::Connection, SqliteError> {
    let mut raw = rusqlite::Connection::open_in_memory().map_err(|e| failure(&e))?;
    let mut bytes = bytes.to_vec();
    place::without_log(&mut bytes);
    raw.deserialize_read_exact(MAIN_DB, &bytes[..], bytes.len(), false).map_err(|e| failure(&e))?;
    raw.execute_batch("PRAGMA foreign_keys=OFF").map_err(|e| failure(&e))?;
    names_are_text(&raw)?;
    Ok(raw)
}

/// rusqlite takes names and declared types for UTF-8 and panics where they are not. What cannot be
/// asked (no database, a locked one) says so at its first statement.
fn names_are_text(raw: &rusqlite::Connection) -> Result<(), SqliteError> {
    let is_text = |row: &rusqlite::Row<'_>| {
        let text = |at| match row.get_ref(at) {
            Ok(ValueRef::Text(bytes)) => std::str::from_utf8(bytes).is_ok(),
            _ => true,
        };
        Ok((0..3).all(text))
    };
    let Ok(mut statement) = raw.prepare("SELECT name, tbl_name, sql FROM sqlite_master") else {
        return Ok(());
    };
    let Ok(mut rows) = statement.query_map([], is_text) else { return Ok(()) };
    if rows.any(|row| matches!(row, Ok(false))) {
        let message =
            "a name in the schema of this database is not UTF-8; the playground cannot open it";
        return Err(SqliteError::new(SqliteClass::Database, message));
    }
    Ok(())
}

fn open_uri(uri: &str) -> Result<rusqlite::Connection, SqliteError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let raw = rusqlite::Connection::open_with_flags(uri, flags).map_err(|e| failure(&e))?;
    raw.execute_batch(HABITS).map_err(|e| failure(&e))?;
    raw.busy_timeout(std::time::Duration::ZERO).map_err(|e| failure(&e))?;
    Ok(raw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Binding;

    /// A table whose type, name or column has bytes that are no UTF-8, put there as an editor of
    /// bytes would.
    #[test]
    fn names_that_are_no_text_are_an_error_and_no_panic() {
        for sql in [
            "CREATE TABLE t (x QQQQ)",
            "CREATE TABLE QQQQ (x)",
            "CREATE TABLE t (QQQQ)",
            "CREATE VIEW QQQQ AS SELECT 1",
        ] {
            let databases = Databases::default();
            let connection = databases.connect("a.db").unwrap();
            connection.execute(sql, &Binding::default()).unwrap();
            connection.commit().unwrap();
            let mut bytes = databases.bytes("a.db").unwrap().unwrap();
            while let Some(at) = bytes.windows(4).position(|window| window == b"QQQQ") {
                bytes[at..at + 4].copy_from_slice(b"\xff\xfe\xff\xfe");
            }
            let refused = databases.load("b.db", &bytes).unwrap_err();
            assert!(refused.message.contains("not UTF-8"), "{}", refused.message);
            databases.set_other_files(Rc::new(move |_| Some(bytes.clone())));
            assert!(databases.connect("c.db").is_err());
        }
    }
}
