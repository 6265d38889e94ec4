//! `Table`: columns, primary key, constraints and indexes under one name in a `MetaData`.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use crate::error::Error;

use super::attach;
use super::column::Column;
use super::constraint::{Constraint, ConstraintKind};
use super::foreign_key::ForeignKey;
use super::index::Index;
use super::metadata::{MetaData, table_key};
use super::name::Name;
use super::options::Options;

/// What a table holds.
pub struct TableData {
    /// Name.
    pub name: RefCell<Name>,
    /// Schema.
    pub schema: RefCell<Option<Name>>,
    /// Its collection.
    pub metadata: RefCell<MetaData>,
    /// Columns in order.
    pub columns: RefCell<Vec<Column>>,
    /// The primary key; there always is one, perhaps empty.
    pub primary_key: RefCell<Constraint>,
    /// All constraints, the primary key among them.
    pub constraints: RefCell<Vec<Constraint>>,
    /// Indexes.
    pub indexes: RefCell<Vec<Index>>,
    /// `comment=`.
    pub comment: RefCell<Option<Rc<str>>>,
    /// `info=`.
    pub info: RefCell<Option<Rc<dyn Any>>>,
    /// `prefixes=`.
    pub prefixes: RefCell<Vec<String>>,
    /// `sqlite_autoincrement=` and the like.
    pub options: RefCell<Options>,
    /// `add_is_dependent_on`.
    pub extra_dependencies: RefCell<Vec<Table>>,
    /// The text after `AS` when the table is a view made by `CreateView`.
    pub is_view: std::cell::Cell<bool>,
}

/// A table. Clones are the same one.
#[derive(Clone)]
pub struct Table(Rc<TableData>);

impl std::ops::Deref for Table {
    type Target = TableData;
    fn deref(&self) -> &TableData {
        &self.0
    }
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.ptr_eq(other)
    }
}

impl Eq for Table {}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Table({})", self.key())
    }
}

/// What `schema=BLANK_SCHEMA` is: no schema, whatever the metadata's is.
pub const BLANK_SCHEMA: &str = "\u{2}blank";

impl Table {
    /// `Table(name, metadata, schema=schema)` without columns, entered into the metadata. `None`
    /// takes the metadata's schema.
    ///
    /// # Errors
    /// `InvalidRequestError` when the name is taken.
    pub fn new(name: Name, metadata: &MetaData, schema: Option<Name>) -> Result<Self, Error> {
        let schema = match schema {
            Some(blank) if &*blank == BLANK_SCHEMA => None,
            given => given.or_else(|| metadata.schema().map(Name::from)),
        };
        let key = table_key(&name, schema.as_deref());
        if metadata.table(&key).is_some() {
            return Err(Error::InvalidRequest(format!(
                "Table '{key}' is already defined for this MetaData instance.  Specify 'extend_existing=True' to redefine options and columns on an existing Table object."
            )));
        }
        let table = Table::detached(name, metadata, schema);
        metadata.add(&table);
        Ok(table)
    }

    /// A table that is not entered into its metadata: Alembic's temporary ones.
    pub fn detached(name: Name, metadata: &MetaData, schema: Option<Name>) -> Self {
        let primary =
            Constraint::new(ConstraintKind::PrimaryKey { implicit: true }, None, Vec::new());
        let table = Table(Rc::new(TableData {
            name: RefCell::new(name),
            schema: RefCell::new(schema),
            metadata: RefCell::new(metadata.clone()),
            columns: RefCell::new(Vec::new()),
            primary_key: RefCell::new(primary.clone()),
            constraints: RefCell::new(vec![primary.clone()]),
            indexes: RefCell::new(Vec::new()),
            comment: RefCell::new(None),
            info: RefCell::new(None),
            prefixes: RefCell::new(Vec::new()),
            options: RefCell::new(Options::default()),
            extra_dependencies: RefCell::new(Vec::new()),
            is_view: std::cell::Cell::new(false),
        }));
        *primary.table.borrow_mut() = Some(table.clone());
        table
    }

    /// `is`.
    pub fn ptr_eq(&self, other: &Table) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// An address for an identity map.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }

    /// The name with its quoting.
    pub fn name(&self) -> Name {
        self.name.borrow().clone()
    }

    /// The schema as text.
    pub fn schema(&self) -> Option<String> {
        self.schema.borrow().as_ref().map(|s| s.to_string())
    }

