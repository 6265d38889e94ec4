//! The stages of `cargo xtask test`.
use super::counts::{self, Counts};
use crate::run::{Failed, cargo, program, root};
use crate::{package, server, setup, site};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// One format for all code: Rust, the Python of lib/, JavaScript.
pub fn format() -> Result<Counts, Failed> {
    setup::for_lint()?;
    let rust =
        cargo().args(["fmt", "--all", "--", "--check", "--files-with-diff"]).status()?.success();
    let python = ruff().args(["format", "--check", "--quiet"]).status()?.success();
    let javascript = biome().args(["format", "--log-level=warn"]).status()?.success();
    Ok(counts::one(rust) + counts::one(python) + counts::one(javascript))
}

/// No mistake that ruff or biome can see, and no parameter that is newly ignored without a reason.
pub fn lint() -> Result<Counts, Failed> {
    setup::for_lint()?;
    let python = ruff().args(["check", "--quiet"]).status()?.success();
    let javascript =
        biome().args(["lint", "--log-level=warn", "--error-on-warnings"]).status()?.success();
    let parameters = program("python3").arg("tests/parameters/ignored.py").status()?.success();
    Ok(counts::one(python) + counts::one(javascript) + counts::one(parameters))
}

fn ruff() -> Command {
    program(&setup::ruff().to_string_lossy())
}

fn biome() -> Command {
    program("node_modules/.bin/biome")
}

/// No warning of the compiler or of clippy, in any crate, natively and for the browser.
pub fn clippy() -> Result<Counts, Failed> {
    setup::for_site()?;
    let check = |arguments: &[&str]| {
        let mut command = cargo();
        command.args(["clippy", "--quiet"]).args(arguments).args(["--", "--deny", "warnings"]);
        command.status().map(|status| counts::one(status.success()))
    };
    let native = check(&["--workspace", "--all-targets"])?;
    Ok(native
        + check(&[
            "--package",
            "web",
            "--package",
            "worker",
            "--target",
            "wasm32-unknown-unknown",
        ])?)
}

/// Every crate's own tests.
pub fn native() -> Result<Counts, Failed> {
    let (ok, output) = shown(cargo().args(["test", "--quiet", "--workspace", "--no-fail-fast"]))?;
    Ok(judged(ok, counts::cargo(&output)))
}

/// The scenarios of `tests/passing.txt` must pass; that any other one passes too is said, so that
/// it gets listed.
pub fn scenarios() -> Result<Counts, Failed> {
    let (_, output) = shown(cargo().args(["run", "--quiet", "--package", "scenarios"]))?;
    let floor = fs::read_to_string(root().join("tests/passing.txt"))?;
    let floor: Vec<&str> = floor
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let ok: Vec<&str> =
        output.lines().filter_map(|line| line.strip_prefix("ok  ")?.split(' ').nth(1)).collect();
    for name in ok.iter().filter(|name| !floor.contains(name)) {
        println!("test: {name} passes; add it to tests/passing.txt, so that it stays so");
    }
    for name in floor.iter().filter(|name| !ok.contains(name)) {
        println!("test: {name} is listed in tests/passing.txt and fails");
    }
    let failed = floor.iter().filter(|name| !ok.contains(name)).count();
    let ran = counts::one(output.contains("scenarios: "));
    Ok(ran + Counts { passed: floor.len() - failed, failed })
}

/// The engine's scenarios again as WebAssembly, in a worker of headless Chromium.
pub fn wasm() -> Result<Counts, Failed> {
    setup::for_site()?;
    setup::for_browser_tests()?;
    let mut tests = cargo();
    tests.args([
        "test",
        "--package",
        "scenarios",
        "--test",
        "wasm",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    tests.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    tests.env("CHROMEDRIVER", "chromedriver").env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    let (ok, output) = shown(&mut tests)?;
    Ok(judged(ok, counts::cargo(&output)))
}

/// The site builds; the page's part has no SQLite in it, the worker's has.
pub fn site() -> Result<Counts, Failed> {
    site::build_if_old()?;
    let mut found = counts::one(true);
    for entry in fs::read_dir(site::dist())?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".wasm") {
            let page = name.starts_with("web-");
            let has = contains(&fs::read(entry.path())?, b"SQLite format 3");
            println!("test: {name} {} SQLite", if has { "holds" } else { "does not hold" });
            found = found + counts::one(has != page);
        }
    }
    Ok(found)
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

/// The npm package as a stranger uses it, in Node and in a browser.
pub fn package() -> Result<Counts, Failed> {
    if !package::has_node() {
        return Err(Failed("node or npm is missing".into()));
    }
    setup::for_browser_tests()?;
    package::build_if_old()?;
    let browser = setup::browser().ok_or_else(|| Failed("no Chromium".into()))?;
    let mut tests = program("node");
    tests.args(["--test", "--test-reporter=tap", "--test-timeout=120000"]);
    tests
        .args(["tests/api/package.test.mjs", "tests/api/browser.test.mjs"])
        .env("BROWSER", browser);
    let (ok, output) = shown(&mut tests)?;
    Ok(judged(ok, counts::node(&output)))
}

/// Tests that type into the served page.
pub fn browser() -> Result<Counts, Failed> {
    setup::for_browser_tests()?;
    site::build_if_old()?;
    let server = server::start(&site::dist(), 0)?;
    let browser = setup::browser().ok_or_else(|| Failed("no Chromium".into()))?;
    let mut tests = program("node");
    tests.args(["--test", "--test-reporter=tap", "--test-concurrency=1", "--test-timeout=300000"]);
    let mut files: Vec<_> =
        fs::read_dir(root().join("tests/browser"))?.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    tests
        .args(files)
        .env("SITE", format!("http://127.0.0.1:{}/", server.port))
        .env("BROWSER", browser);
    let (ok, output) = shown(&mut tests)?;
    Ok(judged(ok, counts::node(&output)))
}

/// A runner that failed without a failed test, or ran none, has failed itself.
fn judged(ok: bool, counts: Counts) -> Counts {
    let silent = (!ok && counts.failed == 0) || counts == Counts::default();
    if silent { counts + counts::one(false) } else { counts }
}

/// Runs a program, shows what it prints and keeps it.
fn shown(command: &mut Command) -> Result<(bool, String), Failed> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let mut output = String::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            output.push_str(&line);
            output.push('\n');
        }
    }
    Ok((child.wait()?.success(), output))
}
