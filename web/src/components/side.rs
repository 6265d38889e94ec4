//! The right side: databases, or revisions.
use super::database::databases;
use super::revisions::revisions;
use crate::app::Handle;
use crate::state::{Action, Side};
use yew::prelude::*;

/// The pane.
pub fn side(store: &Handle) -> Html {
    let choice = |side: Side, label: &'static str| {
        let dispatcher = store.dispatcher();
        let choose = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Side(side)));
        let pressed = (store.0.side == side).to_string();
        html! { <button aria-pressed={pressed} onclick={choose}>{ label }</button> }
    };
    html! {
        <section class="pane side" aria-label="Database and revisions">
            <div class="title switch" role="group" aria-label="What this side shows">
                { choice(Side::Database, "Database") }
                { choice(Side::Revisions, "Revisions") }
            </div>
            { match store.0.side { Side::Database => databases(store), Side::Revisions => revisions(store) } }
        </section>
    }
}
