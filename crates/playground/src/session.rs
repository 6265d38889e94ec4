//! The product as one function: a typed line in, an outcome out.
use crate::computer::{Advise, Computer, Settings, Witness};
use crate::disk::Disk;
use crate::files::Files;
use crate::found::{Found, found};
use crate::host::Host;
use crate::interactive::Interactive;
use crate::look::Look;
use crate::programs::Programs;
use project::{Change, Outcome, Project, absolute};
use shell::Listener;
use sqlite::{Binding, RowsListener};
use std::rc::Rc;

/// A project held open.
pub struct Session {
    project: Project,
    computer: Computer,
    interactive: Option<Interactive>,
}

impl Session {
    /// Opens a project. Nothing runs yet.
    pub fn open(project: Project, settings: Settings, host: Rc<dyn Host>) -> Session {
        let computer = Computer::new(Files::open(&project), &project, settings, host);
        Session { project, computer, interactive: None }
    }

    /// Works on a folder of the machine in place: its files are read when they are asked for and
    /// written when a command closes them, its databases are opened where they lie. Of `project`
    /// only the folder and the variables count, and [`Session::project`] has no files.
    pub fn on(
        disk: Rc<dyn Disk>,
        project: Project,
        settings: Settings,
        host: Rc<dyn Host>,
    ) -> Session {
        let computer = Computer::new(Files::on(disk), &project, settings, host);
        Session { project, computer, interactive: None }
    }

    /// A session of its own over the files of a computer as they are now, in the middle of a line
    /// too.
    pub fn copy_of(computer: &Computer) -> Session {
        let computer = computer.copy();
        let (files, folders) = (computer.files.snapshot(), computer.files.empty_folders());
        let project = Project { files, folders, ..computer.stand() };
        Session { project, computer, interactive: None }
    }

    /// Packages that something stood in for in the programs that ran: they are not here, and their
    /// imports loaded.
    pub fn stand_ins(&self) -> Vec<String> {
        self.computer.files.stood_in.borrow().iter().cloned().collect()
    }

    /// Databases that URLs of the project name and that are not here (`PostgreSQL`), and the files
    /// that SQLite plays them on.
    pub fn played(&self) -> Vec<(String, String)> {
        self.computer.files.played.borrow().iter().cloned().collect()
    }

    /// What lines run on.
    pub fn computer(&self) -> &Computer {
        &self.computer
    }

    /// From now on somebody looks on while lines run, or no longer.
    pub fn watch(&mut self, witness: Option<Rc<dyn Witness>>) {
        self.computer.witness = witness;
    }

    /// Hands in the program `advise`.
    pub fn set_advise(&mut self, advise: Advise) {
        self.computer.advise = Some(advise);
    }

    /// Runs one line as a shell would, `input` being its standard input.
    /// An interactive program (`flask shell`, `sqlite3`) without input leaves `Outcome::prompt`
    /// set.
    pub fn run(&mut self, line: &str, input: Option<&str>) -> Outcome {
        self.interactive = None;
        self.computer.refill();
        self.computer.place.remember(line);
        let mut programs = Programs::new(&mut self.computer);
        let exit = shell::run(&mut programs, line, input);
        self.interactive = programs.waits();
        self.finish(exit.unwrap_or(0))
    }

    /// Gives one line to the interactive program that waits (see [`Outcome::prompt`]); `None` is
    /// end of input (Ctrl-D).
    pub fn input(&mut self, line: Option<&str>) -> Outcome {
        let Some(mut program) = self.interactive.take() else { return Outcome::default() };
        self.computer.refill();
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
        let exit = self.computer.settle(exit);
        if let Some(witness) = &self.computer.witness {
            let line = self.computer.place.typed.back().map_or("", String::as_str);
            witness.ended(line, &self.computer.files);
        }
        let (changed, place) = (self.changes(), &mut self.computer.place);
        Outcome { exit, transcript: place.output.take(), changed, prompt, open: place.open.take() }
    }

    /// What is other than it was, where the project is a value. On a disk it is there already.
    fn changes(&mut self) -> Vec<Change> {
        if !self.computer.files.in_memory() {
            self.project = self.computer.stand();
            return Vec::new();
        }
        let now = Project {
            files: self.computer.files.snapshot(),
            folders: self.computer.files.empty_folders(),
            ..self.computer.stand()
        };
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

    /// The project as it stands, databases included; one on a disk has its files there.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The project as a value, wherever it lies: databases as they are committed, without their
    /// logs. And what could not be read, with the reason.
    pub fn whole(&self) -> (Project, Vec<(String, String)>) {
        let (files, folders, missing) = self.computer.files.whole();
        (Project { files, folders, ..self.computer.stand() }, missing)
    }

    /// Writes a file of the project (an edit in the page), or removes it.
    pub fn write(&mut self, path: &str, content: Option<&[u8]>) {
        let full = absolute(path);
        match content {
            Some(bytes) if !self.computer.files.in_memory() => {
                let _ = self.computer.files.write(&full, bytes);
            }
            Some(bytes) => {
                self.computer.files.put(&full, bytes);
                self.project.files.insert(path.into(), bytes.into());
            }
            None => {
                let _ = self.computer.files.remove(&full);
                self.project.files.remove(path);
            }
        }
    }

    /// Tells each piece of output to a listener while a line runs: what takes long can show how far
    /// it is.
    pub fn listen(&mut self, listener: Listener) {
        self.computer.place.output.tell(listener);
    }

    /// Tells a listener, while a statement runs long, the table it writes to and how many rows it
    /// has written there.
    pub fn listen_rows(&mut self, listener: RowsListener) {
        self.computer.files.databases.budget().listen(listener);
    }

    /// Changes the terminal's width.
    pub fn set_columns(&mut self, columns: usize) {
        self.computer.settings.columns = columns;
    }

    /// Runs SQL on a database of the project, as a person does in the database panel or a
    /// scenario's `sql` step does: path of the database, the statements; gives the last one's
    /// columns and rows.
    ///
    /// # Errors
    /// SQLite's message.
    pub fn sql(&mut self, database: &str, sql: &str) -> Result<Found, String> {
        let found = self.read(database, sql);
        self.finish(0);
        found
    }

    /// As [`Session::sql`], for a statement that changes nothing: the files are not looked through
    /// afterwards.
    ///
    /// # Errors
    /// SQLite's message.
    pub fn read(&self, database: &str, sql: &str) -> Result<Found, String> {
        let path = absolute(database);
        self.computer.refill();
        let connection =
            self.computer.files.databases.connect(&path).map_err(|error| error.message.clone())?;
        let result = connection.execute(sql, &Binding::default()).or_else(|error| {
            match error.message.contains("one statement at a time") {
                true => connection.execute_script(sql).map(|()| Default::default()),
                false => Err(error),
            }
        });
        let done = result.and_then(|rows| connection.commit().map(|()| rows));
        connection.close();
        let rows = done.map_err(|error| error.message)?;
        Ok(found((rows.names, rows.rows)))
    }

    /// Opens a database of the project for questions that together may take so many steps of
    /// SQLite's machine.
    ///
    /// # Errors
    /// SQLite's message, where it cannot be opened.
    pub fn look(&self, database: &str, steps: u64) -> Result<Look, String> {
        Look::open(&self.computer.files.databases, &absolute(database), steps)
    }
}
