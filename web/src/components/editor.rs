//! The editor's pane: tabs above, CodeMirror below.
use super::tabs::tabs;
use crate::app::Handle;
use crate::draw::{El, el, said};

/// The pane.
pub fn editor(store: &Handle) -> El {
    let state = &store.0;
    let text = state.active.as_ref().map(|path| state.files.text(path).is_some());
    let hint = match text {
        None => "Open a file from the list.",
        Some(false) => "This file is not text. Databases are shown on the right.",
        Some(true) if !state.editor => "The editor is on its way.",
        Some(true) => "",
    };
    el("section", "pane editor")
        .set("aria-label", "Editor")
        .add(tabs(store))
        .maybe((!hint.is_empty()).then(|| said("p", "hint", hint)))
        .add(
            el("div", "")
                .set("class", if hint.is_empty() { "code" } else { "code away" })
                .set("id", "code")
                .key("code"),
        )
}
