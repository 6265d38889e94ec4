//! The databases of the project: their tables with row counts, and the one chosen.
use super::rows::details;
use crate::app::Handle;
use crate::state::{Action, Place, is_tools_own};
use project::{Database, Table};
use yew::prelude::*;

/// All databases.
pub fn databases(store: &Handle) -> Html {
    let view = &store.0.view;
    if view.databases.is_empty() {
        return html! {
            <p class="hint">{ "No database yet. The first " }<code>{ "flask db migrate" }</code>{ " or " }
                <code>{ "upgrade" }</code>{ " makes one." }</p>
        };
    }
    html! {
        <div class="scroll databases">
            { for view.databases.iter().map(|database| overview(database, store)) }
            { details(store) }
        </div>
    }
}

fn overview(database: &Database, store: &Handle) -> Html {
    let (own, others): (Vec<&Table>, Vec<&Table>) = database.tables.iter().partition(|table| is_tools_own(&table.name));
    html! {
        <section class="database" key={database.path.clone()} aria-label={database.path.clone()}>
            <h2>{ &database.path }</h2>
            if let Some(error) = &database.error { <p class="failure" role="alert">{ error }</p> }
            if database.tables.is_empty() && database.error.is_none() { <p class="empty">{ "No tables." }</p> }
            <ul class="tables">{ for others.into_iter().chain(own).map(|table| entry(database, table, store)) }</ul>
        </section>
    }
}

fn entry(database: &Database, table: &Table, store: &Handle) -> Html {
    let place = Place { database: database.path.clone(), table: table.name.clone() };
    let pressed = (store.0.place.as_ref() == Some(&place)).to_string();
    let dispatcher = store.dispatcher();
    let show = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Show(place.clone())));
    let (own, why) = own(&table.name);
    html! {
        <li key={table.name.clone()}>
            <button class={classes!("table", own)} aria-pressed={pressed} title={why} onclick={show}>
                <span class="name">{ &table.name }</span>
                if table.name == "alembic_version" {
                    <span class="versions">{ versions(&database.versions) }</span>
                } else {
                    <span class="count">{ count(table.rows) }</span>
                }
            </button>
        </li>
    }
}

fn own(name: &str) -> (Option<&'static str>, Option<&'static str>) {
    match name {
        "alembic_version" => (Some("own"), Some("Alembic's own table: the revision this database stands at")),
        name if is_tools_own(name) => (Some("own"), Some("Left over by a batch migration that failed half-way")),
        _ => (None, None),
    }
}

fn versions(versions: &[String]) -> String {
    if versions.is_empty() { "no revision".into() } else { versions.join(", ") }
}

fn count(rows: i64) -> String {
    if rows == 1 { "1 row".into() } else { format!("{rows} rows") }
}
