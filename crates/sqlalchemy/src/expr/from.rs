//! What can stand in FROM: tables, `table()`, aliases, subqueries, CTEs, joins, functions.

use std::rc::Rc;

use crate::error::Error;
use crate::schema::{Column, Name, Table};
use crate::types::SqlType;

use super::node::{ColumnClause, Expr, ExprKind, Proxy, next_id};
use super::select::Query;

/// A FROM element. Clones are the same one.
#[derive(Clone, Debug)]
pub enum From {
    /// A schema table.
    Table(Table),
    /// `sa.table(name, *columns)`.
    Clause(Rc<TableClause>),
    /// An alias, subquery or CTE.
    Alias(Rc<Alias>),
    /// A join.
    Join(Rc<Join>),
    /// `text()` as a FROM.
    Text(Expr),
}

/// `sa.table()`.
#[derive(Debug)]
pub struct TableClause {
    /// Name.
    pub name: Name,
    /// Schema.
    pub schema: Option<Name>,
    /// Columns: name and type.
    pub columns: std::cell::RefCell<Vec<(Rc<str>, SqlType)>>,
}

/// What is aliased.
#[derive(Debug)]
pub enum AliasOf {
    /// A table or other FROM.
    From(From),
    /// A query.
    Query(std::cell::RefCell<Query>),
    /// A function returning rows.
    Function(Expr),
}

/// Which keyword the alias is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AliasKind {
    /// `x AS a`.
    Plain,
    /// `WITH a AS (…)`.
    Cte {
        /// RECURSIVE.
        recursive: bool,
    },
}

/// An alias.
#[derive(Debug)]
pub struct Alias {
    /// What it stands for.
    pub of: AliasOf,
    /// Name, `None` for an anonymous one.
    pub name: Option<Rc<str>>,
    /// For anonymous names.
    pub id: u64,
    /// Plain or CTE.
    pub kind: AliasKind,
}

/// A join.
#[derive(Debug)]
pub struct Join {
    /// Left side.
    pub left: From,
    /// Right side.
    pub right: From,
    /// ON.
    pub onclause: Expr,
    /// LEFT OUTER.
    pub outer: bool,
    /// FULL OUTER.
    pub full: bool,
}

impl From {
    /// `sa.table(name)`.
    pub fn clause(name: Name, schema: Option<Name>, columns: Vec<(Rc<str>, SqlType)>) -> From {
        From::Clause(Rc::new(TableClause {
            name,
            schema,
            columns: std::cell::RefCell::new(columns),
        }))
    }

    /// An alias of a FROM element.
    pub fn alias(&self, name: Option<&str>) -> From {
        let of = AliasOf::From(self.clone());
        From::Alias(Rc::new(Alias {
            of,
            name: name.map(Rc::from),
            id: next_id(),
            kind: AliasKind::Plain,
        }))
    }

    /// A query in FROM.
    pub fn subquery(query: Query, name: Option<&str>, kind: AliasKind) -> From {
        let of = AliasOf::Query(std::cell::RefCell::new(query));
        From::Alias(Rc::new(Alias { of, name: name.map(Rc::from), id: next_id(), kind }))
    }

    /// `is`.
    pub fn same(&self, other: &From) -> bool {
        match (self, other) {
            (From::Table(a), From::Table(b)) => a.ptr_eq(b),
            (From::Clause(a), From::Clause(b)) => Rc::ptr_eq(a, b),
            (From::Alias(a), From::Alias(b)) => Rc::ptr_eq(a, b),
            (From::Join(a), From::Join(b)) => Rc::ptr_eq(a, b),
            (From::Text(a), From::Text(b)) => a.ptr_eq(b),
            _ => false,
        }
    }

    /// An address for an identity map.
    pub fn address(&self) -> usize {
        match self {
            From::Table(t) => t.address(),
            From::Clause(c) => Rc::as_ptr(c) as *const () as usize,
            From::Alias(a) => Rc::as_ptr(a) as *const () as usize,
            From::Join(j) => Rc::as_ptr(j) as *const () as usize,
            From::Text(e) => e.address(),
        }
    }

    /// The elements a join is made of, itself included.
    pub fn parts(&self) -> Vec<From> {
        match self {
            From::Join(join) => {
                let mut out = vec![self.clone()];
                out.extend(join.left.parts());
                out.extend(join.right.parts());
                out
            }
            From::Table(_) | From::Clause(_) | From::Alias(_) | From::Text(_) => vec![self.clone()],
        }
    }

    /// What messages call it.
    pub fn description(&self) -> String {
        match self {
            From::Table(t) => t.name().to_string(),
            From::Clause(c) => c.name.to_string(),
            From::Alias(a) => {
                a.name.as_ref().map_or_else(|| "anon_1".to_owned(), |n| n.to_string())
            }
            From::Join(j) => format!(
                "Join object on {}({}) and {}({})",
                j.left.description(),
                j.left.address(),
                j.right.description(),
                j.right.address()
            ),
            From::Text(_) => "text".to_owned(),
        }
    }

