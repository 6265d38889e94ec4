//! Starts other programs with the places and settings that this repository needs.
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a command of xtask came to its end.
#[derive(Debug)]
pub struct Failed(pub String);

impl fmt::Display for Failed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Failed {
        Failed(error.to_string())
    }
}

/// The repository's folder: that of the `cargo xtask` that runs, which may be another clone than
/// the one we were built in.
pub fn root() -> PathBuf {
    let here =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = PathBuf::from(here);
    here.ancestors().nth(2).unwrap_or(&here).to_path_buf()
}

/// A program, started in the repository's folder; the npm packages' programs and cargo's come
/// first.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root()).env("PATH", path());
    for (variable, value) in crate::setup::compiler() {
        command.env(variable, value);
    }
    command
}

/// Cargo, as it runs us.
pub fn cargo() -> Command {
    program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
}

fn path() -> OsString {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home =
        home.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    let ours = [Some(root().join("node_modules/.bin")), home.map(|home| home.join("bin"))]
        .into_iter()
        .flatten();
    let old = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(ours.chain(std::env::split_paths(&old))).unwrap_or(old)
}

/// Runs a program to its end, its output shown.
pub fn succeed(command: &mut Command) -> Result<(), Failed> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status =
        command.status().map_err(|error| Failed(format!("{name} does not start: {error}")))?;
    if status.success() { Ok(()) } else { Err(Failed(format!("{name} failed ({status})"))) }
}

/// What a program prints, or nothing where it is not there or fails.
pub fn output(name: &str, arguments: &[&str]) -> Option<String> {
    let found = Command::new(name)
        .args(arguments)
        .current_dir(root())
        .env("PATH", path())
        .stderr(Stdio::null())
        .output();
    let found = found.ok().filter(|found| found.status.success())?;
    Some(String::from_utf8_lossy(&found.stdout).trim().into())
}
