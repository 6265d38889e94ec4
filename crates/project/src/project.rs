//! A project: text files and SQLite databases by path, and where the terminal stands.
use crate::Change;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The folder the terminal shows as the project's root; it takes part in line wrapping.
pub const ROOT: &str = "/playground";

/// An absolute path from one relative to the project's root.
pub fn absolute(relative: &str) -> String {
    if relative.is_empty() { ROOT.to_string() } else { format!("{ROOT}/{relative}") }
}

/// The path relative to the project's root; none outside of it.
pub fn relative(path: &str) -> Option<&str> {
    path.strip_prefix(ROOT)
        .and_then(|rest| if rest.is_empty() { Some("") } else { rest.strip_prefix('/') })
}

/// A project folder as a value. Paths are relative to [`ROOT`], parts joined by `/`.
/// A database is a file whose bytes are a SQLite database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// File contents by path; text files are UTF-8.
    #[serde(with = "contents")]
    pub files: BTreeMap<String, Vec<u8>>,
    /// Empty folders that no file shows, by path.
    #[serde(default)]
    pub folders: Vec<String>,
    /// The terminal's folder, relative to [`ROOT`]; empty at the root.
    #[serde(default)]
    pub cwd: String,
    /// The terminal's exported variables (`FLASK_APP` and the like).
    #[serde(default)]
    pub env: BTreeMap<String, String>,
}

/// A project on its way between page and worker: lists in place of maps, which keeps the page's
/// code small.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    /// Files by path, each with its content.
    pub files: Vec<Change>,
    /// Empty folders.
    pub folders: Vec<String>,
    /// The terminal's folder.
    pub cwd: String,
    /// The terminal's exported variables.
    pub env: Vec<(String, String)>,
}

impl Project {
    /// Takes over files that changed, the terminal's folder and its variables.
    pub fn take_over(&mut self, files: Vec<Change>, cwd: String, env: Vec<(String, String)>) {
        for Change { path, content } in files {
            match content {
                Some(bytes) => drop(self.files.insert(path, bytes)),
                None => drop(self.files.remove(&path)),
            }
        }
        self.cwd = cwd;
        self.env = env.into_iter().collect();
    }
}

impl From<Parcel> for Project {
    fn from(parcel: Parcel) -> Project {
        let files =
            parcel.files.into_iter().filter_map(|file| Some((file.path, file.content?))).collect();
        Project {
            files,
            folders: parcel.folders,
            cwd: parcel.cwd,
            env: parcel.env.into_iter().collect(),
        }
    }
}

impl From<&Project> for Parcel {
    fn from(project: &Project) -> Parcel {
        let file = |(path, bytes): (&String, &Vec<u8>)| Change {
            path: path.clone(),
            content: Some(bytes.clone()),
        };
        Parcel {
            files: project.files.iter().map(file).collect(),
            folders: project.folders.clone(),
            cwd: project.cwd.clone(),
            env: project.env.clone().into_iter().collect(),
        }
    }
}

/// File contents as byte strings, not as lists of numbers.
mod contents {
    use serde::{Deserialize, Deserializer, Serializer};
    use serde_bytes::{ByteBuf, Bytes};
    use std::collections::BTreeMap;

    pub fn serialize<S: Serializer>(
        files: &BTreeMap<String, Vec<u8>>,
        out: S,
    ) -> Result<S::Ok, S::Error> {
        out.collect_map(files.iter().map(|(path, bytes)| (path, Bytes::new(bytes))))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeMap<String, Vec<u8>>, D::Error> {
        let files = BTreeMap::<String, ByteBuf>::deserialize(from)?;
        Ok(files.into_iter().map(|(path, bytes)| (path, bytes.into_vec())).collect())
    }
}
