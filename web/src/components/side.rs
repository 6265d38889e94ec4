//! The right side: databases, or revisions.
use super::database::Databases;
use super::revisions::Revisions;
use crate::app::use_store;
use crate::state::{Action, Side};
use yew::prelude::*;

/// The pane.
#[component]
pub fn SidePane() -> Html {
    let store = use_store();
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
            { match store.0.side { Side::Database => html! { <Databases/> }, Side::Revisions => html! { <Revisions/> } } }
        </section>
    }
}
