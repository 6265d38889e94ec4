//! Making expressions: literals, operators with SQLAlchemy's grouping rules, negation, ordering.
//! From `sql/elements.py` and `sql/default_comparator.py`.

use std::rc::Rc;

use crate::schema::Column;
use crate::types::{Affinity, SqlType, Visit};

use super::literal::Literal;
use super::node::{Bind, ColumnClause, Expr, ExprKind, Function, next_id};
use super::op::Op;

impl Expr {
    /// A schema column.
    pub fn column(column: &Column) -> Expr {
        Expr::new(ExprKind::Column(column.clone()), SqlType::null())
    }

    /// `sa.column(name)`.
    pub fn named(name: &str) -> Expr {
        Expr::clause(name, false, SqlType::null())
    }

    /// `sa.literal_column(text)`.
    pub fn literal_column(text: &str) -> Expr {
        Expr::clause(text, true, SqlType::null())
    }

    /// A free column with a type.
    pub fn clause(name: &str, literal: bool, ty: SqlType) -> Expr {
        Expr::new(
            ExprKind::ColumnClause(ColumnClause { name: Rc::from(name), table: None, literal }),
            ty,
        )
    }

    /// `sa.text(text)`: `:name` makes a bind, `\:` a colon.
    pub fn text(text: &str) -> Expr {
        let binds = super::text::bind_names(text).into_iter().map(|key| Bind {
            key: Rc::from(key),
            id: None,
            value: None,
            list: None,
            rows: None,
            expanding: false,
            literal_execute: false,
        });
        Expr::new(ExprKind::Text(Rc::from(text), binds.collect()), SqlType::null())
    }

    /// NULL.
    pub fn null() -> Expr {
        Expr::new(ExprKind::Null, SqlType::null())
    }

    /// TRUE or FALSE.
    pub fn boolean(value: bool) -> Expr {
        Expr::new(if value { ExprKind::True } else { ExprKind::False }, SqlType::plain("Boolean"))
    }

    /// `literal(value)` with its natural type.
    pub fn literal(value: Literal) -> Expr {
        let ty = value.natural_type();
        Expr::bind("param", Some(value), ty)
    }

    /// An anonymous bind whose name starts with `key`.
    pub fn bind(key: &str, value: Option<Literal>, ty: SqlType) -> Expr {
        let bind = Bind {
            key: Rc::from(key),
            id: Some(next_id()),
            value,
            list: None,
            rows: None,
            expanding: false,
            literal_execute: false,
        };
        Expr::new(ExprKind::Bind(bind), ty)
    }

    /// `bindparam(key)`.
    pub fn bindparam(key: &str, value: Option<Literal>, ty: SqlType) -> Expr {
        let bind = Bind {
            key: Rc::from(key),
            id: None,
            value,
            list: None,
            rows: None,
            expanding: false,
            literal_execute: false,
        };
        Expr::new(ExprKind::Bind(bind), ty)
    }

    /// A function with the type SQLAlchemy knows for it.
    pub fn function(name: &str, args: Vec<Expr>) -> Expr {
        Expr::function_path(vec![Rc::from(name)], args, None)
    }

    /// `func.a.b(args, type_=ty)`.
    pub fn function_path(path: Vec<Rc<str>>, args: Vec<Expr>, ty: Option<SqlType>) -> Expr {
        let last = path.last().map(|p| p.to_lowercase()).unwrap_or_default();
        let ty = ty.unwrap_or_else(|| super::functions::return_type(&last, &args));
        let args = args.into_iter().map(|a| a.self_group(Some(&Op::Comma))).collect();
        Expr::new(ExprKind::Function(Function { path, args }), ty)
    }

