//! Writing a file so that it is the old one or the new one at any time: beside it, then renamed.
//! Its mode and owner stay. A file that has several names is written where it lies, so that they
//! stay names of one file.
use cap_std::fs::{Dir, File, Metadata, OpenOptions};
use std::ffi::OsStr;
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::sync::atomic::{AtomicU32, Ordering};

/// How files begin that are being written. Others do not see them.
pub const PREFIX: &str = ".playground-";

/// A name that an old process of the same number left, or a file cleaned away before it was locked:
/// another name helps.
const TRIES: usize = 20;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// Removes what a process left that ended while it wrote. One that still writes holds a lock.
pub fn clean(folder: &Dir, name: &str) {
    let Ok(file) = folder.open(name) else { return };
    if file.into_std().try_lock().is_ok() {
        drop(folder.remove_file(name));
    }
}

/// Whether a file can be written; changes nothing.
///
/// # Errors
/// Why not.
pub fn check(folder: &Dir, name: &OsStr) -> io::Result<()> {
    match folder.symlink_metadata(name) {
        Ok(found) if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => Err(ErrorKind::PermissionDenied.into()),
        Ok(_) => folder.open_with(name, OpenOptions::new().write(true)).map(drop),
        Err(error) if error.kind() == ErrorKind::NotFound => may_make(folder),
        Err(error) => Err(error),
    }
}

/// Whether files can be made in a folder.
#[cfg(unix)]
fn may_make(folder: &Dir) -> io::Result<()> {
    use rustix::fs::{Access, AtFlags, accessat};
    Ok(accessat(folder, ".", Access::WRITE_OK | Access::EXEC_OK, AtFlags::EACCESS)?)
}

#[cfg(not(unix))]
fn may_make(_folder: &Dir) -> io::Result<()> {
    Ok(())
}

/// Writes a file.
///
/// # Errors
/// Why not. The file is the old one then.
pub fn write(folder: &Dir, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
    check(folder, name)?;
    let old = folder.symlink_metadata(name).ok();
    if old.as_ref().is_some_and(|old| names(old) > 1) {
        return in_place(folder, name, bytes);
    }
    match beside(folder, name, bytes, old.as_ref()) {
        // The file may be written, but not its folder, or it belongs to somebody who cannot be made
        // the new one's owner.
        Err(error) if old.is_some() && error.kind() == ErrorKind::PermissionDenied => {
            in_place(folder, name, bytes)
        }
        done => done,
    }
}

fn beside(folder: &Dir, name: &OsStr, bytes: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    let mut tries = 0..TRIES;
    loop {
        let done = attempt(folder, name, bytes, old);
        let by_chance = |error: &io::Error| {
            matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound)
        };
        if !done.as_ref().is_err_and(by_chance) || tries.next().is_none() {
            return done;
        }
    }
}

fn attempt(folder: &Dir, name: &OsStr, bytes: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    let temporary =
        format!("{PREFIX}{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let file =
        folder.open_with(&temporary, OpenOptions::new().write(true).create_new(true))?.into_std();
    let done = filled(file, bytes, old).and_then(|()| folder.rename(&temporary, folder, name));
    if done.is_err() {
        drop(folder.remove_file(&temporary));
    }
    done
}

fn filled(mut file: std::fs::File, bytes: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    // Whoever cleans up sees by the lock that this file is not left over. Some file systems have
    // none.
    drop(file.try_lock());
    file.write_all(bytes)?;
    old.map_or(Ok(()), |old| keep(&file, old))?;
    file.sync_all()
}

/// The mode and the owner of the file that is replaced. A new one has what the umask leaves.
#[cfg(unix)]
fn keep(file: &std::fs::File, old: &Metadata) -> io::Result<()> {
    use cap_std::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        fchown(file, Some(old.uid()), Some(old.gid()))?;
    }
    file.set_permissions(std::fs::Permissions::from_mode(old.permissions().mode()))
}

#[cfg(not(unix))]
fn keep(_file: &std::fs::File, _old: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn names(found: &Metadata) -> u64 {
    cap_std::fs::MetadataExt::nlink(found)
}

#[cfg(not(unix))]
fn names(_found: &Metadata) -> u64 {
    1
}

/// Writes a file where it lies; where that fails, what was there is written again.
fn in_place(folder: &Dir, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
    let mut old = Vec::new();
    let mut file =
        folder.open_with(name, OpenOptions::new().write(true).read(true)).or_else(|_| {
            // It may be written and not read: then there is nothing to go back to.
            folder.open_with(name, OpenOptions::new().write(true))
        })?;
    let known = file.read_to_end(&mut old).is_ok();
    let done = overwrite(&mut file, bytes);
    if done.is_err() && known {
        drop(overwrite(&mut file, &old));
    }
    done
}

fn overwrite(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)?;
    file.sync_all()
}
