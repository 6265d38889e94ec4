//! `cargo xtask COMMAND`: everything a person does with this repository.
//! Light on purpose: it links no engine, so that a first command starts at once.
mod scenarios;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  scenarios [-v] [PATH|FILE…]   play recorded scenarios and compare (default: tests)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = arguments.split_first().map(|(c, r)| (c.as_str(), r)).unwrap_or(("help", &[]));
    match command {
        "scenarios" => scenarios::run(rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        other => {
            eprint!("xtask: no command {other}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}
