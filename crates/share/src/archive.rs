//! Files as a zip, and back. In: paths and bytes. Out: the same, or a sentence on why not; no more
//! than the limits allow.
use crate::error::ImportError;
use project::Change;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Entries of a zip that are looked at; an honest project with its `.git` has fewer.
pub const ENTRIES: usize = 10_000;
/// All files of an import together, unpacked (bytes).
pub const BYTES: usize = 64 * 1024 * 1024;

/// Writes a zip. A path that ends in `/` is an empty folder. The same files give the same bytes.
///
/// # Errors
/// More than a zip can hold.
pub(crate) fn write(files: &[(String, &[u8])]) -> zip::result::ZipResult<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::DEFAULT
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o644);
    for (path, content) in files {
        match path.strip_suffix('/') {
            Some(folder) => out.add_directory(folder, options.unix_permissions(0o755))?,
            None => {
                out.start_file(path, options)?;
                out.write_all(content)?;
            }
        }
    }
    Ok(out.finish()?.into_inner())
}

/// What was in a zip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unpacked {
    /// Files and folders.
    pub files: Vec<Change>,
    /// Symbolic links, which are not followed: each path and what it names.
    pub links: Vec<(String, String)>,
}

/// Reads a zip. Each entry is read no further than the limit that is left, whatever its header
/// promises.
///
/// # Errors
/// What is no zip, is locked by a password, damaged or too large.
pub fn read(bytes: &[u8]) -> Result<Unpacked, ImportError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::NoZip)?;
    if zip.len() > ENTRIES {
        return Err(ImportError::Many(zip.len()));
    }
    let (mut files, mut links, mut left) = (Vec::new(), Vec::new(), BYTES);
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).map_err(|error| broken(&error))?;
        let path = entry.name().map(|name| name.into_owned()).map_err(|error| broken(&error))?;
        if entry.is_dir() {
            files.push(Change { path, content: None });
            continue;
        }
        let mut content = Vec::new();
        entry
            .by_ref()
            .take(left as u64 + 1)
            .read_to_end(&mut content)
            .map_err(|_| ImportError::Damaged(path.clone()))?;
        left = left.checked_sub(content.len()).ok_or(ImportError::Large)?;
        match entry.is_symlink() {
            true => links.push((path, String::from_utf8_lossy(&content).into_owned())),
            false => files.push(Change { path, content: Some(content) }),
        }
    }
    Ok(Unpacked { files, links })
}

fn broken(error: &zip::result::ZipError) -> ImportError {
    match error.to_string().to_lowercase().contains("password") {
        true => ImportError::Locked,
        false => ImportError::NoZip,
    }
}
