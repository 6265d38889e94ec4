//! What `migrate` would write now, and what is worth knowing before it happens.
use super::revisions::command;
use crate::app::Handle;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use project::{Notice, Standing, Trouble, Weight};

/// The panel.
pub fn changes(store: &Handle) -> El {
    let preview = &store.0.scout.preview;
    let explained = match preview.standing {
        Standing::Unknown => {
            "Here you see what a migration would write, while you edit the models."
        }
        Standing::InStep => {
            "Models, scripts and database agree. Change a model, and see here what a migration would write."
        }
        Standing::Apart => "",
        Standing::Broken => "The models do not load. Mend them, and the preview goes on.",
    };
    let panel = el("div", "scroll changes")
        .maybe((!explained.is_empty()).then(|| said("p", "hint", explained)))
        .maybe(preview.trouble.as_ref().map(|trouble| broken(trouble, store)))
        .maybe((!preview.notices.is_empty()).then(|| {
            el("ul", "notices").all(preview.notices.iter().map(|one| notice(one, store)))
        }));
    let panel = panel.maybe(next(store));
    if preview.operations.is_empty() {
        return panel;
    }
    let operation = |text: &String| {
        let class = if text.starts_with("Removed") { "gone" } else { "" };
        el("li", class).text(text.clone())
    };
    let at = preview.script.find("def upgrade").unwrap_or_default();
    let script = |text: &str, label| {
        said("pre", "sql", text.to_string()).set("tabindex", "0").set("aria-label", label)
    };
    let whole = el("details", "whole").add(said("summary", "", "The whole script"));
    panel
        .add(said("h2", "", "A migration would say"))
        .add(el("ul", "operations").all(preview.operations.iter().map(operation)))
        .add(said("h2", "", "And write"))
        .add(script(&preview.script[at..], "What the script does"))
        .add(whole.add(script(&preview.script, "The script")))
}

/// The command that comes next: an upgrade before anything else, then the script.
fn next(store: &Handle) -> Option<El> {
    let revisions = &store.0.view.revisions;
    let heads = revisions.iter().filter(|revision| revision.head).count();
    let write = if store.0.view.tool == "alembic" {
        "revision --autogenerate -m \"\""
    } else {
        "migrate -m \"\""
    };
    let step = match () {
        () if heads > 1 => command(store, "Merge the heads", "merge heads -m \"\"", false),
        () if revisions.iter().any(|revision| !revision.applied) => {
            command(store, "Upgrade first", "upgrade", false)
        }
        () if !store.0.scout.preview.operations.is_empty() => {
            command(store, "Write the script", write, false)
        }
        () => return None,
    };
    Some(el("div", "steps").add(step))
}

fn broken(trouble: &Trouble, store: &Handle) -> El {
    let place = el("p", "place").maybe(link(&trouble.path, trouble.line, store));
    el("div", "notice failing")
        .set("role", "alert")
        .add(said("p", "", trouble.message.clone()))
        .add(place)
}

fn notice(notice: &Notice, store: &Handle) -> El {
    let (class, label) = match notice.weight {
        Weight::Rename => ("notice rename", "Renamed?"),
        Weight::Loss => ("notice losing", "Loss"),
        Weight::Failure => ("notice failing", "Will fail"),
    };
    let code = (!notice.code.is_empty()).then(|| said("code", "", notice.code.clone()));
    let detail = (!notice.detail.is_empty()).then(|| said("p", "detail", notice.detail.clone()));
    el("li", class)
        .add(said("strong", "", label).text(" ").maybe(code))
        .add(said("p", "", notice.text.clone()))
        .maybe(detail)
        .maybe((!notice.rename.is_empty()).then(|| instead(&notice.rename, store)))
        .maybe((!notice.fix.is_empty()).then(|| mend(&notice.fix, store)))
        .maybe(link(&notice.path, notice.line, store))
}

/// Types what changes the script, or the database, so that the failure does not happen.
fn mend(fix: &str, store: &Handle) -> El {
    ours(store, "Fix it", ["advise --fix ", fix].concat())
}

/// A button that runs a line of ours.
pub fn ours(store: &Handle, label: &'static str, line: String) -> El {
    button("step", store, Action::Submit(store.0.at_home(&line)))
        .when(store.0.terminal.prompt.is_some(), "disabled", "")
        .set("title", line.clone())
        .add(said("span", "name", label))
        .add(said("code", "", line))
}

/// Types what makes a drop and an add the rename they are: in the script that waits, or in one that
/// is written first.
fn instead(rename: &str, store: &Handle) -> El {
    let state = &store.0;
    let write = if state.view.tool == "alembic" {
        " revision --autogenerate -m \"rename\""
    } else {
        " migrate -m \"rename\""
    };
    let waits = state.view.revisions.iter().any(|revision| !revision.applied);
    let first = if waits { String::new() } else { [&state.view.tool, write, " && "].concat() };
    let line = [&first, "advise --rename ", rename].concat();
    ours(store, "Rename instead", line)
}

/// The way to a line of a file.
fn link(path: &str, line: usize, store: &Handle) -> Option<El> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let text = || [name, ", line ", &line.to_string()].concat();
    (!path.is_empty())
        .then(|| button("path", store, Action::Follow(path.into(), line)).text(text()))
}
