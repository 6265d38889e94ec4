//! What happened to the project, step by step, and the way back and forth.
use crate::app::Handle;
use crate::draw::{El, button, el, said};
use crate::past::is_free;
use crate::reduce::Action;
use project::Entry;

/// The panel.
pub fn history(store: &Handle) -> El {
    let history = &store.0.history;
    let (done, undone) = (history.past.done(), history.past.undone());
    let editing = history.editing.as_ref().map(|path| ["Editing ", path].concat());
    let panel = el("div", "scroll history").add(buttons(store));
    if done.is_empty() && undone.is_empty() && editing.is_none() {
        return panel.add(said(
            "p",
            "hint",
            "Nothing has happened yet. Each command and each edit is listed here, and can be taken back.",
        ));
    }
    let again = undone.iter().enumerate().map(|(at, entry)| (entry, 1 + at as isize, "undone"));
    let later = undone.len();
    let again = again.map(|(entry, at, class)| row(entry, later as isize + 1 - at, class, store));
    let here = el("li", "here").add(said("span", "badge here", "the project is here"));
    let edit = editing.map(|text| el("li", "").add(said("span", "what", text)));
    let back =
        done.iter().rev().enumerate().map(|(at, entry)| row(entry, -1 - at as isize, "", store));
    let list = el("ol", "past").set("aria-label", "What happened, the newest first");
    panel.add(list.all(again).add(here).maybe(edit).all(back))
}

/// Undo and redo.
fn buttons(store: &Handle) -> El {
    el("div", "steps")
        .set("role", "group")
        .set("aria-label", "Undo and redo")
        .add(way(store, "Undo", -1))
        .add(way(store, "Redo", 1))
}

fn way(store: &Handle, label: &'static str, steps: isize) -> El {
    button("step", store, Action::Travel(steps))
        .when(!can(store, steps), "disabled", "")
        .add(said("span", "name", label))
        .add(said("code", "", next(store, steps)))
}

/// Whether there is a step that way, and nothing runs.
pub fn can(store: &Handle, steps: isize) -> bool {
    let history = &store.0.history;
    let there = if steps < 0 {
        !history.past.done().is_empty() || history.editing.is_some()
    } else {
        !history.past.undone().is_empty() && history.editing.is_none()
    };
    there && is_free(&store.0)
}

/// What that step is.
pub fn next(store: &Handle, steps: isize) -> String {
    let history = &store.0.history;
    if let Some(path) = history.editing.as_ref().filter(|_| steps < 0) {
        return ["Edited ", path].concat();
    }
    let entry = if steps < 0 { history.past.done().last() } else { history.past.undone().last() };
    entry.map(|entry| entry.what.clone()).unwrap_or_default()
}

/// A step; pressed, it and all after it are taken back, or all up to it done again.
fn row(entry: &Entry, steps: isize, class: &'static str, store: &Handle) -> El {
    let files = match entry.files() {
        0 => "the terminal only".to_string(),
        1 => "1 file".into(),
        more => [&more.to_string(), " files"].concat(),
    };
    let title =
        if steps < 0 { "Take back this and all after it" } else { "Do again all up to this" };
    let choose = button("", store, Action::Travel(steps))
        .set("title", title)
        .when(!is_free(&store.0), "disabled", "")
        .add(said("span", "what", entry.what.clone()))
        .add(said("span", "count", files));
    el("li", class).add(choose)
}
