//! `repr` of tables, columns, constraints and indexes; Alembic's `check` prints them.

use std::rc::Rc;

use super::column::Column;
use super::constraint::{ColumnArg, Constraint, ConstraintKind};
use super::default::{DefaultArg, Identity, ServerDefault};
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
        let mut parts =
            vec![name.as_deref().map_or("None".to_owned(), python::quote), self.sql_type().repr()];
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
            ServerDefault::Computed(c) => {
                let persisted = c
                    .persisted
                    .map_or("", |p| if p { ", persisted=True" } else { ", persisted=False" });
                format!("Computed({}{persisted})", c.sqltext.repr())
            }
            ServerDefault::Identity(identity) => identity_repr(identity),
        }
    }
}

/// `Identity(start=3)`: what differs from the defaults.
fn identity_repr(identity: &Identity) -> String {
    let word = |flag: bool| if flag { "True" } else { "False" };
    let flag =
        |name: &str, value: Option<bool>| value.map(|value| format!("{name}={}", word(value)));
    let number = |name: &str, value: Option<i64>| value.map(|value| format!("{name}={value}"));
    let always = match identity.always {
        Some(true) => Some("always=True".to_owned()),
        Some(false) => None,
        None => Some("always=None".to_owned()),
    };
    let parts = [
        always,
        flag("on_null", identity.on_null),
        number("start", identity.start),
        number("increment", identity.increment),
        number("minvalue", identity.minvalue),
        number("maxvalue", identity.maxvalue),
        flag("nominvalue", identity.nominvalue),
        flag("nomaxvalue", identity.nomaxvalue),
        flag("cycle", identity.cycle),
        number("cache", identity.cache),
    ];
    format!("Identity({})", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

impl Constraint {
    /// `UniqueConstraint(Column(...))`, as `util.generic_repr` makes it: what `__init__` takes by
    /// keyword only is left out.
    pub fn repr(&self) -> String {
        let parts = match &*self.kind.borrow() {
            ConstraintKind::Check { sqltext, .. } => {
                let mut parts = vec![sqltext.repr()];
                parts.extend(self.name_part());
                parts.extend(self.deferring());
                parts.extend(self.table_part());
                parts
            }
            ConstraintKind::ForeignKey(_) => self.foreign_key_parts(),
            _ => self.columns().iter().map(Column::repr).collect(),
        };
        format!("{}({})", self.class_name(), parts.join(", "))
    }

    fn foreign_key_parts(&self) -> Vec<String> {
        let part = self.foreign_key_part();
        let options = part.as_ref().map(|part| part.options.borrow().clone()).unwrap_or_default();
        let text = |name: &str, text: &Option<Rc<str>>| {
            text.as_ref().map(|t| format!("{name}={}", python::quote(t)))
        };
        let columns = "<sqlalchemy.sql.base.ReadOnlyColumnCollection object at 0x7f0000000000>";
        let mut parts = vec![columns.to_owned(), "None".to_owned()];
        parts.extend(self.name_part());
        parts.extend(text("onupdate", &options.onupdate));
        parts.extend(text("ondelete", &options.ondelete));
        parts.extend(self.deferring());
        parts.extend(options.use_alter.then(|| "use_alter=True".to_owned()));
        parts.extend(options.link_to_name.then(|| "link_to_name=True".to_owned()));
        parts.extend(text("match", &options.match_));
        parts.extend(self.table_part());
        parts
    }

    fn name_part(&self) -> Option<String> {
        self.name_text().map(|name| format!("name={}", python::quote(&name)))
    }

    fn table_part(&self) -> Option<String> {
        self.table()
            .filter(|_| !self.column_level.get())
            .map(|table| format!("table={}", table.repr()))
    }

    /// A foreign key keeps both among its own options.
    fn deferring(&self) -> Vec<String> {
        let part = self.foreign_key_part();
        let options = part.as_ref().map(|part| part.options.borrow().clone()).unwrap_or_default();
        let deferrable = self.deferrable.get().or(options.deferrable);
        let initially = self.initially.borrow().clone().or(options.initially);
        let mut parts = Vec::new();
        if let Some(flag) = deferrable {
            parts.push(format!("deferrable={}", if flag { "True" } else { "False" }));
        }
        if let Some(text) = initially {
            parts.push(format!("initially={}", python::quote(&text)));
        }
        parts
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
