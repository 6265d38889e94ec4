//! How things come in from outside and leave: a zip, a folder, a database, a SQL script as a
//! project; a project as a file. Everything is tried in a session of its own, so that what is bad
//! harms nothing that is open.
use crate::process::Process;
use crate::requirements::Requirements;
use crate::session::Session;
use project::{Bundle, Change, Channel, Outcome, Pack, Parcel, Project, absolute};
use python::Packages;
use share::import::{ImportError, Imported};
use share::{archive, export, import};
use sqlite::{is_utf16, wants_log, with_log};
use std::collections::BTreeSet;

/// Sentences about symbolic links that were left out, at most.
const REPORTED: usize = 20;

/// How a SQLite file begins.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// What a person drops onto the page: one zip, database or SQL script, or the files of a folder;
/// `name` is what it is called. `start` opens a session. Nothing of the person's Python is run; a
/// SQL script is, in a database of its own.
///
/// # Errors
/// One sentence on why nothing came in.
pub fn take(
    name: &str,
    files: Vec<Change>,
    start: impl Fn(Project) -> Session,
) -> Result<Imported, String> {
    let sole = match files.as_slice() {
        [Change { path, content: Some(content) }] if !path.contains('/') => {
            Some((path.clone(), content.as_slice()))
        }
        _ => None,
    };
    let said = |error: ImportError| error.to_string();
    let mut alone = None;
    let mut imported = match sole {
        Some((_, content)) if content.starts_with(b"PK") => {
            unpacked(name, content).map_err(said)?
        }
        Some((path, content)) if content.starts_with(SQLITE) => {
            alone = Some(path.clone());
            database(&path, content.to_vec())
        }
        Some((path, content)) if path.ends_with(".sql") => script(&path, content, &start)?,
        Some((path, _)) if path.ends_with(".zip") => return Err(said(ImportError::NoZip)),
        Some((path, _)) if [".db", ".sqlite", ".sqlite3"].iter().any(|end| path.ends_with(end)) => {
            return Err(format!("{path} is not a SQLite database."));
        }
        _ => import::project(name, files).map_err(said)?,
    };
    take_logs(&mut imported);
    readable(&imported.bundle.project.files, cfg!(target_family = "wasm"))?;
    let session = start(imported.bundle.project.clone().into());
    // Each database is read through once: a broken one is told now and not at the first upgrade.
    imported.notes.extend(broken_databases(&session)?);
    if let Some(path) = alone {
        imported.notes.push(contents(&session, &path)?);
    }
    imported.notes.extend(survey(&session));
    Ok(imported)
}

/// A project as a file of the name: a zip, or what a command prints.
///
/// # Errors
/// One sentence on why there is none.
pub fn pack(
    what: &Pack,
    bundle: &Bundle,
    start: impl Fn(Project) -> Session,
) -> Result<Vec<u8>, String> {
    match what {
        Pack::Zip => export::zip(bundle).map_err(|error| error.to_string()),
        Pack::Printed { line } => {
            let outcome = start(bundle.project.clone().into()).run(line, Some(""));
            match outcome.exit {
                0 => Ok(outcome.text(Channel::Stdout).into_bytes()),
                _ => Err(last_line(&outcome)),
            }
        }
    }
}

fn last_line(outcome: &Outcome) -> String {
    let errors = outcome.text(Channel::Stderr);
    errors
        .lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("It failed and said nothing.")
        .to_string()
}

/// A database alone.
fn database(path: &str, content: Vec<u8>) -> Imported {
    let mut bundle = Bundle { title: path.into(), ..Bundle::default() };
    bundle.project.files.push(Change { path: path.into(), content: Some(content) });
    Imported { bundle, notes: Vec::new() }
}

