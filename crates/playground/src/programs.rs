//! The programs of the Python world: flask, alembic, python, sqlite3.
use crate::interactive::Interactive;
use crate::process::Process;
use crate::session::Session;
use crate::sqlite_shell::SqliteShell;
use project::Channel;
use python::host::PathKind;
use python::{Console, PyResult, Value};
use std::collections::VecDeque;

/// How a program ended, or that it waits for input.
pub enum Ran {
    /// Its exit code.
    Exit(u8),
    /// It waits for a line.
    Waits(Interactive),
}

/// Runs a program; `input` is its standard input, none for a person at the terminal.
pub fn run(session: &mut Session, words: &[String], input: &mut Option<VecDeque<String>>) -> Ran {
    match words[0].as_str() {
        "flask" => flask(session, &words[1..], input),
        "alembic" => Ran::Exit(tool(session, "alembic.config", &words[1..], input)),
        "python" | "python3" => python(session, &words[1..], input),
        "advise" => {
            let (text, exit) = crate::advice::command(session, &words[1..]);
            session.output.text(if exit == 0 { Channel::Stdout } else { Channel::Stderr }, &text);
            Ran::Exit(exit)
        }
        "sqlite3" => sqlite3(session, &words[1..], input),
        "which" => {
            session.output.text(
                Channel::Stdout,
                &words[1..].iter().map(|word| format!("/usr/local/bin/{word}\n")).collect::<String>(),
            );
            Ran::Exit(0)
        }
        other => {
            session.output.text(Channel::Stderr, &format!("/bin/sh: 1: {other}: not found\n"));
            Ran::Exit(127)
        }
    }
}

fn arguments(name: &str, words: &[String]) -> Vec<Value> {
    std::iter::once(Value::from(name)).chain(words.iter().map(|word| Value::from(word.as_str()))).collect()
}

/// Sets `sys.argv` and calls the module's `main()`.
fn call_main(process: &Process, module: &str, name: &str, words: &[String]) -> PyResult {
    let vm = &process.vm;
    vm.set_main_path(name);
    let sys = vm.import_module("sys")?;
    vm.set_attr(&sys, &"argv".into(), Value::list(arguments(name, words)))?;
    let module = vm.import_module(module)?;
    vm.call_method(&module, "main", Vec::new())
}

fn tool(session: &Session, module: &str, words: &[String], input: &mut Option<VecDeque<String>>) -> u8 {
    let process = Process::start(session, "/usr/local/bin", input.take());
    let result = call_main(&process, module, "alembic", words);
    process.end_tool(result)
}

fn flask(session: &Session, words: &[String], input: &mut Option<VecDeque<String>>) -> Ran {
    let given = input.take();
    let typed = given.is_none();
    let process = Process::start(session, "/usr/local/bin", given);
    let result = call_main(&process, "flask.cli", "flask", words);
    let wanted = process.vm.import_module("flask.cli").and_then(|cli| process.vm.attr(&cli, "_shell_namespace"));
    match (result, wanted) {
        (Ok(_), Ok(Value::Dict(globals))) => {
            let console = Console::new(globals, "<console>");
            console_session(process, console, typed, true)
        }
        (result, _) => Ran::Exit(process.end_tool(result)),
    }
}

/// Goes on with a shell: over the given input, or waiting for a person.
fn console_session(process: Process, console: Console, typed: bool, flask: bool) -> Ran {
    let mut program = Interactive::Python { process: Box::new(process), console, flask };
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

fn python(session: &mut Session, words: &[String], input: &mut Option<VecDeque<String>>) -> Ran {
    let given = input.take();
    let typed = given.is_none();
    match words.first().map(String::as_str) {
        None => {
            let process = Process::start(session, "", given);
            let main = process.vm.module("__main__");
            main.set("__builtins__", Value::Dict(process.vm.builtins.clone()));
            if typed {
                session.output.text(Channel::Stderr, "Python 3.11.7 (main, May  9 2026, 07:35:25) [GCC 12.2.0] on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
                return console_session(process, Console::new(main.dict.clone(), "<stdin>"), true, false);
            }
            Ran::Exit(run_input(&process))
        }
        Some("-V" | "--version") => {
            session.output.text(Channel::Stdout, "Python 3.11.7\n");
            Ran::Exit(0)
        }
        Some("-c") => {
            let process = Process::start(session, "", given);
            let main = process.vm.module("__main__");
            let result = process
                .vm
                .compile(words.get(1).map_or("", String::as_str), "<string>")
                .and_then(|code| process.vm.exec(&code, &main.dict, None));
            Ran::Exit(process.end(result))
        }
        Some("-m") => run_module(session, words, given),
        Some(path) => {
            let absolute = session.absolute(path);
            let folder = absolute.rsplit_once('/').map_or("/", |(folder, _)| folder);
            let process = Process::start(session, folder, given);
            if let Err(error) = session.files.read(&absolute) {
                let (_, number, text) = error.parts();
                session
                    .output
                    .text(Channel::Stderr, &format!("python: can't open file '{absolute}': [Errno {number}] {text}\n"));
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
    vm.set_attr(&sys, &"argv".into(), Value::list(words.iter().map(|word| word.as_str().into()).collect()))?;
    vm.run_main(path)
}

fn run_input(process: &Process) -> u8 {
    let text: String = process.world.input.borrow_mut().drain(..).collect();
    let main = process.vm.module("__main__");
    let result = process.vm.compile(&text, "<stdin>").and_then(|code| process.vm.exec(&code, &main.dict, None));
    process.end(result)
}

fn run_module(session: &mut Session, words: &[String], mut given: Option<VecDeque<String>>) -> Ran {
    let Some(name) = words.get(1) else {
        session.output.text(Channel::Stderr, "Argument expected for the -m option\n");
        return Ran::Exit(2);
    };
    match name.as_str() {
        "flask" => flask(session, &words[2..], &mut given),
        "alembic" => Ran::Exit(tool(session, "alembic.config", &words[2..], &mut given)),
        "pip" => Ran::Exit(crate::pip::run(session, "pip", &words[2..])),
        "venv" => {
            session.output.text(Channel::Stdout, "There is no virtual environment here, and none is needed.\n");
            Ran::Exit(0)
        }
        name => {
            let process = Process::start(session, &session.cwd, given);
            let result = run_module_file(session, &process, name, &words[1..]);
            result.map_or(Ran::Exit(1), |result| Ran::Exit(process.end(result)))
        }
    }
}

/// `python -m name`: its packages are imported before it runs as `__main__`; `None` where there is no such module.
fn run_module_file(session: &Session, process: &Process, name: &str, words: &[String]) -> Option<PyResult> {
    let base = format!("{}/{}", session.cwd, name.replace('.', "/"));
    let module = session.files.kind(&format!("{base}.py")) == PathKind::File;
    let file = if module { format!("{base}.py") } else { format!("{base}/__main__.py") };
    if session.files.kind(&file) != PathKind::File {
        let package = session.files.kind(&format!("{base}/__init__.py")) == PathKind::File;
        let why = match package {
            true => format!("{name}.__main__; '{name}' is a package and cannot be directly executed"),
            false => name.to_owned(),
        };
        session.output.text(Channel::Stderr, &format!("/usr/local/bin/python: No module named {why}\n"));
        return None;
    }
    let package = if module { name.rsplit_once('.').map_or("", |(package, _)| package) } else { name };
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

fn sqlite3(session: &Session, words: &[String], input: &mut Option<VecDeque<String>>) -> Ran {
    let mut shell = match SqliteShell::open(session, words) {
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
