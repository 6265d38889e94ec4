//! The project's folder while a session is open: text files, folders, and databases held open by SQLite.
use project::{Project, ROOT};
use python::host::PathKind;
use sqlalchemy::sqlite::Databases;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What every SQLite database begins with.
pub const MAGIC: &[u8] = b"SQLite format 3\0";

/// Whether a path or its bytes say that it is a database.
pub fn is_database(path: &str, bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || bytes.is_empty() && [".db", ".sqlite", ".sqlite3"].iter().any(|end| path.ends_with(end))
}

/// Files by absolute path.
pub struct Files {
    texts: RefCell<BTreeMap<String, Vec<u8>>>,
    folders: RefCell<BTreeSet<String>>,
    /// The databases of the project, by absolute path.
    pub databases: Databases,
}

/// An absolute path from one relative to the project's root.
pub fn absolute(relative: &str) -> String {
    if relative.is_empty() { ROOT.to_string() } else { format!("{ROOT}/{relative}") }
}

/// The path relative to the project's root; none outside of it.
pub fn relative(path: &str) -> Option<&str> {
    path.strip_prefix(ROOT).and_then(|rest| if rest.is_empty() { Some("") } else { rest.strip_prefix('/') })
}

/// Where temporary files lie: one folder for each open project, which is no part of it and never leaves with it.
const TEMPORARY: &str = "/tmp";

/// Whether a path is one that a process may write to.
fn is_writable(path: &str) -> bool {
    relative(path).is_some() || path.strip_prefix(TEMPORARY).is_some_and(|rest| rest.starts_with('/'))
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

impl Files {
    /// Opens a project's files.
    pub fn open(project: &Project) -> Rc<Files> {
        let files = Files::load(project);
        let folders = Rc::downgrade(&files);
        files.databases.set_directory_check(Rc::new(move |path| {
            folders.upgrade().is_some_and(|files| files.kind(path) == PathKind::Folder)
        }));
        files
    }

    fn load(project: &Project) -> Rc<Files> {
        let files = Files { texts: RefCell::default(), folders: RefCell::default(), databases: Databases::default() };
        files.folders.borrow_mut().extend([ROOT.into(), TEMPORARY.into()]);
        for folder in &project.folders {
            files.add_folders(&absolute(folder));
        }
        for (path, bytes) in &project.files {
            files.put(&absolute(path), bytes);
        }
        Rc::new(files)
    }

    fn add_folders(&self, path: &str) {
        let mut folder = path;
        while folder.len() > ROOT.len() {
            self.folders.borrow_mut().insert(folder.into());
            folder = parent(folder);
        }
    }

    /// Writes a file, making its folders; a damaged database stays a plain file.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        self.add_folders(parent(path));
        if is_database(path, bytes) && self.databases.load(path, bytes).is_ok() {
            self.texts.borrow_mut().remove(path);
            return;
        }
        self.databases.remove(path);
        self.texts.borrow_mut().insert(path.into(), bytes.into());
    }

    /// What a path is.
    pub fn kind(&self, path: &str) -> PathKind {
        if self.texts.borrow().contains_key(path) || self.databases.exists(path) {
            PathKind::File
        } else if path == "/" || self.folders.borrow().contains(path) || ROOT.starts_with(&format!("{path}/")) {
            PathKind::Folder
        } else {
            PathKind::Missing
        }
    }

    /// A file's bytes.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        if let Some(bytes) = self.texts.borrow().get(path) {
            return Some(bytes.clone());
        }
        self.databases.bytes(path).ok().flatten()
    }

    /// Writes a file into an existing folder.
    ///
    /// # Errors
    /// The class of the OSError.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), &'static str> {
        match (self.kind(path), self.kind(parent(path))) {
            (PathKind::Folder, _) => Err("IsADirectoryError"),
            (_, PathKind::Missing) => Err("FileNotFoundError"),
            (_, PathKind::File) => Err("NotADirectoryError"),
            _ if !is_writable(path) => Err("PermissionError"),
            _ => {
                self.put(path, bytes);
                Ok(())
            }
        }
    }

    /// Removes a file or an empty folder.
    ///
    /// # Errors
    /// The class of the OSError.
    pub fn remove(&self, path: &str) -> Result<(), &'static str> {
        match self.kind(path) {
            PathKind::Missing => Err("FileNotFoundError"),
            PathKind::Folder if path == ROOT || !is_writable(path) => Err("PermissionError"),
            PathKind::Folder if self.list(path).is_some_and(|names| !names.is_empty()) => Err("OSError"),
            PathKind::Folder => {
                self.folders.borrow_mut().remove(path);
                Ok(())
            }
            PathKind::File => {
                self.texts.borrow_mut().remove(path);
                self.databases.remove(path);
                Ok(())
            }
        }
    }

    /// Makes a folder in an existing one.
    ///
    /// # Errors
    /// The class of the OSError.
    pub fn make_folder(&self, path: &str) -> Result<(), &'static str> {
        match (self.kind(path), self.kind(parent(path))) {
            (PathKind::Missing, PathKind::Folder) if is_writable(path) => {
                self.folders.borrow_mut().insert(path.into());
                Ok(())
            }
            (PathKind::Missing, PathKind::Folder) => Err("PermissionError"),
            (PathKind::Missing, _) => Err("FileNotFoundError"),
            _ => Err("FileExistsError"),
        }
    }

    /// Names in a folder, sorted; none where it is no folder.
    pub fn list(&self, path: &str) -> Option<Vec<String>> {
        if self.kind(path) != PathKind::Folder {
            return None;
        }
        let prefix = if path == "/" { "/".to_string() } else { format!("{path}/") };
        let mut names = BTreeSet::new();
        let mut add = |known: &str| {
            if let Some(rest) = known.strip_prefix(&prefix) {
                names.insert(rest.split('/').next().unwrap_or(rest).to_string());
            }
        };
        self.texts.borrow().keys().for_each(|path| add(path));
        self.folders.borrow().iter().for_each(|path| add(path));
        self.databases.paths().iter().for_each(|path| add(path));
        Some(names.into_iter().collect())
    }

    /// The texts of the files whose absolute paths are wanted.
    pub fn texts_named(&self, wanted: fn(&str) -> bool) -> Vec<String> {
        let texts = self.texts.borrow();
        let found = texts.iter().filter(|(path, _)| wanted(path));
        found.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
    }

    /// All files below the root, by relative path.
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
            relative(path).is_some_and(|path| !path.is_empty()) && self.list(path).is_some_and(|names| names.is_empty())
        };
        self.folders.borrow().iter().filter(empty).filter_map(|path| relative(path).map(String::from)).collect()
    }
}
