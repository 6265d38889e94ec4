//! The line at the top: what this is, how the engine is, and what concerns the whole page.
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::start::lesson1;
use crate::state::Engine;
use yew::virtual_dom::ListenerKind;

const QUESTION: &str = "Start lesson 1 again? Files, databases and the terminal's lines are replaced.";
const THEMES: [(&str, &str); 3] = [("system", "System"), ("light", "Light"), ("dark", "Dark")];

/// The page's header.
pub fn header(store: &Handle) -> El {
    let seen = store.clone();
    let again = el("button", "quiet")
        .set("aria-label", "Start again")
        .on(ListenerKind::onclick, move |_| {
            if browser::confirm(QUESTION) {
                seen.dispatch(Action::Reset(lesson1()));
            }
        })
        .add(said("span", "long", "Start again"))
        .add(said("span", "short", "↺").set("aria-hidden", "true"));
    let mark = el("span", "mark").set("aria-hidden", "true");
    el("header", "header")
        .add(el("h1", "").add(mark).text("Migration Playground"))
        .add(said("p", "tagline", "Alembic and Flask-Migrate in this tab"))
        .add(status(store))
        .add(again)
        .add(themes(store))
}

/// Whether the engine starts, waits or works; a running command can be stopped here.
fn status(store: &Handle) -> El {
    let (class, text) = match store.0.engine {
        Engine::Starting => ("status starting", "Starting"),
        Engine::Idle => ("status idle", "Ready"),
        Engine::Busy(_) => ("status busy", "Running"),
    };
    let busy = matches!(store.0.engine, Engine::Busy(_));
    let stop = busy.then(|| button("quiet stop", store, Action::Interrupt).text("Stop"));
    el("div", "engine").add(el("span", "").set("class", class).set("role", "status").text(text)).maybe(stop)
}

/// Light, dark, or as the system has it.
fn themes(store: &Handle) -> El {
    let seen = store.clone();
    let option = |(value, label): &(&'static str, &'static str)| {
        let chosen = store.0.setup.theme == *value;
        el("option", "").set("value", *value).when(chosen, "selected", "").text(*label)
    };
    let choose = move |event| seen.dispatch(Action::Theme(browser::value(&event)));
    el("label", "choice")
        .add(said("span", "hidden", "Theme"))
        .add(el("select", "").on(ListenerKind::onchange, choose).all(THEMES.iter().map(option)))
}
