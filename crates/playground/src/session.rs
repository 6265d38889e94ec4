//! The product as one function: a typed line in, an outcome out.
use crate::coreutils;
use crate::disk::Disk;
use crate::files::{Files, absolute, relative};
use crate::host::Host;
use crate::interactive::Interactive;
use crate::output::{Listener, Output};
use crate::programs;
use crate::shell::{LAST_EXIT, Redirect, Step, TO_STDOUT, parse, split_here_document};
use crate::trace::{Recorder, Recording};
use crate::world::lines;
use project::{Change, Channel, Outcome, Project, SqlValue};
use sqlalchemy::sqlite::{Binding, Compatibility, RowsListener, SqlValue as Cell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// How a session behaves; the defaults are those of the recordings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Width of the terminal in characters.
    pub columns: usize,
    /// Seconds a command, or a line of a shell, may take; each statement of a database begins them anew, up to fifteen times.
    pub seconds: i64,
    /// Steps of SQLite's machine that a line may take; the default is some seconds of a native one.
    pub steps: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { columns: 80, seconds: 2, steps: 500_000_000 }
    }
}

/// Lines that `history` shows at most.
const HISTORY: usize = 1000;

/// A project held open.
pub struct Session {
    project: Project,
    pub(crate) files: Rc<Files>,
    pub(crate) settings: Settings,
    pub(crate) host: Rc<dyn Host>,
    pub(crate) output: Rc<Output>,
    pub(crate) env: BTreeMap<String, String>,
    /// The current folder, absolute.
    pub(crate) cwd: String,
    pub(crate) open: Option<String>,
    /// Lines typed at the shell, for `history`.
    pub(crate) typed: VecDeque<String>,
    /// Whether standard input is a file (`<`): `wc` knows its size beforehand.
    pub(crate) reads_file: bool,
    interactive: Option<Interactive>,
    /// Hears what migrations do, where somebody wants to know.
    pub(crate) recorder: Option<Rc<Recorder>>,
    /// What it heard of the last line that ran some.
    pub(crate) recording: Option<Recording>,
}

impl Session {
    /// Opens a project. Nothing runs yet.
    pub fn open(project: Project, settings: Settings, host: Rc<dyn Host>) -> Session {
        let files = Files::open(&project);
        Session::with(files, project, settings, host)
    }

    /// Works on a folder of the machine in place: its files are read when they are asked for and written when a command
    /// closes them, its databases are opened where they lie. Of `project` only the folder and the variables count, and
    /// [`Session::project`] has no files.
    pub fn on(disk: Rc<dyn Disk>, project: Project, settings: Settings, host: Rc<dyn Host>) -> Session {
        Session::with(Files::on(disk), project, settings, host)
    }

    /// A session of its own over the files as they are now, in the middle of a line too.
    pub(crate) fn copy(&self) -> Session {
        let Project { cwd, env, .. } = self.place();
        let files = self.files.copy();
        let project = Project { files: files.snapshot(), folders: files.empty_folders(), cwd, env };
        Session::with(files, project, self.settings.clone(), self.host.clone())
    }

    fn with(files: Rc<Files>, project: Project, settings: Settings, host: Rc<dyn Host>) -> Session {
        let cwd = python::normal_path(&absolute(&project.cwd));
        let env = project.env.clone();
        Session {
            project,
            files,
            settings,
            host,
            output: Rc::default(),
            env,
            cwd,
            open: None,
            typed: VecDeque::new(),
            reads_file: false,
            interactive: None,
            recorder: None,
            recording: None,
        }
    }

    /// Runs one line as a shell would, `input` being its standard input.
    /// An interactive program (`flask shell`, `sqlite3`) without input leaves `Outcome::prompt` set.
    pub fn run(&mut self, line: &str, input: Option<&str>) -> Outcome {
        self.interactive = None;
        self.refill();
        self.remember(line);
        let (line, document) = split_here_document(line);
        let mut input = document.as_deref().or(input).map(lines);
        let exit = match parse(&line, &self.env) {
            Ok(steps) => self.run_steps(steps, &mut input),
            Err(error) => {
                self.output.text(Channel::Stderr, &format!("{error}\n"));
                2
            }
        };
        self.finish(exit)
    }

