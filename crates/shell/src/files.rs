//! What commands do with files. The session's files are handed in behind this trait.
use python::host::{FileError, PathKind};

/// Files by absolute path.
pub trait Files {
    /// What a path is.
    fn kind(&self, path: &str) -> PathKind;
    /// Whether a path is a symbolic link.
    fn is_link(&self, path: &str) -> bool;
    /// Names in a folder, sorted; none where it is no folder or may not be read.
    fn list(&self, path: &str) -> Option<Vec<String>>;
    /// A file's bytes.
    ///
    /// # Errors
    /// It is missing, a folder, or may not be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError>;
    /// Writes a file into an existing folder.
    ///
    /// # Errors
    /// What the operating system would say.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FileError>;
    /// Writes behind what a file has.
    ///
    /// # Errors
    /// As [`Files::write`] and [`Files::read`].
    fn append(&self, path: &str, more: &[u8]) -> Result<(), FileError>;
    /// Removes a file, a link or an empty folder.
    ///
    /// # Errors
    /// What the operating system would say.
    fn remove(&self, path: &str) -> Result<(), FileError>;
    /// Gives a file another name.
    ///
    /// # Errors
    /// What the operating system would say.
    fn rename(&self, from: &str, to: &str) -> Result<(), FileError>;
    /// Makes a folder in an existing one.
    ///
    /// # Errors
    /// What the operating system would say.
    fn make_folder(&self, path: &str) -> Result<(), FileError>;
}
