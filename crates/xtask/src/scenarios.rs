//! `cargo xtask scenarios` and `cargo xtask projects`: hands over to the runner, which links the
//! engine and is built only now.
use std::process::{Command, ExitCode};

/// Runs a binary of the package `scenarios` with the given arguments; its exit code is ours.
pub fn run(binary: &str, arguments: &[String]) -> ExitCode {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let words = ["run", "--quiet", "--package", "scenarios", "--bin", binary, "--"];
    let status = Command::new(cargo).args(words).args(arguments).status();
    match status {
        Ok(status) => {
            ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
        }
        Err(error) => {
            eprintln!("xtask: cargo does not start: {error}");
            ExitCode::FAILURE
        }
    }
}
