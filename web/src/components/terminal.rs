//! The terminal's pane: the log, the buttons that type, the input.
use super::log::log;
use super::prompt::prompt;
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, el, memo, said};
use crate::reduce::Action;
use crate::state::Pane;
use yew::virtual_dom::ListenerKind;

/// Text as wide as its number of characters; measures the font.
const SAMPLE: &str = "00000000000000000000";

/// The pane.
pub fn terminal(store: &Handle) -> El {
    let (seen, clicked) = (store.clone(), store.clone());
    // A click anywhere in the terminal is meant for its input, unless it ends a selection.
    let click = move |_| {
        if !browser::has_selection() {
            clicked.dispatch(Action::Focus(Pane::Terminal));
        }
    };
    let sample = said("span", "sample", SAMPLE).set("aria-hidden", "true").set("id", "sample");
    let screen = el("div", "scroll screen")
        .set("id", "screen")
        .set("tabindex", "0")
        .set("aria-label", "Output")
        .set("role", "region")
        .on(ListenerKind::onclick, click)
        .node(memo(store.0.terminal.lines.clone(), move || log(&seen).html()));
    el("section", "pane terminal")
        .set("aria-label", "Terminal")
        .add(el("div", "title").add(said("h2", "", "Terminal")).add(sample))
        .add(screen)
        .add(prompt(store))
}