    /// A value compared with this expression: bound with this expression's type, unless the value
    /// is of another kind.
    pub fn coerce(&self, value: Literal) -> Expr {
        let own = self.ty();
        let natural = value.natural_type();
        let ty =
            if natural.is_null() || natural.affinity() == own.affinity() || accepts(&own, &natural)
            {
                own
            } else {
                natural
            };
        Expr::bind(&self.bind_key(), Some(value), ty)
    }

    fn bind_key(&self) -> String {
        match self.kind() {
            ExprKind::Column(column) => column.key().to_string(),
            ExprKind::ColumnClause(c) if !c.literal => c.name.to_string(),
            ExprKind::Proxy(p) => p.key.to_string(),
            ExprKind::Function(f) => f.path.last().map(|p| p.to_string()).unwrap_or_default(),
            ExprKind::Grouping(e) | ExprKind::Cast(e) | ExprKind::TypeCoerce(e) => e.bind_key(),
            ExprKind::Label { name: Some(name), .. } => name.to_string(),
            _ => "param".to_owned(),
        }
    }

    /// `self op other`, grouped as precedence asks.
    pub fn binary(&self, op: Op, other: &Expr) -> Expr {
        let ty = super::result_type::binary_type(&op, &self.ty(), &other.ty());
        self.binary_typed(op, other, ty)
    }

    /// The same with a given result type.
    pub fn binary_typed(&self, op: Op, other: &Expr, ty: SqlType) -> Expr {
        let left = self.self_group(Some(&op));
        let right = other.self_group(Some(&op));
        Expr::new(ExprKind::Binary { left, op, right, escape: None }, ty)
    }

    /// LIKE with ESCAPE.
    pub fn like(&self, op: Op, other: &Expr, escape: Option<&str>) -> Expr {
        let (left, right) = (self.self_group(Some(&op)), other.self_group(Some(&op)));
        Expr::new(
            ExprKind::Binary { left, op, right, escape: escape.map(Rc::from) },
            SqlType::plain("Boolean"),
        )
    }

    /// `==` and `!=`, where None means IS NULL.
    pub fn equals(&self, other: &Expr, negate: bool) -> Expr {
        let null = matches!(other.kind(), ExprKind::Null);
        let op = match (null, negate) {
            (true, false) => Op::Is,
            (true, true) => Op::IsNot,
            (false, false) => Op::Eq,
            (false, true) => Op::Ne,
        };
        self.binary_typed(op, other, SqlType::plain("Boolean"))
    }

    /// `self IN (values)` with an expanding bind.
    pub fn in_literals(&self, values: Vec<Literal>) -> Expr {
        self.in_list(values, false)
    }

    /// `(a, b) IN (…)` over rows; `values` are the rows as Python has them.
    pub fn in_rows(&self, values: Vec<Literal>, rows: Vec<Vec<Expr>>, negate: bool) -> Expr {
        let bind = Bind {
            key: Rc::from("param"),
            id: Some(next_id()),
            value: None,
            list: Some(values),
            rows: Some(Rc::new(rows)),
            expanding: true,
            literal_execute: false,
        };
        let op = if negate { Op::NotIn } else { Op::In };
        self.binary_typed(
            op,
            &Expr::new(ExprKind::Bind(bind), SqlType::null()),
            SqlType::plain("Boolean"),
        )
    }

    /// IN or NOT IN over values.
    pub fn in_list(&self, values: Vec<Literal>, negate: bool) -> Expr {
        let own = self.ty();
        let ty = match values.iter().map(Literal::natural_type).find(|t| !t.is_null()) {
            Some(natural)
                if natural.affinity() != own.affinity()
                    && !accepts(&own, &natural)
                    && !own.is_a("Boolean") =>
            {
                natural
            }
            _ => own,
        };
        let bind = Bind {
            key: Rc::from(self.bind_key()),
            id: Some(next_id()),
            value: None,
            list: Some(values),
            rows: None,
            expanding: true,
            literal_execute: false,
        };
        let right = Expr::new(ExprKind::Bind(bind), ty);
        let op = if negate { Op::NotIn } else { Op::In };
        let left = self.self_group(Some(&op));
        Expr::new(ExprKind::Binary { left, op, right, escape: None }, SqlType::plain("Boolean"))
    }