    /// A new line has all of SQLite's steps again.
    fn refill(&self) {
        self.files.databases.budget().refill(self.settings.steps);
    }

    fn remember(&mut self, line: &str) {
        if self.typed.len() >= HISTORY {
            self.typed.pop_front();
        }
        self.typed.push_back(line.lines().next().unwrap_or_default().into());
    }

    fn run_steps(&mut self, steps: Vec<Step>, input: &mut Option<VecDeque<String>>) -> u8 {
        let mut exit = 0;
        let mut steps = steps.into_iter().peekable();
        while let Some(step) = steps.next() {
            let mut line = vec![step];
            while let Some(next) = steps.next_if(|next| next.piped) {
                line.push(next);
            }
            if line[0].after.is_some_and(|wanted| wanted != (exit == 0)) {
                continue;
            }
            exit = self.run_pipeline(line, input, exit);
            if self.interactive.is_some() {
                break;
            }
        }
        exit
    }

    /// Commands of which each reads what the one before it writes; the last one's exit code counts.
    fn run_pipeline(&mut self, mut line: Vec<Step>, input: &mut Option<VecDeque<String>>, before: u8) -> u8 {
        for word in line.iter_mut().flat_map(|step| &mut step.words) {
            *word = word.replace(LAST_EXIT, &before.to_string());
        }
        let last = line.len() - 1;
        let mut piped: Option<VecDeque<String>> = None;
        let mut exit = 0;
        for (at, step) in line.into_iter().enumerate() {
            let outer = (at < last).then(|| std::mem::take(&mut self.output));
            exit = match at {
                0 if last > 0 && input.is_none() => self.run_step(step, &mut Some(VecDeque::new())),
                0 => self.run_step(step, input),
                _ => self.run_step(step, &mut piped),
            };
            if let Some(outer) = outer {
                let inner = std::mem::replace(&mut self.output, outer);
                piped = Some(lines(&self.stdout_of(&inner)));
            }
        }
        exit
    }

    /// What a pipe carries; the rest is for the terminal.
    fn stdout_of(&self, inner: &Output) -> String {
        let mut text = String::new();
        for event in inner.take() {
            match event.channel {
                Channel::Stdout => text.push_str(&event.pipe),
                other => self.output.both(other, &event.pipe, &event.terminal),
            }
        }
        text
    }

    fn run_step(&mut self, step: Step, input: &mut Option<VecDeque<String>>) -> u8 {
        if step.words.is_empty() {
            self.env.extend(step.env);
            return 0;
        }
        let saved = self.env.clone();
        self.env.extend(step.env.iter().cloned());
        let own_input = step.input.as_ref().and_then(|path| self.files.read(&self.absolute(path)).ok());
        let mut file_input = own_input.map(|bytes| lines(&String::from_utf8_lossy(&bytes)));
        self.reads_file = file_input.is_some();
        let outer = (!step.redirects.is_empty()).then(|| std::mem::take(&mut self.output));
        let exit = self.dispatch(&step.words, if file_input.is_some() { &mut file_input } else { input });
        let mut exit = self.settle(exit);
        if let Some(outer) = outer {
            let inner = std::mem::replace(&mut self.output, outer);
            if !self.redirect(&inner, &step.redirects) {
                exit = 2;
            }
        }
        if !step.env.is_empty() {
            self.env = saved;
        }
        exit
    }

    fn dispatch(&mut self, words: &[String], input: &mut Option<VecDeque<String>>) -> u8 {
        let words = crate::pip::wrapped(words).unwrap_or(words);
        if let Some(exit) = coreutils::run(self, words, input) {
            return exit;
        }
        crate::pip::unpack_vendored(self);
        self.files.databases.set_compatibility(self.sqlite());
        match programs::run(self, words, input) {
            programs::Ran::Exit(exit) => exit,
            programs::Ran::Waits(program) => {
                self.interactive = Some(program);
                0
            }
        }
    }

