//! The `sqlite3` command: SQL, dot commands, output modes, as the shell of SQLite 3.40 has them
//! (shell.c). In: words, a place, databases; then lines. Out: what is printed, and an exit code.
mod dot;
mod layout;
mod options;
mod schema;
mod value;

use layout::Layout;
pub use layout::plan;
use options::Instead;
use project::Channel;
use shell::Place;
use sqlite::statements::{first, is_blank, is_complete};
use sqlite::{Binding, Connection, Databases, Isolation, SqliteError};
use std::cell::RefCell;

/// What is to be done after a command or a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Done,
    Failed,
    /// The same with the exit code that it is among the arguments.
    FailedWith(u8),
    Quit,
    Exit(u8),
}

/// Where output goes instead of the terminal.
struct Redirect {
    path: String,
    text: String,
    once: bool,
}

/// Files that read each other end here.
const DEEPEST: usize = 20;

/// An open `sqlite3`.
pub struct SqliteShell {
    connection: Connection,
    place: Place,
    /// The database as it was typed, and its absolute path; empty for one in memory.
    typed: String,
    path: String,
    layout: Layout,
    commands: (Vec<String>, Vec<String>),
    redirect: RefCell<Option<Redirect>>,
    /// Lines that make no whole statement yet, and the number of the first and of the last of them.
    buffer: String,
    lines: (usize, usize),
    /// Files that are being read.
    depth: usize,
    interactive: bool,
    bail: bool,
    echo: bool,
    changes: bool,
    total: i64,
    failed: bool,
}

impl SqliteShell {
    /// Opens the database named by the arguments.
    ///
    /// # Errors
    /// The exit code; what there is to say is printed.
    pub fn open(place: &Place, databases: &Databases, words: &[String]) -> Result<SqliteShell, u8> {
        let options = options::read(words).map_err(|Instead(text, channel, exit)| {
            place.output.text(if channel == 1 { Channel::Stdout } else { Channel::Stderr }, &text);
            exit
        })?;
        let typed = options.file.unwrap_or_else(|| ":memory:".into());
        let path = if typed == ":memory:" || typed.is_empty() {
            String::new()
        } else {
            place.absolute(&typed)
        };
        let opened =
            if path.is_empty() { databases.connect_memory() } else { databases.connect(&path) };
        let connection = opened.and_then(|connection| {
            connection.set_isolation(Isolation::Autocommit)?;
            // The shell waits for no lock before `.timeout`.
            connection.set_timeout(0.0)?;
            if options.readonly {
                connection.execute("PRAGMA query_only = ON", &Binding::default())?;
            }
            Ok(connection)
        });
        let connection = connection.map_err(|error| {
            place.output.text(
                Channel::Stderr,
                &format!("Error: unable to open database \"{typed}\": {}\n", error.message),
            );
            1
        })?;
        Ok(SqliteShell {
            connection,
            place: place.clone(),
            typed,
            path,
            layout: options.layout,
            commands: options.commands,
            redirect: RefCell::default(),
            buffer: String::new(),
            lines: (0, 0),
            depth: 0,
            interactive: options.interactive.unwrap_or(false),
            bail: options.bail,
            echo: options.echo,
            changes: false,
            total: 0,
            failed: false,
        })
    }

    /// Runs what stands among the arguments; the exit code, or none where input follows.
    pub fn run_arguments(&mut self) -> Option<u8> {
        let (before, statements) = std::mem::take(&mut self.commands);
        let ends = !statements.is_empty();
        for command in before.iter().chain(&statements) {
            if self.echo {
                self.print(&format!("{command}\n"));
            }
            let exit = match command.strip_prefix('.') {
                Some(_) => match self.dot(command) {
                    After::Done => None,
                    After::Failed => Some(1),
                    After::FailedWith(code) => Some(code),
                    After::Quit => Some(0),
                    After::Exit(code) => Some(code),
                },
                None => self.argument(command).err(),
            };
            if let Some(exit) = exit {
                return Some(self.close(exit));
            }
        }
        ends.then(|| self.close(0))
    }