    /// `self BETWEEN a AND b`.
    pub fn between(&self, low: &Expr, high: &Expr, negate: bool) -> Expr {
        let op = if negate { Op::NotBetween } else { Op::Between };
        let items = vec![low.self_group(Some(&Op::And)), high.self_group(Some(&Op::And))];
        let range = Expr::new(ExprKind::List { op: Op::And, items, group: false }, SqlType::null());
        let left = self.self_group(Some(&op));
        Expr::new(
            ExprKind::Binary { left, op, right: range, escape: None },
            SqlType::plain("Boolean"),
        )
    }

    /// AND / OR of several, flattened and without the neutral constants.
    pub fn connect(op: Op, items: Vec<Expr>) -> Expr {
        let mut flat: Vec<Expr> = Vec::new();
        let given = items.len();
        for item in items {
            match item.kind() {
                ExprKind::True if op == Op::And => {}
                ExprKind::False if op == Op::Or => {}
                ExprKind::False if op == Op::And => return Expr::boolean(false),
                ExprKind::True if op == Op::Or => return Expr::boolean(true),
                ExprKind::List { op: inner, items, .. } if *inner == op => {
                    flat.extend(items.iter().cloned())
                }
                _ => flat.push(item.self_group(Some(&op))),
            }
        }
        match flat.as_slice() {
            // `and_()`, which says nothing where it stands.
            [] if given == 0 => Expr::new(
                ExprKind::List { op, items: flat, group: true },
                SqlType::plain("Boolean"),
            ),
            [] => Expr::boolean(op == Op::And),
            [single] => single.clone(),
            _ => Expr::new(
                ExprKind::List { op, items: flat, group: true },
                SqlType::plain("Boolean"),
            ),
        }
    }

    /// `-x`, `DISTINCT x` and other prefixes.
    pub fn unary(op: Op, element: &Expr) -> Expr {
        let ty = if op.is_boolean() { SqlType::plain("Boolean") } else { element.ty() };
        let element = element.self_group(Some(&op));
        Expr::new(ExprKind::Unary { op, element }, ty)
    }

    /// DESC, ASC, NULLS FIRST, NULLS LAST.
    pub fn modified(&self, op: Op) -> Expr {
        let ty = self.ty();
        let element = match (&op, self.kind()) {
            (Op::NullsFirst | Op::NullsLast, ExprKind::Modified { .. }) => self.clone(),
            _ => self.self_group(Some(&op)),
        };
        Expr::new(ExprKind::Modified { element, op }, ty)
    }

    /// `~x`.
    pub fn negate(&self) -> Expr {
        if let Some(negation) = self.negation() {
            return negation.clone();
        }
        match self.kind() {
            ExprKind::True => Expr::boolean(false),
            ExprKind::False => Expr::boolean(true),
            ExprKind::Binary { left, op, right, escape } => match op.negated() {
                Some(op) => {
                    let kind = ExprKind::Binary {
                        left: left.clone(),
                        op,
                        right: right.clone(),
                        escape: escape.clone(),
                    };
                    Expr::new(kind, self.ty())
                }
                None => Expr::unary(Op::Inv, self),
            },
            ExprKind::Unary { op: Op::Inv, element } => element.clone(),
            ExprKind::Grouping(inner) if inner.ty().affinity() != Affinity::Boolean => {
                inner.negate()
            }
            ExprKind::List { .. } => Expr::unary(Op::Inv, self),
            ExprKind::Exists(_) => {
                Expr::unary(Op::Inv, &Expr::new(ExprKind::Grouping(self.clone()), self.ty()))
            }
            _ if self.ty().affinity() == Affinity::Boolean
                && !matches!(self.kind(), ExprKind::Exists(_) | ExprKind::Grouping(_)) =>
            {
                Expr::new(
                    ExprKind::Unary {
                        op: Op::IsFalse,
                        element: self.self_group(Some(&Op::IsFalse)),
                    },
                    SqlType::plain("Boolean"),
                )
            }
            _ => Expr::unary(Op::Inv, self),
        }
    }

