//! `ATTACH 'file' AS name`: which file a statement names, and the same statement with another one.
//! A file's name is a path of the project; SQLite is given what the store has it under.

use crate::{Binding, SqlValue, SqliteError, quote, statements};

/// The statement over the file that `place` gives for the one it names, with what is bound to it;
/// none where it is no ATTACH of a file.
///
/// # Errors
/// What `place` refuses.
pub fn placed(
    sql: &str,
    binding: &Binding,
    place: impl FnOnce(&str) -> Result<String, SqliteError>,
) -> Option<Result<(String, Binding), SqliteError>> {
    let (start, token) = file_token(sql)?;
    let (named, rest) = match token.chars().next()? {
        '?' | ':' | '@' | '$' => bound(token, binding)?,
        '\'' | '"' => (unquoted(token), binding.clone()),
        _ => (token.to_owned(), binding.clone()),
    };
    if named.is_empty() || named == ":memory:" {
        return None;
    }
    Some(place(&named).map(|file| {
        let (before, after) = (&sql[..start], &sql[start + token.len()..]);
        (format!("{before}{}{after}", quote::quote_literal(&file)), rest)
    }))
}

/// Where the file's name stands in an ATTACH, and how it is written. A name that SQLite would have
/// to work out (`'a' || 'b'`) is none: what stands behind it could lead out of the project.
fn file_token(sql: &str) -> Option<(usize, &str)> {
    let mut words = statements::pieces(sql).peekable();
    let (_, attach) = words.next()?;
    if !attach.eq_ignore_ascii_case("attach") {
        return None;
    }
    let mut found = words.next()?;
    if found.1.eq_ignore_ascii_case("database") {
        found = words.next()?;
    }
    // A parameter's sign and its name are two pieces.
    if matches!(found.1, "?" | ":" | "@" | "$")
        && let Some((at, name)) = words.next_if(|(at, _)| *at == found.0 + 1)
    {
        found = (found.0, &sql[found.0..at + name.len()]);
    }
    words.next().filter(|(_, word)| word.eq_ignore_ascii_case("as")).map(|_| found)
}

/// The text bound to a parameter, and what stays to be bound.
fn bound(token: &str, binding: &Binding) -> Option<(String, Binding)> {
    let text = |value: &SqlValue| match value {
        SqlValue::Text(text) => Some(text.clone()),
        _ => None,
    };
    match binding {
        Binding::Positional(values) => {
            let first = values.first().and_then(text)?;
            Some((first, Binding::Positional(values.iter().skip(1).cloned().collect())))
        }
        Binding::Named(values) => {
            let (_, value) = values.iter().find(|(name, _)| *name == token[1..])?;
            Some((text(value)?, binding.clone()))
        }
    }
}

fn unquoted(token: &str) -> String {
    let sign = &token[..1];
    let inner = token.get(1..token.len().saturating_sub(1)).unwrap_or_default();
    inner.replace(&sign.repeat(2), sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sql: &str, binding: &Binding) -> Option<String> {
        let made = placed(sql, binding, |path| Ok(format!("<{path}>")))?;
        Some(made.unwrap().0)
    }

    #[test]
    fn the_file_of_an_attach_is_found_however_it_is_written() {
        let none = Binding::default();
        assert_eq!(of("attach 'a''b.db' as x;", &none).unwrap(), "attach '<a''b.db>' as x;");
        assert_eq!(
            of("/* c */ ATTACH DATABASE \"b.db\" AS two", &none).unwrap(),
            "/* c */ ATTACH DATABASE '<b.db>' AS two"
        );
        let given = Binding::Positional(vec![SqlValue::Text("c.db".into())]);
        assert_eq!(of("ATTACH ? AS two", &given).unwrap(), "ATTACH '<c.db>' AS two");
        let named = Binding::Named(vec![("p".into(), SqlValue::Text("d.db".into()))]);
        assert_eq!(
            of("ATTACH DATABASE :p AS two", &named).unwrap(),
            "ATTACH DATABASE '<d.db>' AS two"
        );
        for computed in ["attach 'a' || '/../b' as x", "attach ('a') as x", "attach ? || 'b' as x"]
        {
            assert_eq!(of(computed, &given), None, "{computed}");
        }
        for other in ["attach ':memory:' as m", "attach '' as m", "select 'attach'", "detach x"] {
            assert_eq!(of(other, &none), None, "{other}");
        }
    }
}
