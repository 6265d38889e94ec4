//! The chosen table: its rows in a list of any length, its columns, the SQL that made it.
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, area, button, el, memo, said};
use crate::grid::{self, ROW};
use crate::reduce::Action;
use crate::state::Place;
use project::{Cell, Column, Page, Spot, Table, VERSION_TABLE, is_tools_own};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::virtual_dom::ListenerKind;

/// A longer text is changed in a field of several lines (characters).
const WIDE: usize = 60;

/// The chosen table.
pub fn details(store: &Handle) -> Option<El> {
    let place = store.0.place.as_ref()?;
    let table = grid::table(&store.0)?;
    let head = el("div", "head")
        .add(said("h2", "", table.name.clone()))
        .maybe(spot("Model", table.model.as_ref(), store))
        .maybe(spot("Script", table.script.as_ref(), store))
        .add(
            button("quiet", store, Action::Csv(place.clone()))
                .set("title", "Save all rows as a file")
                .text("CSV"),
        );
    let sql =
        said("pre", "sql", sql(table)).set("tabindex", "0").set("aria-label", "SQL of the table");
    let section = el("section", "details")
        .set("aria-label", ["Table ", &table.name].concat())
        .add(head)
        .maybe(why(&table.name).map(|words| said("p", "why", words)))
        .maybe(store.0.grid.page.as_ref().map(|page| rows(table, page, store)))
        .maybe(store.0.grid.page.as_ref().and_then(|page| chosen(page, place, store)));
    let columns = el("ul", "columns").all(table.columns.iter().map(column));
    Some(section.add(said("h3", "", "Columns")).add(columns).add(said("h3", "", "SQL")).add(sql))
}

fn spot(label: &'static str, spot: Option<&Spot>, store: &Handle) -> Option<El> {
    let Spot { path, line } = spot?;
    let title = [path, ", line ", &line.to_string()].concat();
    Some(
        button("quiet", store, Action::Follow(path.clone(), *line)).set("title", title).text(label),
    )
}

/// What the tools' own tables are for.
fn why(name: &str) -> Option<&'static str> {
    match name {
        VERSION_TABLE => Some(
            "Alembic's own table. Its row names the revision at which this database stands; upgrade, downgrade and stamp change it.",
        ),
        name if is_tools_own(name) => Some(
            "Left over by a batch migration that failed half-way: the new form of the table, which has not taken its place. \
             While it is there the batch fails again. Drop it, mend the script, and upgrade again.",
        ),
        _ => None,
    }
}

/// The rows: those in sight stand where they belong in the height of all.
fn rows(table: &Table, page: &Rc<Page>, store: &Handle) -> El {
    if let Some(error) = &page.error {
        return said("p", "failure", error.clone()).set("role", "alert");
    }
    let (height, top) = (grid::height(table.rows), store.0.grid.top);
    let here = page.rows.len() * ROW;
    let (scrolled, pressed, shown) = (store.clone(), store.clone(), Rc::clone(page));
    let total = table.rows;
    let clicked = store.clone();
    let list = memo(page.clone(), move || body(&shown, total, &clicked).html());
    let bottom = height.saturating_sub(top + here);
    let space = ["padding-top:", &top.to_string(), "px;padding-bottom:", &bottom.to_string(), "px"]
        .concat();
    el("div", "sideways")
        .set("id", "rows")
        .key(&[&page.database, "/", &page.table].concat())
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", ["Rows of ", &page.table].concat())
        .on(ListenerKind::onscroll, move |_| {
            if let Some((top, view)) = browser::scrolled("rows") {
                scrolled.dispatch(Action::Scrolled(top, view));
            }
        })
        .on(ListenerKind::onkeydown, move |event| {
            if let Some(action) = key(event.unchecked_ref()) {
                event.prevent_default();
                pressed.dispatch(action);
            }
        })
        .add(el("div", "").set("style", space).node(list))
        .maybe(page.rows.is_empty().then(|| said("p", "empty", "No rows.")))
}

fn key(event: &KeyboardEvent) -> Option<Action> {
    match event.key().as_str() {
        "ArrowDown" => Some(Action::Walk(1, 0)),
        "ArrowUp" => Some(Action::Walk(-1, 0)),
        "ArrowRight" => Some(Action::Walk(0, 1)),
        "ArrowLeft" => Some(Action::Walk(0, -1)),
        "Enter" => Some(Action::EditCell),
        "Delete" => Some(Action::DeleteRow),
        _ => None,
    }
}

/// A column's name, over its numbers where it has some.
pub fn title(at: usize, name: &str, page: &Page) -> El {
    let first = page.rows.iter().filter_map(|row| row.get(at)).find(|cell| **cell != Cell::Null);
    let class = if matches!(first, Some(Cell::Number(_))) { "number" } else { "" };
    said("th", class, name.to_string()).set("scope", "col")
}

