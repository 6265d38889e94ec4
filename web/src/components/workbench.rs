//! The panes and the lines between them. What a person made of their sizes is remembered.
use super::bar::bar;
use super::editor_pane::EditorPane;
use super::files::Files;
use super::header::header;
use super::side::side;
use super::splitter::{Edge, Splitter};
use super::terminal::TerminalPane;
use crate::app::use_store;
use crate::browser;
use crate::state::{Action, Pane};
use yew::prelude::*;

/// A size that is remembered under a name, in pixels.
#[hook]
fn use_size(name: &'static str, default: i32) -> (i32, Callback<i32>) {
    let size = use_state(|| browser::recall(name).and_then(|text| text.parse().ok()).unwrap_or(default));
    let set = {
        let size = size.clone();
        Callback::from(move |new: i32| {
            browser::remember(name, &new.to_string());
            size.set(new);
        })
    };
    (*size, set)
}

/// The whole page.
#[component]
pub fn Workbench() -> Html {
    let store = use_store();
    let (files, set_files) = use_size("files", 230);
    let (side_width, set_side) = use_size("side", 380);
    let (terminal, set_terminal) = use_size("terminal", 330);
    let pane = match store.0.pane {
        Pane::Files => "show-files",
        Pane::Editor => "show-editor",
        Pane::Terminal => "show-terminal",
        Pane::Side => "show-side",
    };
    let style = format!("--files: {files}px; --side: {side_width}px; --terminal: {terminal}px");
    let keys = {
        let store = store.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() && event.key() == "`" {
                event.prevent_default();
                let other = if store.0.focus.0 == Pane::Terminal { Pane::Editor } else { Pane::Terminal };
                store.dispatch(Action::Focus(other));
            }
        })
    };
    html! {
        <div class={classes!("page", pane)} {style} onkeydown={keys}>
            { header(&store) }
            <main class="workbench">
                <Files/>
                <Splitter edge={Edge::Left} label="Width of the files" size={files} least={140} most={480} on_size={set_files}/>
                <div class="middle">
                    <EditorPane/>
                    <Splitter edge={Edge::Bottom} label="Height of the terminal" size={terminal} least={120} most={900} on_size={set_terminal}/>
                    <TerminalPane/>
                </div>
                <Splitter edge={Edge::Right} label="Width of the database" size={side_width} least={240} most={900} on_size={set_side}/>
                { side(&store) }
            </main>
            { bar(&store) }
        </div>
    }
}
