//! The line at the top: what this is, how the engine is, and what concerns the whole page.
use super::history::{can, next};
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::embed::Form;
use crate::reduce::Action;
use crate::shelf;
use crate::state::{Engine, Overlay, Side};
use project::Standing;
use yew::virtual_dom::ListenerKind;

const THEMES: [(&str, &str); 3] = [("system", "System"), ("light", "Light"), ("dark", "Dark")];

/// The page's header.
pub fn header(store: &Handle) -> El {
    let examples = button("quiet", store, Action::Overlay(Overlay::Examples)).text("Examples");
    let keys = button("quiet help", store, Action::Overlay(Overlay::Keys))
        .set("aria-label", "Keyboard help")
        .set("title", "Keyboard help (?)")
        .text("?");
    let find = button("quiet help", store, Action::Overlay(Overlay::Palette))
        .set("aria-label", "Command palette")
        .set("title", "Command palette (Ctrl K)")
        .text("⌕");
    let share = button("quiet", store, Action::Overlay(Overlay::Share)).text("Share");
    let (undo, redo) = (travel(store, "Undo", "↶", -1), travel(store, "Redo", "↷", 1));
    let mark = el("span", "mark").set("aria-hidden", "true");
    el("header", "header")
        .add(el("h1", "").add(mark).text("Migration Playground"))
        .add(said("p", "tagline", "Alembic and Flask-Migrate in this tab"))
        .add(status(store))
        .add(standing(store))
        .add(project(store))
        .maybe(played(store))
        .maybe(stand_ins(store))
        .maybe(away(store))
        .add(examples)
        .add(share)
        .add(undo)
        .add(redo)
        .add(find)
        .add(keys)
        .add(themes(store))
}

/// The way from a part of another page to a page alone.
fn away(store: &Handle) -> Option<El> {
    let link = || {
        el("a", "quiet away")
            .set("href", browser::alone())
            .set("target", "_blank")
            .set("rel", "noopener")
    };
    (store.0.embed.form != Form::Alone).then(|| link().text("Open in a tab"))
}

/// What the project is called and whether it is kept; leads to the others.
fn project(store: &Handle) -> El {
    let shelf = &store.0.shelf;
    let chip = button("project", store, Action::Overlay(Overlay::Projects))
        .set("title", "Projects in this browser");
    let words =
        said("span", "kept", shelf::words(shelf)).set("role", "status").set("aria-label", "Saving");
    chip.add(said("span", "name", shelf.title.clone())).add(words)
}

/// Packages that are not here and what that means; nothing where all of them are.
fn stand_ins(store: &Handle) -> Option<El> {
    let names = &store.0.view.stand_ins;
    let words = match names.len() {
        0 => return None,
        1 => "1 package stands in".to_string(),
        count => [&count.to_string(), " packages stand in"].concat(),
    };
    let title = [
        &names.join(", "),
        ": not installed here. Their imports load; anything they would decide about tables, data or a database's URL \
         is refused by name.",
    ];
    Some(said("span", "stand-ins", words).set("title", title.concat()).set("role", "note"))
}

/// What SQLite plays for databases that are not here; nothing where the project names none.
fn played(store: &Handle) -> Option<El> {
    let played = &store.0.view.played;
    let (name, _) = played.first()?;
    let files: Vec<&str> = played.iter().map(|(_, file)| file.as_str()).collect();
    let title = ["This project names ", name, "; it runs on SQLite here: ", &files.join(", ")];
    let words = [name.as_str(), " runs on SQLite"].concat();
    Some(said("span", "stand-ins", words).set("title", title.concat()).set("role", "note"))
}

/// A step back or forth; its title says which.
fn travel(store: &Handle, label: &'static str, sign: &'static str, steps: isize) -> El {
    button("quiet help travel", store, Action::Travel(steps))
        .set("aria-label", label)
        .set("title", [label, ": ", &next(store, steps)].concat())
        .when(!can(store, steps), "disabled", "")
        .text(sign)
}

/// How models, scripts and database stand to each other; leads to the changes.
fn standing(store: &Handle) -> El {
    let preview = &store.0.scout.preview;
    let class = match preview.standing {
        Standing::Unknown => "standing",
        Standing::InStep => "standing in-step",
        Standing::Apart => "standing apart",
        Standing::Broken => "standing broken",
    };
    let words = if preview.words.is_empty() { "…".to_string() } else { preview.words.clone() };
    let title = ["Show the changes: ", &words].concat();
    let chip =
        button("", store, Action::Side(Side::Changes)).set("class", class).set("title", title);
    el("div", "state")
        .set("role", "status")
        .set("aria-label", "Models, scripts and database")
        .add(chip.text(words))
}

/// Whether the engine starts, waits or works; a running command can be stopped here.
fn status(store: &Handle) -> El {
    let (class, text) = match &store.0.engine {
        Engine::Starting => ("status starting", "Starting"),
        Engine::Idle => ("status idle", "Ready"),
        Engine::Busy(_) if !store.0.progress.is_empty() => {
            ("status busy", store.0.progress.as_str())
        }
        Engine::Busy(_) => ("status busy", "Running"),
        Engine::Halted(_) => ("status halted", "Engine off"),
    };
    let stop = match store.0.engine {
        Engine::Busy(_) => Some(button("quiet stop", store, Action::Interrupt).text("Stop")),
        Engine::Starting => {
            Some(button("quiet stop", store, Action::Halt("it was stopped.")).text("Stop"))
        }
        Engine::Idle | Engine::Halted(_) => None,
    };
    el("div", "engine")
        .add(el("span", "").set("class", class).set("role", "status").text(text.to_string()))
        .maybe(stop)
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