    /// Packages that something stood in for in the programs that ran: they are not here, and their imports loaded.
    pub fn stand_ins(&self) -> Vec<String> {
        self.files.stood_in.borrow().iter().cloned().collect()
    }

    /// Which SQLite to be: `export PLAYGROUND_SQLITE=3.53` takes what the bundled one accepts.
    pub(crate) fn sqlite(&self) -> Compatibility {
        match self.env.get("PLAYGROUND_SQLITE").map(String::as_str) {
            Some("3.53") => Compatibility::Bundled,
            _ => Compatibility::As340,
        }
    }

    /// Writes output where it belongs; says whether that worked.
    fn redirect(&self, inner: &Output, redirects: &[Redirect]) -> bool {
        let mut events = inner.take();
        if redirects.iter().any(|redirect| redirect.path == TO_STDOUT) {
            // A program that writes into a pipe or file keeps its standard output back until its end.
            let (errors, rest): (Vec<_>, Vec<_>) = events.into_iter().partition(|e| e.channel == Channel::Stderr);
            events = errors.into_iter().chain(rest).collect();
            events.iter_mut().for_each(|event| event.channel = Channel::Stdout);
        }
        let redirects: Vec<&Redirect> = redirects.iter().filter(|redirect| redirect.path != TO_STDOUT).collect();
        let mut texts = vec![String::new(); redirects.len()];
        for event in events {
            let target = redirects.iter().position(|redirect| {
                redirect.stderr == (event.channel == Channel::Stderr) && event.channel != Channel::Echo
            });
            match target {
                None => self.output.both(event.channel, &event.pipe, &event.terminal),
                Some(at) => texts[at].push_str(&event.pipe),
            }
        }
        redirects.iter().zip(texts).fold(true, |fine, (redirect, text)| self.write_out(redirect, &text) && fine)
    }

    fn write_out(&self, redirect: &Redirect, text: &str) -> bool {
        if redirect.path == "/dev/null" {
            return true;
        }
        let path = self.absolute(&redirect.path);
        let written = match redirect.append {
            true => self.files.append(&path, text.as_bytes()),
            false => self.files.write(&path, text.as_bytes()),
        };
        if let Err(error) = written {
            self.output.text(Channel::Stderr, &format!("sh: {}: {}\n", redirect.path, error.text()));
        }
        written.is_ok()
    }

    /// A program ends: what it wrote and did not close has to be in its files. Gives the exit code, which says if it is not.
    fn settle(&self, exit: u8) -> u8 {
        let failed = self.files.settle_all();
        for (path, error) in &failed {
            self.output.text(Channel::Stderr, &format!("playground: {path}: {}\n", error.text()));
        }
        if failed.is_empty() { exit } else { exit.max(1) }
    }

    /// Gives one line to the interactive program that waits (see [`Outcome::prompt`]); `None` is end of input (Ctrl-D).
    pub fn input(&mut self, line: Option<&str>) -> Outcome {
        let Some(mut program) = self.interactive.take() else { return Outcome::default() };
        self.refill();
        let exit = program.push(line);
        match exit {
            Some(exit) => self.finish(exit),
            None => {
                self.interactive = Some(program);
                self.finish(0)
            }
        }
    }

    /// Ends a line: what changed, and who waits.
    fn finish(&mut self, exit: u8) -> Outcome {
        let prompt = self.interactive.as_ref().map(|program| program.prompt().to_string());
        let exit = self.settle(exit);
        if let Some(recorder) = &self.recorder {
            let line = self.typed.back().map_or("", String::as_str);
            self.recording = Recording::of(recorder, line, &self.files).or(self.recording.take());
        }
        let changed = self.changes();
        Outcome { exit, transcript: self.output.take(), changed, prompt, open: self.open.take() }
    }

