//! Queries: SELECT, UNION and friends, text with columns, and DML used as a CTE.

use std::rc::Rc;

use super::dml::Statement;
use super::from::{From, column_name};
use super::node::Expr;
use super::op::Op;

/// A step of `select().join(...)`.
#[derive(Clone, Debug)]
pub struct JoinStep {
    /// Explicit left side (`join_from`).
    pub left: Option<From>,
    /// What is joined.
    pub right: From,
    /// ON.
    pub onclause: Option<Expr>,
    /// LEFT OUTER.
    pub outer: bool,
    /// FULL OUTER.
    pub full: bool,
}

/// Names given to columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LabelStyle {
    /// `a.id, b.id AS id_1`.
    #[default]
    Disambiguate,
    /// `a.id AS a_id` as the ORM's queries.
    TablePlusColumn,
    /// As they are.
    None,
}

/// `correlate()`.
#[derive(Clone, Debug, Default)]
pub enum Correlate {
    /// By itself, in scalar subqueries and EXISTS.
    #[default]
    Auto,
    /// With these only.
    Only(Vec<From>),
    /// With all but these.
    Except(Vec<From>),
}

/// A SELECT.
#[derive(Clone, Debug, Default)]
pub struct Select {
    /// Columns clause.
    pub columns: Vec<Expr>,
    /// `select_from`.
    pub froms: Vec<From>,
    /// Entities named in the columns clause as whole tables, for FROM order.
    pub joins: Vec<JoinStep>,
    /// WHERE, joined by AND.
    pub wheres: Vec<Expr>,
    /// GROUP BY.
    pub group_by: Vec<Expr>,
    /// HAVING, joined by AND.
    pub having: Vec<Expr>,
    /// ORDER BY.
    pub order_by: Vec<Expr>,
    /// LIMIT.
    pub limit: Option<Expr>,
    /// OFFSET.
    pub offset: Option<Expr>,
    /// DISTINCT.
    pub distinct: bool,
    /// `prefix_with`.
    pub prefixes: Vec<Expr>,
    /// `suffix_with`.
    pub suffixes: Vec<Expr>,
    /// Correlation.
    pub correlate: Correlate,
    /// Names of columns.
    pub labels: LabelStyle,
    /// `add_cte`.
    pub ctes: Vec<From>,
}

/// `UNION` and friends.
#[derive(Clone, Debug)]
pub struct Compound {
    /// `UNION`, `UNION ALL`, `INTERSECT`, `EXCEPT`.
    pub keyword: &'static str,
    /// The queries.
    pub parts: Vec<Query>,
    /// ORDER BY.
    pub order_by: Vec<Expr>,
    /// LIMIT.
    pub limit: Option<Expr>,
    /// OFFSET.
    pub offset: Option<Expr>,
}

/// Anything that returns rows and can stand in parentheses.
#[derive(Clone, Debug)]
pub enum Query {
    /// SELECT.
    Select(Rc<Select>),
    /// UNION and friends.
    Compound(Rc<Compound>),
    /// `text().columns(...)`.
    Text(Expr, Vec<Expr>),
    /// INSERT, UPDATE, DELETE with RETURNING.
    Dml(Rc<Statement>),
    /// VALUES lists.
    Values(Rc<Values>),
}

/// `sa.values(...)`.
#[derive(Clone, Debug)]
pub struct Values {
    /// Columns.
    pub columns: Vec<Expr>,
    /// Rows.
    pub rows: Vec<Vec<Expr>>,
}

impl Query {
    /// The columns clause.
    pub fn columns(&self) -> Vec<Expr> {
        match self {
            Query::Select(select) => select.columns.clone(),
            Query::Compound(compound) => {
                compound.parts.first().map(Query::columns).unwrap_or_default()
            }
            Query::Text(_, columns) => columns.clone(),
            Query::Dml(statement) => statement.returning().to_vec(),
            Query::Values(values) => values.columns.clone(),
        }
    }

    /// What a subquery's `.c` holds: key, name and expression; repeated names get `_1`, as in the
    /// rendered SQL.
    pub fn exported(&self) -> Vec<(Rc<str>, Rc<str>, Expr)> {
        let style = match self {
            Query::Select(select) => select.labels,
            _ => LabelStyle::Disambiguate,
        };
        let columns = self.columns();
        let names = super::labels::column_labels(&columns, style);
        columns
            .into_iter()
            .zip(names)
            .map(|(e, label)| {
                let name = label.exported.clone();
                let key = label.key.unwrap_or_else(|| name.clone());
                (key, name, e)
            })
            .collect()
    }
}

impl Select {
    /// `select(*columns)`.
    pub fn new(columns: Vec<Expr>) -> Self {
        Select { columns, ..Select::default() }
    }

    /// `select(table)`: its columns, and the table first in FROM.
    pub fn of(from: &From) -> Self {
        Select::new(from.columns().into_iter().map(|(_, e)| e).collect())
    }

    /// `.where(condition)`.
    pub fn filter(mut self, condition: Expr) -> Self {
        self.wheres.push(condition);
        self
    }

    /// As a query.
    pub fn query(self) -> Query {
        Query::Select(Rc::new(self))
    }

    /// The WHERE clause as one expression.
    pub fn where_clause(&self) -> Option<Expr> {
        conjunction(&self.wheres)
    }
}

/// Several conditions joined by AND, nothing if there are none.
pub fn conjunction(terms: &[Expr]) -> Option<Expr> {
    match terms {
        [] => None,
        [single] => Some(single.self_group(Some(&Op::AsBool))),
        many => Some(Expr::connect(Op::And, many.to_vec())),
    }
}

/// The natural name of a column, if it has one.
pub fn natural_name(expr: &Expr) -> Option<Rc<str>> {
    column_name(expr)
}
