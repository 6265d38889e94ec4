//! Who imports whom: Cargo.toml files and the Python of `lib` folders against the tables of
//! ARCHITECTURE.md.
use crate::files::{files, read, root};
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

/// Every package of the workspace: its name and what its Cargo.toml imports.
fn packages() -> BTreeMap<String, BTreeSet<String>> {
    let manifests = files(&["toml"]).into_iter().filter(|path| path.ends_with("Cargo.toml"));
    manifests.map(|path| manifest(&read(&path).parse().expect("a manifest"))).collect()
}

fn manifest(table: &Table) -> (String, BTreeSet<String>) {
    let name = table["package"]["name"].as_str().expect("a name").to_string();
    let mut imports = BTreeSet::new();
    sections(table, &mut imports);
    for target in table
        .get("target")
        .and_then(Value::as_table)
        .into_iter()
        .flat_map(|targets| targets.values())
    {
        sections(target.as_table().expect("a section"), &mut imports);
    }
    (name, imports)
}

fn sections(table: &Table, imports: &mut BTreeSet<String>) {
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        imports.extend(
            table
                .get(section)
                .and_then(Value::as_table)
                .into_iter()
                .flat_map(|found| found.keys().cloned()),
        );
    }
}

/// The table of ARCHITECTURE.md.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    table("| package | may import |\n|---|---|\n")
}

/// A table of ARCHITECTURE.md: a name, and the names that it may use.
fn table(head: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = read(&root().join("ARCHITECTURE.md"));
    let (_, rest) = text.split_once(head).expect("the table");
    let rows = rest.lines().take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let names = |cell: &str| {
        cell.split(',')
            .map(|name| name.trim().to_string())
            .filter(|name| !name.is_empty())
            .collect()
    };
    cells.map(|cells| (cells[1].to_string(), names(cells[2]))).collect()
}

