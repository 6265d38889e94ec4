//! The project's folder while a session is open: text files, folders and databases, held in memory or lying on a disk.
use crate::disk::Disk;
use project::{Project, ROOT};
use python::host::{FileError, PathKind};
use sqlalchemy::sqlite::{Databases, Places, Source};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};

/// What every SQLite database begins with.
pub const MAGIC: &[u8] = b"SQLite format 3\0";

/// Whether a path or its bytes say that it is a database.
pub fn is_database(path: &str, bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || bytes.is_empty() && [".db", ".sqlite", ".sqlite3"].iter().any(|end| path.ends_with(end))
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
}

/// An absolute path from one relative to the project's root.
pub fn absolute(relative: &str) -> String {
    if relative.is_empty() { ROOT.to_string() } else { format!("{ROOT}/{relative}") }
}

/// The path relative to the project's root; none outside of it.
pub fn relative(path: &str) -> Option<&str> {
    path.strip_prefix(ROOT).and_then(|rest| if rest.is_empty() { Some("") } else { rest.strip_prefix('/') })
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

impl Files {
    fn over(ground: Ground) -> Rc<Files> {
        let files = Rc::new(Files {
            texts: RefCell::default(),
            folders: RefCell::new(BTreeSet::from([ROOT.to_string()])),
            gone: RefCell::default(),
            ground,
            databases: Databases::default(),
        });
        let folders = Rc::downgrade(&files);
        files.databases.set_directory_check(Rc::new(move |path| {
            folders.upgrade().is_some_and(|files| files.kind(path) == PathKind::Folder)
        }));
        files.databases.set_source(match &files.ground {
            Ground::Nothing => Source::Store,
            Ground::InPlace(_) => Source::InPlace(places(Rc::downgrade(&files))),
            Ground::Copied(_) => Source::Copied(places(Rc::downgrade(&files))),
        });
        files
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

    /// The same files for somebody who may do with them as they like. What lies on a disk is read when it is asked for.
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
                let within = std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(up, _)| up));
                let there = within.take_while(|path| path.len() >= ROOT.len()).all(|path| !gone.contains(path));
                there.then_some((&**disk, relative(path)?))
            }
        }
    }

    fn add_folders(&self, path: &str) {
        let mut folder = path;
        while folder.len() > ROOT.len() {
            self.folders.borrow_mut().insert(folder.into());
            folder = parent(folder);
        }
    }

    /// Writes a file in memory, making its folders; a damaged database stays a plain file.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        self.add_folders(parent(path));
        self.gone.borrow_mut().insert(path.into());
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

    /// Whether a file may be written by its path: into an existing folder of the project.
    fn writable(&self, path: &str) -> Result<(), FileError> {
        match (self.kind(path), self.kind(parent(path))) {
            (PathKind::Folder, _) => Err(FileError::IsFolder),
            (_, PathKind::Missing) => Err(FileError::Missing),
            (_, PathKind::File) => Err(FileError::NotFolder),
            _ if relative(path).is_none() => Err(FileError::Denied),
            _ => Ok(()),
        }
    }

    /// Writes a file into an existing folder; on a disk it is there at once.
    ///
    /// # Errors
    /// What the operating system would say.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.stage(path, bytes)?;
        self.settle(path)
    }

    /// The same, kept back until the writer is done with it: on a disk until [`Files::settle`].
    ///
    /// # Errors
    /// As [`Files::write`].
    pub fn stage(&self, path: &str, bytes: &[u8]) -> Result<(), FileError> {
        let begun = self.texts.borrow().contains_key(path);
        match self.in_place(path) {
            Some(_) if begun => drop(self.texts.borrow_mut().insert(path.into(), bytes.into())),
            Some((disk, inside)) => {
                self.writable(path)?;
                disk.check(inside)?;
                self.texts.borrow_mut().insert(path.into(), bytes.into());
            }
            None => {
                self.writable(path)?;
                self.put(path, bytes);
            }
        }
        Ok(())
    }

    /// Brings what was kept back of a file to where others see it.
    ///
    /// # Errors
    /// What the operating system says; the file on disk is the old one then.
    pub fn settle(&self, path: &str) -> Result<(), FileError> {
        let Some((disk, inside)) = self.in_place(path) else { return Ok(()) };
        let Some(bytes) = self.texts.borrow_mut().remove(path) else { return Ok(()) };
        disk.write(inside, &bytes)
    }

    /// The same for all files; those that failed, by relative path.
    pub fn settle_all(&self) -> Vec<(String, FileError)> {
        if !matches!(self.ground, Ground::InPlace(_)) {
            return Vec::new();
        }
        let waiting: Vec<String> = self.texts.borrow().keys().cloned().collect();
        let failed = |path: &String| Some((relative(path)?.to_string(), self.settle(path).err()?));
        waiting.iter().filter_map(failed).collect()
    }

    /// Removes a file, a link or an empty folder.
    ///
    /// # Errors
    /// What the operating system would say.
    pub fn remove(&self, path: &str) -> Result<(), FileError> {
        if let Some((disk, inside)) = self.in_place(path).filter(|(_, inside)| !inside.is_empty()) {
            let kept_back = self.texts.borrow_mut().remove(path).is_some();
            return match disk.remove(inside) {
                Err(FileError::Missing) if kept_back => Ok(()),
                done => done,
            };
        }
        match self.kind(path) {
            PathKind::Missing => return Err(FileError::Missing),
            PathKind::Folder if path == ROOT || relative(path).is_none() => return Err(FileError::Denied),
            PathKind::Folder if self.list(path).is_some_and(|names| !names.is_empty()) => {
                return Err(FileError::NotEmpty);
            }
            PathKind::Folder => drop(self.folders.borrow_mut().remove(path)),
            PathKind::File => {
                self.texts.borrow_mut().remove(path);
                self.databases.remove(path);
            }
        }
        self.gone.borrow_mut().insert(path.into());
        Ok(())
    }

    /// Gives a file another name.
    ///
    /// # Errors
    /// What the operating system would say.
    pub fn rename(&self, from: &str, to: &str) -> Result<(), FileError> {
        match (self.in_place(from), self.in_place(to)) {
            (Some((disk, old)), Some((_, new))) => {
                self.settle(from)?;
                self.texts.borrow_mut().remove(to);
                disk.rename(old, new)
            }
            _ => {
                self.write(to, &self.read(from)?)?;
                self.remove(from)
            }
        }
    }

    /// Makes a folder in an existing one.
    ///
    /// # Errors
    /// What the operating system would say.
    pub fn make_folder(&self, path: &str) -> Result<(), FileError> {
        match (self.kind(path), self.kind(parent(path))) {
            (PathKind::Missing, PathKind::Folder) if relative(path).is_some() => match self.in_place(path) {
                Some((disk, inside)) => disk.make_folder(inside),
                None => {
                    self.folders.borrow_mut().insert(path.into());
                    // What was removed below stays removed.
                    self.gone.borrow_mut().insert(path.into());
                    Ok(())
                }
            },
            (PathKind::Missing, PathKind::Folder) => Err(FileError::Denied),
            (PathKind::Missing, _) => Err(FileError::Missing),
            _ => Err(FileError::Exists),
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
            names.extend(disk.list(inside).ok()?.into_iter().filter(|name| !gone.contains(&format!("{prefix}{name}"))));
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
            relative(path).is_some_and(|path| !path.is_empty()) && self.list(path).is_some_and(|names| names.is_empty())
        };
        self.folders.borrow().iter().filter(empty).filter_map(|path| relative(path).map(String::from)).collect()
    }
}

/// Where SQLite finds the databases of a disk. What was written to a file there has to be in it first.
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

/// All files by relative path, folders that hold none, and what could not be read with the reason.
pub type Whole = (BTreeMap<String, Vec<u8>>, Vec<String>, Vec<(String, String)>);

impl Files {
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
                    PathKind::Folder if self.is_link(&full) => missing.push((path, "a link to a folder".into())),
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
    database.is_some_and(|database| files.get(database).is_some_and(|bytes| bytes.starts_with(MAGIC)))
}
