//! A folder on disk as a session's project. In: paths of the project. Out: what is there, and what
//! becomes of it. Every path is resolved beneath the folder, symbolic links included; nothing is
//! read before somebody asks for it.
use crate::replace;
use cap_std::ambient_authority;
use cap_std::fs::Dir;
use playground::{Disk, FileError, PathKind};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

/// Folders that are no part of a project: passed over when it is read, refused when it is written.
const PASSED: [&str; 5] = [".git", ".venv", "venv", "node_modules", "__pycache__"];

/// A larger file that is no database is not taken into memory.
const LARGEST: u64 = 256 << 20;

/// The project's folder.
pub struct Folder {
    path: PathBuf,
    root: Dir,
    /// What was said already.
    said: RefCell<BTreeSet<String>>,
}

/// The error of the operating system as the project sees it.
pub fn reason(error: &io::Error) -> FileError {
    match error.kind() {
        ErrorKind::NotFound => FileError::Missing,
        ErrorKind::AlreadyExists => FileError::Exists,
        ErrorKind::NotADirectory => FileError::NotFolder,
        ErrorKind::IsADirectory => FileError::IsFolder,
        ErrorKind::PermissionDenied => FileError::Denied,
        ErrorKind::DirectoryNotEmpty => FileError::NotEmpty,
        ErrorKind::ReadOnlyFilesystem => FileError::ReadOnly,
        ErrorKind::StorageFull => FileError::Full,
        ErrorKind::QuotaExceeded => FileError::Quota,
        ErrorKind::FileTooLarge => FileError::TooLarge,
        ErrorKind::InvalidFilename => FileError::LongName,
        _ if error.raw_os_error() == Some(40) => FileError::Loop,
        _ => FileError::Broken,
    }
}

/// The same for a closure.
fn because(error: io::Error) -> FileError {
    reason(&error)
}

/// The folder itself is `.` to the operating system.
fn named(path: &str) -> &str {
    if path.is_empty() { "." } else { path }
}

/// Only parts with a name: a path that climbs is none of ours.
fn is_plain(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
        && !path.contains('\0')
}

impl Folder {
    /// A folder that is there.
    ///
    /// # Errors
    /// It is not, or may not be opened.
    pub fn open(path: &Path) -> Result<Folder, String> {
        let said = |error: io::Error| format!("{}: {error}", path.display());
        let real = path.canonicalize().map_err(said)?;
        if !real.is_dir() {
            return Err(format!("{}: not a folder", path.display()));
        }
        let root = Dir::open_ambient_dir(&real, ambient_authority()).map_err(said)?;
        Ok(Folder { path: real, root, said: RefCell::default() })
    }

    /// Tells a person something once.
    fn say(&self, text: String) {
        if self.said.borrow_mut().insert(text.clone()) {
            eprintln!("playground: {text}");
        }
    }

    /// The first part of a path that is no part of a project.
    fn passed(&self, path: &Path) -> Option<String> {
        let mut walked = PathBuf::new();
        path.components().find_map(|part| {
            walked.push(part);
            let name = part.as_os_str().to_str()?;
            let known = PASSED.iter().any(|passed| name.eq_ignore_ascii_case(passed));
            // Somebody's own folder may be called env.
            let environment = name == "env" && self.root.exists(walked.join("pyvenv.cfg"));
            (known || environment).then(|| walked.to_string_lossy().into_owned())
        })
    }

    /// The folder in which a path lies, links followed, and its name there. The name itself may be
    /// a link.
    fn place(&self, path: &str) -> Result<(PathBuf, OsString), FileError> {
        if !is_plain(path) {
            return Err(FileError::Denied);
        }
        let parent = Path::new(path).parent().and_then(Path::to_str).unwrap_or_default();
        let name = Path::new(path).file_name().ok_or(FileError::Denied)?.to_os_string();
        let parent = self.root.canonicalize(named(parent)).map_err(because)?;
        if let Some(passed) = self.passed(&parent.join(&name)) {
            self.say(format!("{passed} is not part of the project. Nothing is written there."));
            return Err(FileError::Denied);
        }
        Ok((parent, name))
    }

