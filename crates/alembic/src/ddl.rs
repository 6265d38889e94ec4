//! What SQLite's implementation knows of expressions in defaults (alembic/ddl/sqlite.py).

/// Whether a default is an SQL expression without parentheses of its own, which SQLite wants in
/// parentheses.
pub fn is_bare_expression(text: &str) -> bool {
    let one_digit = text.len() == 1 && text.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let quoted = text.len() > 2 && text.starts_with('\'') && text.ends_with('\'');
    let wrapped = text.len() > 2 && text.starts_with('(') && text.ends_with(')');
    !(text.is_empty() || one_digit || quoted || wrapped)
}

/// A default without the parentheses and quotes around it, for comparison.
pub fn unwrapped(text: Option<&str>) -> Option<String> {
    let text = text?;
    let text = text
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .filter(|inner| !inner.is_empty())
        .unwrap_or(text);
    let bare = text.trim_start_matches('"').trim_end_matches('"');
    let inner = bare
        .strip_prefix('\'')
        .and_then(|inner| inner.strip_suffix('\''))
        .filter(|inner| !inner.is_empty());
    Some(inner.unwrap_or(text).to_string())
}
