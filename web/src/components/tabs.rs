//! The tabs of the open files.
use crate::app::Handle;
use crate::state::Action;
use yew::prelude::*;

/// The row of tabs.
pub fn tabs(store: &Handle) -> Html {
    let names = &store.0.tabs;
    html! { <div class="tabs" role="group" aria-label="Open files">{ for names.iter().map(|path| tab(path, store)) }</div> }
}

fn tab(path: &str, store: &Handle) -> Html {
    let act = |action: Action| {
        let dispatcher = store.dispatcher();
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(action.clone()))
    };
    let name = path.rsplit('/').next().unwrap_or(path).to_string();
    let front = store.0.active.as_deref() == Some(path);
    html! {
        <div key={path.to_string()} class={classes!("tab", front.then_some("front"))}>
            <button aria-pressed={front.to_string()} title={path.to_string()} onclick={act(Action::Open(path.into()))}>{ name.clone() }</button>
            <button class="icon" aria-label={format!("Close {name}")} onclick={act(Action::Close(path.into()))}>{ "×" }</button>
        </div>
    }
}
