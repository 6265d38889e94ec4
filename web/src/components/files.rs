//! The project's files as a tree of buttons; a file that the last command wrote is marked.
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::tree::{Entry, tree};
use wasm_bindgen::JsCast;
use yew::KeyboardEvent;
use yew::virtual_dom::ListenerKind;

/// The pane on the left.
pub fn files(store: &Handle) -> El {
    let state = &store.0;
    let folders: Vec<String> = state.folders.iter().map(|path| [path, "/"].concat()).collect();
    let mut paths: Vec<&str> =
        state.files.paths().chain(folders.iter().map(String::as_str)).collect();
    paths.sort_unstable();
    let new = button("icon", store, Action::Making(!state.making))
        .set("id", "new-file")
        .set("aria-label", "New file");
    el("section", "pane files")
        .set("aria-label", "Files")
        .add(
            el("div", "title")
                .add(said("h2", "", "Files"))
                .add(new.set("title", "New file").text("+")),
        )
        .maybe(state.making.then(|| field(store)))
        .add(el("div", "scroll tree").add(list(&tree(&paths), store)))
}

fn list(entries: &[Entry], store: &Handle) -> El {
    el("ul", "").all(entries.iter().map(|entry| match entry {
        Entry::File(name, path) => file(name, path, store),
        Entry::Folder(name, path, inside) => {
            let folder =
                el("details", "").set("open", "").add(said("summary", "", (*name).to_string()));
            el("li", "").key(path).add(folder.add(list(inside, store)))
        }
    }))
}

fn file(name: &str, path: &str, store: &Handle) -> El {
    let state = &store.0;
    let fresh = state.fresh.iter().any(|other| other == path);
    let open = button("", store, Action::Open(path.into()))
        .set("class", ["name ", kind(name), if fresh { " fresh" } else { "" }].concat())
        .when(state.active.as_deref() == Some(path), "aria-current", "true");
    let open = label(open, name)
        .maybe(fresh.then(|| said("span", "hidden", " (changed by the last command)")));
    let (seen, gone) = (store.clone(), path.to_string());
    let remove = said("button", "icon remove", "×")
        .set("aria-label", ["Delete ", path].concat())
        .set("title", "Delete")
        .on(ListenerKind::onclick, move |_| {
            if browser::confirm(&["Delete ", &gone, "?"].concat()) {
                seen.dispatch(Action::Remove(gone.clone()));
            }
        });
    el("li", "file").key(path).add(open).add(remove)
}

/// A script's revision id stands back behind its message; a long name may break after it.
fn label(open: El, name: &str) -> El {
    let is_id = |id: &str| id.len() == 12 && id.bytes().all(|c| c.is_ascii_hexdigit());
    match name.split_once('_').filter(|(id, _)| is_id(id)) {
        Some((id, message)) => open
            .add(said("span", "id", [id, "_"].concat()))
            .add(el("wbr", ""))
            .text(message.to_string()),
        None => open.text(name.to_string()),
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("py") => "python",
        Some("db" | "sqlite" | "sqlite3") => "data",
        _ => "plain",
    }
}

/// The field for a new file's path.
fn field(store: &Handle) -> El {
    let seen = store.clone();
    el("input", "field")
        .set("id", "path")
        .set("aria-label", "Path of the new file")
        .set("placeholder", "server/seed.py")
        .on(ListenerKind::onkeydown, move |event| {
            match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
                "Enter" => {
                    // Else the key would write a line into the editor, to which the keyboard goes.
                    event.prevent_default();
                    seen.dispatch(Action::Make(browser::value(&event)));
                }
                "Escape" => seen.dispatch(Action::Making(false)),
                _ => {}
            }
        })
}
