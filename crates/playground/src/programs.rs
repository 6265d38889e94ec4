//! The programs of the Python world: flask, alembic, python, sqlite3, and `advise`, which is handed
//! in.
use crate::computer::Computer;
use crate::interactive::Interactive;
use crate::process::Process;
use project::Channel;
use python::host::PathKind;
use python::{Console, PyResult, Value};
use shell::{Input, Place, Program};
use sqlite_shell::SqliteShell;

/// The programs that are started by the name of a module: their modules, whose `main()` is called.
const FLASK: &str = "flask.cli";
const ALEMBIC: &str = "alembic.config";

/// The programs of one line.
pub struct Programs<'a> {
    computer: &'a mut Computer,
    waits: Option<Interactive>,
}

impl<'a> Programs<'a> {
    /// None runs yet.
    pub fn new(computer: &'a mut Computer) -> Programs<'a> {
        Programs { computer, waits: None }
    }

    /// The program that waits for a line, at the line's end.
    pub fn waits(self) -> Option<Interactive> {
        self.waits
    }
}

impl shell::Programs for Programs<'_> {
    fn place(&mut self) -> &mut Place {
        &mut self.computer.place
    }

    fn program(&mut self, program: Program, words: &[String], input: &mut Input) -> Option<u8> {
        crate::pip::unpack_vendored(self.computer);
        self.computer.files.databases.set_compatibility(self.computer.sqlite());
        match run(self.computer, program, words, input) {
            Ran::Exit(exit) => Some(exit),
            Ran::Waits(program) => {
                self.waits = Some(program);
                None
            }
        }
    }

    fn settle(&mut self, exit: u8) -> u8 {
        self.computer.settle(exit)
    }
}

/// How a program ended, or that it waits for input.
enum Ran {
    /// Its exit code.
    Exit(u8),
    /// It waits for a line.
    Waits(Interactive),
}

/// Runs a program; `input` is its standard input, none for a person at the terminal.
fn run(computer: &Computer, program: Program, words: &[String], input: &mut Input) -> Ran {
    match program {
        Program::Flask => flask(computer, &words[1..], input),
        Program::Alembic => Ran::Exit(alembic(computer, &words[1..], input)),
        Program::Python => python(computer, &words[1..], input),
        Program::Sqlite3 => sqlite3(computer, &words[1..], input),
        Program::Advise => advise(computer, &words[1..]),
        Program::Pip => Ran::Exit(crate::pip::run(computer, &words[0], &words[1..])),
    }
}

fn advise(computer: &Computer, words: &[String]) -> Ran {
    let Some(advise) = computer.advise else {
        computer.place.output.text(Channel::Stderr, "/bin/sh: 1: advise: not found\n");
        return Ran::Exit(127);
    };
    let (text, exit) = advise(computer, words);
    computer.place.output.text(if exit == 0 { Channel::Stdout } else { Channel::Stderr }, &text);
    Ran::Exit(exit)
}

fn arguments(name: &str, words: &[String]) -> Vec<Value> {
    std::iter::once(Value::from(name))
        .chain(words.iter().map(|word| Value::from(word.as_str())))
        .collect()
}

/// Sets `sys.argv` and calls the module's `main()`; gives the module.
fn call_main(process: &Process, module: &str, name: &str, words: &[String]) -> PyResult {
    let vm = &process.vm;
    vm.set_main_path(name);
    let sys = vm.import_module("sys")?;
    vm.set_attr(&sys, &"argv".into(), Value::list(arguments(name, words)))?;
    let module = vm.import_module(module)?;
    vm.call_method(&module, "main", Vec::new())?;
    Ok(module)
}

fn alembic(computer: &Computer, words: &[String], input: &mut Input) -> u8 {
    let process = Process::start_with(computer, "/usr/local/bin", input.take(), &[ALEMBIC]);
    let result = call_main(&process, ALEMBIC, "alembic", words);
    process.end_tool(result)
}

fn flask(computer: &Computer, words: &[String], input: &mut Input) -> Ran {
    let given = input.take();
    let typed = given.is_none();
    let modules = [FLASK, "flask_sqlalchemy", "flask_migrate"];
    let process = Process::start_with(computer, "/usr/local/bin", given, &modules);
    let result = call_main(&process, FLASK, "flask", words);
    // `flask shell` leaves the names for the shell, and what ends it.
    let left =
        |name: &str| result.as_ref().ok().and_then(|module| process.vm.attr(module, name).ok());
    match (left("_shell_namespace"), left("_leave_shell")) {
        (Some(Value::Dict(globals)), leave) => {
            let console = Console::new(globals, "<console>");
            console_session(process, console, typed, leave)
        }
        _ => Ran::Exit(process.end_tool(result)),
    }
}

/// Goes on with a shell: over the given input, or waiting for a person.
fn console_session(process: Process, console: Console, typed: bool, leave: Option<Value>) -> Ran {
    let mut program = Interactive::Python { process: Box::new(process), console, leave };
    if typed {
        return Ran::Waits(program);
    }
    loop {
        let line = program.next_line();
        if let Some(exit) = program.push(line.as_deref().map(|line| line.trim_end_matches('\n'))) {
            return Ran::Exit(exit);
        }
    }
}

