//! SELECT and its relatives: columns with labels, FROM with correlation, the clauses after it.

use std::rc::Rc;

use crate::ddl::quote::quote;
use crate::error::Error;
use crate::expr::join::left_side;
use crate::expr::labels::{Label, LabelName, anon_base, column_labels, wrapped_name};
use crate::expr::{
    Compound, Correlate, Expr, ExprKind, From, Literal, Query, Select, Values, column_name,
};
use crate::types::{SqlType, Way};

use super::{Compiler, Enclosing, Hole, LabelScope, ResultColumn, Style};

impl Compiler<'_> {
    pub(super) fn top_query(&mut self, query: &Query) -> Result<String, Error> {
        self.query(query, false)
    }

    /// A query in parentheses inside an expression.
    pub(super) fn nested(&mut self, query: &Query) -> Result<String, Error> {
        let columns = std::mem::take(&mut self.columns);
        let include = std::mem::replace(&mut self.include_table, true);
        let text = self.query(query, false);
        self.include_table = include;
        self.columns = columns;
        text
    }

    pub(super) fn query(&mut self, query: &Query, asfrom: bool) -> Result<String, Error> {
        match query {
            Query::Select(select) => self.select(select, asfrom),
            Query::Compound(compound) => self.compound(compound, asfrom),
            Query::Text(text, columns) => {
                self.columns = columns
                    .iter()
                    .map(|c| ResultColumn {
                        name: column_name(c).unwrap_or_else(|| Rc::from("")),
                        ty: c.ty(),
                        expr: c.clone(),
                    })
                    .collect();
                self.element(text)
            }
            Query::Dml(statement) => match &**statement {
                crate::expr::Statement::Insert(i) => self.insert(i),
                crate::expr::Statement::Update(u) => self.update(u),
                crate::expr::Statement::Delete(d) => self.delete(d),
                crate::expr::Statement::Query(q) => self.query(q, asfrom),
                crate::expr::Statement::Expr(e) => self.element(e),
            },
            Query::Values(values) => self.values(values),
        }
    }

    fn values(&mut self, values: &Values) -> Result<String, Error> {
        let mut rows = Vec::new();
        for row in &values.rows {
            rows.push(format!("({})", self.joined(row, ", ")?));
        }
        Ok(format!("VALUES {}", rows.join(", ")))
    }

    fn compound(&mut self, compound: &Rc<Compound>, asfrom: bool) -> Result<String, Error> {
        let mut parts = Vec::new();
        let mut columns = Vec::new();
        for (i, part) in compound.parts.iter().enumerate() {
            let text = self.query(part, asfrom)?;
            if i == 0 {
                columns = std::mem::take(&mut self.columns);
            }
            parts.push(match part {
                // SQLite knows no parentheses around the parts; SQLAlchemy wraps nested compounds
                // in a SELECT.
                Query::Compound(_) => format!("SELECT * FROM ({text})"),
                _ => text,
            });
        }
        let scope = columns.iter().map(|c| (c.expr.clone(), c.name.clone())).collect();
        self.columns = columns;
        let mut out = parts.join(&format!(" {} ", compound.keyword));
        self.label_scope.push(scope);
        let before = std::mem::replace(&mut self.in_compound, true);
        let tail = self.order_and_limit(
            &compound.order_by,
            compound.limit.as_ref(),
            compound.offset.as_ref(),
        );
        self.in_compound = before;
        self.label_scope.pop();
        out.push_str(&tail?);
        Ok(out)
    }

    fn select(&mut self, select: &Rc<Select>, asfrom: bool) -> Result<String, Error> {
        let froms = self.display_froms(select, asfrom)?;
        let around = self.stack.last().cloned().unwrap_or_default();
        let mut all = around.all;
        all.extend(froms.iter().flat_map(From::parts));
        self.stack.push(Enclosing { all, nearest: froms.iter().flat_map(From::parts).collect() });
        let text = self.select_body(select, &froms, asfrom);
        self.stack.pop();
        text
    }

    fn select_body(
        &mut self,
        select: &Select,
        froms: &[From],
        asfrom: bool,
    ) -> Result<String, Error> {
        for cte in &select.ctes {
            self.source_name(cte)?;
        }
        let mut out = "SELECT ".to_owned();
        for prefix in &select.prefixes {
            out.push_str(&self.element(prefix)?);
            out.push(' ');
        }
        if select.distinct {
            out.push_str("DISTINCT ");
        }
        let columns = self.columns_clause(&select.columns, select.labels, asfrom)?;
        out.push_str(&columns.0);
        self.label_scope.push(columns.1);
        let before = std::mem::replace(&mut self.in_compound, false);
        let rest = self.clauses(select, froms);
        self.in_compound = before;
        self.label_scope.pop();
        out.push_str(&rest?);
        for suffix in &select.suffixes {
            out.push(' ');
            out.push_str(&self.element(suffix)?);
        }
        Ok(out)
    }

    fn clauses(&mut self, select: &Select, froms: &[From]) -> Result<String, Error> {
        let mut out = String::new();
        if !froms.is_empty() {
            let mut texts = Vec::new();
            for from in froms {
                texts.push(self.source_text(from)?);
            }
            out.push_str(&format!(" \nFROM {}", texts.join(", ")));
        }
        if let Some(condition) = select.where_clause() {
            let text = self.element(&condition)?;
            if !text.is_empty() {
                out.push_str(&format!(" \nWHERE {text}"));
            }
        }
        self.lint(froms, select.where_clause().as_ref());
        if !select.group_by.is_empty() {
            out.push_str(&format!(" GROUP BY {}", self.joined(&select.group_by, ", ")?));
        }
        if let Some(condition) = crate::expr::conjunction(&select.having) {
            out.push_str(&format!(" \nHAVING {}", self.element(&condition)?));
        }
        out.push_str(&self.order_and_limit(
            &select.order_by,
            select.limit.as_ref(),
            select.offset.as_ref(),
        )?);
        Ok(out)
    }

    fn ordered_list(&mut self, items: &[Expr]) -> Result<String, Error> {
        let mut out = Vec::new();
        for item in items {
            out.push(self.ordered(item)?);
        }
        Ok(out.join(", "))
    }

    fn order_and_limit(
        &mut self,
        order_by: &[Expr],
        limit: Option<&Expr>,
        offset: Option<&Expr>,
    ) -> Result<String, Error> {
        let mut out = String::new();
        if !order_by.is_empty() {
            out.push_str(&format!(" ORDER BY {}", self.ordered_list(order_by)?));
        }
        if limit.is_none() && offset.is_none() {
            return Ok(out);
        }
        let number = |n: i64| Expr::bind("param", Some(Literal::Int(n)), SqlType::plain("Integer"));
        let named = self.options.style == Style::Named;
        match limit {
            Some(limit) => out.push_str(&format!("\n LIMIT {}", self.element(limit)?)),
            None if named => out.push_str("\n LIMIT -1"),
            None => out.push_str(&format!("\n LIMIT {}", self.element(&number(-1))?)),
        }
        match offset {
            Some(offset) => out.push_str(&format!(" OFFSET {}", self.element(offset)?)),
            None if named => {}
            None => out.push_str(&format!(" OFFSET {}", self.element(&number(0))?)),
        }
        Ok(out)
    }

    /// The columns clause, and what ORDER BY may refer to by name.
    fn columns_clause(
        &mut self,
        columns: &[Expr],
        style: crate::expr::LabelStyle,
        asfrom: bool,
    ) -> Result<(String, LabelScope), Error> {
        let labels = column_labels(columns, style);
        let mut texts = Vec::new();
        let mut results = Vec::new();
        for (column, label) in columns.iter().zip(&labels) {
            let (text, name) = self.labelled(column, label, asfrom)?;
            texts.push(text);
            results.push(ResultColumn { name, ty: column.ty(), expr: column.clone() });
        }
        let scope = results.iter().map(|r| (r.expr.clone(), r.name.clone())).collect();
        self.columns = results;
        Ok((texts.join(", "), scope))
    }

    /// One column of a columns clause with its `AS`, and the name it has in the result.
    pub(super) fn labelled(
        &mut self,
        column: &Expr,
        label: &Label,
        asfrom: bool,
    ) -> Result<(String, Rc<str>), Error> {
        // An anonymous name is taken before those of the parameters inside
        // (SQLCompiler.visit_label).
        match (column.kind(), &label.required) {
            (ExprKind::Label { name: None, id, element }, None | Some(LabelName::Anon(..))) => {
                self.names.anonymous(&anon_base(element), *id);
            }
            (_, Some(LabelName::Anon(base, id))) => drop(self.names.anonymous(base, *id)),
            (kind, None) if !is_named(kind, column) => {
                drop(self.names.anonymous(&anon_base(column), column.id()))
            }
            _ => {}
        }
        // Only what the program gets is made the program's: a subquery's columns stay as they are.
        let outermost = !asfrom && self.stack.len() <= 1;
        let wrapped = outermost && super::template(&column.ty(), Way::Out).is_some();
        let text = match column.kind() {
            ExprKind::Label { element, .. } if wrapped => {
                self.wrapped(&column.ty(), Way::Out, Hole::Column(element.clone()))?
            }
            _ if wrapped => self.wrapped(&column.ty(), Way::Out, Hole::Column(column.clone()))?,
            _ => self.element(column)?,
        };
        if let ExprKind::Label { name, id, element } = column.kind() {
            let name = match (name, &label.required) {
                (Some(name), _) => name.clone(),
                (_, Some(LabelName::Plain(required))) => required.clone(),
                (None, _) => {
                    let base = anon_base(element);
                    self.names.anonymous(&base, *id)
                }
            };
            return Ok((format!("{text} AS {}", quote(&name)), name));
        }
        if let Some(required) = &label.required {
            let name: Rc<str> = match required {
                LabelName::Plain(name) => Rc::from(self.expand_markers(name)),
                LabelName::Anon(base, id) => self.names.anonymous(base, *id),
            };
            return Ok((format!("{text} AS {}", quote(&name)), name));
        }
        Ok(self.unlabelled(column, text, asfrom || wrapped))
    }

    /// What has no name of its own and gets one from the compiler.
    fn unlabelled(&mut self, column: &Expr, text: String, asfrom: bool) -> (String, Rc<str>) {
        match column.kind() {
            ExprKind::Column(_) | ExprKind::Proxy(_) | ExprKind::ColumnClause(_) => {
                let name = column_name(column).unwrap_or_else(|| Rc::from(""));
                let literal = matches!(column.kind(),
                    ExprKind::ColumnClause(c) if c.literal || c.table.is_none());
                if asfrom && !literal {
                    // In a subquery the name is spelled out: `t.id AS id`.
                    return (format!("{text} AS {}", quote(&name)), name);
                }
                (text, name)
            }
            ExprKind::Text(t, _) => {
                let name = t.clone();
                (text, name)
            }
            ExprKind::Unary { element, .. } | ExprKind::Modified { element, .. }
                if column_name(element).is_some() && !asfrom =>
            {
                let name = column_name(element).unwrap_or_else(|| Rc::from(""));
                (text, name)
            }
            _ => {
                let name = match wrapped_name(column) {
                    Some(name) => name,
                    None => self.names.anonymous(&anon_base(column), column.id()),
                };
                (format!("{text} AS {}", quote(&name)), name)
            }
        }
    }

    fn display_froms(&mut self, select: &Select, asfrom: bool) -> Result<Vec<From>, Error> {
        let mut froms: Vec<From> = Vec::new();
        for from in &select.froms {
            push_new(&mut froms, from.clone());
        }
        let mut named: Vec<From> = Vec::new();
        for column in &select.columns {
            column.collect_froms(&mut named);
        }
        apply_joins(&mut froms, &named, select)?;
        for condition in &select.wheres {
            condition.collect_froms(&mut named);
        }
        for from in named {
            push_new(&mut froms, from);
        }
        let hidden: Vec<From> = froms
            .iter()
            .filter(|f| matches!(f, From::Join(_)))
            .flat_map(|f| f.parts().into_iter().skip(1))
            .collect();
        froms.retain(|f| !hidden.iter().any(|h| h.same(f)));
        self.correlate(select, froms, asfrom)
    }

    fn correlate(
        &self,
        select: &Select,
        froms: Vec<From>,
        asfrom: bool,
    ) -> Result<Vec<From>, Error> {
        let Some(around) =
            self.stack.last().filter(|_| !asfrom || !matches!(select.correlate, Correlate::Auto))
        else {
            return Ok(froms);
        };
        let inside = |list: &[From], f: &From| list.iter().any(|x| x.same(f));
        match &select.correlate {
            Correlate::Only(list) => Ok(froms
                .into_iter()
                .filter(|f| !(inside(list, f) && inside(&around.all, f)))
                .collect()),
            Correlate::Except(list) => Ok(froms
                .into_iter()
                .filter(|f| inside(list, f) || !inside(&around.all, f))
                .collect()),
            Correlate::Auto if froms.len() > 1 => {
                let kept: Vec<From> =
                    froms.into_iter().filter(|f| !inside(&around.nearest, f)).collect();
                if kept.is_empty() {
                    return Err(Error::InvalidRequest(
                        "Select statement '<sqlalchemy.sql.selectable.Select object at 0x7f0000000000>' returned no FROM clauses due to auto-correlation; specify correlate(<tables>) to control correlation manually.".to_owned(),
                    ));
                }
                Ok(kept)
            }
            Correlate::Auto => Ok(froms),
        }
    }
}

