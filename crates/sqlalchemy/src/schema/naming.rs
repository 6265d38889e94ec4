//! Naming conventions: `MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"})`.
//! From `sqlalchemy/sql/naming.py`.

use std::rc::Rc;

use crate::error::Error;

use super::column::Column;
use super::constraint::{Constraint, ConstraintKind};
use super::index::Index;
use super::name::Name;
use super::table::Table;

/// Something a convention names.
#[derive(Clone)]
pub enum Named {
    /// A constraint.
    Constraint(Constraint),
    /// An index.
    Index(Index),
}

/// A user's own token: a Python function of constraint and table.
pub type Token = Rc<dyn Fn(&Named, &Table) -> Result<String, Error>>;

/// One entry of the dictionary.
#[derive(Clone)]
pub enum Directive {
    /// A template.
    Text(Rc<str>),
    /// A function making a token, or a whole name.
    Call(Token),
    /// Explicitly `None`: no convention for this kind.
    Off,
}

/// The dictionary; class keys (`Index`) arrive as their prefixes (`ix`).
#[derive(Clone)]
pub struct Convention(Vec<(String, Directive)>);

impl Default for Convention {
    /// `{"ix": "ix_%(column_0_label)s"}`, which holds when none is given.
    fn default() -> Self {
        Convention(vec![("ix".to_owned(), Directive::Text(Rc::from("ix_%(column_0_label)s")))])
    }
}

impl Convention {
    /// A convention of these entries and no others.
    pub fn new(entries: Vec<(String, Directive)>) -> Self {
        Convention(entries)
    }

    /// One entry.
    pub fn get(&self, key: &str) -> Option<&Directive> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, d)| d)
    }

    /// All entries.
    pub fn entries(&self) -> &[(String, Directive)] {
        &self.0
    }
}

impl Named {
    fn prefix(&self) -> &'static str {
        match self {
            Named::Index(_) => "ix",
            Named::Constraint(c) => match &*c.kind.borrow() {
                ConstraintKind::PrimaryKey { .. } => "pk",
                ConstraintKind::ForeignKey(_) => "fk",
                ConstraintKind::Unique => "uq",
                ConstraintKind::Check { .. } => "ck",
            },
        }
    }

    fn name(&self) -> Option<Name> {
        match self {
            Named::Index(i) => i.name.borrow().clone(),
            Named::Constraint(c) => c.name.borrow().clone(),
        }
    }

    fn columns(&self) -> Vec<Column> {
        match self {
            Named::Index(i) => i.columns(),
            Named::Constraint(c) if c.foreign_key_part().is_some() => {
                c.elements().iter().filter_map(|k| k.parent()).collect()
            }
            Named::Constraint(c) => c.columns(),
        }
    }
}

/// Gives a constraint its conventional name when it joins a table.
pub(crate) fn name_constraint(constraint: &Constraint, table: &Table) -> Result<(), Error> {
    if constraint.none_name.get()
        || constraint.name.borrow().as_ref().is_some_and(Name::is_conventional)
    {
        return Ok(());
    }
    if let Some(name) = conventional_name(&Named::Constraint(constraint.clone()), table)? {
        *constraint.name.borrow_mut() = Some(name);
    }
    Ok(())
}

/// The same for an index.
pub(crate) fn name_index(index: &Index, table: &Table) -> Result<(), Error> {
    if index.name.borrow().as_ref().is_some_and(Name::is_conventional) {
        return Ok(());
    }
    if let Some(name) = conventional_name(&Named::Index(index.clone()), table)? {
        *index.name.borrow_mut() = Some(name);
    }
    Ok(())
}

/// The implicit primary key is named anew with each column that joins it.
pub(crate) fn rename_implicit_key(table: &Table) -> Result<(), Error> {
    let key = table.primary_key();
    if !key.is_implicit() {
        return Ok(());
    }
    *key.name.borrow_mut() = None;
    name_constraint(&key, table)
}

/// `_constraint_name_for_table`: the name by convention, the `conv` name it already has, or
/// nothing.
///
/// # Errors
/// `InvalidRequestError` when the template asks for a name the constraint lacks; `KeyError` for an
/// unknown token.
pub fn conventional_name(named: &Named, table: &Table) -> Result<Option<Name>, Error> {
    let name = named.name();
    if name.as_ref().is_some_and(Name::is_conventional) {
        return Ok(name);
    }
    let convention = table.metadata().convention.borrow().clone();
    match convention.get(named.prefix()) {
        Some(Directive::Text(template))
            if name.is_none() || template.contains("constraint_name") =>
        {
            let text = fill(template, named, table, &convention)?;
            Ok(Some(Name::conv(&text)))
        }
        Some(Directive::Call(make)) if name.is_none() => Ok(Some(Name::conv(&make(named, table)?))),
        _ => Ok(None),
    }
}

