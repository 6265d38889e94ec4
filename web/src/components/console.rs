//! SQL on the chosen table's database: typed, or written by an edit of a cell; shown before it
//! runs.
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use project::{Cell, Page};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::virtual_dom::ListenerKind;

/// The console.
pub fn console(store: &Handle) -> El {
    let (typed, pressed) = (store.clone(), store.clone());
    let input = el("textarea", "field")
        .set("id", "sql")
        .set("rows", "4")
        .set("spellcheck", "false")
        .set("aria-label", "SQL")
        .set("placeholder", "SELECT …")
        .value(store.0.grid.sql.clone())
        .on(ListenerKind::oninput, move |event| typed.dispatch(Action::Sql(browser::value(&event))))
        .on(ListenerKind::onkeydown, move |event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) {
                event.prevent_default();
                pressed.dispatch(Action::RunSql(false));
            }
        });
    let off = store.0.grid.sql.trim().is_empty();
    let run = button("quiet main", store, Action::RunSql(false))
        .set("id", "run-sql")
        .when(off, "disabled", "");
    let explain = button("quiet", store, Action::RunSql(true)).when(off, "disabled", "");
    let buttons = el("div", "buttons").add(run.text("Run")).add(explain.text("Explain")).add(said(
        "span",
        "hint",
        "Ctrl Enter runs it. Explain says how SQLite would go about it.",
    ));
    el("section", "console")
        .set("aria-label", "SQL console")
        .add(said("h3", "", "Run SQL"))
        .add(input)
        .add(buttons)
        .maybe(store.0.grid.result.as_ref().map(|page| result(page)))
}

/// A plan is a drawing of signs: its blanks count.
fn plan(page: &Page) -> El {
    let line = |row: &Vec<Cell>| match row.first() {
        Some(Cell::Text(text)) => [text, "\n"].concat(),
        _ => String::new(),
    };
    let text: String = page.rows.iter().map(line).collect();
    said("pre", "sql plan", ["QUERY PLAN\n", &text].concat())
        .set("tabindex", "0")
        .set("aria-label", "Query plan")
}

fn result(page: &Page) -> El {
    if let Some(error) = &page.error {
        return said("p", "failure", error.clone()).set("role", "alert");
    }
    if page.columns.is_empty() {
        return said("p", "done", "Done.").set("role", "status");
    }
    if page.columns == ["QUERY PLAN"] {
        return plan(page);
    }
    let names =
        page.columns.iter().enumerate().map(|(at, name)| super::rows::title(at, name, page));
    let rows = page.rows.iter().map(|row| el("tr", "").all(row.iter().map(super::rows::cell)));
    let table = el("table", "rows")
        .add(el("thead", "").add(el("tr", "").all(names)))
        .add(el("tbody", "").all(rows));
    let more = page.offset.saturating_sub(page.rows.len());
    let words = match (page.offset, more) {
        (0, _) => "No rows.".to_string(),
        (1, _) => "1 row.".into(),
        (all, 0) => [&all.to_string(), " rows."].concat(),
        (all, _) => {
            ["The first ", &page.rows.len().to_string(), " of ", &all.to_string(), " rows."]
                .concat()
        }
    };
    let frame = el("div", "sideways")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", "Result")
        .add(table);
    el("div", "").add(frame).add(said("p", "empty", words).set("role", "status"))
}