    /// The same, with a link followed that the name is.
    fn target(&self, path: &str) -> Result<(PathBuf, OsString), FileError> {
        if !self.is_link(path) {
            return self.place(path);
        }
        let real = self.root.canonicalize(path).map_err(because)?;
        self.place(real.to_str().ok_or(FileError::Denied)?)
    }

    fn folder(&self, path: &Path) -> Result<Dir, FileError> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        self.root.open_dir(path).map_err(because)
    }
}

impl Disk for Folder {
    fn kind(&self, path: &str) -> PathKind {
        if !(path.is_empty() || is_plain(path)) || self.passed(Path::new(path)).is_some() {
            return PathKind::Missing;
        }
        match self.root.metadata(named(path)) {
            Ok(found) if found.is_dir() => PathKind::Folder,
            Ok(_) => PathKind::File,
            // It is there, but what it leads to is out of reach.
            Err(error) if error.kind() == ErrorKind::PermissionDenied && self.is_link(path) => {
                PathKind::File
            }
            Err(_) => PathKind::Missing,
        }
    }

    fn is_link(&self, path: &str) -> bool {
        is_plain(path)
            && self.root.symlink_metadata(named(path)).is_ok_and(|found| found.is_symlink())
    }

    fn size(&self, path: &str) -> Result<u64, FileError> {
        self.root.metadata(path).map(|found| found.len()).map_err(because)
    }

    fn list(&self, path: &str) -> Result<Vec<String>, FileError> {
        let folder = self.folder(Path::new(path))?;
        let mut names = Vec::new();
        for entry in folder.entries().map_err(because)? {
            let entry = entry.map_err(because)?;
            let name = match entry.file_name().into_string() {
                Ok(name) => name,
                Err(name) => {
                    self.say(format!(
                        "{} is left out: its name is not UTF-8.",
                        Path::new(path).join(name).display()
                    ));
                    continue;
                }
            };
            let inside = Path::new(path).join(&name);
            let is_folder = || entry.file_type().is_ok_and(|kind| kind.is_dir());
            if name.starts_with(replace::PREFIX) {
                replace::clean(&folder, &name);
            } else if !(self.passed(&inside).is_some() && is_folder()) {
                names.push(name);
            }
        }
        Ok(names)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let found = self.root.metadata(path).map_err(because)?;
        if found.len() > LARGEST {
            return Err(FileError::TooLarge);
        }
        // A pipe or a device could keep whoever reads it for ever.
        if !found.is_file() {
            return Err(if found.is_dir() { FileError::IsFolder } else { FileError::Denied });
        }
        let mut bytes = Vec::new();
        let file = self.root.open(path).map_err(because)?;
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(because)?;
        if bytes.len() as u64 > LARGEST { Err(FileError::TooLarge) } else { Ok(bytes) }
    }

    fn check(&self, path: &str) -> Result<(), FileError> {
        let (parent, name) = self.target(path)?;
        replace::check(&self.folder(&parent)?, &name).map_err(because)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FileError> {
        let (parent, name) = self.target(path)?;
        replace::write(&self.folder(&parent)?, &name, bytes).map_err(because)
    }

    fn remove(&self, path: &str) -> Result<(), FileError> {
        let (parent, name) = self.place(path)?;
        let folder = self.folder(&parent)?;
        let found = folder.symlink_metadata(&name).map_err(because)?;
        if found.is_dir() { folder.remove_dir(&name) } else { folder.remove_file(&name) }
            .map_err(because)
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), FileError> {
        let ((from, old), (to, new)) = (self.place(from)?, self.place(to)?);
        self.folder(&from)?.rename(&old, &self.folder(&to)?, &new).map_err(because)
    }

    fn make_folder(&self, path: &str) -> Result<(), FileError> {
        let (parent, name) = self.place(path)?;
        self.folder(&parent)?.create_dir(&name).map_err(because)
    }

    fn database(&self, path: &str) -> Option<PathBuf> {
        let (parent, name) = self.target(path).ok()?;
        let inside = parent.join(name);
        match self.root.symlink_metadata(&inside) {
            Ok(found) if !found.is_file() => None,
            _ => Some(self.path.join(inside)),
        }
    }
}
