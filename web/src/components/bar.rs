//! A phone's bar: one pane at a time.
use crate::app::Handle;
use crate::draw::{El, button, el};
use crate::reduce::Action;
use crate::state::{Pane, Side};

const PANES: [(Pane, &str, &str); 4] = [
    (Pane::Files, "Files", "to-files"),
    (Pane::Editor, "Editor", "to-editor"),
    (Pane::Terminal, "Terminal", "to-terminal"),
    (Pane::Side, "Database", "to-side"),
];

/// The bar; hidden where all panes have room. The lesson, where there is one, is a pane of its own
/// here.
pub fn bar(store: &Handle) -> El {
    let state = &store.0;
    let reading = state.side == Side::Lesson;
    let choice = |(pane, label, class): &(Pane, &'static str, &'static str)| {
        let leaves = *pane == Pane::Side && reading;
        let action = if leaves { Action::Side(Side::Database) } else { Action::Pane(*pane) };
        button(class, store, action)
            .flag("aria-pressed", state.pane == *pane && !leaves)
            .text(*label)
    };
    let lesson = (!state.lesson.source.is_empty()).then(|| {
        let here = state.pane == Pane::Side && reading;
        button("to-lesson", store, Action::Side(Side::Lesson))
            .flag("aria-pressed", here)
            .text(state.lesson.label())
    });
    el("nav", "bar").set("aria-label", "Panes").all(PANES.iter().map(choice)).maybe(lesson)
}
