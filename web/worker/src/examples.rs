//! The examples: plain folders of `web/examples`. Their `about.txt` says title and purpose in its
//! first two lines, then how the project is brought to its beginning: `env`, `run`, `sql`,
//! `replace`, `place`, `open`, `try`. Its `lesson.md`, where it has one, is a built-in lesson under
//! the folder's name.
use playground::Session;
use project::{Example, Opening, Project};

type Files = &'static [(&'static str, &'static str)];

/// Folder by folder: its name, its files.
const FOLDERS: &[(&str, Files)] = include!(concat!(env!("OUT_DIR"), "/examples.rs"));
/// The order in which they are offered; a folder not named here comes last.
const ORDER: [&str; 10] = [
    "lesson1",
    "lesson2",
    "one_to_many",
    "many_to_many",
    "naming",
    "branches",
    "batch",
    "data",
    "alembic",
    "empty",
];
/// The files that are no part of the project.
const ABOUT: &str = "about.txt";
const LESSON: &str = "lesson.md";
/// Scripts that come into the folder which `init` makes.
const LATER: &str = "migrations/";

/// All of them.
pub fn list() -> Vec<Example> {
    let place = |name: &str| ORDER.iter().position(|other| *other == name).unwrap_or(ORDER.len());
    let mut all: Vec<_> = FOLDERS.iter().map(|(name, files)| example(name, files)).collect();
    all.sort_by_key(|example| place(&example.name));
    all
}

fn files(name: &str) -> Files {
    FOLDERS.iter().find(|(other, _)| *other == name).map_or(&[][..], |(_, files)| files)
}

fn text(files: Files, name: &str) -> Option<&'static str> {
    files.iter().find(|(path, _)| *path == name).map(|(_, text)| *text)
}

fn about(files: Files) -> &'static str {
    text(files, ABOUT).unwrap_or_default()
}

/// The text of a built-in lesson.
pub fn lesson(name: &str) -> Option<&'static str> {
    text(files(name), LESSON)
}

fn example(name: &str, files: Files) -> Example {
    let mut lines = about(files).lines().map(String::from);
    let mut next = || lines.next().unwrap_or_default();
    Example { name: name.into(), title: next(), about: next() }
}

/// The files of an example's project, before any command.
pub fn project(name: &str) -> Project {
    let early = files(name)
        .iter()
        .filter(|(path, _)| ![ABOUT, LESSON].contains(path) && !path.starts_with(LATER));
    Project {
        files: early.map(|(path, text)| ((*path).into(), text.as_bytes().to_vec())).collect(),
        ..Project::default()
    }
}

/// The project of an example, brought to its beginning in a session of its own.
pub fn open(name: &str, start: impl Fn(Project) -> Session) -> Opening {
    let (files, mut project) = (files(name), project(name));
    let steps = || {
        about(files).lines().skip(2).filter_map(|line| line.split_once(' ').or(Some((line, ""))))
    };
    for (_, pair) in steps().filter(|(word, _)| *word == "env") {
        project.env.extend(pair.split_once('=').map(|(name, value)| (name.into(), value.into())));
    }
    let mut session = start(project);
    let mut opening = Opening::default();
    for (word, rest) in steps() {
        match word {
            "open" => opening.open = rest.into(),
            "try" => opening.hint = rest.into(),
            _ => step(&mut session, word, rest, files),
        }
    }
    opening.title = example(name, files).title;
    opening.lesson = text(files, LESSON).map(|_| name.to_string()).unwrap_or_default();
    opening.project = session.project().into();
    opening
}

fn step(session: &mut Session, word: &str, rest: &str, files: Files) {
    match word {
        "run" => drop(session.run(rest, Some(""))),
        "sql" => {
            let (database, sql) = rest.split_once(' ').unwrap_or_default();
            session.sql(database, sql).ok();
        }
        "replace" => replace(session, rest),
        "place" => {
            for (path, text) in files.iter().filter(|(path, _)| path.starts_with(LATER)) {
                session.write(path, Some(text.as_bytes()));
            }
        }
        _ => {}
    }
}

/// `PATH OLD => NEW`, where `\n` in the new text is a line's end.
fn replace(session: &mut Session, rest: &str) {
    let Some((path, change)) = rest.split_once(' ') else { return };
    let Some((old, new)) = change.split_once(" => ") else { return };
    let Some(bytes) = session.project().files.get(path) else { return };
    let text = String::from_utf8_lossy(bytes).replace(old, &new.replace("\\n", "\n"));
    session.write(path, Some(text.as_bytes()));
}
