//! `Expr`: an SQL expression as a tree of shared nodes.

use std::cell::Cell;
use std::rc::Rc;

use crate::schema::Column;
use crate::types::SqlType;

use super::from::From;
use super::literal::Literal;
use super::op::Op;
use super::select::Query;

thread_local! {
    static NEXT: Cell<u64> = const { Cell::new(1) };
}

/// A number no other anonymous name has.
pub fn next_id() -> u64 {
    NEXT.with(|n| {
        let id = n.get();
        n.set(id + 1);
        id
    })
}

/// A bound value.
#[derive(Clone, Debug)]
pub struct Bind {
    /// Name as given, or the base of an anonymous one (`id` of `id_1`).
    pub key: Rc<str>,
    /// Set for anonymous ones: equal numbers share one name.
    pub id: Option<u64>,
    /// The value; `None` while only execution supplies it.
    pub value: Option<Literal>,
    /// `expanding=True`: a list for IN.
    pub list: Option<Vec<Literal>>,
    /// Rows for `tuple_(…).in_(…)`, each value bound as its column is.
    pub rows: Option<Rc<Vec<Vec<Expr>>>>,
    /// IN with values supplied at execution.
    pub expanding: bool,
    /// Rendered into the text, as LIMIT in some dialects and `literal_execute`.
    pub literal_execute: bool,
}

/// `sa.column('x')`, a literal column, or a column of `sa.table()`.
#[derive(Clone, Debug)]
pub struct ColumnClause {
    /// Name, or the text itself if `literal`.
    pub name: Rc<str>,
    /// The `table()` it belongs to.
    pub table: Option<From>,
    /// `literal_column`.
    pub literal: bool,
}

/// A column of an alias, subquery or CTE.
#[derive(Clone, Debug)]
pub struct Proxy {
    /// Whose column.
    pub source: From,
    /// Name in SQL.
    pub name: Rc<str>,
    /// Key in `.c`.
    pub key: Rc<str>,
    /// What it stands for inside.
    pub of: Option<Expr>,
}

/// A window.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// PARTITION BY.
    pub partition_by: Vec<Expr>,
    /// ORDER BY.
    pub order_by: Vec<Expr>,
    /// RANGE / ROWS / GROUPS with its bounds.
    pub frame: Option<(&'static str, Option<i64>, Option<i64>)>,
}

/// A function call.
#[derive(Clone, Debug)]
pub struct Function {
    /// `func.a.b` as written.
    pub path: Vec<Rc<str>>,
    /// Arguments.
    pub args: Vec<Expr>,
}

/// What an expression is.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum ExprKind {
    /// A schema column.
    Column(Column),
    /// A column of an alias.
    Proxy(Proxy),
    /// A free column.
    ColumnClause(ColumnClause),
    /// `text()`, with the binds of its `:names`.
    Text(Rc<str>, Vec<Bind>),
    /// A bound value.
    Bind(Bind),
    /// NULL.
    Null,
    /// TRUE.
    True,
    /// FALSE.
    False,
    /// `a op b`; `escape` for LIKE.
    Binary { left: Expr, op: Op, right: Expr, escape: Option<Rc<str>> },
    /// `op a`.
    Unary { op: Op, element: Expr },
    /// `a op`: DESC and the like.
    Modified { element: Expr, op: Op },
    /// AND / OR / comma lists.
    List { op: Op, items: Vec<Expr>, group: bool },
    /// `(a, b)`.
    Tuple(Vec<Expr>),
    /// A function.
    Function(Function),
    /// `f() OVER (…)`.
    Over(Expr, Window),
    /// `f() FILTER (WHERE …)`.
    Filter(Expr, Expr),
    /// `f() WITHIN GROUP (ORDER BY …)`.
    WithinGroup(Expr, Vec<Expr>),
    /// CASE.
    Case { value: Option<Expr>, whens: Vec<(Expr, Expr)>, otherwise: Option<Expr> },
    /// CAST.
    Cast(Expr),
    /// `type_coerce`: renders as is, typed otherwise.
    TypeCoerce(Expr),
    /// EXTRACT.
    Extract(Rc<str>, Expr),
    /// `x AS name`; `None` for `.label(None)`.
    Label { name: Option<Rc<str>>, id: u64, element: Expr },
    /// Parentheses.
    Grouping(Expr),
    /// `x COLLATE "y"`.
    Collate(Expr, Rc<str>),
    /// A subquery as one value.
    Scalar(Query),
    /// EXISTS (…).
    Exists(Query),
    /// A name in ORDER BY or GROUP BY given as a string.
    LabelReference(Rc<str>),
    /// `excluded.x` and other raw qualified names.
    Raw(Rc<str>),
    /// `DEFAULT` in VALUES.
    Default,
}

/// What a node holds.
#[derive(Debug)]
pub struct Node {
    /// Kind and operands.
    pub kind: ExprKind,
    /// SQL type, which converts values in and out.
    pub ty: SqlType,
    /// For anonymous names.
    pub id: u64,
    /// What `~` makes of it, where that is no plain NOT.
    pub negation: Option<Expr>,
}

/// An expression. Clones are the same node.
#[derive(Clone, Debug)]
pub struct Expr(Rc<Node>);

impl Expr {
    /// A node.
    pub fn new(kind: ExprKind, ty: SqlType) -> Self {
        Expr(Rc::new(Node { kind, ty, id: next_id(), negation: None }))
    }

    /// The same expression with what `~` makes of it.
    pub fn negatable(&self, negation: Expr) -> Self {
        Expr(Rc::new(Node {
            kind: self.0.kind.clone(),
            ty: self.ty(),
            id: next_id(),
            negation: Some(negation),
        }))
    }

    /// What `~` makes of it, where that is no plain NOT.
    pub fn negation(&self) -> Option<&Expr> {
        self.0.negation.as_ref()
    }

    /// Kind and operands.
    pub fn kind(&self) -> &ExprKind {
        &self.0.kind
    }

    /// SQL type; a column's is its present one.
    pub fn ty(&self) -> SqlType {
        match &self.0.kind {
            ExprKind::Column(column) => column.sql_type(),
            _ => self.0.ty.clone(),
        }
    }

    /// Number for anonymous names.
    pub fn id(&self) -> u64 {
        self.0.id
    }

    /// `is`.
    pub fn ptr_eq(&self, other: &Expr) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// An address for an identity map.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0) as *const () as usize
    }

    /// The same expression with another type.
    pub fn with_type(&self, ty: SqlType) -> Expr {
        Expr::new(self.0.kind.clone(), ty)
    }
}
