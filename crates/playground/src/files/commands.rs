//! The files as commands of the shell know them.
use super::Files;
use python::host::{FileError, PathKind};

impl shell::Files for Files {
    fn kind(&self, path: &str) -> PathKind {
        Files::kind(self, path)
    }
    fn is_link(&self, path: &str) -> bool {
        Files::is_link(self, path)
    }
    fn list(&self, path: &str) -> Option<Vec<String>> {
        Files::list(self, path)
    }
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        Files::read(self, path)
    }
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FileError> {
        Files::write(self, path, bytes)
    }
    fn append(&self, path: &str, more: &[u8]) -> Result<(), FileError> {
        Files::append(self, path, more)
    }
    fn remove(&self, path: &str) -> Result<(), FileError> {
        Files::remove(self, path)
    }
    fn rename(&self, from: &str, to: &str) -> Result<(), FileError> {
        Files::rename(self, from, to)
    }
    fn make_folder(&self, path: &str) -> Result<(), FileError> {
        Files::make_folder(self, path)
    }
}
