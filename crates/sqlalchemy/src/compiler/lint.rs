//! `FromLinter`: which FROM elements of a SELECT no condition connects with the first one. From
//! `sqlalchemy/sql/compiler.py`.

use crate::expr::{Expr, ExprKind, From};

use super::Compiler;

impl Compiler<'_> {
    /// Notes the warning of a cartesian product, if there is one.
    pub(super) fn lint(&mut self, froms: &[From], condition: Option<&Expr>) {
        if self.lints.is_none() {
            return;
        }
        let elements: Vec<From> = froms
            .iter()
            .flat_map(From::parts)
            .filter(|f| !matches!(f, From::Join(_) | From::Text(_)))
            .collect();
        let mut edges = Vec::new();
        for from in froms {
            join_edges(from, &mut edges);
        }
        if let Some(condition) = condition {
            comparison_edges(condition, &mut edges);
        }
        let Some((first, rest)) = elements.split_first() else { return };
        let reached = reached(first, &edges, elements.len());
        let alone: Vec<&From> =
            rest.iter().filter(|f| !reached.iter().any(|r| r.same(f))).collect();
        if alone.is_empty() {
            return;
        }
        let names: Vec<String> =
            alone.iter().map(|f| format!("\"{}\"", self.lint_name(f))).collect();
        let text = format!(
            "SELECT statement has a cartesian product between FROM element(s) {} and FROM element \"{}\".  Apply join condition(s) between each element to resolve.",
            names.join(", "),
            self.lint_name(first)
        );
        if let Some(lints) = &mut self.lints {
            lints.push(text);
        }
    }

    fn lint_name(&mut self, from: &From) -> String {
        match from {
            From::Table(table) => match table.schema() {
                Some(schema) => format!("{schema}.{}", table.name()),
                None => table.name().to_string(),
            },
            From::Alias(alias) => self.alias_name(alias).to_string(),
            other => other.description(),
        }
    }
}

/// What the edges lead to from one element.
fn reached(first: &From, edges: &[(From, From)], most: usize) -> Vec<From> {
    let mut found = vec![first.clone()];
    for _ in 0..most {
        let before = found.len();
        for (a, b) in edges {
            let (left, right) = (has(&found, a), has(&found, b));
            if left != right {
                found.push(if left { b.clone() } else { a.clone() });
            }
        }
        if found.len() == before {
            break;
        }
    }
    found
}

fn has(list: &[From], from: &From) -> bool {
    list.iter().any(|f| f.same(from))
}

fn join_edges(from: &From, edges: &mut Vec<(From, From)>) {
    let From::Join(join) = from else { return };
    product(&join.left.parts(), &join.right.parts(), edges);
    comparison_edges(&join.onclause, edges);
    join_edges(&join.left, edges);
    join_edges(&join.right, edges);
}

fn comparison_edges(expr: &Expr, edges: &mut Vec<(From, From)>) {
    if let ExprKind::Binary { left, right, op, .. } = expr.kind()
        && op.is_boolean()
    {
        product(&left.froms(), &right.froms(), edges);
    }
    for child in expr.children() {
        comparison_edges(child, edges);
    }
}

fn product(left: &[From], right: &[From], edges: &mut Vec<(From, From)>) {
    edges.extend(left.iter().flat_map(|a| right.iter().map(|b| (a.clone(), b.clone()))));
}
