//! The rules for the Python of `lib` folders: a docstring at the top, no long function, no long
//! line, real module paths.
use crate::FUNCTION;
use crate::files::{files, read, root};
use std::path::PathBuf;

/// Columns of a line, in every language.
const COLUMNS: usize = 100;

fn libraries() -> Vec<PathBuf> {
    let lib = |path: &PathBuf| {
        path.starts_with(root().join("crates"))
            && path.components().any(|part| part.as_os_str() == "lib")
    };
    files(&["py"]).into_iter().filter(lib).collect()
}

/// Functions of a Python text: name and lines, from the end of the signature to the last line that
/// stands deeper. The signature does not count: the real packages' have up to forty names.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let depth = |line: &str| line.len() - line.trim_start().len();
    let begins = lines.iter().enumerate().filter_map(|(at, line)| {
        let head = line.trim_start();
        let rest = head.strip_prefix("async ").unwrap_or(head).strip_prefix("def ")?;
        let start = at + lines[at..].iter().position(|line| line.trim_end().ends_with(':'))?;
        let inside = |other: &&&str| other.trim().is_empty() || depth(other) > depth(line);
        let body = lines[start + 1..].iter().take_while(inside).collect::<Vec<_>>();
        let length =
            body.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
        Some((rest.split('(').next()?, length))
    });
    begins.collect()
}

#[test]
fn no_python_function_is_longer_than_the_wall() {
    let planted = [
        "class A:\n    def b(\n        self,\n    ):\n",
        &"        x = 1\n".repeat(FUNCTION),
        "\n\nc = 1\n",
    ]
    .concat();
    assert_eq!(functions(&planted), [("b", FUNCTION)]);
    let long = |path: PathBuf| {
        let text = read(&path);
        let long = functions(&text).into_iter().filter(|(_, length)| *length > FUNCTION);
        long.map(|(name, length)| format!("{}: {name} has {length} lines", path.display()))
            .collect::<Vec<_>>()
    };
    assert_eq!(libraries().into_iter().flat_map(long).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_python_module_says_what_it_is() {
    let silent: Vec<_> =
        libraries().into_iter().filter(|path| !read(path).starts_with("\"\"\"")).collect();
    assert_eq!(silent, Vec::<PathBuf>::new());
}

/// A text that a real tool prints stays on its line.
#[test]
fn no_line_is_longer_than_the_columns() {
    let long = |line: &&str| {
        line.chars().count() > COLUMNS
            && !line.contains(['"', '\'', '`', '\\'])
            && !line.contains("http")
    };
    assert!(long(&"x = 1 + ".repeat(20).as_str()));
    let found = |path: PathBuf| {
        read(&path)
            .lines()
            .filter(long)
            .map(|line| format!("{}: {line}", path.display()))
            .collect::<Vec<_>>()
    };
    let all = files(&["rs", "py", "js", "mjs"]).into_iter().filter(|path| {
        !path
            .components()
            .any(|part| ["examples", "cases"].iter().any(|name| part.as_os_str() == *name))
    });
    assert_eq!(all.flat_map(found).collect::<Vec<_>>(), Vec::<String>::new());
}
