//! Python sets, in CPython's table layout (Objects/setobject.c), since programs see its order.
use super::equal_plain;
use crate::alive::{Container, Ticket};
use crate::error::PyResult;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

const LINEAR_PROBES: usize = 9;

#[derive(Clone)]
enum Slot {
    Empty,
    Removed,
    Full(u64, Value),
}

/// What a set holds.
#[derive(Clone)]
pub struct Table {
    slots: Vec<Slot>,
    used: usize,
    fill: usize,
}

/// A set or frozenset.
pub struct Set {
    table: RefCell<Table>,
    changes: Cell<u64>,
    pub(crate) ticket: Ticket<Set>,
}

impl Default for Set {
    fn default() -> Set {
        Set::new()
    }
}

/// The slots a hash visits, in order.
fn probe(hash: u64, mask: usize) -> impl Iterator<Item = usize> {
    let (mut perturb, mut start, mut step) = (hash, hash as usize & mask, 0);
    std::iter::from_fn(move || {
        let linear = if start + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
        let slot = start + step;
        if step < linear {
            step += 1;
        } else {
            perturb >>= 5;
            start = start.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
            step = 0;
        }
        Some(slot)
    })
}

impl Table {
    fn new() -> Table {
        Table { slots: vec![Slot::Empty; 8], used: 0, fill: 0 }
    }

    fn insert_clean(&mut self, hash: u64, value: Value) {
        let mask = self.slots.len() - 1;
        if let Some(slot) = probe(hash, mask).find(|&slot| matches!(self.slots[slot], Slot::Empty))
        {
            self.slots[slot] = Slot::Full(hash, value);
        }
    }

    fn grow_if_full(&mut self) {
        if self.fill * 5 < (self.slots.len() - 1) * 3 {
            return;
        }
        let wanted = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
        self.resize(wanted);
    }

    fn resize(&mut self, wanted: usize) {
        let mut size = 8;
        while size <= wanted {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.slots, vec![Slot::Empty; size]);
        self.fill = self.used;
        for slot in old {
            if let Slot::Full(hash, value) = slot {
                self.insert_clean(hash, value);
            }
        }
    }
}

enum Found {
    At(usize),
    Free(usize),
    Unsure(usize, Value),
}

impl Set {
    /// An empty set.
    pub fn new() -> Set {
        Set { table: RefCell::new(Table::new()), changes: Cell::new(0), ticket: Ticket::default() }
    }

    /// As programs hold it: shared by reference.
    pub fn shared(self) -> Rc<Set> {
        self.share()
    }

    /// A copy of what it holds.
    pub(crate) fn table(&self) -> Table {
        self.table.borrow().clone()
    }

    /// Holds that from now on.
    pub(crate) fn set_table(&self, table: Table) {
        self.changes.set(self.changes.get() + 1);
        let old = self.table.replace(table);
        drop(old);
    }

    /// A set of the given values.
    ///
    /// # Errors
    /// TypeError for an unhashable value; whatever `__hash__` and `__eq__` raise.
    pub fn from_values(vm: &Vm, values: impl IntoIterator<Item = Value>) -> PyResult<Set> {
        let set = Set::new();
        for value in values {
            set.add(vm, value)?;
        }
        Ok(set)
    }

