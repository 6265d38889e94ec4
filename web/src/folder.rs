//! The project's files: paths and contents in a sorted list, which is cheap to copy and needs no
//! map's code.
use project::{Change, Parcel};
use std::rc::Rc;

/// A file.
#[derive(Clone, Debug, PartialEq)]
struct File {
    path: Rc<str>,
    bytes: Rc<Vec<u8>>,
}

/// All files, by path.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder(Rc<Vec<File>>);

impl Folder {
    /// The files of a project.
    pub fn of(parcel: &Parcel) -> Folder {
        let mut folder = Folder::default();
        for file in &parcel.files {
            folder.put(&file.path, file.content.clone().unwrap_or_default());
        }
        folder
    }

    fn place(&self, path: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|file| (*file.path).cmp(path))
    }

    /// A file's content.
    pub fn get(&self, path: &str) -> Option<&Rc<Vec<u8>>> {
        self.place(path).ok().and_then(|at| self.0.get(at)).map(|file| &file.bytes)
    }

    /// A file's text; none where there is no such file, or no text in it.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok())
    }

    /// Whether there is such a file.
    pub fn has(&self, path: &str) -> bool {
        self.place(path).is_ok()
    }

    /// Writes a file.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        let place = self.place(path);
        let (files, bytes) = (Rc::make_mut(&mut self.0), Rc::new(bytes));
        match place {
            Ok(at) => files[at].bytes = bytes,
            Err(at) => files.insert(at, File { path: path.into(), bytes }),
        }
    }

    /// Removes a file.
    pub fn remove(&mut self, path: &str) {
        if let Ok(at) = self.place(path) {
            Rc::make_mut(&mut self.0).remove(at);
        }
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|file| &*file.path)
    }

    /// All files; contents are shared, not copied.
    pub fn all(&self) -> Vec<(Rc<str>, Rc<Vec<u8>>)> {
        self.0.iter().map(|file| (Rc::clone(&file.path), Rc::clone(&file.bytes))).collect()
    }

    /// Whether it is the very same.
    pub fn is(&self, other: &Folder) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// A file as it travels; one that is gone has no content.
    pub fn change(&self, path: &str) -> Change {
        Change { path: path.into(), content: self.get(path).map(|bytes| bytes.to_vec()) }
    }

    /// All files as they travel.
    pub fn changes(&self) -> Vec<Change> {
        let change = |file: &File| Change {
            path: file.path.to_string(),
            content: Some(file.bytes.to_vec()),
        };
        self.0.iter().map(change).collect()
    }
}

impl From<Vec<(Rc<str>, Rc<Vec<u8>>)>> for Folder {
    /// Files sorted by their paths.
    fn from(files: Vec<(Rc<str>, Rc<Vec<u8>>)>) -> Folder {
        Folder(Rc::new(files.into_iter().map(|(path, bytes)| File { path, bytes }).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_path() {
        let mut folder = Folder::default();
        for path in ["b.py", "a/c.py", "a.py"] {
            folder.put(path, path.into());
        }
        folder.put("a.py", b"new".to_vec());
        folder.remove("b.py");
        assert_eq!(folder.paths().collect::<Vec<_>>(), ["a.py", "a/c.py"]);
        assert_eq!((folder.text("a.py"), folder.text("b.py")), (Some("new"), None));
    }
}
