//! What lies over the page: the examples, the command palette, the help for the keyboard.
use super::projects::{brought, projects};
use super::share::share;
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::palette::entries;
use crate::reduce::Action;
use crate::state::Overlay;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::virtual_dom::ListenerKind;

const KEYS: [(&str, &str); 20] = [
    ("Ctrl K", "Command palette"),
    ("?", "This help"),
    ("Ctrl `", "Between editor and terminal"),
    ("Alt L", "To the lesson: to the line after the one pressed last"),
    ("Escape", "Close what lies over the page"),
    ("Enter", "Terminal: run the line"),
    ("Tab", "Terminal: complete the word"),
    ("↑ ↓", "Terminal: lines typed before"),
    ("Ctrl R", "Terminal: search the lines typed before"),
    ("Ctrl C", "Terminal: stop what runs"),
    ("Ctrl D", "Terminal: end of input"),
    ("Ctrl L", "Terminal: clear"),
    ("Ctrl Space", "Editor: complete"),
    ("Ctrl F", "Editor: search"),
    ("F1", "Editor: what the name at the cursor is; once more: to its button"),
    ("Ctrl ] [", "Editor: indent, dedent"),
    ("Ctrl Z, Ctrl Y", "Editor: undo, redo"),
    (
        "← → ↑ ↓",
        "Lines between panes: resize. Diagram, rows, lists: go to the next table, cell, entry",
    ),
    ("Enter", "Lines between panes: hide the pane, show it. Rows: change the cell"),
    ("Tab", "Everywhere else, the editor too: go on"),
];

/// The dialog, where one is open.
pub fn overlay(store: &Handle) -> Option<El> {
    let (name, label, content) = match store.0.overlay {
        Overlay::None => return None,
        Overlay::Palette => ("palette", "Command palette", palette(store)),
        Overlay::Keys => ("keys", "Keyboard", keys()),
        Overlay::Examples => ("examples", "Examples", examples(store)),
        Overlay::Projects => ("projects", "Projects in this browser", projects(store)),
        Overlay::Share => ("share", "Share and save", share(store)),
        Overlay::Brought => ("brought", "Worth knowing", brought(store)),
    };
    let (seen, closed, around) = (store.clone(), store.clone(), store.clone());
    let close = button("icon close", store, Action::Overlay(Overlay::None))
        .set("aria-label", "Close")
        .text("×");
    let title =
        (name != "palette").then(|| el("div", "title").add(said("h2", "", label)).add(close));
    let dialog = el("dialog", "overlay")
        .key(name)
        .set("id", "overlay")
        .set("aria-label", label)
        // The browser closes it too where the keyboard has left it; and what lies around it is the
        // way out for a finger.
        .on(ListenerKind::onclose, move |_| closed.dispatch(Action::Overlay(Overlay::None)))
        .on(ListenerKind::onclick, move |event| {
            if browser::is(&event, "dialog") {
                around.dispatch(Action::Overlay(Overlay::None));
            }
        })
        .on(ListenerKind::onkeydown, move |event| key(&event, &seen));
    Some(dialog.maybe(title).add(content))
}

fn key(event: &Event, store: &Handle) {
    let key = event.unchecked_ref::<KeyboardEvent>().key();
    let palette = store.0.overlay == Overlay::Palette;
    let action = match key.as_str() {
        "Escape" => Action::Overlay(Overlay::None),
        "ArrowDown" if palette => Action::Choose(1),
        "ArrowUp" if palette => Action::Choose(-1),
        "Enter" if palette => match entries(&store.0).into_iter().nth(store.0.chosen) {
            Some(entry) => entry.action,
            None => return,
        },
        _ => return event.stop_propagation(),
    };
    event.prevent_default();
    event.stop_propagation();
    store.dispatch(action);
}

fn palette(store: &Handle) -> El {
    let typed = store.clone();
    let input = el("input", "query")
        .set("id", "query")
        .set("role", "combobox")
        .set("aria-label", "What do you want to do?")
        .set("aria-expanded", "true")
        .set("aria-controls", "entries")
        .set("aria-activedescendant", ["entry-", &store.0.chosen.to_string()].concat())
        .set("autocomplete", "off")
        .set("placeholder", "A command, a file, a table, an example")
        .value(store.0.query.clone())
        .on(ListenerKind::oninput, move |event| {
            typed.dispatch(Action::Query(browser::value(&event)))
        });
    let option = |(at, entry): (usize, crate::palette::Entry)| {
        el("li", "")
            .set("id", ["entry-", &at.to_string()].concat())
            .set("role", "option")
            .flag("aria-selected", at == store.0.chosen)
            .click(store, entry.action)
            .text(entry.label)
    };
    let list =
        el("ul", "entries").set("id", "entries").set("role", "listbox").set("aria-label", "Found");
    let found = entries(&store.0);
    let none = found.is_empty().then(|| said("p", "empty", "Nothing is called so."));
    el("div", "").add(input).add(list.all(found.into_iter().enumerate().map(option))).maybe(none)
}

fn keys() -> El {
    let row = |(key, what): &(&'static str, &'static str)| {
        el("tr", "")
            .add(el("th", "").set("scope", "row").add(said("kbd", "", *key)))
            .add(said("td", "", *what))
    };
    el("div", "scroll keys")
        .set("tabindex", "0")
        .add(el("table", "").add(el("tbody", "").all(KEYS.iter().map(row))))
}

fn examples(store: &Handle) -> El {
    let entry = |example: &project::Example| {
        let open = button("example", store, Action::Example(example.name.clone()))
            .add(said("span", "name", example.title.clone()))
            .add(said("span", "about", example.about.clone()));
        el("li", "").add(open)
    };
    let hint = "An example opens beside your own projects; those stay as they are.";
    el("div", "scroll examples")
        .add(said("p", "hint", hint))
        .add(el("ul", "").all(store.0.examples.iter().map(entry)))
}
