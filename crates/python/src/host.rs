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
    fn read(&self, path: &str) -> Option<Vec<u8>>;
    /// Writes a file; says why not.
    ///
    /// # Errors
    /// The name of the error as Python knows it: `FileNotFoundError`, `IsADirectoryError` …
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), &'static str>;
    /// Removes a file or an empty folder.
    ///
    /// # Errors
    /// As [`Host::write`].
    fn remove(&self, path: &str) -> Result<(), &'static str>;
    /// Makes a folder.
    ///
    /// # Errors
    /// As [`Host::write`].
    fn make_folder(&self, path: &str) -> Result<(), &'static str>;
    /// Names in a folder, sorted; none where it is no folder.
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
    /// A module of the host's did work of its own (ran a statement of a database): the run is no empty loop.
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
    /// Bytes of memory in use, as far as [`Host::memory`] tells.
    pub memory: usize,
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
            memory: 1 << 30,
            output: 16 << 20,
        }
    }
}
