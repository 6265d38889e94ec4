//! `MetaData`: the tables by key, in the order they were made, the naming convention, and the
//! sorts.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use super::naming::Convention;
use super::table::Table;

/// What a `MetaData` holds.
pub struct MetaDataInner {
    schema: RefCell<Option<String>>,
    tables: RefCell<Vec<(String, Table)>>,
    /// `naming_convention=`.
    pub convention: RefCell<Convention>,
    /// `info=`.
    pub info: RefCell<Option<Rc<dyn Any>>>,
}

/// A collection of tables. Clones are the same one.
#[derive(Clone)]
pub struct MetaData(Rc<MetaDataInner>);

impl Default for MetaData {
    fn default() -> Self {
        MetaData::new(None, Convention::default())
    }
}

impl std::ops::Deref for MetaData {
    type Target = MetaDataInner;
    fn deref(&self) -> &MetaDataInner {
        &self.0
    }
}

impl std::fmt::Debug for MetaData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MetaData()")
    }
}

/// `_get_table_key`.
pub fn table_key(name: &str, schema: Option<&str>) -> String {
    match schema {
        Some(schema) => format!("{schema}.{name}"),
        None => name.to_owned(),
    }
}

impl MetaData {
    /// `MetaData(schema=…, naming_convention=…)`.
    pub fn new(schema: Option<String>, convention: Convention) -> Self {
        MetaData(Rc::new(MetaDataInner {
            schema: RefCell::new(schema),
            tables: RefCell::new(Vec::new()),
            convention: RefCell::new(convention),
            info: RefCell::new(None),
        }))
    }

    /// `is`.
    pub fn ptr_eq(&self, other: &MetaData) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// An address for an identity map.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }

    /// The schema for tables that name none.
    pub fn schema(&self) -> Option<String> {
        self.schema.borrow().clone()
    }

    /// Sets the schema for tables that name none.
    pub fn set_schema(&self, schema: Option<String>) {
        *self.schema.borrow_mut() = schema;
    }

    /// A table by key (`name` or `schema.name`).
    pub fn table(&self, key: &str) -> Option<Table> {
        self.tables.borrow().iter().find(|(k, _)| k == key).map(|(_, t)| t.clone())
    }

    /// All tables in the order they were made.
    pub fn tables(&self) -> Vec<Table> {
        self.tables.borrow().iter().map(|(_, t)| t.clone()).collect()
    }

    /// `sorted_tables`: dependencies first, alphabetical within a level.
    pub fn sorted_tables(&self) -> Vec<Table> {
        let mut tables = self.tables();
        tables.sort_by_key(Table::key);
        super::sort::sort_tables(&tables)
    }

    pub(crate) fn add(&self, table: &Table) {
        let key = table.key();
        let mut tables = self.tables.borrow_mut();
        match tables.iter_mut().find(|(k, _)| *k == key) {
            Some(slot) => slot.1 = table.clone(),
            None => tables.push((key, table.clone())),
        }
    }

    /// `remove(table)`.
    pub fn remove(&self, table: &Table) {
        let key = table.key();
        self.tables.borrow_mut().retain(|(k, _)| *k != key);
    }

    /// `clear()`.
    pub fn clear(&self) {
        self.tables.borrow_mut().clear();
    }

    /// Lets go of everything, so that tables and columns, which refer to each other, are freed. For
    /// the end of a run.
    pub fn dispose(&self) {
        for (_, table) in self.tables.borrow_mut().drain(..) {
            table.release();
        }
    }
}
