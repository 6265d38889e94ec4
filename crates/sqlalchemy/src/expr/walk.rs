//! Walking and rewriting trees: which columns and tables an expression names, the same tree over
//! other columns.

use std::rc::Rc;

use crate::schema::Column;

use super::from::From;
use super::node::{Expr, ExprKind};
use super::select::Query;

impl Query {
    /// The query over other columns; those of the tables it names itself in FROM stay.
    fn map_leaves(&self, replace: &dyn Fn(&Expr) -> Option<Expr>) -> Query {
        let Query::Select(select) = self else { return self.clone() };
        let own = |leaf: &Expr| {
            leaf.froms().iter().any(|from| select.froms.iter().any(|named| named.same(from)))
        };
        let outside = |leaf: &Expr| if own(leaf) { None } else { replace(leaf) };
        let maps =
            |items: &[Expr]| items.iter().map(|e| e.map_leaves(&outside)).collect::<Vec<_>>();
        let mut new = (**select).clone();
        new.columns = maps(&select.columns);
        new.wheres = maps(&select.wheres);
        new.group_by = maps(&select.group_by);
        new.having = maps(&select.having);
        new.order_by = maps(&select.order_by);
        Query::Select(Rc::new(new))
    }
}

impl Expr {
    /// The expressions directly inside.
    pub fn children(&self) -> Vec<&Expr> {
        match self.kind() {
            ExprKind::Binary { left, right, .. } => vec![left, right],
            ExprKind::Unary { element, .. }
            | ExprKind::Modified { element, .. }
            | ExprKind::Label { element, .. } => {
                vec![element]
            }
            ExprKind::List { items, .. } | ExprKind::Tuple(items) => items.iter().collect(),
            ExprKind::Function(f) => f.args.iter().collect(),
            ExprKind::Over(e, w) => {
                std::iter::once(e).chain(&w.partition_by).chain(&w.order_by).collect()
            }
            ExprKind::Filter(a, b) => vec![a, b],
            ExprKind::WithinGroup(e, order) => std::iter::once(e).chain(order).collect(),
            ExprKind::Case { value, whens, otherwise } => value
                .iter()
                .chain(whens.iter().flat_map(|(a, b)| [a, b]))
                .chain(otherwise)
                .collect(),
            ExprKind::Cast(e)
            | ExprKind::TypeCoerce(e)
            | ExprKind::Extract(_, e)
            | ExprKind::Grouping(e)
            | ExprKind::Collate(e, _) => vec![e],
            ExprKind::Column(_)
            | ExprKind::Proxy(_)
            | ExprKind::ColumnClause(_)
            | ExprKind::Text(..)
            | ExprKind::Bind(_)
            | ExprKind::Null
            | ExprKind::True
            | ExprKind::False
            | ExprKind::Scalar(_)
            | ExprKind::Exists(_)
            | ExprKind::LabelReference(_)
            | ExprKind::Raw(_)
            | ExprKind::Default => Vec::new(),
        }
    }

    /// All schema columns, each once, in order of appearance.
    pub fn columns(&self) -> Vec<Column> {
        let mut out = Vec::new();
        self.collect_columns(&mut out);
        out
    }

    fn collect_columns(&self, out: &mut Vec<Column>) {
        if let ExprKind::Column(column) = self.kind()
            && !out.contains(column)
        {
            out.push(column.clone());
        }
        for child in self.children() {
            child.collect_columns(out);
        }
    }

    /// The FROM elements it names, each once.
    pub fn froms(&self) -> Vec<From> {
        let mut out = Vec::new();
        self.collect_froms(&mut out);
        out
    }

    pub(crate) fn collect_froms(&self, out: &mut Vec<From>) {
        let found = match self.kind() {
            ExprKind::Column(column) => column.table().map(From::Table),
            ExprKind::Proxy(proxy) => Some(proxy.source.clone()),
            ExprKind::ColumnClause(clause) => clause.table.clone(),
            _ => None,
        };
        if let Some(from) = found
            && !out.iter().any(|f| f.same(&from))
        {
            out.push(from);
        }
        for child in self.children() {
            child.collect_froms(out);
        }
    }

    /// The tree with some columns replaced.
    pub fn replace_columns(&self, replace: &dyn Fn(&Column) -> Option<Expr>) -> Expr {
        self.map_leaves(&|leaf| match leaf.kind() {
            ExprKind::Column(column) => replace(column),
            _ => None,
        })
    }