    /// What is other than it was, where the project is a value. On a disk it is there already.
    fn changes(&mut self) -> Vec<Change> {
        if !self.files.in_memory() {
            self.project = self.place();
            return Vec::new();
        }
        let now = Project { files: self.files.snapshot(), folders: self.files.empty_folders(), ..self.place() };
        let gone = self
            .project
            .files
            .keys()
            .filter(|path| !now.files.contains_key(*path))
            .map(|path| Change { path: path.clone(), content: None });
        let new = now
            .files
            .iter()
            .filter(|(path, bytes)| self.project.files.get(*path) != Some(bytes))
            .map(|(path, bytes)| Change { path: path.clone(), content: Some(bytes.clone()) });
        let changed = gone.chain(new).collect();
        self.project = now;
        changed
    }

    /// A path as typed, made absolute.
    pub(crate) fn absolute(&self, path: &str) -> String {
        absolute_in(&self.cwd, path)
    }

    /// Where the terminal stands, without files.
    fn place(&self) -> Project {
        let cwd = relative(&self.cwd).unwrap_or("").to_string();
        Project { cwd, env: self.env.clone(), ..Project::default() }
    }

    /// The project as it stands, databases included; one on a disk has its files there.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The project as a value, wherever it lies: databases as they are committed, without their logs. And what could not be
    /// read, with the reason.
    pub fn whole(&self) -> (Project, Vec<(String, String)>) {
        let (files, folders, missing) = self.files.whole();
        (Project { files, folders, ..self.place() }, missing)
    }

    /// Writes a file of the project (an edit in the page), or removes it.
    pub fn write(&mut self, path: &str, content: Option<&[u8]>) {
        let full = absolute(path);
        match content {
            Some(bytes) if !self.files.in_memory() => drop(self.files.write(&full, bytes)),
            Some(bytes) => {
                self.files.put(&full, bytes);
                self.project.files.insert(path.into(), bytes.into());
            }
            None => {
                let _ = self.files.remove(&full);
                self.project.files.remove(path);
            }
        }
    }

    /// Tells each piece of output to a listener while a line runs: what takes long can show how far it is.
    pub fn listen(&mut self, listener: Listener) {
        self.output.tell(listener);
    }

    /// Tells a listener, while a statement runs long, the table it writes to and how many rows it has written there.
    pub fn listen_rows(&mut self, listener: RowsListener) {
        self.files.databases.budget().listen(listener);
    }

    /// Changes the terminal's width.
    pub fn set_columns(&mut self, columns: usize) {
        self.settings.columns = columns;
    }

    /// Runs SQL on a database of the project, as a person does in the database panel or a scenario's `sql` step does:
    /// path of the database, the statements; gives the last one's columns and rows.
    ///
    /// # Errors
    /// SQLite's message.
    pub fn sql(&mut self, database: &str, sql: &str) -> Result<Found, String> {
        let found = self.read(database, sql);
        self.finish(0);
        found
    }

    /// As [`Session::sql`], for a statement that changes nothing: the files are not looked through afterwards.
    ///
    /// # Errors
    /// SQLite's message.
    pub fn read(&self, database: &str, sql: &str) -> Result<Found, String> {
        let path = absolute(database);
        self.refill();
        let connection = self.files.databases.connect(&path).map_err(|error| error.message.clone())?;
        let result = connection.execute(sql, &Binding::default()).or_else(|error| {
            match error.message.contains("one statement at a time") {
                true => connection.execute_script(sql).map(|()| Default::default()),
                false => Err(error),
            }
        });
        let done = result.and_then(|rows| connection.commit().map(|()| rows));
        connection.close();
        let rows = done.map_err(|error| error.message)?;
        Ok((rows.names, rows.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect()))
    }
}

/// A path as it is typed in a folder, absolute.
pub(crate) fn absolute_in(folder: &str, path: &str) -> String {
    python::normal_path(&python::join_path(folder, path))
}

/// Column names and rows.
pub(crate) type Found = (Vec<String>, Vec<Vec<SqlValue>>);

/// A cell of the engine as one that travels.
pub(crate) fn cell(value: Cell) -> SqlValue {
    match value {
        Cell::Null => SqlValue::Null,
        Cell::Int(number) => SqlValue::Integer(number),
        Cell::Real(number) => SqlValue::Real(number),
        Cell::Text(text) => SqlValue::Text(text.to_string()),
        Cell::Blob(bytes) => SqlValue::Blob(bytes.to_vec()),
    }
}
