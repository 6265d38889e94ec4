//! `cargo xtask projects [-v] [NAME…]`: plays public projects (`projects/projects.toml`) and
//! compares with what the real tools did (`projects/recorded`). Their sources lie in
//! `~/.cache/playground-projects`.
use regex::Regex;
use scenarios::{Database, Difference, Observed, Player, Recording, Step, differences};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{fs, thread};

const STACK: usize = 512 << 20;

static TIME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:,\d{3})?"));
static PACKAGES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?m)^\S+:\d+: (?:User|Deprecation|PendingDeprecation|Future)Warning: .*\n(?:  .*\n)?")
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[derive(Deserialize)]
struct List {
    project: Vec<Entry>,
}

/// A project of the list; what else stands there is for the scripts that fetch and record it.
#[derive(Deserialize)]
struct Entry {
    name: String,
    #[serde(default)]
    folder: String,
    #[serde(default)]
    env: BTreeMap<String, String>,
}

/// What became of a project: for each command its differences.
struct Played {
    name: String,
    steps: Vec<(String, Vec<Difference>)>,
    broken: Option<String>,
}

fn main() -> ExitCode {
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    let verbose = names.iter().any(|word| word == "-v");
    names.retain(|word| word != "-v");
    let list = match list() {
        Ok(list) => list,
        Err(error) => {
            eprintln!("projects: {error}");
            return ExitCode::from(2);
        }
    };
    let wanted = |entry: &Entry| {
        names.is_empty() || names.iter().any(|name| entry.name.contains(name.as_str()))
    };
    let entries: Vec<Entry> = list.into_iter().filter(wanted).collect();
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((at, entry)) = take(&next, &entries) {
                    let played = guarded(entry);
                    done.lock().unwrap_or_else(|poison| poison.into_inner()).insert(at, played);
                }
            });
        }
    });
    let played: Vec<Played> =
        done.into_inner().unwrap_or_else(|poison| poison.into_inner()).into_values().collect();
    played.iter().for_each(|played| print(played, verbose));
    let equal = played.iter().filter(|played| played.equal()).count();
    println!("projects: {equal} of {} equal in every command", played.len());
    if equal == played.len() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn take<'a>(next: &AtomicUsize, entries: &'a [Entry]) -> Option<(usize, &'a Entry)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    entries.get(at).map(|entry| (at, entry))
}

fn here() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into())
        .into()
}

fn list() -> Result<Vec<Entry>, String> {
    let path = here().join("projects/projects.toml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str::<List>(&text).map(|list| list.project).map_err(|error| error.to_string())
}

/// Plays in a thread of its own, so that a panic ends only this project.
fn guarded(entry: &Entry) -> Played {
    let fallen = |reason: String| Played {
        name: entry.name.clone(),
        steps: Vec::new(),
        broken: Some(reason),
    };
    thread::scope(|scope| {
        let body = || play(entry).unwrap_or_else(fallen);
        match thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, body)
            .map(|thread| thread.join())
        {
            Ok(Ok(played)) => played,
            Ok(Err(_)) => fallen("panicked".into()),
            Err(error) => fallen(error.to_string()),
        }
    })
}

fn play(entry: &Entry) -> Result<Played, String> {
    let home = std::env::var("HOME").unwrap_or_default();
    let root = Path::new(&home).join(".cache/playground-projects").join(&entry.name);
    let mut files = BTreeMap::new();
    collect(&root, "", &mut files)
        .map_err(|error| format!("{}: {error}; run tests/projects/fetch.py", root.display()))?;
    let path = here().join("projects/recorded").join(format!("{}.json", entry.name));
    let json = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let recording: Recording = serde_json::from_str(&json).map_err(|error| error.to_string())?;
    let (micros, today) = now();
    let folder = if entry.folder == "." { "" } else { &entry.folder };
    let mut player = Player::of_files(files, folder, entry.env.clone(), micros, &today);
    let mut steps = Vec::new();
    for recorded in &recording.steps {
        let before = player.paths();
        let step = Step { line: recorded.line.clone(), input: None };
        let played = player.step(&step).map_err(|error| error.0)?;
        steps.push((
            recorded.line.clone(),
            differences(&without_terminal(recorded), &kept(played, &before)),
        ));
    }
    Ok(Played { name: entry.name.clone(), steps, broken: None })
}

