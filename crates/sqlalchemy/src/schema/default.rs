//! Defaults of columns: computed by the database (`server_default`, `Computed`, `Identity`) or by
//! Python (`default`).

use std::any::Any;
use std::rc::Rc;

use crate::expr::{Expr, Literal};

/// The argument of `server_default=`.
#[derive(Clone, Debug)]
pub enum DefaultArg {
    /// A string: becomes a quoted literal, even for numbers.
    Text(Rc<str>),
    /// `text(…)`, `func.now()`, `sa.false()`: rendered as is.
    Expr(Expr),
}

/// What `Column.server_default` is.
#[derive(Clone, Debug)]
pub enum ServerDefault {
    /// `DefaultClause`; `reflected` as alembic asks for it.
    Clause {
        /// The value.
        arg: DefaultArg,
        /// Came from the database.
        reflected: bool,
    },
    /// `FetchedValue()`: something the database does, which we cannot write.
    Fetched,
    /// `Computed(...)`.
    Computed(Rc<Computed>),
    /// `Identity(...)`.
    Identity(Rc<Identity>),
}

impl ServerDefault {
    /// `server_default='text'`.
    pub fn text(text: &str) -> Self {
        ServerDefault::Clause { arg: DefaultArg::Text(Rc::from(text)), reflected: false }
    }

    /// `server_default=expression`.
    pub fn expr(expr: Expr) -> Self {
        ServerDefault::Clause { arg: DefaultArg::Expr(expr), reflected: false }
    }
}

/// A generated column.
#[derive(Clone, Debug)]
pub struct Computed {
    /// The expression.
    pub sqltext: Expr,
    /// STORED, VIRTUAL, or not said.
    pub persisted: Option<bool>,
}

/// An identity column; SQLite writes nothing for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Identity {
    /// ALWAYS or BY DEFAULT; `None` means something else than `False`.
    pub always: Option<bool>,
    /// START WITH.
    pub start: Option<i64>,
    /// INCREMENT BY.
    pub increment: Option<i64>,
    /// MINVALUE.
    pub minvalue: Option<i64>,
    /// MAXVALUE.
    pub maxvalue: Option<i64>,
    /// NO MINVALUE.
    pub nominvalue: Option<bool>,
    /// NO MAXVALUE.
    pub nomaxvalue: Option<bool>,
    /// CYCLE.
    pub cycle: Option<bool>,
    /// CACHE.
    pub cache: Option<i64>,
    /// ORDER.
    pub order: Option<bool>,
    /// ON NULL.
    pub on_null: Option<bool>,
}

/// What `Column.default` and `Column.onupdate` are.
#[derive(Clone)]
pub enum ColumnDefault {
    /// A value.
    Scalar(Literal),
    /// A Python callable, called for each row, and how it is shown.
    Callable(Rc<dyn Any>, Rc<str>),
    /// An SQL expression, put into the statement.
    Expr(Expr),
    /// A sequence by name; SQLite has none.
    Sequence(Rc<str>),
}

impl std::fmt::Debug for ColumnDefault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ColumnDefault::Scalar(value) => {
                write!(f, "ScalarElementColumnDefault({})", value.repr())
            }
            ColumnDefault::Callable(_, shown) => write!(f, "CallableColumnDefault({shown})"),
            ColumnDefault::Expr(_) => f.write_str("ColumnElementColumnDefault(<expression>)"),
            ColumnDefault::Sequence(name) => write!(f, "Sequence({name:?})"),
        }
    }
}
