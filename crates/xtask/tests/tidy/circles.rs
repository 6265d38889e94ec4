//! Circles of imports between the files of a package: none but those that ARCHITECTURE.md gives a
//! reason for (`sqlalchemy`'s).
use crate::files::{files, read, root};
use std::collections::{BTreeMap, BTreeSet};

/// Packages whose files import each other in one direction only.
const STRAIGHT: [&str; 10] = [
    "sqlite",
    "alembic",
    "shell",
    "sqlite_shell",
    "playground",
    "trace",
    "advice",
    "project",
    "share",
    "lesson",
];

type Graph = BTreeMap<String, BTreeSet<String>>;

/// The words of a path behind a prefix: `crate::a::b` is `a` and `b`, `crate::{a, b::c}` each
/// one's.
fn named(text: &str, prefix: &str) -> BTreeSet<String> {
    let word = |text: &str| {
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    let path = |text: &str| {
        let first = word(text);
        let second = text[first.len()..].strip_prefix("::").map(word).unwrap_or_default();
        [format!("{first}::{second}"), first]
    };
    let after = text.split(prefix).skip(1).flat_map(|rest| match rest.strip_prefix('{') {
        Some(group) => {
            group.split('}').next().unwrap_or_default().split(',').map(str::trim).collect()
        }
        None => vec![rest],
    });
    after.flat_map(path).collect()
}

/// Each file of a package by its module's name, and the files that it imports.
fn graph(texts: &BTreeMap<String, String>) -> Graph {
    let imports = |(name, text): (&String, &String)| {
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let folder =
            name.rsplit_once("::").map_or(String::new(), |(folder, _)| format!("{folder}::"));
        let mut found = named(text, "crate::");
        found.extend(named(text, "super::").into_iter().map(|other| folder.clone() + &other));
        found.retain(|other| texts.contains_key(other) && other != name);
        (name.clone(), found)
    };
    texts.iter().map(imports).collect()
}

/// The files that lie on a circle: nobody imports them, or they import nobody, however often such
/// are taken away.
fn circles(mut graph: Graph) -> Vec<String> {
    loop {
        let imported: BTreeSet<String> = graph.values().flatten().cloned().collect();
        let ends = |(name, imports): (&String, &BTreeSet<String>)| {
            (imports.is_empty() || !imported.contains(name)).then(|| name.clone())
        };
        let ends: Vec<String> = graph.iter().filter_map(ends).collect();
        if ends.is_empty() {
            return graph.into_keys().collect();
        }
        graph.retain(|name, _| !ends.contains(name));
        graph.values_mut().for_each(|imports| imports.retain(|name| !ends.contains(name)));
    }
}

fn texts(package: &str) -> BTreeMap<String, String> {
    let source = root().join("crates").join(package).join("src");
    let module = |path: std::path::PathBuf| {
        let name = path
            .strip_prefix(&source)
            .ok()?
            .to_str()?
            .trim_end_matches(".rs")
            .trim_end_matches("/mod")
            .to_string();
        Some((name.replace('/', "::"), read(&path)))
    };
    files(&["rs"]).into_iter().filter_map(module).filter(|(name, _)| name != "lib").collect()
}

#[test]
fn files_import_each_other_in_one_direction() {
    for package in STRAIGHT {
        assert_eq!(circles(graph(&texts(package))), Vec::<String>::new(), "{package}");
    }
}

#[test]
fn a_circle_is_seen() {
    let planted = [
        ("a", "use crate::b::c;"),
        ("b", "use crate::{d, e};"),
        ("d", "fn f() { super::a::g() }"),
        ("e", ""),
    ];
    let planted = planted.map(|(name, text)| (name.to_string(), text.to_string())).into();
    assert_eq!(circles(graph(&planted)), ["a", "b", "d"]);
    assert!(!circles(graph(&texts("sqlalchemy"))).is_empty());
}
