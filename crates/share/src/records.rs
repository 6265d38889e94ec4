//! A bundle as a row of records, each a letter and what belongs to it. A reader that meets the end,
//! or a letter it does not know, keeps what it has: so a link that was cut gives the files before
//! the cut.
use crate::bytes::{Reader, Writer};
use crate::shape::{Before, Script};
use crate::{known, sparse};
use project::{Bundle, Change};

/// What reading gave.
#[derive(Default)]
pub(crate) struct Read {
    pub bundle: Bundle,
    /// Whether the last record was there.
    pub whole: bool,
}

/// Writes a bundle. Files come folder by folder, the database last: a link that is cut loses it
/// first.
pub(crate) fn write(bundle: &Bundle) -> Writer {
    let mut out = Writer::default();
    head(&mut out, bundle);
    let mut files: Vec<(&str, &[u8])> = bundle
        .project
        .files
        .iter()
        .filter_map(|file| Some((file.path.as_str(), file.content.as_deref()?)))
        .collect();
    files.sort_by_key(|(path, content)| (content.starts_with(sparse::MAGIC), folder(path).0));
    let scripts = in_order(&files);
    let (mut place, mut before) = ("", Before::default());
    for (path, content, script) in scripts {
        let (folder, name) = folder(path);
        if folder != place {
            record(&mut out, b'R', folder);
            place = folder;
        }
        match script {
            Some(script) => {
                out.byte(b'M');
                before.write(&mut out, name, &script);
            }
            None => file(&mut out, name, content),
        }
    }
    out.byte(b'.');
    out
}

fn head(out: &mut Writer, bundle: &Bundle) {
    let texts = [
        (b'T', &bundle.title),
        (b'O', &bundle.open),
        (b'C', &bundle.project.cwd),
        (b'P', &bundle.panes),
        (b'N', &bundle.lesson),
    ];
    for (letter, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        record(out, letter, text);
    }
    for (letter, number) in
        [(b'L', bundle.line), (b'I', bundle.step)].into_iter().filter(|(_, number)| *number != 0)
    {
        out.byte(letter);
        out.number(number as u64);
    }
    for (name, value) in &bundle.project.env {
        record(out, b'E', name);
        out.text(value);
    }
    bundle.project.folders.iter().for_each(|folder| record(out, b'D', folder));
    bundle.typed.iter().for_each(|line| record(out, b'H', line));
}

fn record(out: &mut Writer, letter: u8, text: &str) {
    out.byte(letter);
    out.text(text);
}

/// The folder of a path, with its last slash, and the name in it.
fn folder(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |slash| slash + 1))
}

type Entry<'a> = (&'a str, &'a [u8], Option<Script>);

/// The files with those that are scripts read; within a folder a script comes after its parent.
fn in_order<'a>(files: &[(&'a str, &'a [u8])]) -> Vec<Entry<'a>> {
    let read = |content: &[u8]| std::str::from_utf8(content).ok().and_then(Script::parse);
    let mut entries: Vec<Entry> =
        files.iter().map(|(path, content)| (*path, *content, read(content))).collect();
    let names: Vec<String> = entries
        .iter()
        .filter_map(|entry| entry.2.as_ref())
        .map(|script| format!("'{}'", script.id))
        .collect();
    let mut done = 0;
    while done < entries.len() {
        let waits = |entry: &Entry| {
            let later = |script: &Script| {
                entries[done..]
                    .iter()
                    .filter_map(|other| other.2.as_ref())
                    .any(|other| script.down == format!("'{}'", other.id))
            };
            entry.2.as_ref().is_some_and(|script| names.contains(&script.down) && later(script))
        };
        let place = folder(entries[done].0).0;
        let ready = (done..entries.len())
            .find(|at| folder(entries[*at].0).0 == place && !waits(&entries[*at]))
            .unwrap_or(done);
        let entry = entries.remove(ready);
        entries.insert(done, entry);
        done += 1;
    }
    entries
}

fn file(out: &mut Writer, name: &str, content: &[u8]) {
    if content.starts_with(sparse::MAGIC) {
        record(out, b'S', name);
        return sparse::write(out, content);
    }
    let Ok(text) = std::str::from_utf8(content) else {
        record(out, b'B', name);
        return out.bytes(content);
    };
    if let Some(index) = known::same(text) {
        record(out, b'K', name);
        return out.number(index as u64);
    }
    match known::nearest(name, text) {
        Some((index, ops)) => {
            record(out, b'Z', name);
            out.number(index as u64);
            known::write_edits(out, &ops, text);
        }
        None => {
            record(out, b'F', name);
            out.text(text);
        }
    }
}

/// Reads as far as it goes. All files together are at most `cap` bytes.
pub(crate) fn read(mut from: Reader, cap: usize) -> Read {
    let (mut read, mut folder) =
        (Read::default(), Folder { place: String::new(), before: Before::default(), left: cap });
    while let Some(letter) = from.byte() {
        read.whole = letter == b'.';
        let known = matches!(head_record(&mut read.bundle, letter, &mut from), Some(true));
        let taken = known || folder.record(&mut read.bundle, letter, &mut from).is_some();
        if read.whole || !taken {
            break;
        }
    }
    read.bundle.project.files.sort_by(|one, other| one.path.cmp(&other.path));
    read.bundle.project.files.dedup_by(|one, other| one.path == other.path);
    read
}

/// Reads a record that is no file; whether it was one, none where it is broken.
fn head_record(bundle: &mut Bundle, letter: u8, from: &mut Reader) -> Option<bool> {
    match letter {
        b'T' => bundle.title = from.text()?,
        b'O' => bundle.open = from.text()?,
        b'P' => bundle.panes = from.text()?,
        b'N' => bundle.lesson = from.text()?,
        b'C' => bundle.project.cwd = from.text()?,
        b'L' => bundle.line = from.size()?,
        b'I' => bundle.step = from.size()?,
        b'E' => bundle.project.env.push((from.text()?, from.text()?)),
        b'D' => bundle.project.folders.push(from.text()?),
        b'H' => bundle.typed.push(from.text()?),
        _ => return Some(false),
    }
    Some(true)
}

/// Where files are read into, and what may still come.
struct Folder {
    place: String,
    before: Before,
    /// Bytes that the files still to come may have.
    left: usize,
}

impl Folder {
    /// Reads a file, or the name of the folder in which the next ones lie.
    fn record(&mut self, bundle: &mut Bundle, letter: u8, from: &mut Reader) -> Option<()> {
        if letter == b'R' {
            self.place = from.text()?;
            return Some(());
        }
        let (name, content) = self.file(letter, from)?;
        self.left = self.left.checked_sub(content.len())?;
        bundle
            .project
            .files
            .push(Change { path: format!("{}{name}", self.place), content: Some(content) });
        Some(())
    }

    fn file(&mut self, letter: u8, from: &mut Reader) -> Option<(String, Vec<u8>)> {
        Some(match letter {
            b'M' => self.before.read(from).map(|(name, text)| (name, text.into_bytes()))?,
            b'F' => (from.text()?, from.text()?.into_bytes()),
            b'B' => (from.text()?, from.bytes()?.to_vec()),
            b'K' => (from.text()?, known::text(from.size()?)?.as_bytes().to_vec()),
            b'Z' => {
                let (name, index) = (from.text()?, from.size()?);
                (name, known::read_edits(from, index)?.into_bytes())
            }
            b'S' => (from.text()?, sparse::read(from, self.left)?),
            _ => return None,
        })
    }
}
