//! `ForeignKey`: one column's reference to another, by name until the other table exists.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use crate::error::Error;

use super::column::{Column, WeakColumn};
use super::constraint::{Constraint, WeakConstraint};
use super::metadata::table_key;
use super::name::Name;
use super::options::Options;
use super::table::Table;

/// Where a foreign key points, in names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Schema, if one was given.
    pub schema: Option<String>,
    /// Table.
    pub table: String,
    /// Column; `None` means the column of the same name.
    pub column: Option<String>,
}

impl Target {
    /// `"schema.table.column"` taken apart, as `ForeignKeyTarget._from_string`.
    pub fn parse(spec: &str) -> Self {
        match spec.rsplit_once('.') {
            None => Target { schema: None, table: spec.to_owned(), column: None },
            Some((rest, column)) => {
                let (schema, table) = match rest.rsplit_once('.') {
                    Some((schema, table)) => (Some(schema.to_owned()), table),
                    None => (None, rest),
                };
                Target { schema, table: table.to_owned(), column: Some(column.to_owned()) }
            }
        }
    }

    /// `table.column` with its schema.
    pub fn full_name(&self) -> String {
        let parts = [self.schema.as_deref(), Some(self.table.as_str()), self.column.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(".")
    }
}

/// What was given as the target.
#[derive(Clone)]
pub enum Reference {
    /// A string.
    Names(Target),
    /// A column object.
    Column(Column),
}

/// The words after `REFERENCES`, shared by `ForeignKey` and `ForeignKeyConstraint`.
#[derive(Clone, Default)]
pub struct KeyOptions {
    /// Constraint name.
    pub name: Option<Name>,
    /// ON UPDATE.
    pub onupdate: Option<Rc<str>>,
    /// ON DELETE.
    pub ondelete: Option<Rc<str>>,
    /// DEFERRABLE.
    pub deferrable: Option<bool>,
    /// INITIALLY.
    pub initially: Option<Rc<str>>,
    /// MATCH.
    pub match_: Option<Rc<str>>,
    /// `use_alter=`.
    pub use_alter: bool,
    /// `link_to_name=`.
    pub link_to_name: bool,
    /// `comment=`.
    pub comment: Option<Rc<str>>,
    /// `info=`.
    pub info: Option<Rc<dyn Any>>,
    /// Dialect arguments.
    pub options: Options,
}

/// What a foreign key holds.
pub struct ForeignKeyData {
    /// Target.
    pub reference: RefCell<Reference>,
    /// Options.
    pub options: RefCell<KeyOptions>,
    parent: RefCell<WeakColumn>,
    constraint: RefCell<WeakConstraint>,
}

/// A foreign key. Clones are the same one.
#[derive(Clone)]
pub struct ForeignKey(Rc<ForeignKeyData>);

impl std::ops::Deref for ForeignKey {
    type Target = ForeignKeyData;
    fn deref(&self) -> &ForeignKeyData {
        &self.0
    }
}

impl ForeignKey {
    /// A reference with its options.
    pub fn new(reference: Reference, options: KeyOptions) -> Self {
        ForeignKey(Rc::new(ForeignKeyData {
            reference: RefCell::new(reference),
            options: RefCell::new(options),
            parent: RefCell::default(),
            constraint: RefCell::default(),
        }))
    }

    /// `ForeignKey("table.column")`.
    pub fn to(spec: &str) -> Self {
        ForeignKey::new(Reference::Names(Target::parse(spec)), KeyOptions::default())
    }

    /// `is`.
    pub fn ptr_eq(&self, other: &ForeignKey) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// An address for an identity map.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }

    /// The column it stands on.
    pub fn parent(&self) -> Option<Column> {
        self.parent.borrow().upgrade()
    }

    /// The constraint it belongs to, made when the column joins a table.
    pub fn constraint(&self) -> Option<Constraint> {
        self.constraint.borrow().upgrade()
    }

    pub(crate) fn set_parent(&self, column: &Column) {
        *self.parent.borrow_mut() = column.downgrade();
    }

