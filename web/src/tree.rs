//! The project's files as a tree: folders first, both by name.
use std::collections::BTreeMap;

/// A folder's content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// Folders in it.
    pub folders: BTreeMap<String, Folder>,
    /// Files in it: name and whole path.
    pub files: BTreeMap<String, String>,
}

/// Builds the tree of some paths and of folders that no file shows.
pub fn tree<'a>(paths: impl Iterator<Item = &'a str>, folders: &[String]) -> Folder {
    let mut root = Folder::default();
    for path in paths {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        enter(&mut root, folder).files.insert(name.into(), path.into());
    }
    for folder in folders {
        enter(&mut root, folder);
    }
    root
}

fn enter<'a>(root: &'a mut Folder, path: &str) -> &'a mut Folder {
    path.split('/')
        .filter(|part| !part.is_empty())
        .fold(root, |folder, part| folder.folders.entry(part.into()).or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_hold_their_files() {
        let root = tree(["server/app.py", "server/migrations/env.py", "a.py"].into_iter(), &["empty/in".into()]);
        assert_eq!(root.files.keys().collect::<Vec<_>>(), ["a.py"]);
        assert_eq!(root.folders.keys().collect::<Vec<_>>(), ["empty", "server"]);
        assert_eq!(root.folders["server"].files["app.py"], "server/app.py");
        assert!(root.folders["empty"].folders.contains_key("in"));
    }
}
