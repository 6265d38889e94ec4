//! Projects in and out at the command line: a link, a zip, and whatever a person brings.
use crate::folder::Folder;
use crate::host::Machine;
use playground::{Session, Settings, door};
use project::{Bundle, Change, Pack, Parcel, Project};
use std::path::Path;
use std::rc::Rc;

fn start(project: Project) -> Session {
    Session::open(project, Settings::default(), Rc::new(Machine))
}

/// The folder as it travels: of the machine's variables only Flask's.
fn bundle(folder: &Folder, name: &Path) -> Result<Bundle, String> {
    let mut project = folder.project()?;
    project.env.retain(|name, _| name.starts_with("FLASK"));
    let title = name.canonicalize().ok().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    Ok(Bundle { title: title.unwrap_or_default(), project: Parcel::from(&project), ..Bundle::default() })
}

/// The text that a link bears after `#`.
///
/// # Errors
/// The folder cannot be read.
pub fn link(folder: &Folder, name: &Path) -> Result<String, String> {
    Ok(share::link::encode(&bundle(folder, name)?))
}

/// Writes the folder as a zip that the real tools run.
///
/// # Errors
/// It cannot be read or written.
pub fn zip(folder: &Folder, name: &Path, target: &str) -> Result<(), String> {
    let bytes = door::pack(&Pack::Zip, &bundle(folder, name)?, start)?;
    std::fs::write(target, bytes).map_err(|error| format!("{target}: {error}"))
}

/// Puts into the folder what a link, a zip, a database or a SQL script holds; gives what is worth saying about it.
///
/// # Errors
/// A sentence on why nothing came in; files that are there already.
pub fn take(folder: &Folder, what: &str) -> Result<Vec<String>, String> {
    let fragment = what.split_once('#').map_or(what, |(_, fragment)| fragment);
    let (bundle, notes) = if share::link::is_link(fragment) {
        let opened = share::link::decode(fragment).map_err(|error| error.to_string())?;
        (opened.bundle, opened.damage.into_iter().collect())
    } else {
        let content = std::fs::read(what).map_err(|error| format!("{what}: {error}"))?;
        let name = Path::new(what).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let imported = door::take(&name, vec![Change { path: name.clone(), content: Some(content) }], start)?;
        (imported.bundle, imported.notes)
    };
    let there = folder.project()?.files;
    if let Some(file) = bundle.project.files.iter().find(|file| there.contains_key(&file.path)) {
        return Err(format!("{} is there already. Choose an empty folder.", file.path));
    }
    folder.write(&bundle.project.files, &bundle.project.folders)?;
    Ok(notes)
}