    /// Statements among the arguments: an error says whether it came in preparing or in running,
    /// and is the exit code.
    fn argument(&mut self, sql: &str) -> Result<(), u8> {
        self.run(sql).map_err(|failure| {
            let phase = if failure.prepared { "in prepare" } else { "stepping" };
            self.complain(&format!("Error: {phase}, {}\n", failure.text));
            if failure.code == 0 { 1 } else { failure.code }
        })
    }

    /// A person types from now on: what sqlite3 prints then.
    pub fn greet(&mut self) {
        self.interactive = true;
        self.print("SQLite version 3.40.1 2022-12-28 14:03:47\nEnter \".help\" for usage hints.\n");
        if self.path.is_empty() {
            let way = "Use \".open FILENAME\" to reopen on a persistent database.";
            self.print(&format!("Connected to a transient in-memory database.\n{way}\n"));
        }
    }

    /// The prompt for the next line.
    pub fn prompt(&self) -> &str {
        if self.buffer.is_empty() { "sqlite> " } else { "   ...> " }
    }

    fn close(&self, exit: u8) -> u8 {
        self.flush();
        drop(self.connection.rollback());
        self.connection.close();
        exit
    }

    /// Takes a line or the end of input; gives the exit code where the program ends.
    pub fn push(&mut self, line: Option<&str>) -> Option<u8> {
        let after = match line {
            Some(line) => self.line(line),
            None => {
                self.rest();
                After::Quit
            }
        };
        match after {
            After::Exit(code) => Some(self.close(code)),
            After::Quit => Some(self.close(self.failed as u8)),
            // An error from before `.bail on` counts too.
            _ => (self.bail && self.failed && !self.interactive).then(|| self.close(1)),
        }
    }

    /// What has no end when the input has one is run as it is.
    fn rest(&mut self) -> After {
        let rest = std::mem::take(&mut self.buffer);
        if is_blank(&rest) { After::Done } else { self.statements(&rest) }
    }

    fn line(&mut self, line: &str) -> After {
        self.lines.1 += 1;
        let line = line.strip_suffix('\r').unwrap_or(line);
        if self.buffer.is_empty() {
            self.lines.0 = self.lines.1;
            if is_blank(line) {
                self.echoed(line);
                return After::Done;
            }
            if line.starts_with('.') || line.starts_with('#') {
                self.echoed(line);
                return if line.starts_with('#') { After::Done } else { self.marked(line) };
            }
        }
        if !self.buffer.is_empty() {
            self.buffer.push('\n');
        }
        self.buffer.push_str(line);
        if !is_complete(&self.buffer) {
            return After::Done;
        }
        let sql = std::mem::take(&mut self.buffer);
        self.echoed(&sql);
        self.statements(&sql)
    }

    fn echoed(&self, line: &str) {
        if self.echo {
            self.print(&format!("{line}\n"));
        }
    }

    fn marked(&mut self, line: &str) -> After {
        let after = self.dot(line);
        self.failed |= matches!(after, After::Failed | After::FailedWith(_));
        after
    }

    /// Statements of the input: an error names the line where they began.
    fn statements(&mut self, sql: &str) -> After {
        let ran = self.run(sql);
        self.once();
        let Err(failure) = ran else { return After::Done };
        let kind = if failure.prepared { "Parse error" } else { "Runtime error" };
        let place = if self.interactive && self.depth == 0 {
            String::new()
        } else {
            format!(" near line {}", self.lines.0)
        };
        self.complain(&format!("{kind}{place}: {}\n", failure.text));
        After::Failed
    }

    /// Runs statements one after the other until one fails.
    fn run(&mut self, sql: &str) -> Result<(), Failure> {
        let mut rest = sql.trim_start();
        while !is_blank(rest) {
            let (statement, after, _) = first(rest);
            let failed = |error: SqliteError| match self.connection.diagnose(statement) {
                Some((error, at)) => {
                    Failure::new(&error, true, at.map(|at| context(rest, at)).unwrap_or_default())
                }
                None => Failure::new(&error, false, String::new()),
            };
            let rows = self.connection.execute(statement, &Binding::default()).map_err(failed)?;
            let text = if is_plan(statement) {
                plan(&layout::nodes(&rows.rows))
            } else {
                self.layout.show(&rows.names, &rows.rows)
            };
            self.print(&text);
            self.count(rows.rowcount);
            rest = after.trim_start();
        }
        Ok(())
    }

