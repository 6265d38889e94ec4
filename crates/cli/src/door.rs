//! Projects in and out at the command line: a link, a zip, and whatever a person brings.
use crate::folder::Folder;
use crate::host::Machine;
use playground::{Disk, FileError, PathKind, Session, Settings, door};
use project::{Bundle, Change, Pack, Parcel, Project};
use std::path::Path;
use std::rc::Rc;

fn start(project: Project) -> Session {
    Session::open(project, Settings::default(), Rc::new(Machine))
}

/// The folder as it travels: of the variables only Flask's. What cannot be read is said and left
/// out.
fn bundle(folder: Rc<Folder>, name: &Path, env: Project) -> Bundle {
    let (mut project, missing) =
        Session::on(folder, env, Settings::default(), Rc::new(Machine)).whole();
    missing
        .iter()
        .for_each(|(path, reason)| eprintln!("playground: {path} is left out: {reason}."));
    project.env.retain(|name, _| name.starts_with("FLASK"));
    let title = name
        .canonicalize()
        .ok()
        .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    Bundle {
        title: title.unwrap_or_default(),
        project: Parcel::from(&project),
        ..Bundle::default()
    }
}

/// The text that a link bears after `#`.
pub fn link(folder: Rc<Folder>, name: &Path, env: Project) -> String {
    share::link::encode(&bundle(folder, name, env))
}

/// Writes the folder as a zip that the real tools run.
///
/// # Errors
/// It cannot be written.
pub fn zip(folder: Rc<Folder>, name: &Path, env: Project, target: &str) -> Result<(), String> {
    let bytes = door::pack(&Pack::Zip, &bundle(folder, name, env), start)?;
    std::fs::write(target, bytes).map_err(|error| format!("{target}: {error}"))
}

/// Puts into the folder what a link, a zip, a database or a SQL script holds; gives what is worth
/// saying about it.
///
/// # Errors
/// A sentence on why nothing came in; files that are there already; all files that could not be
/// written.
pub fn take(folder: &Folder, what: &str) -> Result<Vec<String>, String> {
    let fragment = what.split_once('#').map_or(what, |(_, fragment)| fragment);
    let (bundle, notes) = if share::link::is_link(fragment) {
        let opened = share::link::decode(fragment).map_err(|error| error.to_string())?;
        (opened.bundle, opened.damage.into_iter().collect())
    } else {
        let content = std::fs::read(what).map_err(|error| format!("{what}: {error}"))?;
        let name = Path::new(what)
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let imported =
            door::take(&name, vec![Change { path: name.clone(), content: Some(content) }], start)?;
        (imported.bundle, imported.notes)
    };
    let taken = |file: &&Change| folder.kind(&file.path) != PathKind::Missing;
    if let Some(file) = bundle.project.files.iter().find(taken) {
        return Err(format!("{} is there already. Choose an empty folder.", file.path));
    }
    let failed = written(folder, &bundle.project);
    if failed.is_empty() { Ok(notes) } else { Err(failed.join("\nplayground: ")) }
}

/// Writes what can be written; gives what could not.
fn written(folder: &Folder, project: &Parcel) -> Vec<String> {
    let file = |file: &Change| {
        let parent = file.path.rsplit_once('/').map_or("", |(parent, _)| parent);
        let bytes = file.content.as_deref().unwrap_or_default();
        let done = make_folders(folder, parent).and_then(|()| folder.write(&file.path, bytes));
        done.err().map(|error| format!("{}: {}", file.path, error.text()))
    };
    let empty = |path: &String| {
        make_folders(folder, path).err().map(|error| format!("{path}: {}", error.text()))
    };
    project.files.iter().filter_map(file).chain(project.folders.iter().filter_map(empty)).collect()
}

fn make_folders(folder: &Folder, path: &str) -> Result<(), FileError> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    for part in ends.map(|end| &path[..end]).filter(|part| !part.is_empty()) {
        match folder.make_folder(part) {
            Err(FileError::Exists) => {}
            done => done?,
        }
    }
    Ok(())
}
