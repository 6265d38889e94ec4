//! The third worker: it makes and opens links, zips and examples, so that none of that waits for a
//! command or a preview. It starts with the first wish. One wish is on its way at a time, the
//! oldest first.
use crate::shelf;
use crate::state::State;
use crate::transcript::Line;
use project::{Ask, Bundle, Reply, Request};
use std::collections::VecDeque;
use std::rc::Rc;

/// What the page knows of it.
#[derive(Clone, Debug, Default)]
pub struct Errands {
    /// Which worker: another number means another worker; 0 means none yet.
    pub generation: u32,
    /// The wish on its way.
    pub outbox: Vec<Request>,
    ready: bool,
    waiting: VecDeque<Ask>,
    /// Whether the wish on its way was asked a second time, after the first worker died of it.
    again: bool,
}

/// Wishes something.
pub fn ask(state: &mut State, ask: Ask) {
    state.errands.waiting.push_back(ask);
    state.errands.generation = state.errands.generation.max(1);
}

/// Sends the next wish, if the worker has time.
pub fn pump(state: &mut State) {
    if !state.errands.ready || !state.errands.outbox.is_empty() {
        return;
    }
    if let Some(ask) = state.errands.waiting.pop_front() {
        let id = state.next;
        state.next += 1;
        state.errands.outbox.push(Request { id, ask });
    }
}

/// It said something; whatever comes answers the wish on its way.
pub fn hear(state: &mut State, reply: Reply) {
    match reply {
        Reply::Ready { examples } => {
            state.examples = Rc::new(examples);
            state.errands.ready = true;
            return;
        }
        Reply::Panicked { .. } => return lost(state),
        _ => {}
    }
    state.errands.outbox.clear();
    state.errands.again = false;
    match reply {
        Reply::Example { opening, .. } => {
            let (title, hint) = (opening.title.clone(), opening.hint.clone());
            let (project, open, lesson) = (opening.project, opening.open, opening.lesson);
            shelf::show(
                state,
                &Bundle { title: title.clone(), project, open, lesson, ..Bundle::default() },
            );
            state.print(vec![Line::note(
                &["Example opened: ", &title, ". Begin with: ", &hint].concat(),
            )]);
            state.hint = hint;
        }
        Reply::Taken { bundle, runs, notes, .. } => shelf::taken(state, bundle, runs, notes),
        Reply::Link { link, .. } => state.shelf.link = link,
        Reply::Packed { name, bytes, error, .. } => shelf::packed(state, name, bytes, error),
        _ => {}
    }
}

/// It died; another one starts and is asked once more, and only once.
pub fn lost(state: &mut State) {
    state.errands.ready = false;
    state.errands.generation += 1;
    let Some(Request { ask, .. }) = state.errands.outbox.pop() else { return };
    if std::mem::replace(&mut state.errands.again, true) {
        state.errands.again = false;
        let words = match ask {
            Ask::Unlink { .. } => "This link cannot be opened: the engine stopped twice over it.",
            Ask::Take { .. } => "These files cannot be opened: the engine stopped twice over them.",
            _ => "That could not be done: the engine stopped twice over it.",
        };
        state.print(vec![Line::note(words)]);
    } else {
        state.errands.waiting.push_front(ask);
    }
}
