//! The walk through migrations: buttons and a slider, the statement that led here, what it changed,
//! and the list of all.
use super::moment::moment;
use super::revisions::command;
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::trace::{Move, Walk};
use project::{Bit, Page, Stop};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::virtual_dom::ListenerKind;

/// The panel.
pub fn trace(store: &Handle) -> El {
    let walk = &store.0.walk;
    let panel = el("div", "scroll walk").set("id", "walk");
    if walk.length() == 0 {
        let words = match (walk.coming, walk.copy) {
            (true, _) => "Looking …",
            (false, true) => {
                "On the copy nothing ran: the database has every revision, or the scripts do not load."
            }
            (false, false) => {
                "No migration has run here yet. After an upgrade or a downgrade you can walk through it, statement by statement."
            }
        };
        return panel
            .add(said("p", "hint", words))
            .add(el("div", "steps").maybe(ahead(store)).maybe(leave(store)));
    }
    let keys = store.clone();
    panel
        .on(ListenerKind::onkeydown, move |event| {
            let inside = browser::is_inside(&event, "input, select");
            if let Some(step) = key(event.unchecked_ref()).filter(|_| !inside) {
                event.prevent_default();
                keys.dispatch(Action::Trace(step));
            }
        })
        .add(about(store))
        .add(controls(walk, store))
        .add(here(walk, store))
        .maybe(moment(store))
        .add(said("h2", "", "All of it"))
        .add(list(walk, store))
        .all(walk.tour.notes.iter().map(|note| said("p", "note", note.clone())))
}

fn key(event: &KeyboardEvent) -> Option<Move> {
    match event.key().as_str() {
        "ArrowRight" => Some(Move::By(1)),
        "ArrowLeft" => Some(Move::By(-1)),
        "Home" => Some(Move::To(0)),
        "End" => Some(Move::To(usize::MAX)),
        _ => None,
    }
}

/// What is looked at, and that looking changes nothing.
fn about(store: &Handle) -> El {
    let walk = &store.0.walk;
    let line = said("code", "", walk.tour.line.clone());
    if walk.copy {
        return el("div", "notice copy")
            .add(
                el("p", "")
                    .text("A copy: what ")
                    .add(line)
                    .text(" would do. Nothing has happened to your project."),
            )
            .add(
                el("div", "steps")
                    .add(command(store, "Do it for real", "upgrade +1", true))
                    .maybe(leave(store)),
            );
    }
    let words = "What you look at is past, and looking changes nothing. ";
    let back =
        "To go back, take the command back (History) or step back (Revisions: a real downgrade).";
    el("div", "notice")
        .add(el("p", "").text("The last run: ").add(line))
        .add(said("p", "detail", [words, back].concat()))
        .maybe(ahead(store).map(|button| el("div", "steps").add(button)))
}

/// The next revision, walked through before it happens.
pub fn ahead(store: &Handle) -> Option<El> {
    let state = &store.0;
    let pending = state.view.revisions.iter().any(|revision| !revision.applied);
    let line = [&state.view.tool, " upgrade +1"].concat();
    let typed = state.at_home(&line);
    let step = button("step", store, Action::Trace(Move::Rehearse(typed)))
        .add(said("span", "name", "Step through"))
        .add(said("code", "", [&line, " on a copy"].concat()));
    (pending && !state.walk.copy).then_some(step)
}

fn leave(store: &Handle) -> Option<El> {
    let step = button("step", store, Action::Trace(Move::Leave));
    let step = step.add(said("span", "name", "Stop")).add(said("code", "", "leave the copy"));
    store.0.walk.copy.then_some(step)
}

fn controls(walk: &Walk, store: &Handle) -> El {
    let length = walk.length();
    let move_to = |label: &'static str, sign: &'static str, step: Move, there: bool| {
        button("quiet", store, Action::Trace(step))
            .set("aria-label", label)
            .set("title", label)
            .when(!there, "disabled", "")
            .text(sign)
    };
    let seen = store.clone();
    let slider = el("input", "slider")
        .set("type", "range")
        .set("min", "0")
        .set("max", length.to_string())
        .set("aria-label", "Statement")
        .value(walk.at.to_string())
        .on(ListenerKind::oninput, move |event| {
            let at = browser::value(&event).parse().unwrap_or_default();
            seen.dispatch(Action::Trace(Move::To(at)));
        });
    let place = [&walk.at.to_string(), " of ", &length.to_string()].concat();
    el("div", "controls")
        .set("role", "group")
        .set("aria-label", "Walk")
        .add(move_to("To the beginning", "⇤", Move::To(0), walk.at > 0))
        .add(move_to("Back", "←", Move::By(-1), walk.at > 0))
        .add(move_to("Forward", "→", Move::By(1), walk.at < length))
        .add(move_to("To the end", "⇥", Move::To(length), walk.at < length))
        .add(slider)
        .add(said("span", "place", place).set("aria-live", "polite"))
}