fn python(computer: &Computer, words: &[String], input: &mut Input) -> Ran {
    let given = input.take();
    let typed = given.is_none();
    match words.first().map(String::as_str) {
        None => {
            let process = Process::start(computer, "", given);
            let main = process.vm.module("__main__");
            main.set("__builtins__", Value::Dict(process.vm.builtins.clone()));
            if typed {
                computer.place.output.text(Channel::Stderr, "Python 3.11.7 (main, May  9 2026, 07:35:25) [GCC 12.2.0] on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
                return console_session(
                    process,
                    Console::new(main.dict.clone(), "<stdin>"),
                    true,
                    None,
                );
            }
            Ran::Exit(run_input(&process))
        }
        Some("-V" | "--version") => {
            computer.place.output.text(Channel::Stdout, "Python 3.11.7\n");
            Ran::Exit(0)
        }
        Some("-c") => {
            let process = Process::start(computer, "", given);
            let main = process.vm.module("__main__");
            let result = process
                .vm
                .compile(words.get(1).map_or("", String::as_str), "<string>")
                .and_then(|code| process.vm.exec(&code, &main.dict, None));
            Ran::Exit(process.end(result))
        }
        Some("-m") => run_module(computer, words, given),
        Some(path) => {
            let absolute = computer.place.absolute(path);
            let folder = absolute.rsplit_once('/').map_or("/", |(folder, _)| folder);
            let process = Process::start(computer, folder, given);
            if let Err(error) = computer.files.read(&absolute) {
                let (_, number, text) = error.parts();
                computer.place.output.text(
                    Channel::Stderr,
                    &format!("python: can't open file '{absolute}': [Errno {number}] {text}\n"),
                );
                return Ran::Exit(2);
            }
            let result = run_file(&process, path, words);
            Ran::Exit(process.end(result))
        }
    }
}

fn run_file(process: &Process, path: &str, words: &[String]) -> PyResult {
    let vm = &process.vm;
    let sys = vm.import_module("sys")?;
    vm.set_attr(&sys, &"argv".into(), strings(words))?;
    vm.run_main(path)
}

fn strings(words: &[String]) -> Value {
    Value::list(words.iter().map(|word| word.as_str().into()).collect())
}

fn run_input(process: &Process) -> u8 {
    let text: String = process.world.input.borrow_mut().drain(..).collect();
    let main = process.vm.module("__main__");
    let result = process
        .vm
        .compile(&text, "<stdin>")
        .and_then(|code| process.vm.exec(&code, &main.dict, None));
    process.end(result)
}

fn run_module(computer: &Computer, words: &[String], mut given: Input) -> Ran {
    let Some(name) = words.get(1) else {
        computer.place.output.text(Channel::Stderr, "Argument expected for the -m option\n");
        return Ran::Exit(2);
    };
    match name.as_str() {
        "flask" => flask(computer, &words[2..], &mut given),
        "alembic" => Ran::Exit(alembic(computer, &words[2..], &mut given)),
        "pip" => Ran::Exit(crate::pip::run(computer, "pip", &words[2..])),
        "venv" => {
            computer.place.output.text(
                Channel::Stdout,
                "There is no virtual environment here, and none is needed.\n",
            );
            Ran::Exit(0)
        }
        name => {
            let process = Process::start(computer, &computer.place.cwd, given);
            let result = run_module_file(computer, &process, name, &words[1..]);
            result.map_or(Ran::Exit(1), |result| Ran::Exit(process.end(result)))
        }
    }
}

/// `python -m name`: its packages are imported before it runs as `__main__`; `None` where there is
/// no such module.
fn run_module_file(
    computer: &Computer,
    process: &Process,
    name: &str,
    words: &[String],
) -> Option<PyResult> {
    let base = format!("{}/{}", computer.place.cwd, name.replace('.', "/"));
    let module = computer.files.kind(&format!("{base}.py")) == PathKind::File;
    let file = if module { format!("{base}.py") } else { format!("{base}/__main__.py") };
    if computer.files.kind(&file) != PathKind::File {
        let begin = |file: &str| {
            let words = [&[file.to_owned()], &words[1..]].concat();
            if let Ok(sys) = process.vm.import_module("sys") {
                let _ = process.vm.set_attr(&sys, &"argv".into(), strings(&words));
            }
        };
        if let Some(result) = process.vm.run_library_main(name, &begin) {
            return Some(result);
        }
        let package = computer.files.kind(&format!("{base}/__init__.py")) == PathKind::File;
        let why = match package {
            true => {
                format!("{name}.__main__; '{name}' is a package and cannot be directly executed")
            }
            false => name.to_owned(),
        };
        computer
            .place
            .output
            .text(Channel::Stderr, &format!("/usr/local/bin/python: No module named {why}\n"));
        return None;
    }
    let package =
        if module { name.rsplit_once('.').map_or("", |(package, _)| package) } else { name };
    process.vm.module("__main__").set("__package__", package.into());
    if !package.is_empty()
        && let Err(error) = process.vm.import_module(package)
    {
        return Some(Err(error));
    }
    let mut words = words.to_vec();
    words[0].clone_from(&file);
    Some(run_file(process, &file, &words))
}

fn sqlite3(computer: &Computer, words: &[String], input: &mut Input) -> Ran {
    let mut shell = match SqliteShell::open(&computer.place, &computer.files.databases, words) {
        Ok(shell) => shell,
        Err(exit) => return Ran::Exit(exit),
    };
    if let Some(exit) = shell.run_arguments() {
        return Ran::Exit(exit);
    }
    let Some(lines) = input.take() else {
        shell.greet();
        return Ran::Waits(Interactive::Sqlite(Box::new(shell)));
    };
    for line in lines {
        if let Some(exit) = shell.push(Some(line.trim_end_matches('\n'))) {
            return Ran::Exit(exit);
        }
    }
    Ran::Exit(shell.push(None).unwrap_or(0))
}
