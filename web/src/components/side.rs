//! The right side: the lesson, changes, databases, or revisions.
use super::changes::changes;
use super::database::databases;
use super::diagram::diagram;
use super::history::history;
use super::lesson::lesson;
use super::revisions::revisions;
use super::trace::trace;
use crate::app::Handle;
use crate::draw::{El, button, el};
use crate::reduce::Action;
use crate::state::Side;

const SIDES: [(Side, &str); 7] = [
    (Side::Lesson, "Lesson"),
    (Side::Changes, "Changes"),
    (Side::Database, "Database"),
    (Side::Diagram, "Diagram"),
    (Side::Revisions, "Revisions"),
    (Side::Trace, "Trace"),
    (Side::History, "History"),
];

/// The pane.
pub fn side(store: &Handle) -> El {
    let choice = |(side, label): &(Side, &'static str)| {
        let label = if *side == Side::Lesson { store.0.lesson.label() } else { label };
        button("", store, Action::Side(*side))
            .flag("aria-pressed", store.0.side == *side)
            .text(label)
    };
    // Where there is no lesson, nothing says so all the time.
    let without = usize::from(store.0.lesson.source.is_empty() && store.0.side != Side::Lesson);
    let choices =
        el("div", "title switch").set("role", "group").set("aria-label", "What this side shows");
    el("section", "pane side")
        .set("aria-label", "Database and revisions")
        .add(choices.all(SIDES.iter().skip(without).map(choice)))
        // The first drawing is the longest: this waits for the second one, which follows at once
        // where the page is in sight.
        .maybe(store.0.embed.awake.then(|| inside(store)))
}

fn inside(store: &Handle) -> El {
    match store.0.side {
        Side::Lesson => lesson(store),
        Side::Changes => changes(store),
        Side::Database => databases(store),
        Side::Diagram => diagram(store),
        Side::Revisions => revisions(store),
        Side::Trace => trace(store),
        Side::History => history(store),
    }
}
