//! The databases at one moment of a walk: tables with their rows, the diagram, and what differs
//! from another moment.
use super::database::count;
use super::trace::{bit, rows};
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::trace::Move;
use project::{Database, Diagram, Moment, Plot, Table};
use yew::virtual_dom::ListenerKind;

/// The moment that was asked for last.
pub fn moment(store: &Handle) -> Option<El> {
    let moment = store.0.walk.moment.as_ref()?;
    if !moment.missing.is_empty() {
        return Some(said("p", "detail", moment.missing.clone()));
    }
    let tables = moment.database.tables.iter().map(|table| entry(table, store));
    let section = el("section", "moment")
        .set("aria-label", "The database at this moment")
        .add(said("h2", "", [&moment.database.path, " at this moment"].concat()))
        .add(el("ul", "tables").all(tables))
        .maybe(
            (!moment.page.columns.is_empty())
                .then(|| said("h3", "", ["Rows of ", &moment.page.table].concat())),
        )
        .maybe((!moment.page.columns.is_empty()).then(|| rows(&moment.page)))
        .maybe(
            (!moment.diagram.boxes.is_empty()).then(|| drawing(&moment.diagram, &moment.database)),
        )
        .add(comparison(moment, store));
    Some(section)
}

fn entry(table: &Table, store: &Handle) -> El {
    let count = count(table.rows);
    let choose = button("table", store, Action::Trace(Move::Table(table.name.clone())))
        .flag("aria-pressed", store.0.walk.table == table.name)
        .add(said("span", "name", table.name.clone()))
        .add(said("span", "count", count));
    el("li", "").key(&table.name).add(choose)
}

/// Tables and foreign keys; only to be looked at.
fn drawing(plan: &Diagram, database: &Database) -> El {
    let (width, height) = (plan.size.0.to_string(), plan.size.1.to_string());
    let lines = el("svg", "links")
        .set("width", width.clone())
        .set("height", height.clone())
        .set("aria-hidden", "true")
        .all(plan.lines.iter().map(|path| el("path", "").set("d", path.clone())));
    let plot = |plot: &Plot| {
        let (x, y, width, height) = plot.place;
        let parts = [("left:", x), ("px;top:", y), ("px;width:", width), ("px;height:", height)];
        let style = parts
            .iter()
            .map(|(name, size)| [name, &*size.to_string()].concat())
            .collect::<String>()
            + "px";
        let table = database.tables.iter().find(|table| table.name == plot.table);
        let column = |column: &project::Column| {
            el("span", "column").add(said("span", "what", column.name.clone())).add(said(
                "span",
                "kind",
                column.kind.clone(),
            ))
        };
        el("div", "plot")
            .key(&plot.table)
            .set("style", style)
            .add(said("span", "name", plot.table.clone()))
            .all(table.into_iter().flat_map(|table| table.columns.iter().take(12).map(column)))
    };
    let sheet = el("div", "sheet")
        .set("style", ["width:", &width, "px;height:", &height, "px"].concat())
        .add(lines)
        .all(plan.boxes.iter().map(plot));
    el("details", "whole")
        .add(said("summary", "", "Diagram"))
        .add(el("div", "sideways").set("tabindex", "0").add(sheet))
}

/// Two moments beside each other.
fn comparison(moment: &Moment, store: &Handle) -> El {
    let walk = &store.0.walk;
    let seen = store.clone();
    let option = |value: String, label: String, chosen: bool| {
        el("option", "").set("value", value).when(chosen, "selected", "").text(label)
    };
    let each = (0..=walk.length()).filter(|at| *at != walk.at).map(|at| {
        let label =
            if at == 0 { "the beginning".into() } else { ["statement ", &at.to_string()].concat() };
        option(at.to_string(), label, walk.against == Some(at))
    });
    let choose = el("select", "")
        .on(ListenerKind::onchange, move |event| {
            seen.dispatch(Action::Trace(Move::Against(browser::value(&event).parse().ok())));
        })
        .add(option(String::new(), "nothing".into(), walk.against.is_none()))
        .all(each);
    el("div", "compare")
        .add(el("label", "choice").text("Compare with ").add(choose))
        .all(moment.compared.iter().map(bit))
}
