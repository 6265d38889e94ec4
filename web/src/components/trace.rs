//! The walk through migrations: buttons and a slider, the statement that led here, what it changed, and the list of all.
use super::moment::moment;
use super::revisions::command;
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::trace::{Move, Walk};
use project::{Count, RowChange, SchemaChange, Statement, Step, TableChange};
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
            (false, true) => "On the copy nothing ran: the database has every revision, or the scripts do not load.",
            (false, false) => {
                "No migration has run here yet. After an upgrade or a downgrade you can walk through it, statement by statement."
            }
        };
        return panel.add(said("p", "hint", words)).add(el("div", "steps").maybe(ahead(store)).maybe(leave(store)));
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
        .all(walk.trace.notes.iter().map(|note| said("p", "note", note.clone())))
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
    let line = said("code", "", walk.trace.line.clone());
    if walk.copy {
        return el("div", "notice copy")
            .add(el("p", "").text("A copy: what ").add(line).text(" would do. Nothing has happened to your project."))
            .add(el("div", "steps").add(command(store, "Do it for real", "upgrade +1", true)).maybe(leave(store)));
    }
    let words = "What you look at is past, and looking changes nothing. ";
    let back = "To go back, take the command back (History) or step back (Revisions: a real downgrade).";
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
    let Some((step, at)) = walk.here() else {
        return el("section", "now").add(said(
            "p",
            "detail",
            "Before everything. Go forward, and see the first statement.",
        ));
    };
    let statement = &step.statements[at];
    let number = ["Statement ", &(at + 1).to_string(), " of ", &step.statements.len().to_string()].concat();
    el("section", "now")
        .set("aria-label", "The statement that led here")
        .add(title(step, store))
        .add(said("p", "detail", [&number, ", ", &time(statement)].concat()))
        .add(said("pre", "sql", statement.sql.replace('\t', "    ")).set("tabindex", "0").set("aria-label", "SQL"))
        .maybe(statement.error.clone().map(|error| said("p", "failure", error).set("role", "alert")))
        .add(changes(&statement.schema, &statement.counts, &statement.rows))
}

fn time(statement: &Statement) -> String {
    let times = if statement.times > 1 { [&statement.times.to_string(), " times, "].concat() } else { String::new() };
    let lasted = match statement.micros {
        0..1_000 => "under 1 ms".to_string(),
        more => [&(more / 1_000).to_string(), " ms"].concat(),
    };
    [times, lasted].concat()
}

/// The operation: what it is, and where it stands in its script.
fn title(step: &Step, store: &Handle) -> El {
    let name = if step.line == 0 { step.name.clone() } else { step.text.clone() };
    let file = step.path.rsplit('/').next().unwrap_or_default();
    let link = (step.line > 0).then(|| {
        button("path", store, Action::Follow(step.path.clone(), step.line))
            .text([file, ", line ", &step.line.to_string()].concat())
    });
    let title = if step.line == 0 { said("p", "operation", name) } else { said("code", "operation", name) };
    el("div", "title-line").add(said("span", "badge", revision(step))).add(title).maybe(link)
}

fn revision(step: &Step) -> String {
    if step.revision.is_empty() { "before all".into() } else { [&step.direction, " ", &step.revision].concat() }
}

/// What differs between two moments.
pub fn changes(schema: &[SchemaChange], counts: &[Count], rows: &[TableChange]) -> El {
    let counts: Vec<&Count> = counts.iter().filter(|count| count.before != count.after).collect();
    if schema.is_empty() && counts.is_empty() && rows.is_empty() {
        return said("p", "detail", "Schema and rows are the same before and after.");
    }
    el("div", "changes-made")
        .all(schema.iter().map(object))
        .all(counts.into_iter().map(count))
        .all(rows.iter().map(table))
}

fn object(change: &SchemaChange) -> El {
    let verb = match (&change.before, &change.after) {
        (None, _) => "New ",
        (_, None) => "Gone: ",
        _ => "Changed: ",
    };
    let pre = |class, text: &Option<String>| {
        text.as_ref().map(|text| said("pre", class, text.replace('\t', "    ")).set("tabindex", "0"))
    };
    el("div", "object")
        .add(said("h3", "", [verb, &change.kind, " ", &change.name].concat()))
        .maybe(pre("sql minus", &change.before))
        .maybe(pre("sql plus", &change.after))
}

fn count(count: &Count) -> El {
    let said_of = |number: Option<i64>| number.map_or("none".to_string(), |number| number.to_string());
    said("p", "counted", [&count.table, ": ", &said_of(count.before), " → ", &said_of(count.after), " rows"].concat())
}

fn table(change: &TableChange) -> El {
    let [added, changed, removed] = change.totals.map(|number| number.to_string());
    let words = [&change.table, ": ", &added, " added, ", &changed, " changed, ", &removed, " removed"].concat();
    let names = |columns: &[String]| {
        el("tr", "").add(el("th", "")).all(columns.iter().map(|name| said("th", "", name.clone())))
    };
    let head = if change.columns.is_empty() { &change.columns_before } else { &change.columns };
    let rows = el("table", "rows")
        .add(el("thead", "").add(names(head)))
        .add(el("tbody", "").all(change.rows.iter().flat_map(row)));
    let cut =
        change.cut.then(|| said("p", "detail", "More rows than are shown: tables of 1,000 rows, 200 rows of a step."));
    el("div", "object")
        .add(said("h3", "", words))
        .maybe((!change.rows.is_empty()).then(|| el("div", "sideways").set("tabindex", "0").add(rows)))
        .maybe(cut)
}

fn row(change: &RowChange) -> impl Iterator<Item = El> {
    let line = |class, sign, cells: &Option<Vec<project::Cell>>| {
        cells
            .as_ref()
            .map(|cells| el("tr", class).add(said("td", "sign", sign)).all(cells.iter().map(super::rows::cell)))
    };
    line("minus", "−", &change.before).into_iter().chain(line("plus", "+", &change.after))
}

/// All steps by revision; each leads to the moment after it.
fn list(walk: &Walk, store: &Handle) -> El {
    let (mut at, mut last) = (0, String::new());
    let mut items = Vec::new();
    for step in &walk.trace.steps {
        let name = revision(step);
        if name != last {
            items.push(said("li", "group", name.clone()));
            last = name;
        }
        let (from, to) = (at, at + step.statements.len());
        at = to;
        let current = walk.at > from && walk.at <= to;
        items.push(entry(step, to, current, store));
    }
    el("ol", "walked").all(items)
}

fn entry(step: &Step, to: usize, current: bool, store: &Handle) -> El {
    let class = if step.error.is_some() { "failing" } else { "" };
    let number = match step.statements.len() {
        1 => "1 statement".to_string(),
        more => [&more.to_string(), " statements"].concat(),
    };
    let name =
        if step.line == 0 { said("span", "what", step.name.clone()) } else { said("code", "what", step.text.clone()) };
    let choose = button("", store, Action::Trace(Move::To(to)))
        .when(current, "aria-current", "step")
        .add(name)
        .add(said("span", "count", number));
    el("li", class).add(choose)
}
