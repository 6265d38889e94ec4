//! The editor's pane: tabs above, CodeMirror below.
use super::tabs::tabs;
use crate::app::{Handle, use_store};
use crate::editor::Editor;
use crate::state::{Action, Pane};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

type Slot = Rc<RefCell<Option<Editor>>>;

/// Fetches the editor once its place is there; says when it has come.
#[hook]
fn use_editor(place: &NodeRef, store: &Handle) -> (Slot, bool) {
    let (slot, ready): (Slot, _) = (use_mut_ref(|| None), use_state(|| false));
    let (place, dispatcher) = (place.clone(), store.dispatcher());
    let (filled, came) = (Rc::clone(&slot), ready.clone());
    use_effect_with((), move |()| {
        wasm_bindgen_futures::spawn_local(async move {
            let Some(place) = place.cast::<Element>() else { return };
            let changed = move |path, text| dispatcher.dispatch(Action::Edit(path, text));
            if let Ok(editor) = Editor::create(&place, changed).await {
                *filled.borrow_mut() = Some(editor);
                came.set(true);
            }
        });
    });
    (slot, *ready)
}

/// Shows the text of the tab in front.
#[hook]
fn use_shown(editor: &Slot, ready: bool, path: Option<String>, text: Option<String>) {
    let editor = Rc::clone(editor);
    use_effect_with((path, text, ready), move |(path, text, _)| {
        if let (Some(editor), Some(path), Some(text)) = (editor.borrow().as_ref(), path, text) {
            editor.show(path, text);
        }
    });
}

/// Forgets the history of closed tabs.
#[hook]
fn use_kept(editor: &Slot, tabs: Vec<String>) {
    let editor = Rc::clone(editor);
    use_effect_with(tabs, move |tabs| editor.borrow().iter().for_each(|editor| editor.keep(tabs)));
}

/// Takes the keyboard when the state says so.
#[hook]
fn use_focus(editor: &Slot, ready: bool, focus: (Pane, u32)) {
    let editor = Rc::clone(editor);
    use_effect_with((focus, ready), move |(focus, _)| {
        if focus.0 == Pane::Editor {
            editor.borrow().iter().for_each(Editor::focus);
        }
    });
}

/// The pane.
#[component]
pub fn EditorPane() -> Html {
    let store = use_store();
    let place = use_node_ref();
    let (editor, ready) = use_editor(&place, &store);
    let path = store.0.active.clone();
    let text = path.as_ref().and_then(|path| store.0.text(path)).map(String::from);
    use_shown(&editor, ready, path.clone(), text.clone());
    use_kept(&editor, store.0.tabs.clone());
    use_focus(&editor, ready, store.0.focus);
    let hint = match (&path, &text) {
        (None, _) => Some("Open a file from the list."),
        (Some(_), None) => Some("This file is not text. Databases are shown on the right."),
        _ if !ready => Some("The editor is on its way."),
        _ => None,
    };
    html! {
        <section class="pane editor" aria-label="Editor">
            { tabs(&store) }
            if let Some(hint) = hint { <p class="hint">{ hint }</p> }
            <div class={classes!("code", hint.map(|_| "away"))} ref={place}></div>
        </section>
    }
}
