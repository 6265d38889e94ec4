//! The tables that a statement names, those of its own FROM before those of the queries inside it.

use std::collections::VecDeque;

use crate::schema::Table;

use super::dml::{Source, Statement};
use super::from::{AliasOf, From};
use super::node::{Expr, ExprKind};
use super::select::Query;

/// What is still to be looked at: a query inside another one.
struct Search {
    found: Vec<Table>,
    inside: VecDeque<Query>,
    // A recursive CTE stands within itself.
    seen: Vec<u64>,
}

/// The tables of a statement, each once.
pub fn tables_of_statement(statement: &Statement) -> Vec<Table> {
    let mut search = Search::new();
    search.statement(statement);
    search.finish()
}

/// The tables of an expression, each once.
pub fn tables_of_expr(expr: &Expr) -> Vec<Table> {
    let mut search = Search::new();
    search.expr(expr);
    search.finish()
}

/// The tables of a FROM element, each once.
pub fn tables_of_from(from: &From) -> Vec<Table> {
    let mut search = Search::new();
    search.from(from);
    search.finish()
}

impl Search {
    fn new() -> Self {
        Search { found: Vec::new(), inside: VecDeque::new(), seen: Vec::new() }
    }

    fn finish(mut self) -> Vec<Table> {
        while let Some(query) = self.inside.pop_front() {
            self.query(&query);
        }
        self.found
    }

    fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::Query(query) => self.query(query),
            Statement::Insert(insert) => {
                self.from(&insert.table);
                if let Source::Select(_, query) = &insert.source {
                    self.inside.push_back(query.clone());
                }
            }
            Statement::Update(update) => {
                self.from(&update.table);
                update.wheres.iter().for_each(|e| self.expr(e));
            }
            Statement::Delete(delete) => {
                self.from(&delete.table);
                delete.wheres.iter().for_each(|e| self.expr(e));
            }
            Statement::Expr(expr) => self.expr(expr),
        }
    }

    fn query(&mut self, query: &Query) {
        match query {
            Query::Select(select) => {
                select.froms.iter().for_each(|f| self.from(f));
                select.columns.iter().for_each(|e| self.expr(e));
                select.joins.iter().for_each(|step| self.from(&step.right));
                for part in [&select.wheres, &select.group_by, &select.having, &select.order_by] {
                    part.iter().for_each(|e| self.expr(e));
                }
            }
            Query::Compound(compound) => {
                compound.parts.iter().for_each(|part| self.inside.push_back(part.clone()));
            }
            Query::Text(..) | Query::Values(_) => {}
            Query::Dml(statement) => self.statement(statement),
        }
    }

    fn from(&mut self, from: &From) {
        match from {
            From::Table(table) => {
                if !self.found.iter().any(|t| t.ptr_eq(table)) {
                    self.found.push(table.clone());
                }
            }
            From::Alias(alias) => {
                if self.seen.contains(&alias.id) {
                    return;
                }
                self.seen.push(alias.id);
                match &alias.of {
                    AliasOf::From(inner) => self.from(inner),
                    AliasOf::Query(query) => self.inside.push_back(query.borrow().clone()),
                    AliasOf::Function(expr) => self.expr(expr),
                }
            }
            From::Join(join) => {
                self.from(&join.left);
                self.from(&join.right);
            }
            From::Clause(_) | From::Text(_) => {}
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match expr.kind() {
            ExprKind::Column(column) => {
                if let Some(table) = column.table() {
                    self.from(&From::Table(table));
                }
            }
            ExprKind::Proxy(proxy) => self.from(&proxy.source),
            ExprKind::Scalar(query) | ExprKind::Exists(query) => {
                self.inside.push_back(query.clone());
            }
            _ => expr.children().into_iter().for_each(|child| self.expr(child)),
        }
    }
}
