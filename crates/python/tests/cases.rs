//! Plays `tests/cases/*.py` (asserts that CPython 3.11 passes too) and compares
//! `tests/cases/tracebacks/*.py` with what CPython 3.11.7 wrote (`record.py`). Each file is a
//! result of its own. `cargo test -p python --test cases [WORD…]`.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, missing_docs)]
mod world;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Deep recursion of the evaluator is tested on a stack as large as a main thread's.
const STACK: usize = 8 << 20;
/// No case takes longer.
const SECONDS: u64 = 20;

fn main() -> ExitCode {
    let words: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let chosen = |path: &PathBuf| {
        words.is_empty() || words.iter().any(|word| path.to_string_lossy().contains(word))
    };
    let cases: Vec<PathBuf> = scripts(&folder).into_iter().filter(chosen).collect();
    let recorded: Vec<PathBuf> =
        scripts(&folder.join("tracebacks")).into_iter().filter(chosen).collect();
    println!("\nrunning {} tests", cases.len() + recorded.len() + 1);
    let mut results: Vec<Result<(), String>> = Vec::new();
    results.extend(cases.iter().map(|path| report(path, on_a_thread(path, assertions))));
    results.extend(recorded.iter().map(|path| report(path, on_a_thread(path, recording))));
    results.push(report(Path::new("the same files with CPython"), cpython(&folder)));
    let failed = results.iter().filter(|result| result.is_err()).count();
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {word}. {} passed; {failed} failed; 0 ignored\n",
        results.len() - failed
    );
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn scripts(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "py")).collect();
    found.sort();
    found
}

fn report(path: &Path, result: Result<(), String>) -> Result<(), String> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    match &result {
        Ok(()) => println!("test {name} ... ok"),
        Err(why) => println!("test {name} ... FAILED\n{why}"),
    }
    result
}

fn on_a_thread(path: &Path, run: fn(&Path) -> Result<(), String>) -> Result<(), String> {
    let path = path.to_path_buf();
    let thread =
        std::thread::Builder::new().stack_size(STACK).spawn(move || run(&path)).expect("a thread");
    thread.join().unwrap_or_else(|_| Err("it panicked".into()))
}

fn play(path: &Path) -> world::Outcome {
    let folder = path.parent().expect("a folder").to_string_lossy();
    world::play(&folder, &path.to_string_lossy(), SECONDS)
}

/// A case ends well and says nothing on standard error.
fn assertions(path: &Path) -> Result<(), String> {
    let outcome = play(path);
    if outcome.code == 0 && outcome.stderr.is_empty() { Ok(()) } else { Err(outcome.stderr) }
}

/// A recording: exit code, standard output and standard error, with the folder left out of paths.
fn recording(path: &Path) -> Result<(), String> {
    let wanted = std::fs::read_to_string(path.with_extension("out"))
        .map_err(|error| format!("no recording: {error}"))?;
    let outcome = play(path);
    let folder = format!("{}/", path.parent().expect("a folder").display());
    let got = format!("exit {}\n{}--- stderr\n{}", outcome.code, outcome.stdout, outcome.stderr)
        .replace(&folder, "");
    if got == wanted { Ok(()) } else { Err(format!("--- CPython\n{wanted}--- here\n{got}")) }
}

/// The same files with CPython, where this machine has 3.11: cases pass, recordings are what it
/// writes.
fn cpython(folder: &Path) -> Result<(), String> {
    let version = Command::new("python3").arg("--version").output();
    let version = version
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    if !version.starts_with("Python 3.11.") {
        println!("(no Python 3.11 here: {})", version.trim());
        return Ok(());
    }
    let script = folder.with_file_name("record.py");
    let output = Command::new("python3")
        .arg(script)
        .arg("--check")
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}