fn body(page: &Page, total: i64, store: &Handle) -> El {
    let names = page.columns.iter().enumerate().map(|(at, name)| title(at, name, page));
    let row = |(at, row): (usize, &Vec<Cell>)| {
        let cells = row
            .iter()
            .enumerate()
            .map(|(column, value)| cell(value).click(store, Action::Cell(at, column)));
        el("tr", "").set("aria-rowindex", (page.offset + at + 2).to_string()).all(cells)
    };
    el("table", "rows")
        .set("aria-rowcount", (total + 1).to_string())
        .add(el("thead", "").add(el("tr", "").all(names)))
        .add(el("tbody", "").all(page.rows.iter().enumerate().map(row)))
}

/// A cell.
pub fn cell(value: &Cell) -> El {
    match value {
        Cell::Null => said("td", "null", "NULL"),
        Cell::Number(text) => said("td", "number", text.clone()),
        Cell::Text(text) => said("td", "", text.clone()),
        Cell::Blob(text) if text.starts_with("x'") => {
            said("td", "null", (text.len().saturating_sub(3) / 2).to_string() + " bytes")
        }
        Cell::Blob(text) => said("td", "null", text.clone()),
    }
}

/// What can be done with the chosen cell and its row. Each writes SQL, and none runs it.
fn chosen(page: &Page, place: &Place, store: &Handle) -> Option<El> {
    let add = || button("quiet", store, Action::AddRow).text("Add a row");
    if is_tools_own(&place.table) {
        return None;
    }
    let bar = el("div", "cell").set("role", "group").set("aria-label", "Edit");
    let Some((row, column)) = store.0.grid.cell else {
        let hint = if page.rows.is_empty() { "" } else { "Choose a cell to change it." };
        return Some(bar.add(said("span", "hint", hint)).add(add()));
    };
    let (title, value) = (page.columns.get(column)?, page.rows.get(row)?.get(column)?);
    let text = match value {
        Cell::Null => "NULL".into(),
        Cell::Number(text) | Cell::Text(text) | Cell::Blob(text) => text.clone(),
    };
    let label = [title, ", row ", &(page.offset + row + 1).to_string()].concat();
    let seen = store.clone();
    let long = matches!(value, Cell::Blob(text) if !text.starts_with("x'"));
    // A field of one line would drop the ends of lines.
    let tall = text.contains('\n') || text.len() > WIDE;
    let key = [&label, "=", &text].concat();
    let input = if tall {
        area("field", text).set("rows", "4")
    } else {
        el("input", "field").set("value", text)
    };
    let input =
        input.key(&key).set("id", "cell").set("aria-label", ["New value of ", &label].concat()).on(
            ListenerKind::onkeydown,
            move |event| match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
                "Enter" if event.unchecked_ref::<KeyboardEvent>().shift_key() => {}
                "Enter" => {
                    // Else the key would press the button to which the keyboard goes.
                    event.prevent_default();
                    seen.dispatch(Action::UpdateCell(browser::value(&event)));
                }
                "Escape" => browser::focus_on("rows"),
                _ => {}
            },
        );
    let editable = page.keys.get(row).is_some_and(|key| !key.is_empty());
    let remove = button("quiet", store, Action::DeleteRow).text("Delete the row");
    let seen = store.clone();
    let change = said("button", "quiet", "Change")
        .set("title", "Enter. Writes the SQL and does not run it")
        .on(ListenerKind::onclick, move |_| {
            seen.dispatch(Action::UpdateCell(browser::field("cell")))
        });
    let name = said("label", "", label).set("for", "cell");
    let bar = bar.set("aria-live", "polite").add(name);
    Some(match (editable, long) {
        (false, _) => bar.add(said("span", "hint", "A view is only read.")),
        (_, true) => {
            bar.add(said("span", "hint", "Too long for this field.")).add(remove).add(add())
        }
        _ => bar.add(input).add(change).add(remove).add(add()),
    })
}

fn column(column: &Column) -> El {
    let changed = column.changed.then(|| said("span", "badge new", "changed by the last step"));
    el("li", "")
        .add(said("span", "name", column.name.clone()))
        .add(said("span", "kind", column.kind.clone()))
        .add(said("span", "notes", column.notes.clone()))
        .maybe(changed)
}

fn sql(table: &Table) -> String {
    let all = std::iter::once(&table.sql).chain(table.indexes.iter().map(|index| &index.sql));
    all.map(|sql| sql.replace('\t', "    ") + ";").collect::<Vec<_>>().join("\n\n")
}
