//! A small world for the evaluator: files of a folder on disk, output kept as text, a clock that
//! goes.
#![allow(clippy::disallowed_methods, missing_docs, dead_code)]
use python::host::{FileError, PathKind, Stop};
use python::{Budget, Host, PyErr, Value, Vm, exit_code, format_exception};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// What a program wrote and how it ended.
pub struct Outcome {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

/// The world of one run.
pub struct World {
    folder: String,
    pub stdout: RefCell<String>,
    stderr: RefCell<String>,
    written: RefCell<BTreeMap<String, Vec<u8>>>,
    folders: RefCell<Vec<String>>,
    end: Instant,
}

impl World {
    /// A world over a folder, for this many seconds.
    pub fn new(folder: &str, seconds: u64) -> World {
        World {
            folder: folder.into(),
            stdout: RefCell::default(),
            stderr: RefCell::default(),
            written: RefCell::default(),
            folders: RefCell::default(),
            end: Instant::now() + Duration::from_secs(seconds),
        }
    }
}

impl Host for World {
    fn stdout(&self, text: &str) {
        self.stdout.borrow_mut().push_str(text);
    }
    fn stderr(&self, text: &str) {
        self.stderr.borrow_mut().push_str(text);
    }
    fn now(&self) -> (i64, i32) {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        (since.as_micros() as i64, 0)
    }
    fn random(&self) -> [u8; 16] {
        (self.now().0 as u128).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835).to_le_bytes()
    }
    fn kind(&self, path: &str) -> PathKind {
        if self.written.borrow().contains_key(path) {
            return PathKind::File;
        }
        if self.folders.borrow().iter().any(|known| known == path) {
            return PathKind::Folder;
        }
        match Path::new(path) {
            path if path.is_file() => PathKind::File,
            path if path.is_dir() => PathKind::Folder,
            _ => PathKind::Missing,
        }
    }
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let written = self.written.borrow().get(path).cloned();
        written.or_else(|| std::fs::read(path).ok()).ok_or(FileError::Missing)
    }
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.written.borrow_mut().insert(path.into(), bytes.into());
        Ok(())
    }
    fn remove(&self, path: &str) -> Result<(), FileError> {
        if self.folders.borrow().iter().any(|known| known == path) {
            self.folders.borrow_mut().retain(|known| known != path);
            return Ok(());
        }
        self.written.borrow_mut().remove(path).map(drop).ok_or(FileError::Missing)
    }
    fn make_folder(&self, path: &str) -> Result<(), FileError> {
        match self.kind(path) {
            PathKind::Missing => {
                self.folders.borrow_mut().push(path.into());
                Ok(())
            }
            _ => Err(FileError::Exists),
        }
    }
    fn list(&self, path: &str) -> Option<Vec<String>> {
        let inside = format!("{path}/");
        let child = |key: &String| {
            key.strip_prefix(&inside).filter(|rest| !rest.contains('/')).map(String::from)
        };
        let mut names: Vec<String> = self.written.borrow().keys().filter_map(child).collect();
        names.extend(self.folders.borrow().iter().filter_map(child));
        if let Ok(entries) = std::fs::read_dir(path) {
            names.extend(
                entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()),
            );
        }
        names.sort();
        (!names.is_empty() || self.kind(path) == PathKind::Folder).then_some(names)
    }
    fn cwd(&self) -> String {
        self.folder.clone()
    }
    fn env(&self) -> Vec<(String, String)> {
        vec![("HOME".into(), "/home/student".into()), ("COLUMNS".into(), "80".into())]
    }
    fn stop(&self) -> Option<Stop> {
        (Instant::now() > self.end).then_some(Stop::Time)
    }
}

/// Runs `python FILE` in a folder.
pub fn play(folder: &str, file: &str, seconds: u64) -> Outcome {
    let world = Rc::new(World::new(folder, seconds));
    let vm = Vm::new(world.clone(), Budget::default());
    if let Value::List(list) = &vm.path {
        list.push(folder.into());
    }
    let code = end(&vm, vm.run_main(file));
    drop(vm);
    Outcome { stdout: world.stdout.take(), stderr: world.stderr.take(), code }
}

/// Prints an uncaught exception as the interpreter does, and gives the exit code.
pub fn end(vm: &Vm, result: Result<Value, PyErr>) -> i32 {
    match result {
        Ok(_) => 0,
        Err(error) if error.is_a("SystemExit") => exit_code(vm, &error).into(),
        Err(error) => {
            vm.renew_budget();
            let _ = vm.write_err(&format_exception(vm, &error));
            1
        }
    }
}