    /// Whether it stands alone: no operator of its own joins parts.
    fn is_operand(&self) -> bool {
        matches!(
            self.kind(),
            ExprKind::Column(_)
                | ExprKind::Proxy(_)
                | ExprKind::ColumnClause(_)
                | ExprKind::Function(_)
                | ExprKind::Cast(_)
                | ExprKind::TypeCoerce(_)
                | ExprKind::True
                | ExprKind::False
                | ExprKind::Bind(_)
                | ExprKind::Case { .. }
        )
    }

    /// A Boolean column as a condition: `x = 1` where booleans are numbers.
    pub fn as_condition(&self) -> Expr {
        if self.is_operand() && self.ty().affinity() == Affinity::Boolean {
            return Expr::new(
                ExprKind::Unary { op: Op::IsTrue, element: self.clone() },
                SqlType::plain("Boolean"),
            );
        }
        self.clone()
    }

    /// `x.label(name)`.
    pub fn label(&self, name: Option<&str>) -> Expr {
        let element = match self.kind() {
            ExprKind::Label { element, .. } => element.clone(),
            _ => self.self_group(Some(&Op::As)),
        };
        let ty = element.ty();
        Expr::new(ExprKind::Label { name: name.map(Rc::from), id: next_id(), element }, ty)
    }

    /// `self_group(against)`: parentheses where precedence needs them.
    pub fn self_group(&self, against: Option<&Op>) -> Expr {
        let wrap = match self.kind() {
            ExprKind::Binary { op, .. } | ExprKind::Unary { op, .. } => op.is_precedent(against),
            ExprKind::Modified { op, .. } => {
                op.is_precedent(against) && !matches!(against, Some(Op::Comma) | None)
            }
            ExprKind::List { op, group, .. } => *group && op.is_precedent(against),
            ExprKind::Text(..) => against == Some(&Op::In),
            ExprKind::Exists(_) => matches!(against, Some(Op::And | Op::Or)),
            ExprKind::Collate(..) => Op::Collate.is_precedent(against),
            ExprKind::Filter(..) => Op::Filter.is_precedent(against),
            _ if self.is_operand()
                && against.is_some_and(|a| matches!(a, Op::And | Op::Or | Op::AsBool)) =>
            {
                return self.as_condition();
            }
            ExprKind::Label { element, .. } => {
                let inner = element.self_group(against);
                return if inner.ptr_eq(element) { self.clone() } else { inner };
            }
            _ => false,
        };
        if wrap { Expr::new(ExprKind::Grouping(self.clone()), self.ty()) } else { self.clone() }
    }
}

/// `coerce_compared_value`: types that keep their own conversion for values of another natural
/// type.
fn accepts(own: &SqlType, natural: &SqlType) -> bool {
    match own.affinity() {
        Affinity::Numeric | Affinity::Float => {
            matches!(
                natural.affinity(),
                Affinity::Integer | Affinity::Numeric | Affinity::Float | Affinity::Boolean
            )
        }
        Affinity::Json | Affinity::Uuid | Affinity::Interval | Affinity::Other(_) => true,
        Affinity::Binary => natural.affinity() != Affinity::String,
        Affinity::Boolean
        | Affinity::String
        | Affinity::Integer
        | Affinity::Date
        | Affinity::DateTime
        | Affinity::Time
        | Affinity::Null
        | Affinity::Array
        | Affinity::Tuple => {
            own.data().custom.is_some()
                && matches!(own.class().visit, Visit::Decorator | Visit::UserDefined)
        }
    }
}
