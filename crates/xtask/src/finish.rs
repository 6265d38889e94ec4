//! `cargo xtask finish`: Trunk's last step. Adds the editor's bundle, then writes into the page the
//! build's number and the hash of its starting script, and prints what the visitor has to fetch.
use crate::run::{Failed, output, program, root, succeed};
use crate::third_party;
use base64::Engine;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The page must stay light as it travels, packed with brotli: the engine and SQLite belong to the
/// worker.
const PAGE_LIMIT: usize = 230 * 1024;

/// Finishes the site that Trunk has put together in its staging folder.
pub fn run() -> Result<(), Failed> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or_else(|| Failed("finish is called by Trunk".into()))?;
    bundle(&staging)?;
    let page = staging.join("index.html");
    let html = fs::read_to_string(&page)?;
    let html = html.replace("content=\"dev\"", &format!("content=\"{}\"", number(&staging)?));
    let html = html.replace(
        "name=\"editor\" content=\"\"",
        &format!("name=\"editor\" content=\"{}\"", parts(&staging)?),
    );
    let html = html.replace("'wasm-unsafe-eval'", &format!("'wasm-unsafe-eval' {}", hashes(&html)));
    fs::write(&page, html)?;
    service(&staging)?;
    sizes(&staging)?;
    licences(&staging)
}

/// Licences lie beside the page; no visitor has to fetch them before they are asked for.
fn licences(staging: &Path) -> Result<(), Failed> {
    for name in third_party::LICENCES {
        fs::copy(root().join(name), staging.join(name))?;
    }
    Ok(())
}

fn bundle(staging: &Path) -> Result<(), Failed> {
    let target = format!("--outdir={}", staging.display());
    let sources = ["editor=web/editor/open.js", "keeper=web/keeper/keeper.js"];
    let flags = [
        "--bundle",
        "--splitting",
        "--chunk-names=editor-[name]-[hash]",
        "--format=esm",
        "--minify",
        "--log-level=warning",
        "--legal-comments=eof",
        "--define:Intl.Segmenter=LazySegmenter",
        "--inject:web/editor/segmenter.js",
    ];
    succeed(program("esbuild").args(sources).args(flags).arg(target))
}

/// The editor's parts with a grammar of Python; the others come with the files that need them.
fn parts(staging: &Path) -> Result<String, Failed> {
    let names = fs::read_dir(staging)?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let later = |name: &str| name.starts_with("editor-sql-") || name.starts_with("editor-ini-");
    let mut names: Vec<String> =
        names.filter(|name| name.starts_with("editor-") && !later(name)).collect();
    names.sort();
    Ok(names.join(" "))
}

/// A number for this build, from the parts whose names bear no hash.
fn number(staging: &Path) -> Result<String, Failed> {
    let mut digest = Sha256::new();
    for name in ["editor.js", "keeper.js", "loader.js", "worker.js", "worker_bg.wasm"] {
        let path = staging.join(name);
        digest.update(
            fs::read(&path).map_err(|error| Failed(format!("{}: {error}", path.display())))?,
        );
    }
    Ok(digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect())
}

/// The service worker, with the build's files and a number made of all of them.
fn service(staging: &Path) -> Result<(), Failed> {
    let mut files = Vec::new();
    let mut digest = Sha256::new();
    for entry in walkdir::WalkDir::new(staging)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
    {
        let path = entry
            .path()
            .strip_prefix(staging)
            .unwrap_or(entry.path())
            .to_string_lossy()
            .replace('\\', "/");
        digest.update(fs::read(entry.path())?);
        files.push(format!("\"{path}\""));
    }
    let build: String =
        digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let text = fs::read_to_string(root().join("web/sw.js"))?;
    let text = text
        .replace("\"BUILD\"", &format!("\"{build}\""))
        .replace("/* FILES */", &files.join(", "));
    Ok(fs::write(staging.join("sw.js"), text)?)
}

/// The policy's names for the scripts that stand in the page itself.
fn hashes(html: &str) -> String {
    let scripts = html.split("<script").skip(1).filter_map(|rest| rest.split_once('>'));
    let bodies = scripts
        .filter(|(head, _)| !head.contains("src="))
        .filter_map(|(_, rest)| rest.split_once("</script>"));
    let base64 = base64::engine::general_purpose::STANDARD;
    let hash =
        |(body, _): (&str, &str)| format!("'sha256-{}'", base64.encode(Sha256::digest(body)));
    bodies.map(hash).collect::<Vec<_>>().join(" ")
}

/// Prints the sizes; a page that has grown over its limit is no build.
fn sizes(staging: &Path) -> Result<(), Failed> {
    let mut page = 0;
    for entry in fs::read_dir(staging)?.flatten() {
        let (name, size) =
            (entry.file_name().to_string_lossy().into_owned(), entry.metadata()?.len());
        if name.ends_with(".wasm") || name == "editor.js" {
            println!("build: {name} {} KB", size / 1024);
        }
        if name.starts_with("web-") && name.ends_with(".wasm") {
            page = packed(&entry.path())?;
            println!("build: {name} {} KB packed", page / 1024);
        }
    }
    let release = std::env::var("TRUNK_PROFILE").as_deref() == Ok("release");
    let over = release && (page == 0 || page > PAGE_LIMIT);
    let (has, may) = (page / 1024, PAGE_LIMIT / 1024);
    let reason =
        format!("the page's wasm has {has} KB packed, allowed are {may} KB ({})", root().display());
    if over { Err(Failed(reason)) } else { Ok(()) }
}

/// How many bytes a file has when a web server packs it with brotli. Node, which bundles the
/// editor, has the packer.
fn packed(path: &Path) -> Result<usize, Failed> {
    let script = "const { readFileSync } = require('fs'), { brotliCompressSync } = require('zlib'); \
        console.log(brotliCompressSync(readFileSync(process.argv[1])).length)";
    let size = output("node", &["-e", script, &path.to_string_lossy()]);
    size.and_then(|text| text.trim().parse().ok())
        .ok_or_else(|| Failed("node cannot pack the page".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_scripts_in_the_page_get_a_hash() {
        let html = "<script src=\"a.js\"></script><script type=\"module\">go()</script>";
        assert_eq!(
            hashes(html),
            "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='".to_string()
        );
    }
}
