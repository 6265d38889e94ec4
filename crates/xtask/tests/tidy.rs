//! The rules of the house, checked: who imports whom, how long a file may be, that a module says what it is.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// No file is longer.
const WALL: usize = 500;
/// No function of ours is longer.
const FUNCTION: usize = 80;
/// Names that say nothing.
const NAMELESS: [&str; 8] = ["utils", "util", "helpers", "helper", "common", "manager", "misc", "stuff"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two levels down").to_path_buf()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Files of ours with one of these endings.
fn files(endings: &[&str]) -> Vec<PathBuf> {
    let (mut found, mut waiting) = (Vec::new(), ["crates", "web", "tests"].map(|name| root().join(name)).to_vec());
    while let Some(folder) = waiting.pop() {
        for path in fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
            let passed = ["node_modules", "pkg", "target", "dist", "recorded"].iter().any(|name| path.ends_with(name));
            if path.is_dir() && !passed {
                waiting.push(path);
            } else if path.extension().is_some_and(|end| endings.iter().any(|ending| end == *ending)) {
                found.push(path);
            }
        }
    }
    found
}

/// Every package of the workspace: its name and what its Cargo.toml imports.
fn packages() -> BTreeMap<String, BTreeSet<String>> {
    let manifests = files(&["toml"]).into_iter().filter(|path| path.ends_with("Cargo.toml"));
    manifests.map(|path| manifest(&read(&path).parse().expect("a manifest"))).collect()
}

fn manifest(table: &Table) -> (String, BTreeSet<String>) {
    let name = table["package"]["name"].as_str().expect("a name").to_string();
    let mut imports = BTreeSet::new();
    sections(table, &mut imports);
    for target in table.get("target").and_then(Value::as_table).into_iter().flat_map(|targets| targets.values()) {
        sections(target.as_table().expect("a section"), &mut imports);
    }
    (name, imports)
}

fn sections(table: &Table, imports: &mut BTreeSet<String>) {
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        imports
            .extend(table.get(section).and_then(Value::as_table).into_iter().flat_map(|found| found.keys().cloned()));
    }
}

/// The table of ARCHITECTURE.md.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let text = read(&root().join("ARCHITECTURE.md"));
    let (_, rest) = text.split_once("| package | may import |\n|---|---|\n").expect("the table");
    let rows = rest.lines().take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    let names =
        |cell: &str| cell.split(',').map(|name| name.trim().to_string()).filter(|name| !name.is_empty()).collect();
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
        let engine = matches!(name.as_str(), "python" | "sqlalchemy" | "alembic");
        let wrong = |import: &&String| match import.as_str() {
            "rusqlite" | "sqlite-wasm-rs" => name != "sqlalchemy",
            other => (engine && other.starts_with("serde")) || (packages.contains_key(other) && !may.contains(other)),
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
    assert_eq!(forbidden(&packages, &allowed()), ["playground imports rusqlite", "web imports playground"]);
}

#[test]
fn no_file_is_longer_than_the_wall() {
    let lines = |path: &PathBuf| read(path).lines().count();
    let long: Vec<_> = files(&["rs", "js", "mjs", "css", "py"]).into_iter().filter(|path| lines(path) > WALL).collect();
    assert_eq!(long, Vec::<PathBuf>::new());
}

/// The functions of a formatted text: name and lines. One begins where `fn` stands and ends with the brace below it.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let begins = lines.iter().enumerate().filter_map(|(at, line)| {
        let words = ["pub ", "pub(crate) ", "pub(super) ", "async ", "const "];
        let head = words.iter().fold(line.trim_start(), |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let name = head.strip_prefix("fn ")?.split(['(', '<']).next()?;
        let end = [&line[..line.len() - line.trim_start().len()], "}"].concat();
        let length = if line.ends_with(['}', ';']) { 1 } else { lines[at..].iter().position(|line| *line == end)? + 1 };
        Some((name, length))
    });
    begins.collect()
}

#[test]
fn no_function_is_longer_than_the_wall() {
    assert_eq!(functions("fn a() {}\n    pub(super) fn b<T>(\n    ) {\n    }\n"), [("a", 1), ("b", 3)]);
    let long = |path: PathBuf| {
        let text = read(&path);
        let long = functions(&text).into_iter().filter(|(_, length)| *length > FUNCTION);
        long.map(|(name, length)| format!("{}: {name} has {length} lines", path.display())).collect::<Vec<_>>()
    };
    assert_eq!(files(&["rs"]).into_iter().flat_map(long).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<_> = files(&["rs"]).into_iter().filter(|path| !read(path).starts_with("//! ")).collect();
    assert_eq!(silent, Vec::<PathBuf>::new());
}

#[test]
fn no_name_says_nothing() {
    let stem = |path: &PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let found: Vec<_> =
        files(&["rs", "js", "mjs"]).into_iter().filter(|path| NAMELESS.contains(&stem(path).as_str())).collect();
    assert_eq!(found, Vec::<PathBuf>::new());
}

#[test]
fn only_one_file_of_the_page_names_the_window() {
    let page = files(&["rs"]).into_iter().filter(|path| path.starts_with(root().join("web/src")));
    let naming: Vec<_> = page.filter(|path| read(path).contains("window()")).collect();
    assert_eq!(naming, [root().join("web/src/browser.rs")]);
}

/// The engine must not know any scenario: the ids and names that recordings pin never stand in its code.
#[test]
fn the_engine_knows_no_scenario() {
    let names = ["a6d1d4ea8e5a", "c64a4543ce76", "6069e0c94720", "f26df72f284b", "lesson1", "Kai Uri", "Payroll"];
    let engine =
        ["python", "sqlalchemy", "alembic", "playground"].map(|name| root().join("crates").join(name).join("src"));
    let code = files(&["rs"]).into_iter().filter(|path| engine.iter().any(|folder| path.starts_with(folder)));
    let knowing: Vec<_> = code.filter(|path| names.iter().any(|name| read(path).contains(name))).collect();
    assert_eq!(knowing, Vec::<PathBuf>::new());
}
