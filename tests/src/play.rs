//! Plays a scenario's steps through a `Session` and observes what the recorder observes.
use crate::action::{Action, in_shell};
use crate::database::Dumper;
use crate::pinned::Pinned;
use crate::recording::{Database, Observed, Rows};
use crate::scenario::{Malformed, Scenario, Step, pattern};
use crate::terminal;
use playground::{Session, Settings};
use project::{Channel, Event, Outcome, Project};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::LazyLock;

static DECLARED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^revision\b.*= '(\w+)'"));

/// A scenario being played.
pub struct Player {
    session: Session,
    host: Rc<Pinned>,
    dumper: Dumper,
    files: BTreeMap<String, String>,
    bytes: BTreeMap<String, Vec<u8>>,
    databases: BTreeMap<String, Database>,
}

impl Player {
    /// Opens the scenario's project. `micros` is the time its host tells, `today` the same day as
    /// `YYYY-MM-DD`.
    pub fn open(scenario: &Scenario, micros: i64, today: &str) -> Player {
        let files = scenario
            .files
            .iter()
            .map(|(path, text)| (path.clone(), text.clone().into_bytes()))
            .collect();
        let cwd = join("", &scenario.cwd);
        let project = Project { files, cwd, env: scenario.env.clone(), ..Project::default() };
        let host = Rc::new(Pinned::new(micros));
        let mut session = Session::open(project, Settings::default(), host.clone());
        advice::install(&mut session);
        let dumper = Dumper { today: today.into() };
        let (bytes, databases) = (BTreeMap::new(), BTreeMap::new());
        Player { session, host, dumper, files: scenario.files.clone(), bytes, databases }
    }

    /// Opens a project of files, as [`Player::open`] opens a scenario's; `folder` is the working
    /// folder.
    pub fn of_files(
        files: BTreeMap<String, Vec<u8>>,
        folder: &str,
        env: BTreeMap<String, String>,
        micros: i64,
        today: &str,
    ) -> Player {
        let project = Project { files, cwd: join("", folder), env, ..Project::default() };
        let host = Rc::new(Pinned::new(micros));
        let session = Session::open(project, Settings::default(), host.clone());
        let (files, bytes, databases) = Default::default();
        let mut player = Player {
            session,
            host,
            dumper: Dumper { today: today.into() },
            files,
            bytes,
            databases,
        };
        (player.files, player.bytes) = player.snapshot();
        player.databases = player.dump(&player.bytes.clone());
        player
    }

    /// The paths of the project's text files after the last step.
    pub fn paths(&self) -> BTreeSet<String> {
        self.files.keys().cloned().collect()
    }

    /// The project as it stands.
    pub fn project(&self) -> &Project {
        self.session.project()
    }

    /// The session, for what a recording does not show.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Does one step.
    ///
    /// # Errors
    /// A step that cannot be read, or an edit whose text is not there.
    pub fn step(&mut self, step: &Step) -> Result<Observed, Malformed> {
        let action = Action::parse(step)?;
        let mut seen =
            Observed { line: step.line.clone(), kind: action.kind().into(), ..Observed::default() };
        self.act(action, &mut seen)?;
        self.look(&mut seen);
        Ok(seen)
    }

    fn act(&mut self, action: Action, seen: &mut Observed) -> Result<(), Malformed> {
        match action {
            Action::Run { command, input } => self.run(&command, &input, seen),
            Action::Cd { path } => self.cd(&path, seen),
            Action::Export { name, value } => {
                seen.exit = self.shell(&format!("export {name}='{value}'"))
            }
            Action::Edit { path, text } => self.write(&path, &text),
            Action::Append { path, text } => {
                let old = self.text(&path).unwrap_or_default();
                self.write(&path, &(old + &text));
            }
            Action::Replace { path, old, new } => self.replace(&path, &old, &new)?,
            Action::Remove { pattern } => self.remove(&pattern)?,
            Action::Sql { database, sql, keep } => self.sql(database, &sql, keep, seen),
        }
        Ok(())
    }

    fn run(&mut self, command: &str, input: &str, seen: &mut Observed) {
        self.host.start();
        let outcome = self.session.run(command, Some(input));
        let pipe = |channel| {
            terminal::places(&collect(&outcome, |event| {
                (event.channel == channel).then_some(&event.pipe)
            }))
        };
        seen.exit = outcome.exit.into();
        seen.stdout = pipe(Channel::Stdout);
        seen.stderr = pipe(Channel::Stderr);
        seen.terminal = match in_shell(command) {
            true => format!("{}{}", seen.stdout, seen.stderr),
            false => terminal::places(&collect(&outcome, |event| Some(&event.terminal))),
        };
        seen.log = terminal::log(&seen.stderr);
        seen.warnings = terminal::warnings(&seen.stderr);
        seen.exception = terminal::exception(&seen.stderr);
    }

    fn shell(&mut self, line: &str) -> i64 {
        self.session.run(line, Some("")).exit.into()
    }

    /// The recorder makes a folder it changes into.
    fn cd(&mut self, path: &str, seen: &mut Observed) {
        let inside = join(&self.session.project().cwd, path) + "/";
        let project = self.session.project();
        let there = inside == "/" || project.files.keys().any(|file| file.starts_with(&inside));
        if !there {
            self.shell(&format!("mkdir -p '{path}'"));
        }
        seen.exit = self.shell(&format!("cd '{path}'"));
    }

