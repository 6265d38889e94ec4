//! For build scripts: the Python files below a crate's `lib` folder become a table of modules.
//! In: `lib/json/decoder.py`. Out: an expression of `FrozenModule` values in `$OUT_DIR/lib.rs`,
//! sorted by module name, which the crate includes. No list of modules is written by hand.
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};
use walkdir::WalkDir;

/// A file of a `lib` folder and the module it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The dotted name: `json`, `json.decoder`.
    pub name: String,
    /// The path below `lib`, with slashes: `json/__init__.py`.
    pub file: String,
    /// Where it lies on this machine.
    pub path: PathBuf,
}

/// Writes `$OUT_DIR/lib.rs` for the crate whose build script runs, and has the script run again
/// when its `lib` changes.
///
/// # Errors
/// A folder that cannot be read, a path that is not UTF-8, or a file that cannot be written.
pub fn freeze() -> io::Result<()> {
    let variable =
        |name| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(name));
    let lib = variable("CARGO_MANIFEST_DIR")?.join("lib");
    println!("cargo::rerun-if-changed={}", lib.display());
    fs::write(variable("OUT_DIR")?.join("lib.rs"), table(&modules(&lib)?))
}

/// The modules of a `lib` folder, sorted by name.
///
/// # Errors
/// A folder that cannot be read, or a path that is not UTF-8.
pub fn modules(lib: &Path) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(lib) {
        let path = entry?.into_path();
        if path.extension().is_some_and(|ending| ending == "py") {
            let below = path.strip_prefix(lib).ok().and_then(Path::to_str);
            let file =
                below.ok_or_else(|| io::Error::other(format!("{}: not UTF-8", path.display())))?;
            let file = file.replace('\\', "/");
            found.push(Found { name: module(&file), file, path });
        }
    }
    found.sort();
    Ok(found)
}

/// The module that a file is: `json/__init__.py` is `json`.
fn module(file: &str) -> String {
    let stem = file.strip_suffix(".py").unwrap_or(file);
    stem.strip_suffix("/__init__").unwrap_or(stem).replace('/', ".")
}

fn table(modules: &[Found]) -> String {
    let mut text = String::from("&[\n");
    for Found { name, file, path } in modules {
        let path = path.to_string_lossy();
        let _ = writeln!(
            text,
            "FrozenModule {{ name: {name:?}, file: {file:?}, source: include_str!({path:?}) }},"
        );
    }
    text.push_str("]\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_paths() {
        let place = tempfile::tempdir().expect("a folder");
        for file in ["json/__init__.py", "json/decoder.py", "abc.py", "json/notes.txt"] {
            let path = place.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("makes");
            fs::write(path, "").expect("writes");
        }
        let found = modules(place.path()).expect("reads");
        let pairs: Vec<_> =
            found.iter().map(|module| (module.name.as_str(), module.file.as_str())).collect();
        let wanted =
            [("abc", "abc.py"), ("json", "json/__init__.py"), ("json.decoder", "json/decoder.py")];
        assert_eq!(pairs, wanted);
        assert!(table(&found).starts_with(
            "&[\nFrozenModule { name: \"abc\", file: \"abc.py\", source: include_str!("
        ));
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(modules(Path::new("/nowhere/lib")).is_err());
    }
}
