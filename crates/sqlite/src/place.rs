//! Where databases lie: bytes that a store holds, or files that SQLite itself opens, with its own
//! locks and journals.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{MAIN_DB, OpenFlags};

use super::cursor::failure;
use super::error::{SqliteClass, SqliteError};

/// How long Python's `sqlite3` waits for a lock unless it is told otherwise.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// What Debian's SQLite does with bytes that are deleted, and foreign keys that nobody asked for:
/// rusqlite's build has other defaults. Both only concern the connection and read nothing of the
/// file.
const HABITS: &str = "PRAGMA foreign_keys=OFF; PRAGMA secure_delete=ON";

/// Where on disk the database of a path of the project lies, resolved, links followed; none where
/// no file is and none may be.
pub type Places = Rc<dyn Fn(&str) -> Option<PathBuf>>;

/// Where a run's databases come from.
#[derive(Clone, Default)]
pub enum Source {
    /// Bytes that are put into the store.
    #[default]
    Store,
    /// Files on disk, opened where they lie; new ones are made there.
    InPlace(Places),
    /// Copies of files on disk, made when a database is first asked for. The files are only read.
    Copied(Places),
}

/// `unable to open database file`.
pub(super) fn cannot_open() -> SqliteError {
    SqliteError {
        class: SqliteClass::Operational,
        message: "unable to open database file".to_owned(),
        code: 14,
    }
}

/// None where there is no file, or none that may be opened.
///
/// # Errors
/// What else went wrong.
pub(super) fn there<T>(found: Result<T, SqliteError>) -> Result<Option<T>, SqliteError> {
    match found {
        Err(error) if error.code & 0xff == 14 => Ok(None),
        other => other.map(Some),
    }
}

/// Opens a file where it lies; makes an empty one where there is none. A link in the path that was
/// not there when it was resolved is refused.
///
/// # Errors
/// `unable to open database file`.
pub(super) fn open(path: &Path) -> Result<rusqlite::Connection, SqliteError> {
    opened(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
}

fn opened(path: &Path, flags: OpenFlags) -> Result<rusqlite::Connection, SqliteError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let raw = rusqlite::Connection::open_with_flags(path, flags).map_err(|error| {
        match failure(&error) {
            // rusqlite adds the path, which is none of the project's.
            SqliteError { code, .. } if code & 0xff == 14 => cannot_open(),
            other => other,
        }
    })?;
    raw.busy_timeout(PATIENCE).map_err(|error| failure(&error))?;
    raw.execute_batch(HABITS).map_err(|error| failure(&error))?;
    Ok(raw)
}

/// What is committed in a file, as the bytes of a database without a log: copied page by page under
/// SQLite's lock.
///
/// # Errors
/// `database is locked`, `file is not a database` and the like.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, SqliteError> {
    let source = opened(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let mut copy = rusqlite::Connection::open_in_memory().map_err(|error| failure(&error))?;
    let step = Backup::new(&source, &mut copy)
        .and_then(|backup| backup.step(-1))
        .map_err(|error| failure(&error))?;
    if step != StepResult::Done {
        return Err(SqliteError::from_code(5, "database is locked"));
    }
    let pages: i64 = copy
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .map_err(|error| failure(&error))?;
    if pages == 0 {
        return Ok(Vec::new());
    }
    let mut bytes = copy.serialize(MAIN_DB).map_err(|error| failure(&error))?.to_vec();
    without_log(&mut bytes);
    Ok(bytes)
}

/// How many bytes a database has, its log counted.
pub(super) fn size(path: &Path) -> Result<u64, SqliteError> {
    let source = opened(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let number = |pragma: &str| source.query_row(pragma, [], |row| row.get::<_, i64>(0));
    let pages = number("PRAGMA page_count").map_err(|error| failure(&error))?;
    let page = number("PRAGMA page_size").map_err(|error| failure(&error))?;
    Ok(u64::try_from(pages.saturating_mul(page)).unwrap_or(0))
}

/// A database in memory can have no write-ahead log: bytes 18 and 19 of its header say whether it
/// wants one.
pub(super) fn without_log(bytes: &mut [u8]) {
    if let Some(versions @ [2, 2]) = bytes.get_mut(18..20) {
        versions.fill(1);
    }
}
