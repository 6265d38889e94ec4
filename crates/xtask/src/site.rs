//! `build` and `serve`: the static site in dist/.
use crate::run::{Failed, cargo, program, root, succeed};
use crate::{packed, server, setup};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What the site is made of.
const SOURCES: [&str; 7] =
    ["crates", "web", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock", "package-lock.json"];

/// The finished site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the site, in any case.
pub fn build() -> Result<(), Failed> {
    setup::for_site()?;
    println!("build: page and engine as WebAssembly (a minute or two where much changed)");
    // Trunk works offline, so that it takes the programs on PATH and downloads none; the packages
    // must be here before.
    succeed(cargo().args(["fetch", "--locked", "--quiet"]))?;
    let mut trunk = program("trunk");
    trunk.args(["build", "--release", "--offline", "--log", "warn"]).env_remove("NO_COLOR");
    succeed(&mut trunk)?;
    println!("build: dist/ holds the site");
    Ok(())
}

/// Builds the site where a source is newer than it.
pub fn build_if_old() -> Result<(), Failed> {
    let built = fs::metadata(dist().join("index.html")).and_then(|found| found.modified()).ok();
    let newest = SOURCES.iter().filter_map(|name| newest(&root().join(name))).max();
    if built.is_some() && built >= newest { Ok(()) } else { build() }
}

/// When anything below a path was last changed.
pub fn newest(path: &Path) -> Option<SystemTime> {
    let own = fs::metadata(path).ok()?;
    if own.is_file() {
        return own.modified().ok();
    }
    let entries = fs::read_dir(path).ok()?.flatten().map(|entry| entry.path());
    entries
        .filter(|path| !["xtask", "cli", "pkg"].iter().any(|name| path.ends_with(name)))
        .filter_map(|path| newest(&path))
        .max()
}

/// Builds what changed and serves it until it is stopped.
pub fn serve(arguments: &[String]) -> Result<(), Failed> {
    let port = match arguments {
        [] => 8080,
        [flag, port] if flag == "--port" => {
            port.parse().map_err(|_| Failed(format!("{port} is no port")))?
        }
        _ => return Err(Failed("usage: cargo xtask serve [--port N]".into())),
    };
    build_if_old()?;
    packed::pack(&dist())?;
    let server = server::start(&dist(), port)?;
    println!("Migration Playground: http://127.0.0.1:{}/  (Ctrl-C ends)", server.port);
    server.wait();
    Ok(())
}