    /// The tree with some nodes replaced, outermost first.
    pub fn map_leaves(&self, replace: &dyn Fn(&Expr) -> Option<Expr>) -> Expr {
        if let Some(new) = replace(self) {
            return new;
        }
        let map = |e: &Expr| e.map_leaves(replace);
        let maps = |items: &[Expr]| items.iter().map(map).collect::<Vec<_>>();
        let kind = match self.kind() {
            ExprKind::Binary { left, op, right, escape } => ExprKind::Binary {
                left: map(left),
                op: op.clone(),
                right: map(right),
                escape: escape.clone(),
            },
            ExprKind::Unary { op, element } => {
                ExprKind::Unary { op: op.clone(), element: map(element) }
            }
            ExprKind::Modified { element, op } => {
                ExprKind::Modified { element: map(element), op: op.clone() }
            }
            ExprKind::Label { name, id, element } => {
                ExprKind::Label { name: name.clone(), id: *id, element: map(element) }
            }
            ExprKind::List { op, items, group } => {
                ExprKind::List { op: op.clone(), items: maps(items), group: *group }
            }
            ExprKind::Tuple(items) => ExprKind::Tuple(maps(items)),
            ExprKind::Function(f) => {
                let mut f = f.clone();
                f.args = maps(&f.args);
                ExprKind::Function(f)
            }
            ExprKind::Over(e, w) => {
                let mut w = w.clone();
                w.partition_by = maps(&w.partition_by);
                w.order_by = maps(&w.order_by);
                ExprKind::Over(map(e), w)
            }
            ExprKind::Filter(a, b) => ExprKind::Filter(map(a), map(b)),
            ExprKind::WithinGroup(e, order) => ExprKind::WithinGroup(map(e), maps(order)),
            ExprKind::Case { value, whens, otherwise } => ExprKind::Case {
                value: value.as_ref().map(map),
                whens: whens.iter().map(|(a, b)| (map(a), map(b))).collect(),
                otherwise: otherwise.as_ref().map(map),
            },
            ExprKind::Cast(e) => ExprKind::Cast(map(e)),
            ExprKind::TypeCoerce(e) => ExprKind::TypeCoerce(map(e)),
            ExprKind::Extract(field, e) => ExprKind::Extract(field.clone(), map(e)),
            ExprKind::Grouping(e) => ExprKind::Grouping(map(e)),
            ExprKind::Collate(e, c) => ExprKind::Collate(map(e), c.clone()),
            ExprKind::Scalar(query) => ExprKind::Scalar(query.map_leaves(replace)),
            ExprKind::Exists(query) => ExprKind::Exists(query.map_leaves(replace)),
            ExprKind::Column(_)
            | ExprKind::Proxy(_)
            | ExprKind::ColumnClause(_)
            | ExprKind::Text(..)
            | ExprKind::Bind(_)
            | ExprKind::Null
            | ExprKind::True
            | ExprKind::False
            | ExprKind::LabelReference(_)
            | ExprKind::Raw(_)
            | ExprKind::Default => return self.clone(),
        };
        Expr::new(kind, self.ty())
    }

    /// `repr` of an element in messages.
    pub fn repr(&self) -> String {
        match self.kind() {
            ExprKind::Column(column) => column.repr(),
            ExprKind::Function(f) => {
                let name = f.path.last().map_or("", |name| &**name);
                let class = if is_known_function(name) { name } else { "Function" };
                format!("<sqlalchemy.sql.functions.{class} at 0x7f0000000000; {name}>")
            }
            ExprKind::Label { name: Some(name), .. } => {
                format!("<sqlalchemy.sql.elements.Label at 0x7f0000000000; {name}>")
            }
            ExprKind::ColumnClause(clause) => {
                format!("<sqlalchemy.sql.elements.ColumnClause at 0x7f0000000000; {}>", clause.name)
            }
            _ => {
                format!("<sqlalchemy.sql.elements.{} object at 0x7f0000000000>", self.class_name())
            }
        }
    }

    /// The Python class.
    pub fn class_name(&self) -> &'static str {
        match self.kind() {
            ExprKind::Column(_) => "Column",
            ExprKind::Proxy(_) | ExprKind::ColumnClause(_) => "ColumnClause",
            ExprKind::Text(..) => "TextClause",
            ExprKind::Bind(_) => "BindParameter",
            ExprKind::Null => "Null",
            ExprKind::True => "True_",
            ExprKind::False => "False_",
            ExprKind::Binary { .. } => "BinaryExpression",
            ExprKind::Unary { .. } | ExprKind::Modified { .. } => "UnaryExpression",
            ExprKind::List { op: super::Op::Comma, .. } => "ClauseList",
            ExprKind::List { .. } => "BooleanClauseList",
            ExprKind::Tuple(_) => "Tuple",
            ExprKind::Function(_) => "Function",
            ExprKind::Over(..) => "Over",
            ExprKind::Filter(..) => "FunctionFilter",
            ExprKind::WithinGroup(..) => "WithinGroup",
            ExprKind::Case { .. } => "Case",
            ExprKind::Cast(_) => "Cast",
            ExprKind::TypeCoerce(_) => "TypeCoerce",
            ExprKind::Extract(..) => "Extract",
            ExprKind::Label { .. } => "Label",
            ExprKind::Grouping(_) => "Grouping",
            ExprKind::Collate(..) => "CollationClause",
            ExprKind::Scalar(_) => "ScalarSelect",
            ExprKind::Exists(_) => "Exists",
            ExprKind::LabelReference(_) => "_textual_label_reference",
            ExprKind::Raw(_) | ExprKind::Default => "ClauseElement",
        }
    }
}

/// Functions that have a class of their own in `sqlalchemy.sql.functions`.
pub(crate) fn is_known_function(name: &str) -> bool {
    const KNOWN: &str = " coalesce max min sum now concat char_length random count current_date current_time \
        current_timestamp current_user localtime localtimestamp session_user sysdate user array_agg mode rank dense_rank \
        percent_rank cume_dist cube rollup grouping_sets aggregate_strings percentile_cont percentile_disc ";
    KNOWN.contains(&format!(" {name} "))
}
