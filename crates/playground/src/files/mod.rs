//! The project's folder while a session is open: text files, folders and databases, held in memory
//! or lying on a disk.
mod commands;
mod whole;
mod writing;

use crate::disk::Disk;
use project::{Project, ROOT, absolute, relative};
use python::host::{FileError, PathKind};
use sqlite::{Databases, Places, Source};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};

/// What every SQLite database begins with.
pub const MAGIC: &[u8] = b"SQLite format 3\0";

/// Whether a path or its bytes say that it is a database.
pub fn is_database(path: &str, bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
        || bytes.is_empty() && [".db", ".sqlite", ".sqlite3"].iter().any(|end| path.ends_with(end))
}

/// What lies below the files in memory.
#[derive(Clone)]
enum Ground {
    /// Nothing: the project is a value.
    Nothing,
    /// A folder that is worked on in place; only what is being written is in memory.
    InPlace(Rc<dyn Disk>),
    /// A folder that is only read: what is written stays in memory.
    Copied(Rc<dyn Disk>),
}

/// Files by absolute path.
pub struct Files {
    texts: RefCell<BTreeMap<String, Vec<u8>>>,
    folders: RefCell<BTreeSet<String>>,
    /// What was removed of a folder that is only read.
    gone: RefCell<BTreeSet<String>>,
    ground: Ground,
    /// The databases of the project, by absolute path.
    pub databases: Databases,
    /// Packages that stood in for absent ones in programs of the session.
    pub stood_in: RefCell<BTreeSet<String>>,
    /// Databases that are not here, and the files that SQLite played them on.
    pub played: RefCell<BTreeSet<(String, String)>>,
}

/// Where temporary files lie: one folder for each open project, which is no part of it and never
/// leaves with it.
const TEMPORARY: &str = "/tmp";

