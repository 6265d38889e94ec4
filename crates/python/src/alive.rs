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
    /// What it holds, to be given back to it later.
    type Held: 'static;
    /// A copy of what it holds.
    fn held(&self) -> Self::Held;
    /// Holds that again.
    fn hold(&self, held: Self::Held);

    /// It is about to hold something else. What belongs to the image remembers what it held.
    #[inline]
    fn changing(&self) {
        if self.ticket().kept.get() {
            crate::image::remember(self);
        }
    }

    /// Shares it, and knows it from now on.
    fn share(self) -> Rc<Self> {
        let shared = Rc::new(self);
        let place = Self::kind(|alive| alive.borrow_mut().enter(&shared));
        shared.ticket().place.set(place);
        shared
    }

    /// The shared one itself.
    fn shared_self(&self) -> Option<Rc<Self>> {
        let place = self.ticket().place.get()?;
        Self::kind(|alive| alive.borrow().at(place as usize)).flatten()
    }
}

/// The place of a container among those that are alive; given back when it is dropped.
pub struct Ticket<T: Container> {
    place: Cell<Option<u32>>,
    /// It belongs to the image, and holds what it held when the image was made.
    pub(crate) kept: Cell<bool>,
    of: std::marker::PhantomData<T>,
}

impl<T: Container> Default for Ticket<T> {
    fn default() -> Ticket<T> {
        Ticket { place: Cell::new(None), kept: Cell::new(false), of: std::marker::PhantomData }
    }
}

impl<T: Container> Drop for Ticket<T> {
    fn drop(&mut self) {
        if let Some(place) = self.place.get() {
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
    ($($kind:ty: $name:ident, $held:ty, $copy:expr, $hold:expr, $empty:expr;)*) => {
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
            type Held = $held;
            fn held(&self) -> $held {
                let copy: fn(&$kind) -> $held = $copy;
                copy(self)
            }
            fn hold(&self, held: $held) {
                let hold: fn(&$kind, $held) = $hold;
                hold(self, held);
            }
        })*
        fn empty_all() {
            $(empty_kind::<$kind>();)*
        }
        /// All containers that are alive belong to the image from now on, or none does.
        pub(crate) fn keep_all(kept: bool) {
            $(each::<$kind>(|container| container.ticket().kept.set(kept));)*
        }
    };
}

containers! {
    Dict: DICTS, crate::collections::DictTable, Dict::table, Dict::set_table, Dict::clear;
    List: LISTS, Vec<Value>, List::to_vec, |list, items| drop(list.set(items)),
        |list| drop(list.set(Vec::new()));
    Set: SETS, crate::collections::SetTable, Set::table, Set::set_table, Set::clear;
    ClosureCell: CELLS, Value, |cell| cell.borrow().clone(), |cell, value| {
            cell.replace(value);
        },
        |cell| drop(cell.replace(Value::Unbound));
    // One of the image that goes on makes the image useless.
    Generator: GENERATORS, (), |_| crate::image::spoil(), |_, ()| {},
        |generator| drop(generator.frame.take());
}

/// Looks at the containers of a kind. The look may make others, or let go of some.
fn each<T: Container>(look: impl Fn(&T)) {
    let mut place = 0;
    while T::kind(|alive| place < alive.borrow().seats.len()) == Some(true) {
        if let Some(container) = T::kind(|alive| alive.borrow().at(place)).flatten() {
            look(&container);
        }
        place += 1;
    }
}

/// Empties the containers of a kind but those of the image.
fn empty_kind<T: Container>() {
    each::<T>(|container| {
        if !container.ticket().kept.get() {
            container.empty();
        }
    });
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

/// How many processes there are on this thread.
pub(crate) fn processes() -> u32 {
    PROCESSES.get()
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
