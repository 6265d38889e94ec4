//! The migration scripts, newest first; the one the database stands at is marked.
use crate::app::Handle;
use crate::state::Action;
use project::Revision;
use yew::prelude::*;

/// The list of revisions.
pub fn revisions(store: &Handle) -> Html {
    let revisions = &store.0.view.revisions;
    if revisions.is_empty() {
        return html! { <p class="hint">{ "No migration scripts yet. " }<code>{ "flask db migrate" }</code>{ " writes one." }</p> };
    }
    html! { <ol class="scroll revisions">{ for revisions.iter().map(|revision| entry(revision, store)) }</ol> }
}

fn entry(revision: &Revision, store: &Handle) -> Html {
    let (dispatcher, path) = (store.dispatcher(), revision.path.clone());
    let open = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Open(path.clone())));
    let below = if revision.down.is_empty() { "the beginning".into() } else { revision.down.join(", ") };
    html! {
        <li key={revision.path.clone()} class={classes!("revision", revision.current.then_some("current"))}>
            <button onclick={open} title={revision.path.clone()}>
                <span class="message">{ &revision.message }</span>
                <span class="id">{ &revision.id }</span>
                <span class="below">{ format!("after {below}") }</span>
                if revision.current { <span class="badge here">{ "database is here" }</span> }
                if revision.head { <span class="badge">{ "head" }</span> }
            </button>
        </li>
    }
}
