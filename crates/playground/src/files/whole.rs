//! All files at once: what a session has in memory, and a folder of the machine as a value.
use super::{Files, MAGIC};
use project::{absolute, relative};
use python::host::{FileError, PathKind};
use std::collections::BTreeMap;

/// All files by relative path, folders that hold none, and what could not be read with the reason.
pub type Whole = (BTreeMap<String, Vec<u8>>, Vec<String>, Vec<(String, String)>);

impl Files {
    /// All files that are in memory below the root, by relative path.
    pub fn snapshot(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all: BTreeMap<String, Vec<u8>> = self
            .texts
            .borrow()
            .iter()
            .filter_map(|(path, bytes)| Some((relative(path)?.to_string(), bytes.clone())))
            .collect();
        for path in self.databases.paths() {
            if let (Some(short), Ok(Some(bytes))) = (relative(&path), self.databases.bytes(&path)) {
                all.insert(short.to_string(), bytes);
            }
        }
        all
    }

    /// Folders that hold no file, by relative path.
    pub fn empty_folders(&self) -> Vec<String> {
        let empty = |path: &&String| {
            relative(path).is_some_and(|path| !path.is_empty())
                && self.list(path).is_some_and(|names| names.is_empty())
        };
        self.folders
            .borrow()
            .iter()
            .filter(empty)
            .filter_map(|path| relative(path).map(String::from))
            .collect()
    }

    /// Everything below the root. Links to folders are not followed.
    pub fn whole(&self) -> Whole {
        let (mut files, mut folders, mut missing) = (BTreeMap::new(), Vec::new(), Vec::new());
        let mut waiting = vec![String::new()];
        while let Some(folder) = waiting.pop() {
            let Some(names) = self.list(&absolute(&folder)) else {
                missing.push((folder, FileError::Denied.text().to_string()));
                continue;
            };
            if names.is_empty() && !folder.is_empty() {
                folders.push(folder.clone());
            }
            for name in names {
                let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                let full = absolute(&path);
                match self.kind(&full) {
                    PathKind::Folder if self.is_link(&full) => {
                        missing.push((path, "a link to a folder".into()))
                    }
                    PathKind::Folder => waiting.push(path),
                    _ => match self.committed(&full) {
                        Ok(bytes) => drop(files.insert(path, bytes)),
                        Err(reason) => missing.push((path, reason)),
                    },
                }
            }
        }
        // What waits in a log has come with its database.
        let logs: Vec<String> = files.keys().filter(|path| is_log(path, &files)).cloned().collect();
        logs.iter().for_each(|path| drop(files.remove(path)));
        (files, folders, missing)
    }

    /// A file's bytes; of a database what is committed.
    fn committed(&self, path: &str) -> Result<Vec<u8>, String> {
        let bytes = self.read(path).map_err(|error| error.text().to_string())?;
        if !bytes.starts_with(MAGIC) || self.in_memory() {
            return Ok(bytes);
        }
        let database = self.databases.bytes(path).map_err(|error| error.message)?;
        Ok(database.unwrap_or(bytes))
    }
}

/// Whether a file is the write-ahead log, its index or the journal of a database that is there.
fn is_log(path: &str, files: &BTreeMap<String, Vec<u8>>) -> bool {
    let database = ["-wal", "-shm", "-journal"].iter().find_map(|end| path.strip_suffix(end));
    database
        .is_some_and(|database| files.get(database).is_some_and(|bytes| bytes.starts_with(MAGIC)))
}
