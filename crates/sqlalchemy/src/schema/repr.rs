//! `repr` of tables, columns, constraints and indexes; Alembic's `check` prints them.

use super::column::Column;
use super::constraint::{ColumnArg, Constraint};
use super::default::{DefaultArg, ServerDefault};
use super::index::Index;
use super::table::Table;

impl Table {
    /// `Table('t', MetaData(), Column(...), schema=None)`.
    pub fn repr(&self) -> String {
        let mut parts = vec![python::quote(&self.name()), "MetaData()".to_owned()];
        parts.extend(self.columns().iter().map(Column::repr));
        let schema = self.schema().map_or("None".to_owned(), |s| python::quote(&s));
        parts.push(format!("schema={schema}"));
        format!("Table({})", parts.join(", "))
    }
}

impl Column {
    /// `Column('id', Integer(), table=<t>, primary_key=True, nullable=False)`.
    pub fn repr(&self) -> String {
        let name = self.name();
        let mut parts = vec![name.as_deref().map_or("None".to_owned(), python::quote), self.sql_type().repr()];
        parts.extend(self.foreign_keys.borrow().iter().map(|k| k.repr()));
        parts.extend(self.constraints.borrow().iter().map(Constraint::repr));
        parts.push(match self.table() {
            Some(table) => format!("table=<{}>", table.name()),
            None => "table=None".to_owned(),
        });
        if name.as_deref() != Some(&*self.key()) {
            parts.push(format!("key={}", python::quote(&self.key())));
        }
        if self.primary_key.get() {
            parts.push("primary_key=True".to_owned());
        }
        if !self.nullable.get() {
            parts.push("nullable=False".to_owned());
        }
        if let Some(onupdate) = &*self.onupdate.borrow() {
            parts.push(format!("onupdate={onupdate:?}"));
        }
        if let Some(default) = &*self.default.borrow() {
            parts.push(format!("default={default:?}"));
        }
        if let Some(default) = &*self.server_default.borrow() {
            parts.push(format!("server_default={}", default.repr()));
        }
        if let Some(comment) = &*self.comment.borrow() {
            parts.push(format!("comment={}", python::quote(comment)));
        }
        format!("Column({})", parts.join(", "))
    }
}

impl ServerDefault {
    /// `DefaultClause('x', for_update=False)`.
    pub fn repr(&self) -> String {
        match self {
            ServerDefault::Clause { arg: DefaultArg::Text(text), .. } => {
                format!("DefaultClause({}, for_update=False)", python::quote(text))
            }
            ServerDefault::Clause { arg: DefaultArg::Expr(expr), .. } => {
                format!("DefaultClause({}, for_update=False)", expr.repr())
            }
            ServerDefault::Fetched => "FetchedValue()".to_owned(),
            ServerDefault::Computed(c) => format!("Computed({})", c.sqltext.repr()),
            ServerDefault::Identity(_) => "Identity()".to_owned(),
        }
    }
}

impl Constraint {
    /// `UniqueConstraint(Column(...))`, as `util.generic_repr` makes it.
    pub fn repr(&self) -> String {
        let mut parts: Vec<String> = match self.sqltext() {
            Some(sqltext) => vec![sqltext.repr()],
            None => self.columns().iter().map(Column::repr).collect(),
        };
        if let Some(name) = self.name_text() {
            parts.push(format!("name={}", python::quote(&name)));
        }
        format!("{}({})", self.class_name(), parts.join(", "))
    }
}

impl Index {
    /// `Index('ix', Column(...), unique=True)`.
    pub fn repr(&self) -> String {
        let mut parts = vec![self.name_text().map_or("None".to_owned(), |n| python::quote(&n))];
        parts.extend(self.expressions.borrow().iter().map(|arg| match arg {
            ColumnArg::Key(key) => python::quote(key),
            ColumnArg::Column(column) => column.repr(),
            ColumnArg::Expr(expr) => expr.repr(),
        }));
        if self.unique.get() {
            parts.push("unique=True".to_owned());
        }
        format!("Index({})", parts.join(", "))
    }
}
