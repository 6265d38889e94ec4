//! The project's files as a tree of buttons; a file that the last command wrote is marked.
use crate::app::{Handle, use_store};
use crate::browser;
use crate::state::{Action, State};
use crate::tree::{Folder, tree};
use yew::prelude::*;

/// The pane on the left.
#[component]
pub fn Files() -> Html {
    let store = use_store();
    let making = use_state(|| false);
    let show = {
        let making = making.clone();
        Callback::from(move |_: MouseEvent| making.set(!*making))
    };
    let made = {
        let making = making.clone();
        Callback::from(move |()| making.set(false))
    };
    let root = tree(store.0.files.keys().map(String::as_str), &store.0.folders);
    html! {
        <section class="pane files" aria-label="Files">
            <div class="title">
                <h2>{ "Files" }</h2>
                <button class="icon" onclick={show} aria-label="New file" title="New file">{ "+" }</button>
            </div>
            if *making { <NewFile done={made}/> }
            <div class="scroll tree">{ folder(&root, "", &store) }</div>
        </section>
    }
}

fn folder(content: &Folder, path: &str, store: &Handle) -> Html {
    let inner = |(name, inside): (&String, &Folder)| {
        let path = format!("{path}{name}/");
        html! {
            <li key={path.clone()}>
                <details open={true}><summary>{ name }</summary>{ folder(inside, &path, store) }</details>
            </li>
        }
    };
    html! {
        <ul>
            { for content.folders.iter().map(inner) }
            { for content.files.iter().map(|(name, path)| file(name, path, store)) }
        </ul>
    }
}

fn file(name: &str, path: &str, store: &Handle) -> Html {
    let state: &State = &store.0;
    let open = act(store, Action::Open(path.into()));
    let remove = {
        let (remove, question) = (act(store, Action::Remove(path.into())), format!("Delete {path}?"));
        Callback::from(move |event: MouseEvent| {
            if gloo::dialogs::confirm(&question) {
                remove.emit(event);
            }
        })
    };
    let current = (state.active.as_deref() == Some(path)).then_some("true");
    let fresh = state.fresh.contains(path);
    html! {
        <li key={path.to_string()} class="file">
            <button class={classes!("name", kind(name), fresh.then_some("fresh"))} aria-current={current} onclick={open}>
                { label(name) }
                if fresh { <span class="hidden">{ " (changed by the last command)" }</span> }
            </button>
            <button class="icon remove" aria-label={format!("Delete {path}")} title="Delete" onclick={remove}>{ "×" }</button>
        </li>
    }
}

/// A script's revision id stands back behind its message; a long name may break after it.
fn label(name: &str) -> Html {
    let is_id = |id: &str| id.len() == 12 && id.chars().all(|c| c.is_ascii_hexdigit());
    match name.split_once('_').filter(|(id, _)| is_id(id)) {
        Some((id, message)) => html! { <><span class="id">{ id }{ "_" }</span><wbr/>{ message }</> },
        None => html! { name },
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, end)| end) {
        Some("py") => "python",
        Some("db" | "sqlite" | "sqlite3") => "data",
        _ => "plain",
    }
}

fn act(store: &Handle, action: Action) -> Callback<MouseEvent> {
    let dispatcher = store.dispatcher();
    Callback::from(move |_| dispatcher.dispatch(action.clone()))
}

/// What the field of a new file is told.
#[derive(Properties, PartialEq)]
struct NewFileProps {
    /// Called when it is done with.
    done: Callback<()>,
}

/// The field for a new file's path.
#[component]
fn NewFile(props: &NewFileProps) -> Html {
    let store = use_store();
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            field.cast().inspect(|input| browser::focus(input, 0));
        });
    }
    let done = props.done.clone();
    let key = Callback::from(move |event: KeyboardEvent| {
        let path = browser::target::<web_sys::HtmlInputElement>(&event).map(|input| input.value()).unwrap_or_default();
        let path = path.trim().trim_matches('/').to_string();
        match event.key().as_str() {
            "Enter" if !path.is_empty() && !store.0.files.contains_key(&path) => {
                store.dispatch(Action::Edit(path.clone(), String::new()));
                store.dispatch(Action::Open(path));
                done.emit(());
            }
            "Escape" => done.emit(()),
            _ => {}
        }
    });
    html! { <input ref={field} class="field" aria-label="Path of the new file" placeholder="server/seed.py" onkeydown={key}/> }
}
