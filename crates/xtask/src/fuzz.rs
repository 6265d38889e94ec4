//! `fuzz [seconds]`: random programs against the evaluator, guided by LLVM's fuzzer, which needs the nightly toolchain.
use crate::run::{Failed, program, root, succeed};

/// How long it runs where nothing is said.
const SECONDS: u64 = 600;
/// What makes the compiler count which edges a run takes (as cargo-fuzz sets it).
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Clink-dead-code -Cforce-frame-pointers";
const TARGET: &str = "x86_64-unknown-linux-gnu";

/// Builds the target and runs it; a panic or an abort of the evaluator fails, and its input stays in `target/fuzz/found`.
pub fn run(arguments: &[String]) -> Result<(), Failed> {
    let seconds = match arguments.first() {
        Some(text) => text.parse().map_err(|_| Failed(format!("{text} is no number of seconds")))?,
        None => SECONDS,
    };
    let package = root().join("crates/python/fuzz");
    let place = root().join("target/fuzz");
    for folder in ["corpus", "found"] {
        std::fs::create_dir_all(place.join(folder))?;
    }
    let mut build = program("cargo");
    build.args(["+nightly", "build", "--release", "--target", TARGET, "--target-dir"]).arg(&place);
    build.arg("--manifest-path").arg(package.join("Cargo.toml")).env("RUSTFLAGS", FLAGS);
    succeed(&mut build)?;
    println!("fuzz: {seconds} s; the seeds are the conformance cases");
    let mut fuzz = program(&place.join(TARGET).join("release/python-fuzz").to_string_lossy());
    fuzz.arg(place.join("corpus")).arg(root().join("crates/python/tests/cases"));
    fuzz.arg(format!("-dict={}", package.join("words.dict").display()));
    fuzz.arg(format!("-artifact_prefix={}/", place.join("found").display()));
    fuzz.args(["-max_len=4096", "-timeout=20", "-rss_limit_mb=3000"]).arg(format!("-max_total_time={seconds}"));
    succeed(&mut fuzz)
}