    fn count(&mut self, changed: i64) {
        let changed = changed.max(0);
        self.total += changed;
        if self.changes {
            self.print(&format!("changes: {changed}   total_changes: {}\n", self.total));
        }
    }

    /// Reads commands and statements from a file of the project.
    fn read(&mut self, path: &str) -> After {
        let absolute = self.place.absolute(path);
        let Some(bytes) = self.place.files.read(&absolute).ok().filter(|_| self.depth < DEEPEST)
        else {
            self.complain(&format!("Error: cannot open \"{path}\"\n"));
            return After::Failed;
        };
        let (buffer, lines) = (std::mem::take(&mut self.buffer), std::mem::take(&mut self.lines));
        self.depth += 1;
        let mut ended = After::Done;
        for line in String::from_utf8_lossy(&bytes).lines() {
            ended = self.line(line);
            let failed = matches!(ended, After::Failed | After::FailedWith(_));
            if !(ended == After::Done || failed && !self.bail) {
                break;
            }
        }
        if matches!(ended, After::Done | After::Failed | After::FailedWith(_)) {
            self.rest();
        }
        self.depth -= 1;
        (self.buffer, self.lines) = (buffer, lines);
        if matches!(ended, After::Exit(_)) { ended } else { After::Done }
    }

    fn print(&self, text: &str) {
        match &mut *self.redirect.borrow_mut() {
            Some(redirect) => redirect.text.push_str(text),
            None => self.place.output.text(Channel::Stdout, text),
        }
    }

    fn complain(&mut self, text: &str) {
        self.failed = true;
        self.place.output.text(Channel::Stderr, text);
    }

    /// `.once` ends with the statement.
    fn once(&self) {
        if self.redirect.borrow().as_ref().is_some_and(|redirect| redirect.once) {
            self.flush();
        }
    }

    /// Writes what was gathered for a file.
    fn flush(&self) {
        if let Some(Redirect { path, text, .. }) = self.redirect.borrow_mut().take()
            && self.place.files.write(&self.place.absolute(&path), text.as_bytes()).is_err()
        {
            self.place.output.text(Channel::Stderr, &format!("Error: cannot open \"{path}\"\n"));
        }
    }
}

/// Why a statement did not run.
struct Failure {
    text: String,
    prepared: bool,
    code: u8,
}

impl Failure {
    /// SQLite's code stands behind its message where it says more than that there is an error.
    fn new(error: &SqliteError, prepared: bool, context: String) -> Failure {
        let code = (error.code & 0xff) as u8;
        let number = if code > 1 { format!(" ({code})") } else { String::new() };
        Failure { text: format!("{}{number}{context}", error.message), prepared, code }
    }
}

/// The statement and an arrow to the place that SQLite could not read: shell.c's
/// `shell_error_context`.
fn context(sql: &str, at: usize) -> String {
    if at >= sql.len() {
        return String::new();
    }
    let mut from = at.saturating_sub(50);
    while !sql.is_char_boundary(from) {
        from += 1;
    }
    let shown: String = sql[from..]
        .chars()
        .take(78)
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .collect();
    let offset = at - from;
    if offset < 25 {
        format!("\n  {shown}\n  {:offset$}^--- error here", "")
    } else {
        format!("\n  {shown}\n  {:1$}error here ---^", "", offset - 14)
    }
}

/// Whether a statement asks for a plan.
pub fn is_plan(statement: &str) -> bool {
    let mut words = statement.split_whitespace();
    ["explain", "query", "plan"]
        .iter()
        .all(|word| words.next().is_some_and(|other| other.eq_ignore_ascii_case(word)))
}
