//! `Column`: a handle with identity and interior mutability, as Python objects have.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::types::SqlType;

use super::constraint::Constraint;
use super::default::{ColumnDefault, Computed, Identity, ServerDefault};
use super::foreign_key::ForeignKey;
use super::name::Name;
use super::options::Options;
use super::table::Table;

/// `autoincrement=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Autoincrement {
    /// `"auto"`, the default.
    #[default]
    Auto,
    /// `True`.
    True,
    /// `False`.
    False,
    /// `"ignore_fk"`.
    IgnoreFk,
}

/// What a column holds; every field may be changed from Python.
pub struct ColumnData {
    /// Its name; `None` until declarative gives it one.
    pub name: RefCell<Option<Name>>,
    /// Its key in `table.c`.
    pub key: RefCell<Option<Rc<str>>>,
    /// Its type.
    pub ty: RefCell<SqlType>,
    /// NULL allowed.
    pub nullable: Cell<bool>,
    /// `nullable=` as the user gave it, if he did.
    pub user_nullable: Cell<Option<bool>>,
    /// Part of the primary key.
    pub primary_key: Cell<bool>,
    /// `autoincrement=`.
    pub autoincrement: Cell<Autoincrement>,
    /// `unique=`.
    pub unique: Cell<Option<bool>>,
    /// `index=`.
    pub index: Cell<Option<bool>>,
    /// `system=`: left out of CREATE TABLE.
    pub system: Cell<bool>,
    /// `default=`.
    pub default: RefCell<Option<ColumnDefault>>,
    /// `onupdate=`.
    pub onupdate: RefCell<Option<ColumnDefault>>,
    /// `server_default=`, also `Computed` and `Identity`.
    pub server_default: RefCell<Option<ServerDefault>>,
    /// `server_onupdate=`.
    pub server_onupdate: RefCell<Option<ServerDefault>>,
    /// `comment=`.
    pub comment: RefCell<Option<Rc<str>>>,
    /// `doc=`.
    pub doc: RefCell<Option<Rc<str>>>,
    /// `info=`.
    pub info: RefCell<Option<Rc<dyn Any>>>,
    /// Foreign keys from this column.
    pub foreign_keys: RefCell<Vec<ForeignKey>>,
    /// Constraints written in the column (`CheckConstraint`).
    pub constraints: RefCell<Vec<Constraint>>,
    /// `sqlite_on_conflict_…`.
    pub options: RefCell<Options>,
    /// Its table, once attached.
    pub table: RefCell<Option<Table>>,
    /// Constraints and indexes that wait for the column to be attached.
    pub(crate) waiting: RefCell<Vec<super::attach::Waiting>>,
}

/// A column. Clones are the same column.
#[derive(Clone)]
pub struct Column(pub(crate) Rc<ColumnData>);

/// A reference that does not keep the column alive.
#[derive(Clone, Default)]
pub struct WeakColumn(Weak<ColumnData>);

impl WeakColumn {
    /// The column, if it is still there.
    pub fn upgrade(&self) -> Option<Column> {
        self.0.upgrade().map(Column)
    }
}

impl std::ops::Deref for Column {
    type Target = ColumnData;
    fn deref(&self) -> &ColumnData {
        &self.0
    }
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.ptr_eq(other)
    }
}

impl Eq for Column {}

impl std::fmt::Debug for Column {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Column({})", self.name().unwrap_or_default())
    }
}

impl Column {
    /// A column with a name and a type, nullable, nothing else said.
    pub fn new(name: &str, ty: SqlType) -> Self {
        Column::build(Some(Name::new(name)), ty)
    }