    pub(crate) fn set_constraint(&self, constraint: &Constraint) {
        *self.constraint.borrow_mut() = constraint.downgrade();
    }

    /// The names it points to.
    pub fn target(&self) -> Target {
        match &*self.reference.borrow() {
            Reference::Names(target) => target.clone(),
            Reference::Column(column) => match column.table() {
                Some(table) => Target {
                    schema: table.schema(),
                    table: table.name().to_string(),
                    column: Some(column.key().to_string()),
                },
                None => Target { schema: None, table: column.key().to_string(), column: None },
            },
        }
    }

    /// `schema.table` as `MetaData.tables` has it; the metadata's own schema applies to names
    /// without one.
    pub fn target_table_key(&self) -> String {
        let target = self.target();
        table_key(&target.table, target.schema.as_deref())
    }

    /// The column it points to.
    ///
    /// # Errors
    /// `NoReferencedTableError`, `NoReferencedColumnError` as `ForeignKey.column`;
    /// `InvalidRequestError` while the column has no table.
    pub fn column(&self) -> Result<Column, Error> {
        if let Reference::Column(column) = &*self.reference.borrow() {
            return Ok(column.clone());
        }
        let parent = self.parent().ok_or_else(|| {
            Error::InvalidRequest(
                "this ForeignKey object does not yet have a parent Column associated with it."
                    .to_owned(),
            )
        })?;
        let table = parent.table().ok_or_else(|| {
            Error::InvalidRequest(
                "this ForeignKey's parent column is not yet associated with a Table.".to_owned(),
            )
        })?;
        let target = self.target();
        let metadata = table.metadata();
        let schema = target.schema.clone().or_else(|| metadata.schema());
        let key = table_key(&target.table, schema.as_deref());
        match metadata.table(&key) {
            Some(found) => self.column_of(&found, &parent, &table),
            None => Err(Error::NoReferencedTable(format!(
                "Foreign key associated with column '{}' could not find table '{key}' with which to generate a foreign key to target column '{}'",
                parent.description(),
                target.column.as_deref().unwrap_or("None")
            ))),
        }
    }

    fn column_of(&self, table: &Table, parent: &Column, home: &Table) -> Result<Column, Error> {
        let target = self.target();
        let wanted = target.column.clone().unwrap_or_else(|| parent.key().to_string());
        let found = if self.options.borrow().link_to_name {
            table.columns().into_iter().find(|c| c.name().as_deref() == Some(&wanted))
        } else {
            table.column(&wanted)
        };
        found.ok_or_else(|| {
            Error::NoReferencedColumn(format!(
                "Could not initialize target column for ForeignKey {} on table '{}': table '{}' has no column named '{wanted}'",
                python::quote(&target.full_name()), home.name(), table.name()
            ))
        })
    }

    /// The column it points to, or nothing.
    pub fn target_quietly(&self) -> Option<Column> {
        self.column().ok()
    }

    /// A column of another table: whether this key points there.
    pub fn references(&self, table: &Table) -> bool {
        self.target_quietly().and_then(|c| c.table()).is_some_and(|t| t.ptr_eq(table))
    }

    /// `ForeignKey('t.id')`.
    pub fn repr(&self) -> String {
        format!("ForeignKey({})", python::quote(&self.target().full_name()))
    }

    /// A copy without parent; `schema` replaces the target's, `table` its table.
    pub fn copy(&self, schema: Option<&str>, table: Option<&str>) -> ForeignKey {
        let reference = match &*self.reference.borrow() {
            Reference::Column(column) if column.table().is_none() => {
                Reference::Column(column.clone())
            }
            _ => Reference::Names(self.copied_target(schema, table)),
        };
        ForeignKey::new(reference, self.options.borrow().clone())
    }

    pub(crate) fn copied_target(&self, schema: Option<&str>, table: Option<&str>) -> Target {
        let mut target = self.target();
        if let Some(schema) = schema {
            target.schema = Some(schema.to_owned());
        }
        if let Some(table) = table {
            target.table = table.to_owned();
        }
        target
    }
}