    fn here(&self, path: &str) -> String {
        join(&self.session.project().cwd, path)
    }

    fn text(&self, path: &str) -> Option<String> {
        let bytes = self.session.project().files.get(&self.here(path))?;
        Some(String::from_utf8_lossy(bytes).into_owned())
    }

    fn write(&mut self, path: &str, text: &str) {
        let path = self.here(path);
        self.session.write(&path, Some(text.as_bytes()));
    }

    fn replace(&mut self, path: &str, old: &str, new: &str) -> Result<(), Malformed> {
        let text = self.text(path).ok_or_else(|| Malformed(format!("{path}: no such file")))?;
        match text.matches(old).count() {
            1 => self.write(path, &text.replace(old, new)),
            count => {
                return Err(Malformed(format!("{old:?} found {count} times in {path}:\n{text}")));
            }
        }
        Ok(())
    }

    fn remove(&mut self, pattern: &str) -> Result<(), Malformed> {
        let pattern = self.here(pattern);
        let project = self.session.project();
        let found: Vec<String> = project
            .files
            .keys()
            .filter(|path| glob_match::glob_match(&pattern, path))
            .cloned()
            .collect();
        if found.is_empty() {
            return Err(Malformed(format!("rm {pattern}: no such file")));
        }
        found.iter().for_each(|path| self.session.write(path, None));
        Ok(())
    }

    fn sql(&mut self, database: Option<String>, sql: &str, keep: bool, seen: &mut Observed) {
        let first = || self.databases.keys().next().cloned();
        let path = database
            .map(|name| self.here(&name))
            .or_else(first)
            .unwrap_or_else(|| self.here("app.db"));
        match self.session.sql(&path, sql) {
            Ok(raw) => seen.rows = keep.then(|| self.dumper.rows(raw)),
            Err(error) => {
                seen.rows = Some(Rows::Error { error });
                seen.exit = 1;
            }
        }
    }

    /// Notes what changed since the step before.
    fn look(&mut self, seen: &mut Observed) {
        let (files, bytes) = self.snapshot();
        seen.files = changes(&self.files, &files);
        let scripts = scripts(&files);
        if scripts != self::scripts(&self.files) {
            seen.scripts = scripts;
        }
        if bytes != self.bytes {
            let databases = self.dump(&bytes);
            seen.db = (databases != self.databases).then(|| databases.clone());
            (self.bytes, self.databases) = (bytes, databases);
        }
        let declared: Vec<&str> = seen
            .scripts
            .values()
            .flat_map(|text| DECLARED.captures_iter(text))
            .map(|found| found.extract::<1>().1[0])
            .collect();
        self.host.settle(|id| declared.contains(&id));
        self.files = files;
    }

    fn dump(&mut self, bytes: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Database> {
        let mut dumps = BTreeMap::new();
        for (path, content) in bytes {
            let same = self.bytes.get(path) == Some(content);
            let known = self.databases.get(path).filter(|_| same).cloned();
            let dump = known.unwrap_or_else(|| self.dumper.dump(&mut self.session, path));
            dumps.insert(path.clone(), dump);
        }
        dumps
    }

    /// Text files and databases of the project as it stands.
    fn snapshot(&self) -> (BTreeMap<String, String>, BTreeMap<String, Vec<u8>>) {
        let (mut files, mut databases) = (BTreeMap::new(), BTreeMap::new());
        for (path, bytes) in self.session.project().files.iter().filter(|(path, _)| !passing(path))
        {
            if is_database(path, bytes) {
                databases.insert(path.clone(), bytes.clone());
            } else {
                files.insert(path.clone(), String::from_utf8_lossy(bytes).into_owned());
            }
        }
        (files, databases)
    }
}

/// A path relative to the root: `path` as seen from `folder`, its dots resolved.
fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn collect<'a>(outcome: &'a Outcome, pick: impl Fn(&'a Event) -> Option<&'a String>) -> String {
    outcome.transcript.iter().filter_map(pick).map(String::as_str).collect()
}

/// Files the recorder does not look at.
fn passing(path: &str) -> bool {
    path.contains("__pycache__/")
        || [".pyc", "-journal", "-wal", "-shm"].iter().any(|end| path.ends_with(end))
}

fn is_database(path: &str, bytes: &[u8]) -> bool {
    [".db", ".sqlite", ".sqlite3"].iter().any(|end| path.ends_with(end))
        || bytes.starts_with(b"SQLite format 3\0")
}

fn changes(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> BTreeMap<String, Option<String>> {
    let written = after.iter().filter(|(path, text)| before.get(*path) != Some(text));
    let written = written.map(|(path, text)| (path.clone(), Some(text.clone())));
    let gone =
        before.keys().filter(|path| !after.contains_key(*path)).map(|path| (path.clone(), None));
    written.chain(gone).collect()
}

fn scripts(files: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let is_script = |path: &str| {
        path.ends_with(".py")
            && format!("/{path}").contains("/versions")
            && !path.ends_with("env.py")
    };
    files
        .iter()
        .filter(|(path, _)| is_script(path))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect()
}
