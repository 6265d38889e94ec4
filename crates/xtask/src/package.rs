//! `package`: the engine as an npm package in web/api/pkg.
use crate::run::{Failed, cargo, output, program, root, succeed};
use crate::{setup, site, third_party};
use std::fs;
use std::path::PathBuf;

/// What the package is made of.
const SOURCES: [&str; 4] = ["crates", "web/api", "Cargo.toml", "Cargo.lock"];

/// What rustc and wasm-bindgen use of WebAssembly; Node 20 and today's browsers have it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The finished package; `npm pack` there gives the tarball.
pub fn folder() -> PathBuf {
    root().join("web/api/pkg")
}

/// Builds the package, in any case.
pub fn build() -> Result<(), Failed> {
    setup::for_site()?;
    println!("package: the engine as WebAssembly (some minutes where much changed)");
    let target = target();
    let mut compile = cargo();
    compile.args(["build", "--release", "--target", "wasm32-unknown-unknown", "--package", "api"]);
    succeed(compile.arg("--target-dir").arg(&target))?;
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let wasm = target.join("wasm32-unknown-unknown/release/api.wasm");
    let mut join = program("wasm-bindgen");
    join.args(["--target", "web", "--no-typescript", "--out-name", "engine", "--out-dir"])
        .arg(&folder)
        .arg(wasm);
    succeed(&mut join)?;
    let engine = folder.join("engine_bg.wasm");
    succeed(program("wasm-opt").arg("-Oz").args(FEATURES).arg(&engine).arg("-o").arg(&engine))?;
    for entry in fs::read_dir(root().join("web/api/package"))?.flatten() {
        fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    for licence in third_party::LICENCES {
        fs::copy(root().join(licence), folder.join(licence))?;
    }
    println!(
        "package: web/api/pkg holds it ({} KB of WebAssembly)",
        fs::metadata(engine)?.len() / 1024
    );
    Ok(())
}

/// Builds the package where a source is newer than it.
pub fn build_if_old() -> Result<(), Failed> {
    let built = fs::metadata(folder().join("README.md")).and_then(|found| found.modified()).ok();
    let newest = SOURCES.iter().filter_map(|name| site::newest(&root().join(name))).max();
    if built.is_some() && built >= newest { Ok(()) } else { build() }
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Whether Node and npm are there for the package's tests.
pub fn has_node() -> bool {
    output("node", &["--version"]).is_some() && output("npm", &["--version"]).is_some()
}
