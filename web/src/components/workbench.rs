//! The panes and the lines between them.
use super::bar::bar;
use super::editor::editor;
use super::files::files;
use super::header::header;
use super::notice::notice;
use super::overlay::overlay;
use super::side::side;
use super::splitter::{self, splitter};
use super::terminal::terminal;
use crate::app::Handle;
use crate::draw::{el, said};
use crate::state::{Pane, Setup};
use yew::Html;

/// The whole page.
pub fn workbench(store: &Handle) -> Html {
    let pane = match store.0.pane {
        Pane::Files => "page show-files",
        Pane::Editor => "page show-editor",
        Pane::Terminal => "page show-terminal",
        Pane::Side => "page show-side",
    };
    let middle = el("div", "middle")
        .add(editor(store))
        .add(splitter(store, splitter::TERMINAL))
        .add(terminal(store));
    let main = el("main", "workbench")
        .add(files(store))
        .add(splitter(store, splitter::FILES))
        .add(middle)
        .add(splitter(store, splitter::SIDE))
        .add(side(store));
    let heard = store.0.lesson.words(store.0.embed.form);
    el("div", "")
        .set("class", [pane, store.0.embed.form.class(), &hidden(store.0.setup.hidden)].concat())
        .set("style", sizes(&store.0.setup))
        .add(header(store))
        .maybe(notice(store))
        .add(main)
        .add(bar(store))
        // The lesson's own words may be out of sight; these are always heard.
        .add(said("p", "hidden", heard).set("role", "status").set("aria-label", "Lesson"))
        .maybe(overlay(store))
        .html()
}

fn hidden(hidden: [bool; 3]) -> String {
    let names = [" no-files", " no-side", " no-terminal"];
    names.iter().zip(hidden).filter(|(_, hides)| *hides).map(|(name, _)| *name).collect()
}

fn sizes(setup: &Setup) -> String {
    let size = |(at, name): (usize, &&str)| {
        let size = if setup.hidden[at] { 0 } else { setup.sizes[at] };
        [name, ":", &size.to_string(), "px;"].concat()
    };
    ["--files", "--side", "--terminal"].iter().enumerate().map(size).collect()
}
