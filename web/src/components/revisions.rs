//! The revision graph: lanes, heads, where the database stands, and buttons whose commands appear
//! in the terminal.
use super::changes::ours;
use super::trace::ahead;
use crate::app::Handle;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use project::{Revision, View};

/// Height of a row and distance of two lanes, as the worker draws the lines.
const ROW: usize = 56;
const LANE: usize = 18;

/// The graph.
pub fn revisions(store: &Handle) -> El {
    let view = &store.0.view;
    if view.revisions.is_empty() {
        let hint = said("p", "hint", "No migration scripts yet. ");
        return hint.add(said("code", "", "flask db migrate")).text(" writes one.");
    }
    let lanes = view.revisions.iter().map(|revision| revision.lane).max().unwrap_or_default() + 1;
    let rows = view.revisions.iter().map(|revision| row(revision, store));
    let list = el("ol", "")
        .set("style", ["padding-left: ", &(lanes * LANE + 12).to_string(), "px"].concat());
    let graph = el("div", "graph").add(drawing(view, lanes)).add(list.all(rows));
    let chosen =
        store.0.revision.as_ref().and_then(|id| view.revisions.iter().find(|one| one.id == *id));
    el("div", "stack")
        .add(walk(store))
        .add(
            el("div", "scroll revisions")
                .set("tabindex", "0")
                .set("role", "region")
                .set("aria-label", "Revisions")
                .add(graph),
        )
        .maybe(chosen.map(|revision| details(revision, store)))
}

/// Lines and dots; what they show is said in the rows too.
fn drawing(view: &View, lanes: usize) -> El {
    let (width, height) = ((lanes + 1) * LANE, view.revisions.len() * ROW);
    let line = |path: &String| el("path", "").set("d", path.clone());
    let dot = |(at, revision): (usize, &Revision)| {
        let class = if revision.current {
            "here"
        } else if revision.applied {
            "applied"
        } else {
            ""
        };
        el("circle", "")
            .set("class", class)
            .set("cx", (revision.lane * LANE + LANE).to_string())
            .set("cy", (at * ROW + ROW / 2).to_string())
            .set("r", if revision.current { "7" } else { "5.5" })
    };
    el("svg", "lanes")
        .set("width", width.to_string())
        .set("height", height.to_string())
        .set("aria-hidden", "true")
        .all(view.lines.iter().map(line))
        .all(view.revisions.iter().enumerate().map(dot))
}

fn row(revision: &Revision, store: &Handle) -> El {
    let chosen = store.0.revision.as_ref() == Some(&revision.id);
    let choose = button("", store, Action::Revision(revision.id.clone()))
        .flag("aria-pressed", chosen)
        .add(said("span", "message", revision.message.clone()))
        .add(said("span", "id", revision.id.clone()))
        .maybe(revision.current.then(|| said("span", "badge here", "database is here")))
        .maybe(revision.head.then(|| said("span", "badge", "head")));
    el("li", if revision.applied { "revision applied" } else { "revision" })
        .key(&revision.path)
        .add(choose)
}

/// A button that names its command. Steps run at once; what needs a message or a second thought is
/// only typed.
pub fn command(store: &Handle, label: &'static str, rest: &str, runs: bool) -> El {
    let state = &store.0;
    let line = [&state.view.tool, " ", rest].concat();
    let typed = state.at_home(&line);
    let action = if runs { Action::Submit(typed) } else { Action::Type(typed) };
    button("step", store, action)
        .when(state.terminal.prompt.is_some(), "disabled", "")
        .set("title", line.clone())
        .add(said("span", "name", label))
        .add(said("code", "", line))
}

/// One step back, one forward, all the way; a new script, a merge.
fn walk(store: &Handle) -> El {
    let revisions = &store.0.view.revisions;
    let heads = revisions.iter().filter(|revision| revision.head).count();
    let pending = revisions.iter().any(|revision| !revision.applied);
    let forward = if heads > 1 { "upgrade heads" } else { "upgrade" };
    let applied = revisions.iter().any(|revision| revision.applied);
    el("div", "steps")
        .set("role", "group")
        .set("aria-label", "Steps")
        .maybe(applied.then(|| command(store, "Step back", "downgrade", true)))
        .maybe((pending && heads == 1).then(|| command(store, "Step forward", "upgrade +1", true)))
        .maybe(pending.then(|| command(store, "To the newest", forward, true)))
        .maybe(ahead(store).filter(|_| heads == 1))
        .maybe(
            (!revisions.is_empty() && heads == 1)
                .then(|| ours(store, "Up and down again", "advise --round-trip".into())),
        )
        .maybe((heads > 1).then(|| command(store, "Merge", "merge heads -m \"\"", false)))
        .add(command(store, "New script", "revision -m \"\"", false))
}

/// What can be done with the chosen revision.
fn details(revision: &Revision, store: &Handle) -> El {
    let below = if revision.down.is_empty() {
        "Nothing stands below it.".into()
    } else {
        ["After ", &revision.down.join(", "), "."].concat()
    };
    let to = |verb: &str| [verb, " ", &revision.id].concat();
    let go = match (revision.current, revision.applied) {
        (true, _) => None,
        (_, true) => Some(command(store, "Back to here", &to("downgrade"), true)),
        (_, false) => Some(command(store, "Forward to here", &to("upgrade"), true)),
    };
    let open = button("step", store, Action::Open(revision.path.clone()))
        .add(said("span", "name", "Open the script"))
        .add(said("code", "", revision.path.rsplit('/').next().unwrap_or_default().to_string()));
    el("section", "chosen")
        .set("aria-label", "Chosen revision")
        .add(said("h2", "", revision.message.clone()))
        .add(said("p", "below", below))
        .add(
            el("div", "steps")
                .add(open)
                .maybe(go)
                .add(ours(store, "Elsewhere", ["advise --elsewhere ", &revision.id].concat()))
                .add(command(store, "Only mark it", &to("stamp"), false)),
        )
}
