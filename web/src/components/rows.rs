//! The chosen table: its rows, its columns, the SQL that made it.
use super::shared::Shared;
use crate::app::Handle;
use crate::state::{Action, ROWS};
use project::{Column, Page, SqlValue, Table};
use std::rc::Rc;
use yew::prelude::*;

/// The chosen table.
pub fn details(store: &Handle) -> Html {
    let Some(place) = &store.0.place else { return Html::default() };
    let database = store.0.view.databases.iter().find(|database| database.path == place.database);
    let Some(table) = database.and_then(|database| database.tables.iter().find(|table| table.name == place.table))
    else {
        return Html::default();
    };
    html! {
        <section class="details" aria-label={format!("Table {}", table.name)}>
            <h2>{ &table.name }</h2>
            if let Some(page) = &store.0.page {
                <Rows page={Shared(Rc::clone(page))}/>
                { pages(table, page, store) }
            }
            <h3>{ "Columns" }</h3>
            { columns(&table.columns) }
            <h3>{ "SQL" }</h3>
            <pre class="sql" tabindex="0">{ sql(table) }</pre>
        </section>
    }
}

/// What the rows are told.
#[derive(Properties, PartialEq)]
struct Props {
    /// The rows that are here.
    page: Shared<Page>,
}

/// The rows.
#[component]
fn Rows(props: &Props) -> Html {
    let page = &props.page;
    if let Some(error) = &page.error {
        return html! { <p class="failure" role="alert">{ error }</p> };
    }
    html! {
        <div class="sideways" tabindex="0" role="region" aria-label={format!("Rows of {}", page.table)}>
            <table class="rows">
                <thead><tr>{ for page.columns.iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                <tbody>{ for page.rows.iter().map(|row| html! { <tr>{ for row.iter().map(cell) }</tr> }) }</tbody>
            </table>
            if page.rows.is_empty() { <p class="empty">{ "No rows." }</p> }
        </div>
    }
}

fn cell(value: &SqlValue) -> Html {
    match value {
        SqlValue::Null => html! { <td class="null">{ "NULL" }</td> },
        SqlValue::Integer(number) => html! { <td class="number">{ number }</td> },
        SqlValue::Real(number) => html! { <td class="number">{ format!("{number:?}") }</td> },
        SqlValue::Text(text) => html! { <td>{ text }</td> },
        SqlValue::Blob(bytes) => html! { <td class="null">{ format!("{} bytes", bytes.len()) }</td> },
    }
}

/// Which rows these are, and the way to the others.
fn pages(table: &Table, page: &Page, store: &Handle) -> Html {
    let total = usize::try_from(table.rows).unwrap_or_default();
    if total <= ROWS {
        return Html::default();
    }
    let (from, to) = (page.offset + 1, page.offset + page.rows.len());
    let turn = |label: &'static str, offset: usize, off: bool| {
        let dispatcher = store.dispatcher();
        let go = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Rows(offset)));
        html! { <button class="quiet" disabled={off} onclick={go}>{ label }</button> }
    };
    html! {
        <p class="pages">
            { turn("Previous", page.offset.saturating_sub(ROWS), page.offset == 0) }
            <span>{ format!("{from}–{to} of {total}") }</span>
            { turn("Next", page.offset + ROWS, to >= total) }
        </p>
    }
}

fn columns(columns: &[Column]) -> Html {
    let column = |column: &Column| {
        let mut notes = Vec::new();
        if column.primary > 0 {
            notes.push("primary key".to_string());
        }
        if column.not_null {
            notes.push("not null".into());
        }
        notes.extend(column.default.iter().map(|default| format!("default {default}")));
        html! { <li><span class="name">{ &column.name }</span><span class="kind">{ &column.kind }</span><span class="notes">{ notes.join(", ") }</span></li> }
    };
    html! { <ul class="columns">{ for columns.iter().map(column) }</ul> }
}

fn sql(table: &Table) -> String {
    let all = std::iter::once(&table.sql).chain(table.indexes.iter().map(|index| &index.sql));
    all.map(|sql| format!("{};", sql.replace('\t', "    "))).collect::<Vec<_>>().join("\n\n")
}