/// The statement that led here, and what it changed.
fn here(walk: &Walk, store: &Handle) -> El {
    let section = el("section", "now").set("aria-label", "The statement that led here");
    let Some(stop) = walk.here() else {
        return section.add(said(
            "p",
            "detail",
            "Before everything. Go forward, and see the first statement.",
        ));
    };
    let section = section.add(title(stop, store));
    let Some(moment) = walk.moment.as_ref().filter(|moment| moment.at == walk.at) else {
        return section;
    };
    let [which, sql, error] = &moment.statement;
    section
        .add(said("p", "detail", which.clone()))
        .add(said("pre", "sql", sql.clone()).set("tabindex", "0").set("aria-label", "SQL"))
        .maybe(
            (!error.is_empty()).then(|| said("p", "failure", error.clone()).set("role", "alert")),
        )
        .all(moment.made.iter().map(bit))
}

/// The operation: what it is, and where it stands in its script.
fn title(stop: &Stop, store: &Handle) -> El {
    let file = stop.path.rsplit('/').next().unwrap_or_default();
    let link = (stop.line > 0).then(|| {
        button("path", store, Action::Follow(stop.path.clone(), stop.line))
            .text([file, ", line ", &stop.line.to_string()].concat())
    });
    el("div", "title-line")
        .add(said("span", "badge", stop.group.clone()))
        .add(said(if stop.line == 0 { "p" } else { "code" }, "operation", stop.title.clone()))
        .maybe(link)
}

/// A piece of what changed.
pub fn bit(bit: &Bit) -> El {
    let (name, class) = match bit.class.as_str() {
        "title" => ("h3", ""),
        "line" => ("p", "detail"),
        "minus" => ("pre", "sql minus"),
        _ => ("pre", "sql plus"),
    };
    let rows = (!bit.page.rows.is_empty()).then(|| rows(&bit.page));
    el("div", "").add(said(name, class, bit.text.clone())).maybe(rows)
}

/// Rows, only to be looked at; signs stand before those that came or went.
pub fn rows(page: &Page) -> El {
    let signed = !page.keys.is_empty() && page.table.is_empty();
    let sign = |at: usize| {
        page.keys.get(at).filter(|_| signed).map(|sign| said("td", "sign", sign.clone()))
    };
    let names =
        page.columns.iter().enumerate().map(|(at, name)| super::rows::title(at, name, page));
    let row = |(at, row): (usize, &Vec<project::Cell>)| {
        let class = match page.keys.get(at).map(String::as_str) {
            Some("+") => "plus",
            Some("−") => "minus",
            _ => "",
        };
        el("tr", class).maybe(sign(at)).all(row.iter().map(super::rows::cell))
    };
    let table = el("table", "rows")
        .add(el("thead", "").add(el("tr", "").maybe(signed.then(|| el("th", ""))).all(names)))
        .add(el("tbody", "").all(page.rows.iter().enumerate().map(row)));
    el("div", "sideways")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", "Rows")
        .add(table)
}

/// All steps by revision; each leads to the moment after it.
fn list(walk: &Walk, store: &Handle) -> El {
    let (mut at, mut last) = (0, "");
    let mut items = Vec::new();
    for stop in &walk.tour.stops {
        if stop.group != last {
            items.push(said("li", "group", stop.group.clone()));
            last = &stop.group;
        }
        let current = walk.at > at && walk.at <= at + stop.length;
        at += stop.length;
        items.push(entry(stop, at, current, store));
    }
    el("ol", "walked").all(items)
}

fn entry(stop: &Stop, to: usize, current: bool, store: &Handle) -> El {
    let choose = button("", store, Action::Trace(Move::To(to)))
        .when(current, "aria-current", "step")
        .add(said(if stop.line == 0 { "span" } else { "code" }, "what", stop.title.clone()))
        .add(said("span", "count", stop.length.to_string()).set("title", "Statements"));
    el("li", if stop.failed { "failing" } else { "" }).add(choose)
}
