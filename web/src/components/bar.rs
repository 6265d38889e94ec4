//! A phone's bar: one pane at a time.
use crate::app::Handle;
use crate::state::{Action, Pane};
use yew::prelude::*;

const PANES: [(Pane, &str, &str); 4] = [
    (Pane::Files, "Files", "to-files"),
    (Pane::Editor, "Editor", "to-editor"),
    (Pane::Terminal, "Terminal", "to-terminal"),
    (Pane::Side, "Database", "to-side"),
];

/// The bar; hidden where all panes have room.
pub fn bar(store: &Handle) -> Html {
    let button = |(pane, label, class): &(Pane, &'static str, &'static str)| {
        let (pane, dispatcher) = (*pane, store.dispatcher());
        let choose = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Pane(pane)));
        let pressed = (store.0.pane == pane).to_string();
        html! { <button class={*class} aria-pressed={pressed} onclick={choose}>{ label }</button> }
    };
    html! { <nav class="bar" aria-label="Panes">{ for PANES.iter().map(button) }</nav> }
}
