//! A walk through a trace: where it stands, and what is asked of the worker that has it. Nothing
//! here changes the project.
use crate::scout;
use crate::state::{Side, State, note};
use project::{Ask, Moment, Stop, Tour};
use std::rc::Rc;

/// The walk.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// The way through the trace.
    pub tour: Rc<Tour>,
    /// After how many statements it stands.
    pub at: usize,
    /// Whether it was made on a copy, by the second worker.
    pub copy: bool,
    /// The databases there.
    pub moment: Option<Rc<Moment>>,
    /// The moment it is compared with.
    pub against: Option<usize>,
    /// The table whose rows are shown.
    pub table: String,
    /// Whether a trace is on its way.
    pub coming: bool,
    known: bool,
    asked: bool,
}

/// What can be done with it.
#[derive(Clone, Debug, PartialEq)]
pub enum Move {
    /// To the moment after so many statements.
    To(usize),
    /// So many statements on, or back.
    By(isize),
    /// Another moment beside this one, or none.
    Against(Option<usize>),
    /// Another table.
    Table(String),
    /// A line runs on a copy, to be walked through before it happens.
    Rehearse(String),
    /// The walk ends: the last run is shown again.
    Leave,
}

impl Walk {
    /// How many statements there are.
    pub fn length(&self) -> usize {
        self.tour.stops.iter().map(|stop| stop.length).sum()
    }

    /// The operation that led here; none at the beginning.
    pub fn here(&self) -> Option<&Stop> {
        let mut over = 0;
        let stops = self.tour.stops.iter().filter(|_| self.at > 0);
        stops.into_iter().find(|stop| {
            over += stop.length;
            over >= self.at
        })
    }
}

/// Does a move.
pub fn go(state: &mut State, step: Move) {
    match step {
        Move::To(at) => state.walk.at = at.min(state.walk.length()),
        Move::By(by) => {
            state.walk.at = state.walk.at.saturating_add_signed(by).min(state.walk.length())
        }
        Move::Against(other) => state.walk.against = other,
        Move::Table(table) => state.walk.table = table,
        Move::Rehearse(line) => return rehearse(state, line),
        Move::Leave => {
            state.walk = Walk::default();
            return want(state);
        }
    }
    look(state);
}

fn rehearse(state: &mut State, line: String) {
    crate::reduce::turn(state, Side::Trace);
    state.walk = Walk { copy: true, known: true, coming: true, ..Walk::default() };
    let (files, cwd, env) = (Vec::new(), state.cwd.clone(), state.env.clone());
    scout::ask(state, Ask::Rehearse { files, cwd, env, line });
}

/// Shows the script, and asks for the databases of this moment.
fn look(state: &mut State) {
    let script = state.walk.here().map(|stop| stop.path.clone());
    if let Some(path) = script.filter(|path| state.files.has(path)) {
        note(&mut state.tabs, &path);
        state.active = Some(path);
    }
    if state.walk.asked || state.walk.length() == 0 {
        return;
    }
    state.walk.asked = true;
    let ask = Ask::Moment {
        at: state.walk.at,
        against: state.walk.against,
        table: state.walk.table.clone(),
    };
    if state.walk.copy {
        scout::ask(state, ask);
    } else {
        state.ask(ask);
    }
}

/// The project is another one: what was recorded of it is not known any more. A walk over a copy
/// stays.
pub fn stale(state: &mut State) {
    if !state.walk.copy {
        state.walk.known = false;
        want(state);
    }
}

/// A line has run: it is what is shown next.
pub fn ended(state: &mut State) {
    state.walk.copy = false;
    stale(state);
}

/// Asks for the trace of the last run, where it is shown and not known.
pub fn want(state: &mut State) {
    if state.side == Side::Trace && !state.walk.known {
        state.walk.known = true;
        state.walk.coming = true;
        state.ask(Ask::Trace);
    }
}

/// A trace came: of the last run, which begins at its end, or of a copy, which begins before
/// everything.
pub fn arrived(state: &mut State, tour: Tour, copy: bool) {
    if state.walk.copy != copy {
        return;
    }
    let table = tour.table.clone();
    state.walk = Walk { tour: Rc::new(tour), copy, known: true, table, ..Walk::default() };
    if !copy {
        state.walk.at = state.walk.length();
    }
    look(state);
}

/// A moment came; where the walk has gone on meanwhile, the next one is asked for.
pub fn seen(state: &mut State, moment: Moment) {
    state.walk.asked = false;
    let wanted = (state.walk.at, state.walk.against);
    let (came, table) = ((moment.at, moment.against), moment.page.table.clone());
    let there = moment.database.tables.iter().any(|table| table.name == state.walk.table);
    state.walk.moment = Some(Rc::new(moment));
    if came != wanted || there && table != state.walk.table {
        look(state);
    }
}
