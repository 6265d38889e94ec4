//! Tables and foreign keys as boxes and lines, which the worker has laid out; the same as sentences
//! below.
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::state::Place;
use project::{Column, Diagram, Plot, Table};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::virtual_dom::ListenerKind;

/// Columns that a box shows, as the worker counts them.
const SHOWN: usize = 12;

/// The diagram of the shown database.
pub fn diagram(store: &Handle) -> El {
    let plan = &store.0.diagram;
    if plan.boxes.is_empty() {
        return said("p", "hint", "No tables yet. An upgrade that makes some draws them here.");
    }
    let (width, height) = (plan.size.0.to_string(), plan.size.1.to_string());
    // Tab leads to one table, the arrow keys from there to the others.
    let chosen = store
        .0
        .place
        .as_ref()
        .and_then(|place| plan.boxes.iter().position(|plot| plot.table == place.table));
    let reach = |at: usize| if at == chosen.unwrap_or_default() { "0" } else { "-1" };
    let line = |path: &String| el("path", "").set("d", path.clone());
    let lines = el("svg", "links")
        .set("width", width.clone())
        .set("height", height.clone())
        .set("aria-hidden", "true")
        .all(plan.lines.iter().map(line));
    let sheet = el("div", "sheet")
        .set("style", ["width:", &width, "px;height:", &height, "px"].concat())
        .add(lines)
        .all(
            plan.boxes
                .iter()
                .enumerate()
                .map(|(at, plot)| plotted(at, plot, store).set("tabindex", reach(at))),
        );
    let words = el("ul", "").all(plan.words.iter().map(|words| said("li", "", words.clone())));
    el("div", "stack")
        .add(
            el("div", "scroll diagram")
                .set("tabindex", "0")
                .set("role", "region")
                .set("aria-label", "Diagram")
                .add(sheet),
        )
        .add(el("details", "words").add(said("summary", "", "The same in words")).add(words))
}

fn plotted(at: usize, plot: &Plot, store: &Handle) -> El {
    let database =
        store.0.view.databases.iter().find(|database| database.path == store.0.diagram.database);
    let table =
        database.and_then(|database| database.tables.iter().find(|table| table.name == plot.table));
    let (x, y, width, height) = plot.place;
    let parts = [("left:", x), ("px;top:", y), ("px;width:", width), ("px;height:", height)];
    let style =
        parts.iter().map(|(name, size)| [name, &*size.to_string()].concat()).collect::<String>()
            + "px";
    let (seen, plan) = (store.clone(), store.0.diagram.clone());
    let place = Place { database: store.0.diagram.database.clone(), table: plot.table.clone() };
    let new = table.is_some_and(|table| table.changed);
    button("", store, Action::Show(place))
        .set("class", if new { "plot new" } else { "plot" })
        .key(&plot.table)
        .set("id", ["plot-", &at.to_string()].concat())
        .set("style", style)
        .on(ListenerKind::onkeydown, move |event| walk(&event, at, &plan, &seen))
        .set("title", plot.table.clone())
        .add(
            el("span", "name")
                .add(said("span", "what", plot.table.clone()))
                .maybe(new.then(|| said("span", "mark-new", "new"))),
        )
        .all(table.into_iter().flat_map(columns))
}

fn columns(table: &Table) -> impl Iterator<Item = El> {
    let more = table.columns.len().saturating_sub(SHOWN);
    let rest = (more > 0)
        .then(|| said("span", "column more", ["and ", &more.to_string(), " more"].concat()));
    table.columns.iter().take(SHOWN).map(column).chain(rest)
}

fn column(column: &Column) -> El {
    let key = if column.notes.starts_with("primary key") {
        "⚷ "
    } else if column.refers.is_some() {
        "→ "
    } else {
        ""
    };
    el("span", if column.changed { "column new" } else { "column" })
        .add(said("span", "what", [key, &column.name].concat()))
        .add(said("span", "kind", column.kind.clone()))
        .maybe(column.changed.then(|| said("span", "hidden", "changed by the last step")))
}

/// An arrow key leads to the nearest table in its direction.
fn walk(event: &Event, from: usize, plan: &Diagram, _: &Handle) {
    let key = event.unchecked_ref::<KeyboardEvent>().key();
    let direction = match key.as_str() {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        _ => return,
    };
    event.prevent_default();
    if let Some(to) = nearest(plan, from, direction) {
        browser::focus_on(&["plot-", &to.to_string()].concat());
    }
}

/// The box that lies in a direction: near before far, straight before sideways.
fn nearest(plan: &Diagram, from: usize, (right, down): (i32, i32)) -> Option<usize> {
    let middle = |plot: &Plot| (plot.place.0 + plot.place.2 / 2, plot.place.1 + plot.place.3 / 2);
    let (x, y) = middle(plan.boxes.get(from)?);
    let cost = |plot: &Plot| {
        let (dx, dy) = (middle(plot).0 - x, middle(plot).1 - y);
        let (along, aside) = (dx * right + dy * down, (dx * down + dy * right).abs());
        (along > 0).then_some(along + 2 * aside)
    };
    let all = plan.boxes.iter().enumerate().filter_map(|(at, plot)| Some((cost(plot)?, at)));
    all.min().map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_lead_to_the_nearest_box() {
        let plot = |x, y| Plot { table: String::new(), place: (x, y, 100, 50) };
        let plan = Diagram {
            boxes: vec![plot(0, 0), plot(200, 0), plot(0, 200), plot(600, 0)],
            ..Diagram::default()
        };
        assert_eq!(nearest(&plan, 0, (1, 0)), Some(1));
        assert_eq!(nearest(&plan, 0, (0, 1)), Some(2));
        assert_eq!(nearest(&plan, 0, (-1, 0)), None);
        assert_eq!(nearest(&plan, 2, (0, -1)), Some(0));
    }
}
