//! How far a command is. In: its output as it comes. Out: a line to show, once the command has
//! taken some time.

/// A command that takes no longer is not worth a word.
const PATIENCE: f64 = 300.0;
/// Time between two words, in milliseconds.
const PAUSE: f64 = 100.0;
/// What batch mode calls the table it copies rows into.
const COPY: &str = "_alembic_tmp_";

/// What is known of the command that runs.
#[derive(Default)]
pub struct Progress {
    /// When the last word was said.
    said: f64,
    steps: usize,
    /// Revisions above the database, and those in it.
    total: (usize, usize),
    /// The line that has no end yet.
    open: String,
    /// What the last whole line says.
    words: String,
}

impl Progress {
    /// A command begins at this time, in milliseconds; so many revisions are above the database, so
    /// many are in it.
    pub fn begin(now: f64, pending: usize, applied: usize) -> Progress {
        Progress { said: now + PATIENCE - PAUSE, total: (pending, applied), ..Progress::default() }
    }

    /// A piece of output; gives the line to show, where one is due.
    pub fn hear(&mut self, now: f64, piece: &str) -> Option<String> {
        self.open.push_str(piece);
        let at = self.open.rfind('\n')?;
        let lines = &self.open[..at];
        self.steps +=
            lines.matches("Running upgrade ").count() + lines.matches("Running downgrade ").count();
        let line = lines.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().trim();
        self.words = self.said_of(line);
        self.open.drain(..=at);
        self.due(now).then(|| self.words.clone())
    }

    /// A statement has written so many rows; gives the line to show, where one is due.
    pub fn count(&mut self, now: f64, table: &str, rows: u64) -> Option<String> {
        if !self.due(now) {
            return None;
        }
        let before =
            if self.words.is_empty() { String::new() } else { format!("{}; ", self.words) };
        let rows = grouped(rows);
        Some(match table.strip_prefix(COPY) {
            Some(table) => format!("{before}{rows} rows of {table} copied"),
            None => format!("{before}{rows} rows of {table} written"),
        })
    }

    fn due(&mut self, now: f64) -> bool {
        let due = now - self.said >= PAUSE;
        if due {
            self.said = now;
        }
        due
    }

    fn said_of(&self, line: &str) -> String {
        let (pending, applied) = self.total;
        let running = |verb: &str| line.split_once(verb).map(|(_, rest)| rest);
        let step = self.steps;
        match (running("Running upgrade "), running("Running downgrade ")) {
            (Some(rest), _) => format!("revision {step} of {}: {rest}", pending.max(step)),
            (_, Some(rest)) => format!("revision {step} of at most {}: {rest}", applied.max(step)),
            _ => line.into(),
        }
    }
}

/// A number as people read it: 1,240,000.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let comma = |at: usize| at > 0 && (digits.len() - at).is_multiple_of(3);
    digits
        .char_indices()
        .flat_map(|(at, digit)| comma(at).then_some(',').into_iter().chain([digit]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_said_after_a_while_and_not_too_often() {
        let mut progress = Progress::begin(0.0, 3, 0);
        let line = "INFO  [alembic.runtime.migration] Running upgrade a -> b, one\n";
        assert_eq!(progress.hear(0.0, line), None);
        assert_eq!(progress.hear(310.0, line), Some("revision 2 of 3: a -> b, one".into()));
        assert_eq!(progress.hear(350.0, "half"), None);
        assert_eq!(progress.hear(420.0, " a line\n"), Some("half a line".into()));
    }

    #[test]
    fn rows_are_counted_beside_the_revision() {
        let mut progress = Progress::begin(0.0, 2, 0);
        assert_eq!(progress.count(299.0, "users", 1_000), None);
        assert_eq!(
            progress.count(300.0, "users", 1_000),
            Some("1,000 rows of users written".into())
        );
        progress.hear(310.0, "INFO  [alembic.runtime.migration] Running upgrade a -> b, one\n");
        let words = progress.count(500.0, "_alembic_tmp_users", 1_240_000);
        assert_eq!(
            words,
            Some("revision 1 of 2: a -> b, one; 1,240,000 rows of users copied".into())
        );
        assert_eq!(grouped(12), "12");
    }
}
