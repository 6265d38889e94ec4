//! The line at the top: what this is, how the engine is, and what concerns the whole page.
use super::theme::ThemeChoice;
use crate::app::Handle;
use crate::start::lesson1;
use crate::state::{Action, Engine};
use yew::prelude::*;

/// The page's header.
pub fn header(store: &Handle) -> Html {
    let reset = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            if gloo::dialogs::confirm("Start lesson 1 again? Files, databases and the terminal's lines are replaced.") {
                store.dispatch(Action::Reset(lesson1()));
            }
        })
    };
    html! {
        <header class="header">
            <h1><span class="mark" aria-hidden="true"></span>{ "Migration Playground" }</h1>
            <p class="tagline">{ "Alembic and Flask-Migrate in this tab" }</p>
            { status(store) }
            <button class="quiet" onclick={reset} aria-label="Start again">
                <span class="long">{ "Start again" }</span><span class="short" aria-hidden="true">{ "↺" }</span>
            </button>
            <ThemeChoice/>
        </header>
    }
}

/// Whether the engine starts, waits or works; a running command can be stopped here.
fn status(store: &Handle) -> Html {
    let (class, text) = match store.0.engine {
        Engine::Starting => ("status starting", "Starting"),
        Engine::Idle => ("status idle", "Ready"),
        Engine::Busy(_) => ("status busy", "Running"),
    };
    let stop = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::Interrupt))
    };
    html! {
        <div class="engine">
            <span class={class} role="status">{ text }</span>
            if matches!(store.0.engine, Engine::Busy(_)) {
                <button class="quiet stop" onclick={stop}>{ "Stop" }</button>
            }
        </div>
    }
}
