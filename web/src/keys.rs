//! Keys that work everywhere, whatever has the keyboard.
use crate::browser;
use crate::reduce::Action;
use crate::state::{Overlay, Pane};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::Callback;

/// Where somebody types.
const TYPING: &str = "input, textarea, select, [contenteditable=true]";

/// Whether nobody types there: the terminal's input counts as long as it is empty.
fn is_outside(event: &Event) -> bool {
    !browser::is_inside(event, TYPING)
        || browser::is_inside(event, "#command") && browser::value(event).is_empty()
}

/// Listens as long as it lives.
pub fn listen(act: Callback<Action>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&browser::page(), "keydown", options, move |event| {
        if let Some(action) = meant(event) {
            event.prevent_default();
            act.emit(action);
        } else if walks(event) {
            event.prevent_default();
        }
    })
}

/// Long lists of buttons, in which arrow keys lead up and down.
const LISTS: &str = ".tables button, .graph button, .past button, .walked button";

/// Whether a key has led to another entry of its list.
fn walks(event: &Event) -> bool {
    let down = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return false,
    };
    browser::is_inside(event, LISTS) && browser::step(event, down)
}

/// A question mark asks for help only where nobody types.
fn meant(event: &Event) -> Option<Action> {
    let key: &KeyboardEvent = event.unchecked_ref();
    let control = key.ctrl_key() || key.meta_key();
    match key.key().as_str() {
        "`" if control && browser::is_inside(event, ".terminal") => {
            Some(Action::Focus(Pane::Editor))
        }
        "`" if control => Some(Action::Focus(Pane::Terminal)),
        "k" if control => Some(Action::Overlay(Overlay::Palette)),
        // With Alt, some keyboards make another letter of it.
        _ if key.alt_key() && !control && key.code() == "KeyL" => Some(Action::Study),
        "z" | "Z" if control && is_outside(event) => {
            Some(Action::Travel(if key.shift_key() { 1 } else { -1 }))
        }
        "y" if control && is_outside(event) => Some(Action::Travel(1)),
        "?" if !browser::is_inside(event, TYPING) => Some(Action::Overlay(Overlay::Keys)),
        _ => None,
    }
}
