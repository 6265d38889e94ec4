//! A Python process: a fresh evaluator with all modules, over the session's files.
use crate::output::Output;
use crate::session::Session;
use crate::world::World;
use alembic::Terminal;
use project::Channel;
use python::{Budget, FrozenModule, Home, Library, PyErr, Value, Vm, exit_code, format_exception, format_plainly};
use std::collections::VecDeque;
use std::rc::Rc;

/// A running Python process.
pub struct Process {
    /// The evaluator.
    pub vm: Vm,
    /// What it sees of the world.
    pub world: Rc<World>,
}

struct Screen {
    output: Rc<Output>,
    columns: usize,
}

impl Terminal for Screen {
    fn message(&self, pipe: &str, terminal: &str) {
        self.output.both(Channel::Stdout, pipe, terminal);
    }
    fn columns(&self) -> usize {
        self.columns
    }
}

impl Process {
    /// Starts a process; `path` is the first entry of `sys.path`.
    pub fn start(session: &Session, path: &str, input: Option<VecDeque<String>>) -> Process {
        let started = session.host.now().micros;
        let world = Rc::new(World {
            files: session.files.clone(),
            output: session.output.clone(),
            host: session.host.clone(),
            cwd: session.cwd.clone(),
            env: variables(session),
            input: input.unwrap_or_default().into(),
            deadline: started.into(),
            allowance: session.settings.seconds * 1_000_000,
            end: started.into(),
        });
        world.restart_clock();
        let vm = Vm::new(world.clone(), Budget::default());
        if let Value::List(list) = &vm.path {
            list.push(path.into());
            search_path(session, path).into_iter().for_each(|folder| list.push(folder.as_str().into()));
            let vendor = format!("{}/vendor", project::ROOT);
            if session.files.kind(&vendor) == python::host::PathKind::Folder {
                list.push(vendor.as_str().into());
            }
        }
        vm.add_library(Library { home: Home::SitePackages, modules: include!(concat!(env!("OUT_DIR"), "/lib.rs")) });
        let named = crate::requirements::named(&session.files);
        if crate::requirements::has_dotenv(&session.files, &named) {
            dotenv::install(&vm);
        }
        packages::install(&vm, &named);
        sqlalchemy::install(&vm);
        flask::install(&vm);
        flask_sqlalchemy::install(&vm);
        flask_migrate::install(&vm);
        sqlalchemy::bind::set_databases(&vm, session.files.databases.clone());
        if let Some(recorder) = &session.recorder {
            recorder.process();
            sqlalchemy::bind::observe(&vm, recorder.clone());
        }
        let screen = Screen { output: session.output.clone(), columns: session.settings.columns };
        let host = session.host.clone();
        let date = session.host.create_date();
        alembic::install(
            &vm,
            alembic::Door {
                terminal: Rc::new(screen),
                revision_id: Rc::new(move |used: &[String]| host.revision_id(used)),
                create_date: date,
            },
        );
        Process { vm, world }
    }

    /// Prints an uncaught exception as the interpreter does at its end, and gives the exit code.
    pub fn end(&self, result: Result<Value, PyErr>) -> u8 {
        self.end_with(result, format_exception)
    }

    /// The same for `flask` and `alembic`, which the recordings run below a program that prints with `traceback`.
    pub fn end_tool(&self, result: Result<Value, PyErr>) -> u8 {
        self.end_with(result, format_plainly)
    }

    fn end_with(&self, result: Result<Value, PyErr>, format: fn(&Vm, &PyErr) -> String) -> u8 {
        match result {
            Ok(_) => 0,
            Err(error) if error.is_a("SystemExit") => exit_code(&self.vm, &error),
            Err(error) => {
                // What the program printed does not count: its end is always told.
                self.vm.renew_budget();
                let _ = self.vm.write_err(&format(&self.vm, &error));
                if error.is_a("KeyboardInterrupt") { 130 } else { 1 }
            }
        }
    }
}

/// A process that ends leaves no lock behind.
impl Drop for Process {
    fn drop(&mut self) {
        self.world.files.databases.close_connections();
        self.world.files.stood_in.borrow_mut().extend(self.vm.stood_in());
    }
}

/// The folders of `PYTHONPATH` as `site` puts them on `sys.path`: absolute, each once, behind `first`.
fn search_path(session: &Session, first: &str) -> Vec<String> {
    let mut folders = Vec::new();
    let given = session.env.get("PYTHONPATH").map_or("", String::as_str);
    for folder in given.split(':').filter(|_| !given.is_empty()) {
        let folder = session.absolute(if folder.is_empty() { "." } else { folder });
        if !folders.contains(&folder) && folder != first {
            folders.push(folder);
        }
    }
    folders
}

fn variables(session: &Session) -> Vec<(String, String)> {
    let mut env = session.env.clone();
    for (name, value) in [
        ("HOME", "/home/student".to_string()),
        ("PATH", "/usr/local/bin:/usr/bin:/bin".into()),
        ("LANG", "C.UTF-8".into()),
        ("COLUMNS", session.settings.columns.to_string()),
        ("PWD", session.cwd.clone()),
    ] {
        env.entry(name.into()).or_insert(value);
    }
    env.into_iter().collect()
}
