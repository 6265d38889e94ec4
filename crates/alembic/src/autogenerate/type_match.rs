//! Whether two types are different, by their compiled text
//! (alembic/ddl/impl.py:_tokenize_column_type).
use sqlalchemy::Error;
use sqlalchemy::types::{SqlType, compile_type};

struct Params {
    first: String,
    rest: Vec<String>,
    args: Vec<String>,
    kwargs: Vec<(String, String)>,
}

/// Types that count as the same.
const SYNONYMS: [(&str, &str); 1] = [("numeric", "decimal")];

/// Whether the types differ as the database would see them.
///
/// # Errors
/// A type that SQLite cannot write.
pub(super) fn types_differ(old: &SqlType, new: &SqlType) -> Result<bool, Error> {
    let (old, new) = (tokenize(&compile_type(old)?), tokenize(&compile_type(new)?));
    Ok(!same_type(&old, &new) || !same_args(&old, &new))
}

fn tokenize(text: &str) -> Params {
    let lower = text.to_lowercase();
    let mut words = Vec::new();
    let mut args = Vec::new();
    let mut kwargs = Vec::new();
    let mut rest = lower.as_str();
    while let Some(at) = rest.find('(') {
        words.extend(rest[..at].split_whitespace().map(String::from));
        let end = rest[at..].find(')').map_or(rest.len(), |end| at + end);
        for part in rest[at + 1..end.max(at + 1)].split(',').map(str::trim) {
            match part.split_once('=') {
                Some((key, value)) => {
                    kwargs.push((key.trim().to_string(), value.trim().to_string()))
                }
                None => args.push(part.to_string()),
            }
        }
        rest = rest.get(end + 1..).unwrap_or("");
    }
    words.extend(rest.split_whitespace().map(String::from));
    let first = if words.is_empty() { String::new() } else { words.remove(0) };
    Params { first, rest: words, args, kwargs }
}

fn same_type(old: &Params, new: &Params) -> bool {
    if old.first == new.first {
        return true;
    }
    let whole = |params: &Params| {
        std::iter::once(&params.first).chain(&params.rest).cloned().collect::<Vec<_>>().join(" ")
    };
    let (a, b) = (whole(old), whole(new));
    SYNONYMS.iter().any(|(x, y)| (a == *x || a == *y) && (b == *x || b == *y))
}

/// Arguments count only where both have as many.
fn same_args(old: &Params, new: &Params) -> bool {
    if old.rest.len() == new.rest.len() && old.rest != new.rest {
        return false;
    }
    if old.args.len() == new.args.len() && old.args != new.args {
        return false;
    }
    old.kwargs.iter().all(|(key, value)| {
        new.kwargs.iter().find(|(other, _)| other == key).is_none_or(|(_, other)| other == value)
    })
}
