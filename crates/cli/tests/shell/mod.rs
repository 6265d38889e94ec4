//! The binary and other programs, started over a folder.
#![allow(dead_code)] // Each test binary uses some of it.
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// The binary over a folder, not started yet.
pub fn binary(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_playground"));
    command.arg("--project").arg(folder).args(words);
    command
}

/// Starts a program with pipes.
pub fn started(command: &mut Command) -> Child {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts")
}

/// Runs a program with some standard input to its end.
pub fn done(command: &mut Command, input: &str) -> Output {
    let mut child = started(command);
    // Who ends early reads nothing.
    drop(child.stdin.take().expect("its input").write_all(input.as_bytes()));
    child.wait_with_output().expect("it ends")
}

/// Runs the binary over a folder.
pub fn run(folder: &Path, words: &[&str]) -> Output {
    done(&mut binary(folder, words), "")
}

/// Runs it and gives what it printed; it must succeed.
pub fn said(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    assert!(output.status.success(), "{words:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// The real sqlite3 module: another program that has the database too.
pub fn python(folder: &Path, program: &str) -> Output {
    let program = format!("import sqlite3, sys, time\n{program}");
    done(Command::new("python3").current_dir(folder).args(["-c", &program]), "")
}

/// What the real module finds.
pub fn asked(folder: &Path, database: &str, sql: &str) -> String {
    let output = python(
        folder,
        &format!("print(sqlite3.connect('{database}').execute('''{sql}''').fetchone()[0])"),
    );
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout).trim().to_string()
}

/// Bytes as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What tells that a file was not written: its number, its time, its bytes.
#[cfg(unix)]
pub fn mark(path: &Path) -> (u64, i64, i64, Vec<u8>) {
    use std::os::unix::fs::MetadataExt;
    let found = fs::metadata(path).expect("it is there");
    (found.ino(), found.mtime(), found.mtime_nsec(), fs::read(path).expect("it is read"))
}