/// What is in a database that came alone.
fn contents(session: &Session, path: &str) -> Result<String, String> {
    let tables = session.read(path, "SELECT count(*) FROM sqlite_master WHERE type = 'table'")?;
    let count =
        tables.1.first().and_then(|row| row.first()).map_or(String::new(), |cell| match cell {
            project::SqlValue::Integer(count) => count.to_string(),
            _ => String::new(),
        });
    Ok(format!(
        "{path} is a database with {count} tables. Look at it on the right, or type sqlite3 {path}."
    ))
}

/// What SQLite finds wrong in a database.
fn whole(session: &Session, path: &str) -> Result<(), String> {
    let damaged = |why: &str| format!("{path} is damaged and was not opened: {why}.");
    // What SQLite could not load lies among the texts.
    if !session.computer().files.databases.exists(&absolute(path)) {
        return Err(damaged("SQLite cannot read it"));
    }
    let (_, rows) =
        session.read(path, "PRAGMA integrity_check(1)").map_err(|error| damaged(&error))?;
    match rows.first().and_then(|row| row.first()) {
        Some(project::SqlValue::Text(said)) if said == "ok" => Ok(()),
        Some(project::SqlValue::Text(said)) => {
            Err(damaged(said.lines().last().unwrap_or_default()))
        }
        _ => Err(damaged("it cannot be read")),
    }
}

/// The databases of a project: a broken one refuses it.
fn broken_databases(session: &Session) -> Result<Vec<String>, String> {
    let files = &session.project().files;
    for (path, _) in files.iter().filter(|(_, content)| content.starts_with(SQLITE)) {
        whole(session, path)?;
    }
    let waiting =
        files.iter().filter(|(path, content)| path.ends_with("-journal") && !content.is_empty());
    Ok(waiting
        .map(|(path, _)| {
            format!("{path} is from a program that did not finish writing. Open the database with sqlite3 once, then bring it again.")
        })
        .collect())
}

/// Links are not followed: what they name may lie elsewhere.
fn unpacked(name: &str, content: &[u8]) -> Result<Imported, ImportError> {
    let unpacked = archive::read(content)?;
    let mut imported = import::project(name, unpacked.files)?;
    let said = |(path, target): &(String, String)| {
        format!(
            "{path} is a symbolic link to {target} and was left out. Put the file itself into the zip."
        )
    };
    imported.notes.extend(unpacked.links.iter().take(REPORTED).map(said));
    let more = unpacked.links.len().saturating_sub(REPORTED);
    imported.notes.extend((more > 0).then(|| format!("And {more} more symbolic links.")));
    Ok(imported)
}

/// What waits in a write-ahead log goes into its database; the log and its index are needed no
/// more.
fn take_logs(imported: &mut Imported) {
    let files = &mut imported.bundle.project.files;
    let logs: Vec<(String, Vec<u8>)> = files
        .iter_mut()
        .filter(|file| file.path.ends_with("-wal"))
        .map(|file| {
            (
                file.path.trim_end_matches("-wal").to_string(),
                file.content.clone().unwrap_or_default(),
            )
        })
        .collect();
    for file in files
        .iter_mut()
        .filter(|file| file.content.as_deref().is_some_and(|bytes| bytes.starts_with(SQLITE)))
    {
        let Some(content) = &mut file.content else { continue };
        match logs.iter().find(|(database, _)| *database == file.path) {
            Some((_, log)) => {
                let (merged, pages) = with_log(content, log);
                *content = merged;
                let note = format!("The changes in {0}-wal were added to {0}.", file.path);
                imported.notes.extend((pages > 0).then_some(note));
            }
            None if wants_log(content) => imported.notes.push(format!(
                "{0} keeps its latest changes in {0}-wal, which did not come with it. If rows are missing, bring both.",
                file.path
            )),
            None => {}
        }
    }
    let databases: Vec<String> = logs.into_iter().map(|(database, _)| database).collect();
    let ours = |path: &str, end: &str| {
        path.strip_suffix(end).is_some_and(|path| databases.iter().any(|d| d == path))
    };
    let there: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    files.retain(|file| {
        let index = ours(&file.path, "-wal") || ours(&file.path, "-shm");
        !index || !there.contains(file.path.trim_end_matches("-wal").trim_end_matches("-shm"))
    });
}

