//! What is typed into the terminal: lines wait their turn, here documents are gathered, Ctrl-C and
//! Ctrl-D.
use crate::state::{Document, Engine, Pane, State, Terminal};
use crate::transcript::Line;
use crate::workers::restart;
use project::{Ask, Change, INTERRUPT};
use std::rc::Rc;

/// Gives waiting lines to the worker as long as it waits too.
pub fn pump(state: &mut State) {
    if matches!(state.engine, Engine::Halted(_)) && !state.terminal.waiting.is_empty() {
        state.terminal.waiting.clear();
        state.print(vec![Line::note("The engine is off. Press *Start the engine* above.")]);
    }
    while state.engine == Engine::Idle {
        let Some(line) = state.terminal.waiting.pop_front() else { return };
        take(state, line);
    }
}

fn take(state: &mut State, line: String) {
    let prompt = state.prompt();
    state.print(vec![Line::command(&prompt, &line)]);
    remember(&mut state.terminal, &line);
    if let Some(document) = state.terminal.document.take() {
        continue_document(state, document, &line);
    } else if state.terminal.prompt.is_some() {
        start(state, Ask::Input { line: Some(line) });
    } else if line.trim() == "clear" {
        state.terminal.lines = Rc::default();
    } else if let Some((command, mark)) = here_document(&line) {
        state.terminal.document =
            Some(Document { line: command.into(), mark: mark.into(), text: String::new() });
    } else if !line.trim().is_empty() {
        start(state, Ask::Run { line, input: None });
    }
}

/// `COMMAND <<MARK`, the mark bare or quoted.
fn here_document(line: &str) -> Option<(&str, &str)> {
    let (command, mark) = line.split_once("<<")?;
    let mark = mark.trim().trim_matches(['\'', '"']);
    let word = !mark.is_empty() && mark.chars().all(|c| c.is_alphanumeric() || c == '_');
    word.then_some((command.trim_end(), mark))
}

fn continue_document(state: &mut State, mut document: Document, line: &str) {
    if line == document.mark {
        start(state, Ask::Run { line: document.line, input: Some(document.text) });
    } else {
        document.text.push_str(line);
        document.text.push('\n');
        state.terminal.document = Some(document);
    }
}

fn remember(terminal: &mut Terminal, line: &str) {
    if !line.trim().is_empty() && terminal.history.last().map(String::as_str) != Some(line) {
        Rc::make_mut(&mut terminal.history).push(line.into());
    }
}

/// Moves through the history; beyond its end stands an empty line.
pub fn recall(terminal: &mut Terminal, step: isize) {
    let end = terminal.history.len();
    terminal.at = terminal.at.min(end).saturating_add_signed(step).min(end);
    terminal.draft = terminal.history.get(terminal.at).cloned().unwrap_or_default();
    terminal.offer.clear();
    terminal.caret = (terminal.draft.len(), terminal.caret.1 + 1);
}

/// Begins to search the history, or passes on to the next line that fits.
pub fn seek(terminal: &mut Terminal) {
    let next = terminal.seek.map_or(0, |passed| passed + 1);
    let there = terminal.seek.is_none() || sought(terminal, &terminal.draft, next).is_some();
    terminal.seek = Some(if there { next } else { next - 1 });
}

/// The newest line but so many that holds the text.
pub fn sought<'a>(terminal: &'a Terminal, text: &str, passed: usize) -> Option<&'a str> {
    let fitting =
        terminal.history.iter().rev().map(String::as_str).filter(|line| line.contains(text));
    fitting.filter(|_| !text.is_empty()).nth(passed)
}

/// Ends the search; the line that was found stands in the input.
pub fn keep(terminal: &mut Terminal) {
    if let Some(passed) = terminal.seek.take() {
        terminal.draft = sought(terminal, &terminal.draft, passed).unwrap_or_default().into();
        terminal.caret = (terminal.draft.len(), terminal.caret.1 + 1);
    }
}

/// Sends what was edited, then the line.
fn start(state: &mut State, ask: Ask) {
    for path in std::mem::take(&mut state.edited) {
        let Change { path, content } = state.files.change(&path);
        state.ask(Ask::Write { path, content });
    }
    state.fresh.clear();
    state.history.doing = match &ask {
        Ask::Input { line: Some(line) } if line == INTERRUPT => "^C".into(),
        Ask::Run { line, .. } | Ask::Input { line: Some(line) } => line.clone(),
        _ => "^D".into(),
    };
    state.engine = Engine::Busy(state.ask(ask));
}

/// Ctrl-D: ends the input of the program that waits.
pub fn end_of_input(state: &mut State) {
    if state.engine == Engine::Idle && state.terminal.prompt.is_some() {
        let prompt = state.prompt();
        state.print(vec![Line::command(&prompt, "^D")]);
        start(state, Ask::Input { line: None });
    }
}

/// What runs is ended with its worker; what is only being typed is forgotten.
pub fn interrupt(state: &mut State) {
    state.terminal.waiting.clear();
    let prompt = state.prompt();
    let typed = std::mem::take(&mut state.terminal.draft) + "^C";
    state.terminal.offer.clear();
    if state.terminal.seek.take().is_some() {
        return;
    }
    if matches!(state.engine, Engine::Busy(_)) {
        // The button goes with the command.
        state.focus = (Pane::Terminal, state.focus.1 + 1);
        restart(state, "^C  Stopped. Files and databases are as they were before this command.");
    } else if state.terminal.document.take().is_some()
        || state.terminal.prompt.is_some()
        || typed != "^C"
    {
        state.print(vec![Line::command(&prompt, &typed)]);
        if state.terminal.prompt.is_some() && state.engine == Engine::Idle {
            start(state, Ask::Input { line: Some(INTERRUPT.into()) });
        }
    }
}
