//! `cargo xtask COMMAND`: everything a person does with this repository.
//! Light on purpose: it links no engine, so that a first command starts at once.
mod bench;
mod finish;
mod fuzz;
mod package;
mod packed;
mod run;
mod scenarios;
mod server;
mod setup;
mod site;
mod soak;
mod test;
mod third_party;

use run::Failed;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port N]              build what changed, serve on 127.0.0.1 (8080), print the address
  build                         leave a static site in dist/, for any web server, under any path
  test [STAGE…]                 everything that must hold; ends with `N passed, M failed`
  scenarios [-v] [PATH|FILE…]   play recorded scenarios and compare (default: tests)
  projects [-v] [NAME…]         play public projects, from ~/.cache/playground-projects, and compare
  package                       build the npm package in web/api/pkg; `npm pack` there gives the tarball
  setup                         install what the commands above need, saying what and why
  bench                         measure what is promised
  third-party [--check]         write THIRD-PARTY.md: what others wrote, with its licences
  fuzz [seconds]                throw random programs at the evaluator (600; needs nightly Rust)
  soak [minutes]                use the page at random and watch its memory (10)

A command installs by itself what it lacks.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = arguments
        .split_first()
        .map_or(("help", &[][..]), |(command, rest)| (command.as_str(), rest));
    let result = match command {
        "serve" => site::serve(rest),
        "build" => site::build(),
        "finish" => finish::run(),
        "test" => return test::run(rest),
        "scenarios" => return scenarios::run("scenarios", rest),
        "projects" => return scenarios::run("projects", rest),
        "setup" => setup::everything(),
        "bench" => bench::run(),
        "package" => package::build(),
        "fuzz" => fuzz::run(rest),
        "soak" => soak::run(rest),
        "third-party" => third_party::run(rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(Failed(format!("no command {other}\n\n{USAGE}"))),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed(reason)) => {
            eprintln!("xtask: {reason}");
            ExitCode::FAILURE
        }
    }
}