fn collect(
    folder: &Path,
    below: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        match entry.file_type()?.is_dir() {
            true => collect(&entry.path(), &path, files)?,
            false => drop(files.insert(path, fs::read(entry.path())?)),
        }
    }
    Ok(())
}

/// What is recorded, without what no two runs have in common.
fn without_terminal(recorded: &Observed) -> Observed {
    let mut plain = Observed { warnings: Vec::new(), ..recorded.clone() };
    (plain.stdout, plain.stderr) = (comparable(&plain.stdout), comparable(&plain.stderr));
    timeless(&mut plain.files);
    plain
}

/// Blanks out the times in files of logs.
fn timeless(files: &mut BTreeMap<String, Option<String>>) {
    for text in files.values_mut().flatten() {
        *text = TIME.replace_all(text, "<time>").into_owned();
    }
}

/// Times of log lines are blanked out. Warnings of packages are left out with the line they show:
/// where a package stands in it does not warn. Those of Python and of SQLAlchemy stay.
fn comparable(text: &str) -> String {
    let text = TIME.replace_all(text, "<time>");
    PACKAGES.replace_all(&text, "").into_owned()
}

/// What the recorder keeps: no texts and rows of the project's own.
fn kept(played: Observed, before: &BTreeSet<String>) -> Observed {
    let mut kept =
        Observed { terminal: String::new(), log: Vec::new(), warnings: Vec::new(), ..played };
    kept.scripts.clear();
    (kept.stdout, kept.stderr) = (comparable(&kept.stdout), comparable(&kept.stderr));
    kept.files.retain(|path, _| !before.contains(path));
    timeless(&mut kept.files);
    for database in kept.db.iter_mut().flat_map(BTreeMap::values_mut) {
        if let Database::Content { tables, .. } = database {
            tables.clear();
        }
    }
    kept
}

fn now() -> (i64, String) {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let micros = i64::try_from(since.as_micros()).unwrap_or_default();
    (micros, scenarios::day(micros))
}

impl Played {
    fn equal(&self) -> bool {
        self.broken.is_none() && self.steps.iter().all(|(_, differences)| differences.is_empty())
    }
}

/// One line a project: a mark for each command, and the first difference.
fn print(played: &Played, verbose: bool) {
    let marks: String =
        played.steps.iter().map(|(_, apart)| if apart.is_empty() { '=' } else { 'x' }).collect();
    let first = played.steps.iter().find(|(_, apart)| !apart.is_empty());
    let reason = match (&played.broken, first) {
        (Some(reason), _) => reason.clone(),
        (None, Some((line, apart))) => format!("{line}: {}", reason(apart)),
        (None, None) => String::new(),
    };
    println!("{:<60} {marks:<8} {reason}", played.name);
    if let Some((line, apart)) = first.filter(|_| verbose) {
        println!("  {line}");
        apart.iter().for_each(|difference| {
            println!("    {}", difference.to_string().trim_end().replace('\n', "\n    "))
        });
    }
}

/// What differs first: the end of what was played where it is an error, else the name of the
/// aspect.
fn reason(apart: &[Difference]) -> String {
    let errors = apart
        .iter()
        .find(|difference| difference.aspect == "exception" || difference.aspect == "stderr");
    let last = errors
        .and_then(|difference| difference.played.trim().lines().last())
        .filter(|line| !line.is_empty());
    match last {
        Some(line) => line.chars().take(160).collect(),
        None => {
            apart.iter().map(|difference| difference.aspect.as_str()).collect::<Vec<_>>().join(", ")
        }
    }
}
