//! `cargo xtask scenarios [-v] [PATH|FILE…]`: plays scenarios on two threads and prints a line for
//! each.
use scenarios::{Player, Recording, Scenario, StepVerdict, Verdict, judge};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{fs, thread};

/// The evaluator's recursion needs room; the browser's budget is tested elsewhere.
const STACK: usize = 512 << 20;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let before = arguments.len();
    arguments.retain(|word| !matches!(word.as_str(), "-v" | "--verbose"));
    let verbose = arguments.len() < before;
    match collect(&arguments) {
        Ok(files) => play_all(&files, verbose),
        Err(error) => {
            eprintln!("scenarios: {error}");
            ExitCode::from(2)
        }
    }
}

/// The folder `tests` of the repository whose cargo runs us.
fn here() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into())
        .into()
}

/// The scenario files that the arguments name; `tests` without any.
fn collect(arguments: &[String]) -> Result<Vec<PathBuf>, String> {
    let default = [here().display().to_string()];
    let named = if arguments.is_empty() { &default[..] } else { arguments };
    let mut files = Vec::new();
    for name in named {
        let path = Path::new(name);
        if path.is_dir() {
            files.extend(folder(path)?);
        } else if path.is_file() {
            files.push(path.into());
        } else {
            return Err(format!("{name}: no such file or folder"));
        }
    }
    Ok(files)
}

/// The scenarios of `PATH/scenarios`, sub-folders but `base` included; of `PATH` itself where it
/// has no such folder.
fn folder(path: &Path) -> Result<Vec<PathBuf>, String> {
    let below = path.join("scenarios");
    let top = if below.is_dir() { below } else { path.to_path_buf() };
    let (mut files, mut waiting) = (Vec::new(), vec![top]);
    while let Some(folder) = waiting.pop() {
        let entries =
            fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries.flatten().map(|entry| entry.path()) {
            if entry.is_dir() && !entry.ends_with("base") {
                waiting.push(entry);
            } else if entry.extension().is_some_and(|end| end == "txt") {
                files.push(entry);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Plays on two threads, prints in the order of the files.
fn play_all(files: &[PathBuf], verbose: bool) -> ExitCode {
    let (next, (sender, results)) = (AtomicUsize::new(0), mpsc::channel());
    let mut totals = Totals::default();
    thread::scope(|scope| {
        for sender in [sender.clone(), sender] {
            let next = &next;
            scope.spawn(move || {
                while let Some((at, file)) = take(next, files) {
                    sender.send((at, play_file(file))).ok();
                }
            });
        }
        let mut waiting = std::collections::BTreeMap::new();
        for (at, verdict) in results {
            waiting.insert(at, verdict);
            while let Some(verdict) = waiting.remove(&totals.played) {
                totals.count(&files[totals.played], &verdict, verbose);
            }
        }
    });
    println!(
        "scenarios: {} of {}, steps: {} of {}",
        totals.ok, totals.played, totals.passed, totals.steps
    );
    if totals.ok == totals.played { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn take<'a>(next: &AtomicUsize, files: &'a [PathBuf]) -> Option<(usize, &'a PathBuf)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    files.get(at).map(|file| (at, file))
}

#[derive(Default)]
struct Totals {
    played: usize,
    ok: usize,
    passed: usize,
    steps: usize,
}

impl Totals {
    fn count(&mut self, file: &Path, verdict: &Verdict, verbose: bool) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let word = if verdict.ok() { "ok  " } else { "FAIL" };
        println!("{word} {name} {}/{} steps", verdict.passed(), verdict.total);
        let failing = verdict.steps.iter().filter(|step| !step.differences.is_empty());
        failing
            .take(if verbose { usize::MAX } else { 1 })
            .for_each(|step| print_step(step, verbose));
        if let Some(reason) = &verdict.broken {
            println!("    {}", reason.replace('\n', "\n    "));
        }
        self.played += 1;
        self.ok += usize::from(verdict.ok());
        self.passed += verdict.passed();
        self.steps += verdict.total;
    }
}

fn print_step(step: &StepVerdict, verbose: bool) {
    println!("  step {}: {}", step.number, step.line);
    for difference in step.differences.iter().take(if verbose { usize::MAX } else { 1 }) {
        println!("    {}", difference.to_string().trim_end().replace('\n', "\n    "));
    }
    if !verbose && step.differences.len() > 1 {
        let others: Vec<&str> =
            step.differences[1..].iter().map(|other| other.aspect.as_str()).collect();
        println!("    also different: {}", others.join(", "));
    }
}

/// Plays one file in a thread of its own, so that a panic ends only this scenario.
fn play_file(file: &Path) -> Verdict {
    let (scenario, recording) = match read(file) {
        Ok(pair) => pair,
        Err(reason) => return Verdict { total: 1, broken: Some(reason), ..Verdict::default() },
    };
    let total = recording.steps.len().max(scenario.steps.len());
    let done = Arc::new(Mutex::new(Vec::new()));
    let reports = Arc::clone(&done);
    let body = move || {
        let (micros, today) = now();
        let mut player = Player::open(&scenario, micros, &today);
        let mut report =
            |step| reports.lock().unwrap_or_else(|poison| poison.into_inner()).push(step);
        judge(&scenario, &recording, &mut player, &mut report);
    };
    let thread =
        thread::Builder::new().name(file.display().to_string()).stack_size(STACK).spawn(body);
    let broken = match thread.map(thread::JoinHandle::join) {
        Ok(Ok(())) => None,
        Ok(Err(panic)) => Some(format!("panicked: {}", words(&*panic))),
        Err(error) => Some(error.to_string()),
    };
    let steps = done.lock().unwrap_or_else(|poison| poison.into_inner()).clone();
    Verdict { steps, total, broken }
}

fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string))
        .unwrap_or_else(|| "no message".into())
}

/// A scenario and the recording beside it: `../recorded/NAME.json` seen from its folder or one
/// above.
fn read(file: &Path) -> Result<(Scenario, Recording), String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let base = |name: &str| {
        bases(folder).find_map(|base| fs::read_to_string(base.join(format!("{name}.txt"))).ok())
    };
    let scenario = Scenario::parse(&text, &base).map_err(|error| error.0)?;
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let found = recordings(folder, &name).find(|path| path.is_file());
    let path =
        found.ok_or_else(|| format!("no recording {name}.json beside {}", folder.display()))?;
    let json = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let recording =
        serde_json::from_str(&json).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok((scenario, recording))
}

fn bases(folder: &Path) -> impl Iterator<Item = PathBuf> {
    [folder.join("base"), folder.join("../base"), here().join("scenarios/base")].into_iter()
}

/// `scenarios/limits/x.txt` has its recording at `recorded/limits/x.json`.
fn recordings(folder: &Path, name: &str) -> impl Iterator<Item = PathBuf> {
    let last = folder.file_name().unwrap_or_default();
    let file = format!("{name}.json");
    [
        folder.join("../recorded").join(&file),
        folder.join("../../recorded").join(last).join(&file),
        folder.join(&file),
    ]
    .into_iter()
}

/// Microseconds since the epoch, and the day they fall on.
fn now() -> (i64, String) {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let micros = i64::try_from(since.as_micros()).unwrap_or_default();
    (micros, scenarios::day(micros))
}
