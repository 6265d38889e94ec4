//! Undo: what each command and each edit did to a project, so that it can be taken back and done
//! again, databases included. In: the project after each of them. Out: the project before or after
//! any of them, byte for byte. Bounded: at most [`STEPS`] steps, whose differences (see [`Delta`])
//! take at most [`BYTES`] together.
use crate::Delta;
use std::rc::Rc;

/// Steps that are kept at most.
pub const STEPS: usize = 500;
/// Bytes of differences that are kept at most: 50 commands that each rewrite a database of 10 MB
/// from end to end.
pub const BYTES: usize = 512 << 20;

/// A project at one moment. Copies share the files' contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shot {
    /// Files by path, sorted.
    pub files: Vec<(Rc<str>, Rc<Vec<u8>>)>,
    /// Empty folders, the terminal's folder, its variables.
    pub around: Rc<Around>,
}

/// What a project is besides its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// Empty folders.
    pub folders: Vec<String>,
    /// The terminal's folder.
    pub cwd: String,
    /// The terminal's variables.
    pub env: Vec<(String, String)>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Turn {
    Made(Rc<Vec<u8>>),
    Removed(Rc<Vec<u8>>),
    Changed(Delta),
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it was: the command, or which file was edited.
    pub what: String,
    files: Vec<(Rc<str>, Turn)>,
    around: (Rc<Around>, Rc<Around>),
    size: usize,
}

/// All that can be taken back, and done again.
#[derive(Clone, Debug, Default)]
pub struct Past {
    now: Shot,
    done: Vec<Rc<Entry>>,
    undone: Vec<Rc<Entry>>,
}

impl Past {
    /// A history that begins here.
    pub fn new(now: Shot) -> Past {
        Past { now, ..Past::default() }
    }

    /// Something happened; says whether it changed anything. An empty `what` is replaced by what
    /// became of the files.
    pub fn record(&mut self, what: &str, now: Shot) -> bool {
        let Some(entry) = Entry::between(what, &self.now, &now) else { return false };
        self.now = now;
        self.undone.clear();
        self.done.push(Rc::new(entry));
        self.done.drain(..self.done.len() - self.fitting());
        true
    }

    /// How many of the newest steps fit into the bounds.
    fn fitting(&self) -> usize {
        let sizes = self.done.iter().rev().take(STEPS).scan(0, |sum: &mut usize, entry| {
            *sum += entry.size;
            Some(*sum)
        });
        sizes.take_while(|sum| *sum <= BYTES).count()
    }

    /// The project before the last step, and what that was; none where there is none.
    pub fn undo(&mut self) -> Option<(Shot, String)> {
        let entry = self.done.pop()?;
        self.go(entry, true)
    }

    /// The project after the step that was taken back last.
    pub fn redo(&mut self) -> Option<(Shot, String)> {
        let entry = self.undone.pop()?;
        self.go(entry, false)
    }

    fn go(&mut self, entry: Rc<Entry>, back: bool) -> Option<(Shot, String)> {
        let shot = entry.apply(&self.now, back)?;
        self.now = shot.clone();
        let what = entry.what.clone();
        if back {
            self.undone.push(entry)
        } else {
            self.done.push(entry)
        }
        Some((shot, what))
    }

    /// Steps that can be taken back, the oldest first.
    pub fn done(&self) -> &[Rc<Entry>] {
        &self.done
    }

    /// Steps that can be done again, the next one last.
    pub fn undone(&self) -> &[Rc<Entry>] {
        &self.undone
    }

    /// Bytes that the steps take.
    pub fn size(&self) -> usize {
        self.done.iter().chain(&self.undone).map(|entry| entry.size).sum()
    }
}

impl Entry {
    /// The step from one moment to the next; none where nothing differs.
    fn between(what: &str, old: &Shot, new: &Shot) -> Option<Entry> {
        let mut files = Vec::new();
        for (path, bytes) in &old.files {
            match new.get(path) {
                None => files.push((Rc::clone(path), Turn::Removed(Rc::clone(bytes)))),
                Some(now) if Rc::ptr_eq(now, bytes) || now == bytes => {}
                Some(now) => {
                    files.push((Rc::clone(path), Turn::Changed(Delta::between(bytes, now))))
                }
            }
        }
        let made = new.files.iter().filter(|(path, _)| old.get(path).is_none());
        files.extend(made.map(|(path, bytes)| (Rc::clone(path), Turn::Made(Rc::clone(bytes)))));
        if files.is_empty() && old.around == new.around {
            return None;
        }
        let size = files.iter().map(|(path, turn)| path.len() + turn.size()).sum();
        let mut entry = Entry {
            what: what.into(),
            files,
            around: (Rc::clone(&old.around), Rc::clone(&new.around)),
            size,
        };
        if what.is_empty() {
            entry.what = entry.words();
        }
        Some(entry)
    }

    /// What became of the first file.
    fn words(&self) -> String {
        let (path, verb) = match self.files.first() {
            Some((path, Turn::Made(_))) => (path, "Made "),
            Some((path, Turn::Removed(_))) => (path, "Removed "),
            Some((path, Turn::Changed(_))) => (path, "Edited "),
            None => return "Something".into(),
        };
        [verb, path].concat()
    }

    /// How many files it touched.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    fn apply(&self, now: &Shot, back: bool) -> Option<Shot> {
        let mut shot = now.clone();
        for (path, turn) in &self.files {
            match (turn, back) {
                (Turn::Made(_), true) | (Turn::Removed(_), false) => {
                    shot.files.retain(|(other, _)| other != path)
                }
                (Turn::Made(bytes), false) | (Turn::Removed(bytes), true) => {
                    shot.put(path, Rc::clone(bytes))
                }
                (Turn::Changed(delta), _) => {
                    let bytes = delta.apply(now.get(path)?, back)?;
                    shot.put(path, Rc::new(bytes));
                }
            }
        }
        shot.around = Rc::clone(if back { &self.around.0 } else { &self.around.1 });
        Some(shot)
    }
}

impl Turn {
    fn size(&self) -> usize {
        match self {
            Turn::Made(bytes) | Turn::Removed(bytes) => bytes.len() + 64,
            Turn::Changed(delta) => delta.size(),
        }
    }
}

impl Shot {
    fn place(&self, path: &str) -> Result<usize, usize> {
        self.files.binary_search_by(|(other, _)| (**other).cmp(path))
    }

    fn get(&self, path: &str) -> Option<&Rc<Vec<u8>>> {
        self.place(path).ok().and_then(|at| self.files.get(at)).map(|(_, bytes)| bytes)
    }

    fn put(&mut self, path: &Rc<str>, bytes: Rc<Vec<u8>>) {
        match self.place(path) {
            Ok(at) => self.files[at].1 = bytes,
            Err(at) => self.files.insert(at, (Rc::clone(path), bytes)),
        }
    }
}

#[cfg(test)]
#[path = "past_tests.rs"]
mod tests;
