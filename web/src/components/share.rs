//! The open project as a link, and as files.
use crate::app::Handle;
use crate::browser;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use crate::shelf;
use yew::virtual_dom::ListenerKind;

/// Chat programs cut links that are longer (characters).
const CHAT: usize = 2_000;
/// Beyond this no link is offered (characters).
const LONGEST: usize = 32_000;

/// What the dialog shows.
pub fn share(store: &Handle) -> El {
    let offers = shelf::offers(&store.0);
    let file = |(label, action): (String, Action)| {
        el("li", "").add(button("quiet", store, action).text(label))
    };
    el("div", "scroll share")
        .add(link(store))
        .add(said("h3", "", "As a file"))
        .add(el("ul", "files").all(offers.into_iter().map(file)))
}

fn link(store: &Handle) -> El {
    let shelf = &store.0.shelf;
    let section = el("section", "link");
    if shelf.link.is_empty() {
        return section.add(said("p", "hint", "The link is being made."));
    }
    let link = [&browser::address(), "#", &shelf.link].concat();
    let length = [&link.len().to_string(), " characters"].concat();
    let advice = match link.len() {
        0..=CHAT => {
            "Whoever opens it gets files, database, and the lines you typed. No server is asked."
        }
        length if length <= LONGEST => {
            "Longer than 2,000: chat programs may cut it. Mail is safe; so is the zip below."
        }
        _ => "Too long for a link. Send the zip below instead.",
    };
    let head = el("p", "hint")
        .set("role", "status")
        .add(said("strong", "length", length))
        .text(". ")
        .text(advice);
    if link.len() > LONGEST {
        return section.add(head);
    }
    let markdown = ["[", &shelf.title.replace(['[', ']'], ""), "](", &link, ")"].concat();
    let frame = ["<iframe src=\"", &embedded(&link), "\" title=\"Migration Playground\" width=\"100%\" height=\"480\" loading=\"lazy\" sandbox=\"allow-scripts allow-same-origin allow-downloads\"></iframe>"].concat();
    let field = el("input", "address")
        .set("id", "query")
        .set("readonly", "")
        .set("aria-label", "Link to this project")
        .value(link.clone());
    let buttons = el("div", "copies")
        .add(copy("Copy link", link))
        .add(copy("Copy as Markdown", markdown))
        .add(copy("Copy as HTML frame", frame));
    section.add(head).add(field).add(buttons)
}

/// The same address, as a part of another page.
fn embedded(link: &str) -> String {
    let (page, fragment) = link.split_once('#').unwrap_or((link, ""));
    let mark = if page.contains('?') { "&embed#" } else { "?embed#" };
    [page, mark, fragment].concat()
}

/// The button says for a moment that it has copied.
fn copy(label: &'static str, text: String) -> El {
    said("button", "", label).on(ListenerKind::onclick, move |event| {
        browser::copy(&text, "query");
        browser::say_copied(&event, label);
    })
}
