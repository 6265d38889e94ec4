//! A folder of the machine on which a session works in place: nothing is read before it is asked
//! for, and what is written is on disk when the writer closes it. The engine only knows this trait;
//! who opens the folder does the reading and writing.
use python::host::{FileError, PathKind};
use std::path::PathBuf;

/// Files of a folder. Paths are relative to it, parts joined by `/`; the folder itself is the empty
/// path. No path leads outside, symbolic links included.
pub trait Disk {
    /// What a path is, links followed.
    fn kind(&self, path: &str) -> PathKind;
    /// Whether the last part of a path is a symbolic link.
    fn is_link(&self, path: &str) -> bool;
    /// How many bytes a file has.
    ///
    /// # Errors
    /// It is missing or a folder.
    fn size(&self, path: &str) -> Result<u64, FileError>;
    /// Names in a folder.
    ///
    /// # Errors
    /// It is none, or may not be read.
    fn list(&self, path: &str) -> Result<Vec<String>, FileError>;
    /// A file's bytes.
    ///
    /// # Errors
    /// It is missing, a folder, or may not be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError>;
    /// Whether a file can be written; changes nothing.
    ///
    /// # Errors
    /// Why not.
    fn check(&self, path: &str) -> Result<(), FileError>;
    /// Writes a file: it is the old one or the new one at any time.
    ///
    /// # Errors
    /// Why not; the file is the old one then.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FileError>;
    /// Removes a file, a link or an empty folder.
    ///
    /// # Errors
    /// Why not.
    fn remove(&self, path: &str) -> Result<(), FileError>;
    /// Gives a file or folder another name; a file of that name is replaced.
    ///
    /// # Errors
    /// Why not.
    fn rename(&self, from: &str, to: &str) -> Result<(), FileError>;
    /// Makes a folder in an existing one.
    ///
    /// # Errors
    /// Why not.
    fn make_folder(&self, path: &str) -> Result<(), FileError>;
    /// The path by which SQLite opens a database, or makes one; none where it would lie outside or
    /// in no folder.
    fn database(&self, path: &str) -> Option<PathBuf>;
}
