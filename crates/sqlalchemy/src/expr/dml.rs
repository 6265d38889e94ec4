//! INSERT, UPDATE, DELETE.

use std::rc::Rc;

use super::from::From;
use super::node::Expr;
use super::select::Query;

/// A value assigned to a column.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Column key.
    pub key: Rc<str>,
    /// The column, if the table has one of this key.
    pub column: Option<Expr>,
    /// The value.
    pub value: Expr,
}

/// What INSERT takes its rows from.
#[derive(Clone, Debug)]
pub enum Source {
    /// One row; empty means DEFAULT VALUES.
    Row(Vec<Assignment>),
    /// Several rows in one statement.
    Rows(Vec<Vec<Assignment>>),
    /// `from_select(names, query)`.
    Select(Vec<Rc<str>>, Query),
}

/// ON CONFLICT.
#[derive(Clone, Debug)]
pub struct OnConflict {
    /// Columns or expressions of the index.
    pub target: Vec<Expr>,
    /// WHERE of a partial index.
    pub target_where: Option<Expr>,
    /// `None` means DO NOTHING.
    pub update: Option<(Vec<Assignment>, Option<Expr>)>,
}

/// INSERT.
#[derive(Clone, Debug)]
pub struct Insert {
    /// Target.
    pub table: From,
    /// Rows.
    pub source: Source,
    /// RETURNING.
    pub returning: Vec<Expr>,
    /// ON CONFLICT.
    pub on_conflict: Option<OnConflict>,
    /// `prefix_with("OR IGNORE")`.
    pub prefixes: Vec<Expr>,
    /// CTEs.
    pub ctes: Vec<From>,
}

/// UPDATE.
#[derive(Clone, Debug)]
pub struct Update {
    /// Target.
    pub table: From,
    /// SET.
    pub values: Vec<Assignment>,
    /// WHERE.
    pub wheres: Vec<Expr>,
    /// RETURNING.
    pub returning: Vec<Expr>,
    /// `prefix_with`.
    pub prefixes: Vec<Expr>,
    /// CTEs.
    pub ctes: Vec<From>,
}

/// DELETE.
#[derive(Clone, Debug)]
pub struct Delete {
    /// Target.
    pub table: From,
    /// WHERE.
    pub wheres: Vec<Expr>,
    /// RETURNING.
    pub returning: Vec<Expr>,
    /// `prefix_with`.
    pub prefixes: Vec<Expr>,
    /// CTEs.
    pub ctes: Vec<From>,
}

/// Anything that can be executed and is not DDL.
#[derive(Clone, Debug)]
pub enum Statement {
    /// SELECT and friends.
    Query(Query),
    /// INSERT.
    Insert(Insert),
    /// UPDATE.
    Update(Update),
    /// DELETE.
    Delete(Delete),
    /// `text()` or a lone expression (`conn.execute(func.now())`).
    Expr(Expr),
}

impl Statement {
    /// The RETURNING columns.
    pub fn returning(&self) -> &[Expr] {
        match self {
            Statement::Insert(i) => &i.returning,
            Statement::Update(u) => &u.returning,
            Statement::Delete(d) => &d.returning,
            Statement::Query(_) | Statement::Expr(_) => &[],
        }
    }
}