    /// The columns of `.c`: key and expression.
    pub fn columns(&self) -> Vec<(Rc<str>, Expr)> {
        match self {
            From::Table(t) => t.columns().iter().map(|c| (c.key(), Expr::column(c))).collect(),
            From::Clause(c) => {
                let make =
                    |(name, ty): &(Rc<str>, SqlType)| (name.clone(), self.clause_column(name, ty));
                c.columns.borrow().iter().map(make).collect()
            }
            From::Alias(alias) => self.alias_columns(alias),
            From::Join(join) => join_columns(join),
            From::Text(_) => Vec::new(),
        }
    }

    fn clause_column(&self, name: &Rc<str>, ty: &SqlType) -> Expr {
        let clause = ColumnClause { name: name.clone(), table: Some(self.clone()), literal: false };
        Expr::new(ExprKind::ColumnClause(clause), ty.clone())
    }

    fn alias_columns(&self, alias: &Rc<Alias>) -> Vec<(Rc<str>, Expr)> {
        let inner: Vec<(Rc<str>, Rc<str>, Expr)> = match &alias.of {
            AliasOf::From(from) => from
                .columns()
                .into_iter()
                .map(|(key, e)| (key.clone(), column_name(&e).unwrap_or(key), e))
                .collect(),
            AliasOf::Query(query) => query.borrow().exported(),
            AliasOf::Function(e) => vec![(Rc::from("value"), Rc::from("value"), e.clone())],
        };
        let proxy = |(key, name, of): (Rc<str>, Rc<str>, Expr)| {
            let ty = of.ty();
            let proxy = Proxy { source: self.clone(), name, key: key.clone(), of: Some(of) };
            (key, Expr::new(ExprKind::Proxy(proxy), ty))
        };
        inner.into_iter().map(proxy).collect()
    }

    /// One column of `.c`.
    pub fn column(&self, key: &str) -> Option<Expr> {
        self.columns().into_iter().find(|(k, _)| &**k == key).map(|(_, e)| e)
    }

    /// A join with a given or a found ON clause.
    ///
    /// # Errors
    /// `NoForeignKeysError`, `AmbiguousForeignKeysError` when it must be found and cannot.
    pub fn join(
        &self,
        right: &From,
        onclause: Option<Expr>,
        outer: bool,
        full: bool,
    ) -> Result<From, Error> {
        let onclause = match onclause {
            Some(e) => e.self_group(Some(&super::op::Op::AsBool)),
            None => super::join::condition(self, right)?,
        };
        Ok(From::Join(Rc::new(Join {
            left: self.clone(),
            right: right.clone(),
            onclause,
            outer,
            full,
        })))
    }

    /// The schema table behind a table or an alias of one.
    pub fn table(&self) -> Option<Table> {
        match self {
            From::Table(t) => Some(t.clone()),
            From::Alias(a) => match &a.of {
                AliasOf::From(from) => from.table(),
                AliasOf::Query(_) | AliasOf::Function(_) => None,
            },
            From::Clause(_) | From::Join(_) | From::Text(_) => None,
        }
    }

    /// The column of this element that stands for a schema column.
    pub fn corresponding(&self, column: &Column) -> Option<Expr> {
        self.columns().into_iter().map(|(_, e)| e).find(|e| stands_for(e, column))
    }
}

/// Whether an expression is a column or a proxy of it.
pub fn stands_for(expr: &Expr, column: &Column) -> bool {
    match expr.kind() {
        ExprKind::Column(c) => c.ptr_eq(column),
        ExprKind::Proxy(p) => p.of.as_ref().is_some_and(|of| stands_for(of, column)),
        ExprKind::Label { element, .. } | ExprKind::Grouping(element) => {
            stands_for(element, column)
        }
        _ => false,
    }
}

/// The name an expression has by itself.
pub fn column_name(expr: &Expr) -> Option<Rc<str>> {
    match expr.kind() {
        ExprKind::Column(c) => c.name().map(Rc::from),
        ExprKind::ColumnClause(c) => Some(c.name.clone()),
        ExprKind::Proxy(p) => Some(p.name.clone()),
        ExprKind::Label { name, .. } => name.clone(),
        _ => None,
    }
}

fn join_columns(join: &Join) -> Vec<(Rc<str>, Expr)> {
    let side = |from: &From| {
        let label = from.description();
        let nested = matches!(from, From::Join(_));
        from.columns()
            .into_iter()
            .map(move |(key, e)| {
                let key = if nested { key } else { Rc::from(format!("{label}_{key}")) };
                (key, e)
            })
            .collect::<Vec<_>>()
    };
    let mut out = side(&join.left);
    out.extend(side(&join.right));
    out
}
