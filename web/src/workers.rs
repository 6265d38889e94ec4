//! The three workers as they come and go: what each says, and what becomes of the page when one
//! dies or hangs.
use crate::errands;
use crate::hearing;
use crate::reduce::Action;
use crate::scout;
use crate::shelf;
use crate::state::{Engine, Side, State};
use crate::transcript::Line;

/// What happens with the worker that runs commands.
pub fn first(state: &mut State, action: Action) {
    match action {
        Action::Heard(reply) => hearing::hear(state, reply),
        Action::Lost(reason) => died(state, &reason),
        Action::StartEngine => start_engine(state),
        Action::Halt(reason) => halt(state, reason),
        Action::OpenLate(id) if state.outbox.iter().any(|request| request.id == id) => {
            halt(state, "it took longer than 20 seconds.");
        }
        _ => {}
    }
}

/// What happens with the two that preview and do errands.
pub fn others(state: &mut State, action: Action) {
    match action {
        Action::Scouted(reply) => scout::hear(state, reply),
        Action::ScoutLost => scout::lost(state),
        Action::ScoutLate(id) => scout::late(state, id),
        Action::Ran(reply) => errands::hear(state, reply),
        Action::ErrandLost => errands::lost(state),
        _ => {}
    }
}

/// Another worker opens the project as the page has it.
pub fn restart(state: &mut State, reason: &str) {
    state.print(vec![Line::note(reason)]);
    // What the ended worker did may have been written already, and was not shown. A project that
    // nobody changed stays unsaved.
    state.shelf.all = true;
    if state.shelf.id.is_some() || state.shelf.turn > 0 {
        shelf::changed(state, std::iter::empty());
    }
    start_engine(state);
}

/// Another worker, which has heard of nothing yet.
fn start_engine(state: &mut State) {
    state.generation += 1;
    state.progress.clear();
    state.engine = Engine::Starting;
    state.outbox.clear();
    state.shelf.ready = false;
    state.terminal.prompt = None;
    state.terminal.waiting.clear();
    state.walk = Default::default();
}

/// The worker died by itself. What is shown may have been the reason: it is not asked for again at
/// once.
pub fn died(state: &mut State, reason: &str) {
    if state.side == Side::Diagram {
        state.side = Side::Database;
    }
    match state.engine {
        Engine::Starting => halt(state, reason),
        Engine::Halted(_) => {}
        _ => restart(state, &["The engine stopped: ", reason].concat()),
    }
}

/// A start that failed is not repeated by itself: the project is shown without an engine until a
/// person says so.
pub fn halt(state: &mut State, reason: &str) {
    state.print(vec![Line::note(
        &["The engine stopped while it opened this project: ", reason].concat(),
    )]);
    state.outbox.clear();
    state.terminal.waiting.clear();
    state.shelf.ready = false;
    state.engine = Engine::Halted(reason.into());
}
