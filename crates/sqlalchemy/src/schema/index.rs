//! `Index`: a name, expressions, `unique`, and its table once attached.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::expr::{Expr, ExprKind};

use super::column::Column;
use super::constraint::ColumnArg;
use super::name::Name;
use super::options::Options;
use super::table::Table;

/// What an index holds.
pub struct IndexData {
    /// Name; `None` until a convention gives one.
    pub name: RefCell<Option<Name>>,
    /// Columns and expressions; strings are replaced by columns when attached.
    pub expressions: RefCell<Vec<ColumnArg>>,
    /// The columns among them, and the first column of each expression.
    pub columns: RefCell<Vec<Column>>,
    /// `unique=`.
    pub unique: Cell<bool>,
    /// `info=`.
    pub info: RefCell<Option<Rc<dyn Any>>>,
    /// `sqlite_where=` and the like.
    pub options: RefCell<Options>,
    /// Comes from `index=True` on the column.
    pub column_flag: Cell<bool>,
    /// Its table.
    pub table: RefCell<Option<Table>>,
}

/// An index. Clones are the same one.
#[derive(Clone)]
pub struct Index(Rc<IndexData>);

impl std::ops::Deref for Index {
    type Target = IndexData;
    fn deref(&self) -> &IndexData {
        &self.0
    }
}

impl Index {
    /// `Index(name, *expressions, unique=unique)`, not attached.
    pub fn new(name: Option<Name>, expressions: Vec<ColumnArg>, unique: bool) -> Self {
        Index(Rc::new(IndexData {
            name: RefCell::new(name),
            expressions: RefCell::new(expressions),
            columns: RefCell::new(Vec::new()),
            unique: Cell::new(unique),
            info: RefCell::new(None),
            options: RefCell::new(Options::default()),
            column_flag: Cell::new(false),
            table: RefCell::new(None),
        }))
    }

    /// `is`.
    pub fn ptr_eq(&self, other: &Index) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// An address for an identity map.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as usize
    }

    /// The name as text.
    pub fn name_text(&self) -> Option<String> {
        self.name.borrow().as_ref().map(|n| n.to_string())
    }

    /// The table, once attached.
    pub fn table(&self) -> Option<Table> {
        self.table.borrow().clone()
    }

    /// The columns, once attached.
    pub fn columns(&self) -> Vec<Column> {
        self.columns.borrow().clone()
    }

    /// Whether every expression is a column, perhaps with DESC or the like
    /// (alembic/util/sqla_compat.py:is_expression).
    pub fn is_plain(&self) -> bool {
        !self
            .expressions
            .borrow()
            .iter()
            .any(|arg| matches!(arg, ColumnArg::Expr(expr) if !is_column(expr)))
    }
}

fn is_column(expr: &Expr) -> bool {
    match expr.kind() {
        ExprKind::Column(_) | ExprKind::Proxy(_) => true,
        ExprKind::ColumnClause(clause) => !clause.literal,
        ExprKind::Unary { element, .. } | ExprKind::Modified { element, .. } => is_column(element),
        _ => false,
    }
}
