//! A browser's first run of anything is its slowest, and ours compiles Flask's, SQLAlchemy's and
//! Alembic's modules besides: so the first commands are rehearsed on a project of their own, a line
//! at a time, as long as nobody runs a real one.
use crate::{examples, scope};
use playground::Session;
use project::{Ask, Project};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

const LINES: [&str; 4] = [
    "cd server",
    "FLASK_APP=app.py flask db init",
    "FLASK_APP=app.py flask db migrate",
    "FLASK_APP=app.py flask db upgrade",
];

/// Milliseconds before the first line: the page draws itself and fetches its editor first. Then
/// between two, for questions.
const PAUSES: [i32; 2] = [700, 30];

/// How far the rehearsal is.
enum Warm {
    /// No project was opened yet.
    Waiting,
    /// The session, and the number of the next line.
    Running(Box<Session>, usize),
    /// It ended, or a person was quicker.
    Over,
}

thread_local! {
    static WARM: RefCell<Warm> = const { RefCell::new(Warm::Waiting) };
}

/// Whether a question ends the rehearsal, or begins it once it is answered.
pub fn heard(ask: &Ask) -> bool {
    if matches!(ask, Ask::Run { .. }) {
        WARM.replace(Warm::Over);
    }
    matches!(ask, Ask::Open { .. }) && WARM.with_borrow(|warm| matches!(warm, Warm::Waiting))
}

/// Begins the rehearsal, after what waits.
pub fn begin(open: impl Fn(Project) -> Session) {
    let session = open(examples::project("lesson1"));
    WARM.replace(Warm::Running(Box::new(session), 0));
    later(PAUSES[0]);
}

fn later(pause: i32) {
    let call = Closure::once_into_js(step);
    scope().set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), pause).ok();
}

/// One line; the next one follows.
fn step() {
    let Warm::Running(mut session, at) = WARM.replace(Warm::Over) else { return };
    let Some(line) = LINES.get(at) else { return };
    session.run(line, Some(""));
    WARM.replace(Warm::Running(session, at + 1));
    later(PAUSES[1]);
}
