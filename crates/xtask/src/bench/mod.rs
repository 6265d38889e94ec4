//! `bench`: the evaluator beside CPython 3.11, row by row, in one run of each.
use crate::run::{Failed, cargo, root, succeed};
use std::process::{Command, Stdio};

/// No row may be slower than this many times CPython.
const ALLOWED: f64 = 5.0;

/// Builds the native binary, times both and prints the table.
pub fn run() -> Result<(), Failed> {
    succeed(cargo().args(["build", "--profile", "native", "-p", "cli"]))?;
    let folder = root().join("crates/xtask/src/bench");
    let theirs = |row: &[&str]| {
        words(Command::new("python3").current_dir(&folder).arg("programs.py").args(row))
    };
    let binary = root().join("target/native/playground");
    let ours = |row: &str| {
        words(Command::new(&binary).arg("--project").arg(&folder).args([
            "python",
            "programs.py",
            row,
        ]))
    };
    println!("| row | CPython 3.11, ms | playground, ms | times |\n|---|---:|---:|---:|");
    let mut slow = Vec::new();
    for row in theirs(&[])? {
        let (their, our) = (theirs(&[&row])?, ours(&row)?);
        let (their_time, our_time) = (milliseconds(&their)?, milliseconds(&our)?);
        if their.get(2) != our.get(2) {
            return Err(Failed(format!("{row} gives {our:?}, CPython {their:?}")));
        }
        println!("| {row} | {their_time:.1} | {our_time:.1} | {:.1} |", our_time / their_time);
        if our_time / their_time > ALLOWED {
            slow.push(row);
        }
    }
    if slow.is_empty() {
        Ok(())
    } else {
        Err(Failed(format!("more than {ALLOWED} times CPython: {}", slow.join(", "))))
    }
}

/// The words a program prints.
fn words(command: &mut Command) -> Result<Vec<String>, Failed> {
    let output = command.stdin(Stdio::null()).output()?;
    if !output.status.success() {
        return Err(Failed(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).split_whitespace().map(String::from).collect())
}

fn milliseconds(words: &[String]) -> Result<f64, Failed> {
    words
        .get(1)
        .and_then(|word| word.parse().ok())
        .ok_or_else(|| Failed(format!("no time in {words:?}")))
}
