//! Looks what is there, and installs what is missing, saying what and why.
use crate::run::{Failed, cargo, output, program, root, succeed};
use std::path::{Path, PathBuf};
use std::process::Command;

const TRUNK: &str = "0.21.14";
const RUFF: &str = "0.17.6";
const BROWSERS: [&str; 3] =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// All that any command needs.
pub fn everything() -> Result<(), Failed> {
    for_site()?;
    for_lint()?;
    for_browser_tests()?;
    println!("setup: everything is there");
    Ok(())
}

/// What building the site needs.
pub fn for_site() -> Result<(), Failed> {
    wasm_target()?;
    if clang().is_none() {
        system(&["clang-19", "llvm-19"], "to compile SQLite for the browser")?;
    }
    npm()?;
    binary(
        "wasm-bindgen",
        &locked("wasm-bindgen")?,
        "wasm-bindgen-cli",
        false,
        "to join WebAssembly and JavaScript",
    )?;
    binary("trunk", TRUNK, "trunk", true, "to put the site together")
}

/// What the tests in a browser need besides.
pub fn for_browser_tests() -> Result<(), Failed> {
    if browser().is_none() {
        system(&["chromium"], "to run the tests that need a browser")?;
    }
    if output("chromedriver", &["--version"]).is_none() {
        system(&["chromium-driver"], "to run the engine's tests as WebAssembly in the browser")?;
    }
    let firefox = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
    if !firefox.iter().any(|path| Path::new(path).exists())
        && system(&["firefox-esr"], "to run the core flow in Firefox too").is_err()
    {
        println!("setup: Firefox cannot be installed here; its test is left out");
    }
    Ok(())
}

/// What reads the Python and the JavaScript of ours: ruff, and npm's biome.
pub fn for_lint() -> Result<(), Failed> {
    npm()?;
    let found = |program: &Path| output(&program.to_string_lossy(), &["--version"]);
    if found(&ruff()).is_some_and(|version| version.split_whitespace().any(|word| word == RUFF)) {
        return Ok(());
    }
    println!(
        "setup: pip install ruff {RUFF}, to check and format the Python of lib/ (seconds, once)"
    );
    let folder = root().join("target/ruff");
    let folder = folder.to_string_lossy();
    let made = output("python3", &["-m", "venv", &folder])
        .and_then(|_| found(&ruff().with_file_name("pip")));
    if made.is_none() {
        system(&["python3-venv"], "to install ruff")?;
        succeed(program("python3").args(["-m", "venv", "--clear", &folder]))?;
    }
    let pip = ruff().with_file_name("pip");
    succeed(program(&pip.to_string_lossy()).args(["install", "--quiet", &format!("ruff=={RUFF}")]))
}

/// Where ruff is.
pub fn ruff() -> PathBuf {
    root().join("target/ruff/bin/ruff")
}

/// The browser that tests run in.
pub fn browser() -> Option<&'static str> {
    BROWSERS.into_iter().find(|path| Path::new(path).exists())
}

fn wasm_target() -> Result<(), Failed> {
    let sysroot = output("rustc", &["--print", "sysroot"]).unwrap_or_default();
    if Path::new(&sysroot).join("lib/rustlib/wasm32-unknown-unknown").exists() {
        return Ok(());
    }
    println!("setup: rustup target add wasm32-unknown-unknown, to compile for the browser");
    let fall_back = "rustup cannot fetch the target wasm32-unknown-unknown. Debian's rustc-web, cargo-web and \
        rust-web-src can build it from source; CONTRIBUTING.md says how";
    succeed(program("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
        .map_err(|_| Failed(fall_back.into()))
}

/// A clang that knows WebAssembly and today's C, and the archiver beside it.
fn clang() -> Option<(String, String)> {
    ["-19", "-20", "-21", "-18", "-17", "-16", ""].into_iter().find_map(|version| {
        let (clang, archiver) = (format!("clang{version}"), format!("llvm-ar{version}"));
        output(&archiver, &["--version"])?;
        let major: u32 = output(&clang, &["-dumpversion"])?.split('.').next()?.parse().ok()?;
        (major >= 16).then_some((clang, archiver))
    })
}

/// The variables by which SQLite's build script finds the compiler.
pub fn compiler() -> Vec<(&'static str, String)> {
    let Some((clang, archiver)) = clang() else { return Vec::new() };
    let mut found =
        vec![("CC_wasm32_unknown_unknown", clang), ("AR_wasm32_unknown_unknown", archiver)];
    found.retain(|(variable, _)| std::env::var_os(variable).is_none());
    found
}

/// The npm packages in the versions of the lock file; done once for each lock file.
fn npm() -> Result<(), Failed> {
    let (lock, mark) =
        (root().join("package-lock.json"), root().join("node_modules/.package-lock.json"));
    let time = |path: &Path| std::fs::metadata(path).and_then(|found| found.modified()).ok();
    if time(&mark).is_some() && time(&mark) >= time(&lock) {
        return Ok(());
    }
    println!("setup: npm ci, for the editor's bundle and the browser tests");
    succeed(program("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
}

/// A program of cargo's in one version.
fn binary(name: &str, version: &str, package: &str, locked: bool, why: &str) -> Result<(), Failed> {
    if output(name, &["--version"])
        .is_some_and(|found| found.split_whitespace().any(|word| word == version))
    {
        return Ok(());
    }
    println!("setup: cargo install {package} --version {version}, {why} (some minutes, once)");
    let mut command = cargo();
    command
        .args(["install", package, "--version", version, "--quiet"])
        .env_remove("CARGO_TARGET_DIR");
    succeed(if locked { command.arg("--locked") } else { &mut command })
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Result<String, Failed> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))?;
    let line = format!("name = \"{package}\"\nversion = \"");
    let rest = lock.split_once(&line).map(|(_, rest)| rest);
    let version = rest.and_then(|rest| rest.split('"').next()).map(String::from);
    version.ok_or_else(|| Failed(format!("Cargo.lock has no {package}")))
}

/// Packages of the system; without the right to install, the one command to run.
fn system(packages: &[&str], why: &str) -> Result<(), Failed> {
    let names = packages.join(" ");
    let by_hand = Failed(format!(
        "{names} {} missing, {why}. Run:\n\n  sudo apt-get install -y {names}\n",
        is(packages)
    ));
    let root = output("id", &["-u"]).as_deref() == Some("0");
    if !root || output("apt-get", &["--version"]).is_none() {
        return Err(by_hand);
    }
    println!("setup: apt-get install {names}, {why}");
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        succeed(command.arg("-qq").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())
}

fn is(packages: &[&str]) -> &'static str {
    if packages.len() == 1 { "is" } else { "are" }
}
