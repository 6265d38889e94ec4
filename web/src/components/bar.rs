//! A phone's bar: one pane at a time.
use crate::app::Handle;
use crate::draw::{El, button, el};
use crate::reduce::Action;
use crate::state::Pane;

const PANES: [(Pane, &str, &str); 4] = [
    (Pane::Files, "Files", "to-files"),
    (Pane::Editor, "Editor", "to-editor"),
    (Pane::Terminal, "Terminal", "to-terminal"),
    (Pane::Side, "Database", "to-side"),
];

/// The bar; hidden where all panes have room.
pub fn bar(store: &Handle) -> El {
    let choice = |(pane, label, class): &(Pane, &'static str, &'static str)| {
        button(class, store, Action::Pane(*pane)).flag("aria-pressed", store.0.pane == *pane).text(*label)
    };
    el("nav", "bar").set("aria-label", "Panes").all(PANES.iter().map(choice))
}
