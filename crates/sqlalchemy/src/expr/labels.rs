//! The names of a SELECT's columns: which get `AS`, which names repeat, what anonymous ones are
//! called. From `selectable.py:_generate_columns_plus_names` and `elements.py:_anon_name_label`.

use std::rc::Rc;

use super::from::From;
use super::node::{Expr, ExprKind};
use super::select::LabelStyle;

/// How one column is written.
#[derive(Clone, Debug)]
pub struct Label {
    /// `AS name` is required by the style or a repetition.
    pub required: Option<LabelName>,
    /// The name seen from outside (subqueries).
    pub exported: Rc<str>,
    /// The key seen from outside, when it differs from the name.
    pub key: Option<Rc<str>>,
    /// The same column was there before.
    pub repeated: bool,
}

/// A name, or what an anonymous one is built from.
#[derive(Clone, Debug, PartialEq)]
pub enum LabelName {
    /// As is.
    Plain(Rc<str>),
    /// `base_N`, N counted while compiling, equal numbers share a name.
    Anon(Rc<str>, u64),
}

/// The base of an expression's anonymous label: `count` of `count_1`, else `anon`.
pub fn anon_base(expr: &Expr) -> Rc<str> {
    match expr.kind() {
        ExprKind::Function(f) => f.path.last().cloned().unwrap_or_else(|| Rc::from("anon")),
        ExprKind::Bind(b) if b.id.is_none() => b.key.clone(),
        ExprKind::Over(e, _) | ExprKind::Filter(e, _) | ExprKind::WithinGroup(e, _) => {
            match e.kind() {
                ExprKind::Function(_) => Rc::from("anon"),
                _ => Rc::from("anon"),
            }
        }
        _ => Rc::from("anon"),
    }
}

/// The name CAST, type_coerce and the like inherit from the column inside.
pub fn wrapped_name(expr: &Expr) -> Option<Rc<str>> {
    match expr.kind() {
        ExprKind::Cast(e) | ExprKind::TypeCoerce(e) => {
            super::from::column_name(e).or_else(|| wrapped_name(e))
        }
        _ => None,
    }
}

fn table_label(expr: &Expr) -> Option<String> {
    let (from, name) = match expr.kind() {
        ExprKind::Column(c) => (c.table().map(From::Table)?, c.name()?),
        ExprKind::Proxy(p) => (p.source.clone(), p.name.to_string()),
        ExprKind::ColumnClause(c) if !c.literal => (c.table.clone()?, c.name.to_string()),
        _ => return None,
    };
    match &from {
        From::Table(t) => match t.schema() {
            Some(schema) => Some(format!("{}_{}_{name}", schema.replace('.', "_"), t.name())),
            None => Some(format!("{}_{name}", t.name())),
        },
        From::Clause(c) => Some(format!("{}_{name}", c.name)),
        From::Alias(a) => Some(match &a.name {
            Some(alias) => format!("{alias}_{name}"),
            // The compiler replaces the marker by the alias's name, which it alone knows.
            None => format!("\u{1}{}\u{1}_{name}", a.id),
        }),
        From::Join(_) | From::Text(_) => None,
    }
}

/// Labels for a columns clause.
pub fn column_labels(columns: &[Expr], style: LabelStyle) -> Vec<Label> {
    let mut seen: Vec<(Rc<str>, Expr)> = Vec::new();
    columns.iter().map(|column| label_of(column, style, &mut seen)).collect()
}

fn label_of(column: &Expr, style: LabelStyle, seen: &mut Vec<(Rc<str>, Expr)>) -> Label {
    let own = super::from::column_name(column);
    let key = match column.kind() {
        ExprKind::Column(c) if style != LabelStyle::TablePlusColumn => Some(c.key()),
        _ => None,
    };
    let is_label = matches!(column.kind(), ExprKind::Label { .. });
    let wanted: Option<Rc<str>> = match style {
        LabelStyle::TablePlusColumn if !is_label => {
            table_label(column).map(Rc::from).or(own.clone())
        }
        _ => own.clone(),
    };
    let Some(wanted) = wanted else {
        if let Some(inner) = wrapped_name(column) {
            return wrapping_label(column, inner, seen);
        }
        let name = anon_base(column);
        return Label {
            required: None,
            exported: anon_export(column, &name),
            key: None,
            repeated: false,
        };
    };
    let plain = own.as_ref() == Some(&wanted) && (style != LabelStyle::TablePlusColumn || is_label);
    let repeated = seen.iter().any(|(_, e)| same_column(e, column));
    let taken = seen.iter().any(|(n, e)| *n == wanted && !same_column(e, column));
    if !taken && !repeated {
        seen.push((wanted.clone(), column.clone()));
        let required = (!plain).then(|| LabelName::Plain(wanted.clone()));
        return Label { required, exported: wanted, key, repeated: false };
    }
    if style == LabelStyle::None {
        return Label { required: None, exported: wanted, key, repeated };
    }
    // A repeated name is numbered; a repeated column gets the double underscore form, which never
    // clashes.
    let name = free_name(&wanted, if repeated { "__" } else { "_" }, seen);
    seen.push((name.clone(), column.clone()));
    Label { required: Some(LabelName::Plain(name.clone())), exported: name, key: None, repeated }
}

/// CAST and its kin bear the name of the column inside; where that is taken, in the double
/// underscore form.
fn wrapping_label(column: &Expr, inner: Rc<str>, seen: &mut Vec<(Rc<str>, Expr)>) -> Label {
    if seen.iter().any(|(n, _)| *n == inner) {
        let name = free_name(&inner, "__", seen);
        seen.push((name.clone(), column.clone()));
        return Label {
            required: Some(LabelName::Plain(name.clone())),
            exported: name,
            key: None,
            repeated: false,
        };
    }
    seen.push((inner.clone(), column.clone()));
    Label { required: None, exported: inner, key: None, repeated: false }
}

/// `base_1`, or the next number nobody has.
fn free_name(base: &str, joiner: &str, seen: &[(Rc<str>, Expr)]) -> Rc<str> {
    let mut number = 1;
    loop {
        let name = format!("{base}{joiner}{number}");
        if !seen.iter().any(|(n, _)| **n == *name) {
            return Rc::from(name);
        }
        number += 1;
    }
}

fn anon_export(column: &Expr, base: &Rc<str>) -> Rc<str> {
    match column.kind() {
        ExprKind::Cast(_) | ExprKind::TypeCoerce(_) => base.clone(),
        _ => Rc::from(format!("{base}_1")),
    }
}

/// Whether two expressions are the same column.
pub fn same_column(a: &Expr, b: &Expr) -> bool {
    match (a.kind(), b.kind()) {
        (ExprKind::Column(x), ExprKind::Column(y)) => x.ptr_eq(y),
        (ExprKind::Proxy(x), ExprKind::Proxy(y)) => x.source.same(&y.source) && x.key == y.key,
        (ExprKind::ColumnClause(x), ExprKind::ColumnClause(y)) => {
            x.name == y.name
                && match (&x.table, &y.table) {
                    (Some(s), Some(t)) => s.same(t),
                    (None, None) => a.ptr_eq(b),
                    _ => false,
                }
        }
        _ => a.ptr_eq(b),
    }
}