    /// A column whose name comes later, as in a declarative class.
    pub fn build(name: Option<Name>, ty: SqlType) -> Self {
        let key = name.as_ref().map(Name::rc);
        Column(Rc::new(ColumnData {
            name: RefCell::new(name),
            key: RefCell::new(key),
            ty: RefCell::new(ty),
            nullable: Cell::new(true),
            user_nullable: Cell::new(None),
            primary_key: Cell::new(false),
            autoincrement: Cell::new(Autoincrement::Auto),
            unique: Cell::new(None),
            index: Cell::new(None),
            system: Cell::new(false),
            default: RefCell::new(None),
            onupdate: RefCell::new(None),
            server_default: RefCell::new(None),
            server_onupdate: RefCell::new(None),
            comment: RefCell::new(None),
            doc: RefCell::new(None),
            info: RefCell::new(None),
            foreign_keys: RefCell::new(Vec::new()),
            constraints: RefCell::new(Vec::new()),
            options: RefCell::new(Options::default()),
            table: RefCell::new(None),
            waiting: RefCell::new(Vec::new()),
        }))
    }

    /// `is`.
    pub fn ptr_eq(&self, other: &Column) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// An address for an identity map.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }

    /// A reference that does not keep it alive.
    pub fn downgrade(&self) -> WeakColumn {
        WeakColumn(Rc::downgrade(&self.0))
    }

    /// The name, `None` if it has none yet.
    pub fn name(&self) -> Option<String> {
        self.name.borrow().as_ref().map(|n| n.to_string())
    }

    /// The name with its quoting; an empty one if there is none yet.
    pub fn full_name(&self) -> Name {
        self.name.borrow().clone().unwrap_or_else(|| Name::new(""))
    }

    /// Gives the column a name, and a key if it has none.
    pub fn set_name(&self, name: Name) {
        if self.key.borrow().is_none() {
            *self.key.borrow_mut() = Some(name.rc());
        }
        *self.name.borrow_mut() = Some(name);
    }

    /// The key in `table.c`: `key=`, else the name.
    pub fn key(&self) -> Rc<str> {
        self.key.borrow().clone().unwrap_or_else(|| Rc::from(""))
    }

    /// The type. A column without one that refers to another column has that column's.
    pub fn sql_type(&self) -> SqlType {
        let own = self.ty.borrow().clone();
        if !own.is_null() {
            return own;
        }
        let keys = self.foreign_keys.borrow().clone();
        for key in keys {
            if let Some(target) = key.target_quietly()
                && !target.ptr_eq(self)
                && !target.ty.borrow().is_null()
            {
                let ty = target.ty.borrow().clone();
                *self.ty.borrow_mut() = ty.clone();
                return ty;
            }
        }
        own
    }

    /// The table, once attached.
    pub fn table(&self) -> Option<Table> {
        self.table.borrow().clone()
    }

    /// `nullable=` as the user says it.
    pub fn with_nullable(self, nullable: bool) -> Self {
        self.nullable.set(nullable);
        self.user_nullable.set(Some(nullable));
        self
    }

    /// `primary_key=True`, which means NOT NULL unless said otherwise.
    pub fn with_primary_key(self) -> Self {
        self.primary_key.set(true);
        if self.user_nullable.get().is_none() {
            self.nullable.set(false);
        }
        self
    }

    /// `server_default=`.
    pub fn with_server_default(self, default: ServerDefault) -> Self {
        *self.server_default.borrow_mut() = Some(default);
        self
    }

    /// `computed`, if the column is generated.
    pub fn computed(&self) -> Option<Rc<Computed>> {
        match &*self.server_default.borrow() {
            Some(ServerDefault::Computed(c)) => Some(c.clone()),
            _ => None,
        }
    }

    /// `identity`, if there is one.
    pub fn identity(&self) -> Option<Rc<Identity>> {
        match &*self.server_default.borrow() {
            Some(ServerDefault::Identity(i)) => Some(i.clone()),
            _ => None,
        }
    }

    /// Puts a foreign key on the column.
    pub fn append_foreign_key(&self, key: &ForeignKey) -> Result<(), crate::error::Error> {
        key.set_parent(self);
        self.foreign_keys.borrow_mut().push(key.clone());
        match self.table() {
            Some(table) => super::attach::foreign_key_to_table(key, self, &table),
            None => Ok(()),
        }
    }

    /// `table.column`, or the name alone: what messages call it.
    pub fn description(&self) -> String {
        let name = self.name().unwrap_or_else(|| "(no name)".to_owned());
        match self.table() {
            Some(table) => format!("{}.{}", table.name(), name),
            None => name,
        }
    }
}
