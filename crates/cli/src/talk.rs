//! Runs lines and prints their output on the right streams as it comes.
use playground::Session;
use project::{Channel, Outcome};
use std::io::{BufRead, IsTerminal, Write};
use std::rc::Rc;
use trace::Recorder;

/// A session and its place on the terminal.
pub struct Talk {
    session: Session,
    /// The prompt of the program that waits.
    prompt: Option<String>,
}

impl Talk {
    /// Nothing is said yet.
    pub fn new(mut session: Session) -> Talk {
        // On a terminal messages are wrapped and indented as Alembic does there.
        let terminal = std::io::stdout().is_terminal();
        session.listen(Rc::new(move |channel, pipe, shown| {
            print(channel, if terminal { shown } else { pipe })
        }));
        Talk { session, prompt: None }
    }

    /// Runs one line; gives its exit code.
    ///
    /// # Errors
    /// None today; its callers read from standard input.
    pub fn line(&mut self, line: &str, input: Option<&str>) -> u8 {
        let outcome = self.session.run(line, input);
        self.finish(outcome)
    }

    /// Runs one line and talks with it as long as it asks.
    ///
    /// # Errors
    /// As [`Talk::line`].
    pub fn interactive(&mut self, line: &str) -> Result<u8, String> {
        let mut code = self.line(line, None);
        while let Some(prompt) = self.prompt.clone() {
            let typed = next(&prompt)?;
            let outcome = self.session.input(typed.as_deref());
            code = self.finish(outcome);
        }
        Ok(code)
    }

    /// Runs the lines of standard input; gives the last one's exit code. A here document is its
    /// command's input.
    ///
    /// # Errors
    /// As [`Talk::line`].
    pub fn lines(&mut self, terminal: bool) -> Result<u8, String> {
        let mut code = 0;
        while let Some(line) = next(if terminal { "$ " } else { "" })? {
            code = match document(&line) {
                Some((command, mark)) => {
                    let input = read_to(mark)?;
                    self.line(command, Some(&input))
                }
                None if line.trim().is_empty() => code,
                None if terminal => self.interactive(&line)?,
                None => self.line(&line, Some("")),
            };
        }
        Ok(code)
    }

    /// Writes the trace of the last line that ran migrations; an empty one where none did.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn trace(&self, recorder: &Recorder, target: &str) -> Result<(), String> {
        let json = recorder.trace(self.session.computer()).unwrap_or_default().json();
        if target == "-" {
            print!("{json}");
            return Ok(());
        }
        std::fs::write(target, json).map_err(|error| format!("{target}: {error}"))
    }

    /// What a line printed is out already. On a terminal a known way out of a failure follows it.
    fn finish(&mut self, outcome: Outcome) -> u8 {
        if outcome.exit != 0
            && std::io::stderr().is_terminal()
            && let Some(way) = project::way_out(&outcome.text(Channel::Stderr))
        {
            eprintln!("playground: {way}");
        }
        self.prompt = outcome.prompt;
        outcome.exit
    }
}

/// A reader that closed its end (`| head`) has read enough; the command goes on.
fn print(channel: Channel, text: &str) {
    let written = match channel {
        Channel::Stdout => {
            std::io::stdout().write_all(text.as_bytes()).and_then(|()| std::io::stdout().flush())
        }
        Channel::Stderr => std::io::stderr().write_all(text.as_bytes()),
        Channel::Echo => Ok(()),
    };
    drop(written);
}

/// A line of standard input; none at its end.
fn next(prompt: &str) -> Result<Option<String>, String> {
    print!("{prompt}");
    std::io::stdout().flush().ok();
    let mut line = String::new();
    let read = std::io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| format!("standard input: {error}"))?;
    Ok((read > 0).then(|| line.trim_end_matches(['\n', '\r']).to_string()))
}

/// `COMMAND <<MARK`.
fn document(line: &str) -> Option<(&str, &str)> {
    let (command, mark) = line.split_once("<<")?;
    let mark = mark.trim().trim_matches(['\'', '"']);
    let word = !mark.is_empty() && mark.chars().all(|c| c.is_alphanumeric() || c == '_');
    word.then_some((command.trim_end(), mark))
}

fn read_to(mark: &str) -> Result<String, String> {
    let mut text = String::new();
    while let Some(line) = next("")? {
        if line == mark {
            return Ok(text);
        }
        text.push_str(&line);
        text.push('\n');
    }
    Err(format!("here document {mark} not closed"))
}
