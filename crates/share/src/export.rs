//! A bundle as a zip that the real tools run as it stands: the files, and where there are none yet
//! a `requirements.txt` in the versions we mimic, a short text on how to go on, and where one
//! stood, for coming back.
use crate::archive;
use crate::error::ImportError;
use project::{Bundle, Change};
use serde::{Deserialize, Serialize};

/// Where the zip keeps what is not a file of the project.
pub(crate) const BESIDE: &str = ".playground.json";

/// The versions that everything here is recorded with (tests/record/setup.sh).
const REQUIREMENTS: &str = "\
alembic==1.20.1
Flask==3.1.3
Flask-Migrate==4.1.0
Flask-SQLAlchemy==3.1.1
SQLAlchemy==2.1.9
";

/// What is kept beside the files. Whatever is missing has its default, so that old zips open.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Beside {
    pub title: String,
    pub open: String,
    pub line: usize,
    pub panes: String,
    pub lesson: String,
    pub step: usize,
    pub typed: Vec<String>,
    pub cwd: String,
    pub env: Vec<(String, String)>,
    pub folders: Vec<String>,
    /// Files that only the zip has.
    pub added: Vec<String>,
}

/// The zip.
///
/// # Errors
/// A project larger than a zip can hold.
pub fn zip(bundle: &Bundle) -> Result<Vec<u8>, ImportError> {
    let has = |path: &str| bundle.project.files.iter().any(|file| file.path == path);
    let how = how(bundle);
    let offered = [("requirements.txt", REQUIREMENTS), ("PLAYGROUND.md", how.as_str())];
    let added: Vec<_> = offered.into_iter().filter(|(path, _)| !has(path)).collect();
    let beside = Beside {
        added: added.iter().map(|(path, _)| (*path).to_string()).collect(),
        ..beside(bundle)
    };
    let beside = serde_json::to_string_pretty(&beside).unwrap_or_default();
    let mut files: Vec<(String, &[u8])> = vec![(BESIDE.into(), beside.as_bytes())];
    files.extend(added.iter().map(|(path, text)| ((*path).to_string(), text.as_bytes())));
    files.extend(bundle.project.folders.iter().map(|folder| (format!("{folder}/"), &b""[..])));
    files.extend(
        bundle
            .project
            .files
            .iter()
            .filter_map(|Change { path, content }| Some((path.clone(), content.as_deref()?))),
    );
    archive::write(&files).map_err(|_| ImportError::Large)
}

fn beside(bundle: &Bundle) -> Beside {
    let Bundle { title, project, open, line, panes, lesson, step, typed } = bundle.clone();
    let (cwd, env, folders) = (project.cwd, project.env, project.folders);
    Beside { title, open, line, panes, lesson, step, typed, cwd, env, folders, added: Vec::new() }
}

/// How to go on outside: the commands that bring one where the terminal stood.
fn how(bundle: &Bundle) -> String {
    let mut out = String::from(
        "# Going on with the real tools\n\nThis project comes from Migration Playground. It runs as it is:\n\n    python3 -m venv venv\n    . venv/bin/activate\n    pip install -r requirements.txt\n",
    );
    if !bundle.project.cwd.is_empty() {
        out += &format!("    cd {}\n", quoted(&bundle.project.cwd));
    }
    for (name, value) in bundle.project.env.iter().filter(|(name, _)| name.starts_with("FLASK")) {
        out += &format!("    export {name}={}\n", quoted(value));
    }
    let flask = bundle.project.files.iter().any(|file| says(file, "flask_migrate"));
    out += if flask {
        "    flask db current\n    flask db upgrade\n"
    } else {
        "    alembic current\n    alembic upgrade head\n"
    };
    out + "\nTo come back, drop the zip onto the playground's page. `.playground.json` tells it where you stood.\n"
}

fn says(file: &Change, word: &str) -> bool {
    file.path.ends_with(".py")
        && file
            .content
            .as_deref()
            .is_some_and(|content| String::from_utf8_lossy(content).contains(word))
}

fn quoted(word: &str) -> String {
    let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./:".contains(&byte));
    if plain { word.into() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
