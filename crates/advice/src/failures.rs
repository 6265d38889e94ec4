//! Why an upgrade fails: the exception's text, sorted into codes that the documentation explains.
use project::Failure;
use python::{PyErr, Vm};
use std::collections::BTreeMap;

/// Beginnings and parts of messages: code, text, whether there is a way out.
const CODES: &[(&str, &str, bool)] = &[
    ("not-null", "NOT NULL constraint failed", true),
    ("not-null", "Cannot add a NOT NULL column with default value NULL", true),
    ("unnamed-constraint", "Constraint must have a name", true),
    ("leftover-table", "_alembic_tmp_", true),
    ("no-alter", "No support for ALTER of constraints in SQLite", true),
    ("no-alter", "near \"ALTER\"", true),
    ("no-alter", "near \"DROP\"", true),
    ("no-alter", "near \"CONSTRAINT\"", true),
    ("foreign-key", "FOREIGN KEY constraint failed", false),
    ("unique", "UNIQUE constraint failed", false),
    ("check", "CHECK constraint failed", false),
    ("no-such-constraint", "No such constraint", false),
    ("no-such-index", "no such index", false),
    ("no-such-table", "no such table", false),
    ("no-such-column", "no such column", false),
    ("already-there", "already exists", false),
    ("already-there", "duplicate column name", false),
    ("other-database", "can't render element of type", false),
    ("other-database", "no such function", false),
    ("sql-syntax", "syntax error", false),
    ("default-not-constant", "Cannot add a column with non-constant default", true),
];

/// The failure that an exception means.
pub(crate) fn failure(vm: &Vm, error: &PyErr, revisions: &BTreeMap<String, String>) -> Failure {
    let message = vm.str(&error.value()).map(|text| text.to_string()).unwrap_or_default();
    let place = place(error);
    let found = CODES.iter().find(|(code, text, _)| {
        // A batch that fails names its temporary table; only one that is there already was left
        // over.
        message.contains(text) && (*code != "leftover-table" || message.contains("already exists"))
    });
    Failure {
        code: found.map_or("script-error", |(code, _, _)| code).into(),
        revision: place.as_ref().and_then(|(path, _)| revisions.get(path).cloned()),
        line: place.map(|(_, line)| line),
        message: format!("{}: {}", error.class_name(), message.lines().next().unwrap_or_default()),
        fixable: found.is_some_and(|(_, _, fixable)| *fixable),
    }
}

/// The innermost line of a migration script that the exception passed.
fn place(error: &PyErr) -> Option<(String, usize)> {
    let parts = error.0.exception()?;
    let trace = parts.trace.borrow();
    let own = |path: &str| !path.starts_with('<') && path.contains("/versions/");
    let entry = trace.iter().find(|entry| own(&entry.code.source.path))?;
    Some((entry.code.source.path.clone(), entry.code.line(entry.at)))
}
