//! Which containers are alive. Values are counted references, so containers that hold each other
//! are never let go of by counting alone; when the last process of a thread ends, all of them are
//! emptied, and nothing of it stays.
use crate::collections::{Dict, List, Set};
use crate::generator::Generator;
use crate::value::{ClosureCell, Value};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// What may hold values that are put into it after it was made: each circle of references goes
/// through one.
pub trait Container: Sized + 'static {
    /// Where it is known.
    fn ticket(&self) -> &Ticket<Self>;
    /// Looks at the containers of this kind; none while the thread ends.
    fn kind<R>(look: impl FnOnce(&RefCell<Alive<Self>>) -> R) -> Option<R>;
    /// Lets go of what it holds.
    fn empty(&self);

    /// Shares it, and knows it from now on.
    fn share(self) -> Rc<Self> {
        let shared = Rc::new(self);
        let place = Self::kind(|alive| alive.borrow_mut().enter(&shared));
        shared.ticket().0.set(place);
        shared
    }
}

/// The place of a container among those that are alive; given back when it is dropped.
pub struct Ticket<T: Container>(Cell<Option<u32>>, std::marker::PhantomData<T>);

impl<T: Container> Default for Ticket<T> {
    fn default() -> Ticket<T> {
        Ticket(Cell::new(None), std::marker::PhantomData)
    }
}

impl<T: Container> Drop for Ticket<T> {
    fn drop(&mut self) {
        if let Some(place) = self.0.get() {
            T::kind(|alive| alive.borrow_mut().leave(place));
        }
    }
}

enum Seat<T> {
    Taken(Weak<T>),
    /// Free, as the one named here is.
    Free(u32),
}

/// The containers of one kind.
pub struct Alive<T> {
    seats: Vec<Seat<T>>,
    free: u32,
}

/// No seat is free.
const END: u32 = u32::MAX;

impl<T> Alive<T> {
    const fn new() -> Alive<T> {
        Alive { seats: Vec::new(), free: END }
    }

    fn enter(&mut self, shared: &Rc<T>) -> u32 {
        let (place, taken) = (self.free, Seat::Taken(Rc::downgrade(shared)));
        match self.seats.get_mut(place as usize) {
            Some(seat) => {
                if let Seat::Free(next) = std::mem::replace(seat, taken) {
                    self.free = next;
                }
                place
            }
            None => {
                self.seats.push(taken);
                self.seats.len() as u32 - 1
            }
        }
    }

    fn leave(&mut self, place: u32) {
        if let Some(seat) = self.seats.get_mut(place as usize) {
            *seat = Seat::Free(self.free);
            self.free = place;
        }
    }

    fn at(&self, place: usize) -> Option<Rc<T>> {
        match self.seats.get(place)? {
            Seat::Taken(known) => known.upgrade(),
            Seat::Free(_) => None,
        }
    }
}

macro_rules! containers {
    ($($kind:ty: $name:ident, $empty:expr;)*) => {
        thread_local! {
            $(static $name: RefCell<Alive<$kind>> = const { RefCell::new(Alive::new()) };)*
        }
        $(impl Container for $kind {
            fn ticket(&self) -> &Ticket<$kind> {
                &self.ticket
            }
            fn kind<R>(look: impl FnOnce(&RefCell<Alive<$kind>>) -> R) -> Option<R> {
                $name.try_with(look).ok()
            }
            fn empty(&self) {
                let empty: fn(&$kind) = $empty;
                empty(self);
            }
        })*
        fn empty_all() {
            $(empty_kind::<$kind>();)*
        }
    };
}

containers! {
    Dict: DICTS, Dict::clear;
    List: LISTS, |list| {
        let items = std::mem::take(&mut *list.borrow_mut());
        drop(items);
    };
    Set: SETS, Set::clear;
    ClosureCell: CELLS, |cell| drop(cell.replace(Value::Unbound));
    Generator: GENERATORS, |generator| drop(generator.frame.take());
}

/// Empties the containers of a kind. Letting go of one may let go of others, or make new ones.
fn empty_kind<T: Container>() {
    let mut place = 0;
    while T::kind(|alive| place < alive.borrow().seats.len()) == Some(true) {
        if let Some(container) = T::kind(|alive| alive.borrow().at(place)).flatten() {
            container.empty();
        }
        place += 1;
    }
}

thread_local!(static PROCESSES: Cell<u32> = const { Cell::new(0) });

/// One more process, or one less, on this thread; with the last one go all containers. A process
/// that waits (a shell) keeps what others leave behind until it ends.
pub(crate) struct Running(());

impl Running {
    pub(crate) fn begin() -> Running {
        PROCESSES.set(PROCESSES.get() + 1);
        Running(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        PROCESSES.set(PROCESSES.get() - 1);
        if PROCESSES.get() == 0 {
            empty_all();
            crate::text::forget_names();
        }
    }
}

/// How many containers are alive on this thread.
pub fn count() -> usize {
    fn of<T: Container>() -> usize {
        T::kind(|alive| {
            let alive = alive.borrow();
            (0..alive.seats.len()).filter(|place| alive.at(*place).is_some()).count()
        })
        .unwrap_or(0)
    }
    of::<Dict>() + of::<List>() + of::<Set>() + of::<ClosureCell>() + of::<Generator>()
}
