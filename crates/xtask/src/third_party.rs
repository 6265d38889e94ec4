//! `cargo xtask third-party`: THIRD-PARTY.md, what others wrote and is part of what we hand out, with
//! its licences. In: Cargo's lock file and npm's, the licence files beside the sources. `--check`
//! only compares the list of packages with the file.
use crate::run::{Failed, cargo, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The crates whose dependencies are handed out: page, worker, npm package, native binary.
const SHIPPED: [&str; 4] = ["web", "worker", "api", "cli"];
/// Beginnings of the npm packages that are bundled into the page; the others are tools.
const BUNDLED: [&str; 7] =
    ["@codemirror/", "@lezer/", "@marijn/", "crelt", "idb", "style-mod", "w3c-keyname"];
const FILE: &str = "THIRD-PARTY.md";
/// The texts that go wherever our work goes.
pub const LICENCES: [&str; 3] = ["LICENSE-MIT", "LICENSE-APACHE", FILE];

/// A package of others: where it comes from, what it is called, how it is licensed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// Writes the file, or with `--check` says whether its list is that of the lock files.
pub fn run(arguments: &[String]) -> Result<(), Failed> {
    let mut packages = crates()?;
    packages.extend(npm()?);
    packages.extend(ours_by_others());
    let list = table(&packages);
    let path = root().join(FILE);
    if arguments.iter().any(|argument| argument == "--check") {
        let written = fs::read_to_string(&path).unwrap_or_default();
        return if written.contains(&list) {
            Ok(())
        } else {
            Err(Failed(format!("{FILE} is old: run cargo xtask third-party")))
        };
    }
    fs::write(path, [HEAD, &list, &texts(&packages)?].concat())?;
    Ok(())
}

const HEAD: &str = "\
# What others wrote

Migration Playground is under MIT or Apache-2.0, as you like. The built page, the worker, the npm
package and the native binary hold these packages too; their licences stand below the list. The
templates that `init` writes are Alembic's and Flask-Migrate's. SQLite is in the public domain.
Made by `cargo xtask third-party` from the lock files.

";

fn json(text: &str) -> Result<Value, Failed> {
    serde_json::from_str(text).map_err(|error| Failed(error.to_string()))
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_string()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

/// Crates of others that the shipped ones need to run, with all that these need.
fn crates() -> Result<Vec<Package>, Failed> {
    let output = cargo().args(["metadata", "--format-version", "1", "--locked"]).output()?;
    let found = json(&String::from_utf8_lossy(&output.stdout))?;
    let packages: BTreeMap<String, &Value> =
        list(&found, "packages").map(|package| (text(package, "id"), package)).collect();
    let nodes: BTreeMap<String, &Value> =
        list(&found["resolve"], "nodes").map(|node| (text(node, "id"), node)).collect();
    let is_shipped = |package: &&Value| {
        package["source"].is_null() && SHIPPED.contains(&text(package, "name").as_str())
    };
    let mut queue: Vec<String> =
        packages.values().copied().filter(is_shipped).map(|package| text(package, "id")).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = queue.pop() {
        if seen.insert(id.clone()) {
            let needed = nodes.get(&id).map(|node| needed(node)).unwrap_or_default();
            queue.extend(needed);
        }
    }
    let others = seen.iter().filter_map(|id| packages.get(id)).filter(|p| !p["source"].is_null());
    Ok(others.map(|package| of_crate(package)).collect())
}

/// What a crate needs when it runs: neither for its build nor for its tests.
fn needed(node: &Value) -> Vec<String> {
    let runs = |dep: &&Value| list(dep, "dep_kinds").any(|kind| kind["kind"].is_null());
    list(node, "deps").filter(runs).map(|dep| text(dep, "pkg")).collect()
}

fn of_crate(package: &Value) -> Package {
    let manifest = PathBuf::from(text(package, "manifest_path"));
    Package {
        name: text(package, "name"),
        version: text(package, "version"),
        licence: text(package, "license"),
        folder: manifest.parent().map(Path::to_path_buf).unwrap_or_default(),
    }
}

/// The npm packages of the editor and of the store.
fn npm() -> Result<Vec<Package>, Failed> {
    let lock = json(&fs::read_to_string(root().join("package-lock.json"))?)?;
    let entries = lock["packages"].as_object().into_iter().flatten();
    let bundled = entries.filter_map(|(path, entry)| {
        let name = path.strip_prefix("node_modules/")?;
        BUNDLED.iter().any(|start| name.starts_with(start)).then(|| Package {
            name: name.into(),
            version: text(entry, "version"),
            licence: text(entry, "license"),
            folder: root().join(path),
        })
    });
    Ok(bundled.collect())
}

/// Texts of others that are data here: templates.
fn ours_by_others() -> Vec<Package> {
    let of = |name: &str, version: &str, folder: &str| Package {
        name: name.into(),
        version: version.into(),
        licence: "MIT".into(),
        folder: root().join(folder),
    };
    vec![
        of("Alembic (templates)", "1.20.1", "crates/alembic/templates/alembic"),
        of("Flask-Migrate (templates)", "4.1.0", "crates/alembic/templates/flask_migrate"),
    ]
}

fn table(packages: &[Package]) -> String {
    let mut rows: Vec<String> = packages
        .iter()
        .map(|p| format!("| {} | {} | {} |\n", p.name, p.version, p.licence))
        .collect();
    rows.sort();
    rows.dedup();
    format!("| package | version | licence |\n|---|---|---|\n{}", rows.concat())
}

/// Each text once, with the packages that bear it.
fn texts(packages: &[Package]) -> Result<String, Failed> {
    let mut bearers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages {
        for found in licences(&package.folder)? {
            bearers.entry(found).or_default().insert(package.name.clone());
        }
    }
    let parts = bearers.iter().map(|(found, names)| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        format!("\n## {}\n\n```text\n{found}\n```\n", names.join(", "))
    });
    Ok(parts.collect())
}

/// The licence files in a folder.
fn licences(folder: &Path) -> Result<Vec<String>, Failed> {
    let is_licence = |name: &str| {
        let name = name.to_uppercase();
        ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|start| name.starts_with(start))
    };
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .flatten()
        .filter(|entry| is_licence(&entry.file_name().to_string_lossy()) && entry.path().is_file())
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let read = |path: &PathBuf| fs::read(path).map(|bytes| plain(&String::from_utf8_lossy(&bytes)));
    Ok(paths.iter().map(read).collect::<Result<_, _>>()?)
}

/// Line ends and outer blank lines made equal, so that equal texts are one.
fn plain(found: &str) -> String {
    let lines: Vec<&str> = found.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_string()
}
