//! `PrimaryKeyConstraint`, `ForeignKeyConstraint`, `UniqueConstraint`, `CheckConstraint`: one
//! handle, four kinds.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::error::Error;
use crate::expr::Expr;

use super::column::Column;
use super::foreign_key::{ForeignKey, KeyOptions, Reference};
use super::name::Name;
use super::options::Options;
use super::table::Table;

thread_local! {
    static ORDER: Cell<u64> = const { Cell::new(0) };
}

/// `util.set_creation_order`: constraints are written in the order they were made.
fn next_order() -> u64 {
    ORDER.with(|n| {
        n.set(n.get() + 1);
        n.get()
    })
}

/// A column of a constraint or index as it was given.
#[derive(Clone)]
pub enum ColumnArg {
    /// By key.
    Key(Rc<str>),
    /// The object.
    Column(Column),
    /// An expression (indexes only).
    Expr(Expr),
}

impl From<&str> for ColumnArg {
    fn from(key: &str) -> Self {
        ColumnArg::Key(Rc::from(key))
    }
}

/// What makes the constraint what it is.
#[derive(Clone)]
pub enum ConstraintKind {
    /// `PrimaryKeyConstraint`; `implicit` if the table made it itself.
    PrimaryKey {
        /// Made by the table, from `primary_key=True`.
        implicit: bool,
    },
    /// `ForeignKeyConstraint`.
    ForeignKey(Rc<ForeignKeyPart>),
    /// `UniqueConstraint`.
    Unique,
    /// `CheckConstraint`.
    Check {
        /// The condition.
        sqltext: Expr,
        /// Made by a Boolean or Enum type.
        type_bound: bool,
    },
}

/// What only a `ForeignKeyConstraint` has.
pub struct ForeignKeyPart {
    /// One per column.
    pub elements: RefCell<Vec<ForeignKey>>,
    /// ON DELETE and the rest.
    pub options: RefCell<KeyOptions>,
}

/// What a constraint holds.
pub struct ConstraintData {
    /// Kind and its own parts.
    pub kind: RefCell<ConstraintKind>,
    /// Name; `None` if it has none.
    pub name: RefCell<Option<Name>>,
    /// The type's `_NONE_NAME`: no name, but a convention may apply.
    pub none_name: Cell<bool>,
    /// DEFERRABLE.
    pub deferrable: Cell<Option<bool>>,
    /// INITIALLY.
    pub initially: RefCell<Option<Rc<str>>>,
    /// `comment=`.
    pub comment: RefCell<Option<Rc<str>>>,
    /// `info=`.
    pub info: RefCell<Option<Rc<dyn Any>>>,
    /// Dialect arguments.
    pub options: RefCell<Options>,
    /// Columns, once attached.
    pub columns: RefCell<Vec<Column>>,
    /// Columns as given.
    pub pending: RefCell<Vec<ColumnArg>>,
    /// Comes from `unique=True` on the column.
    pub column_flag: Cell<bool>,
    /// Position in the order of creation.
    pub order: u64,
    /// The table it belongs to.
    pub table: RefCell<Option<Table>>,
    /// Stands in a column, not in the table.
    pub column_level: Cell<bool>,
}

/// A constraint. Clones are the same one.
#[derive(Clone)]
pub struct Constraint(Rc<ConstraintData>);

/// A reference that does not keep the constraint alive.
#[derive(Clone, Default)]
pub struct WeakConstraint(Weak<ConstraintData>);

impl WeakConstraint {
    /// The constraint, if it is still there.
    pub fn upgrade(&self) -> Option<Constraint> {
        self.0.upgrade().map(Constraint)
    }
}

impl std::ops::Deref for Constraint {
    type Target = ConstraintData;
    fn deref(&self) -> &ConstraintData {
        &self.0
    }
}

impl PartialEq for Constraint {
    fn eq(&self, other: &Self) -> bool {
        self.ptr_eq(other)
    }
}

impl Constraint {
    /// A constraint from its parts, not attached to anything.
    pub fn new(kind: ConstraintKind, name: Option<Name>, pending: Vec<ColumnArg>) -> Self {
        Constraint(Rc::new(ConstraintData {
            kind: RefCell::new(kind),
            name: RefCell::new(name),
            none_name: Cell::new(false),
            deferrable: Cell::new(None),
            initially: RefCell::new(None),
            comment: RefCell::new(None),
            info: RefCell::new(None),
            options: RefCell::new(Options::default()),
            columns: RefCell::new(Vec::new()),
            pending: RefCell::new(pending),
            column_flag: Cell::new(false),
            order: next_order(),
            table: RefCell::new(None),
            column_level: Cell::new(false),
        }))
    }

    /// `PrimaryKeyConstraint(*columns, name=name)`.
    pub fn primary_key(columns: Vec<ColumnArg>, name: Option<Name>) -> Self {
        Constraint::new(ConstraintKind::PrimaryKey { implicit: false }, name, columns)
    }

    /// `UniqueConstraint(*columns, name=name)`.
    pub fn unique(columns: Vec<ColumnArg>, name: Option<Name>) -> Self {
        Constraint::new(ConstraintKind::Unique, name, columns)
    }