    /// `len()`.
    pub fn len(&self) -> usize {
        self.table.borrow().used
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A number that changes with every added or removed value.
    pub fn changes(&self) -> u64 {
        self.changes.get()
    }

    fn look(&self, key: &Value, hash: u64, different: &[usize]) -> Found {
        let table = self.table.borrow();
        for slot in probe(hash, table.slots.len() - 1) {
            match &table.slots[slot] {
                Slot::Empty => return Found::Free(slot),
                Slot::Removed => {}
                Slot::Full(known_hash, _) if *known_hash != hash || different.contains(&slot) => {}
                Slot::Full(_, known) => match equal_plain(known, key) {
                    Some(true) => return Found::At(slot),
                    Some(false) => {}
                    None => return Found::Unsure(slot, known.clone()),
                },
            }
        }
        Found::Free(0)
    }

    fn find(&self, vm: &Vm, key: &Value, hash: u64) -> PyResult<Found> {
        let mut different = Vec::new();
        loop {
            match self.look(key, hash, &different) {
                Found::Unsure(slot, known) if vm.equal(&known, key)? => return Ok(Found::At(slot)),
                Found::Unsure(slot, _) => different.push(slot),
                found => return Ok(found),
            }
        }
    }

    /// Whether the value is in the set.
    ///
    /// # Errors
    /// As [`Set::from_values`].
    pub fn contains(&self, vm: &Vm, key: &Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        Ok(matches!(self.find(vm, key, hash)?, Found::At(_)))
    }

    /// Adds a value; gives whether it was new.
    ///
    /// # Errors
    /// As [`Set::from_values`].
    pub fn add(&self, vm: &Vm, value: Value) -> PyResult<bool> {
        let hash = vm.hash(&value)?;
        let Found::Free(slot) = self.find(vm, &value, hash)? else { return Ok(false) };
        self.changing();
        let mut table = self.table.borrow_mut();
        table.slots[slot] = Slot::Full(hash, value);
        table.used += 1;
        table.fill += 1;
        table.grow_if_full();
        self.changes.set(self.changes.get() + 1);
        Ok(true)
    }

    /// Removes a value; gives whether it was there.
    ///
    /// # Errors
    /// As [`Set::from_values`].
    pub fn remove(&self, vm: &Vm, key: &Value) -> PyResult<bool> {
        let hash = vm.hash(key)?;
        let Found::At(slot) = self.find(vm, key, hash)? else { return Ok(false) };
        self.changing();
        let mut table = self.table.borrow_mut();
        let old = std::mem::replace(&mut table.slots[slot], Slot::Removed);
        table.used -= 1;
        self.changes.set(self.changes.get() + 1);
        drop(table);
        drop(old);
        Ok(true)
    }

    /// Removes and gives the first value in table order.
    pub fn pop(&self) -> Option<Value> {
        self.changing();
        let mut table = self.table.borrow_mut();
        let slot = table.slots.iter().position(|slot| matches!(slot, Slot::Full(..)))?;
        table.used -= 1;
        self.changes.set(self.changes.get() + 1);
        match std::mem::replace(&mut table.slots[slot], Slot::Removed) {
            Slot::Full(_, value) => Some(value),
            _ => None,
        }
    }

    /// The first value at or after a slot, and the slot after it; how iterators walk.
    pub fn next_value(&self, slot: usize) -> Option<(usize, Value)> {
        let table = self.table.borrow();
        table.slots.get(slot..)?.iter().enumerate().find_map(|(offset, found)| match found {
            Slot::Full(_, value) => Some((slot + offset + 1, value.clone())),
            _ => None,
        })
    }

    /// A copy of the values in table order.
    pub fn to_vec(&self) -> Vec<Value> {
        let full = |slot: &Slot| match slot {
            Slot::Full(_, value) => Some(value.clone()),
            _ => None,
        };
        self.table.borrow().slots.iter().filter_map(full).collect()
    }

    /// Removes everything.
    pub fn clear(&self) {
        self.changing();
        self.changes.set(self.changes.get() + 1);
        let old = std::mem::replace(&mut *self.table.borrow_mut(), Table::new());
        drop(old);
    }

    /// A copy, laid out as CPython lays out a copied set.
    pub fn copy(&self) -> Set {
        let old = self.table.borrow();
        let mut table = Table::new();
        if old.used * 5 >= 7 * 3 {
            table.resize(old.used * 2);
        }
        for slot in &old.slots {
            if let Slot::Full(hash, value) = slot {
                table.insert_clean(*hash, value.clone());
            }
        }
        (table.used, table.fill) = (old.used, old.used);
        Set { table: RefCell::new(table), changes: Cell::new(0), ticket: Ticket::default() }
    }
}