/// Python's `template % tokens` for `%(token)s`.
fn fill(
    template: &str,
    named: &Named,
    table: &Table,
    convention: &Convention,
) -> Result<String, Error> {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(tail) = rest.strip_prefix('%') {
            out.push('%');
            rest = tail;
            continue;
        }
        let Some((token, tail)) = rest.strip_prefix('(').and_then(|r| r.split_once(')')) else {
            return Err(Error::Type("format requires a mapping".to_owned()));
        };
        out.push_str(&token_text(token, named, table, convention)?);
        rest = tail.strip_prefix('s').unwrap_or(tail);
    }
    out.push_str(rest);
    Ok(out)
}

fn token_text(
    token: &str,
    named: &Named,
    table: &Table,
    convention: &Convention,
) -> Result<String, Error> {
    match convention.get(token) {
        Some(Directive::Call(make)) => return make(named, table),
        Some(Directive::Text(text)) => return Ok(text.to_string()),
        Some(Directive::Off) | None => {}
    }
    match token {
        "table_name" => Ok(table.name().to_string()),
        "constraint_name" => constraint_name(named),
        "referred_table_name" => {
            referred(named).map(|keys| keys.first().map(|k| k.target().table).unwrap_or_default())
        }
        _ => column_token(token, named),
    }
}

fn constraint_name(named: &Named) -> Result<String, Error> {
    named.name().map(|n| n.to_string()).ok_or_else(|| {
        Error::InvalidRequest(
            "Naming convention including %(constraint_name)s token requires that constraint is explicitly named."
                .to_owned(),
        )
    })
}

fn referred(named: &Named) -> Result<Vec<super::foreign_key::ForeignKey>, Error> {
    match named {
        Named::Constraint(c) if c.foreign_key_part().is_some() => Ok(c.elements()),
        Named::Constraint(_) | Named::Index(_) => {
            Err(Error::Attribute("object has no attribute 'elements'".to_owned()))
        }
    }
}

/// `column_0_name`, `column_0N_name`, `column_0_N_name`, the same with `key`, `label` and
/// `referred_column_…`.
fn column_token(token: &str, named: &Named) -> Result<String, Error> {
    let unknown = || Error::Key(token.to_string());
    let (referred_side, rest) = match token.strip_prefix("referred_column_") {
        Some(rest) => (true, rest),
        None => (false, token.strip_prefix("column_").ok_or_else(unknown)?),
    };
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (number, what) = rest.split_at(digits);
    let index: usize = number.parse().map_err(|_| unknown())?;
    let (joiner, attribute) = if let Some(a) = what.strip_prefix("_N_") {
        (Some("_"), a)
    } else if let Some(a) = what.strip_prefix("N_") {
        (Some(""), a)
    } else {
        (None, what.strip_prefix('_').ok_or_else(unknown)?)
    };
    let pieces = if referred_side {
        referred_pieces(named, attribute, token)?
    } else {
        local_pieces(named, attribute, token)?
    };
    Ok(match joiner {
        Some(joiner) => pieces.join(joiner),
        None => pieces.get(index).cloned().unwrap_or_default(),
    })
}

fn local_pieces(named: &Named, attribute: &str, token: &str) -> Result<Vec<String>, Error> {
    let piece = |column: &Column| match attribute {
        "name" => Ok(column.name().unwrap_or_default()),
        "key" => Ok(column.key().to_string()),
        "label" => Ok(ddl_label(column)),
        _ => Err(Error::Key(token.to_string())),
    };
    named.columns().iter().map(piece).collect()
}

fn referred_pieces(named: &Named, attribute: &str, token: &str) -> Result<Vec<String>, Error> {
    if attribute != "name" {
        return Err(Error::Key(token.to_string()));
    }
    referred(named)?.iter().map(|k| Ok(k.column()?.name().unwrap_or_default())).collect()
}

/// `Column._ddl_label`: `schema_table_column`.
pub(crate) fn ddl_label(column: &Column) -> String {
    let name = column.name().unwrap_or_default();
    match column.table() {
        Some(table) => match table.schema() {
            Some(schema) => format!("{}_{}_{name}", schema.replace('.', "_"), table.name()),
            None => format!("{}_{name}", table.name()),
        },
        None => name,
    }
}
