//! Quoting of identifiers, from `sqlalchemy/sql/compiler.py:IdentifierPreparer` and the SQLite
//! dialect's reserved words.

use std::cell::{Cell, RefCell};

use crate::schema::{Name, Table};
use sqlite::quote::is_keyword;
pub use sqlite::quote::{quote_identifier, quote_literal};

/// Words the default dialect quotes: what `str(statement)` shows.
const DEFAULT_RESERVED: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "between",
    "binary",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "constraint",
    "create",
    "cross",
    "current_date",
    "current_role",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "natural",
    "new",
    "not",
    "notnull",
    "null",
    "off",
    "offset",
    "old",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "overlaps",
    "placing",
    "primary",
    "references",
    "right",
    "select",
    "session_user",
    "set",
    "similar",
    "some",
    "symmetric",
    "table",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "verbose",
    "when",
    "where",
];

thread_local! {
    static DEFAULT_DIALECT: Cell<bool> = const { Cell::new(false) };
}

/// `schema_translate_map`: a schema, or None for tables without one, and what stands for it.
pub(crate) type Translated = Vec<(Option<String>, Option<String>)>;

thread_local! {
    static TRANSLATED: RefCell<Translated> = const { RefCell::new(Vec::new()) };
}

/// Runs something that writes other schemas than tables have.
pub(crate) fn translated<T>(map: Translated, run: impl FnOnce() -> T) -> T {
    let before = TRANSLATED.with(|t| t.replace(map));
    let out = run();
    TRANSLATED.with(|t| t.replace(before));
    out
}

/// The schema of a table as it is written, quoted.
pub(crate) fn schema_text(table: &Table) -> Option<String> {
    let own = table.schema.borrow();
    let plain = own.as_ref().map(|name| name.to_string());
    let other = TRANSLATED
        .with(|t| t.borrow().iter().find(|(from, _)| *from == plain).map(|(_, to)| to.clone()));
    match other {
        Some(to) => to.map(|name| quote(&name)),
        None => own.as_ref().map(quote_name),
    }
}

/// Runs something with the default dialect's reserved words instead of SQLite's.
pub(crate) fn as_default_dialect<T>(run: impl FnOnce() -> T) -> T {
    let before = DEFAULT_DIALECT.with(|d| d.replace(true));
    let out = run();
    DEFAULT_DIALECT.with(|d| d.set(before));
    out
}

/// Whether the default dialect is speaking.
pub(crate) fn is_default_dialect() -> bool {
    DEFAULT_DIALECT.with(Cell::get)
}

fn is_reserved(word: &str) -> bool {
    if is_default_dialect() {
        DEFAULT_RESERVED.binary_search(&word).is_ok()
    } else {
        is_keyword(word)
    }
}

/// Whether a name must be quoted: reserved, not lower case, an odd character, a leading digit or
/// `$`.
pub fn requires_quotes(name: &str) -> bool {
    let Some(first) = name.chars().next() else { return true };
    let lower = name.to_lowercase();
    is_reserved(&lower)
        || first.is_ascii_digit()
        || first == '$'
        || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
        || lower != name
}

/// The name, quoted if need be.
pub fn quote(name: &str) -> String {
    if requires_quotes(name) { quote_identifier(name) } else { name.to_owned() }
}

/// The same for a name that may force or forbid quotes.
pub fn quote_name(name: &Name) -> String {
    match name.quote() {
        Some(true) => quote_identifier(name),
        Some(false) => name.to_string(),
        None => quote(name),
    }
}