/// Databases that SQLite of a browser cannot read are named, and what to do.
fn readable(files: &[Change], browser: bool) -> Result<(), String> {
    let utf16 = |file: &&Change| {
        file.content.as_deref().is_some_and(|b| b.starts_with(SQLITE) && is_utf16(b))
    };
    match files.iter().find(utf16).filter(|_| browser) {
        Some(Change { path, .. }) => Err(format!(
            "{path} stores its text as UTF-16, which SQLite in a browser cannot read. Make a UTF-8 copy and bring that: sqlite3 {path} .dump | sqlite3 copy.db"
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
#[path = "door_tests.rs"]
mod tests;

/// A SQL script, run into a new database.
fn script(
    path: &str,
    content: &[u8],
    start: &impl Fn(Project) -> Session,
) -> Result<Imported, String> {
    let database = format!("{}.db", path.trim_end_matches(".sql"));
    let Ok(text) = std::str::from_utf8(content) else {
        return Err(format!("{path} is not UTF-8."));
    };
    let mut session = start(Project::default());
    session.write(path, Some(content));
    let outcome = session.run(&format!("sqlite3 '{}'", database.replace('\'', "")), Some(text));
    let errors = outcome.text(Channel::Stderr);
    if let Some(first) = errors.lines().next().filter(|_| outcome.exit != 0 || !errors.is_empty()) {
        return Err(format!("{path} does not run in SQLite: {first}"));
    }
    let bundle = Bundle {
        title: path.into(),
        open: path.into(),
        project: Parcel::from(session.project()),
        ..Bundle::default()
    };
    Ok(Imported { bundle, notes: vec![format!("{path} was run into {database}.")] })
}

/// What of a project's Python is not supported here, file by file, before anything of it runs:
/// texts that are no Python, and modules that are neither ours nor the project's.
fn survey(session: &Session) -> Vec<String> {
    let project = session.project();
    let process = Process::start(session.computer(), "", None);
    let own: BTreeSet<&str> = project
        .files
        .keys()
        .flat_map(|path| path.split('/'))
        .map(|part| part.trim_end_matches(".py"))
        .collect();
    let table = packages::Table::new(Requirements::of(&session.computer().files).named);
    let (mut notes, mut seen) = (Vec::new(), BTreeSet::new());
    for (path, content) in project.files.iter().filter(|(path, _)| path.ends_with(".py")) {
        let Ok(text) = std::str::from_utf8(content) else { continue };
        let imports = match python::outline::imports(text) {
            Ok(imports) => imports,
            Err((message, line)) => {
                notes.push((weight(path), format!("{path}, line {line}: {message}.")));
                continue;
            }
        };
        for (module, line) in imports {
            let first = module.split('.').next().unwrap_or_default();
            let known = own.contains(first)
                || process.vm.has_module(&module)
                || table.package(first).is_some();
            if !known && seen.insert((path, module.clone())) {
                notes.push((
                    weight(path),
                    format!("{path}, line {line}: the module {module} is not here."),
                ));
            }
        }
    }
    notes.sort_by_key(|(weight, _)| *weight);
    notes.into_iter().map(|(_, note)| note).collect()
}

/// How far a file is from models and migrations: what concerns them is told first, tests last.
fn weight(path: &str) -> u8 {
    let has = |words: &[&str]| words.iter().any(|word| path.contains(word));
    match () {
        () if has(&["test", "conftest"]) => 3,
        () if has(&["model", "versions/", "env.py", "config", "database", "__init__"]) => 0,
        () if has(&["route", "view", "seed", "script", "form", "schema"]) => 2,
        () => 1,
    }
}
