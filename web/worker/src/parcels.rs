//! Projects on their way in and out: links, zips, databases, scripts. In: what the page holds; out:
//! answers, refusals as sentences.
use crate::clock::Outside;
use playground::{Prospect, Session, Settings, door, prospect};
use project::home;
use project::{Bundle, Change, Pack, Project, Reply};
use share::link;
use std::rc::Rc;

/// What comes from outside may take some seconds and no more.
const STEPS: u64 = 100_000_000;

fn start(project: Project) -> Session {
    Session::open(project, Settings { steps: STEPS, ..Settings::default() }, Rc::new(Outside))
}

/// What a link holds. A damaged one gives what could be rescued, and says so.
pub fn unlink(id: u32, text: &str) -> Reply {
    match link::decode(text) {
        Ok(opened) => Reply::Taken {
            id,
            bundle: Some(opened.bundle),
            runs: String::new(),
            notes: opened.damage.into_iter().collect(),
        },
        Err(error) => refused(id, error.to_string()),
    }
}

fn refused(id: u32, reason: String) -> Reply {
    Reply::Taken { id, bundle: None, runs: String::new(), notes: vec![reason] }
}

/// A project made of what a person brings.
pub fn take(id: u32, name: &str, files: Vec<Change>) -> Reply {
    match door::take(name, files, start) {
        Ok(imported) => {
            let mut bundle = imported.bundle;
            let Prospect { runs, mut notes, env } = tried(&bundle);
            notes.extend(imported.notes);
            bundle.project.env.extend(env);
            Reply::Taken { id, bundle: Some(bundle), runs, notes }
        }
        Err(reason) => refused(id, reason),
    }
}

/// What a person can do with the project, found by trying on a copy.
fn tried(bundle: &Bundle) -> Prospect {
    let project: Project = bundle.project.clone().into();
    let Some((folder, tool)) = home(&project) else { return Prospect::default() };
    prospect(&mut start(project), &folder, tool.command())
}

/// A project as a file.
pub fn pack(id: u32, bundle: &Bundle, what: &Pack, name: String) -> Reply {
    match door::pack(what, bundle, start) {
        Ok(bytes) => Reply::Packed { id, name, bytes: Some(bytes), error: String::new() },
        Err(error) => Reply::Packed { id, name, bytes: None, error },
    }
}
