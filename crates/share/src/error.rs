//! Why something from outside cannot be taken in, in sentences.
use std::fmt;

/// Files of a project at most, what was left out not counted.
pub const FILES: usize = 2_000;

/// Why nothing was imported. The open project stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// Not a zip at all, or its directory is broken.
    NoZip,
    /// A zip with a password.
    Locked,
    /// An entry that does not unpack.
    Damaged(String),
    /// More than `archive::BYTES`.
    Large,
    /// More files than [`FILES`] or `archive::ENTRIES`.
    Many(usize),
    /// A path that leads out of the project.
    Outside(String),
    /// No file in it.
    Empty,
}

impl fmt::Display for ImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::NoZip => out.write_str("This is not a zip file, or it is damaged."),
            ImportError::Locked => {
                out.write_str("This zip needs a password. Unpack it and drop the folder here.")
            }
            ImportError::Damaged(path) => {
                write!(out, "{path} in this zip is damaged. Make the zip again.")
            }
            ImportError::Large => {
                out.write_str("This is more than 64 MB. Leave out what the migrations do not need.")
            }
            ImportError::Many(count) => {
                write!(
                    out,
                    "{count} files are too many; {FILES} are the most. Take only app, models and migrations."
                )
            }
            ImportError::Outside(path) => {
                write!(out, "{path:?} leads out of the project. Nothing was imported.")
            }
            ImportError::Empty => out.write_str("There is no file in it."),
        }
    }
}

impl std::error::Error for ImportError {}