/// Arrows that the table does not have.
fn forbidden(
    packages: &BTreeMap<String, BTreeSet<String>>,
    allowed: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<String> {
    let mut found = Vec::new();
    for (name, imports) in packages {
        let Some(may) = allowed.get(name) else {
            found.push(format!("{name} is not in ARCHITECTURE.md's table"));
            continue;
        };
        let engine = matches!(name.as_str(), "python" | "sqlite" | "sqlalchemy" | "alembic");
        let wrong = |import: &&String| match import.as_str() {
            "rusqlite" | "sqlite-wasm-rs" => name != "sqlite",
            other => {
                (engine && other.starts_with("serde"))
                    || (packages.contains_key(other) && !may.contains(other))
            }
        };
        found.extend(imports.iter().filter(wrong).map(|import| format!("{name} imports {import}")));
    }
    found
}

#[test]
fn imports_are_those_of_the_architecture() {
    assert_eq!(forbidden(&packages(), &allowed()), Vec::<String>::new());
}

#[test]
fn an_arrow_added_is_seen() {
    let mut packages = packages();
    packages.get_mut("web").expect("the page").insert("playground".into());
    packages.get_mut("playground").expect("the session").insert("rusqlite".into());
    assert_eq!(
        forbidden(&packages, &allowed()),
        ["playground imports rusqlite", "web imports playground"]
    );
}

/// Which `lib` folder a module of ours lies in, by the first part of its name.
fn homes() -> BTreeMap<String, String> {
    let natives = [("_sqla", "sqlalchemy"), ("_sqlite3", "sqlite")]
        .map(|(module, home)| (module.to_string(), home.to_string()));
    let files = files(&["py"]).into_iter().filter_map(|path| {
        let below = path.strip_prefix(root().join("crates")).ok()?.to_str()?.to_string();
        let (home, rest) = below.split_once("/lib/")?;
        let top = rest.split('/').next()?.trim_end_matches(".py");
        Some((top.to_string(), home.to_string()))
    });
    natives.into_iter().chain(files).collect()
}

/// The first parts of the modules that a Python text imports; imports within a package of its own
/// dots do not count.
fn imported(text: &str) -> BTreeSet<&str> {
    let named = text.lines().map(str::trim_start).flat_map(|line| {
        let from = line
            .strip_prefix("from ")
            .and_then(|rest| rest.split_once(" import "))
            .map(|(name, _)| name);
        let plain = line.strip_prefix("import ").unwrap_or_default();
        from.into_iter().chain(plain.split(", "))
    });
    named
        .filter_map(|name| name.split([' ', '.', ',', ';']).next())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Imports of Python that the table does not have. The standard library may be imported by all.
fn forbidden_in_python(
    texts: &[(String, String)],
    allowed: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<String> {
    let homes = homes();
    let mut found = Vec::new();
    for (path, text) in texts {
        let Some((home, _)) = path.split_once("/lib/") else { continue };
        for name in imported(text) {
            let Some(other) = homes.get(name) else { continue };
            let may = other == "python"
                || other == home
                || allowed.get(home).is_some_and(|may| may.contains(other));
            if !may {
                found.push(format!("crates/{path} imports {name}"));
            }
        }
    }
    found
}

fn libraries() -> Vec<(String, String)> {
    let crates = root().join("crates");
    let below = |path: std::path::PathBuf| {
        let name = path.strip_prefix(&crates).ok()?.to_str()?.to_string();
        name.contains("/lib/").then(|| (name, read(&path)))
    };
    files(&["py"]).into_iter().filter_map(below).collect()
}

#[test]
fn python_imports_are_those_of_the_architecture() {
    let table = table("| lib of | may import the lib of |\n|---|---|\n");
    assert_eq!(forbidden_in_python(&libraries(), &table), Vec::<String>::new());
}

#[test]
fn a_python_import_added_is_seen() {
    let table = table("| lib of | may import the lib of |\n|---|---|\n");
    let planted =
        |path: &str, text: &str| forbidden_in_python(&[(path.into(), text.into())], &table);
    let line = "    from flask_migrate import Migrate\n";
    assert_eq!(
        planted("alembic/lib/alembic/op.py", line),
        ["crates/alembic/lib/alembic/op.py imports flask_migrate"]
    );
    assert_eq!(
        planted("python/lib/abc.py", "import json, click\n"),
        ["crates/python/lib/abc.py imports click"]
    );
    assert_eq!(
        planted("flask_migrate/lib/flask_migrate/cli.py", "import click\n"),
        Vec::<String>::new()
    );
}

/// Where programs are started by the name of a module, and where the evaluator imports what
/// programs ask for.
const STARTERS: [&str; 2] = ["playground/src/programs.rs", "advice/src/questions.rs"];

/// Modules that a Rust text imports by name, or by a name that only the run tells. Only the
/// standard library's may be.
fn imported_by_rust(path: &str, text: &str, homes: &BTreeMap<String, String>) -> Vec<String> {
    let evaluator = path.starts_with("python/src/");
    let calls =
        text.split("import_module(").skip(1).filter_map(|rest| rest.split([')', ',']).next());
    let standard = |name: &str| homes.get(name).is_none_or(|home| home == "python");
    let wrong = |name: &&str| match name.trim().strip_prefix('"') {
        Some(literal) => !standard(literal.split(['.', '"']).next().unwrap_or_default()),
        None => !evaluator && !STARTERS.contains(&path),
    };
    calls.filter(wrong).map(|name| format!("crates/{path} imports {}", name.trim())).collect()
}

#[test]
fn rust_imports_no_module_of_ours_by_name() {
    let (homes, crates) = (homes(), root().join("crates"));
    let all = files(&["rs"]).into_iter().filter_map(|path| {
        let name = path.strip_prefix(&crates).ok()?.to_str()?.to_string();
        let engine = name.contains("/src/") && !name.starts_with("xtask/");
        engine.then(|| imported_by_rust(&name, &read(&path), &homes))
    });
    assert_eq!(all.flatten().collect::<Vec<_>>(), Vec::<String>::new());
    let planted = |path: &str, text: &str| imported_by_rust(path, text, &homes).len();
    assert_eq!(planted("sqlalchemy/src/bind/a.rs", "vm.import_module(\"sqlalchemy.exc\")?"), 1);
    assert_eq!(planted("alembic/src/a.rs", "vm.import_module(\n    name,\n)?"), 1);
    assert_eq!(planted("python/src/vm/a.rs", "self.import_module(\"flask\")"), 1);
    assert_eq!(
        planted("alembic/src/a.rs", "vm.import_module(\"datetime\")?; vm.handed(\"dated\")?"),
        0
    );
}

/// Python texts that are data: what `init` writes, what share links know already, and the table's
/// own maker.
const DATA: [&str; 4] =
    ["alembic/src/templates.rs", "share/src/known.rs", "share/src/shape.rs", "frozen/src/lib.rs"];

#[test]
fn no_module_of_ours_stands_in_rust_text() {
    let written = |text: &str| text.contains("include_str!") && text.contains(".py\"");
    assert!(written(
        "const SOURCES: &[(&str, &str)] = &[(\"abc\", include_str!(\"../lib/abc.py\"))];"
    ));
    let crates = root().join("crates");
    let found = files(&["rs"]).into_iter().filter_map(|path| {
        let name = path.strip_prefix(&crates).ok()?.to_str()?;
        (name.contains("/src/") && !DATA.contains(&name) && written(&read(&path)))
            .then(|| name.to_string())
    });
    assert_eq!(found.collect::<Vec<_>>(), Vec::<String>::new());
}
