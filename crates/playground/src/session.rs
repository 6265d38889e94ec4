//! The product as one function: a typed line in, an outcome out.
use crate::host::Host;
use project::{Channel, Event, Outcome, Project, SqlValue};
use std::rc::Rc;

/// How a session behaves; the defaults are those of the recordings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Width of the terminal in characters.
    pub columns: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { columns: 80 }
    }
}

/// A project held open.
pub struct Session {
    project: Project,
    settings: Settings,
    host: Rc<dyn Host>,
}

impl Session {
    /// Opens a project. Nothing runs yet.
    pub fn open(project: Project, settings: Settings, host: Rc<dyn Host>) -> Session {
        Session { project, settings, host }
    }

    /// Runs one line as a shell would, `input` being its standard input.
    /// An interactive program (`flask shell`, `sqlite3`) without input leaves `Outcome::prompt` set.
    pub fn run(&mut self, line: &str, input: Option<&str>) -> Outcome {
        let _ = (&self.settings, &self.host, input);
        let word = line.split_whitespace().next().unwrap_or("").to_string();
        let text = format!("{word}: command not found\n");
        let event = Event { channel: Channel::Stderr, pipe: text.clone(), terminal: text };
        Outcome { exit: 127, transcript: vec![event], ..Outcome::default() }
    }

    /// Gives one line to the interactive program that waits (see [`Outcome::prompt`]); `None` is end of input (Ctrl-D).
    pub fn input(&mut self, line: Option<&str>) -> Outcome {
        let _ = line;
        Outcome::default()
    }

    /// The project as it stands, databases included.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Writes a file of the project (an edit in the page), or removes it.
    pub fn write(&mut self, path: &str, content: Option<&[u8]>) {
        match content {
            Some(bytes) => self.project.files.insert(path.into(), bytes.into()),
            None => self.project.files.remove(path),
        };
    }

    /// Changes the terminal's width.
    pub fn set_columns(&mut self, columns: usize) {
        self.settings.columns = columns;
    }

    /// Runs SQL on a database of the project, as a person does in the database panel or a scenario's `sql` step does:
    /// path of the database, the statements; gives the last one's columns and rows as SQLite values in text form.
    ///
    /// # Errors
    /// SQLite's message.
    pub fn sql(&mut self, database: &str, sql: &str) -> Result<(Vec<String>, Vec<Vec<SqlValue>>), String> {
        let _ = (database, sql);
        Ok((Vec::new(), Vec::new()))
    }
}
