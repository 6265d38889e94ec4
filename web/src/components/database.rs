//! The databases of the project: their tables with row counts, and the one chosen.
use super::console::console;
use super::rows::details;
use crate::app::Handle;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::state::Place;
use project::{Database, Table, VERSION_TABLE, is_tools_own};

/// All databases.
pub fn databases(store: &Handle) -> El {
    let view = &store.0.view;
    if view.databases.is_empty() {
        let hint = said("p", "hint", "No database yet. The first ").add(said(
            "code",
            "",
            "flask db migrate",
        ));
        return hint.text(" or ").add(said("code", "", "upgrade")).text(" makes one.");
    }
    let all = view.databases.iter().map(|database| overview(database, store));
    el("div", "scroll databases").all(all).maybe(details(store)).add(console(store))
}

fn overview(database: &Database, store: &Handle) -> El {
    let (own, others): (Vec<&Table>, Vec<&Table>) =
        database.tables.iter().partition(|table| is_tools_own(&table.name));
    let failure =
        database.error.clone().map(|error| said("p", "failure", error).set("role", "alert"));
    let empty = database.tables.is_empty() && database.error.is_none();
    el("section", "database")
        .key(&database.path)
        .set("aria-label", database.path.clone())
        .add(said("h2", "", database.path.clone()))
        .maybe(failure)
        .maybe(empty.then(|| said("p", "empty", "No tables.")))
        .add(
            el("ul", "tables")
                .all(others.into_iter().chain(own).map(|table| entry(database, table, store))),
        )
}

fn entry(database: &Database, table: &Table, store: &Handle) -> El {
    let place = Place { database: database.path.clone(), table: table.name.clone() };
    let pressed = store.0.place.as_ref() == Some(&place);
    let (class, why) = own(&table.name);
    let beside = if table.name == VERSION_TABLE {
        said("span", "versions", versions(&database.versions))
    } else {
        said("span", "count", count(table.rows))
    };
    let new = table.changed.then(|| said("span", "badge new", "new"));
    let choose = button(class, store, Action::Show(place)).flag("aria-pressed", pressed).when(
        !why.is_empty(),
        "title",
        why,
    );
    el("li", "")
        .key(&table.name)
        .add(choose.add(said("span", "name", table.name.clone())).maybe(new).add(beside))
}

fn own(name: &str) -> (&'static str, &'static str) {
    match name {
        VERSION_TABLE => ("table own", "Alembic's own table: the revision this database stands at"),
        name if is_tools_own(name) => {
            ("table own", "Left over by a batch migration that failed half-way")
        }
        _ => ("table", ""),
    }
}

fn versions(versions: &[String]) -> String {
    if versions.is_empty() { "no revision".into() } else { versions.join(", ") }
}

/// How many rows, in words; a number below zero where counting would have taken too long.
pub fn count(rows: i64) -> String {
    match rows {
        ..=-1 => "not counted".into(),
        1 => "1 row".into(),
        _ => rows.to_string() + " rows",
    }
}
