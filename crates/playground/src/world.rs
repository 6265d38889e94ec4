//! What a Python process of the playground sees of the world.
use crate::files::Files;
use crate::host::Host;
use project::Channel;
use python::host::{FileError, PathKind, Stop};
use shell::Output;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// Files, streams, clock and variables of one process.
pub struct World {
    /// The project's files.
    pub files: Rc<Files>,
    /// Where output goes.
    pub output: Rc<Output>,
    /// Time and chance.
    pub host: Rc<dyn Host>,
    /// The current folder, absolute.
    pub cwd: String,
    /// Environment variables.
    pub env: Vec<(String, String)>,
    /// Standard input by line, ends included.
    pub input: RefCell<VecDeque<String>>,
    /// When what runs must end, in microseconds of the host's clock.
    pub deadline: Cell<i64>,
    /// How long a command or a line of a shell may take without a statement of a database, in
    /// microseconds.
    pub allowance: i64,
    /// When it must end even so.
    pub end: Cell<i64>,
    /// How often the evaluator has asked whether to go on, once in some thousand instructions.
    pub asked: Cell<u32>,
}

/// A run that works on a database may take so many times as long as one that does not.
const PATIENCE: i64 = 15;
/// Questions of the evaluator after which a run has done what it may in its time: some half second
/// of a tab's work. A machine that is busy with something else, or slept, has done less; then a run
/// may take `SLACK` times as long.
const WORK: u32 = 500;
const SLACK: i64 = 4;

impl World {
    /// A new line of a shell has all the time again.
    pub fn restart_clock(&self) {
        let now = self.host.now().micros;
        self.asked.set(0);
        self.deadline.set(now.saturating_add(self.allowance));
        self.end.set(now.saturating_add(self.allowance.saturating_mul(PATIENCE)));
    }
}

impl python::Host for World {
    fn worked(&self) {
        let later = self.host.now().micros.saturating_add(self.allowance);
        self.deadline.set(later.min(self.end.get()));
    }
    fn stdout(&self, text: &str) {
        self.output.text(Channel::Stdout, text);
    }
    fn stderr(&self, text: &str) {
        self.output.text(Channel::Stderr, text);
    }
    fn read_line(&self) -> Option<String> {
        let line = self.input.borrow_mut().pop_front()?;
        self.output.both(Channel::Echo, "", &line);
        Some(line)
    }
    fn now(&self) -> (i64, i32) {
        let clock = self.host.now();
        (clock.micros, clock.offset)
    }
    fn random(&self) -> [u8; 16] {
        self.host.random()
    }
    fn kind(&self, path: &str) -> PathKind {
        self.files.kind(path)
    }
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.files.read(path)
    }
    fn size(&self, path: &str) -> Result<u64, FileError> {
        self.files.size(path)
    }
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FileError> {
        self.files.stage(path, bytes)
    }
    fn settle(&self, path: &str) -> Result<(), FileError> {
        self.files.settle(path)
    }
    fn remove(&self, path: &str) -> Result<(), FileError> {
        self.files.remove(path)
    }
    fn rename(&self, from: &str, to: &str) -> Result<(), FileError> {
        self.files.rename(from, to)
    }
    fn make_folder(&self, path: &str) -> Result<(), FileError> {
        self.files.make_folder(path)
    }
    fn is_link(&self, path: &str) -> bool {
        self.files.is_link(path)
    }
    fn list(&self, path: &str) -> Option<Vec<String>> {
        self.files.list(path)
    }
    fn cwd(&self) -> String {
        self.cwd.clone()
    }
    fn env(&self) -> Vec<(String, String)> {
        self.env.clone()
    }
    fn laboured(&self, questions: u32) {
        self.asked.set(self.asked.get().saturating_add(questions));
    }
    fn memory(&self) -> usize {
        self.host.memory()
    }
    fn stop(&self) -> Option<Stop> {
        let asked = self.asked.get().saturating_add(1);
        self.asked.set(asked);
        let slack = if asked < WORK { self.allowance.saturating_mul(SLACK - 1) } else { 0 };
        let late = self.host.now().micros > self.deadline.get().saturating_add(slack);
        late.then_some(Stop::Time)
    }
}