    /// The key in `MetaData.tables`, also `fullname`.
    pub fn key(&self) -> String {
        table_key(&self.name.borrow(), self.schema.borrow().as_deref())
    }

    /// The metadata.
    pub fn metadata(&self) -> MetaData {
        self.metadata.borrow().clone()
    }

    /// The columns in order.
    pub fn columns(&self) -> Vec<Column> {
        self.columns.borrow().clone()
    }

    /// A column by key.
    pub fn column(&self, key: &str) -> Option<Column> {
        self.columns.borrow().iter().find(|c| *c.key() == *key).cloned()
    }

    /// The primary key.
    pub fn primary_key(&self) -> Constraint {
        self.primary_key.borrow().clone()
    }

    /// All constraints in the order they were made.
    pub fn sorted_constraints(&self) -> Vec<Constraint> {
        let mut constraints = self.constraints.borrow().clone();
        constraints.sort_by_key(|c| c.order);
        constraints
    }

    /// The foreign key constraints, in the order they were made.
    pub fn foreign_key_constraints(&self) -> Vec<Constraint> {
        self.sorted_constraints().into_iter().filter(|c| c.foreign_key_part().is_some()).collect()
    }

    /// All foreign keys of all columns.
    pub fn foreign_keys(&self) -> Vec<ForeignKey> {
        self.columns.borrow().iter().flat_map(|c| c.foreign_keys.borrow().clone()).collect()
    }

    /// The indexes in the order they were attached.
    pub fn indexes(&self) -> Vec<Index> {
        self.indexes.borrow().clone()
    }

    /// Adds a column at the end.
    ///
    /// # Errors
    /// `DuplicateColumnError`, `ArgumentError` for a column without name or of another table.
    pub fn append_column(&self, column: &Column) -> Result<(), Error> {
        attach::column_to_table(self, column, attach::Placement { replace: false, at: None })
    }

    /// Adds a column, replacing one of the same name, at `at` or at the end.
    ///
    /// # Errors
    /// `ArgumentError` as `append_column`.
    pub fn put_column(&self, column: &Column, at: Option<usize>) -> Result<(), Error> {
        attach::column_to_table(self, column, attach::Placement { replace: true, at })
    }

    /// Takes a column out (`Table._columns.remove`); constraints stay.
    pub fn remove_column(&self, column: &Column) {
        self.columns.borrow_mut().retain(|c| !c.ptr_eq(column));
    }

    /// Adds a constraint.
    ///
    /// # Errors
    /// `ConstraintColumnNotFoundError`; naming-convention errors.
    pub fn append_constraint(&self, constraint: &Constraint) -> Result<(), Error> {
        attach::constraint_to_table(self, constraint)
    }

    /// Adds an index.
    ///
    /// # Errors
    /// `ConstraintColumnNotFoundError`; naming-convention errors.
    pub fn append_index(&self, index: &Index) -> Result<(), Error> {
        attach::index_to_table(self, index)
    }

    /// Takes a constraint out.
    pub fn discard_constraint(&self, constraint: &Constraint) {
        self.constraints.borrow_mut().retain(|c| !c.ptr_eq(constraint));
    }

    /// Takes an index out.
    pub fn discard_index(&self, index: &Index) {
        self.indexes.borrow_mut().retain(|i| !i.ptr_eq(index));
    }

    /// The column SQLite numbers by itself.
    ///
    /// # Errors
    /// `ArgumentError` when `autoincrement=True` stands on a column that cannot be numbered.
    pub fn autoincrement_column(&self) -> Result<Option<Column>, Error> {
        super::primary_key::autoincrement_column(&self.primary_key())
    }

    pub(crate) fn release(&self) {
        for column in self.columns.borrow_mut().drain(..) {
            *column.table.borrow_mut() = None;
            column.foreign_keys.borrow_mut().clear();
            column.constraints.borrow_mut().clear();
            column.waiting.borrow_mut().clear();
        }
        for constraint in self.constraints.borrow_mut().drain(..) {
            *constraint.table.borrow_mut() = None;
            constraint.columns.borrow_mut().clear();
        }
        for index in self.indexes.borrow_mut().drain(..) {
            *index.table.borrow_mut() = None;
            index.columns.borrow_mut().clear();
        }
        self.extra_dependencies.borrow_mut().clear();
    }
}
