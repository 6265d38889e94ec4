//! `fuzz [seconds] [what]`: random programs against the evaluator, random bytes as what people
//! bring; guided by LLVM's fuzzer, which needs the nightly toolchain.
use crate::run::{Failed, program, root, succeed};
use std::path::Path;

/// How long it runs where nothing is said.
const SECONDS: u64 = 600;
/// What makes the compiler count which edges a run takes (as cargo-fuzz sets it).
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Clink-dead-code -Cforce-frame-pointers";
const TARGET: &str = "x86_64-unknown-linux-gnu";

/// Builds a target and runs it; a panic or an abort fails, and its input stays in
/// `target/fuzz/found`. The second argument says what is thrown at: `python` (programs), or one of
/// the doors `link`, `zip`, `database`, `sql`.
pub fn run(arguments: &[String]) -> Result<(), Failed> {
    let seconds = match arguments.first() {
        Some(text) => {
            text.parse().map_err(|_| Failed(format!("{text} is no number of seconds")))?
        }
        None => SECONDS,
    };
    match arguments.get(1).map_or("python", String::as_str) {
        "python" => {
            let package = root().join("crates/python/fuzz");
            let dictionary = format!("-dict={}", package.join("words.dict").display());
            let seeds = root().join("crates/python/tests/cases");
            fuzz(
                &package,
                "python",
                &seeds,
                &["-max_len=4096", "-timeout=20", "-rss_limit_mb=3000", &dictionary],
                seconds,
            )
        }
        door @ ("link" | "zip" | "database" | "sql") => {
            let package = root().join("crates/playground/fuzz");
            let seeds = package.join("seeds").join(door);
            fuzz(
                &package,
                door,
                &seeds,
                &["-max_len=16384", "-timeout=3", "-rss_limit_mb=512"],
                seconds,
            )
        }
        other => Err(Failed(format!("{other}: there is python, link, zip, database and sql"))),
    }
}

fn fuzz(
    package: &Path,
    what: &str,
    seeds: &Path,
    limits: &[&str],
    seconds: u64,
) -> Result<(), Failed> {
    let place = root().join("target/fuzz");
    let (corpus, found) = (place.join("corpus").join(what), place.join("found"));
    for folder in [&corpus, &found] {
        std::fs::create_dir_all(folder)?;
    }
    let mut build = program("cargo");
    build.args(["+nightly", "build", "--release", "--target", TARGET, "--target-dir"]).arg(&place);
    build.arg("--manifest-path").arg(package.join("Cargo.toml")).env("RUSTFLAGS", FLAGS);
    succeed(&mut build)?;
    println!("fuzz: {what}, {seconds} s, beginning with {}", seeds.display());
    let name = if what == "python" { "python-fuzz" } else { "doors-fuzz" };
    let mut fuzz = program(&place.join(TARGET).join("release").join(name).to_string_lossy());
    fuzz.env("DOOR", what).arg(corpus).arg(seeds).args(limits);
    fuzz.arg(format!("-artifact_prefix={}/", found.display()))
        .arg(format!("-max_total_time={seconds}"));
    succeed(&mut fuzz)
}
