//! The terminal's input: a line with history, keys of a shell, and buttons that type frequent
//! commands.
use crate::app::Handle;
use crate::browser;
use crate::completion::found;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::suggestions::suggestions;
use crate::typing::sought;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, KeyboardEvent};
use yew::virtual_dom::ListenerKind;

/// What a key does in the input.
fn key(event: &KeyboardEvent, draft: &str, store: &Handle) -> Option<Action> {
    let control = event.ctrl_key() && !event.alt_key() && !event.meta_key();
    match event.key().as_str() {
        "Enter" => Some(Action::Submit(draft.into())),
        "r" if control => Some(Action::Seek),
        "Tab" | "Escape" | "ArrowRight" if store.0.terminal.seek.is_some() => {
            Some(Action::Complete(0))
        }
        // Where nothing can be added, and what could be is said already, Tab stays the browser's
        // key and leaves the input.
        "Tab" if !draft.is_empty() && !event.shift_key() && store.0.terminal.offer.is_empty() => {
            let at = browser::caret(event, draft);
            (!found(&store.0, &draft[..at]).is_empty()).then_some(Action::Complete(at))
        }
        "ArrowUp" => Some(Action::Recall(-1)),
        "ArrowDown" => Some(Action::Recall(1)),
        "c" if control && !browser::has_selection() => Some(Action::Interrupt),
        "d" if control && draft.is_empty() => Some(Action::EndOfInput),
        "l" if control => Some(Action::Clear),
        _ => None,
    }
}

/// Several lines run one after the other; what stands behind the last line's end stays to be
/// edited.
fn paste(event: &Event, store: &Handle) {
    let Some(event) = event.dyn_ref::<ClipboardEvent>() else { return };
    let text = event
        .clipboard_data()
        .and_then(|data| data.get_data("text").ok())
        .unwrap_or_default()
        .replace('\r', "");
    if let Some((lines, rest)) = text.rsplit_once('\n') {
        event.prevent_default();
        let typed = browser::value(event);
        browser::empty(event);
        store.dispatch(Action::Submit(typed + lines));
        store.dispatch(Action::Draft(rest.into()));
    }
}

/// The input and its buttons.
pub fn prompt(store: &Handle) -> El {
    let chip =
        |text: String| button("chip", store, Action::Type(text.clone())).key(&text).text(text);
    let chips = el("div", "chips").set("role", "group").set("aria-label", "Frequent commands");
    let run = button("run", store, Action::Submit(store.0.terminal.draft.clone()))
        .set("aria-label", "Run the command");
    let line = el("div", "line")
        .add(said("span", "prompt", store.0.prompt()))
        .add(input(store))
        .add(run.text("↵"));
    let found = store
        .0
        .terminal
        .seek
        .and_then(|passed| sought(&store.0.terminal, &store.0.terminal.draft, passed));
    let found = found.map(|line| said("p", "sought", line.to_string()).set("role", "status"));
    let offer = &store.0.terminal.offer;
    let offer =
        (!offer.is_empty()).then(|| said("p", "sought offer", offer.clone()).set("role", "status"));
    el("div", "entry")
        .maybe(found)
        .maybe(offer)
        .add(chips.all(suggestions(&store.0).into_iter().map(chip)))
        .add(line)
}

const PLAIN: [(&str, &str); 8] = [
    ("id", "command"),
    ("type", "text"),
    ("aria-label", "Command"),
    ("autocomplete", "off"),
    ("autocapitalize", "off"),
    ("autocorrect", "off"),
    ("spellcheck", "false"),
    ("enterkeyhint", "go"),
];

fn input(store: &Handle) -> El {
    let (typed, pressed, pasted) = (store.clone(), store.clone(), store.clone());
    let input =
        PLAIN.iter().fold(el("input", "command"), |input, (name, value)| input.set(name, *value));
    input
        .value(store.0.terminal.draft.clone())
        .on(ListenerKind::oninput, move |event| {
            typed.dispatch(Action::Draft(browser::value(&event)))
        })
        .on(ListenerKind::onkeydown, move |event| {
            if let Some(action) = key(event.unchecked_ref(), &browser::value(&event), &pressed) {
                event.prevent_default();
                // The next key may come before the line is drawn empty: it begins a line of its
                // own.
                if matches!(action, Action::Submit(_) | Action::Interrupt) {
                    browser::empty(&event);
                }
                pressed.dispatch(action);
            }
        })
        .on(ListenerKind::onpaste, move |event| paste(&event, &pasted))
}
