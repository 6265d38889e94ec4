//! What changes files. In memory at once; on a disk when the writer closes the file.
use super::{Files, Ground, is_database, is_writable, parent};
use project::{ROOT, relative};
use python::host::{FileError, PathKind};

/// Files and folders that programs may make in memory.
const MOST: usize = 5_000;
/// Bytes of a path and of a name in it, as Linux has them.
const LONGEST_PATH: usize = 4_095;
const LONGEST_NAME: usize = 255;
/// Folders in folders that programs may make in memory.
const DEEPEST: usize = 100;

impl Files {
    pub(super) fn add_folders(&self, path: &str) {
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

    /// Whether a file may be written by its path: into an existing folder of the project.
    fn writable(&self, path: &str) -> Result<(), FileError> {
        match (self.kind(path), self.kind(parent(path))) {
            (PathKind::Folder, _) => Err(FileError::IsFolder),
            (_, PathKind::Missing) => Err(FileError::Missing),
            (_, PathKind::File) => Err(FileError::NotFolder),
            _ if !is_writable(path) => Err(FileError::Denied),
            _ => Ok(()),
        }
    }

    /// Whether one more file or folder may be held in memory under this path: the page draws all of
    /// them.
    fn room(&self, path: &str) -> Result<(), FileError> {
        let long =
            path.len() > LONGEST_PATH || path.split('/').any(|name| name.len() > LONGEST_NAME);
        if long || path.matches('/').count() > DEEPEST {
            return Err(FileError::LongName);
        }
        let held = self.texts.borrow().len() + self.folders.borrow().len();
        if held >= MOST && self.kind(path) == PathKind::Missing {
            return Err(FileError::Full);
        }
        Ok(())
    }

    /// Writes a file into an existing folder; on a disk it is there at once.
    ///
    /// # Errors
    /// What the operating system would say.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.stage(path, bytes)?;
        self.settle(path)
    }

    /// Writes behind what a file has; one that cannot be read stays as it is.
    ///
    /// # Errors
    /// As [`Files::write`] and [`Files::read`].
    pub fn append(&self, path: &str, more: &[u8]) -> Result<(), FileError> {
        let mut bytes = match self.read(path) {
            Err(FileError::Missing) => Vec::new(),
            found => found?,
        };
        bytes.extend_from_slice(more);
        self.write(path, &bytes)
    }

    /// Writes a file, kept back until the writer is done with it: on a disk until
    /// [`Files::settle`].
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
                self.room(path)?;
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
            PathKind::Folder if path == ROOT || !is_writable(path) => {
                return Err(FileError::Denied);
            }
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
            (PathKind::Missing, PathKind::Folder) if is_writable(path) => match self.in_place(path)
            {
                Some((disk, inside)) => disk.make_folder(inside),
                None => {
                    self.room(path)?;
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
}
