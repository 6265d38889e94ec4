//! The files that the rules are about.
use std::fs;
use std::path::{Path, PathBuf};

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two levels down").to_path_buf()
}

/// A file of ours.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Files of ours with one of these endings.
pub fn files(endings: &[&str]) -> Vec<PathBuf> {
    let (mut found, mut waiting) =
        (Vec::new(), ["crates", "web", "tests"].map(|name| root().join(name)).to_vec());
    while let Some(folder) = waiting.pop() {
        for path in fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
            let passed = ["node_modules", "pkg", "target", "dist", "recorded"]
                .iter()
                .any(|name| path.ends_with(name));
            if path.is_dir() && !passed {
                waiting.push(path);
            } else if path
                .extension()
                .is_some_and(|end| endings.iter().any(|ending| end == *ending))
            {
                found.push(path);
            }
        }
    }
    found
}
