//! Python dicts: a hash table that keeps insertion order.
use super::equal_plain;
use crate::alive::{Container, Ticket};
use crate::class::{Class, ClassData};
use crate::error::PyResult;
use crate::text::Str;
use crate::value::Value;
use crate::vm::Vm;
use hashbrown::HashTable;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

#[derive(Clone)]
struct Entry {
    hash: u64,
    pair: Option<(Value, Value)>,
}

/// What a dict holds.
#[derive(Clone, Default)]
pub struct Table {
    index: HashTable<u32>,
    entries: Vec<Entry>,
}

/// A dict. Look-ups by string need no [`Vm`]; others may run `__eq__` and `__hash__`.
pub struct Dict {
    table: RefCell<Table>,
    changes: Cell<u64>,
    /// The class whose attributes these are: what was looked up before counts no more after a
    /// change.
    owner: OnceCell<Weak<ClassData>>,
    pub(crate) ticket: Ticket<Dict>,
}

impl Table {
    fn find_str(&self, key: &Str) -> Option<u32> {
        let found =
            self.index.find(key.py_hash(), |&slot| match &self.entries[slot as usize].pair {
                Some((Value::Str(known), _)) => known == key,
                _ => false,
            });
        found.copied()
    }

    fn push(&mut self, hash: u64, key: Value, value: Value) {
        let slot = self.entries.len() as u32;
        self.entries.push(Entry { hash, pair: Some((key, value)) });
        let entries = &self.entries;
        self.index.insert_unique(hash, slot, |&slot| entries[slot as usize].hash);
    }

    fn remove(&mut self, slot: u32) -> Option<(Value, Value)> {
        let hash = self.entries.get(slot as usize)?.hash;
        if let Ok(found) = self.index.find_entry(hash, |&known| known == slot) {
            found.remove();
        }
        let pair = self.entries[slot as usize].pair.take();
        if self.entries.len() > 8 && self.index.len() * 2 < self.entries.len() {
            self.compact();
        }
        pair
    }

    fn compact(&mut self) {
        self.entries.retain(|entry| entry.pair.is_some());
        self.index.clear();
        let entries = &self.entries;
        for (slot, entry) in entries.iter().enumerate() {
            self.index.insert_unique(entry.hash, slot as u32, |&slot| entries[slot as usize].hash);
        }
    }
}

impl Dict {
    /// An empty dict.
    #[expect(clippy::new_without_default, reason = "a shared default would have no ticket")]
    pub fn new() -> Dict {
        Dict {
            table: RefCell::default(),
            changes: Cell::new(0),
            owner: OnceCell::new(),
            ticket: Ticket::default(),
        }
    }

    /// As programs hold it: shared by reference.
    pub fn shared(self) -> Rc<Dict> {
        self.share()
    }

