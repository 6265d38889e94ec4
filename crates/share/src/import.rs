//! Files from outside (a zip, a folder) as a bundle: what does not belong is left out, app, models
//! and migrations are found. In: paths and bytes of anybody. Out: a bundle and what is worth saying
//! about it, or one sentence on why not.
pub use crate::error::{FILES, ImportError};
use crate::export::{BESIDE, Beside};
use crate::find;
use project::{Bundle, Change};
use std::collections::BTreeMap;

/// Folders and files that are no part of a project.
const PASSED: [&str; 13] = [
    ".git",
    ".hg",
    ".svn",
    ".venv",
    "venv",
    "env",
    "node_modules",
    "__pycache__",
    ".pytest_cache",
    ".mypy_cache",
    ".idea",
    "__MACOSX",
    ".DS_Store",
];

/// What came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The project, and where to begin in it.
    pub bundle: Bundle,
    /// What was found, left out or is not as it was, in sentences.
    pub notes: Vec<String>,
}

/// Makes a bundle of files. `name` is what the zip or folder is called. An entry without content is
/// a folder.
///
/// # Errors
/// Paths that lead outside, too many files, or none; see [`ImportError`].
pub fn project(name: &str, entries: Vec<Change>) -> Result<Imported, ImportError> {
    if let Some(bad) = entries.iter().find(|entry| leads_outside(&entry.path)) {
        return Err(ImportError::Outside(bad.path.clone()));
    }
    let (mut files, mut folders, mut out) = (BTreeMap::new(), Vec::new(), Vec::new());
    for Change { path, content } in entries {
        let path = plain(&path);
        match content {
            _ if path.is_empty() => {}
            _ if passed(&path) => out.push(path),
            Some(content) => drop(files.insert(path, content)),
            None => folders.push(path),
        }
    }
    if files.len() > FILES {
        return Err(ImportError::Many(files.len()));
    }
    if files.is_empty() && folders.is_empty() {
        return Err(ImportError::Empty);
    }
    Ok(arranged(name, files, folders, &out))
}

fn arranged(
    name: &str,
    files: BTreeMap<String, Vec<u8>>,
    folders: Vec<String>,
    out: &[String],
) -> Imported {
    let mut notes = left_out(out);
    let mut files = files;
    let beside = files.remove(BESIDE);
    let bundle = match beside.and_then(|bytes| serde_json::from_slice::<Beside>(&bytes).ok()) {
        Some(beside) => back(files, beside),
        None => {
            let (files, folders) = inside(files, folders);
            let parcel = files
                .into_iter()
                .map(|(path, content)| Change { path, content: Some(content) })
                .collect();
            let mut bundle = Bundle { title: title(name), ..Bundle::default() };
            bundle.project.files = parcel;
            bundle.project.folders = empty(&bundle, folders);
            notes.extend(find::home(&mut bundle));
            bundle
        }
    };
    notes.extend(strange(&bundle));
    Imported { bundle, notes }
}

/// A zip of ours comes back as it left.
fn back(mut files: BTreeMap<String, Vec<u8>>, beside: Beside) -> Bundle {
    beside.added.iter().for_each(|path| drop(files.remove(path)));
    let Beside { title, open, line, panes, lesson, step, typed, cwd, env, folders, .. } = beside;
    let files =
        files.into_iter().map(|(path, content)| Change { path, content: Some(content) }).collect();
    let safe = |path: &String| !leads_outside(path);
    let cwd = if safe(&cwd) { cwd } else { String::new() };
    let folders = folders.into_iter().filter(safe).collect();
    Bundle {
        title,
        project: project::Parcel { files, folders, cwd, env },
        open,
        line,
        panes,
        lesson,
        step,
        typed,
    }
}

/// Absolute, a drive, `..`, a backslash, a zero byte: nothing that a project's file is called.
fn leads_outside(path: &str) -> bool {
    let strange = path.starts_with('/')
        || path.contains('\\')
        || path.contains('\0')
        || path.chars().nth(1) == Some(':');
    strange || path.split('/').any(|part| part == "..") || path.len() > 1000
}

/// `./a//b/` is `a/b`.
fn plain(path: &str) -> String {
    path.split('/').filter(|part| !part.is_empty() && *part != ".").collect::<Vec<_>>().join("/")
}

fn passed(path: &str) -> bool {
    path.split('/').any(|part| PASSED.contains(&part)) || path.ends_with(".pyc")
}

fn left_out(paths: &[String]) -> Vec<String> {
    let of = |name: &&str| paths.iter().any(|path| path.split('/').any(|part| part == *name));
    let names: Vec<&str> = PASSED.into_iter().filter(of).collect();
    match (paths.len(), names.as_slice()) {
        (0, _) => Vec::new(),
        (count, []) => vec![format!("Left out: {count} compiled files.")],
        (count, names) => vec![format!("Left out: {count} files ({}).", names.join(", "))],
    }
}

/// What everything lies in: a zip of a folder has the folder's name before each path.
fn inside(
    files: BTreeMap<String, Vec<u8>>,
    folders: Vec<String>,
) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let first = files
        .keys()
        .next()
        .and_then(|path| path.split_once('/'))
        .map(|(first, _)| format!("{first}/"));
    let Some(outer) =
        first.filter(|outer| files.keys().all(|path| path.starts_with(outer.as_str())))
    else {
        return (files, folders);
    };
    // `migrations/` alone is the project's own folder, and so is a package.
    let own = outer == "migrations/"
        || files.contains_key(&format!("{outer}__init__.py"))
        || files.contains_key(&format!("{outer}env.py"));
    if own {
        return (files, folders);
    }
    let cut = |path: String| path.strip_prefix(outer.as_str()).map(String::from);
    let files =
        files.into_iter().filter_map(|(path, content)| Some((cut(path)?, content))).collect();
    (files, folders.into_iter().filter_map(cut).collect())
}

/// Folders that no file shows.
fn empty(bundle: &Bundle, folders: Vec<String>) -> Vec<String> {
    let shown = |folder: &String| {
        bundle.project.files.iter().any(|file| file.path.starts_with(&format!("{folder}/")))
    };
    folders.into_iter().filter(|folder| !folder.is_empty() && !shown(folder)).collect()
}

fn title(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.strip_suffix(".zip").unwrap_or(name).trim().chars().take(80).collect()
}

/// Texts that are not UTF-8 can be kept but not edited.
fn strange(bundle: &Bundle) -> Vec<String> {
    let text = |path: &str| {
        [".py", ".ini", ".mako", ".toml", ".txt", ".sql", ".cfg"]
            .iter()
            .any(|end| path.ends_with(end))
    };
    let broken = |file: &&Change| {
        text(&file.path)
            && file.content.as_deref().is_some_and(|content| std::str::from_utf8(content).is_err())
    };
    let files = bundle.project.files.iter().filter(broken);
    files
        .map(|file| {
            format!(
                "{} is not UTF-8: it is kept as it is, and cannot be edited or run here.",
                file.path
            )
        })
        .collect()
}
