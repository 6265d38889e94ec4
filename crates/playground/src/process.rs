//! A Python process: a fresh evaluator with all modules, over the session's files.
use crate::computer::Computer;
use crate::requirements::Requirements;
use crate::world::World;
use alembic::Terminal;
use project::Channel;
use python::{Budget, PyErr, Started, Value, Vm, exit_code, format_exception, format_plainly};
use shell::{Input, Output, Place};
use std::rc::Rc;

/// A running Python process.
pub struct Process {
    /// The evaluator.
    pub vm: Started,
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
    pub fn start(computer: &Computer, path: &str, input: Input) -> Process {
        Process::start_with(computer, path, input, &[])
    }

    /// The same for a program that is known to import some modules.
    pub fn start_with(
        computer: &Computer,
        path: &str,
        input: Input,
        modules: &[&'static str],
    ) -> Process {
        let place = &computer.place;
        let started = computer.host.now().micros;
        let world = Rc::new(World {
            files: computer.files.clone(),
            output: place.output.clone(),
            host: computer.host.clone(),
            cwd: place.cwd.clone(),
            env: variables(computer),
            input: input.unwrap_or_default().into(),
            deadline: started.into(),
            allowance: computer.settings.seconds * 1_000_000,
            end: started.into(),
            asked: std::cell::Cell::default(),
        });
        world.restart_clock();
        let requirements = Requirements::of(&computer.files);
        let kind = u64::from(requirements.dotenv);
        let vm = Started::new(world.clone(), Budget::default(), kind, install, modules);
        if let Value::List(list) = &vm.path {
            list.push(path.into());
            search_path(place, path)
                .into_iter()
                .for_each(|folder| list.push(folder.as_str().into()));
            let vendor = format!("{}/vendor", project::ROOT);
            if computer.files.kind(&vendor) == python::host::PathKind::Folder {
                list.push(vendor.as_str().into());
            }
        }
        packages::set_named(&vm, requirements.named);
        sqlalchemy::begin(&vm, project::ROOT);
        sqlite::set_databases(&vm, computer.files.databases.clone());
        if let Some(witness) = &computer.witness {
            witness.clone().process(&vm);
        }
        let screen = Screen { output: place.output.clone(), columns: computer.settings.columns };
        let host = computer.host.clone();
        let date = computer.host.create_date();
        alembic::set_door(
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

    /// The same for `flask` and `alembic`, which the recordings run below a program that prints
    /// with `traceback`.
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

/// Makes all libraries importable; python-dotenv only where the project has it.
fn install(vm: &Vm, dotenv: u64) {
    if dotenv != 0 {
        dotenv::install(vm);
    }
    packages::install(vm, dotenv != 0);
    sqlalchemy::install(vm);
    flask::install(vm);
    flask_sqlalchemy::install(vm);
    flask_migrate::install(vm);
    alembic::install(vm);
}

/// A process that ends leaves no lock behind.
impl Drop for Process {
    fn drop(&mut self) {
        self.world.files.databases.close_connections();
        self.world.files.stood_in.borrow_mut().extend(self.vm.stood_in());
        self.world.files.played.borrow_mut().extend(sqlalchemy::played(&self.vm));
    }
}

/// The folders of `PYTHONPATH` as `site` puts them on `sys.path`: absolute, each once, behind
/// `first`.
fn search_path(place: &Place, first: &str) -> Vec<String> {
    let mut folders = Vec::new();
    let given = place.env.get("PYTHONPATH").map_or("", String::as_str);
    for folder in given.split(':').filter(|_| !given.is_empty()) {
        let folder = place.absolute(if folder.is_empty() { "." } else { folder });
        if !folders.contains(&folder) && folder != first {
            folders.push(folder);
        }
    }
    folders
}

fn variables(computer: &Computer) -> Vec<(String, String)> {
    let place = &computer.place;
    let mut env = place.env.clone();
    for (name, value) in [
        ("HOME", "/home/student".to_string()),
        ("PATH", "/usr/local/bin:/usr/bin:/bin".into()),
        ("LANG", "C.UTF-8".into()),
        ("COLUMNS", computer.settings.columns.to_string()),
        ("PWD", place.cwd.clone()),
    ] {
        env.entry(name.into()).or_insert(value);
    }
    env.into_iter().collect()
}

#[cfg(test)]
#[path = "process_tests.rs"]
mod tests;
