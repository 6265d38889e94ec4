//! The page as a part of another one: how much of it is shown, what the page around asks, and what
//! it is told.
use crate::lesson;
use crate::shelf;
use crate::state::{Engine, State};
use crate::typing::pump;
use project::{Bundle, Change, Outcome, Parcel};
use std::collections::VecDeque;

/// How much of the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// The page stands alone.
    #[default]
    Alone,
    /// All of it, with a small header.
    Whole,
    /// All of it, nothing can be changed by hand.
    Read,
    /// The terminal alone.
    Terminal,
    /// Editor and terminal.
    Editor,
    /// A lesson's step, editor and terminal.
    Lesson,
}

impl Form {
    /// The value behind `embed=` in the address; none where the word is not there.
    pub fn of(word: Option<&str>) -> Form {
        match word {
            None => Form::Alone,
            Some("read") => Form::Read,
            Some("terminal") => Form::Terminal,
            Some("editor") => Form::Editor,
            Some("lesson") => Form::Lesson,
            Some(_) => Form::Whole,
        }
    }

    /// The class that hides the rest.
    pub fn class(self) -> &'static str {
        match self {
            Form::Alone => "",
            Form::Whole => " embed",
            Form::Read => " embed embed-read",
            Form::Terminal => " embed embed-terminal",
            Form::Editor => " embed embed-editor",
            Form::Lesson => " embed embed-lesson",
        }
    }
}

/// What the page around asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// These files are the project.
    Open(Bundle),
    /// A file gets a text.
    Write(String, String),
    /// A line is run as if it were typed.
    Run(String),
    /// What a file holds.
    Read(String),
    /// Which files there are.
    List,
    /// A lesson: its text, or a built-in one's name, and the step, from 0.
    Lesson(String, String, usize),
    /// Something that is not known.
    Unknown(String),
}

/// What it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The number of the question, 0 for news.
    pub id: u32,
    /// What it is.
    pub event: &'static str,
    /// What belongs to it: names and texts.
    pub parts: Vec<(&'static str, String)>,
}

/// What the page knows of it.
#[derive(Clone, Debug, Default)]
pub struct Embed {
    /// How much is shown.
    pub form: Form,
    /// Whether the page has come into sight: before that nothing is fetched but itself.
    pub awake: bool,
    /// What is to be said, and how much was ever said.
    pub said: VecDeque<Said>,
    /// See `said`.
    pub count: u32,
    lines: VecDeque<(u32, String)>,
    running: Option<u32>,
}

/// So much waits to be said at most: a page around that asks faster than this one draws loses the
/// oldest answers.
const SAID: usize = 10_000;

/// Something is to be said.
pub fn say(state: &mut State, id: u32, event: &'static str, parts: Vec<(&'static str, String)>) {
    if state.embed.form == Form::Alone {
        return;
    }
    state.embed.said.push_back(Said { id, event, parts });
    state.embed.count += 1;
    let over = state.embed.said.len().saturating_sub(SAID);
    state.embed.said.drain(..over);
}

/// The page around asks.
pub fn told(state: &mut State, id: u32, told: Told) {
    match told {
        Told::Open(bundle) => {
            shelf::show(state, &bundle);
            say(state, id, "opened", Vec::new());
        }
        Told::Write(path, text) => {
            crate::reduce::edit(state, &path, text);
            say(state, id, "written", Vec::new());
        }
        Told::Run(line) => state.embed.lines.push_back((id, line)),
        Told::Read(path) => {
            let parts = state
                .files
                .text(&path)
                .map(|text| vec![("text", text.to_string())])
                .unwrap_or_default();
            say(state, id, "file", parts);
        }
        Told::List => {
            let paths: String = state.files.paths().flat_map(|path| [path, "\n"]).collect();
            say(state, id, "files", vec![("paths", paths)]);
        }
        Told::Lesson(text, name, step) => {
            lesson::given(state, text, &name, step);
            say(state, id, "lesson", Vec::new());
        }
        Told::Unknown(what) => {
            say(state, id, "error", vec![("message", ["There is no ", &what, "."].concat())])
        }
    }
    next(state);
}

/// The next line that was asked for begins, if nothing runs.
pub fn next(state: &mut State) {
    if state.engine != Engine::Idle
        || state.embed.running.is_some()
        || !state.terminal.waiting.is_empty()
    {
        return;
    }
    if let Some((id, line)) = state.embed.lines.pop_front() {
        state.embed.running = Some(id);
        state.terminal.waiting.push_back(line);
        pump(state);
        // A line that starts nothing (an empty one, a comment, one of a here document) has run
        // already.
        if state.engine == Engine::Idle {
            ran(state, &Outcome::default());
        }
    }
}

/// A line has run: whoever asked is answered, everybody told.
pub fn ran(state: &mut State, outcome: &Outcome) {
    let text: String = outcome.transcript.iter().map(|event| event.terminal.as_str()).collect();
    let id = state.embed.running.take().unwrap_or_default();
    let prompt = outcome.prompt.clone().unwrap_or_default();
    say(
        state,
        id,
        "ran",
        vec![("exit", outcome.exit.to_string()), ("output", text), ("prompt", prompt)],
    );
}

/// What came in by message, as the page understands it: `words` are the line, path, folder or step,
/// then text or open file, variables, title or a lesson's name.
pub fn understood(what: &str, words: [String; 4], files: Vec<Change>) -> Told {
    let [first, second, env, title] = words;
    match what {
        "open" => {
            let env = env
                .lines()
                .filter_map(|line| line.split_once('='))
                .map(|(name, value)| (name.into(), value.into()));
            let project = Parcel { files, cwd: first, env: env.collect(), ..Parcel::default() };
            Told::Open(Bundle { title, project, open: second, ..Bundle::default() })
        }
        "write" => Told::Write(first, second),
        "run" => Told::Run(first),
        "read" => Told::Read(first),
        "files" => Told::List,
        "lesson" => {
            Told::Lesson(second, title, first.parse::<usize>().unwrap_or(1).saturating_sub(1))
        }
        other => Told::Unknown(other.into()),
    }
}
