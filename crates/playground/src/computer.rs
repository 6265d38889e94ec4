//! The computer that lines run on: files, the place in them, clock, databases. What runs is handed
//! this, never the session.
use crate::files::Files;
use crate::host::Host;
use project::Project;
use python::Vm;
use shell::Place;
use sqlite::Compatibility;
use std::rc::Rc;

/// How a session behaves; the defaults are those of the recordings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Width of the terminal in characters.
    pub columns: usize,
    /// Seconds a command, or a line of a shell, may take; each statement of a database begins them
    /// anew, up to fifteen times.
    pub seconds: i64,
    /// Steps of SQLite's machine that a line may take; the default is some seconds of a native one.
    pub steps: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { columns: 80, seconds: 2, steps: 500_000_000 }
    }
}

/// Who looks on while lines run: the trace.
pub trait Witness {
    /// A Python process starts.
    fn process(self: Rc<Self>, vm: &Vm);
    /// A line has ended.
    fn ended(&self, line: &str, files: &Files);
}

/// The program `advise`: gives what it prints and its exit code. It stands above this crate and is
/// handed in.
pub type Advise = fn(&Computer, &[String]) -> (String, u8);

/// What a line runs on.
#[derive(Clone)]
pub struct Computer {
    /// The files.
    pub files: Rc<Files>,
    /// The current folder, variables and output: what commands of the shell work with.
    pub place: Place,
    /// Time and chance.
    pub host: Rc<dyn Host>,
    /// How it behaves.
    pub settings: Settings,
    /// Who looks on.
    pub witness: Option<Rc<dyn Witness>>,
    /// The program `advise`, where there is one.
    pub advise: Option<Advise>,
}

impl Computer {
    /// Over files; of `project` the folder and the variables count.
    pub fn new(
        files: Rc<Files>,
        project: &Project,
        settings: Settings,
        host: Rc<dyn Host>,
    ) -> Computer {
        let cwd = python::normal_path(&project::absolute(&project.cwd));
        let place = Place::new(files.clone(), cwd, project.env.clone());
        Computer { files, place, host, settings, witness: None, advise: None }
    }

    /// Another one over the files as they are now, in the middle of a line too. What happens there
    /// nobody hears or sees.
    pub fn copy(&self) -> Computer {
        let mut copy = Computer::new(
            self.files.copy(),
            &self.stand(),
            self.settings.clone(),
            self.host.clone(),
        );
        copy.advise = self.advise;
        copy
    }

    /// Where the terminal stands, without files.
    pub fn stand(&self) -> Project {
        let cwd = project::relative(&self.place.cwd).unwrap_or("").to_string();
        Project { cwd, env: self.place.env.clone(), ..Project::default() }
    }

    /// Which SQLite to be: `export PLAYGROUND_SQLITE=3.53` takes what the bundled one accepts.
    pub fn sqlite(&self) -> Compatibility {
        match self.place.env.get("PLAYGROUND_SQLITE").map(String::as_str) {
            Some("3.53") => Compatibility::Bundled,
            _ => Compatibility::As340,
        }
    }

    /// A new line has all of SQLite's steps again.
    pub fn refill(&self) {
        self.files.databases.budget().refill(self.settings.steps);
    }

    /// A program ends: what it wrote and did not close has to be in its files. Gives the exit code,
    /// which says if it is not.
    pub fn settle(&self, exit: u8) -> u8 {
        let failed = self.files.settle_all();
        for (path, error) in &failed {
            self.place
                .output
                .text(project::Channel::Stderr, &format!("playground: {path}: {}\n", error.text()));
        }
        if failed.is_empty() { exit } else { exit.max(1) }
    }
}
