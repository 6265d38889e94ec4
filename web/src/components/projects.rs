//! The projects kept in this browser: opened, called otherwise, copied, deleted; and what people
//! bring.
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::shelf::{Entry, Standing, Wish};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::virtual_dom::ListenerKind;

/// What the dialog shows.
pub fn projects(store: &Handle) -> El {
    let shelf = &store.0.shelf;
    let hint = match (&shelf.standing, shelf.list.is_empty()) {
        (Standing::Denied, _) => {
            "The browser lets nobody save anything here. A link or a zip keeps your work."
        }
        (_, true) => {
            "Nothing is kept yet. A project is kept as soon as you change something in it."
        }
        _ => "Browsers may clear what they keep. A zip is the copy that lasts.",
    };
    let size = |entry: &Entry| {
        entry.size.split(' ').next().and_then(|size| size.parse::<u32>().ok()).unwrap_or_default()
    };
    let all: u32 = shelf.list.iter().map(size).sum();
    let used =
        (all > 0).then(|| said("p", "hint used", ["They use ", &all.to_string(), " KB."].concat()));
    el("div", "scroll projects")
        .add(said("p", "hint", hint))
        .add(el("ul", "").all(shelf.list.iter().map(|entry| row(store, entry))))
        .maybe(used)
        .add(said("h3", "", "Bring a project"))
        .add(said(
            "p",
            "hint",
            "Drop a zip, a folder, a database or a SQL script anywhere on the page, or choose:",
        ))
        .add(el("div", "bring").add(chooser("bring-file", "A file", false)).add(chooser(
            "bring-folder",
            "A folder",
            true,
        )))
}

/// Files are read by the editor's bundle, which listens to all of these.
fn chooser(id: &'static str, label: &'static str, folder: bool) -> El {
    let input = el("input", "bring")
        .set("id", id)
        .set("type", "file")
        .when(folder, "webkitdirectory", "")
        .when(!folder, "accept", ".zip,.db,.sqlite,.sqlite3,.sql,.py");
    el("label", "").add(said("span", "", label)).add(input)
}

fn row(store: &Handle, entry: &Entry) -> El {
    let key = entry.id.to_string();
    let item = el("li", if entry.deleted { "deleted" } else { "" }).key(&key);
    if entry.deleted {
        let back = button("quiet", store, Action::Shelf(Wish::Restore(entry.id))).text("Undo");
        return item.add(said("span", "name", ["Deleted: ", &entry.title].concat())).add(back);
    }
    let name = if store.0.shelf.naming == Some(entry.id) {
        naming(store, entry)
    } else {
        opener(store, entry)
    };
    let act = |label: &'static str, action: Action| {
        button("quiet", store, action)
            .set("aria-label", [label, " ", &entry.title].concat())
            .text(label)
    };
    item.add(name)
        .add(said("span", "about", [&entry.when, ", ", &entry.size].concat()))
        .add(act("Rename", Action::Naming(Some(entry.id))))
        .add(act("Duplicate", Action::Shelf(Wish::Duplicate(entry.id))))
        .maybe(
            (store.0.shelf.id != Some(entry.id))
                .then(|| act("Delete", Action::Shelf(Wish::Delete(entry.id)))),
        )
}

fn opener(store: &Handle, entry: &Entry) -> El {
    let open = store.0.shelf.id == Some(entry.id);
    let label = if open { [&entry.title, " (open)"].concat() } else { entry.title.clone() };
    button("name", store, Action::Shelf(Wish::Open(entry.id)))
        .when(open, "disabled", "")
        .text(label)
}

fn naming(store: &Handle, entry: &Entry) -> El {
    let (seen, id) = (store.clone(), entry.id);
    let typed = move |event: Event| {
        let key = event.unchecked_ref::<KeyboardEvent>().key();
        event.stop_propagation();
        if key == "Enter" || key == "Escape" {
            // Else the key would press the button to which the keyboard goes.
            event.prevent_default();
        }
        match key.as_str() {
            "Enter" if !browser::value(&event).trim().is_empty() => {
                seen.dispatch(Action::Shelf(Wish::Rename(
                    id,
                    browser::value(&event).trim().into(),
                )));
            }
            "Escape" => seen.dispatch(Action::Naming(None)),
            _ => {}
        }
    };
    el("input", "name")
        .set("aria-label", "New name, then Enter")
        .set("autofocus", "")
        .value(entry.title.clone())
        .on(ListenerKind::onkeydown, typed)
}

/// What is worth saying about what came in, or why nothing did.
pub fn brought(store: &Handle) -> El {
    let lines = store.0.shelf.notes.iter().map(|note| said("li", "", note.clone()));
    el("div", "scroll brought").set("tabindex", "0").add(el("ul", "").all(lines))
}
