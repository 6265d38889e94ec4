//! The tabs of the open files.
use crate::app::Handle;
use crate::draw::{El, button, el};
use crate::reduce::Action;

/// The row of tabs.
pub fn tabs(store: &Handle) -> El {
    let names = store.0.tabs.iter();
    el("div", "tabs")
        .set("role", "group")
        .set("aria-label", "Open files")
        .all(names.map(|path| tab(path, store)))
}

fn tab(path: &str, store: &Handle) -> El {
    let name = path.rsplit('/').next().unwrap_or(path);
    let front = store.0.active.as_deref() == Some(path);
    let open = button("", store, Action::Open(path.into()))
        .flag("aria-pressed", front)
        .set("title", path.to_string());
    let close = button("icon", store, Action::Close(path.into()))
        .set("aria-label", ["Close ", name].concat());
    el("div", if front { "tab front" } else { "tab" })
        .key(path)
        .add(open.text(name.to_string()))
        .add(close.text("×"))
}
