//! Programs that wait for input: a Python shell, sqlite3.
use crate::process::Process;
use project::{Channel, INTERRUPT};
use python::{Console, Push, Value};
use sqlite_shell::SqliteShell;

/// A program that waits for a line.
pub enum Interactive {
    /// `flask shell`, `python`.
    Python {
        /// The process.
        process: Box<Process>,
        /// Its shell.
        console: Console,
        /// What is called when it ends: Flask's runs in the context of an application.
        leave: Option<Value>,
    },
    /// `sqlite3`.
    Sqlite(Box<SqliteShell>),
}

impl Interactive {
    /// The prompt for the next line.
    pub fn prompt(&self) -> &str {
        match self {
            Interactive::Python { console, .. } => console.prompt(),
            Interactive::Sqlite(shell) => shell.prompt(),
        }
    }

    /// The next line of given input, as a terminal shows it: the prompt, then the line.
    pub fn next_line(&self) -> Option<String> {
        let Interactive::Python { process, console, .. } = self else { return None };
        process.world.output.text(Channel::Stdout, console.prompt());
        python::Host::read_line(&*process.world)
    }

    /// Takes a line, Ctrl-C or the end of input; gives the exit code where the program ends.
    pub fn push(&mut self, line: Option<&str>) -> Option<u8> {
        match self {
            // shell.c only notes it: the statement that was begun goes on.
            Interactive::Sqlite(_) if line == Some(INTERRUPT) => None,
            Interactive::Python { process, console, .. } if line == Some(INTERRUPT) => {
                console.interrupt();
                process.world.output.text(Channel::Stderr, "KeyboardInterrupt\n");
                None
            }
            Interactive::Sqlite(shell) => shell.push(line),
            Interactive::Python { process, console, leave } => {
                let exit = python_line(process, console, line);
                // The application's context ends with the shell: its session is removed, which an
                // echo shows. What fails there concerns nobody.
                if let (Some(_), Some(leave)) = (exit, leave) {
                    drop(process.vm.call(leave, Vec::new()));
                }
                exit
            }
        }
    }
}

fn python_line(process: &Process, console: &mut Console, line: Option<&str>) -> Option<u8> {
    let Some(line) = line else {
        process.world.output.text(Channel::Stderr, "\n");
        process.world.output.text(Channel::Stderr, "now exiting InteractiveConsole...\n");
        return Some(0);
    };
    process.world.restart_clock();
    process.vm.renew_budget();
    match console.push(&process.vm, line) {
        Push::Exit(exit) => Some(exit),
        Push::Ready | Push::More => None,
    }
}
