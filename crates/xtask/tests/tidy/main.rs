//! The rules of the house, checked: who imports whom, how long a file may be, that a module says
//! what it is.
mod circles;
mod files;
mod imports;
mod python;

use files::{files, read, root};
use std::path::PathBuf;

/// No file is longer.
const WALL: usize = 500;
/// No function of ours is longer.
const FUNCTION: usize = 80;
/// Names that say nothing.
const NAMELESS: [&str; 8] =
    ["utils", "util", "helpers", "helper", "common", "manager", "misc", "stuff"];

#[test]
fn no_file_is_longer_than_the_wall() {
    let lines = |path: &PathBuf| read(path).lines().count();
    let long: Vec<_> = files(&["rs", "js", "mjs", "css", "py"])
        .into_iter()
        .filter(|path| lines(path) > WALL)
        .collect();
    assert_eq!(long, Vec::<PathBuf>::new());
}

/// Whether a function is a match of one-line arms over everything there is: a table, however long.
fn is_table(lines: &[&str]) -> bool {
    let arms = lines.iter().filter(|line| line.contains(" => ") && line.ends_with(','));
    !lines.iter().any(|line| line.trim_start().starts_with("_ =>"))
        && arms.count() + 8 >= lines.len()
}

/// The functions of a formatted text that are no tables: name and lines. One begins where `fn`
/// stands and ends with the brace below it.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let begins = lines.iter().enumerate().filter_map(|(at, line)| {
        let words = ["pub ", "pub(crate) ", "pub(super) ", "async ", "const "];
        let head = words
            .iter()
            .fold(line.trim_start(), |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let name = head.strip_prefix("fn ")?.split(['(', '<']).next()?;
        let end = [&line[..line.len() - line.trim_start().len()], "}"].concat();
        let length = if line.ends_with(['}', ';']) {
            1
        } else {
            lines[at..].iter().position(|line| *line == end)? + 1
        };
        (!is_table(&lines[at..at + length]) || length <= 8).then_some((name, length))
    });
    begins.collect()
}

#[test]
fn no_function_is_longer_than_the_wall() {
    assert_eq!(
        functions("fn a() {}\n    pub(super) fn b<T>(\n    ) {\n    }\n"),
        [("a", 1), ("b", 3)]
    );
    let arms = "        A => a(),\n".repeat(90);
    let long_match = |last: &str| format!("fn a() {{\n    match b {{\n{arms}{last}    }}\n}}\n");
    assert_eq!(functions(&long_match("")), []);
    assert_eq!(functions(&long_match("        _ => c(),\n")), [("a", 95)]);
    let long = |path: PathBuf| {
        let text = read(&path);
        let long = functions(&text).into_iter().filter(|(_, length)| *length > FUNCTION);
        long.map(|(name, length)| format!("{}: {name} has {length} lines", path.display()))
            .collect::<Vec<_>>()
    };
    assert_eq!(files(&["rs"]).into_iter().flat_map(long).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<_> =
        files(&["rs"]).into_iter().filter(|path| !read(path).starts_with("//! ")).collect();
    assert_eq!(silent, Vec::<PathBuf>::new());
}

#[test]
fn no_name_says_nothing() {
    let stem = |path: &PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let found: Vec<_> = files(&["rs", "js", "mjs"])
        .into_iter()
        .filter(|path| NAMELESS.contains(&stem(path).as_str()))
        .collect();
    assert_eq!(found, Vec::<PathBuf>::new());
}

#[test]
fn only_one_file_of_the_page_names_the_window() {
    let page = files(&["rs"]).into_iter().filter(|path| path.starts_with(root().join("web/src")));
    let naming: Vec<_> = page.filter(|path| read(path).contains("window()")).collect();
    assert_eq!(naming, [root().join("web/src/browser.rs")]);
}

/// The engine must not know any scenario: the ids and names that recordings pin never stand in its
/// code.
#[test]
fn the_engine_knows_no_scenario() {
    let names = [
        "a6d1d4ea8e5a",
        "c64a4543ce76",
        "6069e0c94720",
        "f26df72f284b",
        "lesson1",
        "Kai Uri",
        "Payroll",
    ];
    let rooms = [
        "python",
        "sqlite",
        "sqlalchemy",
        "alembic",
        "shell",
        "sqlite_shell",
        "playground",
        "advice",
        "trace",
    ];
    let engine = rooms.map(|name| root().join("crates").join(name).join("src"));
    let code = files(&["rs"])
        .into_iter()
        .filter(|path| engine.iter().any(|folder| path.starts_with(folder)));
    let knowing: Vec<_> =
        code.filter(|path| names.iter().any(|name| read(path).contains(name))).collect();
    assert_eq!(knowing, Vec::<PathBuf>::new());
}