    /// `CheckConstraint(sqltext, name=name)`.
    pub fn check(sqltext: Expr, name: Option<Name>) -> Self {
        Constraint::new(ConstraintKind::Check { sqltext, type_bound: false }, name, Vec::new())
    }

    /// `ForeignKeyConstraint(columns, references, **options)`.
    ///
    /// # Errors
    /// `ArgumentError` when the two lists differ in length.
    pub fn foreign_key(
        columns: Vec<ColumnArg>,
        references: Vec<Reference>,
        options: KeyOptions,
    ) -> Result<Self, Error> {
        if columns.len() != references.len() {
            return Err(Error::Argument(
                "ForeignKeyConstraint number of constrained columns must match the number of referenced columns."
                    .to_owned(),
            ));
        }
        let elements =
            references.into_iter().map(|r| ForeignKey::new(r, options.clone())).collect();
        Ok(Constraint::from_elements(columns, elements, options))
    }

    pub(crate) fn from_elements(
        columns: Vec<ColumnArg>,
        elements: Vec<ForeignKey>,
        options: KeyOptions,
    ) -> Self {
        let (name, deferrable, initially) =
            (options.name.clone(), options.deferrable, options.initially.clone());
        let (comment, info, dialect) =
            (options.comment.clone(), options.info.clone(), options.options.clone());
        let part = ForeignKeyPart {
            elements: RefCell::new(elements.clone()),
            options: RefCell::new(options),
        };
        let constraint = Constraint::new(ConstraintKind::ForeignKey(Rc::new(part)), name, columns);
        constraint.deferrable.set(deferrable);
        *constraint.initially.borrow_mut() = initially;
        *constraint.comment.borrow_mut() = comment;
        *constraint.info.borrow_mut() = info;
        *constraint.options.borrow_mut() = dialect;
        for element in &elements {
            element.set_constraint(&constraint);
        }
        constraint
    }

    /// `is`.
    pub fn ptr_eq(&self, other: &Constraint) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// An address for an identity map.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }

    /// A reference that does not keep it alive.
    pub fn downgrade(&self) -> WeakConstraint {
        WeakConstraint(Rc::downgrade(&self.0))
    }

    /// The name as text.
    pub fn name_text(&self) -> Option<String> {
        self.name.borrow().as_ref().map(|n| n.to_string())
    }

    /// The columns, once attached.
    pub fn columns(&self) -> Vec<Column> {
        self.columns.borrow().clone()
    }

    /// The table, once attached to one.
    pub fn table(&self) -> Option<Table> {
        self.table.borrow().clone()
    }

    /// What only a foreign key has.
    pub fn foreign_key_part(&self) -> Option<Rc<ForeignKeyPart>> {
        match &*self.kind.borrow() {
            ConstraintKind::ForeignKey(part) => Some(part.clone()),
            ConstraintKind::PrimaryKey { .. }
            | ConstraintKind::Unique
            | ConstraintKind::Check { .. } => None,
        }
    }

    /// The elements of a foreign key, none for others.
    pub fn elements(&self) -> Vec<ForeignKey> {
        self.foreign_key_part().map(|p| p.elements.borrow().clone()).unwrap_or_default()
    }

    /// The condition of a check.
    pub fn sqltext(&self) -> Option<Expr> {
        match &*self.kind.borrow() {
            ConstraintKind::Check { sqltext, .. } => Some(sqltext.clone()),
            _ => None,
        }
    }

    /// Made by a Boolean or Enum type.
    pub fn is_type_bound(&self) -> bool {
        matches!(&*self.kind.borrow(), ConstraintKind::Check { type_bound: true, .. })
    }

    /// Whether it is the primary key a table makes by itself.
    pub fn is_implicit(&self) -> bool {
        matches!(&*self.kind.borrow(), ConstraintKind::PrimaryKey { implicit: true })
    }

    /// The Python class.
    pub fn class_name(&self) -> &'static str {
        match &*self.kind.borrow() {
            ConstraintKind::PrimaryKey { .. } => "PrimaryKeyConstraint",
            ConstraintKind::ForeignKey(_) => "ForeignKeyConstraint",
            ConstraintKind::Unique => "UniqueConstraint",
            ConstraintKind::Check { .. } => "CheckConstraint",
        }
    }

    /// The table a foreign key points to.
    ///
    /// # Errors
    /// As `ForeignKey.column`.
    pub fn referred_table(&self) -> Result<Table, Error> {
        let elements = self.elements();
        let first = elements
            .first()
            .ok_or_else(|| Error::Value("the constraint has no elements".to_owned()))?;
        first.column()?.table().ok_or_else(|| {
            Error::Attribute("'NoneType' object has no attribute 'table'".to_owned())
        })
    }

    /// Keys of the columns, attached or not.
    pub fn column_keys(&self) -> Vec<String> {
        if self.table.borrow().is_some() {
            return self.columns.borrow().iter().map(|c| c.key().to_string()).collect();
        }
        let pending = self.pending.borrow();
        let keys = pending.iter().map(|arg| match arg {
            ColumnArg::Key(key) => key.to_string(),
            ColumnArg::Column(column) => column.key().to_string(),
            ColumnArg::Expr(_) => String::new(),
        });
        keys.collect()
    }
}