fn push_new(froms: &mut Vec<From>, from: From) {
    if !froms.iter().any(|f| f.same(&from)) {
        froms.push(from);
    }
}

/// `_setup_joins`: each step of `.join()` replaces the FROM element it starts at.
fn apply_joins(froms: &mut Vec<From>, named: &[From], select: &Select) -> Result<(), Error> {
    for step in &select.joins {
        let candidates: Vec<From> = match &step.left {
            Some(left) => match froms.iter().find(|f| f.parts().iter().any(|p| p.same(left))) {
                Some(existing) => vec![existing.clone()],
                None => vec![left.clone()],
            },
            None if !froms.is_empty() => froms.clone(),
            None => named.iter().filter(|f| !f.same(&step.right)).cloned().collect(),
        };
        let left = choose(&candidates, step)?;
        let joined = left.join(&step.right, step.onclause.clone(), step.outer, step.full)?;
        match froms.iter().position(|f| f.same(&left)) {
            Some(i) => froms[i] = joined,
            None => froms.push(joined),
        }
    }
    Ok(())
}

fn choose(candidates: &[From], step: &crate::expr::JoinStep) -> Result<From, Error> {
    let possible = left_side(candidates, &step.right, step.onclause.as_ref());
    match possible.as_slice() {
        [] if candidates.is_empty() => Err(Error::InvalidRequest(
            "No entities to join from".to_owned(),
        )),
        [] => Err(Error::InvalidRequest(format!(
            "Don't know how to join to {}. Please use the .select_from() method to establish an explicit left side, as well as providing an explicit ON clause if not present already to help resolve the ambiguity.",
            step.right.description()
        ))),
        [single] => Ok(candidates[*single].clone()),
        [first, ..] if step.onclause.is_some() => Ok(candidates[*first].clone()),
        _ => Err(Error::InvalidRequest(
            "Can't determine which FROM clause to join from, there are multiple FROMS which can join to this entity. Please use the .select_from() method to establish an explicit left side, as well as providing an explicit ON clause if not present already to help resolve the ambiguity.".to_owned(),
        )),
    }
}

/// Whether a column of a columns clause needs no anonymous name.
fn is_named(kind: &ExprKind, column: &Expr) -> bool {
    match kind {
        ExprKind::Column(_)
        | ExprKind::Proxy(_)
        | ExprKind::ColumnClause(_)
        | ExprKind::Text(..)
        | ExprKind::Label { .. } => true,
        ExprKind::Unary { element, .. } | ExprKind::Modified { element, .. } => {
            column_name(element).is_some()
        }
        _ => wrapped_name(column).is_some(),
    }
}
