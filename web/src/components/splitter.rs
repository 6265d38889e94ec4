//! The line between two panes: dragged with a pointer, moved with the arrow keys.
//! A double click, or Enter, hides the pane and shows it again.
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, el};
use crate::reduce::Action;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::virtual_dom::ListenerKind;

/// How far an arrow key moves it.
const STEP: i32 = 24;

/// A line: its place among the sizes, its label, the least and the largest size, the keys that make
/// it smaller and larger.
type Line = (usize, &'static str, i32, i32, [&'static str; 2]);

/// Between files and editor.
pub const FILES: Line = (0, "Width of the files", 140, 480, ["ArrowLeft", "ArrowRight"]);
/// Between editor and right side.
pub const SIDE: Line = (1, "Width of the database", 240, 900, ["ArrowRight", "ArrowLeft"]);
/// Between editor and terminal.
pub const TERMINAL: Line = (2, "Height of the terminal", 120, 900, ["ArrowDown", "ArrowUp"]);

/// The line.
pub fn splitter(store: &Handle, (which, label, least, most, keys): Line) -> El {
    let size = store.0.setup.sizes[which];
    let (dragged, pressed, doubled) = (store.clone(), store.clone(), store.clone());
    let across = which == 2;
    el("div", if across { "splitter across" } else { "splitter" })
        .set("role", "separator")
        .set("tabindex", "0")
        .set("aria-label", label)
        .set("aria-orientation", if across { "horizontal" } else { "vertical" })
        .set("title", "Drag or arrow keys: size. Double click or Enter: hide, show")
        .set("aria-valuenow", size.to_string())
        .set("aria-valuemin", least.to_string())
        .set("aria-valuemax", most.to_string())
        .on(ListenerKind::onpointerdown, |event| hold(event.unchecked_ref()))
        .on(ListenerKind::onpointermove, move |event| {
            let event: &PointerEvent = event.unchecked_ref();
            if event.buttons() == 1 {
                dragged.dispatch(Action::Size(which, at_pointer(which, event).clamp(least, most)));
            }
        })
        .on(ListenerKind::ondblclick, move |_| doubled.dispatch(Action::Hide(which)))
        .on(ListenerKind::onkeydown, move |event| {
            let key = event.unchecked_ref::<KeyboardEvent>().key();
            if key == "Enter" {
                return pressed.dispatch(Action::Hide(which));
            }
            let step = if key == keys[0] {
                -STEP
            } else if key == keys[1] {
                STEP
            } else {
                return;
            };
            event.prevent_default();
            pressed.dispatch(Action::Size(which, (size + step).clamp(least, most)));
        })
}

fn hold(event: &PointerEvent) {
    if let Some(line) = event.target() {
        line.unchecked_ref::<Element>().set_pointer_capture(event.pointer_id()).ok();
    }
}

/// The size that a pointer means, from the edge where the sized pane stands.
fn at_pointer(which: usize, event: &PointerEvent) -> i32 {
    let (width, height) = browser::size();
    [event.client_x(), width - event.client_x(), height - event.client_y()][which]
}
