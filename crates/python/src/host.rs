//! What the evaluator may ask of the world: output, input, files, time, chance. The one door.

/// What a path is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PathKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Nothing.
    Missing,
}

/// Why a file or folder cannot be used: the operating system's errors that can come, as Python
/// shows them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileError {
    /// ENOENT.
    Missing,
    /// EEXIST.
    Exists,
    /// ENOTDIR.
    NotFolder,
    /// EISDIR.
    IsFolder,
    /// EACCES.
    Denied,
    /// ENOTEMPTY.
    NotEmpty,
    /// EROFS.
    ReadOnly,
    /// ENOSPC.
    Full,
    /// EDQUOT.
    Quota,
    /// EFBIG.
    TooLarge,
    /// ENAMETOOLONG.
    LongName,
    /// ELOOP.
    Loop,
    /// EIO, and what has no name of its own here.
    Broken,
}

impl FileError {
    /// Python's class, the number and the text that the operating system has for it.
    pub fn parts(self) -> (&'static str, i64, &'static str) {
        match self {
            FileError::Missing => ("FileNotFoundError", 2, "No such file or directory"),
            FileError::Exists => ("FileExistsError", 17, "File exists"),
            FileError::NotFolder => ("NotADirectoryError", 20, "Not a directory"),
            FileError::IsFolder => ("IsADirectoryError", 21, "Is a directory"),
            FileError::Denied => ("PermissionError", 13, "Permission denied"),
            FileError::NotEmpty => ("OSError", 39, "Directory not empty"),
            FileError::ReadOnly => ("OSError", 30, "Read-only file system"),
            FileError::Full => ("OSError", 28, "No space left on device"),
            FileError::Quota => ("OSError", 122, "Disk quota exceeded"),
            FileError::TooLarge => ("OSError", 27, "File too large"),
            FileError::LongName => ("OSError", 36, "File name too long"),
            FileError::Loop => ("OSError", 40, "Too many levels of symbolic links"),
            FileError::Broken => ("OSError", 5, "Input/output error"),
        }
    }

    /// The text alone, as programs of a shell print it.
    pub fn text(self) -> &'static str {
        self.parts().2
    }
}

/// The world outside. Paths are absolute, parts joined by `/`.
pub trait Host {
    /// Writes to standard output.
    fn stdout(&self, text: &str);
    /// Writes to standard error.
    fn stderr(&self, text: &str);
    /// One line of standard input with its end, or none at its end.
    fn read_line(&self) -> Option<String> {
        None
    }
    /// Microseconds since 1970 in UTC, and local time minus UTC in seconds.
    fn now(&self) -> (i64, i32);
    /// Sixteen random bytes.
    fn random(&self) -> [u8; 16];
    /// What a path is.
    fn kind(&self, path: &str) -> PathKind;
    /// A file's bytes.
    ///
    /// # Errors
    /// It is missing, a folder, or may not be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError>;
    /// How many bytes a file has.
    ///
    /// # Errors
    /// As [`Host::read`].
    fn size(&self, path: &str) -> Result<u64, FileError> {
        self.read(path).map(|bytes| bytes.len() as u64)
    }
    /// Writes a file. The host may keep the bytes back until [`Host::settle`], but says at once
    /// whether they can be written.
    ///
    /// # Errors
    /// What the operating system would say.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FileError>;
    /// A file that was written is flushed or closed: its bytes have to be where others see them.
    ///
    /// # Errors
    /// As [`Host::write`].
    fn settle(&self, path: &str) -> Result<(), FileError> {
        let _ = path;
        Ok(())
    }
    /// Removes a file or an empty folder.
    ///
    /// # Errors
    /// As [`Host::write`].
    fn remove(&self, path: &str) -> Result<(), FileError>;
    /// Gives a file another name; what had that name is gone.
    ///
    /// # Errors
    /// As [`Host::write`].
    fn rename(&self, from: &str, to: &str) -> Result<(), FileError> {
        let content = self.read(from)?;
        self.write(to, &content)?;
        self.remove(from)
    }
    /// Makes a folder.
    ///
    /// # Errors
    /// As [`Host::write`].
    fn make_folder(&self, path: &str) -> Result<(), FileError>;
    /// Whether a path is a symbolic link.
    fn is_link(&self, path: &str) -> bool {
        let _ = path;
        false
    }
    /// Names in a folder, sorted; none where it is no folder or may not be read.
    fn list(&self, path: &str) -> Option<Vec<String>>;
    /// The current folder.
    fn cwd(&self) -> String;
    /// Environment variables.
    fn env(&self) -> Vec<(String, String)>;
    /// Sets or unsets an environment variable for the rest of the run.
    fn set_env(&self, name: &str, value: Option<&str>) {
        let _ = (name, value);
    }
    /// Whether the run must stop: a person pressed Ctrl-C, or its time is over.
    fn stop(&self) -> Option<Stop> {
        None
    }
    /// Rust code did as much work as so many questions whether to stop stand for: a long text was
    /// gone through.
    fn laboured(&self, questions: u32) {
        let _ = questions;
    }
    /// A module of the host's did work of its own (ran a statement of a database): the run is no
    /// empty loop.
    fn worked(&self) {}
    /// Bytes in use, where the host can tell; 0 where it cannot.
    fn memory(&self) -> usize {
        0
    }
}

/// Why a run must stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// Ctrl-C.
    Interrupt,
    /// The time allowed is over.
    Time,
}

/// How much a run may use. Exceeding one raises a Python exception that says which.
#[derive(Clone, Debug)]
pub struct Budget {
    /// Instructions.
    pub steps: u64,
    /// Depth of calls, as `sys.getrecursionlimit()`.
    pub depth: usize,
    /// Depth of calls through Rust code, which use the native stack.
    pub native_depth: usize,
    /// Length of one string, list or other value, in bytes or items.
    pub size: usize,
    /// Bits of an integer.
    pub bits: u64,
    /// Bytes that a run may allocate, as far as [`Host::memory`] tells.
    pub memory: usize,
    /// Bytes that everything together may have allocated when a run asks for more.
    pub all_memory: usize,
    /// Bytes of output.
    pub output: usize,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget {
            steps: 1_000_000_000,
            depth: 1000,
            native_depth: 160,
            size: 64 << 20,
            bits: 8 << 20,
            memory: 256 << 20,
            all_memory: 1 << 30,
            output: 16 << 20,
        }
    }
}
