//! A folder on disk as a project: read whole, written back file by file, never half.
use project::{Change, Project};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Folders that are no part of a project.
const PASSED: [&str; 6] = [".git", ".venv", "venv", "env", "node_modules", "__pycache__"];

/// The project's folder.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// A folder that is there.
    ///
    /// # Errors
    /// It is not.
    pub fn open(path: &Path) -> Result<Folder, String> {
        let path = path.canonicalize().map_err(|error| format!("{}: {error}", path.display()))?;
        if path.is_dir() { Ok(Folder { path }) } else { Err(format!("{}: not a folder", path.display())) }
    }

    /// Reads the project; its variables are those of the process.
    ///
    /// # Errors
    /// A file that cannot be read, or a database with changes outside its file.
    pub fn project(&self) -> Result<Project, String> {
        let mut project = Project { env: std::env::vars().collect(), ..Project::default() };
        let kept =
            |entry: &DirEntry| !entry.file_type().is_dir() || !PASSED.iter().any(|name| entry.file_name() == *name);
        for entry in WalkDir::new(&self.path).min_depth(1).sort_by_file_name().into_iter().filter_entry(kept) {
            let entry = entry.map_err(|error| error.to_string())?;
            let Some(path) = self.inside(entry.path()) else { continue };
            if entry.file_type().is_file() {
                let bytes = fs::read(entry.path()).map_err(|error| format!("{path}: {error}"))?;
                project.files.insert(path, bytes);
            } else if entry.file_type().is_dir() {
                project.folders.push(path);
            }
        }
        unfinished(&project.files)?;
        Ok(project)
    }

    /// A path as the project has it; none where it is not UTF-8.
    fn inside(&self, path: &Path) -> Option<String> {
        let parts = path.strip_prefix(&self.path).ok()?.components().map(|part| part.as_os_str().to_str());
        Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
    }

    /// Writes what a command changed.
    ///
    /// # Errors
    /// A path that leads outside, or a file that cannot be written.
    pub fn write(&self, changes: &[Change], folders: &[String]) -> Result<(), String> {
        for change in changes {
            let path = self.outside(&change.path)?;
            let done = match &change.content {
                Some(bytes) => replace(&path, bytes),
                None => fs::remove_file(&path),
            };
            done.map_err(|error| format!("{}: {error}", change.path))?;
        }
        for folder in folders {
            fs::create_dir_all(self.outside(folder)?).map_err(|error| format!("{folder}: {error}"))?;
        }
        Ok(())
    }

    fn outside(&self, path: &str) -> Result<PathBuf, String> {
        let normal = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        if normal { Ok(self.path.join(path)) } else { Err(format!("{path}: outside the project")) }
    }
}

/// Changes that wait in a write-ahead log or a journal are not in the file that the engine opens.
fn unfinished(files: &BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    let waiting = |path: &&String| path.ends_with("-wal") || path.ends_with("-journal");
    match files.iter().find(|(path, bytes)| waiting(path) && !bytes.is_empty()) {
        Some((path, _)) => Err(format!("{path}: another program has this database open or left it unfinished")),
        None => Ok(()),
    }
}

/// Writes beside the file, then renames, so that the file is always the old one or the new one.
fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut beside = tempfile::Builder::new().prefix(".playground-").tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    let mode = fs::metadata(path).map(|found| found.permissions());
    permit(beside.path(), mode.ok())?;
    beside.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// The mode of the file that is replaced; that of any new file else, where a temporary one is closed to others.
#[cfg(unix)]
fn permit(path: &Path, old: Option<fs::Permissions>) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, old.unwrap_or_else(|| fs::Permissions::from_mode(0o644)))
}

#[cfg(not(unix))]
fn permit(_path: &Path, _old: Option<fs::Permissions>) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Folder, path: &str, text: Option<&str>) -> Result<(), String> {
        let content = text.map(|text| text.as_bytes().to_vec());
        folder.write(&[Change { path: path.into(), content }], &[])
    }

    #[test]
    fn what_was_written_is_read_again_and_nothing_stays_beside() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::open(place.path()).expect("is there");
        write(&folder, "a/b.txt", Some("one")).expect("writes");
        write(&folder, "a/b.txt", Some("two")).expect("writes again");
        let project = folder.project().expect("reads");
        assert_eq!(project.files.into_iter().collect::<Vec<_>>(), [("a/b.txt".to_string(), b"two".to_vec())]);
        write(&folder, "a/b.txt", None).expect("removes");
        assert!(folder.project().expect("reads").files.is_empty());
    }

    #[test]
    fn nothing_outside_the_folder_is_written() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::open(place.path()).expect("is there");
        assert!(write(&folder, "../escaped.txt", Some("x")).is_err());
        assert!(write(&folder, "/escaped.txt", Some("x")).is_err());
    }

    #[test]
    fn a_database_that_another_program_holds_is_refused() {
        let files = BTreeMap::from([("app.db-wal".to_string(), b"x".to_vec())]);
        assert!(unfinished(&files).is_err());
    }
}