    /// `len()`.
    pub fn len(&self) -> usize {
        self.table.borrow().index.len()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A number that changes with every added or removed key.
    pub fn changes(&self) -> u64 {
        self.changes.get()
    }

    fn touch(&self) {
        self.changes.set(self.changes.get() + 1);
        self.note();
    }

    /// Says that an attribute of a class may be another one now.
    pub(crate) fn note(&self) {
        if let Some(class) = self.owner.get().and_then(Weak::upgrade) {
            Class(class).changed();
        }
    }

    /// Says whose attributes these are.
    pub(crate) fn belong_to(&self, class: &Class) {
        let _ = self.owner.set(Rc::downgrade(&class.0));
    }

    /// A copy of what it holds.
    pub(crate) fn table(&self) -> Table {
        self.table.borrow().clone()
    }

    /// Holds that from now on.
    pub(crate) fn set_table(&self, table: Table) {
        self.touch();
        let old = self.table.replace(table);
        drop(old);
    }

    /// The value under a string key.
    pub fn get_str(&self, key: &Str) -> Option<Value> {
        let table = self.table.borrow();
        let slot = table.find_str(key)?;
        table.entries[slot as usize].pair.as_ref().map(|(_, value)| value.clone())
    }

    /// The value under a string key given as plain text.
    pub fn get(&self, key: &str) -> Option<Value> {
        self.get_str(&Str::intern(key))
    }

    /// Sets the value under a string key.
    pub fn set_str(&self, key: &Str, value: Value) {
        self.changing();
        let mut table = self.table.borrow_mut();
        let old = match table.find_str(key) {
            Some(slot) => {
                self.note();
                table.entries[slot as usize]
                    .pair
                    .as_mut()
                    .map(|pair| std::mem::replace(&mut pair.1, value))
            }
            None => {
                self.touch();
                table.push(key.py_hash(), Value::Str(key.clone()), value);
                None
            }
        };
        drop(table);
        drop(old);
    }

    /// Sets the value under a string key given as plain text.
    pub fn set(&self, key: &str, value: Value) {
        self.set_str(&Str::intern(key), value);
    }

    /// Removes a string key and gives its value.
    pub fn remove_str(&self, key: &Str) -> Option<Value> {
        self.changing();
        let mut table = self.table.borrow_mut();
        let slot = table.find_str(key)?;
        self.touch();
        table.remove(slot).map(|(_, value)| value)
    }

    fn find(&self, vm: &Vm, key: &Value, hash: u64) -> PyResult<Option<u32>> {
        let mut unsure = Vec::new();
        {
            let table = self.table.borrow();
            if let Value::Str(text) = key
                && let Some(slot) = table.find_str(text)
            {
                return Ok(Some(slot));
            }
            let sure = table.index.find(hash, |&slot| {
                let entry = &table.entries[slot as usize];
                match &entry.pair {
                    Some((known, _)) if entry.hash == hash => equal_plain(known, key)
                        .unwrap_or_else(|| {
                            unsure.push((slot, known.clone()));
                            false
                        }),
                    _ => false,
                }
            });
            if let Some(slot) = sure {
                return Ok(Some(*slot));
            }
        }
        vm.spend(unsure.len() as u64)?;
        for (slot, known) in unsure {
            if vm.equal(&known, key)? {
                return Ok(Some(slot));
            }
        }
        Ok(None)
    }

    /// The value under a key.
    ///
    /// # Errors
    /// TypeError for an unhashable key; whatever `__hash__` and `__eq__` raise.
    pub fn get_item(&self, vm: &Vm, key: &Value) -> PyResult<Option<Value>> {
        let hash = vm.hash(key)?;
        let slot = self.find(vm, key, hash)?;
        let table = self.table.borrow();
        Ok(slot.and_then(|slot| {
            table.entries.get(slot as usize)?.pair.as_ref().map(|(_, value)| value.clone())
        }))
    }

    /// Sets the value under a key; an equal key already there stays the key.
    ///
    /// # Errors
    /// As [`Dict::get_item`].
    pub fn set_item(&self, vm: &Vm, key: Value, value: Value) -> PyResult<()> {
        let hash = vm.hash(&key)?;
        let slot = self.find(vm, &key, hash)?;
        self.changing();
        let mut table = self.table.borrow_mut();
        // `__eq__` may have changed the dict meanwhile.
        let known = slot.and_then(|slot| table.entries.get_mut(slot as usize)?.pair.as_mut());
        let old = match known {
            Some(pair) => {
                self.note();
                Some(std::mem::replace(&mut pair.1, value))
            }
            None => {
                self.touch();
                table.push(hash, key, value);
                None
            }
        };
        drop(table);
        drop(old);
        Ok(())
    }

    /// Removes a key and gives its value.
    ///
    /// # Errors
    /// As [`Dict::get_item`].
    pub fn remove_item(&self, vm: &Vm, key: &Value) -> PyResult<Option<Value>> {
        let hash = vm.hash(key)?;
        let Some(slot) = self.find(vm, key, hash)? else { return Ok(None) };
        self.changing();
        self.touch();
        let pair = self.table.borrow_mut().remove(slot);
        Ok(pair.map(|(_, value)| value))
    }

    /// The first item at or after a slot, and the slot after it; how iterators walk.
    pub fn next_item(&self, slot: usize) -> Option<(usize, Value, Value)> {
        let table = self.table.borrow();
        let offset = table.entries.get(slot..)?.iter().position(|entry| entry.pair.is_some())?;
        let (key, value) = table.entries[slot + offset].pair.as_ref()?;
        Some((slot + offset + 1, key.clone(), value.clone()))
    }

    /// Removes and gives the last item.
    pub fn pop_last(&self) -> Option<(Value, Value)> {
        self.changing();
        let mut table = self.table.borrow_mut();
        let slot = table.entries.iter().rposition(|entry| entry.pair.is_some())?;
        self.touch();
        let pair = table.remove(slot as u32);
        let keep = slot.min(table.entries.len());
        table.entries.truncate(keep);
        pair
    }

    /// A copy of the items in order.
    pub fn items(&self) -> Vec<(Value, Value)> {
        self.table.borrow().entries.iter().filter_map(|entry| entry.pair.clone()).collect()
    }

    /// A copy of the keys in order.
    pub fn keys(&self) -> Vec<Value> {
        self.table
            .borrow()
            .entries
            .iter()
            .filter_map(|entry| entry.pair.as_ref().map(|pair| pair.0.clone()))
            .collect()
    }

    /// A copy of the values in order.
    pub fn values(&self) -> Vec<Value> {
        self.table
            .borrow()
            .entries
            .iter()
            .filter_map(|entry| entry.pair.as_ref().map(|pair| pair.1.clone()))
            .collect()
    }

    /// Removes everything.
    pub fn clear(&self) {
        self.changing();
        self.touch();
        let old = std::mem::take(&mut *self.table.borrow_mut());
        drop(old);
    }

    /// A copy.
    pub fn copy(&self) -> Dict {
        let dict = Dict::new();
        {
            let table = self.table.borrow();
            let mut new = dict.table.borrow_mut();
            for entry in &table.entries {
                if let Some((key, value)) = &entry.pair {
                    new.push(entry.hash, key.clone(), value.clone());
                }
            }
        }
        dict
    }

    /// Takes over all items of another dict.
    ///
    /// # Errors
    /// As [`Dict::get_item`].
    pub fn update(&self, vm: &Vm, other: &Dict) -> PyResult<()> {
        for (key, value) in other.items() {
            match &key {
                Value::Str(text) => self.set_str(text, value),
                _ => self.set_item(vm, key, value)?,
            }
        }
        Ok(())
    }
}

impl Drop for Dict {
    fn drop(&mut self) {
        let entries = std::mem::take(&mut self.table.get_mut().entries);
        let pairs = entries.into_iter().filter_map(|entry| entry.pair);
        crate::letgo::values(pairs.flat_map(|(key, value)| [key, value]).collect());
    }
}
