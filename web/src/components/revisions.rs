//! The migration scripts, newest first; the one the database stands at is marked.
use crate::app::Handle;
use crate::draw::{El, button, el, said};
use crate::reduce::Action;
use project::Revision;

/// The list of revisions.
pub fn revisions(store: &Handle) -> El {
    let revisions = &store.0.view.revisions;
    if revisions.is_empty() {
        let hint = said("p", "hint", "No migration scripts yet. ");
        return hint.add(said("code", "", "flask db migrate")).text(" writes one.");
    }
    el("ol", "scroll revisions").all(revisions.iter().map(|revision| entry(revision, store)))
}

fn entry(revision: &Revision, store: &Handle) -> El {
    let below = if revision.down.is_empty() { "the beginning".into() } else { revision.down.join(", ") };
    let open = button("", store, Action::Open(revision.path.clone()))
        .set("title", revision.path.clone())
        .add(said("span", "message", revision.message.clone()))
        .add(said("span", "id", revision.id.clone()))
        .add(said("span", "below", ["after ", &below].concat()))
        .maybe(revision.current.then(|| said("span", "badge here", "database is here")))
        .maybe(revision.head.then(|| said("span", "badge", "head")));
    el("li", if revision.current { "revision current" } else { "revision" }).key(&revision.path).add(open)
}
