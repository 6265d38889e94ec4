//! Where a command runs and what it works with.
use crate::{Files, Output};
use project::Channel;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// Lines that `history` shows at most.
const HISTORY: usize = 1000;

/// What a command of the shell sees and may change.
#[derive(Clone)]
pub struct Place {
    /// The files.
    pub files: Rc<dyn Files>,
    /// Where output goes.
    pub output: Rc<Output>,
    /// Variables.
    pub env: BTreeMap<String, String>,
    /// The current folder, absolute.
    pub cwd: String,
    /// Lines typed, for `history`.
    pub typed: VecDeque<String>,
    /// The file that an editor was asked to open, relative to the project's root.
    pub open: Option<String>,
    /// Whether standard input is a file (`<`): `wc` knows its size beforehand.
    pub(crate) reads_file: bool,
}

impl Place {
    /// In a folder, with these variables; nothing was typed yet.
    pub fn new(files: Rc<dyn Files>, cwd: String, env: BTreeMap<String, String>) -> Place {
        Place {
            files,
            output: Rc::default(),
            env,
            cwd,
            typed: VecDeque::new(),
            open: None,
            reads_file: false,
        }
    }

    /// A path as typed, made absolute.
    pub fn absolute(&self, path: &str) -> String {
        absolute_in(&self.cwd, path)
    }

    /// Keeps a line for `history`.
    pub fn remember(&mut self, line: &str) {
        if self.typed.len() >= HISTORY {
            self.typed.pop_front();
        }
        self.typed.push_back(line.lines().next().unwrap_or_default().into());
    }

    /// Says something on standard output; that is a success.
    pub(crate) fn say(&self, text: &str) -> u8 {
        self.output.text(Channel::Stdout, text);
        0
    }

    /// Says on standard error why something failed.
    pub(crate) fn fail(&self, text: &str) -> u8 {
        self.output.text(Channel::Stderr, &format!("{text}\n"));
        1
    }
}

/// A path as it is typed in a folder, absolute.
pub fn absolute_in(folder: &str, path: &str) -> String {
    python::normal_path(&python::join_path(folder, path))
}