/// Whether a path is one that a process may write to.
fn is_writable(path: &str) -> bool {
    relative(path).is_some()
        || path.strip_prefix(TEMPORARY).is_some_and(|rest| rest.starts_with('/'))
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

impl Files {
    fn over(ground: Ground) -> Rc<Files> {
        let files = Rc::new(Files {
            texts: RefCell::default(),
            folders: RefCell::new(BTreeSet::from([ROOT, TEMPORARY].map(String::from))),
            gone: RefCell::default(),
            ground,
            databases: Databases::default(),
            stood_in: RefCell::default(),
            played: RefCell::default(),
        });
        let folders = Rc::downgrade(&files);
        files.databases.set_directory_check(Rc::new(move |path| {
            folders.upgrade().is_some_and(|files| files.kind(path) == PathKind::Folder)
        }));
        let others = Rc::downgrade(&files);
        files.databases.set_other_files(Rc::new(move |path| others.upgrade()?.other_file(path)));
        files.databases.set_source(match &files.ground {
            Ground::Nothing => Source::Store,
            Ground::InPlace(_) => Source::InPlace(places(Rc::downgrade(&files))),
            Ground::Copied(_) => Source::Copied(places(Rc::downgrade(&files))),
        });
        files
    }

    /// The bytes of a file that is no database. An empty one becomes a database when somebody
    /// connects to it.
    fn other_file(&self, path: &str) -> Option<Vec<u8>> {
        let mut texts = self.texts.borrow_mut();
        if texts.get(path)?.is_empty() {
            texts.remove(path);
            return None;
        }
        texts.get(path).cloned()
    }

    /// Opens a project's files.
    pub fn open(project: &Project) -> Rc<Files> {
        let files = Files::over(Ground::Nothing);
        for folder in &project.folders {
            files.add_folders(&absolute(folder));
        }
        for (path, bytes) in &project.files {
            files.put(&absolute(path), bytes);
        }
        files
    }

    /// Works on a folder of the machine in place.
    pub fn on(disk: Rc<dyn Disk>) -> Rc<Files> {
        Files::over(Ground::InPlace(disk))
    }

    /// The same files for somebody who may do with them as they like. What lies on a disk is read
    /// when it is asked for.
    pub fn copy(&self) -> Rc<Files> {
        let files = Files::over(match &self.ground {
            Ground::InPlace(disk) | Ground::Copied(disk) => Ground::Copied(disk.clone()),
            Ground::Nothing => Ground::Nothing,
        });
        files.folders.borrow_mut().clone_from(&self.folders.borrow());
        files.gone.borrow_mut().clone_from(&self.gone.borrow());
        files.texts.borrow_mut().clone_from(&self.texts.borrow());
        for path in self.databases.paths() {
            if let Ok(Some(bytes)) = self.databases.bytes(&path) {
                files.put(&path, &bytes);
            }
        }
        files
    }

    /// Whether all of it is in memory.
    pub fn in_memory(&self) -> bool {
        matches!(self.ground, Ground::Nothing)
    }

    /// The folder that is worked on in place, and the path in it.
    fn in_place<'a>(&self, path: &'a str) -> Option<(&dyn Disk, &'a str)> {
        match &self.ground {
            Ground::InPlace(disk) => Some((&**disk, relative(path)?)),
            _ => None,
        }
    }

    /// The folder below, and the path in it, unless that was removed.
    fn below<'a>(&self, path: &'a str) -> Option<(&dyn Disk, &'a str)> {
        match &self.ground {
            Ground::Nothing => None,
            Ground::InPlace(_) => self.in_place(path),
            Ground::Copied(disk) => {
                let gone = self.gone.borrow();
                let within = std::iter::successors(Some(path), |path| {
                    path.rsplit_once('/').map(|(up, _)| up)
                });
                let there = within
                    .take_while(|path| path.len() >= ROOT.len())
                    .all(|path| !gone.contains(path));
                there.then_some((&**disk, relative(path)?))
            }
        }
    }

    /// What a path is.
    pub fn kind(&self, path: &str) -> PathKind {
        if self.texts.borrow().contains_key(path) || self.databases.exists(path) {
            PathKind::File
        } else if path == "/"
            || self.folders.borrow().contains(path)
            || ROOT.starts_with(&format!("{path}/"))
        {
            PathKind::Folder
        } else {
            self.below(path).map_or(PathKind::Missing, |(disk, path)| disk.kind(path))
        }
    }

    /// Whether a path is a symbolic link.
    pub fn is_link(&self, path: &str) -> bool {
        self.below(path).is_some_and(|(disk, path)| disk.is_link(path))
    }

    /// A file's bytes.
    ///
    /// # Errors
    /// It is missing, a folder, or may not be read.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        if let Some(bytes) = self.texts.borrow().get(path) {
            return Ok(bytes.clone());
        }
        if self.databases.exists(path) {
            return self.databases.bytes(path).ok().flatten().ok_or(FileError::Broken);
        }
        match (self.kind(path), self.below(path)) {
            (PathKind::Folder, _) => Err(FileError::IsFolder),
            (PathKind::File, Some((disk, path))) => disk.read(path),
            _ => Err(FileError::Missing),
        }
    }

    /// How many bytes a file has.
    ///
    /// # Errors
    /// As [`Files::read`].
    pub fn size(&self, path: &str) -> Result<u64, FileError> {
        let held = self.texts.borrow().contains_key(path) || self.databases.exists(path);
        match self.below(path).filter(|_| !held) {
            Some((disk, path)) => disk.size(path),
            None => self.read(path).map(|bytes| bytes.len() as u64),
        }
    }

    /// Names in a folder, sorted; none where it is no folder or may not be read.
    pub fn list(&self, path: &str) -> Option<Vec<String>> {
        if self.kind(path) != PathKind::Folder {
            return None;
        }
        let prefix = if path == "/" { "/".to_string() } else { format!("{path}/") };
        let mut names = BTreeSet::new();
        if let Some((disk, inside)) = self.below(path) {
            let gone = self.gone.borrow();
            names.extend(
                disk.list(inside)
                    .ok()?
                    .into_iter()
                    .filter(|name| !gone.contains(&format!("{prefix}{name}"))),
            );
        }
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
}

/// Where SQLite finds the databases of a disk. What was written to a file there has to be in it
/// first.
fn places(files: Weak<Files>) -> Places {
    Rc::new(move |path| {
        let files = files.upgrade()?;
        files.settle(path).ok()?;
        let copied = matches!(files.ground, Ground::Copied(_));
        let (disk, inside) = files.below(path)?;
        if copied && disk.kind(inside) != PathKind::File {
            return None;
        }
        disk.database(inside)
    })
}
