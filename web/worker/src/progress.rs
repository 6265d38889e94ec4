//! How far a command is. In: its output as it comes. Out: a line to show, once the command has taken some time.
use std::cell::{Cell, RefCell};

/// A command that takes no longer is not worth a word.
const PATIENCE: f64 = 300.0;
/// Time between two words, in milliseconds.
const PAUSE: f64 = 100.0;

/// What is known of the command that runs.
pub struct Progress {
    now: fn() -> f64,
    said: Cell<f64>,
    steps: Cell<usize>,
    total: Cell<(usize, usize)>,
    open: RefCell<String>,
}

impl Progress {
    /// Measures time by a clock that gives milliseconds.
    pub fn new(now: fn() -> f64) -> Progress {
        Progress { now, said: Cell::new(0.0), steps: Cell::new(0), total: Cell::new((0, 0)), open: RefCell::default() }
    }

    /// A command begins; so many revisions are above the database, so many are in it.
    pub fn begin(&self, pending: usize, applied: usize) {
        self.said.set((self.now)() + PATIENCE - PAUSE);
        self.steps.set(0);
        self.total.set((pending, applied));
        self.open.borrow_mut().clear();
    }

    /// A piece of output; gives the line to show, where one is due.
    pub fn hear(&self, piece: &str) -> Option<String> {
        let mut open = self.open.borrow_mut();
        open.push_str(piece);
        let at = open.rfind('\n')?;
        let line = open[..at].lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().trim().to_string();
        let steps = open[..at].matches("Running upgrade ").count() + open[..at].matches("Running downgrade ").count();
        open.drain(..=at);
        self.steps.set(self.steps.get() + steps);
        let now = (self.now)();
        if now - self.said.get() < PAUSE {
            return None;
        }
        self.said.set(now);
        Some(self.words(&line))
    }

    fn words(&self, line: &str) -> String {
        let (pending, applied) = self.total.get();
        let running = |verb: &str| line.split_once(verb).map(|(_, rest)| rest);
        let step = self.steps.get();
        match (running("Running upgrade "), running("Running downgrade ")) {
            (Some(rest), _) => format!("revision {step} of {}: {rest}", pending.max(step)),
            (_, Some(rest)) => format!("revision {step} of at most {}: {rest}", applied.max(step)),
            _ => line.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local! { static NOW: Cell<f64> = const { Cell::new(0.0) } }

    #[test]
    fn a_word_is_said_after_a_while_and_not_too_often() {
        let progress = Progress::new(|| NOW.get());
        progress.begin(3, 0);
        let line = "INFO  [alembic.runtime.migration] Running upgrade a -> b, one\n";
        assert_eq!(progress.hear(line), None);
        NOW.set(310.0);
        assert_eq!(progress.hear(line), Some("revision 2 of 3: a -> b, one".into()));
        NOW.set(350.0);
        assert_eq!(progress.hear("half"), None);
        NOW.set(420.0);
        assert_eq!(progress.hear(" a line\n"), Some("half a line".into()));
    }
}
