//! `cargo xtask test [STAGE…]`: all that must hold, stage by stage; the last line is `N passed, M
//! failed`.
mod counts;
mod stages;

use crate::run::Failed;
use counts::Counts;
use std::process::ExitCode;
use std::time::Instant;

/// A stage: its name, what it shows, and how it is done.
struct Stage {
    name: &'static str,
    shows: &'static str,
    run: fn() -> Result<Counts, Failed>,
}

const STAGES: [Stage; 9] = [
    Stage { name: "format", shows: "one format for all code", run: stages::format },
    Stage {
        name: "lint",
        shows: "no mistake that a linter sees in Python and JavaScript",
        run: stages::lint,
    },
    Stage { name: "clippy", shows: "no warning anywhere", run: stages::clippy },
    Stage {
        name: "native",
        shows: "every crate's own tests, and the house rules",
        run: stages::native,
    },
    Stage { name: "scenarios", shows: "what the real tools said", run: stages::scenarios },
    Stage { name: "wasm", shows: "the engine as WebAssembly in Chromium", run: stages::wasm },
    Stage { name: "site", shows: "the site builds, and its page stays light", run: stages::site },
    Stage {
        name: "package",
        shows: "the npm package in an empty folder, beside sql.js",
        run: stages::package,
    },
    Stage { name: "browser", shows: "the served page, by keyboard", run: stages::browser },
];

/// Runs all stages, or those named; goes on after one that fails.
pub fn run(names: &[String]) -> ExitCode {
    if let Some(unknown) = names.iter().find(|name| STAGES.iter().all(|stage| stage.name != **name))
    {
        let known: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        eprintln!("xtask: no stage {unknown}; there are {}", known.join(", "));
        return ExitCode::from(2);
    }
    let chosen: Vec<&Stage> = STAGES
        .iter()
        .filter(|stage| names.is_empty() || names.iter().any(|name| name == stage.name))
        .collect();
    let mut total = Counts::default();
    for (at, stage) in chosen.iter().enumerate() {
        println!("test: [{}/{}] {}: {}", at + 1, chosen.len(), stage.name, stage.shows);
        total = total + one(stage);
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 && total.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A stage that cannot be done counts as one failure.
fn one(stage: &Stage) -> Counts {
    let began = Instant::now();
    let counts = (stage.run)().unwrap_or_else(|Failed(reason)| {
        println!("{reason}");
        Counts { passed: 0, failed: 1 }
    });
    let Counts { passed, failed } = counts;
    println!(
        "test: {}: {passed} passed, {failed} failed ({} s)",
        stage.name,
        began.elapsed().as_secs()
    );
    counts
}
