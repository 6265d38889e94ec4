//! The chosen table: its rows, its columns, the SQL that made it.
use crate::app::Handle;
use crate::draw::{El, button, el, memo, said};
use crate::reduce::{Action, ROWS};
use project::{Cell, Column, Page, Table};
use std::rc::Rc;

/// The chosen table.
pub fn details(store: &Handle) -> Option<El> {
    let place = store.0.place.as_ref()?;
    let database = store.0.view.databases.iter().find(|database| database.path == place.database)?;
    let table = database.tables.iter().find(|table| table.name == place.table)?;
    let mut section = el("section", "details").set("aria-label", ["Table ", &table.name].concat()).add(said(
        "h2",
        "",
        table.name.clone(),
    ));
    if let Some(page) = &store.0.page {
        let shown = Rc::clone(page);
        section = section.node(memo(page.clone(), move || rows(&shown).html())).maybe(pages(table, page, store));
    }
    let sql = said("pre", "sql", sql(table)).set("tabindex", "0");
    let columns = el("ul", "columns").all(table.columns.iter().map(column));
    Some(section.add(said("h3", "", "Columns")).add(columns).add(said("h3", "", "SQL")).add(sql))
}

/// The rows.
fn rows(page: &Page) -> El {
    if let Some(error) = &page.error {
        return said("p", "failure", error.clone()).set("role", "alert");
    }
    let names = page.columns.iter().map(|name| said("th", "", name.clone()).set("scope", "col"));
    let cells = page.rows.iter().map(|row| el("tr", "").all(row.iter().map(cell)));
    let table = el("table", "rows").add(el("thead", "").add(el("tr", "").all(names))).add(el("tbody", "").all(cells));
    el("div", "sideways")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", ["Rows of ", &page.table].concat())
        .add(table)
        .maybe(page.rows.is_empty().then(|| said("p", "empty", "No rows.")))
}

fn cell(value: &Cell) -> El {
    match value {
        Cell::Null => said("td", "null", "NULL"),
        Cell::Number(text) => said("td", "number", text.clone()),
        Cell::Text(text) => said("td", "", text.clone()),
        Cell::Blob(text) => said("td", "null", (text.len().saturating_sub(3) / 2).to_string() + " bytes"),
    }
}

/// Which rows these are, and the way to the others.
fn pages(table: &Table, page: &Page, store: &Handle) -> Option<El> {
    let total = usize::try_from(table.rows).unwrap_or_default();
    let (from, to) = (page.offset + 1, page.offset + page.rows.len());
    let turn = |label: &'static str, offset: usize, off: bool| {
        button("quiet", store, Action::Rows(offset)).when(off, "disabled", "").text(label)
    };
    let words = [from.to_string(), "–".into(), to.to_string(), " of ".into(), total.to_string()].concat();
    let line = || {
        el("p", "pages")
            .add(turn("Previous", page.offset.saturating_sub(ROWS), page.offset == 0))
            .add(said("span", "", words))
            .add(turn("Next", page.offset + ROWS, to >= total))
    };
    (total > ROWS).then(line)
}

fn column(column: &Column) -> El {
    let mut notes = Vec::new();
    if column.primary > 0 {
        notes.push("primary key".to_string());
    }
    if column.not_null {
        notes.push("not null".into());
    }
    notes.extend(column.default.iter().map(|default| ["default ", default].concat()));
    el("li", "")
        .add(said("span", "name", column.name.clone()))
        .add(said("span", "kind", column.kind.clone()))
        .add(said("span", "notes", notes.join(", ")))
}

fn sql(table: &Table) -> String {
    let all = std::iter::once(&table.sql).chain(table.indexes.iter().map(|index| &index.sql));
    all.map(|sql| sql.replace('\t', "    ") + ";").collect::<Vec<_>>().join("\n\n")
}
